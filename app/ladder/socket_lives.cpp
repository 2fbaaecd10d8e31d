#include "app/ladder/socket_lives.h"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>

namespace linger {
namespace {

/// One socket's stays in order, without columns.
struct Life {
  std::vector<Stay> stays;
  bool listens = false;

  SimTime born() const { return stays.front().from; }
  SimTime died() const { return stays.back().to; }
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
  const State before = life.stays.empty() ? State::Closed : life.stays.back().state;
  if (state == before) return;
  Stay stay;
  stay.socket = record.facts.id;
  stay.state = state;
  stay.from = stay.to = record.at;
  const auto move = moves.find({stay.socket.value, microseconds(record.at), state});
  if (move != moves.end()) stay.entry = move->second;
  if (!life.stays.empty()) {
    life.stays.back().to = record.at;
    life.stays.back().exit = stay.entry;
  }
  if (state == State::Listen) life.listens = true;
  life.stays.push_back(stay);
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
    if (life.stays.empty()) continue;
    if (life.stays.back().state == State::Closed) {
      life.stays.pop_back();
    } else {
      life.stays.back().to = end;
    }
    if (!life.stays.empty()) lives.push_back(std::move(life));
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

Stay cut(Stay stay, SimTime from, SimTime to) {
  if (stay.from < from) {
    stay.from = from;
    stay.entry.reset();
  }
  if (stay.to > to) {
    stay.to = to;
    stay.exit.reset();
  }
  return stay;
}

class Arranger {
 public:
  Arranger(std::vector<Life> lives, SimTime end) : lives_(std::move(lives)), end_(end) {}

  std::vector<Stay> arrange() {
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
                     [](const Stay& a, const Stay& b) { return a.from < b.from; });
    for (const Stay& stay : aside_) addAside(stay);
    if (lives_.empty()) {
      for (Stay& stay : stays_) stay.named = false;  // nothing of TCP here: no state to name
    }
    return std::move(stays_);
  }

 private:
  /// Until the first connection the listener tells the story, and CLOSED where there is none.
  void addPrelude(SimTime first) {
    SimTime told = kSimStart;
    for (const Life& life : lives_) {
      if (!life.listens) continue;
      for (const Stay& stay : life.stays) {
        const bool tells = stay.from >= told && stay.from < first && stay.state == State::Listen;
        if (tells) {
          addClosed(told, stay.from, std::nullopt);
          stays_.push_back(cut(stay, stay.from, first));
          told = std::min(stay.to, first);
        }
        const SimTime rest = tells ? first : stay.from;
        if (stay.to <= rest) continue;
        aside_.push_back(cut(stay, rest, stay.to));
        aside_.back().named = !tells;
      }
    }
    addClosed(told, first, std::nullopt);
  }

  void addClosed(SimTime from, SimTime to, std::optional<std::size_t> entry) {
    if (to <= from) return;
    Stay stay;
    stay.from = from;
    stay.to = to;
    stay.entry = entry;
    stays_.push_back(stay);
  }

  /// A connection tells the story until the next one begins, and then stands aside.
  void addConnection(const Life& life, const Life* next) {
    const SimTime until = next ? next->born() : end_;
    const auto entry = next ? next->stays.front().entry : std::nullopt;
    for (const Stay& stay : life.stays) {
      const bool tells = stay.from < until || (!next && stay.from <= until);
      if (tells) {
        stays_.push_back(cut(stay, stay.from, until));
        if (stay.to > until) stays_.back().exit = entry;
      }
      if (stay.to <= until) continue;
      aside_.push_back(cut(stay, tells ? until : stay.from, stay.to));
      if (tells) aside_.back().entry = entry;
      aside_.back().named = !tells;
    }
    if (life.died() >= until) return;
    addClosed(life.died(), until, life.stays.back().exit);
    stays_.back().exit = entry;
  }

  void addAside(const Stay& stay) {
    Stay placed = stay;
    const auto known = columnOf_.find(stay.socket.value);
    if (known == columnOf_.end()) {
      const auto life = std::find_if(lives_.begin(), lives_.end(), [&](const Life& l) {
        return l.stays.front().socket == stay.socket;
      });
      const std::optional<int> column = columns_.take(stay.from, life->died());
      columnOf_[stay.socket.value] = column.value_or(0);
    }
    placed.column = columnOf_[stay.socket.value];
    if (placed.column == 0) return;
    stays_.push_back(placed);
  }

  std::vector<Life> lives_;
  SimTime end_;
  std::vector<Stay> stays_;
  std::vector<Stay> aside_;
  Columns columns_;
  std::map<int, int> columnOf_;
};

}  // namespace

std::vector<Stay> socketLives(const Trace& trace, HostIndex host, SimTime end,
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
