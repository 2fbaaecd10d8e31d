#include "app/look/text_widths.h"

namespace linger {
namespace {

constexpr qsizetype kMostTexts = 20'000;  ///< Some megabytes.

}  // namespace

double TextWidths::of(const QString& text) const {
  const auto known = known_.constFind(text);
  if (known != known_.constEnd()) return *known;
  if (known_.size() >= kMostTexts) known_.clear();
  return *known_.insert(text, metrics_.horizontalAdvance(text));
}

}  // namespace linger
