#include "model/sim/recording.h"

#include <algorithm>

namespace linger {
namespace {

/// Turns effects into records: one overload for each.
class Recording {
 public:
  Recording(const Scenario& scenario, Recorder& recorder)
      : scenario_(scenario), recorder_(recorder) {}

  void operator()(const run_effect::SceneBegins&) { recorder_.beginScene(); }
  void operator()(const run_effect::Sent& s) {
    const SegmentId id = recorder_.sent(s.from, s.to, s.sent.socket, s.sent.packet, s.sent.attempt,
                                        s.sent.why, s.sent.base);
    SegmentRecord& record = recorder_.segment(id);
    record.nthOfKind = s.nthOfKind;
    record.arrives = s.arrives;
    record.injected = s.injected;
  }
  void operator()(const run_effect::Copied& copied) {
    recorder_.willArrive(recorder_.copied(copied.original), copied.arrives);
  }
  void operator()(const run_effect::WayOver& over) {
    recorder_.ended(over.id, over.delivery);
    if (over.delivery == Delivery::Delivered) recorder_.arrivalBegins(over.id);
  }
  void operator()(const run_effect::ArrivalOver&) { recorder_.arrivalDone(); }
  void operator()(const run_effect::Judged& judged) {
    recorder_.judged(judged.verdict.event, judged.verdict.rule);
  }
  void operator()(const run_effect::Moved& moved) {
    recorder_.moved(moved.host, moved.moved.socket, moved.moved.transition);
  }
  void operator()(const run_effect::TimerSet& set) {
    const effect::TimerSet& timer = set.set.timer;
    recorder_.timerSet(set.host, set.set.socket, timer.kind, timer.due, timer.attempt);
  }
  void operator()(const run_effect::TimerEnded& ended) {
    recorder_.timerEnded(ended.host, ended.ended.socket, ended.ended.timer.kind,
                         ended.ended.timer.end);
  }
  void operator()(const run_effect::SocketChanged& changed) {
    recorder_.socketChanged(changed.host, changed.changed.facts, changed.changed.gone);
  }
  void operator()(const run_effect::PortMemoryChanged& changed) {
    recorder_.portMemoryChanged(changed.host, changed.memory);
  }
  void operator()(const run_effect::Called& called) {
    CallRecord record;
    record.host = called.host;
    record.process = called.process;
    record.socket = called.socket;
    record.call = called.call;
    record.arguments = textOf(called.arguments);
    record.step = called.step;
    recorder_.called(std::move(record));
  }
  void operator()(const run_effect::Returned& returned) {
    const std::size_t index = recorder_.failedBefore() + returned.call;
    recorder_.call(index).message = returned.message;
    recorder_.returned(index, returned.result);
  }
  void operator()(const run_effect::Started& started) {
    const Program& program = scenario_.hosts[started.host].programs[started.program];
    ProcessRecord record;
    record.id = started.process;
    record.host = started.host;
    record.program = asWritten(started.host, started.program);
    record.name = program.name;
    record.runtime = program.runtime.value_or(scenario_.runtime);
    record.firstStep = program.setup.size();
    recorder_.started(std::move(record));
  }
  void operator()(const run_effect::Ended& ended) {
    recorder_.processEnded(ended.process, ended.by);
  }
  void operator()(const run_effect::CallerWaits&) {}
  void operator()(const run_effect::Power& power) { recorder_.power(power.host, power.on); }

 private:
  /// The program of that name in the scenario as its author wrote it: see writtenOut().
  std::size_t asWritten(HostIndex host, std::size_t program) const {
    const std::vector<Program>& programs = scenario_.hosts[host].programs;
    return std::size_t(std::ranges::find(programs, programs[program].name, &Program::name) -
                       programs.begin());
  }

  const Scenario& scenario_;
  Recorder& recorder_;
};

}  // namespace

std::string textOf(const CallArguments& arguments) {
  struct Text {
    std::string operator()(std::string_view words) const { return std::string(words); }
    std::string operator()(std::uint32_t number) const { return std::to_string(number); }
    std::string operator()(const SocketAddress& address) const { return address.toString(); }
    std::string operator()(const OptionSetting& setting) const {
      return std::string(nameOf(setting.option)) + ", " + std::to_string(setting.value);
    }
  };
  return std::visit(Text{}, arguments);
}

void record(const Scenario& scenario, const RunEffects& effects, SimTime now, Recorder& recorder) {
  recorder.setNow(now);
  for (const RunEffect& effect : effects) std::visit(Recording(scenario, recorder), effect);
}

}  // namespace linger
