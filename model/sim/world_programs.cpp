#include <algorithm>

#include "model/sim/world_parts.h"

// Which programs of a run have their turn, and when.

namespace linger {
namespace {

/// A place for one process more. Only callers leave theirs to others.
std::size_t placeFor(World& world, bool isCaller) {
  if (isCaller && !world.vacant.empty()) {
    const std::size_t place = world.vacant.back();
    world.vacant.pop_back();
    world.processes[place] = Process{};
    return place;
  }
  world.processes.emplace_back();
  return world.processes.size() - 1;
}

std::size_t start(World& world, const sim_event::Start& start, bool isCaller,
                  std::optional<std::size_t> caller, RunEffects& effects) {
  Machine& machine = world.machineOf(start.host);
  const std::size_t place = placeFor(world, isCaller);
  machine.processes.push_back(
      {static_cast<std::uint32_t>(start.host), static_cast<std::uint32_t>(place)});
  Process& process = world.processes[place];
  process.host = start.host;
  process.program = start.program;
  process.id = ProcessId{static_cast<int>(machine.processes.size())};
  process.number = world.started++;
  process.caller = caller;
  process.lastDone = world.now;
  process.inSetup = world.inSetup;
  effects.emplace_back(run_effect::Started{start.host, process.id, start.program, caller});
  wake(world, place);
  return place;
}

/// Lets in the next caller that has come.
void startCaller(World& world, std::size_t index, RunEffects& effects) {
  Load& load = world.loads[index];
  const std::size_t program = load.first + load.started++ % load.count;
  if (!world.machineOf(load.host).powered) return;
  const std::size_t place = start(world, {load.host, program}, true, world.callers++, effects);
  world.processes[place].load = index;
  ++load.running;
}

/// Adds those whose calls may have an answer by now.
void collectWoken(World& world) {
  for (Machine& machine : world.machines) {
    machine.stack.takeWoken(world.woken);
    for (const ProcessId id : world.woken) {
      const std::size_t place = machine.processes[static_cast<std::size_t>(id.value) - 1].place;
      const Process& process = world.processes[place];
      const bool isIt = process.id == id && &world.machineOf(process.host) == &machine;
      if (isIt) wake(world, place);
    }
    world.woken.clear();
  }
  while (const std::optional<SimTime> due = world.sleepers.nextInstant()) {
    if (*due > world.now) break;
    world.runnable.push_back(world.sleepers.pop());
  }
}

/// Connections that wait get a process each.
void answer(World& world, std::size_t place, RunEffects& effects) {
  const HostIndex host = world.processes[place].host;
  const SocketId listener = world.processes[place].listener;
  const auto isIt = [&](const Answerer& answerer) {
    return answerer.host == host && answerer.program == world.processes[place].program;
  };
  const auto found = std::ranges::find_if(world.answerers, isIt);
  if (found == world.answerers.end() || !listener.value) return;
  Machine& machine = world.machineOf(host);
  while (machine.stack.queued(listener) > 0) {
    const std::size_t child = start(world, {host, found->child}, true, std::nullopt, effects);
    world.processes[child].listener = listener;
    world.processes[child].answersCaller = true;
    ProcessTurn(world, child, effects).run();
  }
}

/// A caller that has ended leaves its place, and lets in one that waits.
void leave(World& world, std::size_t place, RunEffects& effects) {
  const Process& process = world.processes[place];
  const std::optional<std::size_t> load = process.load;
  if (!load && !process.answersCaller) return;
  world.vacant.push_back(place);
  world.processes[place].id = ProcessId{};
  if (!load) return;
  Load& of = world.loads[*load];
  --of.running;
  if (of.started < of.come) startCaller(world, *load, effects);
}

/// Starts what a process wants as its child, which holds what it inherits as its parent does.
void startChild(World& world, std::size_t parent, RunEffects& effects) {
  const Child child = *std::exchange(world.processes[parent].spawns, std::nullopt);
  const HostIndex host = world.processes[parent].host;
  const std::size_t place = start(world, {host, child.program}, false, std::nullopt, effects);
  if (!child.inherits) return;
  Machine& machine = world.machineOf(host);
  const Process& from = world.processes[parent];
  Process& to = world.processes[place];
  to.listener = from.listener;
  to.connection = from.connection;
  to.named = from.named;
  to.local = from.local;
  to.peer = from.peer;
  for (const SocketId socket : {from.listener, from.connection}) {
    machine.stack.share(socket, to.id);
  }
  for (const NamedConnection& one : from.named) machine.stack.share(one.socket, to.id);
  takeEffects(world, machine, effects);
}

/// A process goes on as far as it can; meanwhile it may start others.
void runProcess(World& world, std::size_t place, RunEffects& effects) {
  while (true) {
    ProcessTurn(world, place, effects).run();
    if (!world.processes[place].spawns) return;
    startChild(world, place, effects);
  }
}

/// One turn of a process.
void runOne(World& world, const Runnable& turn, RunEffects& effects) {
  if (world.processes[turn.place].number != turn.number) return;
  if (!world.processes[turn.place].id.value) return;
  const std::optional<SimTime> slept = world.processes[turn.place].wakesAt;
  if (world.processes[turn.place].alive) runProcess(world, turn.place, effects);
  const Process& process = world.processes[turn.place];
  if (process.alive) {
    if (process.wakesAt && process.wakesAt != slept) {
      world.queue.push(*process.wakesAt, sim_event::Wake{});
      world.sleepers.push(*process.wakesAt, turn);
    }
  }
  if (!process.alive) {
    leave(world, turn.place, effects);
    return;
  }
  answer(world, turn.place, effects);
}

}  // namespace

void wake(World& world, std::size_t place) {
  const Process& process = world.processes[place];
  world.runnable.push_back({process.host, process.number, place});
}

void startProgram(World& world, const sim_event::Start& begin, RunEffects& effects) {
  if (world.machineOf(begin.host).powered) start(world, begin, false, std::nullopt, effects);
}

void callerComes(World& world, std::size_t index, RunEffects& effects) {
  Load& load = world.loads[index];
  ++load.come;
  const int most = load.arrivals.atMost;
  if (most == 0 || load.running < static_cast<std::size_t>(most)) {
    startCaller(world, index, effects);
  } else {
    effects.emplace_back(run_effect::CallerWaits{load.host});
  }
  const std::optional<SimTime> next = nextCaller(load);
  if (!next) return;
  load.next = *next;
  world.queue.push(*next, sim_event::Caller{index});
}

namespace {

/// Who comes after `turn` among the woken has its turn in this round, as `turns` go on from
/// `next`; who comes before it, in the next one. Its own calls have just been made.
void admit(World& world, const Runnable& turn, std::size_t next, std::vector<Runnable>& turns,
           std::vector<Runnable>& later) {
  collectWoken(world);
  for (const Runnable& woken : world.runnable) {
    if (woken < turn) later.push_back(woken);
    if (woken <= turn) continue;
    const auto rest = turns.begin() + static_cast<std::ptrdiff_t>(next);
    const auto place = std::lower_bound(rest, turns.end(), woken);
    if (place == turns.end() || *place != woken) turns.insert(place, woken);
  }
  world.runnable.clear();
}

}  // namespace

void runPrograms(World& world, RunEffects& effects) {
  collectWoken(world);
  if (world.runnable.empty()) return;
  std::vector<Runnable> turns;
  std::vector<Runnable> later;
  later.swap(world.runnable);
  while (!later.empty()) {
    turns.clear();
    turns.swap(later);
    std::ranges::sort(turns);
    const auto repeated = std::ranges::unique(turns);
    turns.erase(repeated.begin(), repeated.end());
    for (std::size_t i = 0; i < turns.size(); ++i) {
      const Runnable turn = turns[i];
      runOne(world, turn, effects);
      admit(world, turn, i + 1, turns, later);
    }
  }
}

}  // namespace linger
