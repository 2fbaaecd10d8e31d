#include "app/live/linux/rig/rig_program.h"

#include <poll.h>
#include <sys/stat.h>

#include <cerrno>
#include <ctime>

#include "app/live/linux/rig/rig_channel.h"
#include "model/sim/process.h"
#include "model/sim/scenario_keywords.h"

// How a program gets from step to step, what it tells of them, and what it is made to do.

namespace linger {

std::int64_t monotonicNow() {
  timespec now{};
  clock_gettime(CLOCK_MONOTONIC, &now);
  return std::int64_t(now.tv_sec) * 1'000'000 + now.tv_nsec / 1000;
}

RigProgram::RigProgram(const RigWork& work, int channel, std::optional<std::int64_t> begin)
    : work_(work),
      program_(*work.program),
      channel_(channel),
      begin_(begin),
      lastDone_(monotonicNow()) {
  for (const Step& step : program_.setup) steps_.push_back(&step);
  for (const Step& step : program_.steps) steps_.push_back(&step);
}

void RigProgram::run() {
  bool isTold = begin_.has_value();
  while (true) {
    if (next_ == program_.setup.size() && !isTold) {
      tell({.kind = RigReport::Kind::Ready}, -1);
      isTold = true;
      while (!begin_) waitFor(-1, 0, std::nullopt);
      restartKeepAlive();
      lastDone_ = *begin_;
    }
    if (next_ == steps_.size()) {
      while (true) waitFor(-1, 0, std::nullopt);  // It has no more to do, and does not end.
    }
    const Step& step = *steps_[next_];
    if (!waitUntilReady(step)) continue;
    const Outcome outcome = take(step);
    if (outcome == Outcome::Ended) return;
    if (outcome == Outcome::Again) continue;
    next_ = outcome == Outcome::StartsOver ? program_.setup.size() : next_ + 1;
    lastDone_ = monotonicNow();
    received_ = 0;
  }
}

/// False where an order came meanwhile.
bool RigProgram::waitUntilReady(const Step& step) {
  std::int64_t ready = lastDone_ + microseconds(step.after);
  if (step.at && begin_) ready = std::max(ready, *begin_ + microseconds(*step.at));
  while (monotonicNow() < ready) {
    if (!waitFor(-1, 0, ready)) return false;
  }
  return true;
}

/// Its connection was closed out of turn: what the program still meant to do with it is moot.
bool RigProgram::isMoot(const Step& step) const {
  if (!closedOutOfTurn_ || connection_ >= 0 || !step.connection.empty()) return false;
  const bool wasConnecting = step.kind == StepKind::Connect && next_ == interruptedStep_;
  return wasConnecting || needsConnection(step.kind);
}

RigProgram::Outcome RigProgram::take(const Step& step) {
  if (isMoot(step)) return Outcome::Done;
  int& connection = connectionOf(step);
  switch (step.kind) {
    case StepKind::Listen: return openListener(step);
    case StepKind::Open: return openBound(step);
    case StepKind::Accept: return acceptConnection(connection);
    case StepKind::Connect: return connectTo(step);
    case StepKind::Send: return send(step);
    case StepKind::Recv:
    case StepKind::RecvEof: return receive(step);
    case StepKind::Shutdown: return shutDown(connection, step.how);
    case StepKind::Close:
      return letGo(connection >= 0 || !step.connection.empty() ? connection : listener_, false);
    case StepKind::CloseListener: return letGo(listener_, false);
    case StepKind::Abort: return letGo(connection, true);
    case StepKind::SetOption:
      return step.option ? setOption(connection, *step.option) : Outcome::Done;
    case StepKind::Spawn: return spawn(step);
    case StepKind::PassListener: return passListener(step);
    case StepKind::TakeListener: return takeListener();
    case StepKind::Wait: return Outcome::Done;
    case StepKind::Repeat: return rounds_++ < step.count ? Outcome::StartsOver : Outcome::Done;
    case StepKind::Exit:
      tell({.kind = RigReport::Kind::Ended, .call = Call::Exit}, -1);
      return Outcome::Ended;
  }
  return Outcome::Done;
}

bool RigProgram::waitFor(int socket, short events, std::optional<std::int64_t> until) {
  pollfd waiting[] = {{channel_, POLLIN, 0}, {socket, events, 0}};
  timespec timeout{};
  if (until) {
    const std::int64_t left = std::max<std::int64_t>(*until - monotonicNow(), 0);
    timeout = {left / 1'000'000, left % 1'000'000 * 1000};
  }
  if (ppoll(waiting, 2, until ? &timeout : nullptr, nullptr) < 0) return true;
  if (waiting[0].revents == 0) return true;
  obey();
  return false;
}

void RigProgram::obey() {
  RigOrder order;
  if (!receiveMessage(channel_, order).isMessage) _exit(1);  // The rig is gone.
  if (order.kind == RigOrder::Kind::Begin) {
    begin_ = order.begin;
    return;
  }
  isInterrupted_ = true;
  switch (order.event) {
    case HostEventKind::Close:
    case HostEventKind::Abort:
      closedOutOfTurn_ = true;
      interruptedStep_ = next_;
      letGo(connection_, order.event == HostEventKind::Abort);
      break;
    case HostEventKind::Shutdown: shutDown(connection_, ShutdownHow::Sending); break;
    case HostEventKind::CloseListener: letGo(listener_, false); break;
    case HostEventKind::SetOption:
      for (const int socket : {listener_, connection_}) {
        if (order.hasOption && socket >= 0) setOption(socket, {order.option, order.value});
      }
      break;
    case HostEventKind::Kill:
    case HostEventKind::PowerOff:
    case HostEventKind::PowerOn: break;
  }
}

void RigProgram::tell(RigReport about, int socket) {
  about.onListener = socket >= 0 && socket == listener_;
  const auto options = options_.find(socket);
  if (options != options_.end()) about.options = options->second;
  if (socket >= 0) {
    struct stat file {};
    if (fstat(socket, &file) == 0) about.inode = file.st_ino;
    socklen_t size = sizeof(about.local);
    getsockname(socket, reinterpret_cast<sockaddr*>(&about.local), &size);
    size = sizeof(about.remote);
    getpeername(socket, reinterpret_cast<sockaddr*>(&about.remote), &size);
  }
  report(about);
}

void RigProgram::report(const RigReport& report, int file) {
  if (!sendMessage(channel_, report, file)) _exit(1);
}

}  // namespace linger
