#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <optional>
#include <vector>

#include "model/host/stack.h"
#include "model/net/connection_memory.h"
#include "model/net/link_chances.h"
#include "model/sim/event_queue.h"
#include "model/sim/load.h"
#include "model/sim/process.h"
#include "model/sim/run_effects.h"
#include "model/sim/scenario.h"
#include "model/sim/sim_event.h"
#include "model/tcp/shared.h"

namespace linger {

/// Where a process is that a machine has started.
struct StartedProcess {
  std::uint32_t host = 0;
  std::uint32_t place = 0;  ///< In World::processes, until it ends.

  bool operator==(const StartedProcess&) const = default;
};

/// A process whose calls may have an answer: they are made in this order.
struct Runnable {
  HostIndex host = 0;
  std::size_t number = 0;  ///< Process::number.
  std::size_t place = 0;   ///< In World::processes.

  auto operator<=>(const Runnable&) const = default;
};

/// What shares one table of sockets: a host of the scenario, or all of them where they are one
/// machine.
struct Machine {
  Stack stack;
  bool powered = true;
  HostIndex first = 0;                    ///< The hosts that it is: from here on,
  std::size_t hosts = 1;                  ///< so many.
  std::vector<StartedProcess> processes;  ///< By ProcessId, from 1: every one that ever ran.
  /// The same of the sockets, where there is a choice.
  std::map<SocketId, HostIndex> sockets;

  bool operator==(const Machine&) const = default;
};

/// A run of a scenario at one instant of virtual time: all that its future depends on. It is a
/// value: a copy goes on as the original does, and two that are equal have the same future.
struct World {
  Shared<Scenario> scenario;  ///< With its loads written out: see writtenOut().
  std::vector<Machine> machines;
  std::vector<Process> processes;   ///< In the order in which they were started, but for callers.
  std::vector<std::size_t> vacant;  ///< Places among them of callers that have ended.
  std::size_t started = 0;          ///< Processes so far.
  std::vector<Load> loads;
  std::vector<Answerer> answerers;
  std::size_t callers = 0;         ///< Let in so far, of all loads.
  std::vector<Runnable> runnable;  ///< For the next runPrograms().
  EventQueue<Runnable> sleepers;   ///< Processes that wait for an instant.
  EventQueue<SimEvent> queue;      ///< Packets in flight among them.
  LinkChances chances{1};
  ConnectionMemory middlebox;  ///< Where the link forgets.
  /// How many segments of each kind every host has sent in the scene: what choices count by.
  std::vector<std::array<int, 5>> sent;
  int segments = 0;       ///< Numbered so far.
  std::size_t calls = 0;  ///< Numbered so far.
  HostIndex arrivingAt = 0;
  bool inSetup = true;  ///< Before the scene: on a perfect link without delay.
  SimTime now;
  StackEffects scratch;          ///< Room for takeEffects(); empty between calls.
  std::vector<ProcessId> woken;  ///< Room for runPrograms(); empty between calls.

  Machine& machineOf(HostIndex host) { return machines[scenario->oneMachine ? 0 : host]; }
  const Machine& machineOf(HostIndex host) const {
    return machines[scenario->oneMachine ? 0 : host];
  }

  bool operator==(const World&) const = default;
};

/// The world as the scene begins: its programs have done what they did before it. Appends what
/// happened until then to `effects`. problemsOf() must find nothing wrong with the scenario, which
/// the world keeps.
World worldOf(const Shared<Scenario>& scenario, RunEffects& effects);

/// Makes one step: what is due next at this instant, or else, time going on, none later than
/// `until`. Appends what is done to `effects`, all at World::now as it is afterwards. False, with
/// nothing changed, when nothing more happens by then.
bool step(World& world, SimTime until, RunEffects& effects);

/// The instant at which step() has something to do next, later than World::now or not; none when
/// nothing is left.
std::optional<SimTime> nextInstant(const World& world);

/// Plays a world on. Gives the effects of each step to `take(world, effects)`, which says whether
/// to go on. `effects` is for reuse.
template <typename Take>
void play(World& world, SimTime until, RunEffects& effects, Take take) {
  effects.clear();
  while (step(world, until, effects)) {
    if (!take(world, effects)) return;
    effects.clear();
  }
}

// For programs only.

/// Passes on what the machine's stack has done: its packets go onto the link.
void takeEffects(World& world, Machine& machine, RunEffects& effects);

}  // namespace linger
