#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "model/tcp/sim_time.h"

namespace linger {

/// Future events in a total order: by instant, and at equal instants in the order in which
/// they were put in.
template <typename Event>
class EventQueue {
 public:
  void push(SimTime at, Event event) {
    heap_.push_back({at, next_++, std::move(event)});
    std::ranges::push_heap(heap_, isLater);
  }

  std::optional<SimTime> nextInstant() const {
    if (heap_.empty()) return std::nullopt;
    return heap_.front().at;
  }

  Event pop() {
    std::ranges::pop_heap(heap_, isLater);
    Event event = std::move(heap_.back().event);
    heap_.pop_back();
    return event;
  }

  /// Calls `visit(at, event)` with each event, in no order that means anything.
  template <typename Visit>
  void forEach(Visit visit) const {
    for (const Entry& entry : heap_) visit(entry.at, entry.event);
  }

  /// Takes out the event for which `isMeant(event)` holds; the first that is found, if any.
  template <typename IsMeant>
  std::optional<Event> take(IsMeant isMeant) {
    const auto found = std::ranges::find_if(heap_, isMeant, &Entry::event);
    if (found == heap_.end()) return std::nullopt;
    Event event = std::move(found->event);
    *found = std::move(heap_.back());
    heap_.pop_back();
    std::ranges::make_heap(heap_, isLater);
    return event;
  }

  bool operator==(const EventQueue&) const = default;

 private:
  struct Entry {
    SimTime at;
    std::uint64_t order;
    Event event;

    bool operator==(const Entry&) const = default;
  };

  static bool isLater(const Entry& a, const Entry& b) {
    return a.at != b.at ? a.at > b.at : a.order > b.order;
  }

  std::vector<Entry> heap_;
  std::uint64_t next_ = 0;
};

}  // namespace linger
