#include "model/sim/simulation.h"

#include <algorithm>

#include "model/sim/host_settings.h"

namespace linger {
namespace {

/// A run that makes more records than this has lost its way: it stops, as at the end of time.
constexpr std::size_t kMostEntries = 200'000;

}  // namespace

class Simulation::MachineObserver : public StackObserver {
 public:
  MachineObserver(Simulation& simulation, HostIndex host) : simulation_(simulation), host_(host) {}

  void sent(SocketId socket, const Packet& packet, int attempt, const Rule& why) override {
    simulation_.send(host_, socket, packet, attempt, why);
  }
  void judged(SocketId, Event event, const Rule& rule) override {
    simulation_.recorder_.judged(event, rule);
  }
  void moved(SocketId socket, const Transition& transition) override {
    simulation_.recorder_.moved(host_, socket, transition);
  }
  void timerSet(SocketId socket, TimerKind kind, SimTime due, int attempt) override {
    simulation_.recorder_.timerSet(host_, socket, kind, due, attempt);
  }
  void timerEnded(SocketId socket, TimerKind kind, TimerEnd end) override {
    simulation_.recorder_.timerEnded(host_, socket, kind, end);
  }
  void socketChanged(const SocketFacts& facts, bool gone) override {
    simulation_.recorder_.socketChanged(host_, facts, gone);
  }

 private:
  Simulation& simulation_;
  HostIndex host_;
};

struct Simulation::Machine {
  const Host& host;
  std::unique_ptr<MachineObserver> observer;
  std::unique_ptr<Stack> stack;
  std::vector<std::unique_ptr<Process>> processes;
  bool powered = true;
  int boots = 0;
};

Simulation::Simulation(const Scenario& scenario, Trace& trace)
    : scenario_(scenario), recorder_(trace), path_(scenario.link, scenario.fates, scenario.seed) {
  for (HostIndex host = 0; host < scenario.hosts.size(); ++host) {
    machines_.push_back(std::make_unique<Machine>(Machine{
        scenario.hosts[host], std::make_unique<MachineObserver>(*this, host), nullptr, {}}));
    bootStack(host);
  }
}

Simulation::~Simulation() = default;

void Simulation::bootStack(HostIndex host) {
  Machine& machine = *machines_[host];
  StackSettings settings = settingsFor(scenario_, machine.host);
  settings.seed = settings.seed * 1000 + host * 10 + static_cast<std::uint64_t>(machine.boots++);
  machine.stack =
      std::make_unique<Stack>(profileOf(machine.host.os), settings,
                              std::vector<Address>{machine.host.address}, *machine.observer);
}

void Simulation::run(SimTime until) {
  playPrologue();
  scheduleScene();
  loop(until);
}

/// What the programs did before the scene: on a perfect link without delay, and off the record.
void Simulation::playPrologue() {
  inPrologue_ = true;
  for (HostIndex host = 0; host < machines_.size(); ++host) {
    const std::vector<Program>& programs = machines_[host]->host.programs;
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
  for (const auto& machine : machines_) {
    for (const auto& process : machine->processes) process->enterScene();
  }
}

void Simulation::scheduleScene() {
  for (HostIndex host = 0; host < machines_.size(); ++host) {
    const Host& source = machines_[host]->host;
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
    happenOutside(outside->host, machines_[outside->host]->host.events[outside->event]);
  }
  if (const auto* stray = std::get_if<Inject>(&happening)) {
    inject(scenario_.injections[stray->injection]);
  }
}

void Simulation::arrive(const Arrival& arrival) {
  Machine& machine = *machines_[arrival.host];
  recorder_.ended(arrival.segment, machine.powered ? Delivery::Delivered : Delivery::HostDown);
  if (!machine.powered) return;
  const SegmentRecord record = recorder_.segment(arrival.segment);
  recorder_.arrivalBegins(arrival.segment);
  machine.stack->packetArrives(
      {record.transport, record.source, record.destination, record.segment}, now_);
  recorder_.arrivalDone();
}

void Simulation::start(HostIndex host, std::size_t program) {
  Machine& machine = *machines_[host];
  if (!machine.powered) return;
  const ProcessId id{static_cast<int>(machine.processes.size()) + 1};
  machine.processes.push_back(std::make_unique<Process>(
      machine.host, host, program, scenario_.runtime, id, *machine.stack, recorder_, inPrologue_));
  runPrograms();
}

void Simulation::happenOutside(HostIndex host, const HostEvent& event) {
  Machine& machine = *machines_[host];
  if (event.kind == HostEventKind::PowerOff && machine.powered) {
    machine.powered = false;
    recorder_.power(host, false);
    machine.stack->powerOff();
    for (const auto& process : machine.processes) process->vanish();
    return;
  }
  if (event.kind == HostEventKind::PowerOn && !machine.powered) {
    machine.powered = true;
    recorder_.power(host, true);
    machine.stack->powerOff();
    return;
  }
  for (const auto& process : machine.processes) {
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
    for (HostIndex host = 0; host < machines_.size(); ++host) {
      for (std::size_t i = 0; i < machines_[host]->processes.size(); ++i) {
        Process& process = *machines_[host]->processes[i];
        const std::optional<SimTime> slept = process.wakesAt();
        progressed = process.run(now_) || progressed;
        const std::optional<SimTime> wakes = process.wakesAt();
        if (wakes && wakes != slept) queue_.push(*wakes, Wake{host, i});
      }
    }
  }
}

HostIndex Simulation::routeFrom(HostIndex from, const Address& destination) const {
  for (HostIndex host = 0; host < machines_.size(); ++host) {
    if (host != from && machines_[host]->stack->owns(destination)) return host;
  }
  return from;
}

void Simulation::send(HostIndex from, SocketId socket, const Packet& packet, int attempt,
                      const Rule& why) {
  const HostIndex to = routeFrom(from, packet.destination.address);
  std::optional<Recorder::Base> base;
  if (const Endpoint* tcp = machines_[from]->stack->endpoint(socket)) {
    base = Recorder::Base{tcp->tcb().iss, tcp->tcb().irs};
  }
  const SegmentId id = recorder_.sent(from, to, socket, packet, attempt, why, base);
  if (inPrologue_) {
    carry(id, {{Duration{}}, false});
    return;
  }
  const SegmentKind kind = kindOf(packet.segment);
  carry(id, path_.pass({machines_[from]->host.name, kind, recorder_.countOf(from, kind),
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
      machines_, [&](const auto& machine) { return machine->host.name == injection.to; });
  if (target == machines_.end()) return;
  const auto to = static_cast<HostIndex>(target - machines_.begin());
  std::optional<SocketFacts> facts;
  for (const SocketFacts& candidate : (*target)->stack->table()) {
    const Endpoint* tcp = (*target)->stack->endpoint(candidate.id);
    if (candidate.remote && tcp && tcp->state() != State::Closed) facts = candidate;
  }
  if (!facts) return;
  const Tcb& tcb = (*target)->stack->endpoint(facts->id)->tcb();
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
  const HostIndex from = routeFrom(to, facts->remote->address);
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
