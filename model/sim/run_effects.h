#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "model/host/stack.h"
#include "model/sim/scenario.h"
#include "model/trace/trace.h"

namespace linger {

/// The arguments of a call, from which whoever tells of it makes words.
using CallArguments = std::variant<std::string_view, std::uint32_t, SocketAddress, OptionSetting>;

/// "192.0.2.20:8080", "SO_LINGER, 0"
std::string textOf(const CallArguments& arguments);

/// What a run does, for whoever records, counts or watches it. All of one step is at one instant.
namespace run_effect {

/// What has been done until now was before the scene: segments and calls are counted from here.
struct SceneBegins {};

struct Sent {
  SegmentId id;
  HostIndex from = 0;
  HostIndex to = 0;
  stack_effect::Sent sent;
  int nthOfKind = 1;
  SimTime arrives;        ///< Or would arrive.
  bool injected = false;  ///< From nowhere: it counts among none.
};
/// The link made a copy of a segment.
struct Copied {
  SegmentId id;
  SegmentId original;
  SimTime arrives;
};
/// A segment's way is over. What follows up to ArrivalOver is caused by it, if it is delivered.
struct WayOver {
  SegmentId id;
  Delivery delivery = Delivery::Delivered;
};
struct ArrivalOver {};
struct Judged {
  effect::Judged verdict;
};
struct Moved {
  HostIndex host = 0;
  stack_effect::Moved moved;
};
struct TimerSet {
  HostIndex host = 0;
  stack_effect::TimerSet set;
};
struct TimerEnded {
  HostIndex host = 0;
  stack_effect::TimerEnded ended;
};
struct SocketChanged {
  HostIndex host = 0;
  stack_effect::SocketChanged changed;
};
struct PortMemoryChanged {
  HostIndex host = 0;
  ReusePortCache memory;
};
struct Called {
  HostIndex host = 0;
  ProcessId process;
  SocketId socket;
  Call call = Call::Socket;
  CallArguments arguments;
  std::size_t step = 0;
};
struct Returned {
  std::size_t call = 0;  ///< The how-many-th Called it is of, from 0.
  CallResult result;
  std::string message;  ///< What the program printed when it failed.
  HostIndex host = 0;
  Call what = Call::Socket;
};
struct Started {
  HostIndex host = 0;
  ProcessId process;
  std::size_t program = 0;  ///< Index into Host::programs of the world's scenario.
  std::optional<std::size_t> caller;  ///< The how-many-th of all loads it is, from 0.
};
struct Ended {
  std::size_t process = 0;  ///< The how-many-th Started it is of, from 0.
  Call by = Call::Exit;
  std::optional<std::size_t> caller;  ///< As Started has it.
};
/// A caller of a load has come while as many as may are under way: it waits for one to end.
struct CallerWaits {
  HostIndex host = 0;
};
struct Power {
  HostIndex host = 0;
  bool on = false;
};

}  // namespace run_effect

using RunEffect =
    std::variant<run_effect::SceneBegins, run_effect::Sent, run_effect::Copied, run_effect::WayOver,
                 run_effect::ArrivalOver, run_effect::Judged, run_effect::Moved,
                 run_effect::TimerSet, run_effect::TimerEnded, run_effect::SocketChanged,
                 run_effect::PortMemoryChanged, run_effect::Called, run_effect::Returned,
                 run_effect::Started, run_effect::Ended, run_effect::CallerWaits, run_effect::Power>;
using RunEffects = std::vector<RunEffect>;

}  // namespace linger
