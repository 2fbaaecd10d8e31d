#include "app/ladder/ladder_painter.h"

#include <algorithm>

#include "app/document/words.h"
#include "app/ladder/ladder_strokes.h"
#include "app/ladder/ladder_words.h"
#include "app/ladder/state_spans.h"

namespace linger {
namespace {

/// The span of the story's socket of a side; without a state where it has none.
StateBand bandAt(const LadderGeometry& geometry, Side side, SimTime now) {
  StateBand shown;
  for (const StateBand& band : geometry.bands) {
    if (band.side == side && !band.aside && band.from <= now) shown = band;
  }
  return shown;
}

/// A host that has no TCP socket in the whole run has no state to speak of.
bool hasStates(const LadderGeometry& geometry, Side side) {
  return std::any_of(geometry.bands.begin(), geometry.bands.end(), [side](const StateBand& band) {
    return band.side == side && (band.state != State::Closed || band.basis == StateBasis::Unknown);
  });
}

/// What lies over what: surfaces, then lines, then the words upon them.
void paintAll(const LadderPass& pass) {
  const LadderGeometry& geometry = pass.geometry;
  const auto each = [&pass](const auto& things, const HeightIndex& index, auto paint) {
    forEachBetween(things, index, pass.visible.top() - 3 * pass.line,
                   pass.visible.bottom() + 3 * pass.line,
                   [&](const auto& thing) { paint(pass, thing); });
  };
  paintBreaks(pass);
  paintTicks(pass);
  each(geometry.bands, geometry.bandsAt, paintBand);
  for (const ProcessLine& process : geometry.processes) paintProcess(pass, process);
  each(geometry.timers, geometry.timersAt, paintBracket);
  each(geometry.segments, geometry.segmentsAt, paintSegment);
  if (pass.moment.showPlayhead) paintPlayheadLine(pass);
  each(geometry.bands, geometry.bandsAt, paintBandLabel);
  each(geometry.chips, geometry.chipsAt, paintChip);
  each(geometry.segments, geometry.segmentsAt, paintSegmentWords);
  each(geometry.timers, geometry.timersAt, paintBracketText);
  if (geometry.cut) paintCut(pass, *geometry.cut);
  if (pass.moment.showPlayhead) paintPlayheadPill(pass);
}

}  // namespace

void LadderPainter::paintBody(QPainter& painter, const Trace& trace, const LadderGeometry& geometry,
                              const LadderMoment& moment, const QRectF& visible) {
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.fillRect(visible, theme_.panel);
  const double line = texts_.sizeOf(TextRole::Text, QStringLiteral("X")).height();
  paintAll({painter, trace, geometry, moment, visible, theme_, texts_, line,
            geometry.axis.pixelAt(moment.now)});
  for (const Ring& ring : ringsAt(trace, geometry, moment.now, moment.inSight)) {
    paintRing(painter, ring, theme_, texts_);
  }
  painter.restore();
}

void LadderPainter::paintHeader(QPainter& painter, const Trace& trace,
                                const LadderGeometry& geometry, const LadderMoment& moment) {
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.fillRect(QRectF(0, 0, geometry.size.width(), geometry.headerHeight), theme_.panel);
  const double line = texts_.sizeOf(TextRole::Text, QStringLiteral("X")).height();
  const double title = texts_.sizeOf(TextRole::Title, QStringLiteral("X")).height();
  for (const Lifeline& lifeline : geometry.lifelines) {
    double y = 0.3 * line;
    const auto row = [&](double height) {
      const QRectF box(lifeline.x - 1, y, 2, height);
      y += height;
      return box;
    };
    painter.setPen(theme_.text);
    texts_.draw(painter, TextRole::Title, row(title), Qt::AlignHCenter, lifeline.name);
    painter.setPen(theme_.muted);
    const QString below =
        lifeline.crowded ? crowdText(trace, lifeline.host, moment.now) : lifeline.address;
    texts_.draw(painter, TextRole::Mono, row(line), Qt::AlignHCenter, below);
    if (!hasStates(geometry, lifeline.side)) continue;
    const StateBand band = bandAt(geometry, lifeline.side, moment.now);
    const State state = band.state;
    const QString name = stateText(state, band.basis);
    const QSizeF size = texts_.sizeOf(TextRole::Strong, name);
    y += 0.15 * line;
    const QRectF pill(lifeline.x - size.width() / 2 - 0.6 * line, y, size.width() + 1.2 * line,
                      1.3 * line);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme_.of(state).fill);
    painter.drawRoundedRect(pill, 0.65 * line, 0.65 * line);
    painter.setPen(theme_.of(state).onFill);
    texts_.draw(painter, TextRole::Strong, pill, Qt::AlignHCenter, name);
  }
  painter.restore();
}

std::vector<Ring> LadderPainter::ringsAt(const Trace& trace, const LadderGeometry& geometry,
                                         SimTime now,
                                         const std::optional<HeightsInSight>& inSight) {
  std::vector<Ring> rings;
  for (const TimerBracket& bracket : geometry.timers) {
    if (bracket.set > now || bracket.ends <= now) continue;
    if (!bracket.ring && bracket.furtherRings.empty()) continue;
    const TimerRecord& timer = trace.timers[bracket.timer];
    Ring ring;
    ring.kind = timer.kind;
    ring.left = timer.due - now;
    ring.whole = std::max(timer.due - timer.set, Duration(1));
    ring.caption = timerTitle(timer);
    ring.centre = bracket.ring.value_or(QPointF());
    ring.radius = geometry.ringRadius;
    ring.playheadY = geometry.axis.pixelAt(now);
    ring.timer = bracket.timer;
    const bool isPlaced =
        inSight ? placeInSight(ring, bracket, rings, *inSight) : bracket.ring.has_value();
    if (isPlaced) rings.push_back(ring);
  }
  return rings;
}

/// Where all of it is in sight; else where it usually is, unless the header would cut it.
bool LadderPainter::placeInSight(Ring& ring, const TimerBracket& bracket,
                                 const std::vector<Ring>& others, const HeightsInSight& inSight) {
  std::vector<QPointF> places = bracket.furtherRings;
  if (bracket.ring) places.insert(places.begin(), *bracket.ring);
  for (const QPointF& place : places) {
    ring.centre = place;
    const QRectF bounds = ringBounds(ring, texts_);
    const bool isSeen = bounds.top() >= inSight.top && bounds.bottom() <= inSight.bottom;
    const bool isFree = std::ranges::none_of(
        others, [&](const Ring& other) { return ringBounds(other, texts_).intersects(bounds); });
    if (isSeen && isFree) return true;
  }
  if (!bracket.ring) return false;
  ring.centre = *bracket.ring;
  return ringBounds(ring, texts_).top() >= inSight.top;
}

QRectF LadderPainter::changedBetween(const Trace& trace, const LadderGeometry& geometry,
                                     SimTime before, SimTime now,
                                     const std::optional<HeightsInSight>& inSight) {
  const auto [first, last] = std::minmax(before, now);
  const double line = texts_.sizeOf(TextRole::Text, QStringLiteral("X")).height();
  const double top = geometry.axis.pixelBefore(first) - 2 * line;
  const double bottom = geometry.axis.pixelAt(last) + 2 * line;
  QRectF changed(0, top, geometry.size.width(), bottom - top);
  const auto each = [top, bottom](const auto& things, const HeightIndex& index, auto look) {
    forEachBetween(things, index, top, bottom, look);
  };
  each(geometry.segments, geometry.segmentsAt, [&](const SegmentLine& segment) {
    if (segment.sent > last || segment.ends < first) return;
    changed |= QRectF(segment.line.p1(), segment.line.p2())
                   .normalized()
                   .adjusted(-line, -2 * line, line, 2 * line);
  });
  const auto firstChip = std::ranges::lower_bound(geometry.chips, first, {}, &CallChip::at);
  for (auto chip = firstChip; chip != geometry.chips.end() && chip->at <= last; ++chip) {
    changed |= chip->box;
  }
  each(geometry.bands, geometry.bandsAt, [&](const StateBand& band) {
    if (band.from >= first && band.from <= last) changed |= band.labelBox;
  });
  for (SimTime at : {before, now}) {
    for (const Ring& ring : ringsAt(trace, geometry, at, inSight)) {
      changed |= ringBounds(ring, texts_);
    }
  }
  return changed;
}

}  // namespace linger
