#include <algorithm>
#include <array>

#include "model/packetdrill/run/arguments.h"
#include "model/packetdrill/run/script_runner.h"
#include "model/packetdrill/syntax/printer.h"

// The script's calls.

namespace linger::packetdrill {
namespace {

/// The calls that a trace tells of.
struct TracedCall {
  std::string_view name;
  Call call;
};

constexpr std::array kTraced{
    TracedCall{"socket", Call::Socket},
    TracedCall{"bind", Call::Bind},
    TracedCall{"listen", Call::Listen},
    TracedCall{"accept", Call::Accept},
    TracedCall{"accept4", Call::Accept},
    TracedCall{"connect", Call::Connect},
    TracedCall{"read", Call::Recv},
    TracedCall{"recv", Call::Recv},
    TracedCall{"recvfrom", Call::Recv},
    TracedCall{"readv", Call::Recv},
    TracedCall{"recvmsg", Call::Recv},
    TracedCall{"write", Call::Send},
    TracedCall{"send", Call::Send},
    TracedCall{"sendto", Call::Send},
    TracedCall{"writev", Call::Send},
    TracedCall{"sendmsg", Call::Send},
    TracedCall{"shutdown", Call::Shutdown},
    TracedCall{"close", Call::Close},
    TracedCall{"setsockopt", Call::SetSockOpt},
    TracedCall{"getsockopt", Call::GetSockOpt},
    TracedCall{"wait", Call::Wait},
};

std::string argumentsOf(const SystemCall& call) {
  std::string text;
  for (const Expression& argument : call.arguments) {
    if (&argument != &call.arguments.front()) text += ", ";
    text += print(argument);
  }
  return text;
}

std::string withArguments(const SystemCall& call) {
  return call.name + "(" + argumentsOf(call) + ")";
}

std::string resultOf(const Answer& answer) {
  std::string text = std::to_string(answer.value);
  if (answer.kind == Answer::Kind::OtherError) text += " " + answer.text;
  if (answer.error != Errno::Ok) text += " " + std::string(nameOf(answer.error));
  return text;
}

std::string expectedOf(const SystemCall& call) {
  return withArguments(call) + " = " + print(call.result) +
         (call.error.empty() ? "" : " " + call.error);
}

/// Whether the call came back as the script says.
bool agrees(const SystemCall& call, const Answer& answer) {
  if (call.result.kind == ExpressionKind::Ellipsis) return answer.error == Errno::Ok;
  if (call.result.kind == ExpressionKind::Word)
    return errorCalled(call.result.text) == answer.error;
  const bool other = answer.kind == Answer::Kind::OtherError;
  const bool failed = other || answer.error != Errno::Ok;
  // Where the script names no error, any will do.
  if (call.error.empty() && failed) return integerOf(call.result) == answer.value;
  if (other) return call.error == answer.text;
  const std::optional<Errno> expected = call.error.empty() ? Errno::Ok : errorCalled(call.error);
  return expected == answer.error && integerOf(call.result) == answer.value;
}

}  // namespace

bool ScriptRunner::call(const Event& event, const SystemCall& call) {
  made_ = Made{event.where, call, now_, std::nullopt, beginRecord(call), std::nullopt, now_};
  if (call.until) made_->until = instant(event.time, *call.until);
  last_ = now_;
  attempt();
  followSocket(call);
  settle();
  return call.until || finishCall();
}

/// Makes the call that has not returned yet, again if need be.
void ScriptRunner::attempt() {
  if (!made_ || made_->answer) return;
  const std::size_t place = run_.log.size();
  const Answer answer = application_->call(made_->call, now_);
  takeEffects();
  if (answer.kind == Answer::Kind::Waits) return;
  made_->answer = answer;
  made_->returned = now_;
  run_.log.insert(run_.log.begin() + static_cast<std::ptrdiff_t>(place),
                  {now_, made_->where.line, withArguments(made_->call) + " = " + resultOf(answer)});
  if (!made_->record) return;
  const bool opens = made_->call.name == "socket" || made_->call.name.starts_with("accept");
  if (opens) recorder_.call(*made_->record).socket = application_->underTest();
  recorder_.returned(*made_->record,
                     {answer.error, std::max<std::int64_t>(answer.value, 0), answer.verdict});
}

/// When a call that watches descriptors gives up; none where none does.
std::optional<SimTime> ScriptRunner::callDeadline() const {
  if (!made_ || made_->answer) return std::nullopt;
  const std::optional<Duration> wait = waitOf(made_->call);
  return wait ? std::optional(made_->at + *wait) : std::nullopt;
}

/// It returns without anything to tell.
void ScriptRunner::expireCall() {
  made_->answer = Answer::returned(0);
  made_->returned = now_;
  log(withArguments(made_->call) + " = 0");
}

/// A call must have returned when the next is made: at the time that it says, or at once.
bool ScriptRunner::finishCall() {
  if (!made_) return true;
  const SimTime until = made_->until.value_or(made_->at);
  const SimTime limit = std::max(now_, until + tolerance_);
  while (!made_->answer && fireNext(limit)) {
  }
  const Made made = *made_;
  made_.reset();
  where_ = made.where;
  if (!made.answer) return fail("expected " + expectedOf(made.call) + ", it still waits");
  if (!checkAnswer(made.call, *made.answer)) return false;
  const bool inTime = made.returned >= until - tolerance_ && made.returned <= until + tolerance_;
  if (inTime) return true;
  return fail("expected " + expectedOf(made.call) + " to return at " +
              printSeconds(until - kSimStart) + " s, it returned at " +
              printSeconds(made.returned - kSimStart) + " s");
}

bool ScriptRunner::checkAnswer(const SystemCall& call, const Answer& answer) {
  if (answer.kind == Answer::Kind::NotUnderstood) return skip(answer.text);
  if (answer.kind == Answer::Kind::Mismatch) {
    return fail("expected " + expectedOf(call) + ", " + answer.text);
  }
  const std::optional<std::int64_t> number = integerOf(call.result);
  const bool inWords = !number && call.result.kind != ExpressionKind::Ellipsis &&
                       call.result.kind != ExpressionKind::Word;
  if (inWords || (call.name == "wait" && number.value_or(0) != 0)) {
    return skip("result " + print(call.result) + " of " + call.name);
  }
  if (agrees(call, answer)) return true;
  return fail("expected " + expectedOf(call) + ", it returned " + resultOf(answer));
}

/// Notes in the trace that the call is made, if it is one that traces tell of.
std::optional<std::size_t> ScriptRunner::beginRecord(const SystemCall& call) {
  const auto* traced = std::ranges::find(kTraced, call.name, &TracedCall::name);
  if (traced == kTraced.end()) return std::nullopt;
  const std::optional<std::int64_t> descriptor = integerOf(argument(call, 0));
  const std::optional<SocketId> socket =
      descriptor ? application_->socketOf(*descriptor) : std::nullopt;
  CallRecord record;
  record.host = 1;
  record.process = Application::kProcess;
  record.socket = socket.value_or(SocketId{});
  record.call = traced->call;
  record.arguments = argumentsOf(call);
  return recorder_.called(record);
}

/// Later packets belong to the socket that was bound or connected last.
void ScriptRunner::followSocket(const SystemCall& call) {
  const std::optional<std::int64_t> descriptor = integerOf(argument(call, 0));
  const std::optional<SocketId> socket =
      descriptor ? application_->socketOf(*descriptor) : std::nullopt;
  const std::optional<SocketFacts> facts = socket ? stack_->facts(*socket) : std::nullopt;
  if (!facts || !facts->bound) return;
  SocketAddress local = facts->local;
  if (local.address.isAny()) local.address = scene_.local.address;
  SocketAddress remote = remote_;
  if (call.name == "connect" && facts->remote) {
    remote = *facts->remote;
  } else if (call.name == "bind" || (call.name == "listen" && local != local_)) {
    remote = {scene_.remote.address, nextRemotePort_++};
  } else {
    return;
  }
  if (local == local_ && remote == remote_) return;
  local_ = local;
  remote_ = remote;
  numbers_ = SequenceMap{};
}

}  // namespace linger::packetdrill
