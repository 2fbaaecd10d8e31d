#include "model/explore/scene_facts.h"

#include "model/sim/edit.h"
#include "model/sim/server_program.h"
#include "model/sim/simulate.h"

namespace linger {

SceneFacts factsOf(const Scenario& scenario, Duration msl, NextNumbers numbers) {
  SceneFacts facts;
  facts.roles = clientAndServer(scenario);
  facts.server = serverProgram(scenario);
  for (const Host& host : scenario.hosts) facts.addresses.push_back(host.address);
  facts.delay = scenario.link.delay;
  facts.msl = msl;
  facts.until = endOf(scenario);
  facts.nextNumbers = numbers;
  return facts;
}

}  // namespace linger
