#include "app/live/linux/rig/rig.h"

#include <poll.h>

#include <algorithm>
#include <array>
#include <cerrno>

namespace linger {
namespace {

constexpr std::int64_t kSetupLimit = 10'000'000;
constexpr std::int64_t kSetupTrips = 40;    ///< Its calls may wait for so many, one way.
constexpr std::int64_t kSilence = 250'000;  ///< No delayed ACK is still to come.
/// Nothing happens unseen but that a timer of the kernel ends, at an instant that it has told.
constexpr auto kSampleEvery = 20ms;
constexpr auto kIdleSampleEvery = 250ms;
constexpr std::int64_t kTurn = 60'000;
constexpr std::int64_t kLongestTurn = 1'000'000;
constexpr auto kLastReports = 300ms;  ///< What the last segment makes a program do and tell.
constexpr auto kTellEvery = 200ms;

}  // namespace

Rig::Rig(const Scenario& scenario, Trace& trace)
    : scenario_(scenario), recorder_(trace), chances_(scenario.seed), sent_(scenario.hosts.size()) {
  plan();
}

void Rig::plan() {
  std::vector<Planned> all;
  for (HostIndex host = 0; host < scenario_.hosts.size(); ++host) {
    const Host& each = scenario_.hosts[host];
    for (std::size_t program = 0; program < each.programs.size(); ++program) {
      for (const SimTime at : each.programs[program].starts) {
        all.push_back({at, host, program, {}, std::nullopt});
      }
    }
    for (const HostEvent& event : each.events) {
      all.push_back({event.at, host, std::nullopt, event, std::nullopt});
    }
  }
  for (std::size_t i = 0; i < scenario_.injections.size(); ++i) {
    all.push_back({scenario_.injections[i].at, 0, std::nullopt, {}, i});
  }
  std::ranges::stable_sort(all, {}, &Planned::at);
  planned_.assign(all.begin(), all.end());
}

bool Rig::playSetup(std::string& problem) {
  const std::int64_t limit =
      monotonicNow() + kSetupLimit + kSetupTrips * microseconds(scenario_.link.delay);
  startSetup();
  lastTraffic_ = monotonicNow();
  const auto isReady = [this] {
    return std::ranges::all_of(running_,
                               [](const Running& each) { return each.isReady || each.isOver; });
  };
  while (!isReady() || !flights_.empty() || monotonicNow() < lastTraffic_ + kSilence) {
    if (monotonicNow() > limit) {
      problem_ = "what the programs do before the scene does not come to an end";
    }
    if (!problem_.empty()) break;
    step(std::nullopt);
  }
  if (!problem_.empty()) {
    problem = problem_;
    return false;
  }
  sample();
  recorder_.beginScene();
  begin_ = monotonicNow();
  for (Running& each : running_) {
    if (!each.isOver) each.process->order({.kind = RigOrder::Kind::Begin, .begin = *begin_});
  }
  return true;
}

/// Who calls starts when all that may listen for it do: else its first calls would be refused.
void Rig::startSetup() {
  std::vector<Running> listeners;
  std::vector<Running> callers;
  while (!planned_.empty() && planned_.front().at <= kSimStart && planned_.front().start) {
    const Planned next = planned_.front();
    planned_.pop_front();
    const std::vector<Step>& setup = scenario_.hosts[next.host].programs[*next.start].setup;
    const bool calls = std::ranges::count(setup, StepKind::Connect, &Step::kind) > 0;
    (calls ? callers : listeners).push_back(enroll(next.host, *next.start));
  }
  for (Running& each : listeners) {
    launch(std::move(each));
    settle(kLongestTurn);
  }
  for (Running& each : callers) {
    launch(std::move(each));
    settle(kTurn);
  }
}

/// Programs that start at once do so in their order: each as far as it gets without the others,
/// which is known where it waits for a caller; else it gets so many microseconds.
void Rig::settle(std::int64_t turn) {
  const std::int64_t limit = monotonicNow() + turn;
  const std::size_t last = running_.size() - 1;
  const auto goesOn = [this, last] {
    const Running& each = running_[last];
    const bool accepts = each.openCall && recorder_.call(*each.openCall).call == Call::Accept;
    return !each.isReady && !each.isOver && !accepts;
  };
  while (monotonicNow() < limit && goesOn()) step(recorder_.now() + kSampleEvery);
}

bool Rig::playScene(SimTime expectedEnd, const KernelProgress& progress, std::string& problem) {
  const SimTime latest = expectedEnd + (expectedEnd - kSimStart) / 5 + 15s;
  SimTime told = kSimStart;
  SimTime busy = expectedEnd;
  while (problem_.empty()) {
    setClock();
    const SimTime now = recorder_.now();
    if (scenario_.until && now >= *scenario_.until) break;
    if (!isQuiet()) busy = std::max(busy, now);
    if (now >= latest || now > busy + kLastReports) break;
    if (progress && now - told >= kTellEvery) {
      progress(now);
      told = now;
    }
    step(now + (isNewsDue() ? kSampleEvery : kIdleSampleEvery));
  }
  sample();
  problem = problem_;
  return problem_.empty();
}

/// What a program that has said that it ends had open, the kernel closes a little later.
bool Rig::isNewsDue() const {
  if (monotonicNow() < lastEnd_ + kTurn) return true;
  return std::ranges::any_of(machines_, [this](const Machine& machine) {
    return machine.sockets->isTimerDue(recorder_.now() + kIdleSampleEvery);
  });
}

bool Rig::isQuiet() const {
  return flights_.empty() && planned_.empty() &&
         std::ranges::none_of(machines_,
                              [](const Machine& machine) { return machine.sockets->hasTimers(); });
}

void Rig::setClock() {
  const std::int64_t since = begin_ ? monotonicNow() - *begin_ : 0;
  recorder_.setNow(std::max(kSimStart + Duration(since), recorder_.now()));
}

bool Rig::step(std::optional<SimTime> until) {
  setClock();
  SimTime due = until.value_or(recorder_.now() + kSampleEvery);
  if (begin_ && !planned_.empty()) due = std::min(due, planned_.front().at);
  Duration left = due - recorder_.now();
  if (!flights_.empty()) left = std::min(left, Duration(flights_.top().due - monotonicNow()));
  left = std::max(left, Duration{});
  std::vector<pollfd> waiting;
  for (const Machine& machine : machines_) {
    if (machine.host) waiting.push_back({machine.host->link().number(), POLLIN, 0});
  }
  for (const Running& each : running_) {
    if (!each.isOver) waiting.push_back({each.process->channel(), POLLIN, 0});
  }
  const timespec timeout{microseconds(left) / 1'000'000, microseconds(left) % 1'000'000 * 1000};
  const int ready = ppoll(waiting.data(), waiting.size(), &timeout, nullptr);
  setClock();
  hearReports();
  drainLinks();
  deliverDue();
  if (begin_) doPlanned();
  sample();
  return ready > 0;
}

void Rig::drainLinks() {
  for (std::size_t machine = 0; machine < machines_.size(); ++machine) drainLink(machine);
}

void Rig::deliverDue() {
  setClock();
  while (!flights_.empty() && flights_.top().due <= monotonicNow()) {
    const Flight flight = flights_.top();
    flights_.pop();
    deliver(flight);
    setClock();
  }
}

void Rig::sample() {
  for (Machine& machine : machines_) {
    if (machine.host) machine.sockets->update(machine.host->sockets(), sawReset_);
  }
  sawReset_ = false;
}

void Rig::doPlanned() {
  setClock();
  while (!planned_.empty() && planned_.front().at <= recorder_.now()) {
    const Planned planned = planned_.front();
    planned_.pop_front();
    if (planned.injection) {
      inject(scenario_.injections[*planned.injection]);
    } else if (planned.start) {
      if (machineOf(planned.host).host) launch(enroll(planned.host, *planned.start));
    } else {
      happen(planned.host, planned.event);
    }
  }
}

Rig::Running Rig::enroll(HostIndex host, std::size_t program) {
  Running running{.host = host, .program = program, .id = ProcessId{++lastProcess_}};
  running.record = record(host, program, running.id);
  return running;
}

void Rig::launch(Running running) {
  const Host& where = scenario_.hosts[running.host];
  const RigWork work{&where, &where.programs[running.program], scenario_.runtime};
  running.process = std::make_unique<RigProcess>(*machineOf(running.host).host, work, begin_);
  if (const int error = running.process->error(); error != 0) failToStart(error);
  running_.push_back(std::move(running));
}

std::size_t Rig::record(HostIndex host, std::size_t program, ProcessId id) {
  const Program& what = scenario_.hosts[host].programs[program];
  ProcessRecord record{.id = id, .host = host, .program = program, .name = what.name};
  record.runtime = what.runtime.value_or(scenario_.runtime);
  record.firstStep = what.setup.size();
  return recorder_.started(std::move(record));
}

/// The child of a program is heard as any other process.
void Rig::addChild(const Running& parent, const RigReport& report, FileDescriptor channel) {
  Running child{.host = parent.host, .program = report.program, .id = ProcessId{++lastProcess_}};
  child.record = record(child.host, child.program, child.id);
  child.process = std::make_unique<RigProcess>(report.pid, std::move(channel));
  if (report.inherits) machineOf(child.host).sockets->inherit(parent.id, child.id);
  running_.push_back(std::move(child));
}

void Rig::happen(HostIndex host, const HostEvent& event) {
  if (event.kind == HostEventKind::PowerOff) return powerOff(machineOf(host));
  if (event.kind == HostEventKind::PowerOn) return powerOn(machineOf(host));
  for (std::size_t i = 0; i < running_.size(); ++i) {
    Running& each = running_[i];
    const std::string& name = scenario_.hosts[host].programs[each.program].name;
    if (each.host != host || each.isOver || (!event.program.empty() && event.program != name)) {
      continue;
    }
    if (event.kind == HostEventKind::Kill) {
      kill(i);
    } else {
      RigOrder order{.kind = RigOrder::Kind::Event, .event = event.kind};
      order.hasOption = event.option.has_value();
      if (event.option) order.option = event.option->option;
      if (event.option) order.value = event.option->value;
      each.openCall.reset();
      each.process->order(order);
    }
    return;
  }
}

/// Its children outlive it. The last of them may just be telling of its birth, and lets go of the
/// channel then.
void Rig::kill(std::size_t running) {
  running_[running].process->kill();
  constexpr int kMilliseconds = 1000;
  pollfd waiting{running_[running].process->channel(), POLLIN, 0};
  while (poll(&waiting, 1, kMilliseconds) > 0) {
    RigNews news = running_[running].process->news();
    if (!news.report) break;
    const bool isBirth = news.report->kind == RigReport::Kind::Spawned;
    if (isBirth) addChild(running_[running], *news.report, std::move(news.child));
  }
  end(running_[running], Call::Kill);
}

void Rig::end(Running& running, Call by) {
  running.isOver = true;
  lastEnd_ = monotonicNow();
  running.openCall.reset();
  machineOf(running.host).sockets->disown(running.id);
  recorder_.processEnded(running.record, by);
}

}  // namespace linger
