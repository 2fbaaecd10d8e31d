#include "model/host/call_rules.h"

#include "model/host/stack_rules.h"
#include "model/systems/rules/host_rules.h"

namespace linger {
namespace {

constexpr Rule kEndOfFile{"call.end-of-file", "RFC 9293 §3.10.7.4"};
constexpr Rule kRead{"call.read", "RFC 9293 §3.10.3"};
constexpr Rule kTaken{"call.taken", "RFC 9293 §3.10.2"};
constexpr Rule kAccepted{"call.accepted", "POSIX accept()"};
constexpr Rule kConnected{"call.connected", "RFC 9293 §3.10.7.3"};
constexpr Rule kClosed{"call.closed", "RFC 9293 §3.10.4"};
constexpr Rule kShut{"call.shut", "RFC 9293 §3.6.1"};
constexpr Rule kReset{"call.reset", "RFC 9293 §3.10.7.4"};
constexpr Rule kPipe{"call.pipe", "RFC 9293 §3.10.2"};
constexpr Rule kTimedOut{"call.timed-out", "RFC 9293 §3.8.3"};
constexpr Rule kRefused{"call.refused", "RFC 9293 §3.10.7.3"};
constexpr Rule kNotLocal{"call.not-local", "POSIX bind()"};
constexpr Rule kWrong{"call.wrong", "RFC 9293 §3.10"};

constexpr Rule kAll[] = {kEndOfFile, kRead, kTaken,    kAccepted, kConnected, kClosed, kShut,
                         kReset,     kPipe, kTimedOut, kRefused,  kNotLocal,  kWrong};

const Rule& ruleOfSuccess(Call call, std::int64_t value) {
  switch (call) {
    case Call::Recv: return value == 0 ? kEndOfFile : kRead;
    case Call::Send: return kTaken;
    case Call::Accept: return kAccepted;
    case Call::Connect: return kConnected;
    case Call::Close: return kClosed;
    case Call::Shutdown: return kShut;
    case Call::Socket:
    case Call::SetSockOpt:
    case Call::GetSockOpt:
    case Call::Bind:
    case Call::Listen:
    case Call::SendMsg:
    case Call::RecvMsg:
    case Call::Exit:
    case Call::Kill:
    case Call::Wait: return rules::kCall;
  }
  return rules::kCall;
}

}  // namespace

const Rule& ruleOfCall(Call call, Errno error, std::int64_t value) {
  switch (error) {
    case Errno::Ok: return ruleOfSuccess(call, value);
    case Errno::ConnReset: return call == Call::Connect ? kRefused : kReset;
    case Errno::ConnAborted: return call == Call::Accept ? kReset : kTimedOut;
    case Errno::Pipe: return kPipe;
    case Errno::TimedOut: return kTimedOut;
    case Errno::ConnRefused: return kRefused;
    case Errno::AddrInUse: return host_rule::kPortsExhausted.rule;
    case Errno::AddrNotAvail:
      return call == Call::Connect ? host_rule::kConnectPortsExhausted.rule : kNotLocal;
    case Errno::Again:
    case Errno::InProgress: return rules::kCall;
    case Errno::Access:
    case Errno::BadF:
    case Errno::Invalid:
    case Errno::IsConn:
    case Errno::NotConn:
    case Errno::OpNotSupp: return kWrong;
  }
  return kWrong;
}

std::span<const Rule> callRules() {
  return kAll;
}

}  // namespace linger
