#include "model/packetdrill/run/application.h"

#include <algorithm>
#include <array>

#include "model/packetdrill/run/arguments.h"

namespace linger::packetdrill {

/// The system calls that a script's program can make.
struct CallTable {
  struct Row {
    std::string_view name;
    std::size_t arguments;  ///< At least so many.
    Answer (Application::*make)(const SystemCall& call, SimTime now);
  };

  static constexpr std::array kRows{
      Row{"socket", 3, &Application::socket},
      Row{"bind", 3, &Application::bind},
      Row{"listen", 2, &Application::listen},
      Row{"accept", 3, &Application::accept},
      Row{"accept4", 4, &Application::accept},
      Row{"connect", 3, &Application::connect},
      Row{"read", 3, &Application::read},
      Row{"recv", 4, &Application::read},
      Row{"recvfrom", 4, &Application::read},
      Row{"readv", 3, &Application::readVector},
      Row{"recvmsg", 3, &Application::readMessage},
      Row{"write", 3, &Application::write},
      Row{"send", 4, &Application::write},
      Row{"sendto", 4, &Application::write},
      Row{"writev", 3, &Application::writeVector},
      Row{"sendmsg", 3, &Application::writeMessage},
      Row{"shutdown", 2, &Application::shutdown},
      Row{"close", 1, &Application::close},
      Row{"fcntl", 2, &Application::fcntl},
      Row{"ioctl", 3, &Application::ioctl},
      Row{"poll", 3, &Application::poll},
      Row{"epoll_create", 1, &Application::epollCreate},
      Row{"epoll_create1", 1, &Application::epollCreate},
      Row{"epoll_ctl", 4, &Application::epollControl},
      Row{"epoll_wait", 4, &Application::epollWait},
      Row{"open", 2, &Application::openFile},
      Row{"sendfile", 4, &Application::sendFile},
      Row{"setsockopt", 5, &Application::setOption},
      Row{"getsockopt", 5, &Application::getOption},
      Row{"getsockname", 3, &Application::getName},
      Row{"getpeername", 3, &Application::getName},
      Row{"wait", 1, &Application::wait},
  };
};

bool isCallKnown(const SystemCall& call) {
  const auto* row = std::ranges::find(CallTable::kRows, call.name, &CallTable::Row::name);
  return row != CallTable::kRows.end() && call.arguments.size() >= row->arguments;
}

std::optional<Errno> errorCalled(std::string_view name) {
  return errnoNamed(name == "EWOULDBLOCK" ? "EAGAIN" : name);
}

Answer Application::call(const SystemCall& call, SimTime now) {
  const auto* row = std::ranges::find(CallTable::kRows, call.name, &CallTable::Row::name);
  if (row == CallTable::kRows.end() || call.arguments.size() < row->arguments) {
    return Answer::notUnderstood("system call " + call.name);
  }
  if (isWord(argument(call, 1), "NULL") && looksAtBuffer(call))
    return Answer::otherError(kBadAddress);
  if (scene_.demikernel && call.name != "wait") {
    constexpr std::array<std::string_view, 5> kStarted{"connect", "accept", "read", "write",
                                                       "close"};
    if (std::ranges::find(kStarted, call.name) != kStarted.end()) return start(call, now);
  }
  return (this->*row->make)(call, now);
}

std::optional<SocketId> Application::socketOf(std::int64_t descriptor) const {
  const auto found = descriptors_.find(descriptor);
  return found == descriptors_.end() ? std::nullopt : std::optional(found->second.socket);
}

Application::Descriptor* Application::find(const SystemCall& call) {
  const std::optional<std::int64_t> number = integerOf(argument(call, 0));
  const auto found = number ? descriptors_.find(*number) : descriptors_.end();
  return found == descriptors_.end() ? nullptr : &found->second;
}

/// Whether the call comes so far: a read that finds nothing does not.
bool Application::looksAtBuffer(const SystemCall& call) const {
  constexpr std::array<std::string_view, 3> kReading{"read", "recv", "recvfrom"};
  constexpr std::array<std::string_view, 3> kWriting{"write", "send", "sendto"};
  const bool reads = std::ranges::find(kReading, call.name) != kReading.end();
  const bool writes = std::ranges::find(kWriting, call.name) != kWriting.end();
  const std::optional<SocketId> socket = socketOf(integerOf(argument(call, 0)).value_or(-1));
  const Endpoint* endpoint = socket ? stack_.endpoint(*socket) : nullptr;
  if (!endpoint || integerOf(argument(call, 2)) == 0) return false;
  return writes || (reads && endpoint->unread() > 0);
}

/// Descriptors have the numbers that the script expects.
std::int64_t Application::chooseNumber(const Expression& number) const {
  const std::int64_t next = descriptors_.empty() ? 3 : descriptors_.rbegin()->first + 1;
  return std::max<std::int64_t>(integerOf(number).value_or(next), 0);
}

std::int64_t Application::open(const Expression& number, SocketId socket, bool nonBlocking) {
  const std::int64_t descriptor = chooseNumber(number);
  descriptors_[descriptor] = {socket, nonBlocking, {}};
  underTest_ = socket;
  return descriptor;
}

/// EAGAIN of a call on a descriptor that blocks is a call that waits.
Answer Application::answer(const Descriptor& descriptor, const CallResult& result) const {
  if (result.wouldBlock() && !descriptor.nonBlocking) return Answer::waits();
  Answer answer = result.ok() ? Answer::returned(result.value) : Answer::failed(result.error);
  answer.verdict = result.verdict;
  return answer;
}

std::optional<SocketAddress> Application::address(const Expression& expression,
                                                  const SocketAddress& otherwise) const {
  if (expression.kind == ExpressionKind::Ellipsis) return otherwise;
  const bool v6 = memberOf(expression, "sin6_port") != nullptr;
  const Expression* port = memberOf(expression, v6 ? "sin6_port" : "sin_port");
  const Expression* host = memberOf(expression, v6 ? "sin6_addr" : "sin_addr");
  if (!port || !host) return std::nullopt;
  const std::optional<std::uint16_t> number = portOf(*port);
  if (!number) return std::nullopt;
  if (isWord(*host, "INADDR_ANY")) return SocketAddress{Address::anyV4(), *number};
  const std::optional<std::string> text = addressTextOf(*host);
  const std::optional<Address> parsed = text ? Address::parse(*text) : std::nullopt;
  return parsed ? std::optional(SocketAddress{*parsed, *number}) : std::nullopt;
}

}  // namespace linger::packetdrill
