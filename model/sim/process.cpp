#include "model/sim/process.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace linger {
namespace {

constexpr int kBacklog = 128;
constexpr std::uint32_t kAllThereIs = std::numeric_limits<std::uint32_t>::max();

std::string textOf(const OptionSetting& setting) {
  return std::string(nameOf(setting.option)) + ", " + std::to_string(setting.value);
}

}  // namespace

Process::Process(const Host& host, HostIndex hostIndex, std::size_t program, RuntimeId runtime,
                 ProcessId id, Stack& stack, Recorder& recorder, bool beforeScene)
    : host_(host),
      hostIndex_(hostIndex),
      programIndex_(program),
      program_(host.programs[program]),
      runtime_(runtimeOf(program_.runtime.value_or(runtime))),
      id_(id),
      stack_(stack),
      recorder_(recorder),
      record_(recorder.started(hostIndex, id, program)),
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
    ++next_;
    lastDone_ = now;
    received_ = 0;
  }
  return progressed;
}

/// Its connection was closed out of turn: what the program still meant to do with it is moot.
bool Process::isMoot(const Step& step) const {
  if (!closedOutOfTurn_ || connection_.value) return false;
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

Process::Outcome Process::take(const Step& step, SimTime now) {
  if (isMoot(step)) return Outcome::Done;
  switch (step.kind) {
    case StepKind::Listen: return openListener(step, now);
    case StepKind::Open: return openSocket(step, step.local.value_or(SocketAddress{}), now);
    case StepKind::Accept: return acceptConnection(now);
    case StepKind::Connect: return connect(step, now);
    case StepKind::Send:
      return outcomeOf(Call::Send, connection_, std::to_string(step.bytes),
                    stack_.send(connection_, step.bytes, now), now);
    case StepKind::Recv:
    case StepKind::RecvEof: return receive(step, now);
    case StepKind::Shutdown:
      return outcomeOf(Call::Shutdown, connection_, "SHUT_WR", stack_.shutdownSending(connection_, now), now);
    case StepKind::Close: return letGo(connection_.value ? connection_ : listener_, false, now);
    case StepKind::CloseListener: return letGo(listener_, false, now);
    case StepKind::Abort: return letGo(connection_, true, now);
    case StepKind::SetOption:
      if (!step.option) return Outcome::Done;
      return outcomeOf(Call::SetSockOpt, connection_, textOf(*step.option),
                    stack_.setOption(connection_, step.option->option, step.option->value, now), now);
    case StepKind::Wait: return Outcome::Done;
    case StepKind::Repeat: return repeat(step);
    case StepKind::Exit: return finish(Call::Exit, now);
  }
  return Outcome::Done;
}

/// What is set on a listener before bind(): what the program asks for, and what its runtime sets.
std::vector<OptionSetting> Process::listenerOptions() const {
  std::vector<OptionSetting> options = program_.options;
  const bool chosen = std::ranges::any_of(options, [](const OptionSetting& setting) {
    return setting.option == SocketOption::ReuseAddr;
  });
  const bool isServer = program_.transport == Transport::Tcp;
  if (!chosen && isServer && setsReuseAddr(runtime_, stack_.profile())) {
    options.push_back({SocketOption::ReuseAddr, 1});
  }
  return options;
}

Process::Outcome Process::openSocket(const Step&, const SocketAddress& local, SimTime now) {
  local_ = local;
  SocketId& socket = connection_;
  socket = stack_.socket(program_.transport, id_, program_.uid, local.address.family() == Address::Family::V6);
  outcomeOf(Call::Socket, socket, program_.transport == Transport::Udp ? "SOCK_DGRAM" : "SOCK_STREAM", {}, now);
  for (const OptionSetting& setting : program_.options) {
    const CallResult set = stack_.setOption(socket, setting.option, setting.value, now);
    if (outcomeOf(Call::SetSockOpt, socket, textOf(setting), set, now) == Outcome::Ended) return Outcome::Ended;
  }
  return outcomeOf(Call::Bind, socket, local.toString(), stack_.bind(socket, local), now);
}

Process::Outcome Process::openListener(const Step& step, SimTime now) {
  local_ = step.local.value_or(SocketAddress{});
  const bool v6 = local_.address.family() == Address::Family::V6;
  listener_ = stack_.socket(program_.transport, id_, program_.uid, v6);
  const bool udp = program_.transport == Transport::Udp;
  outcomeOf(Call::Socket, listener_, udp ? "SOCK_DGRAM" : "SOCK_STREAM", {}, now);
  for (const OptionSetting& setting : listenerOptions()) {
    const CallResult set = stack_.setOption(listener_, setting.option, setting.value, now);
    if (outcomeOf(Call::SetSockOpt, listener_, textOf(setting), set, now) == Outcome::Ended) return Outcome::Ended;
  }
  const CallResult bound = stack_.bind(listener_, local_);
  if (outcomeOf(Call::Bind, listener_, local_.toString(), bound, now) == Outcome::Ended) return Outcome::Ended;
  if (udp) {
    connection_ = listener_;
    return Outcome::Done;
  }
  return outcomeOf(Call::Listen, listener_, std::to_string(kBacklog), stack_.listen(listener_, kBacklog, now), now);
}

Process::Outcome Process::acceptConnection(SimTime now) {
  const CallResult result = stack_.accept(listener_, id_, program_.uid);
  if (result.ok()) connection_ = SocketId{static_cast<int>(result.value)};
  return outcomeOf(Call::Accept, listener_, "", result, now);
}

Process::Outcome Process::connect(const Step& step, SimTime now) {
  if (!openCall_) {
    if (step.local && openSocket(step, *step.local, now) == Outcome::Ended) return Outcome::Ended;
    if (!connection_.value || !stack_.facts(connection_)) {
      connection_ = stack_.socket(program_.transport, id_, program_.uid);
      outcomeOf(Call::Socket, connection_, program_.transport == Transport::Udp ? "SOCK_DGRAM" : "SOCK_STREAM", {}, now);
      for (const OptionSetting& setting : program_.options) {
        outcomeOf(Call::SetSockOpt, connection_, textOf(setting),
               stack_.setOption(connection_, setting.option, setting.value, now), now);
      }
    }
  }
  const SocketAddress peer = step.peer.value_or(SocketAddress{});
  return outcomeOf(Call::Connect, connection_, peer.toString(), stack_.connect(connection_, peer, now), now);
}

/// One step may take several calls: until enough has come, or the end of file.
Process::Outcome Process::receive(const Step& step, SimTime now) {
  const bool toEof = step.kind == StepKind::RecvEof;
  const std::uint32_t wanted = toEof ? kAllThereIs : step.bytes;
  const std::string arguments = toEof ? "until end of file" : std::to_string(wanted);
  while (true) {
    CallResult result = stack_.recv(connection_, wanted - received_, now);
    if (result.ok() && result.value > 0) {
      received_ += static_cast<std::uint32_t>(result.value);
      if (received_ < wanted && program_.transport == Transport::Tcp) continue;
    }
    if (result.ok()) result.value = received_;
    return outcomeOf(Call::Recv, connection_, arguments, result, now);
  }
}

Process::Outcome Process::repeat(const Step& step) {
  if (rounds_ >= step.count) return Outcome::Done;
  ++rounds_;
  next_ = static_cast<std::size_t>(-1);  // run() goes on with the first step
  return Outcome::Done;
}

Process::Outcome Process::letGo(SocketId& socket, bool abortive, SimTime now) {
  const SocketId closing = std::exchange(socket, SocketId{});
  if (!closing.value) return Outcome::Done;
  if (closing == listener_) listener_ = SocketId{};
  if (abortive) {
    outcomeOf(Call::SetSockOpt, closing, "SO_LINGER, {1, 0}", stack_.setOption(closing, SocketOption::Linger, 0, now), now);
  }
  return outcomeOf(Call::Close, closing, "", stack_.close(closing, now), now);
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

Process::Outcome Process::outcomeOf(Call call, SocketId socket, std::string arguments,
                                    const CallResult& result, SimTime now) {
  if (!openCall_) openCall_ = recorder_.called(newCall(call, socket, std::move(arguments)));
  if (result.wouldBlock()) return Outcome::Waits;
  const std::size_t index = *std::exchange(openCall_, std::nullopt);
  if (!result.ok()) {
    recorder_.call(index).message = failureText(runtime_, stack_.profile(), call, result.error, local_);
  }
  recorder_.returned(index, result);
  return result.ok() ? Outcome::Done : finish(call, now);
}

/// The call never returns: its process is gone, or was made to do something else.
void Process::abandonCall() { openCall_.reset(); }

void Process::interrupt(const HostEvent& event, SimTime now) {
  abandonCall();
  const bool closes = event.kind == HostEventKind::Close || event.kind == HostEventKind::Abort;
  if (closes) closedOutOfTurn_ = true;
  switch (event.kind) {
    case HostEventKind::Close: letGo(connection_, false, now); break;
    case HostEventKind::Shutdown:
      outcomeOf(Call::Shutdown, connection_, "SHUT_WR", stack_.shutdownSending(connection_, now), now);
      break;
    case HostEventKind::Abort: letGo(connection_, true, now); break;
    case HostEventKind::CloseListener: letGo(listener_, false, now); break;
    case HostEventKind::SetOption:
      if (!event.option) break;
      for (const SocketId socket : {listener_, connection_}) {
        if (!socket.value) continue;
        outcomeOf(Call::SetSockOpt, socket, textOf(*event.option),
               stack_.setOption(socket, event.option->option, event.option->value, now), now);
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
