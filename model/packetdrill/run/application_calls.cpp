#include <algorithm>

#include "model/packetdrill/run/application.h"
#include "model/packetdrill/run/arguments.h"
#include "model/systems/environment.h"

// How a script's program opens connections, exchanges text, and closes.

namespace linger::packetdrill {
namespace {

constexpr std::uint32_t kUid = 1000;

/// Ten segments (RFC 6928): what goes out before the first acknowledgement without a congestion
/// window being asked.
constexpr std::uint32_t kInitialWindowSegments = 10;

std::optional<std::uint32_t> bytesOf(const Expression& expression) {
  const std::optional<std::int64_t> number = integerOf(expression);
  if (!number || *number < 0 || *number > 0x7fffffff) return std::nullopt;
  return static_cast<std::uint32_t>(*number);
}

}  // namespace

Answer Application::socket(const SystemCall& call, SimTime) {
  const Expression& domain = argument(call, 0);
  const bool ownDomain = domain.kind == ExpressionKind::Ellipsis;
  if (!ownDomain && !isWord(domain, "AF_INET") && !isWord(domain, "AF_INET6")) {
    return Answer::notUnderstood("socket domain");
  }
  const std::set<std::string> type = namesIn(argument(call, 1));
  if (type.contains("SOCK_DGRAM")) return Answer::notUnderstood("UDP");
  if (!type.contains("SOCK_STREAM")) return Answer::notUnderstood("socket type");
  const Expression& protocol = argument(call, 2);
  if (!isWord(protocol, "IPPROTO_TCP") && integerOf(protocol) != 0) {
    return Answer::notUnderstood(isWord(protocol, "IPPROTO_MPTCP") ? "MPTCP" : "socket protocol");
  }
  const bool v6 = ownDomain ? scene_.v6 : isWord(domain, "AF_INET6");
  const SocketId id = stack_.socket(Transport::Tcp, kProcess, kUid, v6);
  return Answer::returned(open(call.result, id, type.contains("SOCK_NONBLOCK")));
}

Answer Application::bind(const SystemCall& call, SimTime) {
  const Descriptor* descriptor = find(call);
  if (!descriptor) return Answer::failed(Errno::BadF);
  const std::optional<SocketAddress> local = address(argument(call, 1), scene_.local);
  if (!local) return Answer::notUnderstood("bind's address");
  return answer(*descriptor, stack_.bind(descriptor->socket, *local));
}

Answer Application::listen(const SystemCall& call, SimTime now) {
  Descriptor* descriptor = find(call);
  if (!descriptor) return Answer::failed(Errno::BadF);
  descriptor->unused = false;
  const auto backlog = static_cast<int>(integerOf(argument(call, 1)).value_or(128));
  return answer(*descriptor, stack_.listen(descriptor->socket, backlog, now));
}

Answer Application::accept(const SystemCall& call, SimTime) {
  const Descriptor* descriptor = find(call);
  if (!descriptor) return Answer::failed(Errno::BadF);
  const CallResult result = stack_.accept(descriptor->socket, kProcess, kUid);
  if (!result.ok()) return answer(*descriptor, result);
  const bool asked = namesIn(argument(call, 3)).contains("SOCK_NONBLOCK");
  const bool inherited =
      environmentOf(stack_.profile().id).acceptInheritsNonBlocking && descriptor->nonBlocking;
  const std::map<std::string, std::int64_t> options = descriptor->options;
  const std::int64_t accepted =
      open(call.result, SocketId{static_cast<int>(result.value)}, asked || inherited);
  descriptors_[accepted].options = options;
  return Answer::returned(accepted);
}

Answer Application::connect(const SystemCall& call, SimTime now) {
  Descriptor* descriptor = find(call);
  if (!descriptor) return Answer::failed(Errno::BadF);
  const std::optional<SocketAddress> remote = address(argument(call, 1), scene_.remote);
  if (!remote) return Answer::notUnderstood("connect's address");
  underTest_ = descriptor->socket;
  if (descriptor->nonBlocking && isConnecting(*descriptor)) return Answer::otherError(kAlready);
  descriptor->unused = false;
  return answer(*descriptor, connectWithin(*descriptor, *remote, now));
}

bool Application::isConnecting(const Descriptor& descriptor) const {
  constexpr States kConnecting{State::SynSent, State::SynReceived};
  const Endpoint* endpoint = stack_.endpoint(descriptor.socket);
  return endpoint && kConnecting.contains(endpoint->state());
}

/// connect() with the socket's own range of ports, where it has one (IP_LOCAL_PORT_RANGE: the
/// last in the upper half, the first in the lower). A bound beyond the system's range does not
/// count: Linux inet_sk_get_local_port_range(), measured on 6.18.
CallResult Application::connectWithin(const Descriptor& descriptor, const SocketAddress& remote,
                                      SimTime now) {
  const auto own = descriptor.options.find("IP_LOCAL_PORT_RANGE");
  const std::int64_t range = own == descriptor.options.end() ? 0 : own->second;
  const StackSettings usual = stack_.settings();
  StackSettings narrow = usual;
  const auto first = static_cast<std::uint16_t>(range & 0xffff);
  const auto last = static_cast<std::uint16_t>((range >> 16) & 0xffff);
  const auto isWithin = [&narrow](std::uint16_t port) {
    return port >= narrow.ports.first && port <= narrow.ports.last;
  };
  if (isWithin(first)) narrow.ports.first = first;
  if (isWithin(last)) narrow.ports.last = last;
  if (narrow == usual) return stack_.connect(descriptor.socket, remote, now);
  stack_.tune(narrow);
  const CallResult result = stack_.connect(descriptor.socket, remote, now);
  stack_.tune(usual);
  return result;
}

Answer Application::receive(const Descriptor& descriptor, std::uint32_t bytes,
                            const Expression& flags) {
  std::set<std::string> names = namesIn(flags);
  const bool peeks = names.erase("MSG_PEEK") > 0;
  const bool noWait = names.erase("MSG_DONTWAIT") > 0;
  if (!names.empty()) return Answer::notUnderstood("recv's " + *names.begin());
  Descriptor how = descriptor;
  how.nonBlocking = how.nonBlocking || noWait;
  const Endpoint* endpoint = stack_.endpoint(descriptor.socket);
  if (peeks && endpoint && endpoint->unread() > 0) {
    return Answer::returned(std::min(bytes, endpoint->unread()));
  }
  return answer(how, stack_.recv(descriptor.socket, bytes));
}

Answer Application::read(const SystemCall& call, SimTime) {
  const Descriptor* descriptor = find(call);
  if (!descriptor) return Answer::failed(Errno::BadF);
  const std::optional<std::uint32_t> bytes = bytesOf(argument(call, 2));
  if (!bytes) return Answer::notUnderstood(call.name + " without a length");
  return receive(*descriptor, *bytes, argument(call, 3));
}

Answer Application::readVector(const SystemCall& call, SimTime) {
  const Descriptor* descriptor = find(call);
  if (!descriptor) return Answer::failed(Errno::BadF);
  const std::optional<std::uint32_t> bytes = totalLengthOf(argument(call, 1));
  if (!bytes) return Answer::notUnderstood("readv's vectors");
  return receive(*descriptor, *bytes, {});
}

Answer Application::readMessage(const SystemCall& call, SimTime) {
  const Descriptor* descriptor = find(call);
  if (!descriptor) return Answer::failed(Errno::BadF);
  const Expression& message = argument(call, 1);
  const Expression* vectors = memberOf(message, "msg_iov");
  const std::optional<std::uint32_t> bytes = vectors ? totalLengthOf(*vectors) : std::nullopt;
  if (!bytes) return Answer::notUnderstood("recvmsg's message");
  Answer answer = receive(*descriptor, *bytes, argument(call, 2));
  if (answer.kind != Answer::Kind::Returned || answer.error != Errno::Ok) return answer;
  const std::string wrong = controlMismatch(*descriptor, message);
  return wrong.empty() ? answer : Answer::mismatch(wrong);
}

/// In what the control messages differ from those that recvmsg() has filled in: how much is left
/// to be read, with TCP_INQ. The end of file counts as one byte (Linux tcp_inq_hint()).
std::string Application::controlMismatch(const Descriptor& descriptor,
                                         const Expression& message) const {
  const Expression* control = memberOf(message, "msg_control");
  if (!control) return {};
  for (const Expression& item : control->items) {
    const Expression* bytes = memberOf(item, "cmsg_data");
    const Endpoint* endpoint = stack_.endpoint(descriptor.socket);
    if (!bytes || !endpoint) return "there is no control message";
    const std::int64_t left = endpoint->unread() + (endpoint->peerHasClosed() ? 1 : 0);
    if (integerOf(*bytes) != left) return "TCP_CM_INQ gave " + std::to_string(left);
  }
  return {};
}

Answer Application::transmit(const Descriptor& descriptor, std::uint32_t bytes,
                             const Expression& flags, SimTime now) {
  for (const std::string& flag : namesIn(flags)) {
    if (flag == "MSG_FASTOPEN") return Answer::notUnderstood("TCP Fast Open");
    if (flag != "MSG_NOSIGNAL" && flag != "MSG_DONTWAIT")
      return Answer::notUnderstood("send's " + flag);
  }
  const CallResult result = stack_.send(descriptor.socket, bytes, now);
  const Endpoint* endpoint = stack_.endpoint(descriptor.socket);
  if (result.ok() && endpoint &&
      endpoint->unacknowledged() > kInitialWindowSegments * endpoint->tcb().effSndMss()) {
    return Answer::notUnderstood("congestion control (more than the initial window is to be sent)");
  }
  return answer(descriptor, result);
}

Answer Application::write(const SystemCall& call, SimTime now) {
  const Descriptor* descriptor = find(call);
  if (!descriptor) return Answer::failed(Errno::BadF);
  if (call.until) return Answer::notUnderstood("a write that waits for the send buffer");
  const std::optional<std::uint32_t> bytes = bytesOf(argument(call, 2));
  if (!bytes) return Answer::notUnderstood(call.name + " without a length");
  return transmit(*descriptor, *bytes, argument(call, 3), now);
}

Answer Application::writeVector(const SystemCall& call, SimTime now) {
  const Descriptor* descriptor = find(call);
  if (!descriptor) return Answer::failed(Errno::BadF);
  const std::optional<std::uint32_t> bytes = totalLengthOf(argument(call, 1));
  if (!bytes) return Answer::notUnderstood("writev's vectors");
  return transmit(*descriptor, *bytes, {}, now);
}

Answer Application::writeMessage(const SystemCall& call, SimTime now) {
  const Descriptor* descriptor = find(call);
  if (!descriptor) return Answer::failed(Errno::BadF);
  const Expression& message = argument(call, 1);
  const Expression* vectors = memberOf(message, "msg_iov");
  const std::optional<std::uint32_t> bytes = vectors ? totalLengthOf(*vectors) : std::nullopt;
  if (!bytes || memberOf(message, "msg_control")) return Answer::notUnderstood("sendmsg's message");
  return transmit(*descriptor, *bytes, argument(call, 2), now);
}

Answer Application::shutdown(const SystemCall& call, SimTime now) {
  Descriptor* descriptor = find(call);
  if (!descriptor) return Answer::failed(Errno::BadF);
  const Expression& how = argument(call, 1);
  const bool both = isWord(how, "SHUT_RDWR") || integerOf(how) == 2;
  const bool reading = both || isWord(how, "SHUT_RD") || integerOf(how) == 0;
  const bool writing = both || isWord(how, "SHUT_WR") || integerOf(how) == 1;
  if (!reading && !writing) return Answer::failed(Errno::Invalid);
  constexpr States kUnconnected{State::Listen, State::SynSent};
  const Endpoint* before = stack_.endpoint(descriptor->socket);
  const bool wasUnconnected = before && kUnconnected.contains(before->state());
  const CallResult result = reading ? stack_.shutdownReceiving(descriptor->socket, now)
                                    : stack_.shutdownSending(descriptor->socket, now);
  // The first half may have ended the connection already, or closed the listener.
  if (both && result.ok()) stack_.shutdownSending(descriptor->socket, now);
  const Endpoint* after = stack_.endpoint(descriptor->socket);
  if (wasUnconnected) descriptor->unused = after && after->state() == State::Closed;
  return answer(*descriptor, result);
}

/// A close() that lingers waits: the descriptor stays until it has returned.
Answer Application::close(const SystemCall& call, SimTime now) {
  const std::int64_t number = integerOf(argument(call, 0)).value_or(-1);
  if (epolls_.erase(number) + files_.erase(number) > 0) return Answer::returned(0);
  const Descriptor* descriptor = find(call);
  if (!descriptor) return Answer::failed(Errno::BadF);
  const CallResult result = stack_.close(descriptor->socket, now);
  if (result.wouldBlock()) return Answer::waits();
  descriptors_.erase(number);
  for (auto& [epollNumber, epoll] : epolls_) epoll.erase(number);
  return result.ok() ? Answer::returned(0) : Answer::failed(result.error);
}

}  // namespace linger::packetdrill
