#include "model/sim/run_count.h"

namespace linger {

void RunCount::take(const RunEffects& effects) {
  for (const RunEffect& effect : effects) {
    if (std::holds_alternative<run_effect::SceneBegins>(effect)) {
      *this = RunCount{};
    } else if (const auto* moved = std::get_if<run_effect::Moved>(&effect)) {
      ++entered[static_cast<std::size_t>(moved->moved.transition.to)];
    } else if (const auto* sent = std::get_if<run_effect::Sent>(&effect)) {
      ++segments;
      if (sent->sent.attempt > 1) ++retransmissions;
    } else if (const auto* returned = std::get_if<run_effect::Returned>(&effect)) {
      if (!returned->result.ok()) ++failedCalls;
    }
  }
}

}  // namespace linger
