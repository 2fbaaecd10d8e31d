#pragma once

#include "rule_case.h"

namespace linger::cases {

inline std::vector<RuleCase> linuxIpv6Cases() {
  const OsId os = OsId::Linux;
  return {
      example(":: takes IPv4 as well", os, Ask::Restart, newcomer("::"), {listener("127.0.0.1")},
              inUse("bind.linux.listening")),
      example(":: with V6ONLY leaves IPv4 alone", os, Ask::Restart, v6Only(newcomer("::")),
              {listener("0.0.0.0")}, works("bind.ok.other-address")),
      example("a mapped address is an IPv4 address", os, Ask::Restart, newcomer("::ffff:127.0.0.1"),
              {timeWait("127.0.0.1")}, inUse("bind.linux.no-option")),
      example("a mapped wildcard is IPv4 only", os, Ask::Restart, newcomer("::ffff:0.0.0.0"),
              {connection(State::Established, "::1")}, works("bind.ok.other-address")),
      example("0.0.0.0 and a dual-stack listener's IPv6 child", os, Ask::Restart,
              newcomer("0.0.0.0"), {timeWait("::1")}, inUse("bind.linux.dual-stack-child")),
      example("0.0.0.0 and an IPv6-only listener's child", os, Ask::Restart, newcomer("0.0.0.0"),
              {v6Only(timeWait("::1"))}, works("bind.ok.other-address")),
      example("127.0.0.1 and the dual-stack child", os, Ask::Restart, newcomer("127.0.0.1"),
              {timeWait("::1")}, works("bind.ok.other-address")),
      example("a mapped address on an IPv6-only socket", os, Ask::Bind,
              v6Only(newcomer("::ffff:127.0.0.1")), {},
              fails(Call::Bind, Errno::Invalid, "bind.linux.mapped-on-v6only")),
  };
}

inline std::vector<RuleCase> linuxUdpCases() {
  const OsId os = OsId::Linux;
  const char* any = "0.0.0.0";
  return {
      example("UDP leaves nothing behind", os, Ask::Bind, asUdp(newcomer(any)), {},
              works("bind.ok.udp-free")),
      example("a TCP listener is not in its way", os, Ask::Bind, asUdp(newcomer(any)),
              {listener(any)}, works("bind.ok.udp-free")),
      example("another UDP socket is", os, Ask::Bind, asUdp(newcomer(any, kReuseAddr)),
              {asUdp(bound(any))}, inUse("bind.linux.udp-in-use")),
      example("both SO_REUSEADDR: the last one gets everything", os, Ask::Bind,
              asUdp(newcomer(any, kReuseAddr)), {asUdp(bound(any, kReuseAddr))},
              works("bind.linux.ok.udp-shared")),
      example("both SO_REUSEPORT: they share by flow", os, Ask::Bind,
              asUdp(newcomer(any, kReusePort)), {asUdp(bound(any, kReusePort))},
              works("bind.linux.ok.udp-spread")),
      example("UDP cannot listen", os, Ask::Listen, asUdp(newcomer(any)), {},
              fails(Call::Listen, Errno::OpNotSupp, "listen.udp")),
      example("UDP connects where another has", os, Ask::Connect, asUdp(newcomer(any)),
              {asUdp(connection(State::Closed, "192.0.2.20"))}, works("connect.ok.udp")),
  };
}

inline std::vector<RuleCase> linuxConnectCases() {
  const OsId os = OsId::Linux;
  const char* here = "192.0.2.20";
  const char* loopback = "127.0.0.1";
  const auto refused = [](const char* rule) {
    return fails(Call::Connect, Errno::AddrNotAvail, rule);
  };
  return {
      example("a new 4-tuple", os, Ask::Connect, newcomer("192.0.2.21"), {timeWait(here)},
              works("connect.ok.new-tuple")),
      example("the old connection is still open", os, Ask::Connect, newcomer(here),
              {connection(State::CloseWait, here)}, refused("connect.linux.duplicate")),
      example("TIME-WAIT with timestamps is taken over", os, Ask::Connect, newcomer(here),
              {timeWait(here)}, works("connect.linux.ok.takes-over")),
      example("from the wildcard address too", os, Ask::Connect, newcomer("0.0.0.0"),
              {timeWait(here)}, works("connect.linux.ok.takes-over")),
      example("TIME-WAIT without timestamps is not", os, Ask::Connect, newcomer(here),
              {withoutTimestamps(timeWait(here))}, refused("connect.linux.no-timestamps")),
      example("the kernel's choice: not between hosts", os, Ask::AutoConnect, newcomer(here),
              {aged(10s, timeWait(here))}, refused("connect.linux.reuse-off")),
      example("the kernel's choice: loopback, but too young", os, Ask::AutoConnect,
              newcomer(loopback), {aged(999ms, timeWait(loopback))},
              refused("connect.linux.reuse-too-young")),
      example("the kernel's choice: loopback, a second later", os, Ask::AutoConnect,
              newcomer(loopback), {aged(1s, timeWait(loopback))},
              works("connect.linux.ok.tw-reuse")),
      example("the kernel's choice: never without timestamps", os, Ask::AutoConnect,
              newcomer(loopback), {aged(10s, withoutTimestamps(timeWait(loopback)))},
              refused("connect.linux.no-timestamps")),
      example("the kernel's choice: never a port that is bound", os, Ask::AutoConnect,
              newcomer(here), {listener("0.0.0.0")}, refused("connect.linux.port-held")),
      example("no port is left", os, Ask::NoPortForConnect, newcomer(here), {},
              refused("connect.ports-exhausted")),
  };
}

}  // namespace linger::cases
