#include <algorithm>
#include <limits>
#include <utility>

#include "model/sim/process.h"
#include "model/sim/world.h"

// The steps of a program, as calls of the sockets API.

namespace linger {
namespace {

constexpr std::uint32_t kAllThereIs = std::numeric_limits<std::uint32_t>::max();

bool hasFamilyV6(const SocketAddress& address) {
  return address.address.family() == Address::Family::V6;
}

}  // namespace

ProcessTurn::Outcome ProcessTurn::take(const Step& step) {
  if (isMoot(step)) return Outcome::Done;
  switch (step.kind) {
    case StepKind::Listen: return openListener(step);
    case StepKind::Open: return openBound(step);
    case StepKind::Accept: return acceptConnection();
    case StepKind::Connect: return connect(step);
    case StepKind::Send: return send(step);
    case StepKind::Recv:
    case StepKind::RecvEof: return receive(step);
    case StepKind::Shutdown: return shutdownSending();
    case StepKind::Close:
      return letGo(self_.connection.value ? self_.connection : self_.listener, false);
    case StepKind::CloseListener: return letGo(self_.listener, false);
    case StepKind::Abort: return letGo(self_.connection, true);
    case StepKind::SetOption:
      return step.option ? setOption(self_.connection, *step.option) : Outcome::Done;
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
  return make(Call::Bind, socket, local,
              [&] { return stack_.bindAddress(socket, local.address); });
}

ProcessTurn::Outcome ProcessTurn::openBound(const Step& step) {
  const SocketAddress local = step.local.value_or(SocketAddress{});
  if (openSocket(self_.connection, program_.options, hasFamilyV6(local)) == Outcome::Ended) {
    return Outcome::Ended;
  }
  const bool canWait = stack_.profile().bindFamily == BindFamily::Linux;
  return step.portAtConnect && canWait ? bindAddress(self_.connection, local)
                                       : bind(self_.connection, local);
}

ProcessTurn::Outcome ProcessTurn::openListener(const Step& step) {
  const SocketAddress local = step.local.value_or(SocketAddress{});
  if (openSocket(self_.listener, listenerOptions(local), hasFamilyV6(local)) == Outcome::Ended) {
    return Outcome::Ended;
  }
  if (bind(self_.listener, local) == Outcome::Ended) return Outcome::Ended;
  if (program_.transport == Transport::Udp) {
    self_.connection =
        std::exchange(self_.listener, SocketId{});  // A datagram socket serves every peer.
    return Outcome::Done;
  }
  const int backlog = step.backlog.value_or(kUsualBacklog);
  return make(Call::Listen, self_.listener, static_cast<std::uint32_t>(backlog),
              [&] { return stack_.listen(self_.listener, backlog, now_); });
}

ProcessTurn::Outcome ProcessTurn::acceptConnection() {
  return make(Call::Accept, self_.listener, {}, [&] {
    const CallResult result = stack_.accept(self_.listener, self_.id, program_.uid);
    if (result.ok()) self_.connection = SocketId{static_cast<int>(result.value)};
    return result;
  });
}

ProcessTurn::Outcome ProcessTurn::connect(const Step& step) {
  const bool resumes = self_.openCall.has_value();
  const SocketAddress peer = step.peer.value_or(SocketAddress{});
  self_.peer = peer;
  if (!resumes && step.local && openBound(step) == Outcome::Ended) return Outcome::Ended;
  if (!resumes && !self_.connection.value &&
      openSocket(self_.connection, program_.options, hasFamilyV6(peer)) == Outcome::Ended) {
    return Outcome::Ended;
  }
  return make(Call::Connect, self_.connection, peer,
              [&] { return stack_.connect(self_.connection, peer, now_); });
}

ProcessTurn::Outcome ProcessTurn::send(const Step& step) {
  return make(Call::Send, self_.connection, step.bytes,
              [&] { return stack_.send(self_.connection, step.bytes, now_); });
}

/// One step may take several calls: until enough has come, or the end of file.
ProcessTurn::Outcome ProcessTurn::receive(const Step& step) {
  const bool toEof = step.kind == StepKind::RecvEof;
  const std::uint32_t wanted = toEof ? kAllThereIs : step.bytes;
  const CallArguments arguments = toEof ? CallArguments(kUntilEndOfFile) : CallArguments(wanted);
  return make(Call::Recv, self_.connection, arguments, [&] {
    while (true) {
      CallResult result = stack_.recv(self_.connection, wanted - self_.received);
      if (!result.ok()) return result;
      self_.received += static_cast<std::uint32_t>(result.value);
      const bool more = result.value > 0 && self_.received < wanted;
      if (more && program_.transport == Transport::Tcp) continue;
      result.value = self_.received;
      return result;
    }
  });
}

ProcessTurn::Outcome ProcessTurn::shutdownSending() {
  return make(Call::Shutdown, self_.connection, std::string_view("SHUT_WR"),
              [&] { return stack_.shutdownSending(self_.connection, now_); });
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
      make(Call::Close, closing, {}, [&] { return stack_.close(closing, now_); });
  if (outcome != Outcome::Waits) socket = SocketId{};
  return outcome;
}

}  // namespace linger
