#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "model/trace/trace.h"

namespace linger {

/// One socket's moves in order, and how many of them its records have shown so far.
class MovesOfSocket {
 public:
  void add(const TransitionRecord& move) { moves_.push_back(&move); }

  /// Whether the moves lead to what the record says, at its instant and no sooner or later. To be
  /// asked of each record in order.
  bool leadTo(const SocketRecord& record) {
    for (std::size_t made = shown_; made <= moves_.size(); ++made) {
      const bool isTooLate = made < moves_.size() && moves_[made]->at < record.at;
      const bool isTooSoon = made > 0 && moves_[made - 1]->at > record.at;
      if (isTooLate || isTooSoon || stateAfter(made, record) != record.facts.state) continue;
      shown_ = made;
      began_ = record.facts.state;
      return true;
    }
    return false;
  }

 private:
  /// Before its first move a new socket is CLOSED; one that is older than the scene is as recorded.
  State stateAfter(std::size_t made, const SocketRecord& record) const {
    if (made > 0) return moves_[made - 1]->to;
    if (!moves_.empty()) return moves_.front()->from;
    const bool isOld = record.at <= kSimStart;
    return began_.value_or(isOld ? record.facts.state : State::Closed);
  }

  std::vector<const TransitionRecord*> moves_;
  std::size_t shown_ = 0;
  std::optional<State> began_;
};

/// The changes of state in a run's socket records that no transition tells of, a sentence each: a
/// state that was written without a row of the table. Empty where there is none.
inline std::vector<std::string> untoldChanges(const Trace& trace) {
  std::map<std::pair<HostIndex, SocketId>, MovesOfSocket> moves;
  for (const TransitionRecord& move : trace.transitions) moves[{move.host, move.socket}].add(move);
  std::vector<std::string> untold;
  for (const SocketRecord& record : trace.sockets) {
    const std::string socket = trace.hosts[record.host].name + "'s socket " +
                               std::to_string(record.facts.id.value) + " at " +
                               std::to_string(microseconds(record.at)) + " us";
    const std::string state(nameOf(record.facts.state));
    if (!moves[{record.host, record.facts.id}].leadTo(record)) {
      untold.push_back(socket + " is in " + state + ", where no transition leads");
    }
    if (record.gone && record.facts.state != State::Closed) {
      untold.push_back(socket + " leaves the table in " + state);
    }
  }
  return untold;
}

}  // namespace linger
