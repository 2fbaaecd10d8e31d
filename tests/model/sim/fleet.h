#pragma once

#include <string>

#include "model/sim/scenario.h"
#include "tests/model/sim/scene.h"

namespace linger {

/// So many connections to one server, one after the other; each is closed by its client, and is
/// still in TIME-WAIT when the last one closes.
inline Scenario fleetOf(int connections) {
  constexpr int kMostPorts = 60'000;
  const int clients = (connections + kMostPorts - 1) / kMostPorts;
  Scenario scenario;
  scenario.name = "fleet";
  scenario.link.delay = Duration(100);
  const SocketAddress server = scene::at("192.0.2.20", 8080);
  for (int i = 0; i < clients; ++i) {
    const int share = connections / clients + (i < connections % clients ? 1 : 0);
    Program program;
    program.name = "client";
    program.steps = {{.kind = StepKind::Connect, .peer = server},
                     {.kind = StepKind::Close},
                     {.kind = StepKind::Repeat, .count = share},
                     {.kind = StepKind::Exit}};
    Host client;
    client.name = "client-" + std::to_string(i + 1);
    client.address = *Address::parse("192.0.2." + std::to_string(100 + i));
    client.tuning.ports = PortRange{1024, 65535};
    client.programs = {program};
    scenario.hosts.push_back(client);
  }
  Program accepting;
  accepting.name = "server";
  accepting.setup = {{.kind = StepKind::Listen, .local = server}};
  accepting.steps = {{.kind = StepKind::Accept},
                     {.kind = StepKind::RecvEof},
                     {.kind = StepKind::Close},
                     {.kind = StepKind::Repeat, .count = connections},
                     {.kind = StepKind::Exit}};
  Host host;
  host.name = "server";
  host.address = server.address;
  host.programs = {accepting};
  scenario.hosts.push_back(host);
  return scenario;
}

}  // namespace linger
