#include <algorithm>
#include <limits>
#include <utility>

#include "model/sim/process.h"

// The steps of a program, as calls of the sockets API.

namespace linger {
namespace {

constexpr int kBacklog = 128;
constexpr std::uint32_t kAllThereIs = std::numeric_limits<std::uint32_t>::max();

std::string textOf(const OptionSetting& setting) {
  return std::string(nameOf(setting.option)) + ", " + std::to_string(setting.value);
}

bool hasFamilyV6(const SocketAddress& address) {
  return address.address.family() == Address::Family::V6;
}

}  // namespace

Process::Outcome Process::take(const Step& step, SimTime now) {
  if (isMoot(step)) return Outcome::Done;
  switch (step.kind) {
    case StepKind::Listen: return openListener(step, now);
    case StepKind::Open: return openBound(step, now);
    case StepKind::Accept: return acceptConnection(now);
    case StepKind::Connect: return connect(step, now);
    case StepKind::Send: return send(step, now);
    case StepKind::Recv:
    case StepKind::RecvEof: return receive(step, now);
    case StepKind::Shutdown: return shutdownSending(now);
    case StepKind::Close: return letGo(connection_.value ? connection_ : listener_, false, now);
    case StepKind::CloseListener: return letGo(listener_, false, now);
    case StepKind::Abort: return letGo(connection_, true, now);
    case StepKind::SetOption:
      return step.option ? setOption(connection_, *step.option, now) : Outcome::Done;
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
  const bool server = program_.transport == Transport::Tcp;
  if (!chosen && server && setsReuseAddr(runtime_, stack_.profile())) {
    options.push_back({SocketOption::ReuseAddr, 1});
  }
  return options;
}

/// socket(), and setsockopt() for each option.
Process::Outcome Process::openSocket(SocketId& socket, const std::vector<OptionSetting>& options,
                                     bool v6, SimTime now) {
  const bool udp = program_.transport == Transport::Udp;
  make(Call::Socket, {}, udp ? "SOCK_DGRAM" : "SOCK_STREAM", now, [&] {
    socket = stack_.socket(program_.transport, id_, program_.uid, v6);
    return succeeded();
  });
  for (const OptionSetting& option : options) {
    if (setOption(socket, option, now) == Outcome::Ended) return Outcome::Ended;
  }
  return Outcome::Done;
}

Process::Outcome Process::bind(SocketId socket, const SocketAddress& local, SimTime now) {
  local_ = local;
  return make(Call::Bind, socket, local.toString(), now,
              [&] { return stack_.bind(socket, local); });
}

Process::Outcome Process::openBound(const Step& step, SimTime now) {
  const SocketAddress local = step.local.value_or(SocketAddress{});
  if (openSocket(connection_, program_.options, hasFamilyV6(local), now) == Outcome::Ended) {
    return Outcome::Ended;
  }
  return bind(connection_, local, now);
}

Process::Outcome Process::openListener(const Step& step, SimTime now) {
  const SocketAddress local = step.local.value_or(SocketAddress{});
  if (openSocket(listener_, listenerOptions(), hasFamilyV6(local), now) == Outcome::Ended) {
    return Outcome::Ended;
  }
  if (bind(listener_, local, now) == Outcome::Ended) return Outcome::Ended;
  if (program_.transport == Transport::Udp) {
    connection_ = std::exchange(listener_, SocketId{});  // A datagram socket serves every peer.
    return Outcome::Done;
  }
  return make(Call::Listen, listener_, std::to_string(kBacklog), now,
              [&] { return stack_.listen(listener_, kBacklog, now); });
}

Process::Outcome Process::acceptConnection(SimTime now) {
  return make(Call::Accept, listener_, "", now, [&] {
    const CallResult result = stack_.accept(listener_, id_, program_.uid);
    if (result.ok()) connection_ = SocketId{static_cast<int>(result.value)};
    return result;
  });
}

Process::Outcome Process::connect(const Step& step, SimTime now) {
  const bool resumes = openCall_.has_value();
  const SocketAddress peer = step.peer.value_or(SocketAddress{});
  peer_ = peer;
  if (!resumes && step.local && openBound(step, now) == Outcome::Ended) return Outcome::Ended;
  if (!resumes && !connection_.value &&
      openSocket(connection_, program_.options, hasFamilyV6(peer), now) == Outcome::Ended) {
    return Outcome::Ended;
  }
  return make(Call::Connect, connection_, peer.toString(), now,
              [&] { return stack_.connect(connection_, peer, now); });
}

Process::Outcome Process::send(const Step& step, SimTime now) {
  return make(Call::Send, connection_, std::to_string(step.bytes), now,
              [&] { return stack_.send(connection_, step.bytes, now); });
}

/// One step may take several calls: until enough has come, or the end of file.
Process::Outcome Process::receive(const Step& step, SimTime now) {
  const bool toEof = step.kind == StepKind::RecvEof;
  const std::uint32_t wanted = toEof ? kAllThereIs : step.bytes;
  const std::string arguments = toEof ? std::string(kUntilEndOfFile) : std::to_string(wanted);
  return make(Call::Recv, connection_, arguments, now, [&] {
    while (true) {
      CallResult result = stack_.recv(connection_, wanted - received_, now);
      if (!result.ok()) return result;
      received_ += static_cast<std::uint32_t>(result.value);
      const bool more = result.value > 0 && received_ < wanted;
      if (more && program_.transport == Transport::Tcp) continue;
      result.value = received_;
      return result;
    }
  });
}

Process::Outcome Process::shutdownSending(SimTime now) {
  return make(Call::Shutdown, connection_, "SHUT_WR", now,
              [&] { return stack_.shutdownSending(connection_, now); });
}

Process::Outcome Process::setOption(SocketId socket, const OptionSetting& option, SimTime now) {
  return make(Call::SetSockOpt, socket, textOf(option), now,
              [&] { return stack_.setOption(socket, option.option, option.value, now); });
}

Process::Outcome Process::repeat(const Step& step) {
  if (rounds_ >= step.count) return Outcome::Done;
  ++rounds_;
  return Outcome::StartsOver;
}

Process::Outcome Process::letGo(SocketId& socket, bool abortive, SimTime now) {
  const SocketId closing = socket;
  if (!closing.value) return Outcome::Done;
  if (abortive && setOption(closing, {SocketOption::Linger, 0}, now) == Outcome::Ended) {
    return Outcome::Ended;
  }
  const Outcome outcome =
      make(Call::Close, closing, "", now, [&] { return stack_.close(closing, now); });
  if (outcome != Outcome::Waits) socket = SocketId{};
  return outcome;
}

}  // namespace linger
