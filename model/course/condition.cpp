#include "model/course/condition.h"

#include <algorithm>

#include "model/trace/rebind.h"
#include "model/trace/snapshot.h"

namespace linger {
namespace {

bool isHost(const Trace& trace, HostIndex host, const std::string& name) {
  return trace.hosts[host].name == name;
}

bool test(const Trace& trace, const condition::InState& asked) {
  if (!asked.at) {
    return std::ranges::any_of(trace.transitions, [&](const TransitionRecord& moved) {
      return moved.to == asked.state && isHost(trace, moved.host, asked.host);
    });
  }
  const auto host = hostNamed(trace, asked.host);
  if (!host) return false;
  const HostSnapshot then = snapshotAt(trace, *asked.at).hosts[*host];
  return then.state == asked.state ||
         std::ranges::any_of(then.sockets, [&](const SocketFacts& socket) {
           return socket.transport == Transport::Tcp && socket.state == asked.state;
         });
}

bool test(const Trace& trace, const condition::CallReturned& asked) {
  return std::ranges::any_of(trace.calls, [&](const CallRecord& call) {
    return call.call == asked.call && call.returned && call.result == asked.result &&
           call.value >= asked.leastValue && isHost(trace, call.host, asked.host) &&
           (!asked.from || call.at >= *asked.from) && (!asked.to || call.at <= *asked.to);
  });
}

bool test(const Trace& trace, const condition::Rebind& asked) {
  if (!trace.server) return false;
  const VerdictInterval then =
      rebindVerdictAt(trace, {*trace.server, asked.options, std::nullopt}, asked.at);
  if (then.verdict.result != asked.result) return false;
  if (asked.blockedBy && (!then.blocker || then.blocker->state != *asked.blockedBy)) return false;
  return !asked.owned || (then.blocker && (then.blocker->owner != ProcessId{}) == *asked.owned);
}

bool test(const Trace& trace, const condition::SegmentsSent& asked) {
  const auto count = std::ranges::count_if(trace.segments, [&](const SegmentRecord& sent) {
    return !sent.injected && !sent.copyOf && sent.transport == Transport::Tcp &&
           (!asked.host || isHost(trace, sent.from, *asked.host)) &&
           (!asked.kind || kindOf(sent.segment) == *asked.kind) &&
           (!asked.from || sent.sent >= *asked.from);
  });
  return count >= asked.least && (!asked.most || count <= *asked.most);
}

bool test(const Trace& trace, const condition::TimerLasts& asked) {
  return std::ranges::any_of(trace.timers, [&](const TimerRecord& timer) {
    const Duration whole = timer.due - timer.set;
    return timer.kind == asked.kind && isHost(trace, timer.host, asked.host) &&
           (!asked.least || whole >= *asked.least) && (!asked.most || whole <= *asked.most);
  });
}

std::optional<std::string> hostIn(const condition::Rebind&) {
  return std::nullopt;
}
std::optional<std::string> hostIn(const auto& asked) {
  return asked.host;
}

}  // namespace

bool holds(const Trace& trace, const Condition& condition) {
  const bool is = std::visit([&](const auto& asked) { return test(trace, asked); }, condition.what);
  return is != condition.negated;
}

bool allHold(const Trace& trace, const std::vector<Condition>& conditions) {
  return std::ranges::all_of(conditions,
                             [&](const Condition& condition) { return holds(trace, condition); });
}

std::optional<std::string> hostOf(const Condition& condition) {
  return std::visit([](const auto& asked) { return hostIn(asked); }, condition.what);
}

std::optional<HostIndex> hostNamed(const Trace& trace, const std::string& name) {
  const auto found = std::ranges::find(trace.hosts, name, &TraceHost::name);
  if (found == trace.hosts.end()) return std::nullopt;
  return static_cast<HostIndex>(found - trace.hosts.begin());
}

}  // namespace linger
