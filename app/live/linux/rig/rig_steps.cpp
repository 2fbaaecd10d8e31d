#include "app/live/linux/rig/rig_program.h"
// After rig_program.h, which renames the C library's structure of our namespace's name.
#include <fcntl.h>
#include <linux/tcp.h>
#include <netinet/in.h>
#include <poll.h>
#include <signal.h>

#include <algorithm>
#include <cerrno>
#include <limits>

#include "app/live/linux/rig/rig_channel.h"
#include "model/sim/scenario_keywords.h"
#include "model/systems/runtime_connection.h"
#include "model/trace/trace.h"

// The steps of a program, as system calls.

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

/// Whether close() waits: SO_LINGER does so on blocking sockets only.
bool lingers(int socket) {
  SoLinger setting{};
  socklen_t size = sizeof(setting);
  return getsockopt(socket, SOL_SOCKET, SO_LINGER, &setting, &size) == 0 && setting.l_onoff != 0;
}

/// Whether the program listens on a socket that it has bound before.
bool listensLater(const std::vector<const Step*>& steps, const std::string& connection) {
  return std::ranges::any_of(steps, [&](const Step* step) {
    return step->kind == StepKind::Listen && !step->local && step->connection == connection;
  });
}

}  // namespace

/// The connection that a step is about; none is -1.
int& RigProgram::connectionOf(const Step& step) {
  if (step.connection.empty()) return connection_;
  return named_.try_emplace(step.connection, -1).first->second;
}

RigProgram::Outcome RigProgram::openSocket(int& socket, const std::vector<OptionSetting>& options,
                                           int family) {
  const int type = (isTcp() ? SOCK_STREAM : SOCK_DGRAM) | SOCK_NONBLOCK | SOCK_CLOEXEC;
  const Outcome outcome = make(Call::Socket, socket, isTcp() ? "SOCK_STREAM" : "SOCK_DGRAM", 0,
                               [&socket, family, type] {
                                 socket = ::socket(family, type, 0);
                                 return socket < 0 ? -1 : 0;
                               });
  if (outcome == Outcome::Ended) return outcome;
  options_[socket] = {};
  for (const OptionSetting& option : options) {
    if (setOption(socket, option) == Outcome::Ended) return Outcome::Ended;
  }
  return Outcome::Done;
}

RigProgram::Outcome RigProgram::setOption(int socket, const OptionSetting& setting) {
  int concerned = socket;
  return make(Call::SetSockOpt, concerned, textOf(setting), 0, [&] {
    ReuseOptions& known = options_[socket];
    if (setting.option == SocketOption::ReuseAddr) known.reuseAddr = setting.value != 0;
    if (setting.option == SocketOption::ReusePort) known.reusePort = setting.value != 0;
    return applyOption(socket, setting);
  });
}

RigProgram::Outcome RigProgram::bindTo(int socket, const SocketAddress& local) {
  const SocketAddressBytes bytes(local);
  return make(Call::Bind, socket, local.toString(), 0,
              [&] { return bind(socket, bytes.get(), bytes.size); });
}

/// What is set on a listener before bind(): what the program asks for, and what its runtime sets.
std::vector<OptionSetting> RigProgram::listenerOptions(const SocketAddress& local) const {
  std::vector<OptionSetting> options = program_.options;
  if (!isTcp()) return options;
  const auto isChosen = [this](SocketOption option) {
    return std::ranges::find(program_.options, option, &OptionSetting::option) !=
           program_.options.end();
  };
  const Runtime& runtime = runtimeOf(program_.runtime.value_or(work_.runtime));
  const OsProfile& profile = profileOf(OsId::Linux);
  if (!isChosen(SocketOption::ReuseAddr) && setsReuseAddr(runtime, profile)) {
    options.push_back({SocketOption::ReuseAddr, 1});
  }
  const bool isWildcard6 = familyOf(local.address) == AF_INET6 && local.address.isAny();
  if (isWildcard6 && !isChosen(SocketOption::V6Only) && clearsV6Only(runtime, profile)) {
    options.push_back({SocketOption::V6Only, 0});
  }
  return options;
}

RigProgram::Outcome RigProgram::openBound(const Step& step) {
  const SocketAddress local = step.local.value_or(SocketAddress{});
  int& connection = connectionOf(step);
  const bool isServers = step.kind == StepKind::Open && listensLater(steps_, step.connection);
  const std::vector<OptionSetting> options = isServers ? listenerOptions(local) : program_.options;
  if (openSocket(connection, options, familyOf(local.address)) == Outcome::Ended) {
    return Outcome::Ended;
  }
  return bindTo(connection, local);
}

RigProgram::Outcome RigProgram::openListener(const Step& step) {
  if (!step.local) {  // The socket that it has bound already.
    listener_ = std::exchange(connectionOf(step), -1);
    return startListening(step);
  }
  const SocketAddress local = *step.local;
  if (openSocket(listener_, listenerOptions(local), familyOf(local.address)) == Outcome::Ended) {
    return Outcome::Ended;
  }
  if (bindTo(listener_, local) == Outcome::Ended) return Outcome::Ended;
  if (!isTcp()) {
    connection_ = std::exchange(listener_, -1);  // A datagram socket serves every peer.
    return Outcome::Done;
  }
  return startListening(step);
}

RigProgram::Outcome RigProgram::startListening(const Step& step) {
  const int backlog = step.backlog.value_or(kUsualBacklog);
  return make(Call::Listen, listener_, std::to_string(backlog), 0,
              [this, backlog] { return listen(listener_, backlog); });
}

/// What the runtime sets on a connection by itself, unless the program has chosen.
void RigProgram::prepare(int connection) const {
  const bool isChosen =
      std::ranges::count(program_.options, SocketOption::NoDelay, &OptionSetting::option) > 0;
  const Runtime& runtime = runtimeOf(program_.runtime.value_or(work_.runtime));
  if (!isTcp() || isChosen || !setsNoDelay(runtime)) return;
  const int error = errno;
  applyOption(connection, {SocketOption::NoDelay, 1});
  errno = error;
}

/// The kernel counts from the last segment, and the rig has waited since then that no other comes.
/// Switched off and on, keep-alive counts from now on (tcp_set_keepalive()), as the scene does.
void RigProgram::restartKeepAlive() const {
  const auto restart = [](int socket) {
    int isOn = 0;
    socklen_t size = sizeof(isOn);
    if (getsockopt(socket, SOL_SOCKET, SO_KEEPALIVE, &isOn, &size) != 0 || isOn == 0) return;
    applyOption(socket, {SocketOption::KeepAlive, 0});
    applyOption(socket, {SocketOption::KeepAlive, 1});
  };
  restart(connection_);
  for (const auto& [name, connection] : named_) restart(connection);
}

RigProgram::Outcome RigProgram::acceptConnection(int& connection) {
  return make(Call::Accept, listener_, "", POLLIN, [this, &connection] {
    const int accepted = accept4(listener_, nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC);
    if (accepted < 0) return -1;
    connection = accepted;
    options_[accepted] = options_[listener_];
    prepare(accepted);
    return 0;
  });
}

RigProgram::Outcome RigProgram::connectTo(const Step& step) {
  const SocketAddress peer = step.peer.value_or(SocketAddress{});
  int& connection = connectionOf(step);
  const bool resumes = isInterrupted_ && connection >= 0;
  isInterrupted_ = false;
  if (!resumes && step.local && openBound(step) == Outcome::Ended) return Outcome::Ended;
  if (!resumes && connection < 0 &&
      openSocket(connection, program_.options, familyOf(peer.address)) == Outcome::Ended) {
    return Outcome::Ended;
  }
  const SocketAddressBytes bytes(peer);
  return make(Call::Connect, connection, peer.toString(), POLLOUT, [&] {
    while (true) {
      const int result = connect(connection, bytes.get(), bytes.size);
      if (result == 0 || errno == EISCONN) {
        prepare(connection);
        return 0;
      }
      if (errno != ECONNREFUSED || begin_) return -1;
      waitFor(-1, 0, monotonicNow() + kRetryAfter);
    }
  });
}

RigProgram::Outcome RigProgram::send(const Step& step) {
  std::uint32_t sent = 0;
  const std::uint32_t bytes = step.bytes;
  int& connection = connectionOf(step);
  const std::string text(std::min<std::uint32_t>(bytes, 65536), 'x');
  return make(Call::Send, connection, std::to_string(bytes), POLLOUT, [&]() -> std::int64_t {
    while (sent < bytes) {
      const std::size_t size = std::min<std::size_t>(text.size(), bytes - sent);
      const ssize_t result = ::send(connection, text.data(), size, MSG_NOSIGNAL);
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
  int& connection = connectionOf(step);
  return make(Call::Recv, connection, arguments, POLLIN, [&]() -> std::int64_t {
    char buffer[65536];
    while (received_ < wanted) {
      const std::size_t size = std::min<std::size_t>(sizeof(buffer), wanted - received_);
      const ssize_t result = recv(connection, buffer, size, 0);
      if (result < 0) return -1;
      received_ += std::uint32_t(result);
      if (result == 0 || !isTcp()) break;
    }
    return received_;
  });
}

RigProgram::Outcome RigProgram::shutDown(int& connection, ShutdownHow how) {
  return make(Call::Shutdown, connection, std::string(keywordOf(shutdownKeywords(), how)), 0,
              [&connection, how] { return shutdown(connection, directionOf(how)); });
}

RigProgram::Outcome RigProgram::letGo(int& socket, bool abortive) {
  if (socket < 0) return Outcome::Done;
  if (abortive && setOption(socket, {SocketOption::Linger, 0}) == Outcome::Ended) {
    return Outcome::Ended;
  }
  return make(Call::Close, socket, "", 0, [this, &socket] {
    options_.erase(socket);
    if (lingers(socket)) fcntl(socket, F_SETFL, fcntl(socket, F_GETFL) & ~O_NONBLOCK);
    return close(std::exchange(socket, -1));
  });
}

}  // namespace linger
