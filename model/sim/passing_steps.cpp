#include <algorithm>
#include <string_view>
#include <utility>

#include "model/sim/process.h"
#include "model/sim/world_parts.h"

// How a process passes its listener to another that it is not the parent of: as a descriptor over
// a Unix socket (unix(7), SCM_RIGHTS). Both hold it from then on.

namespace linger {
namespace {

constexpr std::string_view kRights = "SCM_RIGHTS";

bool waitsIn(const Process& process, Call call) {
  return process.alive && process.openCall && process.openCall->call == call;
}

}  // namespace

/// Waits until a process of the step's program has come to where it takes a listener.
ProcessTurn::Outcome ProcessTurn::passListener(const Step& step) {
  return make(Call::SendMsg, self_.listener, kRights, [&] {
    const std::vector<Program>& programs = world_.scenario->hosts[self_.host].programs;
    const auto takes = [&](const Process& other) {
      return other.host == self_.host && programs[other.program].name == step.program &&
             waitsIn(other, Call::RecvMsg) && !other.passed.value;
    };
    const auto taker = std::ranges::find_if(world_.processes, takes);
    if (taker == world_.processes.end()) return failed(Errno::Again);
    taker->passed = self_.listener;
    stack_.share(self_.listener, taker->id);
    wakeThose(Call::RecvMsg);
    return succeeded();
  });
}

ProcessTurn::Outcome ProcessTurn::takeListener() {
  const bool isNew = !self_.openCall.has_value();
  const Outcome outcome = make(Call::RecvMsg, {}, kRights, [&] {
    if (!self_.passed.value) return failed(Errno::Again);
    self_.listener = std::exchange(self_.passed, SocketId{});
    return succeeded();
  });
  if (isNew && outcome == Outcome::Waits) wakeThose(Call::SendMsg);
  return outcome;
}

/// Lets those of this host go on that wait in such a call.
void ProcessTurn::wakeThose(Call waiting) {
  for (std::size_t place = 0; place < world_.processes.size(); ++place) {
    const Process& other = world_.processes[place];
    if (other.host == self_.host && waitsIn(other, waiting)) wake(world_, place);
  }
}

}  // namespace linger
