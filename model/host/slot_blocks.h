#pragma once

#include <cstddef>
#include <vector>

#include "model/host/slot_map.h"

namespace linger {

/// Values by slot, kept in blocks: where there are many, adding one does not move the others.
template <typename Value>
class SlotBlocks {
 public:
  Value& operator[](Slot slot) { return blocks_[slot / kBlock][slot % kBlock]; }
  const Value& operator[](Slot slot) const { return blocks_[slot / kBlock][slot % kBlock]; }

  /// Adds a value behind the last and returns its slot. References to others may be void.
  Slot add() {
    if (blocks_.empty() || blocks_.back().size() == kBlock) addBlock();
    blocks_.back().emplace_back();
    return static_cast<Slot>((blocks_.size() - 1) * kBlock + blocks_.back().size() - 1);
  }

  bool operator==(const SlotBlocks&) const = default;

 private:
  static constexpr std::size_t kBlock = 64;

  /// The first one grows by and by: most hosts have few.
  void addBlock() {
    blocks_.emplace_back();
    if (blocks_.size() > 1) blocks_.back().reserve(kBlock);
  }

  std::vector<std::vector<Value>> blocks_;
};

}  // namespace linger
