#pragma once

#include <optional>
#include <string>
#include <variant>

#include "model/net/link.h"
#include "model/systems/errno.h"
#include "model/systems/socket_facts.h"
#include "model/systems/verdict.h"
#include "model/tcp/state.h"
#include "model/tcp/timer.h"
#include "model/trace/trace.h"

namespace linger {

// What can be asked of a run and answered by yes or no. A host that the run does not have does
// nothing.
namespace condition {

/// One of the host's TCP sockets is in the state at that instant; without one, it enters the state
/// at some time.
struct InState {
  std::string host;
  State state = State::TimeWait;
  std::optional<SimTime> at;
  bool operator==(const InState&) const = default;
};

/// A program of the host makes the call, from `from` to `to`, and it returns that.
struct CallReturned {
  std::string host;
  Call call = Call::Bind;
  Errno result = Errno::Ok;
  std::optional<SimTime> from;
  std::optional<SimTime> to;
  std::int64_t leastValue = 0;  ///< Bytes, of a recv().
  bool operator==(const CallReturned&) const = default;
};

/// The server's program, started at that instant with these options, would get that answer.
struct Rebind {
  SimTime at;
  Errno result = Errno::Ok;
  ReuseOptions options;
  std::optional<State> blockedBy;  ///< The state of the socket that is in the way.
  std::optional<bool> owned;       ///< Whether a process owns that socket.
  bool operator==(const Rebind&) const = default;
};

/// So many segments of that kind are sent, by one host or by any, from `from` on. What the link
/// copies and what comes from nowhere does not count.
struct SegmentsSent {
  std::optional<std::string> host;
  std::optional<SegmentKind> kind;
  std::optional<SimTime> from;
  int least = 1;
  std::optional<int> most;
  bool operator==(const SegmentsSent&) const = default;
};

/// A timer of that kind is set on the host and has to run so long.
struct TimerLasts {
  std::string host;
  TimerKind kind = TimerKind::TimeWait;
  std::optional<Duration> least;
  std::optional<Duration> most;
  bool operator==(const TimerLasts&) const = default;
};

}  // namespace condition

struct Condition {
  std::variant<condition::InState, condition::CallReturned, condition::Rebind,
               condition::SegmentsSent, condition::TimerLasts>
      what;
  bool negated = false;

  bool operator==(const Condition&) const = default;
};

bool holds(const Trace& trace, const Condition& condition);

/// True where there is none.
bool allHold(const Trace& trace, const std::vector<Condition>& conditions);

/// The host that the condition names; none where it is about any host.
std::optional<std::string> hostOf(const Condition& condition);

/// The index of the host called `name`, if the run has one.
std::optional<HostIndex> hostNamed(const Trace& trace, const std::string& name);

}  // namespace linger
