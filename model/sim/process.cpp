#include "model/sim/process.h"

#include <algorithm>
#include <utility>

namespace linger {
namespace {

ProcessRecord startOf(ProcessId id, HostIndex host, std::size_t index, const Program& program,
                      RuntimeId runtime) {
  ProcessRecord record;
  record.id = id;
  record.host = host;
  record.program = index;
  record.name = program.name;
  record.runtime = runtime;
  record.firstStep = program.before.size();
  return record;
}

}  // namespace

Process::Process(const Host& host, HostIndex hostIndex, std::size_t program, RuntimeId runtime,
                 ProcessId id, Stack& stack, Recorder& recorder, bool beforeScene)
    : hostIndex_(hostIndex),
      programIndex_(program),
      program_(host.programs[program]),
      runtime_(runtimeOf(program_.runtime.value_or(runtime))),
      id_(id),
      stack_(stack),
      recorder_(recorder),
      record_(recorder.started(startOf(id, hostIndex, program, program_, runtime_.id))),
      lastDone_(recorder.now()),
      beforeScene_(beforeScene) {
  for (const Step& step : program_.before) steps_.push_back(&step);
  for (const Step& step : program_.steps) steps_.push_back(&step);
}

void Process::enterScene() {
  beforeScene_ = false;
  openCall_.reset();  // A call that still waits is on record as made when the scene begins.
}

bool Process::run(SimTime now) {
  bool progressed = false;
  const std::size_t end = beforeScene_ ? program_.before.size() : steps_.size();
  while (alive_ && next_ < end) {
    const Step& step = *steps_[next_];
    const SimTime ready = std::max(step.at.value_or(kSimStart), lastDone_ + step.after);
    if (now < ready) {
      wakesAt_ = ready;
      return progressed;
    }
    wakesAt_.reset();
    const Outcome outcome = take(step, now);
    if (outcome == Outcome::Waits) return progressed;
    progressed = true;
    if (outcome == Outcome::Ended) return true;
    next_ = outcome == Outcome::StartsOver ? program_.before.size() : next_ + 1;
    lastDone_ = now;
    received_ = 0;
  }
  return progressed;
}

/// Its connection was closed out of turn: what the program still meant to do with it is moot.
bool Process::isMoot(const Step& step) const {
  if (!closedOutOfTurn_ || connection_.value) return false;
  const bool wasConnecting = step.kind == StepKind::Connect && next_ == interruptedStep_;
  if (wasConnecting) return true;
  switch (step.kind) {
    case StepKind::Send:
    case StepKind::Recv:
    case StepKind::RecvEof:
    case StepKind::Shutdown:
    case StepKind::Close:
    case StepKind::Abort:
    case StepKind::SetOption: return true;
    case StepKind::Listen:
    case StepKind::Open:
    case StepKind::Accept:
    case StepKind::Connect:
    case StepKind::CloseListener:
    case StepKind::Wait:
    case StepKind::Repeat:
    case StepKind::Exit: return false;
  }
  return false;
}

Process::Outcome Process::finish(Call by, SimTime now) {
  abandonCall();
  alive_ = false;
  wakesAt_.reset();
  recorder_.processEnded(record_, by);
  stack_.processEnded(id_, now);
  return Outcome::Ended;
}

CallRecord Process::newCall(Call call, SocketId socket, std::string arguments) const {
  CallRecord record;
  record.host = hostIndex_;
  record.process = id_;
  record.socket = socket;
  record.call = call;
  record.arguments = std::move(arguments);
  record.step = std::min(next_, steps_.size());
  return record;
}

Process::Outcome Process::outcomeOf(const CallResult& result, SimTime now) {
  if (result.wouldBlock()) return Outcome::Waits;
  const std::size_t index = *std::exchange(openCall_, std::nullopt);
  const Call call = recorder_.call(index).call;
  if (!result.ok()) {
    recorder_.call(index).message =
        failureText(runtime_, stack_.profile(), failedCall(recorder_.call(index), result.error));
  }
  recorder_.returned(index, result);
  return result.ok() ? Outcome::Done : finish(call, now);
}

/// What a runtime's message is made of: the addresses of the connection, where there is one.
FailedCall Process::failedCall(const CallRecord& record, Errno error) const {
  const std::optional<SocketFacts> facts = stack_.facts(record.socket);
  if (facts && facts->remote) return {record.call, error, facts->local, facts->remote};
  return {record.call, error, local_, peer_};
}

/// The call never returns: its process is gone, or was made to do something else.
void Process::abandonCall() {
  openCall_.reset();
}

void Process::interrupt(const HostEvent& event, SimTime now) {
  abandonCall();
  const bool closes = event.kind == HostEventKind::Close || event.kind == HostEventKind::Abort;
  if (closes) {
    closedOutOfTurn_ = true;
    interruptedStep_ = next_;
  }
  switch (event.kind) {
    case HostEventKind::Close: letGo(connection_, false, now); break;
    case HostEventKind::Shutdown: shutdownSending(now); break;
    case HostEventKind::Abort: letGo(connection_, true, now); break;
    case HostEventKind::CloseListener: letGo(listener_, false, now); break;
    case HostEventKind::SetOption:
      for (const SocketId socket : {listener_, connection_}) {
        if (event.option && socket.value) setOption(socket, *event.option, now);
      }
      break;
    case HostEventKind::Kill: kill(now); break;
    case HostEventKind::PowerOff:
    case HostEventKind::PowerOn: break;
  }
}

void Process::kill(SimTime now) {
  if (alive_) finish(Call::Kill, now);
}

void Process::vanish() {
  if (!alive_) return;
  abandonCall();
  alive_ = false;
  wakesAt_.reset();
  recorder_.processEnded(record_, Call::Kill);
}

}  // namespace linger
