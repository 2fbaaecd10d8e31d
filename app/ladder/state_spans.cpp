#include "app/ladder/state_spans.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>

namespace linger {
namespace {

/// One socket's spans in order, without columns.
struct Life {
  std::vector<StateSpan> spans;
  bool listens = false;

  SimTime born() const { return spans.front().from; }
  SimTime died() const { return spans.back().to; }
};

using MoveKey = std::tuple<int, std::int64_t, State>;

std::map<MoveKey, std::size_t> movesOf(const Trace& trace, HostIndex host) {
  std::map<MoveKey, std::size_t> moves;
  for (std::size_t i = 0; i < trace.eventLog.size(); ++i) {
    const Entry& entry = trace.eventLog[i];
    if (entry.kind != EntryKind::Moved) continue;
    const TransitionRecord& move = trace.transitions[entry.index];
    if (move.host != host || move.from == move.to) continue;
    moves[{move.socket.value, microseconds(move.at), move.to}] = i;
  }
  return moves;
}

StateBasis basisOf(const SocketRecord& record) {
  if (!record.inferred) return StateBasis::Known;
  return record.gone ? StateBasis::Unknown : StateBasis::Inferred;
}

void extend(Life& life, const SocketRecord& record, const std::map<MoveKey, std::size_t>& moves) {
  const State state = record.gone ? State::Closed : record.facts.state;
  const StateBasis basis = basisOf(record);
  const State before = life.spans.empty() ? State::Closed : life.spans.back().state;
  const StateBasis basisBefore = life.spans.empty() ? StateBasis::Known : life.spans.back().basis;
  if (state == before && basis == basisBefore) return;
  StateSpan span;
  span.socket = record.facts.id;
  span.state = state;
  span.basis = basis;
  span.from = span.to = record.at;
  const auto move = moves.find({span.socket.value, microseconds(record.at), state});
  if (move != moves.end()) span.entry = move->second;
  if (!life.spans.empty()) {
    life.spans.back().to = record.at;
    life.spans.back().exit = span.entry;
  }
  if (state == State::Listen) life.listens = true;
  life.spans.push_back(span);
}

/// The lives of the host's sockets that were ever in a state but CLOSED, or in one that is not
/// known, oldest first. A dead socket's last span is its last state.
std::vector<Life> livesOf(const Trace& trace, HostIndex host, SimTime end,
                          const std::function<bool(SocketId)>& counts) {
  const std::map<MoveKey, std::size_t> moves = movesOf(trace, host);
  std::map<int, Life> bySocket;
  for (const SocketRecord& record : trace.sockets) {
    if (record.host != host || record.facts.transport != Transport::Tcp) continue;
    if (counts && !counts(record.facts.id)) continue;
    extend(bySocket[record.facts.id.value], record, moves);
  }
  std::vector<Life> lives;
  for (auto& [socket, life] : bySocket) {
    if (life.spans.empty()) continue;
    const StateSpan& last = life.spans.back();
    if (last.state == State::Closed && last.basis != StateBasis::Unknown) {
      life.spans.pop_back();
    } else {
      life.spans.back().to = end;
    }
    if (!life.spans.empty()) lives.push_back(std::move(life));
  }
  std::stable_sort(lives.begin(), lives.end(),
                   [](const Life& a, const Life& b) { return a.born() < b.born(); });
  return lives;
}

/// Hands out the columns beside the story's socket.
class Columns {
 public:
  /// The lowest column that is free from `from` to `to`; none if all are taken.
  std::optional<int> take(SimTime from, SimTime to) {
    for (std::size_t column = 0; column < busyUntil_.size(); ++column) {
      if (busyUntil_[column] > from) continue;
      busyUntil_[column] = to;
      return int(column) + 1;
    }
    return std::nullopt;
  }

 private:
  std::array<SimTime, kMostColumnsAside> busyUntil_{};
};

/// Puts in the middle, at each instant, the socket that Snapshot shows for the host, and the others
/// beside it.
class Arranger {
 public:
  Arranger(std::vector<Life> lives, SimTime end) : lives_(std::move(lives)), end_(end) {
    for (const Life& life : lives_) diedAt_[life.spans.front().socket.value] = life.died();
  }

  std::vector<StateSpan> arrange() {
    findTurns();
    for (std::size_t i = 0; i < turns_.size(); ++i) addClosed(i);
    for (std::size_t i = 0; i < lives_.size(); ++i) addLife(i);
    const auto isEarlier = [](const StateSpan& a, const StateSpan& b) { return a.from < b.from; };
    std::stable_sort(spans_.begin(), spans_.end(), isEarlier);
    std::stable_sort(aside_.begin(), aside_.end(), isEarlier);
    for (const StateSpan& span : aside_) addAside(span);
    if (lives_.empty()) {
      for (StateSpan& span : spans_) span.named = false;  // nothing of TCP here: no state to name
    }
    return std::move(spans_);
  }

 private:
  /// A stretch in which one life, or none, is in the middle.
  struct Turn {
    std::optional<std::size_t> life;  ///< Into lives_.
    SimTime from;
    SimTime to;
    std::optional<std::size_t> entry;  ///< The move that began it.
  };

  /// Goes through births and deaths in order of time, a death before a birth.
  void findTurns() {
    struct Change {
      SimTime at;
      bool born;
      std::size_t life;
    };
    std::vector<Change> changes;
    for (std::size_t i = 0; i < lives_.size(); ++i) {
      if (lives_[i].born() == lives_[i].died()) continue;
      changes.push_back({lives_[i].born(), true, i});
      if (lives_[i].died() < end_) changes.push_back({lives_[i].died(), false, i});
    }
    std::stable_sort(changes.begin(), changes.end(), [](const Change& a, const Change& b) {
      return a.at != b.at ? a.at < b.at : a.born < b.born;
    });
    std::set<std::size_t> connections;
    std::set<std::size_t> listeners;
    turns_.push_back({std::nullopt, kSimStart, end_, std::nullopt});
    for (const Change& change : changes) {
      const Life& life = lives_[change.life];
      std::set<std::size_t>& existing = life.listens ? listeners : connections;
      if (change.born)
        existing.insert(change.life);
      else
        existing.erase(change.life);
      const std::set<std::size_t>& shown = connections.empty() ? listeners : connections;
      const auto entry = change.born ? life.spans.front().entry : life.spans.back().exit;
      beginTurn(shown.empty() ? std::nullopt : std::optional(*shown.rbegin()), change.at, entry);
    }
    for (std::size_t i = 0; i < turns_.size(); ++i) {
      if (turns_[i].life) turnsOf_[*turns_[i].life].push_back(i);
    }
  }

  void beginTurn(std::optional<std::size_t> life, SimTime at, std::optional<std::size_t> entry) {
    if (turns_.back().life == life) return;
    turns_.back().to = at;
    if (turns_.back().from == at) turns_.pop_back();
    turns_.push_back({life, at, end_, entry});
  }

  std::optional<std::size_t> exitOf(std::size_t turn) const {
    return turn + 1 < turns_.size() ? turns_[turn + 1].entry : std::nullopt;
  }

  void addClosed(std::size_t i) {
    if (turns_[i].life) return;
    StateSpan closed;
    closed.from = turns_[i].from;
    closed.to = turns_[i].to;
    closed.entry = turns_[i].entry;
    closed.exit = exitOf(i);
    spans_.push_back(closed);
  }

  void addLife(std::size_t i) {
    const auto found = turnsOf_.find(i);
    for (const StateSpan& span : lives_[i].spans) {
      SimTime from = span.from;
      std::optional<std::size_t> entry = span.entry;
      bool isTold = false;
      if (found != turnsOf_.end()) {
        for (const std::size_t t : found->second) {
          const Turn& turn = turns_[t];
          const bool isIn = span.from < turn.to || (turn.to == end_ && span.from == end_);
          if (!isIn || span.to < turn.from || (span.to == turn.from && span.from < turn.from))
            continue;
          if (from < turn.from) addPart(aside_, span, from, turn.from, entry, turn.entry, !isTold);
          const SimTime begins = std::max(span.from, turn.from);
          const SimTime ends = std::min(span.to, turn.to);
          const bool isCut = span.to > turn.to;
          addPart(spans_, span, begins, ends, span.from >= turn.from ? span.entry : turn.entry,
                  isCut ? exitOf(t) : span.exit, true);
          isTold = true;
          from = ends;
          entry = exitOf(t);
        }
      }
      if (from < span.to) addPart(aside_, span, from, span.to, entry, span.exit, !isTold);
    }
  }

  static void addPart(std::vector<StateSpan>& parts, StateSpan span, SimTime from, SimTime to,
                      std::optional<std::size_t> entry, std::optional<std::size_t> exit,
                      bool named) {
    span.from = from;
    span.to = to;
    span.entry = entry;
    span.exit = exit;
    span.named = named;
    parts.push_back(span);
  }

  void addAside(const StateSpan& span) {
    StateSpan placed = span;
    const auto known = columnOf_.find(span.socket.value);
    if (known == columnOf_.end()) {
      const std::optional<int> column = columns_.take(span.from, diedAt_.at(span.socket.value));
      columnOf_[span.socket.value] = column.value_or(0);
    }
    placed.column = columnOf_[span.socket.value];
    if (placed.column == 0) return;
    spans_.push_back(placed);
  }

  std::vector<Life> lives_;
  SimTime end_;
  std::vector<StateSpan> spans_;
  std::vector<StateSpan> aside_;
  std::vector<Turn> turns_;
  std::map<std::size_t, std::vector<std::size_t>> turnsOf_;  ///< Of a life, into turns_.
  std::map<int, SimTime> diedAt_;
  Columns columns_;
  std::map<int, int> columnOf_;
};

}  // namespace

std::vector<StateSpan> stateSpans(const Trace& trace, HostIndex host, SimTime end,
                                  const std::function<bool(SocketId)>& counts) {
  Arranger arranger(livesOf(trace, host, end, counts), end);
  return arranger.arrange();
}

SocketCount countSockets(const Trace& trace, HostIndex host, SimTime at) {
  std::map<int, State> states;
  for (const SocketRecord& record : trace.sockets) {
    if (record.at > at) break;
    if (record.host != host || record.facts.transport != Transport::Tcp) continue;
    states[record.facts.id.value] = record.gone ? State::Closed : record.facts.state;
  }
  SocketCount count;
  for (const auto& [socket, state] : states) {
    if (state == State::Closed || state == State::Listen) continue;
    ++count.connections;
    if (state == State::TimeWait) ++count.timeWait;
  }
  return count;
}

}  // namespace linger
