#include "model/sim/run_count.h"

#include "model/tcp/overloaded.h"

namespace linger {

void RunCount::take(const RunEffects& effects) {
  const Overloaded count{
      [this](const run_effect::SceneBegins&) { *this = RunCount{}; },
      [this](const run_effect::Moved& moved) {
        ++entered[static_cast<std::size_t>(moved.moved.transition.to)];
      },
      [this](const run_effect::Sent& sent) {
        ++segments;
        if (sent.sent.attempt > 1) ++retransmissions;
      },
      [this](const run_effect::Returned& returned) {
        if (!returned.result.ok()) ++failedCalls;
      },
      [](const run_effect::Copied&) {},
      [](const run_effect::WayOver&) {},
      [](const run_effect::ArrivalOver&) {},
      [](const run_effect::Judged&) {},
      [](const run_effect::TimerSet&) {},
      [](const run_effect::TimerEnded&) {},
      [](const run_effect::SocketChanged&) {},
      [](const run_effect::PortMemoryChanged&) {},
      [](const run_effect::Called&) {},
      [](const run_effect::Started&) {},
      [](const run_effect::Ended&) {},
      [](const run_effect::CallerWaits&) {},
      [](const run_effect::Power&) {},
  };
  for (const RunEffect& effect : effects) std::visit(count, effect);
}

}  // namespace linger
