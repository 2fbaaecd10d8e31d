#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <utility>
#include <vector>

namespace linger {

/// Where something is kept: an index that stays with it as long as it is there.
using Slot = std::uint32_t;
inline constexpr Slot kNoSlot = ~Slot{0};

/// Finds a slot by a key, in a time that does not depend on how many there are: a hash table in
/// one block of memory, so that it is cheap to copy.
template <typename Key, typename Hash>
class SlotMap {
 public:
  /// The slot of `key`, or kNoSlot.
  Slot find(const Key& key) const {
    if (cells_.empty()) return kNoSlot;
    return cells_[placeOf(key)].slot;
  }

  /// Puts `key` at `slot`, which takes the place of the one before.
  void set(const Key& key, Slot slot) {
    if (2 * (size_ + 1) > cells_.size()) grow();
    Cell& cell = cells_[placeOf(key)];
    if (cell.slot == kNoSlot) ++size_;
    cell = {key, slot};
  }

  void erase(const Key& key) {
    if (cells_.empty()) return;
    std::size_t hole = placeOf(key);
    if (cells_[hole].slot == kNoSlot) return;
    --size_;
    // What was put further on because this cell was taken moves up.
    for (std::size_t next = after(hole); cells_[next].slot != kNoSlot; next = after(next)) {
      const std::size_t home = homeOf(cells_[next].key);
      const bool mayMove = ((next - home) & mask()) >= ((next - hole) & mask());
      if (!mayMove) continue;
      cells_[hole] = cells_[next];
      hole = next;
    }
    cells_[hole] = Cell{};
  }

  bool operator==(const SlotMap& other) const {
    if (size_ != other.size_) return false;
    for (const Cell& cell : cells_) {
      if (cell.slot != kNoSlot && other.find(cell.key) != cell.slot) return false;
    }
    return true;
  }

 private:
  struct Cell {
    Key key{};
    Slot slot = kNoSlot;
  };

  std::size_t mask() const { return cells_.size() - 1; }  // The size is a power of two.
  std::size_t after(std::size_t place) const { return (place + 1) & mask(); }
  std::size_t homeOf(const Key& key) const { return Hash{}(key)&mask(); }

  /// Where the key is, or the free cell where it would go.
  std::size_t placeOf(const Key& key) const {
    std::size_t place = homeOf(key);
    while (cells_[place].slot != kNoSlot && !(cells_[place].key == key)) place = after(place);
    return place;
  }

  void grow() {
    const std::vector<Cell> old = std::exchange(cells_, {});
    cells_.resize(old.empty() ? 4 : 2 * old.size());
    for (const Cell& cell : old) {
      if (cell.slot != kNoSlot) cells_[placeOf(cell.key)] = cell;
    }
  }

  std::vector<Cell> cells_;
  std::size_t size_ = 0;
};

}  // namespace linger
