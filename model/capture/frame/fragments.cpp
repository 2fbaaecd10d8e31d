#include "model/capture/frame/fragments.h"

#include <algorithm>

namespace linger::capture {
namespace {

constexpr std::size_t kMost = 256;         ///< Datagrams under way at once.
constexpr std::size_t kMostRanges = 1024;  ///< Holes in one of them.
constexpr std::uint32_t kLongestDatagram = 65535;

}  // namespace

void Fragments::Gathering::cover(Range range) {
  auto at = std::find_if(ranges.begin(), ranges.end(),
                         [&](const Range& each) { return each.end >= range.begin; });
  while (at != ranges.end() && at->begin <= range.end) {
    if (at->begin < range.end && at->end > range.begin) summed = false;
    range.begin = std::min(range.begin, at->begin);
    range.end = std::max(range.end, at->end);
    at = ranges.erase(at);
  }
  ranges.insert(at, range);
}

bool Fragments::Gathering::isWhole() const {
  return length && ranges.size() == 1 && ranges[0].begin == 0 && ranges[0].end >= *length;
}

Fragments::Gathering& Fragments::gatheringOf(const TcpDatagram& fragment) {
  const auto found =
      std::find_if(gatherings_.begin(), gatherings_.end(), [&](const Gathering& each) {
        return each.identification == fragment.fragment->identification &&
               each.from == fragment.from && each.to == fragment.to;
      });
  if (found != gatherings_.end()) return *found;
  if (gatherings_.size() == kMost) {
    givenUp_ += gatherings_.front().frames;
    gatherings_.pop_front();
  }
  Gathering& made = gatherings_.emplace_back();
  made.from = fragment.from;
  made.to = fragment.to;
  made.identification = fragment.fragment->identification;
  return made;
}

std::optional<Fragments::Whole> Fragments::add(const TcpDatagram& fragment) {
  const std::uint32_t begin = fragment.fragment->offset;
  const std::uint32_t end = begin + fragment.length;
  if (fragment.bytes.size() < fragment.length || end > kLongestDatagram) {
    ++givenUp_;
    return std::nullopt;
  }
  Gathering& gathering = gatheringOf(fragment);
  ++gathering.frames;
  if (gathering.ranges.size() >= kMostRanges) return std::nullopt;
  if (!fragment.fragment->moreFollow) gathering.length = end;
  gathering.cover({begin, end});
  gathering.sum.add(fragment.bytes);
  if (begin < kHead) {
    const std::size_t count = std::min<std::size_t>(fragment.length, kHead - begin);
    std::copy_n(fragment.bytes.begin(), count, gathering.head.begin() + begin);
  }
  if (!gathering.isWhole()) return std::nullopt;

  head_ = gathering.head;
  Whole whole{fragment, gathering.sum, gathering.summed};
  whole.datagram.fragment.reset();
  whole.datagram.length = *gathering.length;
  whole.datagram.bytes = ByteView(head_).first(std::min<std::size_t>(kHead, *gathering.length));
  std::erase_if(gatherings_, [&](const Gathering& each) { return &each == &gathering; });
  return whole;
}

std::uint64_t Fragments::incomplete() const {
  std::uint64_t frames = givenUp_;
  for (const Gathering& gathering : gatherings_) frames += gathering.frames;
  return frames;
}

}  // namespace linger::capture
