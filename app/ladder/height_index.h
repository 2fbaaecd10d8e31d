#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace linger {

/// Which things lie at which height of a long picture, so that what is out of sight need not be
/// looked at. Empty for a short one, whose things are quickly looked at one by one.
class HeightIndex {
 public:
  /// The next thing, which reaches from `top` down to `bottom`, in pixels. They are numbered from 0
  /// in the order in which they are added.
  void add(double top, double bottom);

  bool isEmpty() const { return count_ == 0; }
  /// The numbers, in order, of the things that may reach between two heights.
  std::vector<std::size_t> between(double top, double bottom) const;

 private:
  std::vector<std::vector<std::uint32_t>> shelves_;
  std::uint32_t count_ = 0;
};

/// Calls `each` with the things that may reach between two heights: all of them, without an index.
template <typename Thing, typename Each>
void forEachBetween(std::vector<Thing>& things, const HeightIndex& index, double top, double bottom,
                    Each each) {
  if (index.isEmpty()) {
    for (Thing& thing : things) each(thing);
  } else {
    for (const std::size_t i : index.between(top, bottom)) each(things[i]);
  }
}

template <typename Thing, typename Each>
void forEachBetween(const std::vector<Thing>& things, const HeightIndex& index, double top,
                    double bottom, Each each) {
  if (index.isEmpty()) {
    for (const Thing& thing : things) each(thing);
  } else {
    for (const std::size_t i : index.between(top, bottom)) each(things[i]);
  }
}

}  // namespace linger
