#include <algorithm>
#include <limits>
#include <utility>

#include "model/sim/process.h"
#include "model/sim/scenario_keywords.h"
#include "model/sim/world.h"
#include "model/systems/environment.h"
#include "model/systems/runtime_connection.h"

// The steps of a program, as calls of the sockets API.

namespace linger {
namespace {

constexpr std::uint32_t kAllThereIs = std::numeric_limits<std::uint32_t>::max();

bool hasFamilyV6(const SocketAddress& address) {
  return address.address.family() == Address::Family::V6;
}

/// Whether the program listens on a socket that it has bound before.
bool listensLater(const Program& program, const std::string& connection) {
  const auto isIt = [&](const Step& step) {
    return step.kind == StepKind::Listen && !step.local && step.connection == connection;
  };
  return std::ranges::any_of(program.setup, isIt) || std::ranges::any_of(program.steps, isIt);
}

}  // namespace

/// The connection that a step is about.
SocketId& ProcessTurn::connectionOf(const Step& step) {
  if (step.connection.empty()) return self_.connection;
  const auto known = std::ranges::find(self_.named, step.connection, &NamedConnection::name);
  if (known != self_.named.end()) return known->socket;
  return self_.named.emplace_back(NamedConnection{step.connection, {}}).socket;
}

ProcessTurn::Outcome ProcessTurn::take(const Step& step) {
  if (isMoot(step)) return Outcome::Done;
  SocketId& connection = connectionOf(step);
  switch (step.kind) {
    case StepKind::Listen: return openListener(step);
    case StepKind::Open: return openBound(step);
    case StepKind::Accept: return acceptConnection(connection);
    case StepKind::Connect: return connect(step);
    case StepKind::Send: return send(step);
    case StepKind::Recv:
    case StepKind::RecvEof: return receive(step);
    case StepKind::Shutdown: return shutDown(connection, step.how);
    case StepKind::Close:
      return letGo(connection.value || !step.connection.empty() ? connection : self_.listener,
                   false);
    case StepKind::CloseListener: return letGo(self_.listener, false);
    case StepKind::Abort: return letGo(connection, true);
    case StepKind::SetOption:
      return step.option ? setOption(connection, *step.option) : Outcome::Done;
    case StepKind::Spawn: return spawn(step);
    case StepKind::PassListener: return passListener(step);
    case StepKind::TakeListener: return takeListener();
    case StepKind::Wait: return Outcome::Done;
    case StepKind::Repeat: return repeat(step);
    case StepKind::Exit: return finish(Call::Exit);
  }
  return Outcome::Done;
}

/// What is set on a listener before bind(): what the program asks for, and what its runtime sets.
std::vector<OptionSetting> ProcessTurn::listenerOptions(const SocketAddress& local) const {
  std::vector<OptionSetting> options = program_.options;
  if (program_.transport != Transport::Tcp) return options;
  const auto isChosen = [this](SocketOption option) {
    return std::ranges::find(program_.options, option, &OptionSetting::option) !=
           program_.options.end();
  };
  const OsProfile& profile = stack_.profile();
  const bool reuseChosen = isChosen(SocketOption::ReuseAddr);
  if (!reuseChosen && setsReuseAddr(runtime_, profile)) {
    options.push_back({SocketOption::ReuseAddr, 1});
  }
  if (!reuseChosen && !isChosen(SocketOption::Exclusive) && setsExclusive(runtime_, profile)) {
    options.push_back({SocketOption::Exclusive, 1});
  }
  const bool wildcard6 = hasFamilyV6(local) && local.address.isAny();
  if (wildcard6 && !isChosen(SocketOption::V6Only) && clearsV6Only(runtime_, profile)) {
    options.push_back({SocketOption::V6Only, 0});
  }
  return options;
}

/// socket(), and setsockopt() for each option.
ProcessTurn::Outcome ProcessTurn::openSocket(SocketId& socket,
                                             const std::vector<OptionSetting>& options, bool v6) {
  const bool udp = program_.transport == Transport::Udp;
  make(Call::Socket, {}, std::string_view(udp ? "SOCK_DGRAM" : "SOCK_STREAM"), [&] {
    socket = stack_.socket(program_.transport, self_.id, program_.uid, v6);
    return succeeded();
  });
  for (const OptionSetting& option : options) {
    if (setOption(socket, option) == Outcome::Ended) return Outcome::Ended;
  }
  return Outcome::Done;
}

ProcessTurn::Outcome ProcessTurn::bind(SocketId socket, const SocketAddress& local) {
  self_.local = local;
  return make(Call::Bind, socket, local, [&] { return stack_.bind(socket, local); });
}

/// IP_BIND_ADDRESS_NO_PORT and bind(): connect() chooses the port.
ProcessTurn::Outcome ProcessTurn::bindAddress(SocketId socket, const SocketAddress& local) {
  self_.local = local;
  return make(Call::Bind, socket, local, [&] { return stack_.bindAddress(socket, local.address); });
}

ProcessTurn::Outcome ProcessTurn::openBound(const Step& step) {
  const SocketAddress local = step.local.value_or(SocketAddress{});
  SocketId& connection = connectionOf(step);
  const bool isServers = step.kind == StepKind::Open && listensLater(program_, step.connection);
  const std::vector<OptionSetting> options = isServers ? listenerOptions(local) : program_.options;
  if (openSocket(connection, options, hasFamilyV6(local)) == Outcome::Ended) {
    return Outcome::Ended;
  }
  const bool canWait = environmentOf(stack_.profile().id).canBindAtConnect;
  return step.portAtConnect && canWait ? bindAddress(connection, local) : bind(connection, local);
}

ProcessTurn::Outcome ProcessTurn::openListener(const Step& step) {
  if (!step.local) {  // The socket that it has bound already.
    self_.listener = std::exchange(connectionOf(step), SocketId{});
    return startListening(step);
  }
  const SocketAddress local = *step.local;
  if (openSocket(self_.listener, listenerOptions(local), hasFamilyV6(local)) == Outcome::Ended) {
    return Outcome::Ended;
  }
  if (bind(self_.listener, local) == Outcome::Ended) return Outcome::Ended;
  if (program_.transport == Transport::Udp) {
    self_.connection =
        std::exchange(self_.listener, SocketId{});  // A datagram socket serves every peer.
    return Outcome::Done;
  }
  return startListening(step);
}

ProcessTurn::Outcome ProcessTurn::startListening(const Step& step) {
  const int backlog = step.backlog.value_or(kUsualBacklog);
  return make(Call::Listen, self_.listener, static_cast<std::uint32_t>(backlog),
              [&] { return stack_.listen(self_.listener, backlog, now_); });
}

/// What the runtime sets on a connection by itself, unless the program has chosen.
void ProcessTurn::prepare(SocketId connection) {
  if (!setsNoDelay(runtime_) || program_.transport != Transport::Tcp) return;
  const auto chosen =
      std::ranges::find(program_.options, SocketOption::NoDelay, &OptionSetting::option);
  if (chosen == program_.options.end()) {
    stack_.setOption(connection, SocketOption::NoDelay, 1, now_);
  }
}

ProcessTurn::Outcome ProcessTurn::acceptConnection(SocketId& connection) {
  return make(Call::Accept, self_.listener, {}, [&] {
    const CallResult result = stack_.accept(self_.listener, self_.id, program_.uid);
    if (!result.ok()) return result;
    connection = SocketId{static_cast<int>(result.value)};
    prepare(connection);
    return result;
  });
}

ProcessTurn::Outcome ProcessTurn::connect(const Step& step) {
  const bool resumes = self_.openCall.has_value();
  const SocketAddress peer = step.peer.value_or(SocketAddress{});
  self_.peer = peer;
  if (!resumes && step.local && openBound(step) == Outcome::Ended) return Outcome::Ended;
  SocketId& connection = connectionOf(step);
  if (!resumes && !connection.value &&
      openSocket(connection, program_.options, hasFamilyV6(peer)) == Outcome::Ended) {
    return Outcome::Ended;
  }
  return make(Call::Connect, connection, peer, [&] {
    const CallResult result = stack_.connect(connection, peer, now_);
    if (result.ok()) prepare(connection);
    return result;
  });
}

ProcessTurn::Outcome ProcessTurn::send(const Step& step) {
  const SocketId connection = connectionOf(step);
  return make(Call::Send, connection, step.bytes,
              [&] { return stack_.send(connection, step.bytes, now_); });
}

/// One step may take several calls: until enough has come, or the end of file.
ProcessTurn::Outcome ProcessTurn::receive(const Step& step) {
  const bool toEof = step.kind == StepKind::RecvEof;
  const std::uint32_t wanted = toEof ? kAllThereIs : step.bytes;
  const CallArguments arguments = toEof ? CallArguments(kUntilEndOfFile) : CallArguments(wanted);
  const SocketId connection = connectionOf(step);
  return make(Call::Recv, connection, arguments, [&] {
    while (true) {
      CallResult result = stack_.recv(connection, wanted - self_.received);
      if (!result.ok()) return result;
      self_.received += static_cast<std::uint32_t>(result.value);
      const bool more = result.value > 0 && self_.received < wanted;
      if (more && program_.transport == Transport::Tcp) continue;
      result.value = self_.received;
      return result;
    }
  });
}

ProcessTurn::Outcome ProcessTurn::shutDown(SocketId connection, ShutdownHow how) {
  return make(Call::Shutdown, connection, keywordOf(shutdownKeywords(), how), [&] {
    if (how == ShutdownHow::Sending) return stack_.shutdownSending(connection, now_);
    const CallResult result = stack_.shutdownReceiving(connection, now_);
    // The first half may have ended the connection already.
    if (how == ShutdownHow::Both && result.ok()) stack_.shutdownSending(connection, now_);
    return result;
  });
}

/// The child starts when this turn is over; until then the process goes no further.
ProcessTurn::Outcome ProcessTurn::spawn(const Step& step) {
  const std::vector<Program>& programs = world_.scenario->hosts[self_.host].programs;
  const auto program = std::ranges::find(programs, step.program, &Program::name);
  self_.spawns = Child{static_cast<std::size_t>(program - programs.begin()), step.inherits};
  return Outcome::Done;
}

ProcessTurn::Outcome ProcessTurn::setOption(SocketId socket, const OptionSetting& option) {
  return make(Call::SetSockOpt, socket, option,
              [&] { return stack_.setOption(socket, option.option, option.value, now_); });
}

ProcessTurn::Outcome ProcessTurn::repeat(const Step& step) {
  if (self_.rounds >= step.count) return Outcome::Done;
  ++self_.rounds;
  return Outcome::StartsOver;
}

ProcessTurn::Outcome ProcessTurn::letGo(SocketId& socket, bool abortive) {
  const SocketId closing = socket;
  if (!closing.value) return Outcome::Done;
  if (abortive && setOption(closing, {SocketOption::Linger, 0}) == Outcome::Ended) {
    return Outcome::Ended;
  }
  const Outcome outcome =
      make(Call::Close, closing, {}, [&] { return stack_.close(closing, self_.id, now_); });
  if (outcome != Outcome::Waits) socket = SocketId{};
  return outcome;
}

}  // namespace linger
