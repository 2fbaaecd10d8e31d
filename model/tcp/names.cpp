#include <algorithm>
#include <utility>

#include "model/tcp/event.h"
#include "model/tcp/segment.h"
#include "model/tcp/state.h"
#include "model/tcp/timer.h"
#include "model/tcp/transitions.h"

// The words of the protocol, in one place.

namespace linger {

std::string_view nameOf(State state) {
  switch (state) {
    case State::Closed: return "CLOSED";
    case State::Listen: return "LISTEN";
    case State::SynSent: return "SYN-SENT";
    case State::SynReceived: return "SYN-RECEIVED";
    case State::Established: return "ESTABLISHED";
    case State::FinWait1: return "FIN-WAIT-1";
    case State::FinWait2: return "FIN-WAIT-2";
    case State::CloseWait: return "CLOSE-WAIT";
    case State::Closing: return "CLOSING";
    case State::LastAck: return "LAST-ACK";
    case State::TimeWait: return "TIME-WAIT";
  }
  return "";
}

std::optional<State> stateNamed(std::string_view name) {
  const auto found = std::find_if(kAllStates.begin(), kAllStates.end(),
                                  [name](State state) { return nameOf(state) == name; });
  if (found == kAllStates.end()) return std::nullopt;
  return *found;
}

std::string_view nameOf(Event event) {
  switch (event) {
    case Event::PassiveOpen: return "passive-open";
    case Event::ActiveOpen: return "active-open";
    case Event::Close: return "close";
    case Event::CloseUnread: return "close-unread";
    case Event::Abort: return "abort";
    case Event::Syn: return "syn";
    case Event::SynAck: return "syn-ack";
    case Event::AckOfSyn: return "ack-of-syn";
    case Event::Ack: return "ack";
    case Event::Fin: return "fin";
    case Event::AckOfFin: return "ack-of-fin";
    case Event::FinAndAckOfFin: return "fin-and-ack-of-fin";
    case Event::Rst: return "rst";
    case Event::SynAgain: return "syn-again";
    case Event::SynOnConnection: return "syn-on-connection";
    case Event::SynResets: return "syn-resets";
    case Event::SynAnew: return "syn-anew";
    case Event::RstInWindow: return "rst-in-window";
    case Event::RstIgnored: return "rst-ignored";
    case Event::Unacceptable: return "unacceptable";
    case Event::AckOfUnsent: return "ack-of-unsent";
    case Event::BadAck: return "bad-ack";
    case Event::Dropped: return "dropped";
    case Event::DataAfterClose: return "data-after-close";
    case Event::SynAfterClose: return "syn-after-close";
    case Event::PeerStillSending: return "fin-again";
    case Event::AckAgain: return "ack-again";
    case Event::SynInTimeWait: return "syn-in-time-wait";
    case Event::SynRefused: return "syn-refused";
    case Event::NewIncarnation: return "new-incarnation";
    case Event::Replaced: return "replaced";
    case Event::HandshakeRefused: return "handshake-refused";
    case Event::PowerLost: return "power-lost";
    case Event::TimeWaitExpired: return "time-wait-expired";
    case Event::TimeWaitSkipped: return "time-wait-skipped";
    case Event::FinWait2Expired: return "fin-wait-2-expired";
    case Event::GaveUp: return "gave-up";
    case Event::UserTimeout: return "user-timeout";
    case Event::KeepAliveGaveUp: return "keep-alive-gave-up";
  }
  return "";
}

std::string_view nameOf(Action action) {
  switch (action) {
    case Action::None:
    case Action::RestartTimeWait: return "";
    case Action::SendSyn: return "SYN";
    case Action::SendSynAck: return "SYN, ACK";
    case Action::SendAck:
    case Action::ChallengeAck:
    case Action::AckAndRestartTimeWait: return "ACK";
    case Action::SendFin: return "FIN";
    case Action::SendRst:
    case Action::AnswerWithRst: return "RST";
  }
  return "";
}

std::string_view nameOf(TimerKind kind) {
  switch (kind) {
    case TimerKind::Retransmit: return "retransmit";
    case TimerKind::Probe: return "probe";
    case TimerKind::DelayedAck: return "delayed-ack";
    case TimerKind::FinWait2: return "fin-wait-2";
    case TimerKind::TimeWait: return "time-wait";
    case TimerKind::KeepAlive: return "keep-alive";
  }
  return "";
}

std::string_view nameOf(TimerEnd end) {
  switch (end) {
    case TimerEnd::Fired: return "fired";
    case TimerEnd::Cancelled: return "cancelled";
    case TimerEnd::Restarted: return "restarted";
  }
  return "";
}

std::optional<SimTime> deadlineOf(const ConnectionTimer& timer) {
  return std::visit(
      [](const auto& running) -> std::optional<SimTime> {
        if constexpr (std::is_same_v<std::decay_t<decltype(running)>, std::monostate>) {
          return std::nullopt;
        } else {
          return running.at;
        }
      },
      timer);
}

std::optional<TimerKind> kindOf(const ConnectionTimer& timer) {
  constexpr std::array<std::optional<TimerKind>, std::variant_size_v<ConnectionTimer>> kKinds{
      std::nullopt,        TimerKind::Retransmit, TimerKind::Probe,
      TimerKind::FinWait2, TimerKind::TimeWait,   TimerKind::KeepAlive};
  return kKinds[timer.index()];
}

SegmentKind kindOf(const Segment& segment) {
  if (segment.flags.rst) return SegmentKind::Rst;
  if (segment.flags.syn) return SegmentKind::Syn;
  if (segment.flags.fin) return SegmentKind::Fin;
  return segment.len > 0 ? SegmentKind::Data : SegmentKind::Ack;
}

std::string lettersOf(Flags flags) {
  std::string letters;
  if (flags.syn) letters += 'S';
  if (flags.fin) letters += 'F';
  if (flags.rst) letters += 'R';
  if (flags.psh) letters += 'P';
  if (flags.ack) letters += 'A';
  return letters;
}

std::string namesOf(Flags flags) {
  std::string names;
  const auto add = [&names](bool set, std::string_view name) {
    if (!set) return;
    if (!names.empty()) names += ", ";
    names += name;
  };
  add(flags.syn, "SYN");
  add(flags.fin, "FIN");
  add(flags.rst, "RST");
  add(flags.psh, "PSH");
  add(flags.ack, "ACK");
  return names;
}

}  // namespace linger
