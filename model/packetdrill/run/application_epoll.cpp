#include <algorithm>

#include "model/packetdrill/run/application.h"
#include "model/packetdrill/run/arguments.h"

// How a script's program watches descriptors with epoll(7).

namespace linger::packetdrill {
namespace {

/// What of the wanted names only says how to tell.
constexpr std::string_view kEdge = "EPOLLET";
constexpr std::string_view kOnce = "EPOLLONESHOT";

/// What a script expects that one descriptor tells.
struct Told {
  std::int64_t descriptor = 0;
  std::set<std::string> events;

  auto operator<=>(const Told&) const = default;
};

/// {events=EPOLLIN, fd=4}, or several in brackets; those without events are room that is left.
std::vector<Told> expectedOf(const Expression& expression) {
  std::vector<Told> expected;
  const bool isList = expression.kind == ExpressionKind::List;
  const std::vector<Expression> groups =
      isList ? expression.items : std::vector<Expression>{expression};
  for (const Expression& group : groups) {
    const Expression* events = memberOf(group, "events");
    const Expression* number = memberOf(group, "fd");
    const std::set<std::string> names = events ? namesIn(*events) : std::set<std::string>{};
    if (!names.empty() && number) expected.push_back({integerOf(*number).value_or(-1), names});
  }
  std::ranges::sort(expected);
  return expected;
}

std::string textOf(const std::vector<Told>& told) {
  std::string text;
  for (const Told& one : told) {
    if (!text.empty()) text += ", ";
    text += std::to_string(one.descriptor) + ":";
    for (const std::string& event : one.events) text += " " + event;
  }
  return text.empty() ? "nothing" : text;
}

}  // namespace

Answer Application::epollCreate(const SystemCall& call, SimTime) {
  const std::int64_t number = chooseNumber(call.result);
  epolls_[number] = {};
  return Answer::returned(number);
}

Answer Application::epollControl(const SystemCall& call, SimTime) {
  const auto epoll = epolls_.find(integerOf(argument(call, 0)).value_or(-1));
  const std::optional<std::int64_t> number = integerOf(argument(call, 2));
  if (epoll == epolls_.end() || !number || !descriptors_.contains(*number)) {
    return Answer::failed(Errno::BadF);
  }
  const Expression& operation = argument(call, 1);
  const bool adds = isWord(operation, "EPOLL_CTL_ADD");
  if (isWord(operation, "EPOLL_CTL_DEL")) {
    epoll->second.erase(*number);
    return Answer::returned(0);
  }
  const Expression* events = memberOf(argument(call, 3), "events");
  const bool known = epoll->second.contains(*number) != adds;
  if (!events || !known || (!adds && !isWord(operation, "EPOLL_CTL_MOD"))) {
    return Answer::notUnderstood("epoll_ctl's operation");
  }
  epoll->second[*number] = {namesIn(*events), std::nullopt, false};
  return Answer::returned(0);
}

Application::Edge Application::edgeAt(const Descriptor& descriptor) const {
  const std::optional<SocketFacts> facts = stack_.facts(descriptor.socket);
  const Endpoint* endpoint = stack_.endpoint(descriptor.socket);
  return {facts ? facts->state : State::Closed, endpoint ? endpoint->tcb().rcvNxt : SeqNum{},
          stack_.queued(descriptor.socket)};
}

/// What the epoll tells of a descriptor now, which is then told.
std::set<std::string> Application::watchedAt(std::int64_t number, Watched& watched) const {
  const auto found = descriptors_.find(number);
  if (found == descriptors_.end() || watched.spent) return {};
  std::set<std::string> events;
  for (const std::string& event : eventsAt(found->second)) {
    const std::string name = "E" + event;
    const bool always = name == "EPOLLHUP" || name == "EPOLLERR";
    if (always || watched.wanted.contains(name)) events.insert(name);
  }
  const Edge edge = edgeAt(found->second);
  const bool edgeOnly = watched.wanted.contains(std::string(kEdge));
  if (events.empty() || (edgeOnly && watched.told == edge)) return {};
  watched.told = edge;
  watched.spent = watched.wanted.contains(std::string(kOnce));
  return events;
}

Answer Application::epollWait(const SystemCall& call, SimTime) {
  const auto epoll = epolls_.find(integerOf(argument(call, 0)).value_or(-1));
  if (epoll == epolls_.end()) return Answer::failed(Errno::BadF);
  const std::int64_t most = integerOf(argument(call, 2)).value_or(1);
  std::vector<Told> told;
  for (auto& [number, watched] : epoll->second) {
    if (static_cast<std::int64_t>(told.size()) >= most) break;
    const std::set<std::string> events = watchedAt(number, watched);
    if (!events.empty()) told.push_back({number, events});
  }
  if (told.empty() && integerOf(argument(call, 3)) != 0) return Answer::waits();
  if (told == expectedOf(argument(call, 1))) {
    return Answer::returned(static_cast<std::int64_t>(told.size()));
  }
  return Answer::mismatch("epoll_wait told of " + textOf(told));
}

std::optional<Duration> waitOf(const SystemCall& call) {
  const bool polls = call.name == "poll";
  if (!polls && call.name != "epoll_wait") return std::nullopt;
  const std::optional<std::int64_t> wait = integerOf(argument(call, polls ? 2 : 3));
  return wait && *wait > 0 ? std::optional(*wait * 1ms) : std::nullopt;
}

}  // namespace linger::packetdrill
