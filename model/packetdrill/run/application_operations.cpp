#include <algorithm>

#include "model/packetdrill/run/application.h"
#include "model/packetdrill/run/arguments.h"

// Demikernel's way: a call starts an operation and returns at once; wait() ends it.

namespace linger::packetdrill {
namespace {

constexpr std::uint32_t kUid = 1000;

Answer outcome(const CallResult& result) {
  if (result.wouldBlock()) return Answer::waits();
  if (!result.ok()) return Answer::failed(result.error);
  return Answer::returned(0);
}

}  // namespace

Answer Application::start(const SystemCall& call, SimTime now) {
  Descriptor* descriptor = find(call);
  if (!descriptor) return Answer::failed(Errno::BadF);
  Operation operation{call.name, *integerOf(argument(call, 0)), descriptor->socket, 0};
  operation.bytes = static_cast<std::uint32_t>(
      std::clamp<std::int64_t>(integerOf(argument(call, 2)).value_or(0), 0, 0x7fffffff));
  CallResult result;
  if (call.name == "connect") {
    underTest_ = descriptor->socket;
    result = stack_.connect(descriptor->socket, scene_.remote, now);
  } else if (call.name == "write") {
    result = stack_.send(descriptor->socket, operation.bytes, now);
  } else if (call.name == "close") {
    result = stack_.close(descriptor->socket, now);
    descriptors_.erase(operation.descriptor);
  }
  if (!result.ok() && !result.wouldBlock()) return outcome(result);
  operations_.push_back(operation);
  return Answer::returned(integerOf(call.result).value_or(0));
}

/// Waits for the oldest operation on the descriptor.
Answer Application::wait(const SystemCall& call, SimTime now) {
  const std::optional<std::int64_t> number = integerOf(argument(call, 0));
  const auto mine = [&number](const Operation& operation) {
    return operation.descriptor == number;
  };
  const auto found = std::ranges::find_if(operations_, mine);
  if (found == operations_.end()) {
    return Answer::notUnderstood("wait() without an operation");
  }
  const Answer answer = progress(*found, now);
  if (answer.kind == Answer::Kind::Returned) operations_.erase(found);
  return answer;
}

Answer Application::progress(const Operation& operation, SimTime now) {
  if (operation.name == "connect") {
    return outcome(stack_.connect(operation.socket, scene_.remote, now));
  }
  if (operation.name == "accept") {
    const CallResult result = stack_.accept(operation.socket, kProcess, kUid);
    if (result.ok()) open({}, SocketId{static_cast<int>(result.value)}, false);
    return outcome(result);
  }
  if (operation.name == "read") return outcome(stack_.recv(operation.socket, operation.bytes));
  const Endpoint* endpoint = stack_.endpoint(operation.socket);
  if (operation.name == "write") {
    const bool acknowledged = !endpoint || endpoint->unacknowledged() == 0;
    return acknowledged ? Answer::returned(0) : Answer::waits();
  }
  const std::optional<SocketFacts> facts = stack_.facts(operation.socket);
  constexpr States kOver{State::TimeWait, State::Closed};
  const bool over = !facts || kOver.contains(facts->state);
  return over ? Answer::returned(0) : Answer::waits();
}

}  // namespace linger::packetdrill
