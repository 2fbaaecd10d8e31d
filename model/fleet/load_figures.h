#pragma once

#include "model/sim/scenario.h"

namespace linger {

/// What people change about a load: of its first program with arrivals, and of that one's host.
struct LoadFigures {
  double rate = 0;            ///< Callers a second.
  int requests = 0;           ///< On each connection.
  int ports = 0;              ///< That the host chooses from.
  int addresses = 1;          ///< From which callers call.
  bool bindsForPort = false;  ///< By bind(), which takes the port from every destination.
  LoadCloser closer = LoadCloser::Client;

  bool operator==(const LoadFigures&) const = default;
};

/// Of a scenario that has arrivals; else all zero.
LoadFigures figuresOf(const Scenario& scenario);

/// Whether the host's callers take their port by bind(), from every destination. Without
/// IP_BIND_ADDRESS_NO_PORT, which only Linux has, bind() always does.
bool bindsForPort(const Host& host, const Arrivals& arrivals);

/// The scenario with those figures that differ from its own, on each of its loads.
Scenario withFigures(Scenario scenario, const LoadFigures& figures);

/// So many ports: from where Linux begins if they fit there, else from 1024; 1 to 64,512.
PortRange portRangeOf(int count);
inline constexpr int kMostPorts = 64'512;

/// How long the longest of its loads goes on.
Duration longestLoadOf(const Scenario& scenario);

template <typename Change>
void changeEachLoad(Scenario& scenario, Change change) {
  for (Host& host : scenario.hosts) {
    for (Program& program : host.programs) {
      if (program.arrivals) change(host, *program.arrivals);
    }
  }
}

/// Each host from which a load calls; all where they are one machine.
template <typename Change>
void changeEachCallingHost(Scenario& scenario, Change change) {
  for (Host& host : scenario.hosts) {
    bool calls = scenario.oneMachine;
    for (const Program& program : host.programs) calls = calls || program.arrivals.has_value();
    if (calls) change(host);
  }
}

}  // namespace linger
