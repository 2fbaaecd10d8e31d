#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "model/sim/scenario.h"
#include "model/trace/trace.h"

namespace linger {

/// The callers of one program, as a run has them arrive.
struct Load {
  HostIndex host = 0;
  std::size_t first = 0;  ///< Its programs among Host::programs: a caller runs one of them,
  std::size_t count = 1;  ///< in turn.
  Arrivals arrivals;
  SimTime begins;
  SimTime next;              ///< When the next caller comes.
  std::uint64_t come = 0;    ///< Callers so far,
  std::size_t started = 0;   ///< of which so many were let in,
  std::size_t running = 0;   ///< and so many have not ended.
  std::uint64_t chance = 0;  ///< From which random gaps are drawn.

  bool operator==(const Load&) const = default;
};

/// A program that gives each connection of its listener a process.
struct Answerer {
  HostIndex host = 0;
  std::size_t program = 0;  ///< Which listens.
  std::size_t child = 0;    ///< Which each connection gets.

  bool operator==(const Answerer&) const = default;
};

/// A scenario in whose programs every call of its loads is written out: for each pair of source
/// and destination a program more at the end of its host's, and one for each that answers.
struct WrittenOut {
  Scenario scenario;
  std::vector<Load> loads;
  std::vector<Answerer> answerers;
};
/// Of a scenario that problemsOf() finds nothing wrong with; one without arrivals stays as it is.
WrittenOut writtenOut(const Scenario& scenario);

/// Whether the scenario has arrivals: many connections, to be counted more than looked at.
bool isFleet(const Scenario& scenario);

/// When the next caller comes after one that came at Load::next; none when that was the last.
std::optional<SimTime> nextCaller(Load& load);

/// How many callers come, evenly spaced.
double callersOf(const Arrivals& arrivals);

/// The arrivals of the scenario that call that address; null where none do.
const Arrivals* callersAt(const Scenario& scenario, const SocketAddress& listener);

/// Every address of a host: its own, then those that its loads call from.
std::vector<Address> addressesOf(const Host& host);

}  // namespace linger
