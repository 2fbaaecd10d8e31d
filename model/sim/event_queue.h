#pragma once

#include <cstdint>
#include <optional>
#include <queue>
#include <utility>
#include <vector>

#include "model/tcp/sim_time.h"

namespace linger {

/// Future events in a total order: by instant, and at equal instants in the order in which
/// they were put in.
template <typename Event>
class EventQueue {
 public:
  void push(SimTime at, Event event) { heap_.push({at, next_++, std::move(event)}); }

  std::optional<SimTime> nextInstant() const {
    if (heap_.empty()) return std::nullopt;
    return heap_.top().at;
  }

  Event pop() {
    Event event = heap_.top().event;
    heap_.pop();
    return event;
  }

  void clear() { heap_ = {}; }

 private:
  struct Entry {
    SimTime at;
    std::uint64_t order;
    Event event;

    bool operator<(const Entry& other) const {
      return at != other.at ? at > other.at : order > other.order;  // the heap's top is the largest
    }
  };

  std::priority_queue<Entry> heap_;
  std::uint64_t next_ = 0;
};

}  // namespace linger
