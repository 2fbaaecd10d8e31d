#pragma once

#include "tests/app/texts/claim.h"

namespace linger {

/// What may become of segments, and what resets, timers and probes do.
inline std::vector<Claim> wireClaims() {
  using enum OsId;
  using enum State;
  return {
      {"three-segment-close",
       "ACK and FIN are one segment",
       [](const Trace& t) { return t.segments.size() == 3; },
       {}},
      {"last-ack-lost",
       "the peer's FIN may have to be acknowledged again",
       [](const Trace& t) {
         return repeated(t, kClient, &Flags::fin) && entered(t, kServer, TimeWait) &&
                times(t, kClient, Closed) == 1;
       },
       {}},
      {"ack-of-fin-lost",
       "a lost ACK costs one retransmitted FIN",
       [](const Trace& t) {
         const auto fins = std::ranges::count_if(t.segments, [](const SegmentRecord& record) {
           return record.from == kServer && record.segment.flags.fin;
         });
         return fins == 2 && entered(t, kServer, TimeWait);
       },
       {}},
      {"syn-ack-lost",
       "a retransmitted SYN opens no second connection",
       [](const Trace& t) {
         return repeated(t, kClient, &Flags::syn) && times(t, kServer, Established) == 1;
       },
       {}},
      {"abort",
       "the peer gets an error, and no TIME-WAIT holds the port",
       [](const Trace& t) {
         return failed(t, kClient, Call::Recv) && !entered(t, kServer, TimeWait);
       },
       {Linux, FreeBsd, MacOs, OpenBsd, NetBsd, Illumos, Windows, Rfc9293}},
      {"data-after-close",
       "a sender learns of it one send() too late",
       [](const Trace& t) {
         return gave(t, kClient, Call::Send, Errno::Ok) && failed(t, kClient, Call::Send);
       },
       {}},
      {"listener-closed",
       "a connection that was not accepted ends with a RST",
       [](const Trace& t) {
         return gave(t, kClient, Call::Connect, Errno::Ok) && failed(t, kClient, Call::Recv);
       },
       {}},
      {"called-again-in-window",
       "another SYN ends it, and connect() is refused",
       [](const Trace& t) { return gave(t, kClient, Call::Connect, Errno::ConnRefused); },
       {},
       true},
      {"abort-too-late",
       "no RST after both FINs, but for the late ACK",
       [](const Trace& t) {
         return !sent(t, kClient, "RA") && sent(t, kClient, "R") &&
                left(t, kServer, TimeWait, kSimStart, kSimStart + 1s);
       },
       {Linux}},
      {"forged-segments",
       "whatever is only in the window draws a challenge ACK",
       [](const Trace& t) {
         return sent(t, kServer, "A") && entered(t, kServer, TimeWait) && !sent(t, kServer, "RA");
       },
       {Linux, FreeBsd, Rfc9293}},
      {"one-syn-kills",
       "a SYN in the window resets",
       [](const Trace& t) { return gave(t, kServer, Call::Recv, Errno::ConnReset); },
       {Illumos}},
      {"one-syn-kills",
       "RFC 5961 forbids it",
       [](const Trace& t) { return !gave(t, kServer, Call::Recv, Errno::ConnReset); },
       {Linux, FreeBsd, Rfc9293}},
      {"text-beyond-fin",
       "what is sent after a FIN is not part of the stream",
       [](const Trace& t) { return left(t, kServer, CloseWait, kSimStart + 1s, kSimStart + 2s); },
       {Linux}},
      {"time-wait-assassination",
       "an old duplicate ends TIME-WAIT early",
       [](const Trace& t) { return left(t, kClient, TimeWait, kSimStart, kSimStart + 50s); },
       {Linux}},
      {"old-duplicate",
       "when the RST is ignored, TIME-WAIT lasts its full time",
       [](const Trace& t) { return left(t, kClient, TimeWait, kSimStart + 60s, kSimStart + 70s); },
       {Linux}},
      {"new-incarnation",
       "a newer SYN is accepted",
       [](const Trace& t) { return times(t, kServer, Established) == 1; },
       {Linux, FreeBsd, Rfc9293}},
      {"old-syn",
       "recorded numbers tell an old SYN",
       [](const Trace& t) { return !entered(t, kServer, SynReceived); },
       {}},
      {"syn-meets-reset",
       "the RST ends TIME-WAIT's hold on the number",
       [](const Trace& t) { return sent(t, kServer, "RA"); },
       {Illumos}},
      {"syn-meets-reset",
       "two systems, two answers",
       [](const Trace& t) { return !sent(t, kServer, "RA"); },
       {Linux}},
      {"crossing-duplicate",
       "the time counts from the last segment that restarted it",
       [](const Trace& t) {
         return left(t, kServer, TimeWait, kSimStart + 60s, kSimStart + 61s) &&
                left(t, kClient, TimeWait, kSimStart + 70s, kSimStart + 71s);
       },
       {Linux}},
      {"time-wait-table-full",
       "a full table gives up this protection in silence",
       [](const Trace& t) {
         return times(t, kServer, TimeWait) > 2 &&
                left(t, kServer, TimeWait, kSimStart, kSimStart + 1s);
       },
       {},
       true},
      {"why-2msl",
       "TIME-WAIT lasts 2 MSL",
       [](const Trace& t) { return left(t, kServer, TimeWait, kSimStart + 3s, kSimStart + 4s); },
       {Rfc9293}},
      {"orphan-fin-wait-2",
       "another timer ends it, and then the port is free",
       [](const Trace& t) {
         return gave(t, kServer, Call::Bind, Errno::AddrInUse) && !entered(t, kServer, TimeWait) &&
                left(t, kServer, FinWait2, kSimStart + 60s, kSimStart + 61s);
       },
       {Linux}},
      {"held-fin-wait-2",
       "whoever holds the socket decides",
       [](const Trace& t) { return left(t, kServer, FinWait2, kSimStart + 1h, kSimStart + 2h); },
       {}},
      {"syn-meets-orphan",
       "an orphan's record is deleted, and answers with a RST",
       [](const Trace& t) {
         return left(t, kServer, FinWait2, kSimStart + 2s, kSimStart + 3s) &&
                sent(t, kServer, "RA");
       },
       {Linux}},
      {"orphan-gives-up",
       "it holds the port until its last retransmission has failed",
       [](const Trace& t) {
         return gave(t, kServer, Call::Bind, Errno::AddrInUse) && !entered(t, kServer, TimeWait) &&
                left(t, kServer, FinWait1, kSimStart + 90s, kSimStart + 120s);
       },
       {Linux}},
      {"keep-alive",
       "only after more than two hours",
       [](const Trace& t) {
         return std::ranges::any_of(t.calls, [](const CallRecord& call) {
           return call.returned && call.result == Errno::TimedOut &&
                  *call.returned > kSimStart + 2h;
         });
       },
       {Linux}},
      {"nat-kept-awake",
       "probes keep the entry, and the close goes through",
       [](const Trace& t) {
         return entered(t, kServer, CloseWait) && !failed(t, kClient, Call::Recv);
       },
       {Linux}},
      {"user-timeout",
       "the program chose how long",
       [](const Trace& t) {
         return gave(t, kServer, Call::Recv, Errno::TimedOut) &&
                left(t, kServer, Established, kSimStart, kSimStart + 1min);
       },
       {Linux}},
      {"fin-timeout-myth",
       "tcp_fin_timeout ends FIN-WAIT-2 and not TIME-WAIT",
       [](const Trace& t) {
         return left(t, kServer, FinWait2, kSimStart + 5s, kSimStart + 6s) &&
                left(t, kServer, TimeWait, kSimStart + 60s, kSimStart + 61s);
       },
       {Linux}},
  };
}

}  // namespace linger
