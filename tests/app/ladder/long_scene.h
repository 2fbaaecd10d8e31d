#pragma once

#include "app/files/scenario/scenario_library.h"
#include "model/sim/scenario.h"

namespace linger {

/// The restart story, in which the server first sends that many pieces of data of 100 bytes each,
/// 150 ms apart.
inline Scenario restartAfterSending(std::size_t pieces) {
  using namespace std::chrono_literals;
  Scenario scene = *ScenarioLibrary().find(QStringLiteral("restart"));
  for (Host& host : scene.hosts) {
    for (Program& program : host.programs) {
      if (program.name != "server") continue;
      Step send;
      send.kind = StepKind::Send;
      send.bytes = 100;
      send.after = 150ms;
      program.steps.insert(program.steps.begin(), pieces, send);
    }
  }
  return scene;
}

}  // namespace linger
