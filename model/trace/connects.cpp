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
std::vector<ConnectQuestion> destinationsOf(const Trace& trace, HostIndex host) {
  std::vector<ConnectQuestion> questions;
  for (const CallRecord& call : trace.calls) {
    if (call.call != Call::Connect || call.host != host) continue;
    const auto remote = addressIn(call.arguments);
    if (!remote) continue;
    const ConnectQuestion question{host, {trace.hosts[host].address, 0}, *remote, 0, {}, {}};
    const bool isKnown = std::ranges::find(questions, question) != questions.end();
    if (!isKnown && questions.size() < kMostDestinations) questions.push_back(question);
  }
  return questions;
}

/// Whose socket it is, from its first record on.
std::uint32_t uidOf(const Trace& trace, const CallRecord& call) {
  const auto record = std::ranges::find_if(trace.sockets, [&call](const SocketRecord& socket) {
    return socket.host == call.host && socket.facts.id == call.socket;
  });
  return record == trace.sockets.end() ? 0 : record->facts.uid;
}

/// The port that a client's process chose itself before it connected.
std::optional<ConnectQuestion> fixedPortOf(const Trace& trace, const ProcessRecord& process) {
  std::optional<SocketAddress> bound;
  for (const CallRecord& call : trace.calls) {
    if (call.host != process.host || call.process != process.id) continue;
    if (call.call == Call::Listen) return std::nullopt;
    if (call.call == Call::Bind) bound = addressIn(call.arguments);
    if (call.call != Call::Connect || !bound || bound->port == 0) continue;
    const auto remote = addressIn(call.arguments);
    if (remote) {
      return ConnectQuestion{process.host, *bound, *remote, uidOf(trace, call), {}, ReuseOptions{}};
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
  Sockets(const Trace& trace, const ConnectQuestion& question)
      : trace_(trace), question_(question), next_(trace.sockets.begin()) {}

  void replayTo(SimTime at) {
    for (; next_ != trace_.sockets.end() && next_->at <= at; ++next_) {
      if (next_->host == question_.host || trace_.oneMachine) take(*next_);
    }
    now_ = at;
  }

  /// In the order of their numbers, as old as they are now.
  std::vector<SocketFacts> onPort(std::uint16_t port) const {
    std::vector<SocketFacts> found;
    for (const auto& [id, socket] : sockets_) {
      if (socket.facts.local.port != port) continue;
      found.push_back(socket.facts);
      if (question_.oldOptions) found.back().options = *question_.oldOptions;
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
  const ConnectQuestion& question_;
  std::vector<SocketRecord>::const_iterator next_;
  std::map<SocketId, Socket> sockets_;
  SimTime now_;
};

/// Answers the question at one instant after the other.
class Judge {
 public:
  Judge(const Trace& trace, const ConnectQuestion& question)
      : question_(question),
        profile_(profileOf(trace.hosts[question.host])),
        ports_(settingsOf(profile_).ports) {
    const std::optional<StackSettings>& settings = trace.hosts[question.host].settings;
    if (!settings) return;
    profile_ = tuned(profile_, *settings);
    ports_ = settings->ports;
  }

  const OsProfile& profile() const { return profile_; }

  VerdictInterval answer(SimTime at, const Sockets& sockets) const {
    VerdictInterval interval;
    interval.from = at;
    const bool isFixed = question_.local.port != 0;
    interval.verdict = isFixed ? fixed(sockets) : chosen(sockets);
    if (interval.verdict.works()) return interval;
    interval.blocker =
        isFixed ? sockets.find(interval.verdict.blockedBy) : sockets.oldestTo(question_.remote);
    return interval;
  }

 private:
  BindRequest requestFor(std::uint16_t port) const {
    BindRequest request;
    request.local = {question_.local.address, port};
    request.options = question_.options;
    request.uid = question_.uid;
    return request;
  }

  Verdict fixed(const Sockets& sockets) const {
    const BindRequest request = requestFor(question_.local.port);
    const std::vector<SocketFacts> others = sockets.onPort(request.local.port);
    const Verdict bound = judgeBind(profile_, request, others);
    return bound.works() ? judgeConnect(profile_, request, question_.remote, others, true) : bound;
  }

  /// Of any port that has no socket, else of the first that may be shared.
  Verdict chosen(const Sockets& sockets) const {
    const std::set<std::uint16_t> taken = sockets.portsIn(ports_);
    const auto verdictOf = [&](std::uint16_t port) {
      return judgeConnect(profile_, requestFor(port), question_.remote, sockets.onPort(port),
                          false);
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

  const ConnectQuestion& question_;
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
bool isHeldInTimeWait(const Trace& trace, const ConnectQuestion& question) {
  return std::ranges::any_of(connectVerdicts(trace, question), [](const VerdictInterval& each) {
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

std::vector<ConnectQuestion> connectsAtStake(const Trace& trace) {
  if (isServerAtStake(trace)) return {};
  for (const ProcessRecord& process : trace.processes) {
    if (!isStartedAgain(trace, process)) continue;
    const std::optional<ConnectQuestion> question = fixedPortOf(trace, process);
    if (!question || !isHeldInTimeWait(trace, *question)) continue;
    ConnectQuestion bothSet = *question;
    bothSet.options.reuseAddr = true;
    bothSet.oldOptions = bothSet.options;
    return {*question, bothSet};
  }
  const auto refused = std::ranges::find_if(trace.calls, isRefusedAtHome);
  if (refused != trace.calls.end()) return destinationsOf(trace, refused->host);
  return {};
}

std::vector<VerdictInterval> connectVerdicts(const Trace& trace, const ConnectQuestion& question) {
  if (!trace.hosts[question.host].os) return {};
  const Judge judge(trace, question);
  Sockets sockets(trace, question);
  std::vector<VerdictInterval> intervals;
  for (const SimTime at : instantsOf(trace, judge.profile())) {
    sockets.replayTo(at);
    addAnswer(intervals, judge.answer(at, sockets));
  }
  connectIntervals(intervals);
  return intervals;
}

}  // namespace linger
