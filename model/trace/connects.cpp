#include "model/trace/connects.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>
#include <string_view>

#include "model/trace/restarts.h"
#include "model/trace/verdict_intervals.h"

namespace linger {
namespace {

constexpr std::size_t kMostDestinations = 4;

/// "192.0.2.20:8080", "[::1]:8080"
std::optional<SocketAddress> addressIn(std::string_view text) {
  const std::size_t colon = text.rfind(':');
  if (colon == std::string_view::npos) return std::nullopt;
  std::string_view host = text.substr(0, colon);
  if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
  const std::string_view digits = text.substr(colon + 1);
  SocketAddress address;
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), address.port);
  const std::optional<Address> parsed = Address::parse(host);
  if (!parsed || read.ec != std::errc() || read.ptr != digits.data() + digits.size()) {
    return std::nullopt;
  }
  address.address = *parsed;
  return address;
}

bool takesPort(const CallRecord& call) {
  return call.call == Call::Bind || call.call == Call::Listen;
}

bool isProgram(const Trace& trace, const CallRecord& call, const PortRequest& program) {
  return std::ranges::any_of(trace.processes, [&](const ProcessRecord& process) {
    return process.id == call.process && process.host == call.host &&
           process.host == program.host && process.program == program.program;
  });
}

/// The server's program is started again, or did not get its port.
bool isServerAtStake(const Trace& trace) {
  if (!trace.server) return false;
  if (!restartsOf(trace, *trace.server).empty()) return true;
  return std::ranges::any_of(trace.calls, [&](const CallRecord& call) {
    return takesPort(call) && call.result != Errno::Ok && isProgram(trace, call, *trace.server);
  });
}

/// A connect() that its own host refused: nothing was sent.
bool isRefusedAtHome(const CallRecord& call) {
  return call.call == Call::Connect &&
         (call.result == Errno::AddrNotAvail || call.result == Errno::AddrInUse);
}

/// Where ports run out on a host: each destination that its programs connect to.
std::vector<ConnectQuery> destinationsOf(const Trace& trace, HostIndex host) {
  std::vector<ConnectQuery> queries;
  for (const CallRecord& call : trace.calls) {
    if (call.call != Call::Connect || call.host != host) continue;
    const auto remote = addressIn(call.arguments);
    if (!remote) continue;
    const ConnectQuery query{host, {trace.hosts[host].address, 0}, *remote, 0, {}, {}};
    const bool isKnown = std::ranges::find(queries, query) != queries.end();
    if (!isKnown && queries.size() < kMostDestinations) queries.push_back(query);
  }
  return queries;
}

/// Whose socket it is, from its first record on.
std::uint32_t uidOf(const Trace& trace, const CallRecord& call) {
  const auto record = std::ranges::find_if(trace.sockets, [&call](const SocketRecord& socket) {
    return socket.host == call.host && socket.facts.id == call.socket;
  });
  return record == trace.sockets.end() ? 0 : record->facts.uid;
}

/// The port that a client's process chose itself before it connected.
std::optional<ConnectQuery> fixedPortOf(const Trace& trace, const ProcessRecord& process) {
  std::optional<SocketAddress> bound;
  for (const CallRecord& call : trace.calls) {
    if (call.host != process.host || call.process != process.id) continue;
    if (call.call == Call::Listen) return std::nullopt;
    if (call.call == Call::Bind) bound = addressIn(call.arguments);
    if (call.call != Call::Connect || !bound || bound->port == 0) continue;
    const auto remote = addressIn(call.arguments);
    if (remote) {
      return ConnectQuery{process.host, *bound, *remote, uidOf(trace, call), {}, ReuseOptions{}};
    }
  }
  return std::nullopt;
}

bool isStartedAgain(const Trace& trace, const ProcessRecord& process) {
  return std::ranges::any_of(trace.processes, [&](const ProcessRecord& later) {
    return later.host == process.host && later.program == process.program &&
           later.started > process.started;
  });
}

/// The sockets of one host, replayed.
class Sockets {
 public:
  Sockets(const Trace& trace, const ConnectQuery& query)
      : trace_(trace), query_(query), next_(trace.sockets.begin()) {}

  void replayTo(SimTime at) {
    for (; next_ != trace_.sockets.end() && next_->at <= at; ++next_) {
      if (next_->host == query_.host || trace_.oneMachine) take(*next_);
    }
    now_ = at;
  }

  /// In the order of their numbers, as old as they are now.
  std::vector<SocketFacts> onPort(std::uint16_t port) const {
    std::vector<SocketFacts> found;
    for (const auto& [id, socket] : sockets_) {
      if (socket.facts.local.port != port) continue;
      found.push_back(socket.facts);
      if (query_.oldOptions) found.back().options = *query_.oldOptions;
      if (socket.facts.state == State::TimeWait) found.back().timeWaitAge = now_ - socket.since;
    }
    return found;
  }

  std::set<std::uint16_t> portsIn(const PortRange& range) const {
    std::set<std::uint16_t> ports;
    for (const auto& [id, socket] : sockets_) {
      const std::uint16_t port = socket.facts.local.port;
      if (port >= range.first && port <= range.last) ports.insert(port);
    }
    return ports;
  }

  std::optional<SocketFacts> find(std::optional<SocketId> id) const {
    const auto found = sockets_.find(id.value_or(SocketId{}));
    return found == sockets_.end() ? std::nullopt : std::optional(found->second.facts);
  }

  /// The connection to `remote` that has been in TIME-WAIT for longest; else any to it.
  std::optional<SocketFacts> oldestTo(const SocketAddress& remote) const {
    const Socket* oldest = nullptr;
    const auto rank = [](const Socket& socket) {
      return std::pair(socket.facts.state != State::TimeWait, socket.since);
    };
    for (const auto& [id, socket] : sockets_) {
      if (socket.facts.remote != remote) continue;
      if (!oldest || rank(socket) < rank(*oldest)) oldest = &socket;
    }
    return oldest ? std::optional(oldest->facts) : std::nullopt;
  }

 private:
  struct Socket {
    SocketFacts facts;
    SimTime since;  ///< In this state.
  };

  void take(const SocketRecord& record) {
    if (record.gone || !record.facts.bound) {
      sockets_.erase(record.facts.id);
      return;
    }
    const auto known = sockets_.find(record.facts.id);
    const bool stays = known != sockets_.end() && known->second.facts.state == record.facts.state;
    sockets_[record.facts.id] = {record.facts, stays ? known->second.since : record.at};
  }

  const Trace& trace_;
  const ConnectQuery& query_;
  std::vector<SocketRecord>::const_iterator next_;
  std::map<SocketId, Socket> sockets_;
  SimTime now_;
};

/// Answers the query at one instant after the other.
class Judge {
 public:
  Judge(const Trace& trace, const ConnectQuery& query)
      : query_(query),
        profile_(profileOf(trace.hosts[query.host])),
        ports_(settingsOf(profile_).ports) {
    const std::optional<StackSettings>& settings = trace.hosts[query.host].settings;
    if (!settings) return;
    profile_ = tuned(profile_, *settings);
    ports_ = settings->ports;
  }

  const OsProfile& profile() const { return profile_; }

  VerdictInterval answer(SimTime at, const Sockets& sockets) const {
    VerdictInterval interval;
    interval.from = at;
    const bool isFixed = query_.local.port != 0;
    interval.verdict = isFixed ? fixed(sockets) : chosen(sockets);
    if (interval.verdict.works()) return interval;
    interval.blocker =
        isFixed ? sockets.find(interval.verdict.blockedBy) : sockets.oldestTo(query_.remote);
    return interval;
  }

 private:
  BindRequest requestFor(std::uint16_t port) const {
    BindRequest request;
    request.local = {query_.local.address, port};
    request.options = query_.options;
    request.uid = query_.uid;
    return request;
  }

  Verdict fixed(const Sockets& sockets) const {
    const BindRequest request = requestFor(query_.local.port);
    const std::vector<SocketFacts> others = sockets.onPort(request.local.port);
    const Verdict bound = judgeBind(profile_, request, others);
    return bound.works() ? judgeConnect(profile_, request, query_.remote, others, true) : bound;
  }

  /// Of any port that has no socket, else of the first that may be shared.
  Verdict chosen(const Sockets& sockets) const {
    const std::set<std::uint16_t> taken = sockets.portsIn(ports_);
    const auto verdictOf = [&](std::uint16_t port) {
      return judgeConnect(profile_, requestFor(port), query_.remote, sockets.onPort(port), false);
    };
    for (int port = ports_.first; port <= ports_.last; ++port) {
      const auto candidate = static_cast<std::uint16_t>(port);
      const bool isFree = !taken.contains(candidate) && !isReserved(profile_, candidate);
      if (isFree) return verdictOf(candidate);
    }
    for (const std::uint16_t port : taken) {
      if (isReserved(profile_, port)) continue;
      if (const Verdict verdict = verdictOf(port); verdict.works()) return verdict;
    }
    return noPortLeft(profile_, Call::Connect);
  }

  const ConnectQuery& query_;
  OsProfile profile_;
  PortRange ports_;
};

/// When an answer may be another one: at every change, and when a TIME-WAIT is old enough to be
/// taken over.
std::set<SimTime> instantsOf(const Trace& trace, const OsProfile& profile) {
  std::set<SimTime> instants{kSimStart};
  for (const SocketRecord& record : trace.sockets) {
    instants.insert(std::max(record.at, kSimStart));
    const bool isReused = profile.timeWaitReuse != TimeWaitReuse::Never &&
                          record.facts.state == State::TimeWait && !record.gone;
    if (isReused) instants.insert(std::max(record.at, kSimStart) + profile.timeWaitReuseDelay);
  }
  return instants;
}

/// The client's own TIME-WAIT is in its way, for want of an option.
bool isHeldInTimeWait(const Trace& trace, const ConnectQuery& query) {
  return std::ranges::any_of(connectVerdicts(trace, query), [](const VerdictInterval& each) {
    return !each.verdict.works() && each.blocker && each.blocker->state == State::TimeWait;
  });
}

}  // namespace

bool isAboutOpening(const Trace& trace) {
  if (isServerAtStake(trace)) return false;
  const bool repeats = std::ranges::any_of(trace.segments, [](const SegmentRecord& sent) {
    return sent.segment.flags.syn && !sent.segment.flags.ack && sent.attempt > 1;
  });
  return repeats || std::ranges::any_of(trace.transitions, [](const TransitionRecord& moved) {
           return moved.from == State::SynSent && moved.to == State::Closed;
         });
}

std::vector<ConnectQuery> connectsAtStake(const Trace& trace) {
  if (isServerAtStake(trace)) return {};
  for (const ProcessRecord& process : trace.processes) {
    if (!isStartedAgain(trace, process)) continue;
    const std::optional<ConnectQuery> query = fixedPortOf(trace, process);
    if (!query || !isHeldInTimeWait(trace, *query)) continue;
    ConnectQuery bothSet = *query;
    bothSet.options.reuseAddr = true;
    bothSet.oldOptions = bothSet.options;
    return {*query, bothSet};
  }
  const auto refused = std::ranges::find_if(trace.calls, isRefusedAtHome);
  if (refused != trace.calls.end()) return destinationsOf(trace, refused->host);
  return {};
}

std::vector<VerdictInterval> connectVerdicts(const Trace& trace, const ConnectQuery& query) {
  if (!trace.hosts[query.host].os) return {};
  const Judge judge(trace, query);
  Sockets sockets(trace, query);
  std::vector<VerdictInterval> intervals;
  for (const SimTime at : instantsOf(trace, judge.profile())) {
    sockets.replayTo(at);
    addAnswer(intervals, judge.answer(at, sockets));
  }
  connectIntervals(intervals);
  return intervals;
}

}  // namespace linger
