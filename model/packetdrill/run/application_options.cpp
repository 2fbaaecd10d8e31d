#include <algorithm>
#include <array>

#include "model/packetdrill/run/application.h"
#include "model/packetdrill/run/arguments.h"
#include "model/packetdrill/run/tcp_info.h"
#include "model/packetdrill/syntax/printer.h"
#include "model/systems/environment.h"

// What a script's program asks of its descriptors, and sets on them.

namespace linger::packetdrill {
namespace {

struct OptionName {
  std::string_view name;
  SocketOption option;
};

constexpr std::array kOptions{
    OptionName{"SO_REUSEADDR", SocketOption::ReuseAddr},
    OptionName{"SO_REUSEPORT", SocketOption::ReusePort},
    OptionName{"SO_KEEPALIVE", SocketOption::KeepAlive},
    OptionName{"SO_LINGER", SocketOption::Linger},
    OptionName{"IPV6_V6ONLY", SocketOption::V6Only},
    OptionName{"TCP_LINGER2", SocketOption::Linger2},
    OptionName{"TCP_NODELAY", SocketOption::NoDelay},
    OptionName{"TCP_USER_TIMEOUT", SocketOption::UserTimeout},
    OptionName{"TCP_KEEPIDLE", SocketOption::KeepIdle},
    OptionName{"TCP_KEEPINTVL", SocketOption::KeepInterval},
    OptionName{"TCP_KEEPCNT", SocketOption::KeepCount},
    OptionName{"IP_BIND_ADDRESS_NO_PORT", SocketOption::NoPort},
};

/// Options that change nothing in the packets of a teardown, or that other calls ask for.
constexpr std::array<std::string_view, 7> kKept{"SO_SNDBUF",  "TCP_INQ", "IP_LOCAL_PORT_RANGE",
                                                "IP_TOS",     "IP_TTL",  "IP_MTU_DISCOVER",
                                                "SO_PRIORITY"};

bool isKept(std::string_view name) {
  return std::ranges::find(kKept, name) != kKept.end();
}

const OptionName* optionNamed(std::string_view name) {
  const auto* found = std::ranges::find(kOptions, name, &OptionName::name);
  return found == kOptions.end() ? nullptr : found;
}

/// The one value in [value], or a plain value.
const Expression& only(const Expression& expression) {
  const bool list = expression.kind == ExpressionKind::List && expression.items.size() == 1;
  return list ? expression.items[0] : expression;
}

/// The number that sets an option: of SO_LINGER the seconds, or -1 where it is switched off.
std::optional<std::int64_t> settingOf(const Expression& expression) {
  const Expression& value = only(expression);
  if (const Expression* onOff = memberOf(value, "onoff")) {
    const Expression* seconds = memberOf(value, "linger");
    if (!seconds || !integerOf(*onOff)) return std::nullopt;
    return *integerOf(*onOff) != 0 ? integerOf(*seconds) : std::optional<std::int64_t>(-1);
  }
  return integerOf(value);
}

/// "POLLIN POLLHUP", or "nothing".
std::string joined(const std::set<std::string>& events) {
  std::string text;
  for (const std::string& event : events) text += (text.empty() ? "" : " ") + event;
  return text.empty() ? "nothing" : text;
}

constexpr std::int64_t kReadWrite = 2;             // O_RDWR
constexpr std::int64_t kNonBlockingLinux = 0x800;  // O_NONBLOCK
constexpr std::int64_t kNonBlockingBsd = 0x4;

}  // namespace

bool isSettable(std::string_view option) {
  return optionNamed(option) != nullptr || isKept(option);
}

bool isReadable(std::string_view option) {
  return option == "SO_ERROR" || option == "SO_RCVBUF" || option == "TCP_MAXSEG" ||
         isKept(option) || (optionNamed(option) != nullptr && option != "SO_LINGER");
}

Answer Application::fcntl(const SystemCall& call, SimTime) {
  Descriptor* descriptor = find(call);
  if (!descriptor) return Answer::failed(Errno::BadF);
  if (isWord(argument(call, 1), "F_GETFL")) {
    std::int64_t flag = environmentOf(stack_.profile().id).nonBlocking;
    // A script may have been written on another system, whose number it then expects.
    const std::int64_t other = (kNonBlockingLinux | kNonBlockingBsd) & ~flag;
    if (integerOf(call.result).value_or(0) & other) flag = other;
    return Answer::returned(kReadWrite | (descriptor->nonBlocking ? flag : 0));
  }
  if (!isWord(argument(call, 1), "F_SETFL")) return Answer::notUnderstood("fcntl");
  const Expression& flags = argument(call, 2);
  const std::int64_t bits = integerOf(flags).value_or(0);
  descriptor->nonBlocking =
      namesIn(flags).contains("O_NONBLOCK") || (bits & (kNonBlockingLinux | kNonBlockingBsd)) != 0;
  return Answer::returned(0);
}

Answer Application::ioctl(const SystemCall& call, SimTime) {
  const Descriptor* descriptor = find(call);
  if (!descriptor) return Answer::failed(Errno::BadF);
  const Endpoint* endpoint = stack_.endpoint(descriptor->socket);
  const std::string& request = argument(call, 1).text;
  std::int64_t value = 0;
  if (request == "SIOCINQ" || request == "FIONREAD") {
    value = endpoint ? endpoint->unread() : 0;
  } else if (request == "SIOCOUTQ" || request == "TIOCOUTQ" || request == "FIONWRITE") {
    value = endpoint ? endpoint->unacknowledged() : 0;
  } else {
    return Answer::notUnderstood("ioctl " + request);
  }
  const Expression& expected = only(argument(call, 2));
  if (integerOf(expected).value_or(value) != value) {
    return Answer::mismatch(request + " gave " + std::to_string(value));
  }
  return Answer::returned(0);
}

/// Whether poll() reports an error that SO_ERROR would give.
bool Application::tellsOfError(SocketId socket) const {
  return environmentOf(stack_.profile().id).pollTellsOfError &&
         stack_.pendingError(socket) != Errno::Ok;
}

std::set<std::string> Application::eventsAt(const Descriptor& descriptor) const {
  std::set<std::string> events;
  const std::optional<SocketFacts> facts = stack_.facts(descriptor.socket);
  const Endpoint* endpoint = stack_.endpoint(descriptor.socket);
  const bool error = tellsOfError(descriptor.socket);
  if (!facts || !endpoint || descriptor.unused) {
    events = {"POLLOUT", "POLLWRNORM", "POLLHUP"};
    if (error) events.insert("POLLERR");
    return events;
  }
  if (facts->state == State::Listen) {
    if (stack_.queued(descriptor.socket) > 0) events.insert({"POLLIN", "POLLRDNORM"});
    return events;
  }
  const bool closed = facts->state == State::Closed;
  const bool receivingShut = endpoint->peerHasClosed() || endpoint->tcb().deaf || closed;
  const bool sendingShut = endpoint->tcb().finQueued || closed;
  constexpr States kSending{State::Established, State::CloseWait};
  if (endpoint->unread() > 0 || receivingShut) events.insert({"POLLIN", "POLLRDNORM"});
  if (receivingShut) events.insert("POLLRDHUP");
  if (closed && error) events.insert("POLLERR");
  if (receivingShut && sendingShut) events.insert("POLLHUP");
  const bool writable = kSending.contains(facts->state) || sendingShut;
  if (writable) events.insert({"POLLOUT", "POLLWRNORM"});
  return events;
}

/// What poll() sees at one of its descriptors.
Application::Polled Application::polledAt(const Expression& entry) const {
  const Expression* number = memberOf(entry, "fd");
  const Expression* asked = memberOf(entry, "events");
  if (!number || !asked) return {{}, "poll's descriptors"};
  const auto found = descriptors_.find(integerOf(*number).value_or(-1));
  if (found == descriptors_.end()) return {{}, "poll of a closed descriptor"};
  std::set<std::string> events = eventsAt(found->second);
  std::set<std::string> wanted = namesIn(*asked);
  wanted.insert({"POLLHUP", "POLLERR"});  // Told whether they are asked for or not.
  std::erase_if(events, [&wanted](const std::string& event) { return !wanted.contains(event); });
  return {events, {}};
}

Answer Application::poll(const SystemCall& call, SimTime) {
  const Expression& list = argument(call, 0);
  if (list.kind != ExpressionKind::List) return Answer::notUnderstood("poll's descriptors");
  std::int64_t ready = 0;
  std::string wrong;
  for (const Expression& entry : list.items) {
    const Polled polled = polledAt(entry);
    if (!polled.unknown.empty()) return Answer::notUnderstood(polled.unknown);
    if (!polled.events.empty()) ++ready;
    const Expression* expected = memberOf(entry, "revents");
    const bool agrees = polled.events == (expected ? namesIn(*expected) : std::set<std::string>{});
    if (!agrees) wrong = "poll saw " + joined(polled.events);
  }
  const bool waits = ready == 0 && integerOf(argument(call, 2)) != 0;
  if (waits) return Answer::waits();
  return wrong.empty() ? Answer::returned(ready) : Answer::mismatch(wrong);
}

Answer Application::setOption(const SystemCall& call, SimTime now) {
  Descriptor* descriptor = find(call);
  if (!descriptor) return Answer::failed(Errno::BadF);
  const std::string& name = argument(call, 2).text;
  const OptionName* option = optionNamed(name);
  const std::optional<std::int64_t> value = settingOf(argument(call, 3));
  const bool names = isKept(name) && !value && only(argument(call, 3)).kind == ExpressionKind::Word;
  if (isKept(name) && (value || names)) {
    descriptor->options[name] = value.value_or(0);
    return Answer::returned(0);
  }
  if (!option || !value) return Answer::notUnderstood("setsockopt " + name);
  descriptor->options[name] = *value;
  return answer(*descriptor, stack_.setOption(descriptor->socket, option->option,
                                              static_cast<int>(*value), now));
}

Answer Application::getOption(const SystemCall& call, SimTime) {
  const Descriptor* descriptor = find(call);
  if (!descriptor) return Answer::failed(Errno::BadF);
  const std::string& name = argument(call, 2).text;
  const Expression& expected = only(argument(call, 3));
  if (name == "SO_RCVBUF") return receiveBuffer(*descriptor, expected);
  if (name == "SO_SNDBUF") return sendBuffer(*descriptor, expected);
  if (name == "SO_ERROR") return socketError(*descriptor, expected);
  const std::optional<std::int64_t> value = valueOf(*descriptor, name);
  if (!value) return Answer::notUnderstood("getsockopt " + name);
  if (integerOf(expected).value_or(*value) == *value) return Answer::returned(0);
  return Answer::mismatch(name + " gave " + std::to_string(*value));
}

/// SO_ERROR, which is cleared.
Answer Application::socketError(const Descriptor& descriptor, const Expression& expected) {
  const Errno error = stack_.takeError(descriptor.socket);
  const bool same = expected.kind == ExpressionKind::Word
                        ? errorCalled(expected.text) == error
                        : integerOf(expected) == errnoText(stack_.profile(), error).number;
  const bool any = expected.kind == ExpressionKind::Ellipsis;
  return same || any ? Answer::returned(0)
                     : Answer::mismatch("SO_ERROR gave " + std::string(nameOf(error)));
}

/// A number that an option has: what the script has set it to, else 0. None where it is unknown.
std::optional<std::int64_t> Application::valueOf(const Descriptor& descriptor,
                                                 const std::string& option) const {
  if (option == "TCP_MAXSEG") return segmentSize(descriptor);
  const auto set = descriptor.options.find(option);
  if (set != descriptor.options.end()) return set->second;
  return isReadable(option) ? std::optional<std::int64_t>(0) : std::nullopt;
}

/// How large the buffer is does not follow from a teardown: the script tells, and the receive
/// window of a connection that this side opened is that. A connection from a listener keeps the
/// window that its SYN, ACK offered.
Answer Application::receiveBuffer(const Descriptor& descriptor, const Expression& expected) {
  const std::optional<std::int64_t> bytes = integerOf(expected);
  const Endpoint* endpoint = stack_.endpoint(descriptor.socket);
  if (bytes && *bytes > 0 && *bytes <= 0x7fffffff && endpoint && !endpoint->tcb().passive) {
    stack_.setReceiveBuffer(descriptor.socket, static_cast<std::uint32_t>(*bytes));
  }
  return Answer::returned(0);
}

/// TCP_MAXSEG.
std::int64_t Application::segmentSize(const Descriptor& descriptor) const {
  const Endpoint* endpoint = stack_.endpoint(descriptor.socket);
  if (!endpoint) return stack_.settings().tcp.mss;
  const bool withoutOptions = stack_.profile().maxSegWithoutOptions;
  return withoutOptions ? endpoint->tcb().effSndMss() : endpoint->tcb().sndMss;
}

/// How large a send buffer is that nobody has asked for, the script tells.
Answer Application::sendBuffer(const Descriptor& descriptor, const Expression& expected) const {
  const auto asked = descriptor.options.find("SO_SNDBUF");
  const std::optional<std::int64_t> bytes = integerOf(expected);
  if (asked == descriptor.options.end() || !bytes) return Answer::returned(0);
  const std::int64_t given = asked->second * (stack_.profile().doublesSendBuffer ? 2 : 1);
  if (bytes == given) return Answer::returned(0);
  return Answer::mismatch("SO_SNDBUF gave " + std::to_string(given));
}

Answer Application::getName(const SystemCall& call, SimTime) {
  const Descriptor* descriptor = find(call);
  if (!descriptor) return Answer::failed(Errno::BadF);
  for (std::size_t place : {1U, 2U}) {
    const Expression& expected = only(argument(call, place));
    if (expected.kind == ExpressionKind::Group)
      return Answer::notUnderstood(call.name + "'s address");
  }
  const std::optional<SocketFacts> facts = stack_.facts(descriptor->socket);
  const bool peer = call.name == "getpeername";
  constexpr States kOver{State::Closed, State::TimeWait};
  const bool connected = facts && facts->remote && !kOver.contains(facts->state);
  return peer && !connected ? Answer::failed(Errno::NotConn) : Answer::returned(0);
}

}  // namespace linger::packetdrill
