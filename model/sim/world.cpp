#include "model/sim/world.h"

#include <algorithm>

#include "model/sim/world_parts.h"

// What happens next in a run.

namespace linger {
namespace {

/// Of a host without power nothing is left, and when it is back it knows nothing.
void switchPower(World& world, Machine& machine, bool on, RunEffects& effects) {
  if (machine.powered == on) return;
  machine.powered = on;
  for (HostIndex host = machine.first; host < machine.first + machine.hosts; ++host) {
    effects.emplace_back(run_effect::Power{host, on});
  }
  machine.stack.powerOff(world.now);
  takeEffects(world, machine, effects);
  if (on) return;
  for (std::size_t i = 0; i < world.processes.size(); ++i) {
    const HostIndex host = world.processes[i].host;
    const bool isHere = host >= machine.first && host < machine.first + machine.hosts;
    if (isHere) ProcessTurn(world, i, effects).discard();
    wake(world, i);
  }
}

/// One overload for each event that the queue can hold.
class SimEventPlayer {
 public:
  SimEventPlayer(World& world, RunEffects& effects) : world_(world), effects_(effects) {}

  void operator()(const sim_event::Arrival& arrival) {
    Machine& machine = world_.machineOf(arrival.host);
    const Delivery delivery = machine.powered ? Delivery::Delivered : Delivery::HostDown;
    effects_.emplace_back(run_effect::WayOver{arrival.segment, delivery});
    if (!machine.powered) return;
    world_.arrivingAt = arrival.host;
    machine.stack.packetArrives(arrival.packet, world_.now);
    takeEffects(world_, machine, effects_);
    effects_.emplace_back(run_effect::ArrivalOver{});
  }
  void operator()(const sim_event::Loss& loss) {
    effects_.emplace_back(run_effect::WayOver{loss.segment, loss.delivery});
  }
  void operator()(const sim_event::Forgotten& forgotten) {
    refuseForgotten(world_, forgotten, effects_);
  }
  void operator()(const sim_event::Start& start) { startProgram(world_, start, effects_); }
  void operator()(const sim_event::Caller& caller) { callerComes(world_, caller.load, effects_); }
  void operator()(const sim_event::Wake&) {}  // Programs run after every event.
  void operator()(const sim_event::Interruption& interruption) {
    const HostIndex host = interruption.host;
    const HostEvent& event = world_.scenario->hosts[host].events[interruption.event];
    switch (event.kind) {
      case HostEventKind::PowerOff:
        switchPower(world_, world_.machineOf(host), false, effects_);
        break;
      case HostEventKind::PowerOn:
        switchPower(world_, world_.machineOf(host), true, effects_);
        break;
      case HostEventKind::Close:
      case HostEventKind::Shutdown:
      case HostEventKind::Abort:
      case HostEventKind::CloseListener:
      case HostEventKind::SetOption:
      case HostEventKind::Kill: interrupt(host, event); break;
    }
  }
  void operator()(const sim_event::Inject& stray) {
    inject(world_, world_.scenario->injections[stray.injection], effects_);
  }

 private:
  void interrupt(HostIndex host, const HostEvent& event) {
    for (std::size_t i = 0; i < world_.processes.size(); ++i) {
      const Process& process = world_.processes[i];
      if (process.host != host || !process.alive) continue;
      const Program& program = world_.scenario->hosts[host].programs[process.program];
      if (!event.program.empty() && program.name != event.program) continue;
      ProcessTurn(world_, i, effects_).interrupt(event);
      wake(world_, i);
      if (event.program.empty()) return;
    }
  }

  World& world_;
  RunEffects& effects_;
};

/// Handles one thing that is due at this instant: timers first. False when nothing is.
bool handleOne(World& world, RunEffects& effects) {
  for (Machine& machine : world.machines) {
    const std::optional<SimTime> due = machine.stack.nextDeadline();
    if (!due || *due > world.now) continue;
    machine.stack.fireTimers(world.now);
    takeEffects(world, machine, effects);
    return true;
  }
  if (world.queue.nextInstant() != world.now) return false;
  std::visit(SimEventPlayer(world, effects), world.queue.pop());
  return true;
}

}  // namespace

std::optional<SimTime> nextInstant(const World& world) {
  std::optional<SimTime> next = world.queue.nextInstant();
  for (const Machine& machine : world.machines) {
    const std::optional<SimTime> due = machine.stack.nextDeadline();
    if (due && (!next || *due < *next)) next = due;
  }
  return next;
}

bool step(World& world, SimTime until, RunEffects& effects) {
  if (handleOne(world, effects)) {
    runPrograms(world, effects);
    return true;
  }
  // Before time goes on, what the programs did not take along is acknowledged.
  const std::size_t before = effects.size();
  for (Machine& machine : world.machines) {
    machine.stack.flush(world.now);
    takeEffects(world, machine, effects);
  }
  if (effects.size() != before) return true;
  const std::optional<SimTime> next = nextInstant(world);
  if (!next || *next > until) return false;
  world.now = std::max(world.now, *next);
  return true;
}

}  // namespace linger
