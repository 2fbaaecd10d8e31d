#include "model/net/path.h"

namespace linger {
namespace {

bool isChosen(const SegmentChoice& choice, const Passing& segment) {
  if (choice.host != segment.host) return false;
  if (!choice.kind) return choice.nth == segment.nth;
  return *choice.kind == segment.kind && choice.nth == segment.nthOfKind;
}

}  // namespace

double Path::chance() {
  // SplitMix64, with the upper 53 bits as a fraction.
  state_ += 0x9e3779b97f4a7c15ULL;
  std::uint64_t z = state_;
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
  z ^= z >> 31;
  return static_cast<double>(z >> 11) / 9007199254740992.0;
}

Passage Path::pass(const Passing& segment) {
  // Always as many draws for each segment, so that a fate changes nothing for the others.
  const bool lost = chance() < link_.loss;
  const auto jitter =
      Duration(static_cast<std::int64_t>(chance() * static_cast<double>(link_.jitter.count())));
  Passage passage{{link_.delay + jitter}, false};
  for (const ChosenFate& fate : fates_) {
    if (!isChosen(fate.segment, segment)) continue;
    passage.chosen = true;
    switch (fate.fate.kind) {
      case Fate::Kind::Drop: return {{}, true};
      case Fate::Kind::Delay: passage.arrivals.front() += fate.fate.by; break;
      case Fate::Kind::Duplicate:
        passage.arrivals.push_back(passage.arrivals.front() + fate.fate.by);
        break;
    }
  }
  if (lost && !passage.chosen) passage.arrivals.clear();
  return passage;
}

}  // namespace linger
