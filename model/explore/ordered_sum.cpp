#include "model/explore/ordered_sum.h"

#include <utility>

namespace linger {

std::optional<std::uint64_t> OrderedSum::left() const {
  const std::scoped_lock lock(mutex_);
  return cut_ ? std::nullopt : std::optional(left_);
}

std::optional<OrderedSum::Cut> OrderedSum::cut() const {
  const std::scoped_lock lock(mutex_);
  return cut_;
}

void OrderedSum::add(std::size_t part, Tally tally) {
  const std::scoped_lock lock(mutex_);
  early_.emplace(part, std::move(tally));
  for (auto first = early_.find(next_); first != early_.end() && !cut_;
       first = early_.find(++next_)) {
    if (first->second.isCut || first->second.runs > left_) {
      cut_ = Cut{next_, left_};
      early_.clear();
      return;
    }
    left_ -= first->second.runs;
    sum_.add(first->second);
    early_.erase(first);
  }
}

Tally OrderedSum::take() {
  const std::scoped_lock lock(mutex_);
  for (const auto& [part, tally] : std::exchange(early_, {})) {
    if (!cut_) sum_.add(tally);
  }
  return std::exchange(sum_, {});
}

}  // namespace linger
