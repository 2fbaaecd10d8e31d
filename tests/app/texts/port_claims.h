#pragma once

#include "tests/app/texts/claim.h"

namespace linger {

inline bool endsTimeWait(const Trace& trace, SimTime from, SimTime to) {
  return left(trace, 0, State::TimeWait, from, to) || left(trace, 1, State::TimeWait, from, to);
}

/// What holds a port, and whose calls fail for it.
inline std::vector<Claim> portClaims() {
  using enum OsId;
  using enum State;
  return {
      {"one-machine",
       "no TIME-WAIT where both ends are on one machine",
       [](const Trace& t) { return endsTimeWait(t, kSimStart, kSimStart + 1s); },
       {FreeBsd, Illumos}},
      {"one-machine",
       "Linux keeps it there, too",
       [](const Trace& t) { return endsTimeWait(t, kSimStart + 60s, kSimStart + 61s); },
       {Linux}},
      {"reuseaddr-on-new-only",
       "both sockets need it",
       [](const Trace& t) { return gave(t, kServer, Call::Bind, Errno::AddrInUse); },
       {Linux}},
      {"reuseaddr-on-new-only",
       "only the new one is asked",
       [](const Trace& t) { return !gave(t, kServer, Call::Bind, Errno::AddrInUse); },
       {FreeBsd, OpenBsd, NetBsd}},
      {"reuseaddr-on-both",
       "bind() succeeds beside TIME-WAIT",
       [](const Trace& t) {
         return !failed(t, kServer, Call::Bind) && entered(t, kServer, TimeWait);
       },
       {Linux, FreeBsd, OpenBsd, NetBsd}},
      {"child-blocks",
       "a connection blocks in every state",
       [](const Trace& t) { return gave(t, kServer, Call::Bind, Errno::AddrInUse); },
       {Linux}},
      {"other-address",
       "another address is free, the wildcard is not",
       [](const Trace& t) {
         return gave(t, kServer, Call::Bind, Errno::AddrInUse) &&
                gave(t, kServer, Call::Bind, Errno::Ok);
       },
       {Linux}},
      {"wildcard",
       "the wildcard conflicts with a connection on any address",
       [](const Trace& t) { return gave(t, kServer, Call::Bind, Errno::AddrInUse); },
       {Linux}},
      {"self-connection",
       "one socket is enough to be connected",
       [](const Trace& t) {
         return times(t, 0, Established) + times(t, 1, Established) == 1 &&
                (failed(t, 0, Call::Bind) || failed(t, 1, Call::Bind));
       },
       {Linux}},
      {"ports-run-out",
       "the limit is on the side that connects and closes first",
       [](const Trace& t) { return failed(t, kClient, Call::Connect); },
       {Linux, FreeBsd, MacOs, OpenBsd, NetBsd, Windows, Rfc9293}},
      {"same-port-again",
       "it is the client itself that waits on its port",
       [](const Trace& t) {
         return entered(t, kClient, TimeWait) && !entered(t, kServer, TimeWait);
       },
       {}},
      {"simultaneous-open",
       "no server is needed",
       [](const Trace& t) {
         return gave(t, 0, Call::Connect, Errno::Ok) && gave(t, 1, Call::Connect, Errno::Ok);
       },
       {Linux, FreeBsd, MacOs, OpenBsd, NetBsd, Illumos, Windows, Rfc9293}},
      {"refused",
       "a host that runs answers",
       [](const Trace& t) { return failed(t, kClient, Call::Connect) && sent(t, kServer, "RA"); },
       {}},
      {"impatient-client",
       "a close in SYN-SENT sends nothing; the answer draws the RST",
       [](const Trace& t) { return sent(t, kClient, "R") && !sent(t, kClient, "FA"); },
       {Linux, FreeBsd, MacOs, OpenBsd, NetBsd, Illumos, Windows, Rfc9293, Smoltcp}},
      {"udp-rebind",
       "TIME-WAIT belongs to TCP",
       [](const Trace& t) { return !failed(t, kServer, Call::Bind); },
       {}},
  };
}

}  // namespace linger
