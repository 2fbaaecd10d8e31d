#pragma once

#include <optional>
#include <vector>

#include "model/host/slot_map.h"
#include "model/tcp/sim_time.h"

namespace linger {

/// The next deadline of each of many slots, and the earliest of all: a binary heap that knows
/// where each slot is.
class Deadlines {
 public:
  /// None: the slot has no deadline (any more).
  void set(Slot slot, std::optional<SimTime> at);

  std::optional<SimTime> earliest() const {
    return heap_.empty() ? std::nullopt : std::optional(heap_.front().at);
  }

  /// The slots that are due at `now` or before, which keep their deadlines, in no order.
  void collectDue(SimTime now, std::vector<Slot>& due) const;

  bool operator==(const Deadlines&) const = default;

 private:
  struct Entry {
    SimTime at;
    Slot slot = kNoSlot;

    bool operator==(const Entry&) const = default;
  };

  void put(std::size_t place, const Entry& entry);
  void moveUp(std::size_t place, Entry entry);
  void moveDown(std::size_t place, Entry entry);
  void collectDue(std::size_t place, SimTime now, std::vector<Slot>& due) const;

  std::vector<Entry> heap_;
  std::vector<std::uint32_t> places_;  ///< By slot: where it is in the heap, plus one; 0: nowhere.
};

}  // namespace linger
