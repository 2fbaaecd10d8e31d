#include "model/trace/rebind.h"

#include <algorithm>
#include <map>

#include "model/trace/verdict_intervals.h"

namespace linger {
namespace {

/// What of a socket decides about who else may have its port: all but its name, its peer's, its
/// owner's, and how long it has waited.
SocketFacts kindOf(SocketFacts facts) {
  facts.id = SocketId{};
  facts.owner.value = facts.owner.value ? 1 : 0;
  facts.sharers.clear();
  if (facts.remote) facts.remote = SocketAddress{};
  facts.timeWaitAge = Duration{};
  return facts;
}

/// The sockets of one port of a host, replayed from the trace, in the order in which they changed
/// last. Those of one kind say the same to whoever asks for the port: only the first of each kind
/// is asked, so that an answer does not cost more where there are thousands.
class Table {
 public:
  Table(const RebindQuery& query, bool oneMachine) : query_(query), oneMachine_(oneMachine) {}

  void take(const SocketRecord& record) {
    if (record.host != query_.program.host && !oneMachine_) return;
    remove(record.facts.id);
    if (record.gone || record.facts.local.port != query_.program.local.port) return;
    SocketFacts facts = record.facts;
    if (query_.oldOptions) facts.options = *query_.oldOptions;
    const std::size_t kind = indexOf(kindOf(facts));
    kinds_[kind].sockets[++changes_] = facts;
    places_[facts.id] = {kind, changes_};
  }

  /// The first socket of each kind, in order.
  std::vector<SocketFacts> sockets() const {
    std::map<std::uint64_t, SocketFacts> firsts;
    for (const Kind& kind : kinds_) {
      if (!kind.sockets.empty()) firsts.insert(*kind.sockets.begin());
    }
    std::vector<SocketFacts> sockets;
    sockets.reserve(firsts.size());
    for (const auto& [change, facts] : firsts) sockets.push_back(facts);
    return sockets;
  }

  std::optional<SocketFacts> find(std::optional<SocketId> id) const {
    const auto place = places_.find(id.value_or(SocketId{}));
    if (place == places_.end()) return std::nullopt;
    return kinds_[place->second.kind].sockets.at(place->second.change);
  }

 private:
  struct Kind {
    SocketFacts facts;
    std::map<std::uint64_t, SocketFacts> sockets;  ///< By the number of their last change.
  };
  struct Place {
    std::size_t kind = 0;
    std::uint64_t change = 0;
  };

  void remove(SocketId id) {
    const auto place = places_.find(id);
    if (place == places_.end()) return;
    kinds_[place->second.kind].sockets.erase(place->second.change);
    places_.erase(place);
  }

  std::size_t indexOf(const SocketFacts& kind) {
    const auto known = std::ranges::find(kinds_, kind, &Kind::facts);
    if (known == kinds_.end()) kinds_.push_back({kind, {}});
    return std::size_t(std::ranges::find(kinds_, kind, &Kind::facts) - kinds_.begin());
  }

  RebindQuery query_;
  bool oneMachine_;  ///< What the other hosts have is in the same table.
  std::vector<Kind> kinds_;
  std::map<SocketId, Place> places_;
  std::uint64_t changes_ = 0;
};

/// What the host remembers of its ports, as time goes on. What it would remember of sockets that
/// had other options nobody knows: then nothing.
class PortMemory {
 public:
  PortMemory(const Trace& trace, const RebindQuery& query)
      : trace_(trace), query_(query), next_(trace.portMemory.begin()) {}

  const ReusePortCache* at(SimTime instant) {
    for (; next_ != trace_.portMemory.end() && next_->at <= instant; ++next_) {
      if (next_->host == query_.program.host || trace_.oneMachine) memory_ = &next_->memory;
    }
    return query_.oldOptions ? nullptr : memory_;
  }

 private:
  const Trace& trace_;
  const RebindQuery& query_;
  std::vector<PortMemoryRecord>::const_iterator next_;
  const ReusePortCache* memory_ = nullptr;
};

}  // namespace

std::vector<VerdictInterval> rebindVerdicts(const Trace& trace, const RebindQuery& query) {
  const PortRequest& program = query.program;
  const std::optional<OsId> os = trace.hosts[program.host].os;
  if (!os) return {};

  BindRequest request;
  request.transport = program.transport;
  request.local = program.local;
  request.options = query.newOptions;
  request.uid = program.uid;
  const std::optional<StackSettings>& settings = trace.hosts[program.host].settings;
  const OsProfile profile = settings ? tuned(profileOf(*os), *settings) : profileOf(*os);

  const auto judge = [&program](const auto&... asked) {
    return program.listens ? judgeRestart(asked...) : judgeBind(asked...);
  };
  Table table(query, trace.oneMachine);
  PortMemory memory(trace, query);
  std::vector<VerdictInterval> intervals;
  for (auto record = trace.sockets.begin();;) {
    const SimTime at = record == trace.sockets.end() || intervals.empty() ? kSimStart : record->at;
    while (record != trace.sockets.end() && record->at <= at) table.take(*record++);
    const ReusePortCache* remembered = memory.at(at);
    VerdictInterval interval{
        at, std::nullopt, judge(profile, request, table.sockets(), remembered), {}, {}};
    interval.blocker = table.find(interval.verdict.blockedBy);
    addAnswer(intervals, interval);
    if (record == trace.sockets.end()) break;
  }
  connectIntervals(intervals);
  return intervals;
}

VerdictInterval rebindVerdictAt(const Trace& trace, const RebindQuery& query, SimTime at) {
  const std::vector<VerdictInterval> intervals = rebindVerdicts(trace, query);
  const auto later = std::ranges::find_if(
      intervals, [at](const VerdictInterval& interval) { return interval.from > at; });
  return later == intervals.begin() ? VerdictInterval{} : *std::prev(later);
}

std::vector<RebindQuery> standardQueries(const PortRequest& server) {
  constexpr ReuseOptions kNone{};
  constexpr ReuseOptions kReuseAddr{.reuseAddr = true};
  return {
      {server, kNone, std::nullopt}, {server, kReuseAddr, kNone}, {server, kReuseAddr, kReuseAddr}};
}

std::vector<RebindQuery> standardQueries(const Trace& trace) {
  if (!trace.server) return {};
  return standardQueries(*trace.server);
}

}  // namespace linger
