#pragma once

#include "rule_case.h"

namespace linger::cases {

inline std::vector<RuleCase> bsdBindCases() {
  const char* any = "0.0.0.0";
  const char* here = "192.0.2.20";
  return {
      example("FreeBSD: any state blocks without an option", OsId::FreeBsd, Ask::Restart,
              newcomer(any), {timeWait(here)}, inUse("bind.bsd.no-option")),
      example("FreeBSD: the new socket's option is enough", OsId::FreeBsd, Ask::Restart,
              newcomer(any, kReuseAddr), {timeWait(here)}, works("bind.bsd.ok.new-option")),
      example("macOS: the new socket's option is enough", OsId::MacOs, Ask::Restart,
              newcomer(any, kReuseAddr), {timeWait(here)}, works("bind.bsd.ok.new-option")),
      example("FreeBSD: SO_REUSEPORT does the same here", OsId::FreeBsd, Ask::Restart,
              newcomer(here, kReusePort), {connection(State::CloseWait, here)},
              works("bind.bsd.ok.new-option")),
      example("FreeBSD: a listener on the same address", OsId::FreeBsd, Ask::Restart,
              newcomer(any, kReuseAddr), {listener(any, kReuseAddr)}, inUse("bind.bsd.listening")),
      example("FreeBSD: a wildcard listener beside a specific one", OsId::FreeBsd, Ask::Restart,
              newcomer(here, kReuseAddr), {listener(any)},
              works("bind.bsd.ok.specific-beside-wildcard")),
      example("FreeBSD: two listeners with SO_REUSEPORT", OsId::FreeBsd, Ask::Restart,
              newcomer(any, kReusePort), {listener(any, kReusePort)},
              works("bind.bsd.ok.reuseport-both")),
      example("FreeBSD: another address", OsId::FreeBsd, Ask::Restart, newcomer("192.0.2.21"),
              {timeWait(here)}, works("bind.ok.other-address")),
      example("FreeBSD: two IPv6 wildcards", OsId::FreeBsd, Ask::Restart, newcomer("::"),
              {listener("::")}, inUse("bind.bsd.no-option")),
      example("FreeBSD: a dual-stack wildcard after an IPv4 one", OsId::FreeBsd, Ask::Restart,
              newcomer("::"), {listener(any)}, works("bind.bsd.ok.mixed-wildcards")),
      example("FreeBSD: but not after its child", OsId::FreeBsd, Ask::Restart, newcomer("::"),
              {connection(State::CloseWait, here)}, inUse("bind.bsd.no-option")),
      example("FreeBSD: an IPv4 wildcard after a dual-stack one", OsId::FreeBsd, Ask::Restart,
              newcomer(any), {listener("::")}, inUse("bind.bsd.no-option")),
      example("FreeBSD: two IPv6 sockets that mean IPv4", OsId::FreeBsd, Ask::Restart,
              newcomer("::ffff:0.0.0.0"), {listener("::ffff:0.0.0.0")},
              works("bind.bsd.ok.mixed-wildcards")),
      example("NetBSD: two IPv6 sockets that mean IPv4", OsId::NetBsd, Ask::Restart,
              newcomer("::ffff:0.0.0.0"), {listener("::ffff:0.0.0.0")},
              inUse("bind.bsd.no-option")),
      example("FreeBSD: both halves of a dual-stack wildcard count", OsId::FreeBsd, Ask::Restart,
              newcomer("::"), {listener(any), listener("::1")}, inUse("bind.bsd.no-option")),
      example("OpenBSD: two IPv6 wildcards", OsId::OpenBsd, Ask::Restart, newcomer("::"),
              {listener("::")}, inUse("bind.bsd.no-option")),
      example("OpenBSD: IPv6 never takes IPv4", OsId::OpenBsd, Ask::Restart, newcomer("::"),
              {listener(any)}, works("bind.ok.other-address")),
      example("macOS: :: takes IPv4 as well", OsId::MacOs, Ask::Restart, newcomer("::"),
              {timeWait(here)}, inUse("bind.bsd.no-option")),
      example("FreeBSD: the closest socket decides, not the first", OsId::FreeBsd, Ask::Bind,
              newcomer(here, kReuseAddr, kBob), {timeWait(here), listener(here, kPlain, kAlice)},
              inUse("bind.bsd.other-user")),
      example("NetBSD: nobody has the port", OsId::NetBsd, Ask::Restart, newcomer(any), {},
              works("bind.ok.free")),
      example("FreeBSD: UDP leaves nothing behind", OsId::FreeBsd, Ask::Bind, asUdp(newcomer(any)),
              {}, works("bind.ok.udp-free")),
      example("FreeBSD: half-open children are in the SYN cache", OsId::FreeBsd, Ask::Restart,
              newcomer(any), {halfOpen(here)}, works("bind.ok.free")),
      example("macOS: half-open children are sockets", OsId::MacOs, Ask::Restart, newcomer(any),
              {halfOpen(here)}, inUse("bind.bsd.no-option")),
      example("FreeBSD: port 80 on the wildcard", OsId::FreeBsd, Ask::Bind,
              onPort(80, newcomer(any)), {},
              fails(Call::Bind, Errno::Access, "bind.privileged-port")),
      example("macOS: port 80 on the wildcard", OsId::MacOs, Ask::Bind, onPort(80, newcomer(any)),
              {}, works("bind.ok.free")),
      example("macOS: port 80 on one address", OsId::MacOs, Ask::Bind, onPort(80, newcomer(here)),
              {}, fails(Call::Bind, Errno::Access, "bind.privileged-port")),
      example("NetBSD: port 0", OsId::NetBsd, Ask::Bind, onPort(0, newcomer(any)), {},
              works("bind.ok.port-chosen")),
  };
}

/// Bob asks for a port that Alice's socket has.
inline std::vector<RuleCase> bsdOtherUserCases() {
  const char* any = "0.0.0.0";
  const char* here = "192.0.2.20";
  const BindRequest bob = newcomer(here, kReuseAddr, kBob);
  const BindRequest bobAnywhere = newcomer(any, kReuseAddr, kBob);
  return {
      example("FreeBSD: her listener", OsId::FreeBsd, Ask::Bind, bob, {listener(any)},
              inUse("bind.bsd.other-user")),
      example("FreeBSD: her old connection", OsId::FreeBsd, Ask::Bind, bob, {timeWait(here)},
              works("bind.bsd.ok.new-option")),
      example("FreeBSD: root is not asked", OsId::FreeBsd, Ask::Bind,
              newcomer(here, kReuseAddr, kRoot), {listener(any)},
              works("bind.bsd.ok.specific-beside-wildcard")),
      example("macOS: her old connection blocks as well", OsId::MacOs, Ask::Bind, bob,
              {timeWait(here)}, inUse("bind.bsd.other-user")),
      example("macOS: unless both are wildcards", OsId::MacOs, Ask::Bind, bobAnywhere,
              {listener(any)}, inUse("bind.bsd.listening")),
      example("OpenBSD: her old connection", OsId::OpenBsd, Ask::Bind, bob, {timeWait(here)},
              inUse("bind.bsd.other-user")),
      example("NetBSD: her old connection", OsId::NetBsd, Ask::Bind, bob, {timeWait(here)},
              inUse("bind.bsd.other-user")),
      example("NetBSD: unless both are wildcards and hers shares", OsId::NetBsd, Ask::Bind,
              newcomer(any, kReusePort, kBob), {listener(any, kReusePort)},
              works("bind.bsd.ok.reuseport-both")),
  };
}

inline std::vector<RuleCase> bsdConnectCases() {
  const char* here = "192.0.2.20";
  return {
      example("listen() looks at nothing again", OsId::FreeBsd, Ask::Listen, newcomer(here),
              {listener(here)}, works("listen.bsd.ok.unchecked")),
      example("FreeBSD: TIME-WAIT has the 4-tuple", OsId::FreeBsd, Ask::Connect, newcomer(here),
              {timeWait(here)}, fails(Call::Connect, Errno::AddrInUse, "connect.bsd.duplicate")),
      example("FreeBSD: one port for many peers", OsId::FreeBsd, Ask::AutoConnect,
              newcomer("192.0.2.21"), {timeWait(here)}, works("connect.ok.new-tuple")),
      example("macOS: the system takes only ports that nobody has", OsId::MacOs, Ask::AutoConnect,
              newcomer(here), {timeWait(here)},
              fails(Call::Connect, Errno::AddrNotAvail, "connect.bsd.port-held")),
  };
}

}  // namespace linger::cases
