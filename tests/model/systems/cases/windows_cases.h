#pragma once

#include "rule_case.h"

namespace linger::cases {

inline std::vector<RuleCase> windowsCases() {
  const OsId os = OsId::Windows;
  const char* any = "0.0.0.0";
  const char* here = "192.0.2.20";
  const auto forbidden = [](const char* rule) { return fails(Call::Bind, Errno::Access, rule); };
  return {
      example("TIME-WAIT does not block", os, Ask::Restart, newcomer(any), {timeWait(here)},
              works("bind.windows.ok.time-wait")),
      example("nor does an open connection", os, Ask::Restart, newcomer(any),
              {connection(State::CloseWait, here)}, works("bind.windows.ok.connection")),
      example("a listener does", os, Ask::Restart, newcomer(any), {listener(any)},
              inUse("bind.windows.in-use")),
      example("SO_REUSEADDR cannot force a default socket", os, Ask::Restart,
              newcomer(any, kReuseAddr), {listener(any)}, forbidden("bind.windows.not-shared")),
      example("SO_REUSEADDR steals where the old one set it", os, Ask::Restart,
              newcomer(any, kReuseAddr), {listener(any, kReuseAddr)},
              works("bind.windows.ok.shared")),
      example("a specific address beside a wildcard", os, Ask::Restart, newcomer(here),
              {listener(any)}, works("bind.windows.ok.shared")),
      example("but not for another user", os, Ask::Restart, newcomer(here, kPlain, kBob),
              {listener(any)}, forbidden("bind.windows.other-user")),
      example("exclusive keeps a thief out", os, Ask::Restart, newcomer(any, kReuseAddr),
              {listener(any, kExclusive)}, forbidden("bind.windows.old-exclusive")),
      example("exclusive finds the port taken", os, Ask::Restart, newcomer(here, kExclusive),
              {listener(here)}, inUse("bind.windows.new-exclusive")),
      example("exclusive waits for old connections", os, Ask::Restart, newcomer(any, kExclusive),
              {connection(State::FinWait2, here)}, inUse("bind.windows.exclusive-connection")),
      example("even for TIME-WAIT", os, Ask::Restart, newcomer(any, kExclusive), {timeWait(here)},
              inUse("bind.windows.exclusive-time-wait")),
      example("others wait for an exclusive server's connections", os, Ask::Restart, newcomer(any),
              {connection(State::CloseWait, here, kExclusive)},
              inUse("bind.windows.exclusive-connection")),
      // docker/for-win issue 3171: 10013, and netstat shows nobody.
      reserving({8000, 8099},
                example("a reserved port", os, Ask::Restart, newcomer(any), {},
                        fails(Call::Bind, Errno::Access, "bind.windows.reserved-port"))),
      reserving({8081, 8099},
                example("beside one", os, Ask::Restart, newcomer(any), {}, works("bind.ok.free"))),
      example("another address", os, Ask::Restart, newcomer("192.0.2.21"), {listener(here)},
              works("bind.ok.other-address")),
      example(":: must pass on both stacks", os, Ask::Restart, newcomer("::"), {listener(any)},
              inUse("bind.windows.in-use")),
      example("no port is root's", os, Ask::Bind, onPort(80, newcomer(any)), {},
              works("bind.ok.free")),
      example("listen()", os, Ask::Listen, newcomer(any), {}, works("listen.windows.ok.unchecked")),
      example("the same 4-tuple", os, Ask::Connect, newcomer(here), {timeWait(here)},
              fails(Call::Connect, Errno::AddrInUse, "connect.windows.duplicate")),
  };
}

}  // namespace linger::cases
