#include "model/host/free_ports.h"

#include <algorithm>
#include <bit>

namespace linger {
namespace {

constexpr std::uint32_t kPorts = 65'536;
constexpr std::uint32_t kWordBits = 64;
constexpr std::uint32_t kLongSearch = 64;  ///< Ports, before it is worth remembering.
constexpr std::size_t kMostWishes = 64;

std::uint64_t bitOf(std::uint32_t port) {
  return std::uint64_t{1} << (port % kWordBits);
}

/// The first port from `from` to `last` whose bit is set; kPorts for none.
std::uint32_t nextSet(const std::vector<std::uint64_t>& bits, std::uint32_t from,
                      std::uint32_t last) {
  while (from <= last) {
    const std::uint64_t rest = bits[from / kWordBits] >> (from % kWordBits);
    if (rest != 0) {
      from += static_cast<std::uint32_t>(std::countr_zero(rest));
      return from <= last ? from : kPorts;
    }
    from = (from / kWordBits + 1) * kWordBits;
  }
  return kPorts;
}

}  // namespace

std::vector<std::uint64_t>* FreePorts::find(const PortWish& wish) {
  const auto known = std::ranges::find(known_, wish, &Known::wish);
  return known == known_.end() ? nullptr : &known->open;
}

/// All ports may be free, as far as is known. Beyond so many wishes the oldest is forgotten.
std::vector<std::uint64_t>& FreePorts::remember(const PortWish& wish) {
  if (known_.size() == kMostWishes) known_.erase(known_.begin());
  known_.push_back({wish, std::vector<std::uint64_t>(kPorts / kWordBits, ~std::uint64_t{0})});
  return known_.back().open;
}

PortSearch::PortSearch(FreePorts& known, const PortWish& wish, PortRange range, std::uint16_t first)
    : known_(known),
      wish_(wish),
      range_(range),
      offset_(first >= range.first && first <= range.last ? first - range.first : 0),
      open_(known.find(wish)) {}

std::optional<std::uint16_t> PortSearch::next() {
  const std::uint32_t count = range_.last - range_.first + 1U;
  while (tried_ < count) {
    const std::uint32_t port = range_.first + (offset_ + tried_) % count;
    if (!open_) {
      ++tried_;
      return static_cast<std::uint16_t>(port);
    }
    const bool isRound = offset_ + tried_ >= count;
    const std::uint32_t last = isRound ? range_.first + offset_ - 1 : range_.last;
    const std::uint32_t found = nextSet(*open_, port, last);
    if (found == kPorts) {
      tried_ += last - port + 1;
      continue;
    }
    tried_ += found - port + 1;
    return static_cast<std::uint16_t>(found);
  }
  return std::nullopt;
}

void PortSearch::taken(std::uint16_t port) {
  if (open_) {
    (*open_)[port / kWordBits] &= ~bitOf(port);
    return;
  }
  found_.push_back(port);
  if (found_.size() < kLongSearch) return;
  open_ = &known_.remember(wish_);
  for (const std::uint16_t before : found_) (*open_)[before / kWordBits] &= ~bitOf(before);
}

}  // namespace linger
