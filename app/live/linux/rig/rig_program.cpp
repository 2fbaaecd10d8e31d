#include "app/live/linux/rig/rig_program.h"

#include <fcntl.h>
#include <linux/tcp.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <ctime>
#include <limits>

#include "model/sim/scenario_words.h"
#include "model/trace/trace.h"

namespace linger {
namespace {

constexpr std::int64_t kRetryAfter = 5'000;  // Before the scene, until the listener is there.

std::string textOf(const OptionSetting& setting) {
  return std::string(nameOf(setting.option)) + ", " + std::to_string(setting.value);
}

int applyOption(int socket, const OptionSetting& setting) {
  const auto set = [socket](int level, int option, const auto& value) {
    return setsockopt(socket, level, option, &value, sizeof(value));
  };
  const int value = setting.value;
  switch (setting.option) {
    case SocketOption::ReuseAddr: return set(SOL_SOCKET, SO_REUSEADDR, value);
    case SocketOption::ReusePort: return set(SOL_SOCKET, SO_REUSEPORT, value);
    case SocketOption::KeepAlive: return set(SOL_SOCKET, SO_KEEPALIVE, value);
    case SocketOption::Linger:
      return set(SOL_SOCKET, SO_LINGER, SoLinger{value >= 0 ? 1 : 0, std::max(value, 0)});
    case SocketOption::Linger2: return set(IPPROTO_TCP, TCP_LINGER2, value);
    case SocketOption::UserTimeout: return set(IPPROTO_TCP, TCP_USER_TIMEOUT, value);
    case SocketOption::NoDelay: return set(IPPROTO_TCP, TCP_NODELAY, value);
    case SocketOption::KeepIdle: return set(IPPROTO_TCP, TCP_KEEPIDLE, value);
    case SocketOption::KeepInterval: return set(IPPROTO_TCP, TCP_KEEPINTVL, value);
    case SocketOption::KeepCount: return set(IPPROTO_TCP, TCP_KEEPCNT, value);
    case SocketOption::V6Only: return set(IPPROTO_IPV6, IPV6_V6ONLY, value);
    case SocketOption::NoPort: return set(IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT, value);
    case SocketOption::Exclusive: break;  // No such option on Linux.
  }
  errno = ENOPROTOOPT;
  return -1;
}

int directionOf(ShutdownHow how) {
  switch (how) {
    case ShutdownHow::Sending: return SHUT_WR;
    case ShutdownHow::Receiving: return SHUT_RD;
    case ShutdownHow::Both: return SHUT_RDWR;
  }
  return SHUT_WR;
}

bool wouldBlock(int error) {
  return error == EAGAIN || error == EINPROGRESS || error == EALREADY;
}

}  // namespace

std::int64_t monotonicNow() {
  timespec now{};
  clock_gettime(CLOCK_MONOTONIC, &now);
  return std::int64_t(now.tv_sec) * 1'000'000 + now.tv_nsec / 1000;
}

RigProgram::RigProgram(const Program& program, bool setsReuseAddr, int reports, int orders,
                       std::optional<std::int64_t> begin)
    : program_(program),
      setsReuseAddr_(setsReuseAddr),
      reports_(reports),
      orders_(orders),
      begin_(begin),
      lastDone_(monotonicNow()) {
  for (const Step& step : program.before) steps_.push_back(&step);
  for (const Step& step : program.steps) steps_.push_back(&step);
}

void RigProgram::run() {
  bool isTold = begin_.has_value();
  while (true) {
    if (next_ == program_.before.size() && !isTold) {
      tell({.kind = RigReport::Kind::Ready}, -1);
      isTold = true;
      while (!begin_) waitFor(-1, 0, std::nullopt);
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
    next_ = outcome == Outcome::StartsOver ? program_.before.size() : next_ + 1;
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
  if (!closedOutOfTurn_ || connection_ >= 0) return false;
  switch (step.kind) {
    case StepKind::Connect: return next_ == interruptedStep_;
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
    case StepKind::CloseListener:
    case StepKind::Spawn:
    case StepKind::Wait:
    case StepKind::Repeat:
    case StepKind::Exit: return false;
  }
  return false;
}

RigProgram::Outcome RigProgram::take(const Step& step) {
  if (isMoot(step)) return Outcome::Done;
  switch (step.kind) {
    case StepKind::Listen: return openListener(step);
    case StepKind::Open:
      if (openSocket(connection_, program_.options) == Outcome::Ended) return Outcome::Ended;
      return bindTo(connection_, step.local.value_or(SocketAddress{}));
    case StepKind::Accept: return acceptConnection();
    case StepKind::Connect: return connectTo(step);
    case StepKind::Send: return send(step.bytes);
    case StepKind::Recv:
    case StepKind::RecvEof: return receive(step);
    case StepKind::Shutdown:
      return make(Call::Shutdown, connection_, std::string(wordOf(shutdownWords(), step.how)), 0,
                  [this, &step] { return shutdown(connection_, directionOf(step.how)); });
    case StepKind::Close: return letGo(connection_ >= 0 ? connection_ : listener_, false);
    case StepKind::CloseListener: return letGo(listener_, false);
    case StepKind::Abort: return letGo(connection_, true);
    case StepKind::SetOption:
      return step.option ? setOption(connection_, *step.option) : Outcome::Done;
    case StepKind::Spawn:  // See whyNotOnKernel().
    case StepKind::Wait: return Outcome::Done;
    case StepKind::Repeat: return rounds_++ < step.count ? Outcome::StartsOver : Outcome::Done;
    case StepKind::Exit:
      tell({.kind = RigReport::Kind::Ended, .call = Call::Exit}, -1);
      return Outcome::Ended;
  }
  return Outcome::Done;
}

template <typename Attempt>
RigProgram::Outcome RigProgram::make(Call call, int& socket, const std::string& arguments,
                                     short events, const Attempt& attempt) {
  RigReport report{.kind = RigReport::Kind::Called, .call = call};
  report.step = std::uint32_t(next_);
  std::strncpy(report.arguments, arguments.c_str(), sizeof(report.arguments) - 1);
  tell(report, socket);
  std::int64_t value = 0;
  int error = 0;
  while (true) {
    value = attempt();
    error = value < 0 ? errno : 0;
    if (!wouldBlock(error) || events == 0) break;
    if (!waitFor(socket, events, std::nullopt)) return Outcome::Again;
  }
  report.kind = RigReport::Kind::Returned;
  report.error = error;
  report.value = std::max<std::int64_t>(value, 0);
  tell(report, socket);
  if (error == 0) return Outcome::Done;
  report.kind = RigReport::Kind::Ended;
  tell(report, socket);
  return Outcome::Ended;
}

RigProgram::Outcome RigProgram::openSocket(int& socket, const std::vector<OptionSetting>& options) {
  const Outcome outcome = make(Call::Socket, socket, "SOCK_STREAM", 0, [&socket] {
    socket = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    return socket < 0 ? -1 : 0;
  });
  if (outcome == Outcome::Ended) return outcome;
  (&socket == &listener_ ? listenerOptions_ : connectionOptions_) = {};
  for (const OptionSetting& option : options) {
    if (setOption(socket, option) == Outcome::Ended) return Outcome::Ended;
  }
  return Outcome::Done;
}

RigProgram::Outcome RigProgram::setOption(int socket, const OptionSetting& setting) {
  ReuseOptions& known = socket == listener_ ? listenerOptions_ : connectionOptions_;
  int concerned = socket;
  return make(Call::SetSockOpt, concerned, textOf(setting), 0, [&] {
    if (setting.option == SocketOption::ReuseAddr) known.reuseAddr = setting.value != 0;
    if (setting.option == SocketOption::ReusePort) known.reusePort = setting.value != 0;
    return applyOption(socket, setting);
  });
}

RigProgram::Outcome RigProgram::bindTo(int socket, const SocketAddress& local) {
  const SocketAddressOctets octets(local);
  return make(Call::Bind, socket, local.toString(), 0,
              [&] { return bind(socket, octets.get(), octets.size); });
}

RigProgram::Outcome RigProgram::openListener(const Step& step) {
  std::vector<OptionSetting> options = program_.options;
  const bool isChosen = std::ranges::any_of(options, [](const OptionSetting& setting) {
    return setting.option == SocketOption::ReuseAddr;
  });
  if (!isChosen && setsReuseAddr_) options.push_back({SocketOption::ReuseAddr, 1});
  if (openSocket(listener_, options) == Outcome::Ended) return Outcome::Ended;
  if (bindTo(listener_, step.local.value_or(SocketAddress{})) == Outcome::Ended) {
    return Outcome::Ended;
  }
  const int backlog = step.backlog.value_or(kUsualBacklog);
  return make(Call::Listen, listener_, std::to_string(backlog), 0,
              [this, backlog] { return listen(listener_, backlog); });
}

RigProgram::Outcome RigProgram::acceptConnection() {
  return make(Call::Accept, listener_, "", POLLIN, [this] {
    const int accepted = accept4(listener_, nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC);
    if (accepted < 0) return -1;
    connection_ = accepted;
    connectionOptions_ = listenerOptions_;
    return 0;
  });
}

RigProgram::Outcome RigProgram::connectTo(const Step& step) {
  const SocketAddress peer = step.peer.value_or(SocketAddress{});
  const bool resumes = isInterrupted_ && connection_ >= 0;
  isInterrupted_ = false;
  if (!resumes && (connection_ < 0 || step.local) &&
      openSocket(connection_, program_.options) == Outcome::Ended) {
    return Outcome::Ended;
  }
  if (!resumes && step.local && bindTo(connection_, *step.local) == Outcome::Ended) {
    return Outcome::Ended;
  }
  const SocketAddressOctets octets(peer);
  return make(Call::Connect, connection_, peer.toString(), POLLOUT, [&] {
    while (true) {
      const int result = connect(connection_, octets.get(), octets.size);
      if (result == 0 || errno == EISCONN) return 0;
      if (errno != ECONNREFUSED || begin_) return -1;
      waitFor(-1, 0, monotonicNow() + kRetryAfter);
    }
  });
}

RigProgram::Outcome RigProgram::send(std::uint32_t bytes) {
  std::uint32_t sent = 0;
  const std::string text(std::min<std::uint32_t>(bytes, 65536), 'x');
  return make(Call::Send, connection_, std::to_string(bytes), POLLOUT, [&]() -> std::int64_t {
    while (sent < bytes) {
      const std::size_t size = std::min<std::size_t>(text.size(), bytes - sent);
      const ssize_t result = ::send(connection_, text.data(), size, MSG_NOSIGNAL);
      if (result < 0) return -1;
      sent += std::uint32_t(result);
    }
    return sent;
  });
}

RigProgram::Outcome RigProgram::receive(const Step& step) {
  const bool toEnd = step.kind == StepKind::RecvEof;
  const std::uint32_t wanted = toEnd ? std::numeric_limits<std::uint32_t>::max() : step.bytes;
  const std::string arguments = toEnd ? std::string(kUntilEndOfFile) : std::to_string(wanted);
  return make(Call::Recv, connection_, arguments, POLLIN, [&]() -> std::int64_t {
    char buffer[65536];
    while (received_ < wanted) {
      const std::size_t size = std::min<std::size_t>(sizeof(buffer), wanted - received_);
      const ssize_t result = recv(connection_, buffer, size, 0);
      if (result < 0) return -1;
      if (result == 0) break;
      received_ += std::uint32_t(result);
    }
    return received_;
  });
}

RigProgram::Outcome RigProgram::letGo(int& socket, bool abortive) {
  if (socket < 0) return Outcome::Done;
  if (abortive && setOption(socket, {SocketOption::Linger, 0}) == Outcome::Ended) {
    return Outcome::Ended;
  }
  return make(Call::Close, socket, "", 0, [&socket] {
    const int flags = fcntl(socket, F_GETFL);
    fcntl(socket, F_SETFL, flags & ~O_NONBLOCK);  // SO_LINGER waits on blocking sockets only.
    return close(std::exchange(socket, -1));
  });
}

bool RigProgram::waitFor(int socket, short events, std::optional<std::int64_t> until) {
  pollfd waiting[] = {{orders_, POLLIN, 0}, {socket, events, 0}};
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
  if (read(orders_, &order, sizeof(order)) != sizeof(order)) _exit(1);  // The rig is gone.
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
    case HostEventKind::Shutdown: take({.kind = StepKind::Shutdown}); break;
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

void RigProgram::tell(RigReport report, int socket) {
  report.onListener = socket >= 0 && socket == listener_;
  report.options = report.onListener ? listenerOptions_ : connectionOptions_;
  if (socket >= 0) {
    struct stat about {};
    if (fstat(socket, &about) == 0) report.inode = about.st_ino;
    socklen_t size = sizeof(report.local);
    getsockname(socket, reinterpret_cast<sockaddr*>(&report.local), &size);
    size = sizeof(report.remote);
    getpeername(socket, reinterpret_cast<sockaddr*>(&report.remote), &size);
  }
  if (write(reports_, &report, sizeof(report)) != sizeof(report)) _exit(1);
}

}  // namespace linger
