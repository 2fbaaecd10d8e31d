#include "app/ladder/ladder_labels.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "app/ladder/ladder_words.h"

namespace linger {
namespace {

/// Where along its line a label is tried, from the sender's end: the middle first.
constexpr std::array kAlong{0.5, 0.42, 0.58, 0.34, 0.66, 0.27, 0.73, 0.21, 0.79, 0.15, 0.85};

/// Between a line and its label, in lines of text.
constexpr double kLift = 0.12;

/// How far from its bracket a ring is tried, in lines.
constexpr std::array kRingAway{0.5, 2.5, 4.5, 6.5};

/// Half of a cross, in lines, with a little air.
constexpr double kCrossArm = 0.45;

/// What should be labelled first, if not all can be.
int rankOf(const SegmentRecord& record) {
  switch (kindOf(record.segment)) {
    case SegmentKind::Fin:
    case SegmentKind::Rst:
    case SegmentKind::Syn: return 0;
    case SegmentKind::Data: return 1;
    case SegmentKind::Ack: return 2;
  }
  return 2;
}

double uprightAngle(const QLineF& line) {
  double angle = std::atan2(line.dy(), line.dx()) * 180.0 / M_PI;
  if (angle > 90) angle -= 180;
  if (angle < -90) angle += 180;
  return angle;
}

bool lingers(TimerKind kind) {
  return kind == TimerKind::TimeWait || kind == TimerKind::FinWait2;
}

}  // namespace

LadderLabels::LadderLabels(const Trace& trace, const LadderMetrics& metrics,
                           LadderGeometry& geometry, double top, double bottom)
    : trace_(trace),
      metrics_(metrics),
      geometry_(geometry),
      room_(
          QRectF(0, std::max(top, geometry.headerHeight), geometry.size.width(),
                 std::min(bottom, geometry.size.height()) - std::max(top, geometry.headerHeight))),
      words_(room_),
      rings_(room_),
      top_(top),
      bottom_(bottom) {
  forEachBetween(geometry.segments, geometry.segmentsAt, top, bottom,
                 [this](SegmentLine& segment) { segments_.push_back(&segment); });
  forEachBetween(geometry.timers, geometry.timersAt, top, bottom,
                 [this](TimerBracket& timer) { timers_.push_back(&timer); });
}

void LadderLabels::place() {
  takeWhatIsThere();
  placeRings(true);
  std::vector<SegmentLine*> order = segments_;
  std::stable_sort(order.begin(), order.end(), [this](SegmentLine* a, SegmentLine* b) {
    return rankOf(trace_.segment(a->id)) < rankOf(trace_.segment(b->id));
  });
  for (SegmentLine* segment : order) {
    if (isHere(segment->line.center().y())) placeSegment(*segment);
  }
  for (SegmentLine* segment : order) {
    if (isHere(segment->line.y2())) placeCross(*segment);
  }
  for (TimerBracket* bracket : timers_) {
    if (isHere(bracket->line.y2() - metrics_.line())) placeBracketText(*bracket);
  }
  placeRings(false);
  for (TimerBracket* bracket : timers_) findFurtherRings(*bracket);
}

/// Rings that last come before words, those that soon go again after them.
void LadderLabels::placeRings(bool lasting) {
  for (TimerBracket* bracket : timers_) {
    const bool isLasting = lingers(trace_.timers[bracket->timer].kind);
    if (isLasting == lasting && isHere(bracket->line.y1())) placeRing(*bracket);
  }
}

void LadderLabels::take(const QPolygonF& words) {
  room_.take(words);
  words_.take(words);
  rings_.take(words);
}

void LadderLabels::takeWhatIsThere() {
  for (const SegmentLine* segment : segments_) {
    room_.take(segment->line);
    rings_.take(segment->line);
    if (segment->crossWord.isEmpty()) continue;
    const double arm = kCrossArm * metrics_.line();
    take(QPolygonF(QRectF(segment->line.p2() - QPointF(arm, arm), QSizeF(2 * arm, 2 * arm))));
  }
  const auto each = [this](const auto& things, const HeightIndex& index, auto takeIt) {
    forEachBetween(things, index, top_, bottom_, takeIt);
  };
  each(geometry_.bands, geometry_.bandsAt, [this](const StateBand& band) {
    const QRectF& box = band.box;
    const double from = std::max(box.top(), top_);
    const double to = std::min(box.bottom(), bottom_);
    if (to >= from) take(QPolygonF(QRectF(box.left(), from, box.width(), to - from)));
    if (!band.labelBox.isEmpty()) take(QPolygonF(band.labelBox));
  });
  each(geometry_.chips, geometry_.chipsAt,
       [this](const CallChip& chip) { take(QPolygonF(chip.box)); });
  for (const TimerBracket* timer : timers_) {
    const double x = timer->line.x1();
    take(QPolygonF(
        {{x, std::max(timer->line.y1(), top_)}, {x, std::min(timer->line.y2(), bottom_)}}));
  }
  if (geometry_.cut) take(QPolygonF(geometry_.cut->box));
}

void LadderLabels::placeRing(TimerBracket& bracket) {
  const TimerRecord& timer = trace_.timers[bracket.timer];
  const double sign = bracket.side == Side::Left ? 1 : -1;
  const double radius = metrics_.ringRadius();
  const double top = bracket.line.y1() + 0.2 * metrics_.line() + radius;
  const double bottom = std::min(bracket.line.y2(), bottom_) - metrics_.ringBlock() + radius;
  const double half = std::max(radius, metrics_.strongWidth(timerTitle(timer)) / 2);
  for (double away : kRingAway) {
    const double x = bracket.line.x1() + sign * (half + away * metrics_.line());
    for (double y = top; y <= bottom; y += 0.4 * metrics_.line()) {
      const QRectF block(x - half, y - radius, 2 * half, metrics_.ringBlock());
      if (!room_.isFree(block)) continue;
      bracket.ring = QPointF(x, y);
      room_.take(QPolygonF(block));
      words_.take(QPolygonF(block));
      return;
    }
  }
}

/// Where what is in sight of a long wait has room for its ring: nothing is taken for it.
void LadderLabels::findFurtherRings(TimerBracket& bracket) const {
  const TimerRecord& timer = trace_.timers[bracket.timer];
  if (!lingers(timer.kind)) return;
  const double sign = bracket.side == Side::Left ? 1 : -1;
  const double radius = metrics_.ringRadius();
  const double half = std::max(radius, metrics_.strongWidth(timerTitle(timer)) / 2);
  const double x = bracket.line.x1() + sign * (half + kRingAway.front() * metrics_.line());
  const double top = std::max(bracket.line.y1(), top_) + 0.2 * metrics_.line();
  const double bottom = std::min(bracket.line.y2(), bottom_) - metrics_.ringBlock();
  for (double y = top; y <= bottom; y += 0.4 * metrics_.line()) {
    if (!rings_.isFree(QRectF(x - half, y, 2 * half, metrics_.ringBlock()))) continue;
    bracket.furtherRings.emplace_back(x, y + radius);
  }
}

bool LadderLabels::tryLabel(SegmentLine& segment, LineLabel label, const LabelRoom& room,
                            double lift) {
  const double angle = label.angle * M_PI / 180.0;
  const QPointF up(std::sin(angle), -std::cos(angle));
  const double away = label.size.height() / 2 + lift * metrics_.line();
  const double usable = segment.line.length();
  if (label.size.width() > usable - metrics_.line()) return false;
  for (double side : {1.0, -1.0}) {
    for (double part : kAlong) {
      label.centre = segment.line.pointAt(part) + up * (away * side);
      const QPolygonF outline = label.outline();
      if (!room.isFree(outline)) continue;
      take(outline);
      segment.label = label;
      return true;
    }
  }
  return false;
}

void LadderLabels::placeSegment(SegmentLine& segment) {
  const SegmentWords words = wordsFor(trace_.segment(segment.id));
  LineLabel label;
  label.head = words.head;
  label.detail = words.detail;
  label.angle = uprightAngle(segment.line);
  const double head = metrics_.strongWidth(words.head);
  label.headWidth = head + (words.detail.isEmpty() ? 0 : 0.6 * metrics_.line());
  label.size = {label.headWidth + metrics_.monoWidth(words.detail), metrics_.line()};
  if (tryLabel(segment, label, room_, kLift)) return;
  label.detail.clear();
  label.headWidth = head;
  label.size.setWidth(head);
  if (tryLabel(segment, label, room_, kLift)) return;
  label.plate = true;
  for (double lift : {kLift, 4 * kLift, 8 * kLift}) {
    if (tryLabel(segment, label, words_, lift)) return;
  }
}

void LadderLabels::placeCross(SegmentLine& segment) {
  if (segment.delivered || segment.crossWord.isEmpty()) return;
  const QSizeF size(metrics_.strongWidth(segment.crossWord), metrics_.line());
  const QPointF end = segment.line.p2();
  const double forward = segment.line.dx() >= 0 ? 1 : -1;
  const double beyond = 0.7 * metrics_.line();
  const double ahead = forward > 0 ? beyond : -beyond - size.width();
  const double behind = forward > 0 ? -beyond - size.width() : beyond;
  const double under = -size.width() / 2;
  const double below = 0.6 * metrics_.line();
  const double above = -below - size.height();
  const double level = -size.height() / 2;
  const std::array tries{
      QPointF(ahead, level),  QPointF(under, below),     QPointF(under, above),
      QPointF(ahead, below),  QPointF(ahead, above),     QPointF(behind, below),
      QPointF(behind, above), QPointF(under, 2 * below), QPointF(under, 2 * above)};
  for (const QPointF& corner : tries) {
    const QRectF box(end + corner, size);
    if (!room_.isFree(box)) continue;
    take(QPolygonF(box));
    segment.crossBox = box;
    return;
  }
}

void LadderLabels::placeBracketText(TimerBracket& bracket) {
  const QSizeF size(metrics_.textWidth(bracket.text), metrics_.line());
  constexpr double kGap = 0.6;  ///< Before the next words, in lines.
  const double line = metrics_.line();
  const double inward = 0.4 * line;
  const double x = bracket.side == Side::Left ? bracket.line.x1() + inward
                                              : bracket.line.x1() - inward - size.width();
  const double top = std::max(bracket.line.y1(), top_) + 0.3 * line;
  const double bottom = bracket.line.y2() - size.height() - 0.2 * line;
  for (double y = bottom; y >= top; y -= 0.3 * line) {
    const QRectF box(QPointF(x, y), size);
    const QRectF withGap = bracket.side == Side::Left ? box.adjusted(0, 0, kGap * line, 0)
                                                      : box.adjusted(-kGap * line, 0, 0, 0);
    if (!room_.isFree(withGap)) continue;
    take(QPolygonF(box));
    bracket.labelBox = box;
    return;
  }
}

void placeLabels(const Trace& trace, const LadderMetrics& metrics, LadderGeometry& geometry,
                 double top, double bottom) {
  const std::size_t count = geometry.labelled.size();
  const auto stretchOf = [&](double y) {
    return std::min(std::size_t(std::max(0.0, y) / geometry.stretch), count);
  };
  const std::size_t end = std::min(stretchOf(bottom) + 1, count);
  for (std::size_t i = stretchOf(top); i < end; ++i) {
    if (geometry.labelled[i]) continue;
    geometry.labelled[i] = true;
    LadderLabels(trace, metrics, geometry, double(i) * geometry.stretch,
                 double(i + 1) * geometry.stretch)
        .place();
  }
}

}  // namespace linger
