#include "model/packetdrill/run/script_runner.h"

#include <algorithm>
#include <charconv>

#include "model/packetdrill/run/features.h"
#include "model/packetdrill/syntax/printer.h"
#include "model/tcp/overloaded.h"

namespace linger::packetdrill {
namespace {

/// What packetdrill takes for itself where a script does not say.
constexpr Duration kDefaultTolerance = 4ms;
constexpr std::uint16_t kDefaultPort = 8080;
constexpr std::uint16_t kFirstRemotePort = 40000;
constexpr long kDefaultMtu = 1500;
constexpr long kHeadersV4 = 40;
constexpr long kHeadersV6 = 60;

long numberOption(const Script& script, std::string_view name, long otherwise) {
  const std::optional<std::string> text = optionValue(script, name);
  long number = otherwise;
  if (text) std::from_chars(text->data(), text->data() + text->size(), number);
  return number < 0 ? otherwise : number;
}

Scene sceneOf(const Script& script) {
  Scene scene;
  scene.v6 = optionValue(script, "ip_version") == "ipv6";
  const auto port = [&script](std::string_view name) {
    return static_cast<std::uint16_t>(numberOption(script, name, kDefaultPort));
  };
  scene.local = {*Address::parse(scene.v6 ? "2001:db8:1::1" : "192.168.0.1"), port("bind_port")};
  scene.remote = {*Address::parse(scene.v6 ? "2001:db8:2::1" : "192.0.2.1"), port("connect_port")};
  for (const Event& event : eventsUnder(script, symbolsAskedFor(script))) {
    const auto* packet = std::get_if<TcpPacket>(&event.action);
    if (packet && packet->demikernel) scene.demikernel = true;
  }
  return scene;
}

/// The remote is no system: the script plays it.
std::vector<TraceHost> hostsOf(const Scene& scene, const OsProfile& profile,
                               const StackSettings& settings) {
  return {{"remote", scene.remote.address, std::nullopt, std::nullopt},
          {"kernel", scene.local.address, profile.id, settings}};
}

ProcessRecord programOf(ProcessId id) {
  ProcessRecord program;
  program.id = id;
  program.host = 1;
  program.name = "program";
  return program;
}

}  // namespace

ScriptRunner::ScriptRunner(const Script& script, const OsProfile& profile,
                           const RunOptions& options, Run& run)
    : run_(run),
      recorder_(run.trace),
      scene_(sceneOf(script)),
      tunables_(profile),
      tolerance_(numberOption(script, "tolerance_usecs", microseconds(kDefaultTolerance))),
      strict_(options.strict),
      shellFiles_(options.shellFiles),
      local_(scene_.local),
      remote_{scene_.remote.address, kFirstRemotePort},
      nextRemotePort_(kFirstRemotePort + 1) {
  const long headers = scene_.v6 ? kHeadersV6 : kHeadersV4;
  const long mss = numberOption(script, "mtu", kDefaultMtu) - headers;
  tunables_.stack.tcp.mss = static_cast<std::uint16_t>(std::clamp(mss, 1L, 65495L));
  run.trace.hosts = hostsOf(scene_, profile, tunables_.stack);
  makeStack();
  recorder_.started(programOf(Application::kProcess));
}

/// A stack without sockets, and its program.
void ScriptRunner::makeStack() {
  OsProfile system = *tunables_.profile;
  reuseDelay_ = tunables_.timeWaitReuseDelay;
  system.timeWaitReuseDelay = reuseDelay_.value_or(system.timeWaitReuseDelay);
  const std::vector<Address> addresses{scene_.local.address};
  application_.reset();
  stack_ = std::make_unique<Stack>(system, tunables_.stack, addresses);
  application_ = std::make_unique<Application>(*stack_, scene_);
}

void ScriptRunner::play(const std::vector<ShellCommand>& before, const std::vector<Event>& events) {
  for (const ShellCommand& each : before) {
    where_ = each.where;
    if (!command(each)) return;
  }
  for (const Event& event : events) {
    where_ = event.where;
    if (!step(event)) break;
  }
  if (run_.outcome == Outcome::Passed) finishCall();
  finish();
}

/// False: the run is over.
bool ScriptRunner::step(const Event& event) {
  const auto begin = [&] {
    advanceTo(instant(event.time, event.time.at));
    last_ = now_;
    log(print(event.action));
  };
  return std::visit(Overloaded{
                        [&](const TcpPacket& packet) {
                          if (packet.direction == Direction::Outbound) return expect(event, packet);
                          begin();
                          return inject(packet);
                        },
                        [&](const ForeignPacket& foreign) { return skip(foreign.text); },
                        [&](const SystemCall& made) {
                          advanceTo(instant(event.time, event.time.at));
                          return finishCall() && call(event, made);
                        },
                        [&](const ShellCommand& shell) {
                          begin();
                          return command(shell);
                        },
                        [&](const CodeSnippet& code) {
                          begin();
                          return assertState(code);
                        },
                    },
                    event.action);
}

/// `at` of an event's time as an instant of the run.
SimTime ScriptRunner::instant(const EventTime& time, Duration at) const {
  const bool relative = time.kind == TimeKind::Relative || time.kind == TimeKind::RelativeRange;
  return (relative ? last_ : kSimStart) + at;
}

void ScriptRunner::setNow(SimTime time) {
  now_ = std::max(now_, time);
  recorder_.setNow(now_);
}

/// Runs every timer that is due by then, and moves the clock there.
void ScriptRunner::advanceTo(SimTime time) {
  while (fireNext(time)) {
  }
  setNow(time);
}

/// Runs the next timer, if it is due by then.
bool ScriptRunner::fireNext(SimTime limit) {
  const std::optional<SimTime> due = stack_->nextDeadline();
  const std::optional<SimTime> call = callDeadline();
  if (call && *call <= limit && (!due || *call < *due)) {
    setNow(*call);
    expireCall();
    return true;
  }
  if (!due || *due > limit) return false;
  setNow(*due);
  stack_->fireTimers(now_);
  takeEffects();
  settle();
  return true;
}

/// After something has happened: acknowledgements go out, and a call that waits is tried again.
void ScriptRunner::settle() {
  stack_->flush(now_);
  takeEffects();
  attempt();
  stack_->flush(now_);
  takeEffects();
}

bool ScriptRunner::fail(std::string reason) {
  run_.outcome = Outcome::Failed;
  run_.where = where_;
  run_.reason = std::move(reason);
  run_.stoppedAt = now_;
  return false;
}

bool ScriptRunner::skip(std::string feature) {
  run_.outcome = Outcome::Skipped;
  run_.where = where_;
  run_.reason = std::move(feature);
  run_.stoppedAt = now_;
  return false;
}

void ScriptRunner::log(std::string text) {
  run_.log.push_back({now_, where_.line, std::move(text)});
}

void ScriptRunner::note(std::string text) {
  run_.log.push_back({now_, 0, text});
  run_.notes.push_back("line " + std::to_string(where_.line) + ": " + std::move(text));
}

/// What the script did not ask for is worth telling: packetdrill itself does not look.
void ScriptRunner::finish() {
  if (run_.outcome != Outcome::Passed) return;
  for (const Output& output : outputs_) {
    note("left over: " + print(Action(numbers_.toScript(output.packet.segment))));
  }
}

/// Tells of what the stack has done.
void ScriptRunner::takeEffects() {
  StackEffects effects;
  stack_->takeEffects(effects);
  for (const StackEffect& effect : effects) {
    std::visit([this](const auto& done) { take(done); }, effect);
  }
}

SegmentId ScriptRunner::recordSent(HostIndex from, SocketId socket, const Packet& packet,
                                   int attempt, const Rule& why, std::optional<SequenceBase> base) {
  const SegmentId id = recorder_.sent(from, 1 - from, socket, packet, attempt, why, base);
  const auto kind = static_cast<std::size_t>(kindOf(packet.segment));
  recorder_.segment(id).nthOfKind = ++counts_[from][kind];
  return id;
}

void ScriptRunner::take(const stack_effect::Sent& sent) {
  // In the script's numbers: ours from our SYN, the remote's as they are.
  std::optional<SequenceBase> base = sent.base;
  if (base) base->irs = SeqNum{};
  const SegmentId id = recordSent(1, sent.socket, sent.packet, sent.attempt, sent.why, base);
  recorder_.ended(id, Delivery::Delivered);
  outputs_.push_back({now_, sent.packet});
}

void ScriptRunner::take(const stack_effect::Judged& judged) {
  recorder_.judged(judged.verdict.event, judged.verdict.rule);
}

void ScriptRunner::take(const stack_effect::Moved& moved) {
  recorder_.moved(1, moved.socket, moved.transition);
  run_.log.push_back({now_, 0,
                      "socket " + std::to_string(moved.socket.value) + ": " +
                          std::string(nameOf(moved.transition.from)) + " -> " +
                          std::string(nameOf(moved.transition.to)) + " (" +
                          std::string(moved.transition.rule.citation) + ")"});
}

void ScriptRunner::take(const stack_effect::TimerSet& set) {
  recorder_.timerSet(1, set.socket, set.timer.kind, set.timer.due, set.timer.attempt);
}

void ScriptRunner::take(const stack_effect::TimerEnded& ended) {
  recorder_.timerEnded(1, ended.socket, ended.timer.kind, ended.timer.end);
}

void ScriptRunner::take(const stack_effect::SocketChanged& changed) {
  recorder_.socketChanged(1, changed.facts, changed.gone);
}

void ScriptRunner::take(const stack_effect::PortMemoryChanged& changed) {
  recorder_.portMemoryChanged(1, changed.memory);
}

std::string_view nameOf(Outcome outcome) {
  switch (outcome) {
    case Outcome::Passed: return "PASS";
    case Outcome::Failed: return "FAIL";
    case Outcome::Skipped: return "SKIP";
  }
  return "";
}

Run run(const Script& script, const RunOptions& options) {
  Run result;
  result.profile = options.profile ? options.profile : &systemOf(script, options.shellFiles);
  const std::vector<Event> events = eventsUnder(script, symbolsFor(*result.profile));
  if (const auto unsupported =
          firstUnsupported(script, events, *result.profile, options.shellFiles)) {
    result.outcome = Outcome::Skipped;
    result.where = unsupported->where;
    result.reason = unsupported->feature;
    return result;
  }
  ScriptRunner(script, *result.profile, options, result).play(script.before, events);
  return result;
}

}  // namespace linger::packetdrill
