#include "model/tcp/transitions.h"

#include <array>

namespace linger {
namespace {

using enum State;
using A = Action;
using E = Event;

constexpr States kSynchronized{Established, FinWait1, FinWait2, CloseWait, Closing, LastAck};
constexpr States kHandshaken{SynReceived, Established, FinWait1, FinWait2,
                             CloseWait,   Closing,     LastAck};
constexpr States kHalfOpenOrData{SynReceived, Established, FinWait1, FinWait2, CloseWait};
constexpr std::nullopt_t kStay = std::nullopt;

// clang-format off: a table reads by its columns
constexpr Row kTable[] = {
    // Opening.
    {Closed, E::PassiveOpen, Listen, A::None, {"open.passive", "RFC 9293 §3.10.1"}},
    {Closed, E::ActiveOpen, SynSent, A::SendSyn, {"open.active", "RFC 9293 §3.10.1"}},
    {Listen, E::Syn, SynReceived, A::SendSynAck, {"open.syn", "RFC 9293 §3.10.7.2"}},
    {SynSent, E::SynAck, Established, A::SendAck, {"open.syn-ack", "RFC 9293 §3.10.7.3"}},
    {SynSent, E::Syn, SynReceived, A::SendSynAck, {"open.simultaneous", "RFC 9293 §3.10.7.3"}},
    {SynReceived, E::AckOfSyn, Established, A::None, {"open.ack", "RFC 9293 §3.10.7.4"}},
    {SynReceived, E::SynAgain, kStay, A::SendSynAck, {"open.syn-again", "Linux tcp_check_req"}},

    // The close, in order: the side that closes first, then the side that follows.
    {{SynReceived, Established},
     E::Close,
     FinWait1,
     A::SendFin,
     {"close.first", "RFC 9293 §3.10.4"}},
    {FinWait1, E::AckOfFin, FinWait2, A::None, {"close.fin-acked", "RFC 9293 §3.10.7.4"}},
    {FinWait1, E::Fin, Closing, A::SendAck, {"close.crossing", "RFC 9293 §3.10.7.4"}},
    {FinWait1,
     E::FinAndAckOfFin,
     TimeWait,
     A::SendAck,
     {"close.fin-with-ack", "RFC 9293 §3.10.7.4"}},
    {FinWait2, E::Fin, TimeWait, A::SendAck, {"close.second-fin", "RFC 9293 §3.10.7.4"}},
    {Closing, E::AckOfFin, TimeWait, A::None, {"close.crossing-acked", "RFC 9293 §3.10.7.4"}},
    {Established, E::Fin, CloseWait, A::SendAck, {"close.peer-first", "RFC 9293 §3.10.7.4"}},
    {CloseWait, E::Close, LastAck, A::SendFin, {"close.follow", "RFC 9293 §3.10.4"}},
    {LastAck, E::AckOfFin, Closed, A::None, {"close.last-ack", "RFC 9293 §3.10.7.4"}},
    {{Listen, SynSent}, E::Close, Closed, A::None, {"close.unopened", "RFC 9293 §3.10.4"}},

    // TIME-WAIT.
    {TimeWait, E::TimeWaitExpired, Closed, A::None, {"time-wait.expired", "RFC 9293 §3.10.8"}},
    {TimeWait,
     E::TimeWaitSkipped,
     Closed,
     A::None,
     {"time-wait.skipped", "Linux tcp_max_tw_buckets"}},
    {TimeWait,
     E::PeerStillSending,
     kStay,
     A::AckAndRestartTimeWait,
     {"time-wait.fin-again", "RFC 9293 §3.10.7.4"}},
    {TimeWait,
     E::AckAgain,
     kStay,
     A::RestartTimeWait,
     {"time-wait.ack-again", "Linux tcp_timewait_state_process"}},
    {TimeWait, E::Rst, Closed, A::None, {"time-wait.assassinated", "RFC 1337 §2"}},
    {TimeWait, E::NewIncarnation, Closed, A::None, {"time-wait.reopened", "RFC 9293 §3.6.1"}},
    {{FinWait2, TimeWait},
     E::Replaced,
     Closed,
     A::None,
     {"time-wait.replaced", "Linux tcp_twsk_unique"}},
    {TimeWait,
     E::SynInTimeWait,
     kStay,
     A::SendAck,
     {"time-wait.syn-refused", "RFC 9293 §3.10.7.4"}},
    {TimeWait, E::SynRefused, kStay, A::AnswerWithRst, {"time-wait.syn-reset", "RFC 793 §3.9"}},

    // Aborts and resets.
    {kHalfOpenOrData, E::Abort, Closed, A::SendRst, {"abort.call", "RFC 9293 §3.10.5"}},
    {{Listen, SynSent, Closing, LastAck, TimeWait},
     E::Abort,
     Closed,
     A::None,
     {"abort.quiet", "RFC 9293 §3.10.5"}},
    {{SynReceived, Established, FinWait1, FinWait2, CloseWait, Closing, LastAck},
     E::CloseUnread,
     Closed,
     A::SendRst,
     {"abort.unread", "RFC 9293 §3.6.1"}},
    {{FinWait1, FinWait2},
     E::DataAfterClose,
     Closed,
     A::AnswerWithRst,
     {"abort.data-after-close", "RFC 9293 §3.6.1"}},
    {{CloseWait, Closing, LastAck},
     E::DataAfterClose,
     Closed,
     A::AnswerWithRst,
     {"abort.data-after-fin", "Linux tcp_rcv_state_process"}},
    {FinWait2,
     E::SynAfterClose,
     Closed,
     A::AnswerWithRst,
     {"abort.syn-after-close", "Linux tcp_timewait_state_process"}},
    {SynSent, E::Rst, Closed, A::None, {"reset.refused", "RFC 9293 §3.10.7.3"}},
    {SynReceived, E::Rst, Closed, A::None, {"reset.opening", "RFC 9293 §3.10.7.4"}},
    {kSynchronized, E::Rst, Closed, A::None, {"reset.connection", "RFC 9293 §3.10.7.4"}},
    {{SynReceived, Established, FinWait1, FinWait2, CloseWait, Closing, LastAck, TimeWait},
     E::RstInWindow,
     kStay,
     A::ChallengeAck,
     {"challenge.rst", "RFC 5961 §3.2"}},
    {{SynReceived, Established, FinWait1, FinWait2, CloseWait, Closing, LastAck, TimeWait},
     E::SynResets,
     Closed,
     A::SendRst,
     {"reset.syn", "RFC 793 §3.9"}},
    {SynReceived, E::SynAnew, Closed, A::None, {"open.syn-anew", "RFC 9293 §3.10.7.4"}},
    {kHandshaken,
     E::SynRefused,
     Closed,
     A::AnswerWithRst,
     {"reset.syn-refused", "Linux tcp_check_req"}},
    {kHandshaken, E::SynOnConnection, kStay, A::ChallengeAck, {"challenge.syn", "RFC 5961 §4.2"}},
    {{Listen, SynSent, SynReceived},
     E::BadAck,
     kStay,
     A::AnswerWithRst,
     {"reset.bad-ack", "RFC 9293 §3.5.2"}},

    // Segments that do not fit.
    {{SynReceived, Established, FinWait1, FinWait2, CloseWait, Closing, LastAck, TimeWait},
     E::Unacceptable,
     kStay,
     A::SendAck,
     {"unacceptable.ack", "RFC 9293 §3.10.7.4"}},
    {kSynchronized,
     E::AckOfUnsent,
     kStay,
     A::SendAck,
     {"unacceptable.ack-of-unsent", "RFC 9293 §3.10.7.4"}},

    // Giving up.
    {FinWait2, E::FinWait2Expired, Closed, A::None, {"timer.fin-wait-2", "Linux tcp_fin_timeout"}},
    {{SynSent, SynReceived, Established, FinWait1, CloseWait, Closing, LastAck},
     E::GaveUp,
     Closed,
     A::None,
     {"timer.gave-up", "RFC 9293 §3.8.3"}},
    {{SynSent, SynReceived, Established, FinWait1, CloseWait, Closing, LastAck},
     E::UserTimeout,
     Closed,
     A::None,
     {"timer.user-timeout", "RFC 9293 §3.10.8"}},
    {{Established, FinWait1, FinWait2, CloseWait},
     E::KeepAliveGaveUp,
     Closed,
     A::SendRst,
     {"timer.keep-alive", "RFC 9293 §3.8.4"}},

    // The host forgets it: nothing is sent by the connection.
    {SynReceived,
     E::HandshakeRefused,
     Closed,
     A::None,
     {"open.refused-by-listener", "Linux tcp_check_req"}},
    {{Listen, SynSent, SynReceived, Established, FinWait1, FinWait2, CloseWait, Closing, LastAck,
      TimeWait},
     E::PowerLost,
     Closed,
     A::None,
     {"host.power-lost", "RFC 9293 §3.5.1"}},
};
// clang-format on

/// What can come to a state and change nothing there.
struct Ignored {
  States in;
  Event event;
};
constexpr Ignored kIgnored[] = {
    {{Closed, FinWait1, FinWait2, Closing, LastAck, TimeWait}, E::Close},
    {Closed, E::Abort},
    {{Established, FinWait1, FinWait2, CloseWait, Closing, LastAck, TimeWait}, E::Ack},
    {{Closed, Listen, SynSent, SynReceived, Established, FinWait1, FinWait2, CloseWait, Closing,
      LastAck, TimeWait},
     E::RstIgnored},
    {{Listen, SynSent, SynReceived, Established, FinWait1, FinWait2, CloseWait, Closing, LastAck,
      TimeWait},
     E::Dropped},
    {Closed, E::BadAck},
};

constexpr bool oneRowPerCell() {
  for (const Row* a = std::begin(kTable); a != std::end(kTable); ++a) {
    for (const Row* b = a + 1; b != std::end(kTable); ++b) {
      if (a->on == b->on && a->from.overlaps(b->from)) return false;
    }
  }
  return true;
}
static_assert(oneRowPerCell(), "two rows of the transition table claim one cell");

/// For each cell of the matrix, the index of its row plus one; 0 where there is none.
constexpr auto kRowIndex = [] {
  std::array<std::array<std::uint8_t, kAllEvents.size()>, kAllStates.size()> index{};
  std::uint8_t number = 0;
  for (const Row& row : kTable) {
    ++number;
    for (State state : kAllStates) {
      if (row.from.contains(state)) index[std::size_t(state)][std::size_t(row.on)] = number;
    }
  }
  return index;
}();

}  // namespace

std::span<const Row> transitionTable() {
  return kTable;
}

const Row* findRow(State state, Event event) {
  const std::uint8_t number = kRowIndex[std::size_t(state)][std::size_t(event)];
  return number == 0 ? nullptr : &kTable[number - 1];
}

Gap gapAt(State state, Event event) {
  for (const Ignored& ignored : kIgnored) {
    if (ignored.event == event && ignored.in.contains(state)) return Gap::Ignored;
  }
  return Gap::Impossible;
}

}  // namespace linger
