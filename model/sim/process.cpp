#include "model/sim/process.h"

#include <algorithm>
#include <utility>

#include "model/sim/world.h"
#include "model/systems/runtime.h"

namespace linger {

ProcessTurn::ProcessTurn(World& world, std::size_t process, RunEffects& effects)
    : world_(world),
      self_(world.processes[process]),
      program_(world.scenario->hosts[self_.host].programs[self_.program]),
      runtime_(runtimeOf(program_.runtime.value_or(world.scenario->runtime))),
      machine_(world.machineOf(self_.host)),
      stack_(machine_.stack),
      effects_(effects),
      now_(world.now) {}

const Step& ProcessTurn::stepAt(std::size_t index) const {
  const std::size_t setup = program_.setup.size();
  return index < setup ? program_.setup[index] : program_.steps[index - setup];
}

bool ProcessTurn::run() {
  bool progressed = false;
  const std::size_t end = self_.inSetup ? program_.setup.size() : stepCount();
  while (self_.alive && self_.next < end) {
    const Step& step = stepAt(self_.next);
    const SimTime ready = std::max(step.at.value_or(kSimStart), self_.lastDone + step.after);
    if (now_ < ready) {
      self_.wakesAt = ready;
      return progressed;
    }
    self_.wakesAt.reset();
    const Outcome outcome = take(step);
    if (outcome == Outcome::Waits) return progressed;
    progressed = true;
    if (outcome == Outcome::Ended) return true;
    self_.next = outcome == Outcome::StartsOver ? program_.setup.size() : self_.next + 1;
    self_.lastDone = now_;
    self_.received = 0;
    if (self_.spawns) return true;
  }
  return progressed;
}

bool needsConnection(StepKind kind) {
  switch (kind) {
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
    case StepKind::Spawn:
    case StepKind::PassListener:
    case StepKind::TakeListener:
    case StepKind::Wait:
    case StepKind::Repeat:
    case StepKind::Exit: return false;
  }
  return false;
}

/// Its connection was closed out of turn: what the program still meant to do with it is moot.
bool ProcessTurn::isMoot(const Step& step) const {
  if (!self_.closedOutOfTurn || self_.connection.value || !step.connection.empty()) return false;
  const bool wasConnecting = step.kind == StepKind::Connect && self_.next == self_.interruptedStep;
  return wasConnecting || needsConnection(step.kind);
}

ProcessTurn::Outcome ProcessTurn::finish(Call by) {
  self_.openCall.reset();
  self_.alive = false;
  self_.wakesAt.reset();
  effects_.emplace_back(run_effect::Ended{self_.number, by, self_.caller});
  stack_.processEnded(self_.id, now_);
  takeEffects(world_, machine_, effects_);
  return Outcome::Ended;
}

void ProcessTurn::open(Call call, SocketId socket, const CallArguments& arguments) {
  self_.openCall = OpenCall{world_.calls++, call, socket};
  effects_.emplace_back(run_effect::Called{self_.host, self_.id, socket, call, arguments,
                                           std::min(self_.next, stepCount())});
}

ProcessTurn::Outcome ProcessTurn::outcomeOf(const CallResult& result) {
  if (result.wouldBlock()) stack_.rest();
  takeEffects(world_, machine_, effects_);
  if (result.wouldBlock()) return Outcome::Waits;
  const OpenCall call = *std::exchange(self_.openCall, std::nullopt);
  effects_.emplace_back(run_effect::Returned{
      call.number, result, result.ok() ? std::string() : messageOf(call, result.error), self_.host,
      call.call});
  return result.ok() ? Outcome::Done : finish(call.call);
}

/// What a runtime prints of a failure: it is made of the addresses of the connection, where there
/// is one.
std::string ProcessTurn::messageOf(const OpenCall& call, Errno error) const {
  FailedCall failed{call.call, error, self_.local, self_.peer};
  const std::optional<SocketFacts> facts = stack_.facts(call.socket);
  if (facts && facts->remote) failed = {call.call, error, facts->local, facts->remote};
  return failureText(runtime_, stack_.profile(), failed);
}

void ProcessTurn::interrupt(const HostEvent& event) {
  self_.openCall.reset();  // It never returns: the process was made to do something else.
  const bool closes = event.kind == HostEventKind::Close || event.kind == HostEventKind::Abort;
  if (closes) {
    self_.closedOutOfTurn = true;
    self_.interruptedStep = self_.next;
  }
  switch (event.kind) {
    case HostEventKind::Close: letGo(self_.connection, false); break;
    case HostEventKind::Shutdown: shutDown(self_.connection, ShutdownHow::Sending); break;
    case HostEventKind::Abort: letGo(self_.connection, true); break;
    case HostEventKind::CloseListener: letGo(self_.listener, false); break;
    case HostEventKind::SetOption:
      for (const SocketId socket : {self_.listener, self_.connection}) {
        if (event.option && socket.value) setOption(socket, *event.option);
      }
      break;
    case HostEventKind::Kill: kill(); break;
    case HostEventKind::PowerOff:
    case HostEventKind::PowerOn: break;
  }
}

void ProcessTurn::kill() {
  if (self_.alive) finish(Call::Kill);
}

void ProcessTurn::discard() {
  if (!self_.alive) return;
  self_.openCall.reset();
  self_.alive = false;
  self_.wakesAt.reset();
  effects_.emplace_back(run_effect::Ended{self_.number, Call::Kill, self_.caller});
}

}  // namespace linger
