#include "model/sim/simulation.h"

#include <algorithm>

#include "model/sim/edit.h"
#include "model/sim/host_settings.h"
#include "model/sim/server_program.h"
#include "model/sim/simulate.h"
#include "model/sim/simulation_machine.h"

namespace linger {
Simulation::Simulation(const Scenario& scenario, Trace& trace, std::size_t mostEntries)
    : scenario_(scenario),
      trace_(trace),
      mostEntries_(mostEntries),
      recorder_(trace),
      path_(scenario.link, scenario.fates, scenario.seed) {
  for (HostIndex host = 0; host < scenario.hosts.size(); ++host) {
    if (machines_.empty() || !scenario.oneMachine) {
      machines_.push_back(std::make_unique<Machine>());
      machines_.back()->observer = std::make_unique<MachineObserver>(*this, *machines_.back());
    }
    machines_.back()->hosts.push_back(host);
    lifelines_.push_back({scenario.hosts[host], *machines_.back(), {}});
  }
  for (const auto& machine : machines_) boot(*machine);
}

Simulation::~Simulation() = default;

void Simulation::boot(Machine& machine) {
  const HostIndex first = machine.hosts.front();
  const Host& host = scenario_.hosts[first];
  StackSettings settings = settingsFor(scenario_, host);
  settings.seed = settings.seed * 1000 + first * 10;
  machine.stack = std::make_unique<Stack>(profileOf(host.os), settings,
                                          std::vector<Address>{host.address}, *machine.observer);
}

void Simulation::run(SimTime until) {
  playSetup();
  scheduleScene();
  loop(until);
}

/// What the programs did before the scene: on a perfect link without delay, and off the record.
void Simulation::playSetup() {
  inSetup_ = true;
  for (HostIndex host = 0; host < lifelines_.size(); ++host) {
    const std::vector<Program>& programs = lifelines_[host].host.programs;
    for (std::size_t program = 0; program < programs.size(); ++program) {
      const bool ranBefore =
          !programs[program].before.empty() &&
          std::ranges::find(programs[program].starts, kSimStart) != programs[program].starts.end();
      if (ranBefore) start(host, program);
    }
  }
  loop(kSimStart);
  for (const auto& machine : machines_) machine->stack->flushDelayed(kSimStart);
  loop(kSimStart);
  for (const auto& machine : machines_) machine->stack->assumeRoundTrip(2 * scenario_.link.delay);
  recorder_.beginScene();
  inSetup_ = false;
  for (const Lifeline& lifeline : lifelines_) {
    for (const auto& process : lifeline.processes) process->enterScene();
  }
}

void Simulation::scheduleScene() {
  for (HostIndex host = 0; host < lifelines_.size(); ++host) {
    const Host& source = lifelines_[host].host;
    for (std::size_t program = 0; program < source.programs.size(); ++program) {
      const bool ranBefore = !source.programs[program].before.empty();
      for (const SimTime at : source.programs[program].starts) {
        if (at != kSimStart || !ranBefore) queue_.push(at, Start{host, program});
      }
    }
    for (std::size_t event = 0; event < source.events.size(); ++event) {
      queue_.push(source.events[event].at, Outside{host, event});
    }
  }
  for (std::size_t i = 0; i < scenario_.injections.size(); ++i) {
    queue_.push(scenario_.injections[i].at, Inject{i});
  }
  runPrograms();
}

std::optional<SimTime> Simulation::nextInstant() const {
  std::optional<SimTime> next = queue_.nextInstant();
  for (const auto& machine : machines_) {
    const std::optional<SimTime> due = machine->stack->nextDeadline();
    if (due && (!next || *due < *next)) next = due;
  }
  return next;
}

/// Handles everything that is due up to `until`. Before time goes on, what the programs
/// did not take along is acknowledged.
void Simulation::loop(SimTime until) {
  while (recorder_.entries() < mostEntries_) {
    if (handleOneAt(now_)) {
      runPrograms();
      continue;
    }
    const std::size_t before = recorder_.entries();
    for (const auto& machine : machines_) machine->stack->flush(now_);
    if (recorder_.entries() != before) continue;
    const std::optional<SimTime> next = nextInstant();
    if (!next || *next > until) return;
    now_ = std::max(now_, *next);
    recorder_.setNow(now_);
  }
  trace_.truncated = Truncation{now_, mostEntries_};
}

bool Simulation::handleOneAt(SimTime now) {
  for (const auto& machine : machines_) {
    const std::optional<SimTime> due = machine->stack->nextDeadline();
    if (due && *due <= now) {
      machine->stack->fireTimers(now);
      return true;
    }
  }
  if (queue_.nextInstant() != now) return false;
  happen(queue_.pop());
  return true;
}

void Simulation::happen(const Happening& happening) {
  if (const auto* arrival = std::get_if<Arrival>(&happening)) arrive(*arrival);
  if (const auto* loss = std::get_if<Loss>(&happening))
    recorder_.ended(loss->segment, loss->delivery);
  if (const auto* begin = std::get_if<Start>(&happening)) start(begin->host, begin->program);
  if (const auto* outside = std::get_if<Outside>(&happening)) {
    happenOutside(outside->host, lifelines_[outside->host].host.events[outside->event]);
  }
  if (const auto* stray = std::get_if<Inject>(&happening)) {
    inject(scenario_.injections[stray->injection]);
  }
}

void Simulation::arrive(const Arrival& arrival) {
  Machine& machine = lifelines_[arrival.host].machine;
  recorder_.ended(arrival.segment, machine.powered ? Delivery::Delivered : Delivery::HostDown);
  if (!machine.powered) return;
  const SegmentRecord record = recorder_.segment(arrival.segment);
  recorder_.arrivalBegins(arrival.segment);
  arrivingAt_ = arrival.host;
  machine.stack->packetArrives(
      {record.transport, record.source, record.destination, record.segment}, now_);
  recorder_.arrivalDone();
}

void Simulation::start(HostIndex host, std::size_t program) {
  Lifeline& lifeline = lifelines_[host];
  Machine& machine = lifeline.machine;
  if (!machine.powered) return;
  const ProcessId id{static_cast<int>(machine.processes.size()) + 1};
  machine.processes[id] = host;
  lifeline.processes.push_back(std::make_unique<Process>(
      lifeline.host, host, program, scenario_.runtime, id, *machine.stack, recorder_, inSetup_));
  runPrograms();
}

/// Of a host without power nothing is left, and when it is back it knows nothing.
void Simulation::switchPower(Machine& machine, bool on) {
  if (machine.powered == on) return;
  machine.powered = on;
  for (const HostIndex host : machine.hosts) recorder_.power(host, on);
  machine.stack->powerOff();
  if (on) return;
  for (const HostIndex host : machine.hosts) {
    for (const auto& process : lifelines_[host].processes) process->vanish();
  }
}

void Simulation::happenOutside(HostIndex host, const HostEvent& event) {
  Lifeline& lifeline = lifelines_[host];
  const bool isPower =
      event.kind == HostEventKind::PowerOff || event.kind == HostEventKind::PowerOn;
  if (isPower) {
    switchPower(lifeline.machine, event.kind == HostEventKind::PowerOn);
    return;
  }
  for (const auto& process : lifeline.processes) {
    const bool meant = event.program.empty() || process->source().name == event.program;
    if (!process->alive() || !meant) continue;
    process->interrupt(event, now_);
    if (event.program.empty()) return;
  }
}

/// Programs run until each of them waits: what one does may let another go on.
void Simulation::runPrograms() {
  bool progressed = true;
  while (progressed) {
    progressed = false;
    for (HostIndex host = 0; host < lifelines_.size(); ++host) {
      for (std::size_t i = 0; i < lifelines_[host].processes.size(); ++i) {
        Process& process = *lifelines_[host].processes[i];
        const std::optional<SimTime> slept = process.wakesAt();
        progressed = process.run(now_) || progressed;
        const std::optional<SimTime> wakes = process.wakesAt();
        if (wakes && wakes != slept) queue_.push(*wakes, Wake{host, i});
      }
    }
  }
}

std::vector<TraceHost> hostsOf(const Scenario& scenario) {
  std::vector<TraceHost> hosts;
  for (const Host& host : scenario.hosts) {
    hosts.push_back({host.name, host.address, host.os, settingsFor(scenario, host)});
  }
  return hosts;
}

Trace simulate(const Scenario& scenario, const RunLimits& limits) {
  Trace trace;
  trace.name = scenario.name;
  trace.title = scenario.title;
  trace.description = scenario.description;
  trace.hosts = hostsOf(scenario);
  trace.roles = clientAndServer(scenario);
  trace.oneMachine = scenario.oneMachine;
  trace.linkDelay = scenario.link.delay;
  trace.server = serverProgram(scenario);
  SimTime until = scenario.until.value_or(kSimStart + kLongestDuration);
  if (limits.until) until = std::min(until, *limits.until);
  Simulation simulation(scenario, trace, limits.entries);
  simulation.run(until);
  return trace;
}

}  // namespace linger
