#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace linger {

/// A set of numbers that are spread evenly over 64 bits, in one block of memory.
class OutcomeSet {
 public:
  void add(std::uint64_t number) {
    if (2 * (size_ + 1) > cells_.size()) grow();
    if (put(cells_, number)) ++size_;
  }

  void add(const OutcomeSet& other) {
    for (const std::uint64_t number : other.cells_) {
      if (number != kFree) add(number);
    }
  }

  bool contains(std::uint64_t number) const {
    if (cells_.empty()) return false;
    return cells_[placeOf(cells_, number)] != kFree;
  }

  /// How many of them the other one lacks.
  std::size_t countNotIn(const OutcomeSet& other) const {
    std::size_t count = 0;
    for (const std::uint64_t number : cells_) {
      if (number != kFree && !other.contains(number)) ++count;
    }
    return count;
  }

  std::size_t size() const { return size_; }

 private:
  static constexpr std::uint64_t kFree = 0;

  /// Where the number is, or the free cell where it would go. The number that marks a free cell is
  /// kept as its neighbour.
  static std::size_t placeOf(const std::vector<std::uint64_t>& cells, std::uint64_t& number) {
    if (number == kFree) number = 1;
    const std::size_t mask = cells.size() - 1;  // The size is a power of two.
    std::size_t place = number & mask;
    while (cells[place] != kFree && cells[place] != number) place = (place + 1) & mask;
    return place;
  }

  static bool put(std::vector<std::uint64_t>& cells, std::uint64_t number) {
    const std::size_t place = placeOf(cells, number);
    const bool isNew = cells[place] == kFree;
    cells[place] = number;
    return isNew;
  }

  void grow() {
    std::vector<std::uint64_t> larger(cells_.empty() ? 64 : 2 * cells_.size());
    for (const std::uint64_t number : cells_) {
      if (number != kFree) put(larger, number);
    }
    cells_ = std::move(larger);
  }

  std::vector<std::uint64_t> cells_;
  std::size_t size_ = 0;
};

}  // namespace linger
