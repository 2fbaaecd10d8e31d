#include "app/ladder/state_spans.h"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>

namespace linger {
namespace {

/// One socket's stays in order, without columns.
struct Life {
  std::vector<StateSpan> spans;
  bool listens = false;

  SimTime born() const { return spans.front().from; }
  SimTime died() const { return spans.back().to; }
};

using MoveKey = std::tuple<int, std::int64_t, State>;

std::map<MoveKey, std::size_t> movesOf(const Trace& trace, HostIndex host) {
  std::map<MoveKey, std::size_t> moves;
  for (std::size_t i = 0; i < trace.chronicle.size(); ++i) {
    const Entry& entry = trace.chronicle[i];
    if (entry.kind != EntryKind::Moved) continue;
    const TransitionRecord& move = trace.transitions[entry.index];
    if (move.host != host || move.from == move.to) continue;
    moves[{move.socket.value, microseconds(move.at), move.to}] = i;
  }
  return moves;
}

void extend(Life& life, const SocketRecord& record, const std::map<MoveKey, std::size_t>& moves) {
  const State state = record.gone ? State::Closed : record.facts.state;
  const State before = life.spans.empty() ? State::Closed : life.spans.back().state;
  if (state == before) return;
  StateSpan span;
  span.socket = record.facts.id;
  span.state = state;
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

/// The lives of the host's sockets that were ever in a state but CLOSED, oldest first. A dead
/// socket's last stay is its last state.
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
    if (life.spans.back().state == State::Closed) {
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

StateSpan cut(StateSpan span, SimTime from, SimTime to) {
  if (span.from < from) {
    span.from = from;
    span.entry.reset();
  }
  if (span.to > to) {
    span.to = to;
    span.exit.reset();
  }
  return span;
}

class Arranger {
 public:
  Arranger(std::vector<Life> lives, SimTime end) : lives_(std::move(lives)), end_(end) {}

  std::vector<StateSpan> arrange() {
    std::vector<const Life*> connections;
    for (const Life& life : lives_) {
      if (!life.listens) connections.push_back(&life);
    }
    const SimTime first = connections.empty() ? end_ : connections.front()->born();
    addPrelude(first);
    for (std::size_t i = 0; i < connections.size(); ++i) {
      addConnection(*connections[i], i + 1 < connections.size() ? connections[i + 1] : nullptr);
    }
    std::stable_sort(aside_.begin(), aside_.end(),
                     [](const StateSpan& a, const StateSpan& b) { return a.from < b.from; });
    for (const StateSpan& span : aside_) addAside(span);
    if (lives_.empty()) {
      for (StateSpan& span : spans_) span.named = false;  // nothing of TCP here: no state to name
    }
    return std::move(spans_);
  }

 private:
  /// Until the first connection the listener tells the story, and CLOSED where there is none.
  void addPrelude(SimTime first) {
    SimTime told = kSimStart;
    for (const Life& life : lives_) {
      if (!life.listens) continue;
      for (const StateSpan& span : life.spans) {
        const bool tells = span.from >= told && span.from < first && span.state == State::Listen;
        if (tells) {
          addClosed(told, span.from, std::nullopt);
          spans_.push_back(cut(span, span.from, first));
          told = std::min(span.to, first);
        }
        const SimTime rest = tells ? first : span.from;
        if (span.to <= rest) continue;
        aside_.push_back(cut(span, rest, span.to));
        aside_.back().named = !tells;
      }
    }
    addClosed(told, first, std::nullopt);
  }

  void addClosed(SimTime from, SimTime to, std::optional<std::size_t> entry) {
    if (to <= from) return;
    StateSpan span;
    span.from = from;
    span.to = to;
    span.entry = entry;
    spans_.push_back(span);
  }

  /// A connection tells the story until the next one begins, and then stands aside.
  void addConnection(const Life& life, const Life* next) {
    const SimTime until = next ? next->born() : end_;
    const auto entry = next ? next->spans.front().entry : std::nullopt;
    for (const StateSpan& span : life.spans) {
      const bool tells = span.from < until || (!next && span.from <= until);
      if (tells) {
        spans_.push_back(cut(span, span.from, until));
        if (span.to > until) spans_.back().exit = entry;
      }
      if (span.to <= until) continue;
      aside_.push_back(cut(span, tells ? until : span.from, span.to));
      if (tells) aside_.back().entry = entry;
      aside_.back().named = !tells;
    }
    if (life.died() >= until) return;
    addClosed(life.died(), until, life.spans.back().exit);
    spans_.back().exit = entry;
  }

  void addAside(const StateSpan& span) {
    StateSpan placed = span;
    const auto known = columnOf_.find(span.socket.value);
    if (known == columnOf_.end()) {
      const auto life = std::find_if(lives_.begin(), lives_.end(), [&](const Life& l) {
        return l.spans.front().socket == span.socket;
      });
      const std::optional<int> column = columns_.take(span.from, life->died());
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
