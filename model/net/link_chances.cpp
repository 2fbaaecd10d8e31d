#include "model/net/link_chances.h"

namespace linger {
namespace {

bool isChosen(const SegmentChoice& choice, const LinkInput& segment) {
  if (choice.host != segment.host) return false;
  if (!choice.kind) return choice.nth == segment.nth;
  return *choice.kind == segment.kind && choice.nth == segment.nthOfKind;
}

}  // namespace

double LinkChances::next() {
  // SplitMix64, with the upper 53 bits as a fraction.
  state_ += 0x9e3779b97f4a7c15ULL;
  std::uint64_t z = state_;
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
  z ^= z >> 31;
  return static_cast<double>(z >> 11) / 9007199254740992.0;
}

LinkOutcome LinkChances::pass(const Link& link, std::span<const ChosenImpairment> impairments,
                              const LinkInput& segment) {
  // Always as many draws for each segment, so that a choice changes nothing for the others.
  const bool lost = next() < link.loss;
  const auto jitter =
      Duration(static_cast<std::int64_t>(next() * static_cast<double>(link.jitter.count())));
  LinkOutcome outcome{{link.delay + jitter, {}}, 1, false};
  for (const ChosenImpairment& chosen : impairments) {
    if (!isChosen(chosen.segment, segment)) continue;
    outcome.chosen = true;
    switch (chosen.impairment.kind) {
      case Impairment::Kind::Drop: return {{}, 0, true};
      case Impairment::Kind::Delay: outcome.delays.front() += chosen.impairment.by; break;
      case Impairment::Kind::Duplicate:
        outcome.delays[1] = outcome.delays.front() + chosen.impairment.by;
        outcome.copies = 2;
        break;
    }
  }
  if (lost && !outcome.chosen) outcome.copies = 0;
  if (link.isDeadAt(segment.sent)) return {{}, 0, false};
  return outcome;
}

}  // namespace linger
