#pragma once

#include <variant>
#include <vector>

#include "model/tcp/event.h"
#include "model/tcp/rule.h"
#include "model/tcp/segment.h"
#include "model/tcp/sim_time.h"
#include "model/tcp/state.h"
#include "model/tcp/timer.h"

namespace linger {

/// A change of state, by a row of the table.
struct Transition {
  State from = State::Closed;
  State to = State::Closed;
  Event event = Event::Close;
  Rule rule;

  bool operator==(const Transition&) const = default;
};

/// What an endpoint does.
namespace effect {

/// It puts a segment on the wire.
struct Transmit {
  Segment segment;
  int attempt = 1;  ///< 2 for the first retransmission.
  Rule why;

  bool operator==(const Transmit&) const = default;
};
/// It has judged the segment that arrives, and will now act.
struct Judged {
  Event event = Event::Ack;
  Rule rule;

  bool operator==(const Judged&) const = default;
};
struct TimerSet {
  TimerKind kind = TimerKind::Retransmit;
  SimTime due;
  int attempt = 0;  ///< Retransmit: which retransmission it leads to.

  bool operator==(const TimerSet&) const = default;
};
struct TimerEnded {
  TimerKind kind = TimerKind::Retransmit;
  TimerEnd end = TimerEnd::Fired;

  bool operator==(const TimerEnded&) const = default;
};

}  // namespace effect

using Effect = std::variant<effect::Transmit, effect::Judged, Transition, effect::TimerSet,
                            effect::TimerEnded>;
/// What a call has done, in order.
using Effects = std::vector<Effect>;

/// One call to an endpoint: when it is made, and where what it does is written down.
struct Turn {
  SimTime now;
  Effects& effects;           ///< Appended to. Must outlive the call only.
  bool keepsTimeWait = true;  ///< False where the system has no room for one more TIME-WAIT.
};

}  // namespace linger
