#pragma once

#include "rule_case.h"

namespace linger::cases {

/// The rule of inet_csk_get_port(), clause by clause.
inline std::vector<RuleCase> linuxBindCases() {
  const OsId os = OsId::Linux;
  const char* any = "0.0.0.0";
  const char* here = "192.0.2.20";
  ReusePortCache aliceAnywhere;
  aliceAnywhere.succeeded(newcomer(any, kReusePort));
  return {
      example("nobody has the port", os, Ask::Restart, newcomer(any), {}, works("bind.ok.free")),
      example("the restart story", os, Ask::Restart, newcomer(any), {timeWait(here)},
              inUse("bind.linux.wildcard")),
      example("the same address, no option at all", os, Ask::Restart, newcomer(here),
              {timeWait(here)}, inUse("bind.linux.no-option")),
      example("SO_REUSEADDR on the new socket only", os, Ask::Restart, newcomer(any, kReuseAddr),
              {timeWait(here)}, inUse("bind.linux.reuseaddr-old-missing")),
      example("SO_REUSEADDR on the old socket only", os, Ask::Restart, newcomer(any),
              {timeWait(here, kReuseAddr)}, inUse("bind.linux.reuseaddr-new-missing")),
      example("SO_REUSEADDR on both", os, Ask::Restart, newcomer(any, kReuseAddr),
              {timeWait(here, kReuseAddr)}, works("bind.linux.ok.reuseaddr-both")),
      example("SO_REUSEADDR knows no users", os, Ask::Restart, newcomer(any, kReuseAddr, kBob),
              {timeWait(here, kReuseAddr)}, works("bind.linux.ok.reuseaddr-both")),
      example("a program still holds it in CLOSE-WAIT", os, Ask::Restart, newcomer(here),
              {connection(State::CloseWait, here)}, inUse("bind.linux.no-option")),
      example("the state makes no difference", os, Ask::Restart, newcomer(here, kReuseAddr),
              {connection(State::FinWait2, here, kReuseAddr)},
              works("bind.linux.ok.reuseaddr-both")),
      example("a listener never shares by SO_REUSEADDR", os, Ask::Restart,
              newcomer(any, kReuseAddr), {listener(any, kReuseAddr)},
              inUse("bind.linux.listening")),
      example("the listener is named, not its child", os, Ask::Restart, newcomer(any),
              {connection(State::Established, here), listener(any)}, inUse("bind.linux.listening")),
      example("SO_REUSEPORT on both", os, Ask::Restart, newcomer(any, kReusePort),
              {listener(any, kReusePort)}, works("bind.linux.ok.reuseport-both")),
      example("SO_REUSEPORT on the new socket only", os, Ask::Restart, newcomer(here, kReusePort),
              {timeWait(here)}, inUse("bind.linux.reuseport-old-missing")),
      example("SO_REUSEPORT on the old socket only", os, Ask::Restart, newcomer(here),
              {timeWait(here, kReusePort)}, inUse("bind.linux.reuseport-new-missing")),
      example("SO_REUSEPORT of another user", os, Ask::Restart, newcomer(any, kReusePort, kBob),
              {listener(any, kReusePort)}, inUse("bind.linux.reuseport-other-user")),
      example("root is another user too", os, Ask::Restart, newcomer(any, kReusePort, kRoot),
              {listener(any, kReusePort)}, inUse("bind.linux.reuseport-other-user")),
      example("TIME-WAIT has no user", os, Ask::Restart, newcomer(any, kReusePort, kBob),
              {timeWait(here, kReusePort)}, works("bind.linux.ok.reuseport-time-wait")),
      example("the cache lets its user in", os, Ask::Bind, newcomer(any, kReusePort),
              {listener(here)}, works("bind.linux.ok.reuseport-cache"), aliceAnywhere),
      example("the cache is for nobody else", os, Ask::Bind, newcomer(any, kReusePort, kBob),
              {listener(here)}, inUse("bind.linux.listening"), aliceAnywhere),
      example("another address of the host", os, Ask::Restart, newcomer("192.0.2.21"),
              {timeWait(here)}, works("bind.ok.other-address")),
      example("a half-open child holds no port", os, Ask::Restart, newcomer(any), {halfOpen(here)},
              works("bind.linux.ok.not-in-table")),
      example("port 80 is root's", os, Ask::Bind, onPort(80, newcomer(any)), {},
              fails(Call::Bind, Errno::Access, "bind.privileged-port")),
      example("root may have port 80", os, Ask::Bind, onPort(80, newcomer(any, kPlain, kRoot)), {},
              works("bind.ok.free")),
      example("port 0 lets the system choose", os, Ask::Bind, onPort(0, newcomer(any)),
              {listener(any)}, works("bind.ok.port-chosen")),
      example("every port of the range is taken", os, Ask::NoPortForBind, newcomer(any), {},
              inUse("bind.ports-exhausted")),
      example("it began to listen after our bind()", os, Ask::Listen, newcomer(any, kReuseAddr),
              {listener(any, kReuseAddr)},
              fails(Call::Listen, Errno::AddrInUse, "listen.linux.raced")),
      example("nobody else listens", os, Ask::Listen, newcomer(any, kReuseAddr),
              {bound(any, kReuseAddr)}, works("listen.ok.bound")),
      example("its old child lost the option since", os, Ask::Listen, newcomer(here, kReuseAddr),
              {timeWait(here)},
              fails(Call::Listen, Errno::AddrInUse, "bind.linux.reuseaddr-old-missing")),
  };
}

}  // namespace linger::cases
