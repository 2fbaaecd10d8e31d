#pragma once

#include <algorithm>
#include <cstddef>
#include <span>
#include <utility>
#include <vector>

namespace linger {

/// What is drawn for each entry of an event log: looked up at once, also in a long one.
template <typename Item>
class ByEntry {
 public:
  /// The items with their entries, all less than `entries`; those of one entry keep their order.
  ByEntry(std::vector<std::pair<std::size_t, Item>> items, std::size_t entries)
      : first_(entries + 1, 0) {
    std::ranges::stable_sort(items, {}, &std::pair<std::size_t, Item>::first);
    for (auto& [entry, item] : items) {
      ++first_[entry + 1];
      items_.push_back(std::move(item));
    }
    for (std::size_t entry = 0; entry < entries; ++entry) first_[entry + 1] += first_[entry];
  }

  std::span<const Item> of(std::size_t entry) const {
    return std::span(items_).subspan(first_[entry], first_[entry + 1] - first_[entry]);
  }

 private:
  std::vector<Item> items_;
  std::vector<std::size_t> first_;  ///< For each entry its first item, and where the last one ends.
};

}  // namespace linger
