#include "model/sim/simulation.h"

#include <algorithm>
#include <map>

#include "model/sim/host_settings.h"

namespace linger {
namespace {

/// A run that makes more records than this has lost its way: it stops, as at the end of time.
constexpr std::size_t kMostEntries = 200'000;

}  // namespace

class Simulation::MachineObserver : public StackObserver {
 public:
  MachineObserver(Simulation& simulation, Machine& machine)
      : simulation_(simulation), machine_(machine) {}

  void sent(SocketId socket, const Packet& packet, int attempt, const Rule& why) override {
    simulation_.send(hostOf(socket), socket, packet, attempt, why);
  }
  void judged(SocketId, Event event, const Rule& rule) override {
    simulation_.recorder_.judged(event, rule);
  }
  void moved(SocketId socket, const Transition& transition) override {
    simulation_.recorder_.moved(hostOf(socket), socket, transition);
  }
  void timerSet(SocketId socket, TimerKind kind, SimTime due, int attempt) override {
    simulation_.recorder_.timerSet(hostOf(socket), socket, kind, due, attempt);
  }
  void timerEnded(SocketId socket, TimerKind kind, TimerEnd end) override {
    simulation_.recorder_.timerEnded(hostOf(socket), socket, kind, end);
  }
  void socketChanged(const SocketFacts& facts, bool gone) override {
    simulation_.recorder_.socketChanged(hostOf(facts.id), facts, gone);
  }
  void portMemoryChanged(const ReusePortCache& memory) override {
    simulation_.recorder_.portMemoryChanged(hostOf(SocketId{}), memory);
  }

 private:
  HostIndex hostOf(SocketId socket) { return simulation_.lifelineOf(machine_, socket); }

  Simulation& simulation_;
  Machine& machine_;
};

/// What shares one table of sockets.
struct Simulation::Machine {
  std::vector<HostIndex> hosts;  ///< Those that it is, in order.
  std::unique_ptr<MachineObserver> observer;
  std::unique_ptr<Stack> stack;
  bool powered = true;
  std::map<ProcessId, HostIndex> processes;  ///< Where each process that ever ran belongs.
  std::map<SocketId, HostIndex> sockets;     ///< The same of the sockets, where there is a choice.
};

/// What is drawn of a host of the scenario: its programs, on the machine that it is.
struct Simulation::Lifeline {
  const Host& host;
  Machine& machine;
  std::vector<std::unique_ptr<Process>> processes;
};

Simulation::Simulation(const Scenario& scenario, Trace& trace)
    : scenario_(scenario), recorder_(trace), path_(scenario.link, scenario.fates, scenario.seed) {
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
  playPrologue();
  scheduleScene();
  loop(until);
}

/// What the programs did before the scene: on a perfect link without delay, and off the record.
void Simulation::playPrologue() {
  inPrologue_ = true;
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
  inPrologue_ = false;
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
  while (recorder_.entries() < kMostEntries) {
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
      lifeline.host, host, program, scenario_.runtime, id, *machine.stack, recorder_, inPrologue_));
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

/// The host that a socket belongs to: its process's, also when that is gone. What the machine
/// itself says is said where the segment arrived that it answers.
HostIndex Simulation::lifelineOf(Machine& machine, SocketId socket) {
  if (machine.hosts.size() == 1) return machine.hosts.front();
  if (!socket.value) return arrivingAt_;
  const std::optional<SocketFacts> facts = machine.stack->facts(socket);
  const auto process = machine.processes.find(facts ? facts->owner : ProcessId{});
  if (process != machine.processes.end()) machine.sockets[socket] = process->second;
  const auto known = machine.sockets.find(socket);
  return known == machine.sockets.end() ? machine.hosts.front() : known->second;
}

/// Of the hosts that one machine is, the one whose socket takes the packet: a connection before a
/// port that is open to all, and where nobody takes it, not the sender's.
HostIndex Simulation::receiverOf(Machine& machine, HostIndex from, const Packet& packet) {
  std::optional<HostIndex> open;
  for (const SocketFacts& facts : machine.stack->table()) {
    const bool isOver = facts.transport == Transport::Tcp && facts.state == State::Closed;
    if (isOver || facts.transport != packet.transport) continue;
    if (facts.local.port != packet.destination.port) continue;
    if (facts.remote == packet.source) return lifelineOf(machine, facts.id);
    if (!facts.remote && facts.bound) open = lifelineOf(machine, facts.id);
  }
  const bool fromFirst = from == machine.hosts.front();
  return open.value_or(fromFirst ? machine.hosts.back() : machine.hosts.front());
}

HostIndex Simulation::routeFrom(HostIndex from, const Packet& packet) {
  Machine& own = lifelines_[from].machine;
  if (own.hosts.size() > 1) return receiverOf(own, from, packet);
  if (own.stack->owns(packet.destination.address)) return from;
  for (HostIndex host = 0; host < lifelines_.size(); ++host) {
    const bool owns = lifelines_[host].machine.stack->owns(packet.destination.address);
    if (host != from && owns) return host;
  }
  return from;
}

void Simulation::send(HostIndex from, SocketId socket, const Packet& packet, int attempt,
                      const Rule& why) {
  const HostIndex to = routeFrom(from, packet);
  std::optional<Recorder::Base> base;
  if (const Endpoint* tcp = lifelines_[from].machine.stack->endpoint(socket)) {
    base = Recorder::Base{tcp->tcb().iss, tcp->tcb().irs};
  }
  const SegmentId id = recorder_.sent(from, to, socket, packet, attempt, why, base);
  if (inPrologue_) {
    carry(id, {{Duration{}}, false});
    return;
  }
  const SegmentKind kind = kindOf(packet.segment);
  carry(id, path_.pass({lifelines_[from].host.name, kind, recorder_.countOf(from, kind),
                        recorder_.countOf(from)}));
}

void Simulation::carry(SegmentId id, const Passage& passage) {
  if (passage.arrivals.empty()) {
    const SimTime missed = now_ + scenario_.link.delay;
    recorder_.willArrive(id, missed);
    queue_.push(missed, Loss{id, passage.chosen ? Delivery::Dropped : Delivery::Lost});
    return;
  }
  const HostIndex to = recorder_.segment(id).to;
  recorder_.willArrive(id, now_ + passage.arrivals.front());
  queue_.push(now_ + passage.arrivals.front(), Arrival{to, id});
  if (passage.arrivals.size() < 2) return;
  const SegmentId copy = recorder_.copied(id);
  recorder_.willArrive(copy, now_ + passage.arrivals.back());
  queue_.push(now_ + passage.arrivals.back(), Arrival{to, copy});
}

/// Shapes a stray segment by the numbers of the connection that it is aimed at.
void Simulation::inject(const Injection& injection) {
  const auto target = std::ranges::find_if(
      lifelines_, [&](const Lifeline& lifeline) { return lifeline.host.name == injection.to; });
  if (target == lifelines_.end()) return;
  Machine& machine = target->machine;
  const auto to = static_cast<HostIndex>(target - lifelines_.begin());
  std::optional<SocketFacts> facts;
  for (const SocketFacts& candidate : machine.stack->table()) {
    const Endpoint* tcp = machine.stack->endpoint(candidate.id);
    const bool isThere = candidate.remote && tcp && tcp->state() != State::Closed;
    if (isThere && lifelineOf(machine, candidate.id) == to) facts = candidate;
  }
  if (!facts) return;
  const Tcb& tcb = machine.stack->endpoint(facts->id)->tcb();
  Packet packet{Transport::Tcp, *facts->remote, facts->local, {}};
  packet.segment.flags = injection.flags;
  packet.segment.seq = tcb.rcvNxt + static_cast<std::uint32_t>(injection.seqMinusRcvNxt);
  if (injection.flags.ack)
    packet.segment.ack = tcb.sndNxt + static_cast<std::uint32_t>(injection.ackMinusSndNxt);
  packet.segment.len = injection.len;
  packet.segment.window = 65535;
  if (injection.tsMinusLast && tcb.timestampsOn) {
    packet.segment.options.timestamps =
        Timestamps{tcb.tsRecent + static_cast<std::uint32_t>(*injection.tsMinusLast), 0};
  }
  const HostIndex from =
      routeFrom(to, {Transport::Tcp, packet.destination, packet.source, packet.segment});
  const SegmentId id = recorder_.injected(from, to, packet, {tcb.irs, tcb.iss});
  recorder_.willArrive(id, now_ + scenario_.link.delay);
  queue_.push(now_ + scenario_.link.delay, Arrival{to, id});
}

Trace simulate(const Scenario& scenario, std::optional<SimTime> until) {
  Trace trace;
  trace.scenario = scenario;
  SimTime limit = scenario.until.value_or(kSimStart + kLongestDuration);
  if (until) limit = std::min(limit, *until);
  Simulation simulation(trace.scenario, trace);
  simulation.run(limit);
  return trace;
}

}  // namespace linger
