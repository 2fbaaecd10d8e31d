#pragma once

#include <optional>
#include <string>
#include <variant>

#include "model/course/condition.h"

namespace linger {

// Something that happens in a run, whose instant a learner is asked for.
namespace moment {

/// A connection of the host enters the state, or leaves it.
struct Moves {
  std::string host;
  State state = State::TimeWait;
  bool leaves = false;
  bool operator==(const Moves&) const = default;
};

/// A program of the host gets that answer to a call.
struct Returns {
  std::string host;
  Call call = Call::Bind;
  Errno result = Errno::Ok;
  bool operator==(const Returns&) const = default;
};

/// The host sends a segment of that kind.
struct Sends {
  std::string host;
  SegmentKind kind = SegmentKind::Fin;
  bool operator==(const Sends&) const = default;
};

/// The server's program, started with these options, would get its port.
struct PortIsFree {
  ReuseOptions options;
  bool operator==(const PortIsFree&) const = default;
};

}  // namespace moment

struct Moment {
  std::variant<moment::Moves, moment::Returns, moment::Sends, moment::PortIsFree> what;
  SimTime after;  ///< What happens before that instant does not count.
  int nth = 1;    ///< Of those that are left, from 1.

  bool operator==(const Moment&) const = default;
};

/// When it happens in the run; none where it does not.
std::optional<SimTime> instantOf(const Trace& trace, const Moment& moment);

/// The host that it is about; none where that is the server.
std::optional<std::string> hostOf(const Moment& moment);

}  // namespace linger
