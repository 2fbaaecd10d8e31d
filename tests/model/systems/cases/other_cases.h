#pragma once

#include "rule_case.h"

namespace linger::cases {

inline std::vector<RuleCase> illumosCases() {
  const OsId os = OsId::Illumos;
  const char* any = "0.0.0.0";
  const char* here = "192.0.2.20";
  return {
      example("no option", os, Ask::Restart, newcomer(any), {timeWait(here)},
              inUse("bind.illumos.no-option")),
      example("the new socket's option is enough", os, Ask::Restart, newcomer(any, kReuseAddr),
              {timeWait(here)}, works("bind.illumos.ok.new-option")),
      example("a listener on the same address", os, Ask::Restart, newcomer(any, kReuseAddr),
              {listener(any, kReuseAddr)}, inUse("bind.illumos.listening")),
      example("a specific address beside a wildcard", os, Ask::Restart, newcomer(here, kReuseAddr),
              {listener(any)}, works("bind.illumos.ok.specific-beside-wildcard")),
      example("exclusive against an open connection", os, Ask::Restart,
              newcomer(any, {.reuseAddr = true, .exclusive = true}),
              {connection(State::Established, here)}, inUse("bind.illumos.exclusive")),
      example("exclusive against a closing one", os, Ask::Restart,
              newcomer(any, {.reuseAddr = true, .exclusive = true}),
              {connection(State::CloseWait, here)}, works("bind.illumos.ok.new-option")),
      example("IPv6 has ports of its own", os, Ask::Restart, newcomer("::"), {listener(any)},
              works("bind.ok.other-address")),
      example("unless one is exclusive", os, Ask::Restart, newcomer("::", kExclusive),
              {listener(any)}, inUse("bind.illumos.exclusive")),
      example("port 80 is root's", os, Ask::Bind, onPort(80, newcomer(any)), {},
              fails(Call::Bind, Errno::Access, "bind.privileged-port")),
      example("listen()", os, Ask::Listen, newcomer(any), {}, works("listen.illumos.ok.unchecked")),
      example("the same 4-tuple", os, Ask::Connect, newcomer(here),
              {connection(State::Established, here)},
              fails(Call::Connect, Errno::AddrInUse, "connect.illumos.duplicate")),
  };
}

inline std::vector<RuleCase> lwipCases() {
  const OsId os = OsId::Lwip;
  const char* any = "0.0.0.0";
  const char* here = "192.0.2.20";
  return {
      example("no option", os, Ask::Restart, newcomer(any), {timeWait(here)},
              inUse("bind.lwip.no-option")),
      example("the new socket's option is enough for TIME-WAIT", os, Ask::Restart,
              newcomer(any, kReuseAddr), {timeWait(here)}, works("bind.lwip.ok.time-wait")),
      example("not for a connection", os, Ask::Restart, newcomer(any, kReuseAddr),
              {connection(State::CloseWait, here)}, inUse("bind.lwip.old-missing")),
      example("both have it", os, Ask::Restart, newcomer(any, kReuseAddr),
              {connection(State::CloseWait, here, kReuseAddr)},
              works("bind.lwip.ok.reuseaddr-both")),
      example("another address", os, Ask::Restart, newcomer("192.0.2.21"), {timeWait(here)},
              works("bind.ok.other-address")),
      example("two listeners of one address", os, Ask::Restart, newcomer(any, kReuseAddr),
              {listener(any, kReuseAddr)},
              fails(Call::Listen, Errno::AddrInUse, "listen.lwip.listening")),
      example("the same 4-tuple", os, Ask::Connect, newcomer(here), {timeWait(here)},
              fails(Call::Connect, Errno::AddrInUse, "connect.lwip.duplicate")),
  };
}

inline std::vector<RuleCase> smoltcpCases() {
  const OsId os = OsId::Smoltcp;
  const char* here = "192.0.2.20";
  return {
      example("nothing is in the way", os, Ask::Restart, newcomer(here), {listener(here)},
              works("bind.smoltcp.ok.no-table")),
      example("any number may listen", os, Ask::Listen, newcomer(here), {listener(here)},
              works("listen.smoltcp.ok.no-table")),
      example("but not on port 0", os, Ask::Listen, onPort(0, newcomer(here)), {},
              fails(Call::Listen, Errno::AddrNotAvail, "listen.smoltcp.unaddressable")),
      example("connect()", os, Ask::Connect, newcomer(here), {timeWait(here)},
              works("connect.smoltcp.ok.no-table")),
      example("connect() from port 0", os, Ask::Connect, onPort(0, newcomer(here)), {},
              fails(Call::Connect, Errno::AddrNotAvail, "connect.smoltcp.unaddressable")),
  };
}

inline std::vector<RuleCase> rfcCases() {
  const OsId os = OsId::Rfc9293;
  const char* any = "0.0.0.0";
  const char* here = "192.0.2.20";
  return {
      example("a connection exists", os, Ask::Restart, newcomer(any), {timeWait(here)},
              inUse("bind.rfc.connection-exists")),
      example("the new socket's option", os, Ask::Restart, newcomer(any, kReuseAddr),
              {timeWait(here)}, works("bind.rfc.ok.new-option")),
      example("a listener exists", os, Ask::Restart, newcomer(any, kReuseAddr),
              {listener(any, kReuseAddr)}, inUse("bind.rfc.listening")),
      example("another address", os, Ask::Restart, newcomer("192.0.2.21"), {timeWait(here)},
              works("bind.ok.other-address")),
      example("a passive OPEN", os, Ask::Listen, newcomer(any), {},
              works("listen.rfc.ok.passive-open")),
      example("OPEN of an existing connection", os, Ask::Connect, newcomer(here), {timeWait(here)},
              fails(Call::Connect, Errno::AddrInUse, "connect.rfc.duplicate")),
  };
}

}  // namespace linger::cases
