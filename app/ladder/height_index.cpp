#include "app/ladder/height_index.h"

#include <algorithm>

namespace linger {
namespace {

constexpr double kShelf = 256;  ///< Pixels.

std::size_t shelfOf(double height) {
  return static_cast<std::size_t>(std::max(0.0, height) / kShelf);
}

}  // namespace

void HeightIndex::add(double top, double bottom) {
  const auto [first, last] = std::minmax({shelfOf(top), shelfOf(bottom)});
  if (shelves_.size() <= last) shelves_.resize(last + 1);
  for (std::size_t shelf = first; shelf <= last; ++shelf) shelves_[shelf].push_back(count_);
  ++count_;
}

std::vector<std::size_t> HeightIndex::between(double top, double bottom) const {
  std::vector<std::size_t> found;
  const std::size_t last = std::min(shelfOf(bottom) + 1, shelves_.size());
  for (std::size_t shelf = shelfOf(top); shelf < last; ++shelf) {
    found.insert(found.end(), shelves_[shelf].begin(), shelves_[shelf].end());
  }
  std::ranges::sort(found);
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

}  // namespace linger
