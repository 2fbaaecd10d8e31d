#include "app/ladder/ladder_columns.h"

#include <algorithm>
#include <set>

#include "app/document/words.h"
#include "app/ladder/ladder_words.h"

namespace linger {
namespace {

using SideWords = ColumnNeeds::Side;

SideWords measure(const LadderContent& content, std::size_t place, const LadderMetrics& metrics) {
  const ContentHost& host = content.hosts[place];
  SideWords words;
  for (const StateSpan& span : host.spans) {
    words.states = std::max(words.states, metrics.strongWidth(stateText(span.state, span.basis)));
  }
  for (const ContentChip& chip : content.chips) {
    if (chip.place != place) continue;
    const bool mark = chip.kind == CallChip::Kind::Mark;
    const bool fails = chip.kind == CallChip::Kind::Failure;
    words.chips = std::max(words.chips, metrics.chipWidth(mark, fails, chip.text));
  }
  words.header = std::max(metrics.titleWidth(host.name), metrics.monoWidth(host.widest));
  return words;
}

/// Instants of one form are written with equally many letters.
int formOf(SimTime at) {
  const std::int64_t micro = microseconds(at);
  int digits = 0;
  for (std::int64_t rest = micro; rest != 0; rest /= 10) ++digits;
  return 3 * digits + (micro % 1000 == 0 ? 0 : micro % 100 == 0 ? 1 : 2);
}

/// The room for the axis; its numbers are monospaced, so the longest is the widest.
double gutterOf(const LadderContent& content, const LadderMetrics& metrics) {
  QString longest = axisText(content.end);
  std::set<int> written;
  for (SimTime at : content.instants) {
    if (!written.insert(formOf(at)).second) continue;
    if (QString text = axisText(at); text.size() > longest.size()) longest = std::move(text);
  }
  return metrics.margin() + metrics.monoStrongWidth(longest) + metrics.line();
}

/// From the band's middle to the names' edge, all that is between.
double trunkOf(const ContentHost& host, const LadderMetrics& metrics) {
  return metrics.bandWidth() / 2 + host.columnsAside * (metrics.asideWidth() + metrics.gap()) +
         1.15 * metrics.line();
}

class Arrangement {
 public:
  Arrangement(const LadderContent& content, const ColumnNeeds& needs, const LadderMetrics& metrics)
      : content_(content), metrics_(metrics), gutter_(needs.gutter), words_(needs.sides) {}

  LadderColumns arrange(double width) const {
    const double comfortable = 21 * metrics_.line();
    const bool stacked = needed(false) + comfortable > width;
    // Where the arrows have little room, the axis is closer to its instants.
    const double free = width - needed(stacked);
    const double closer = free < 14 * metrics_.line() ? metrics_.line() / 2 : 0;
    const double rest = free + closer;
    const double middle = std::max(least(), std::min(rest, 46 * metrics_.line()));
    LadderColumns columns;
    const double used = needed(stacked) - closer + middle;
    columns.width = std::max(width, used);
    columns.axisX = gutter_ - closer + (columns.width - used) / 4;
    place(columns, stacked, middle);
    return columns;
  }

 private:
  /// The least room between the two bands: a short label on each line, and what stands above them.
  double least() const {
    if (words_.size() < 2) return 0;
    const double headers = (words_[0].header + words_[1].header) / 2 + metrics_.line();
    return std::max(9 * metrics_.line(), headers);
  }

  double outside(std::size_t i, bool stacked) const {
    const SideWords& words = words_[i];
    const bool both = words.states > 0 && words.chips > 0;
    const double beside = words.states + words.chips + (both ? metrics_.line() : 0);
    const double labels = stacked ? std::max(words.states, words.chips) : beside;
    return std::max(labels + trunkOf(content_.hosts[i], metrics_), words.header / 2);
  }

  double needed(bool stacked) const {
    double width = gutter_ + metrics_.margin() * 2;
    for (std::size_t i = 0; i < words_.size(); ++i) width += outside(i, stacked);
    return width;
  }

  void place(LadderColumns& columns, bool stacked, double middle) const {
    if (content_.hosts.empty()) return;
    const double left = columns.axisX + metrics_.margin() + outside(0, stacked);
    for (std::size_t i = 0; i < content_.hosts.size(); ++i) {
      const bool leftward = i == 0 && content_.hosts.size() > 1;
      const double alone = columns.axisX + 4 * metrics_.line();
      const double x = content_.hosts.size() == 1 ? alone : i == 0 ? left : left + middle;
      columns.sides.push_back(side(i, x, leftward, stacked));
    }
  }

  SideColumns side(std::size_t i, double x, bool leftward, bool stacked) const {
    const double sign = leftward ? -1 : 1;
    SideColumns side;
    side.leftward = leftward;
    side.stacked = stacked;
    side.bandX = x;
    side.innerEdge = x - sign * metrics_.bandWidth() / 2;
    const double aside = content_.hosts[i].columnsAside * (metrics_.asideWidth() + metrics_.gap());
    side.outerEdge = x + sign * (metrics_.bandWidth() / 2 + aside);
    side.processX = side.outerEdge + sign * 0.5 * metrics_.line();
    side.statesX = x + sign * trunkOf(content_.hosts[i], metrics_);
    const double chips = words_[i].states > 0 ? words_[i].states + metrics_.line() : 0;
    side.chipsX = stacked ? side.statesX : side.statesX + sign * chips;
    return side;
  }

  const LadderContent& content_;
  const LadderMetrics& metrics_;
  double gutter_;
  const std::vector<SideWords>& words_;
};

}  // namespace

ColumnNeeds columnNeeds(const LadderContent& content, const LadderMetrics& metrics) {
  ColumnNeeds needs;
  needs.gutter = gutterOf(content, metrics);
  for (std::size_t i = 0; i < content.hosts.size(); ++i) {
    needs.sides.push_back(measure(content, i, metrics));
  }
  return needs;
}

LadderColumns arrangeColumns(const LadderContent& content, const ColumnNeeds& needs,
                             const LadderMetrics& metrics, double width) {
  return Arrangement(content, needs, metrics).arrange(width);
}

}  // namespace linger
