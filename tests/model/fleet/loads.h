#pragma once

#include "model/fleet/fleet.h"
#include "model/sim/load.h"
#include "tests/model/sim/scene.h"

namespace linger {

/// A client whose callers arrive at a server that answers each of them; evenly, for so long.
inline Scenario loadOf(double rate, Duration length) {
  Scenario scenario;
  scenario.name = "load";
  scenario.link.delay = 1ms;
  const SocketAddress at = scene::at("192.0.2.20", 8080);
  Host client;
  client.name = "client";
  client.address = *Address::parse("192.0.2.10");
  Program caller;
  caller.name = "client";
  caller.arrivals = Arrivals{};
  caller.arrivals->rate = rate;
  caller.arrivals->length = length;
  caller.arrivals->to = {at};
  client.programs = {caller};
  Program answers;
  answers.name = "server";
  answers.answers = true;
  answers.setup = {{.kind = StepKind::Listen, .local = at}};
  Host server;
  server.name = "server";
  server.address = at.address;
  server.programs = {answers};
  scenario.hosts = {client, server};
  return scenario;
}

inline Arrivals& arrivalsOf(Scenario& scenario) {
  return *scenario.hosts.front().programs.front().arrivals;
}

/// The sample that ends at that instant.
inline const FleetSample& sampleAt(const FleetRun& run, SimTime at) {
  for (const FleetSample& sample : run.samples) {
    if (sample.at == at) return sample;
  }
  return run.samples.back();
}

}  // namespace linger
