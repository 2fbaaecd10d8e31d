#include "app/ladder/ladder_painter.h"

#include <algorithm>
#include <cmath>

#include "app/document/words.h"
#include "app/ladder/ladder_words.h"
#include "app/ladder/socket_lives.h"

namespace linger {
namespace {

constexpr double kPill = 0.35;  ///< Of its height: how round a chip's corners are.

QPen pen(const QColor& colour, double width, Qt::PenStyle style = Qt::SolidLine) {
  return QPen(colour, width, style, Qt::FlatCap, Qt::MiterJoin);
}

/// The state that the story's socket of a side is in.
State stateAt(const LadderGeometry& geometry, Side side, SimTime now) {
  State state = State::Closed;
  for (const StateBand& band : geometry.bands) {
    if (band.side == side && !band.aside && band.from <= now) state = band.state;
  }
  return state;
}

/// A host that has no TCP socket in the whole run has no state to speak of.
bool hasStates(const LadderGeometry& geometry, Side side) {
  return std::any_of(geometry.bands.begin(), geometry.bands.end(), [side](const StateBand& band) {
    return band.side == side && band.state != State::Closed;
  });
}

}  // namespace

/// One painting of the body: what the strokes share.
struct LadderPainter::Pass {
  QPainter& painter;
  const Trace& trace;
  const LadderGeometry& geometry;
  const LadderMoment& moment;
  const QRectF& visible;
  const Theme& theme;
  TextCache& texts;
  double line;
  double nowY;

  bool sees(const QRectF& box) const { return box.intersects(visible); }
  bool hides(SimTime from) const { return !moment.showFuture && from > moment.now; }

  void paint() {
    breaks();
    ticks();
    for (const StateBand& band : geometry.bands) bandBox(band);
    for (const ProcessLine& process : geometry.processes) processLine(process);
    for (const TimerBracket& timer : geometry.timers) bracket(timer);
    for (const SegmentLine& segment : geometry.segments) segmentLine(segment);
    if (moment.showPlayhead) playheadLine();
    for (const StateBand& band : geometry.bands) bandLabel(band);
    for (const CallChip& chip : geometry.chips) callChip(chip);
    for (const SegmentLine& segment : geometry.segments) segmentWords(segment);
    for (const TimerBracket& timer : geometry.timers) bracketText(timer);
    if (moment.showPlayhead) playheadPill();
  }

  double right() const {
    return geometry.lifelines.empty() ? geometry.size.width() : geometry.lifelines.back().x;
  }

  void breaks() {
    const double left = geometry.axisX;
    for (const AxisBreak& gap : geometry.axis.breaks()) {
      const QRectF strip(left, gap.from, right() - left, gap.to - gap.from);
      if (!sees(strip.adjusted(-geometry.axisX, 0, 0, 0))) continue;
      painter.setRenderHint(QPainter::Antialiasing, false);
      painter.fillRect(strip, mixed(theme.inset, theme.panel, 0.6));
      painter.setRenderHint(QPainter::Antialiasing);
    }
  }

  /// The axis itself, interrupted by a zigzag where time is hidden.
  void axisLine() {
    painter.setPen(pen(theme.axis, 1));
    const double x = geometry.axisX;
    double from = geometry.axis.start();
    for (const AxisBreak& gap : geometry.axis.breaks()) {
      const double middle = (gap.from + gap.to) / 2;
      const double swing = 0.35 * line;
      painter.drawLine(QPointF(x, from), QPointF(x, middle - 2 * swing));
      if (sees(QRectF(0, middle - line, x + line, 2 * line))) {
        painter.drawPolyline(QPolygonF({{x, middle - 2 * swing},
                                        {x + swing, middle - 1.2 * swing},
                                        {x - swing, middle - 0.4 * swing},
                                        {x + swing, middle + 0.4 * swing},
                                        {x - swing, middle + 1.2 * swing},
                                        {x, middle + 2 * swing}}));
        painter.setPen(theme.muted);
        const QRectF box(0, middle - line, x - 0.75 * line, 2 * line);
        if (!coveredByPill(middle)) {
          texts.draw(painter, TextRole::Text, box, Qt::AlignRight, breakText(gap.hidden()));
        }
        painter.setPen(pen(theme.axis, 1));
      }
      from = middle + 2 * swing;
    }
    painter.drawLine(QPointF(x, from), QPointF(x, geometry.axis.end()));
  }

  void ticks() {
    const double x = geometry.axisX;
    for (const AxisTick& tick : geometry.ticks) {
      if (!sees(QRectF(0, tick.y - line, right(), 2 * line))) continue;
      painter.setPen(pen(theme.grid, 1));
      painter.drawLine(QPointF(x, tick.y), QPointF(right(), tick.y));
      painter.setPen(pen(theme.axis, 1));
      painter.drawLine(QPointF(x - 0.3 * line, tick.y), QPointF(x, tick.y));
      if (tick.text.isEmpty() || coveredByPill(tick.y)) continue;
      painter.setPen(theme.muted);
      texts.draw(painter, TextRole::Mono, QRectF(0, tick.y - line, x - 0.45 * line, 2 * line),
                 Qt::AlignRight, tick.text);
    }
    axisLine();
  }

  bool coveredByPill(double y) const {
    return moment.showPlayhead && std::abs(y - nowY) < 1.25 * line;
  }

  /// A band down to the playhead in its colour, and faintly beyond.
  void bandBox(const StateBand& band) {
    if (!sees(band.box) || hides(band.from)) return;
    const QColor fill = theme.of(band.state).fill;
    QRectF past = band.box;
    if (band.to > moment.now) past.setBottom(std::clamp(nowY, band.box.top(), band.box.bottom()));
    if (band.from > moment.now) past.setHeight(0);
    QRectF future = band.box;
    future.setTop(past.bottom());
    painter.setPen(Qt::NoPen);
    if (past.height() > 0) painter.fillRect(past, fill);
    if (future.height() > 0 && moment.showFuture) painter.fillRect(future, theme.faint(fill));
    painter.setPen(pen(theme.panel, 1));
    if (band.box.top() > geometry.axis.start()) {
      painter.drawLine(band.box.topLeft(), band.box.topRight());
    }
    notches(band.box);
  }

  /// Two slanted cuts through a band where the axis is broken.
  void notches(const QRectF& box) {
    for (const AxisBreak& gap : geometry.axis.breaks()) {
      const double middle = (gap.from + gap.to) / 2;
      if (middle < box.top() + line || middle > box.bottom() - line) continue;
      painter.setPen(pen(mixed(theme.inset, theme.panel, 0.6), 0.16 * line));
      for (double shift : {-0.17, 0.17}) {
        painter.drawLine(QPointF(box.left() - 1, middle + (shift + 0.2) * line),
                         QPointF(box.right() + 1, middle + (shift - 0.2) * line));
      }
    }
  }

  /// Interrupts the playhead's line behind words that it would strike out.
  void clearBehind(const QRectF& box) {
    if (!moment.showPlayhead || nowY < box.top() || nowY > box.bottom()) return;
    painter.fillRect(box.adjusted(-0.2 * line, 0, 0.2 * line, 0), theme.panel);
  }

  void bandLabel(const StateBand& band) {
    if (band.labelBox.isEmpty() || !sees(band.labelBox) || hides(band.from)) return;
    clearBehind(band.labelBox);
    painter.setPen(band.from > moment.now ? theme.muted : theme.of(band.state).text);
    texts.draw(painter, TextRole::Strong, band.labelBox, Qt::AlignLeft, text(nameOf(band.state)));
  }

  void processLine(const ProcessLine& process) {
    if (hides(process.from)) return;
    const double x = process.line.x1();
    double bottom = process.line.y2();
    const bool ended = process.to && *process.to <= moment.now;
    const double reached = std::clamp(ended ? bottom : nowY, process.line.y1(), bottom);
    if (moment.showFuture && reached < bottom) {
      painter.setPen(pen(theme.border, 0.14 * line));
      painter.drawLine(QPointF(x, reached), QPointF(x, bottom));
    }
    if (process.from > moment.now) return;
    painter.setPen(pen(theme.text, 0.14 * line));
    painter.drawLine(QPointF(x, process.line.y1()),
                     QPointF(x, std::max(reached, process.line.y1() + 1)));
    const double half = 0.28 * line;
    if (process.from > kSimStart) {
      painter.setBrush(theme.text);
      painter.setPen(Qt::NoPen);
      painter.drawEllipse(QPointF(x, process.line.y1()), 0.2 * line, 0.2 * line);
      painter.setBrush(Qt::NoBrush);
    }
    if (!ended) return;
    painter.setPen(pen(theme.text, 0.14 * line));
    painter.drawLine(QPointF(x - half, bottom), QPointF(x + half, bottom));
  }

  /// How far along its line a segment is at the playhead, 0 to 1.
  double reached(const SegmentLine& segment) const {
    if (segment.ends <= moment.now) return 1;
    if (segment.sent > moment.now) return 0;
    const double dy = segment.line.dy();
    if (std::abs(dy) > 1) return std::clamp((nowY - segment.line.y1()) / dy, 0.0, 1.0);
    const Duration whole = segment.ends - segment.sent;
    return double((moment.now - segment.sent).count()) / double(whole.count());
  }

  void arrow(const QLineF& shaft, const QColor& colour, double width, bool head) {
    painter.setPen(pen(colour, width));
    const double length = 0.7 * line;
    if (!head || shaft.length() < length) {
      painter.drawLine(shaft);
      return;
    }
    const QPointF on = (shaft.p2() - shaft.p1()) / shaft.length();
    const QPointF across(-on.y(), on.x());
    const QPointF base = shaft.p2() - on * length;
    painter.drawLine(shaft.p1(), base);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawPolygon(
        QPolygonF({shaft.p2(), base + across * (0.28 * line), base - across * (0.28 * line)}));
    painter.setBrush(Qt::NoBrush);
  }

  void segmentLine(const SegmentLine& segment) {
    const QRectF box(segment.line.p1(), segment.line.p2());
    if (!sees(box.normalized().adjusted(-line, -2 * line, line, 2 * line))) return;
    if (hides(segment.sent)) return;
    highlight(segment);
    const double part = reached(segment);
    const double width = 0.1 * line;
    const QLineF past(segment.line.p1(), segment.line.pointAt(part));
    if (part < 1 && moment.showFuture) {
      arrow(QLineF(past.p2(), segment.line.p2()), theme.faint(theme.text), width,
            segment.delivered);
    }
    if (part > 0) arrow(past, theme.text, width, segment.delivered || part < 1);
    if (segment.fromNowhere && part > 0) origin(segment.line.p1());
    const bool fails = !segment.crossWord.isEmpty();
    if (fails && (part >= 1 || moment.showFuture)) cross(segment, part >= 1);
  }

  /// An open circle: where a forged segment comes from is nobody's lifeline.
  void origin(QPointF at) {
    painter.setPen(pen(theme.text, 0.1 * line));
    painter.setBrush(theme.panel);
    painter.drawEllipse(at, 0.25 * line, 0.25 * line);
    painter.setBrush(Qt::NoBrush);
  }

  void cross(const SegmentLine& segment, bool happened) {
    const QColor colour = happened ? theme.fails.border : theme.faint(theme.fails.border);
    painter.setPen(pen(colour, 0.2 * line));
    const double arm = 0.36 * line;
    const QPointF end = segment.line.p2();
    painter.drawLine(end + QPointF(-arm, -arm), end + QPointF(arm, arm));
    painter.drawLine(end + QPointF(-arm, arm), end + QPointF(arm, -arm));
    if (segment.crossBox.isEmpty()) return;
    clearBehind(segment.crossBox);
    painter.setPen(happened ? theme.fails.text : theme.muted);
    texts.draw(painter, TextRole::Strong, segment.crossBox, Qt::AlignLeft, segment.crossWord);
  }

  /// A broad line of accent under the segment that is pointed at or current.
  void highlight(const SegmentLine& segment) {
    const bool current = moment.current == segment.id;
    if (!current && moment.hovered != segment.id) return;
    painter.setPen(QPen(mixed(theme.accent, theme.panel, current ? 0.38 : 0.2), 0.6 * line,
                        Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(segment.line);
  }

  void segmentWords(const SegmentLine& segment) {
    if (!segment.label || hides(segment.sent)) return;
    const LineLabel& label = *segment.label;
    if (!sees(label.outline().boundingRect())) return;
    const bool happened = segment.sent <= moment.now;
    painter.save();
    painter.translate(label.centre);
    painter.rotate(label.angle);
    const QRectF box(-label.size.width() / 2, -label.size.height() / 2, label.size.width(),
                     label.size.height());
    if (label.plate) painter.fillRect(box, theme.panel);
    frameLabel(segment, box);
    painter.setPen(happened ? theme.text : theme.muted);
    texts.draw(painter, TextRole::Strong, box, Qt::AlignLeft, label.head);
    painter.setPen(theme.muted);
    texts.draw(painter, TextRole::Mono, box.adjusted(label.headWidth, 0, 0, 0), Qt::AlignLeft,
               label.detail);
    painter.restore();
  }

  void frameLabel(const SegmentLine& segment, const QRectF& box) {
    const bool current = moment.current == segment.id;
    if (!current && !moment.marked.contains(segment.id)) return;
    painter.setPen(pen(theme.accent, 0.1 * line, current ? Qt::SolidLine : Qt::DashLine));
    painter.setBrush(theme.panel);
    painter.drawRoundedRect(box.adjusted(-0.3 * line, 0, 0.3 * line, 0), 0.25 * line, 0.25 * line);
    painter.setBrush(Qt::NoBrush);
  }

  void callChip(const CallChip& chip) {
    if (!sees(chip.box) || hides(chip.at)) return;
    const bool happened = chip.at <= moment.now;
    switch (chip.kind) {
      case CallChip::Kind::Mark:
        clearBehind(chip.box);
        painter.setPen(theme.muted);
        texts.draw(painter, TextRole::Text, chip.box, Qt::AlignLeft, chip.text);
        return;
      case CallChip::Kind::Call:
        chipBox(chip, happened ? theme.inset : theme.panel, theme.border);
        painter.setPen(happened ? theme.text : theme.muted);
        texts.draw(painter, TextRole::Mono, chip.box, Qt::AlignHCenter, chip.text);
        return;
      case CallChip::Kind::Failure:
        chipBox(chip, happened ? theme.fails.fill : theme.panel,
                happened ? theme.fails.border : theme.border);
        painter.setPen(happened ? theme.fails.text : theme.muted);
        texts.draw(painter, TextRole::MonoStrong, chip.box, Qt::AlignHCenter, chip.text);
        return;
    }
  }

  void chipBox(const CallChip& chip, const QColor& fill, const QColor& border) {
    painter.setPen(pen(border, 1));
    painter.setBrush(fill);
    const double round = kPill * chip.box.height();
    painter.drawRoundedRect(chip.box.adjusted(0.5, 0.5, -0.5, -0.5), round, round);
    painter.setBrush(Qt::NoBrush);
  }

  void bracket(const TimerBracket& timer) {
    if (hides(timer.set)) return;
    const QRectF box(timer.line.p1(), timer.line.p2());
    if (!sees(box.adjusted(-line, -line, line, line))) return;
    const QColor colour = ringColour(trace.timers[timer.timer].kind, theme);
    const double x = timer.line.x1();
    const double top = timer.line.y1() + 0.5;
    const double bottom = timer.line.y2() - 0.5;
    const double foot = (timer.side == Side::Left ? -0.35 : 0.35) * line;
    double now = timer.set > moment.now ? top : std::clamp(nowY, top, bottom);
    if (timer.ends <= moment.now) now = bottom;
    if (now < bottom && moment.showFuture) {
      painter.setPen(pen(theme.faint(colour), 0.09 * line));
      painter.drawPolyline(QPolygonF({{x, now}, {x, bottom}, {x + foot, bottom}}));
    }
    if (timer.set > moment.now) return;
    painter.setPen(pen(colour, 0.09 * line));
    painter.drawPolyline(QPolygonF({{x + foot, top}, {x, top}, {x, now}}));
    if (now >= bottom) painter.drawLine(QPointF(x, bottom), QPointF(x + foot, bottom));
  }

  void bracketText(const TimerBracket& timer) {
    if (timer.labelBox.isEmpty() || hides(timer.set) || !sees(timer.labelBox)) return;
    const TimerKind kind = trace.timers[timer.timer].kind;
    clearBehind(timer.labelBox);
    painter.setPen(timer.set > moment.now ? theme.muted : ringTextColour(kind, theme));
    texts.draw(painter, TextRole::Text, timer.labelBox, Qt::AlignLeft, timer.text);
  }

  void playheadLine() {
    painter.setPen(pen(theme.accent, std::max(1.0, 0.09 * line)));
    painter.drawLine(QPointF(geometry.axisX, nowY),
                     QPointF(geometry.size.width() - line / 2, nowY));
  }

  void playheadPill() {
    const QString now = axisText(moment.now);
    const QSizeF size = texts.sizeOf(TextRole::MonoStrong, now);
    const double height = 1.45 * line;
    const QRectF box(geometry.axisX - 0.1 * line - size.width() - 0.6 * line, nowY - height / 2,
                     size.width() + 0.9 * line, height);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.accent);
    painter.drawRoundedRect(box, height / 2, height / 2);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(theme.onAccent);
    texts.draw(painter, TextRole::MonoStrong, box, Qt::AlignHCenter, now);
  }
};

void LadderPainter::paintBody(QPainter& painter, const Trace& trace, const LadderGeometry& geometry,
                              const LadderMoment& moment, const QRectF& visible) {
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.fillRect(visible, theme_.panel);
  Pass pass{painter,
            trace,
            geometry,
            moment,
            visible,
            theme_,
            texts_,
            texts_.sizeOf(TextRole::Text, QStringLiteral("X")).height(),
            geometry.axis.pixelAt(moment.now)};
  pass.paint();
  for (const Ring& ring : ringsAt(trace, geometry, moment.now)) {
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
    const State state = stateAt(geometry, lifeline.side, moment.now);
    const QString name = text(nameOf(state));
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
                                         SimTime now) const {
  std::vector<Ring> rings;
  for (const TimerBracket& bracket : geometry.timers) {
    if (!bracket.ring || bracket.set > now || bracket.ends <= now) continue;
    const TimerRecord& timer = trace.timers[bracket.timer];
    Ring ring;
    ring.kind = timer.kind;
    ring.left = timer.due - now;
    ring.whole = std::max(timer.due - timer.set, Duration(1));
    ring.caption = timerTitle(timer);
    ring.centre = *bracket.ring;
    ring.radius = geometry.ringRadius;
    rings.push_back(ring);
  }
  return rings;
}

QRectF LadderPainter::changedBetween(const Trace& trace, const LadderGeometry& geometry,
                                     SimTime before, SimTime now) {
  const auto [first, last] = std::minmax(before, now);
  const double line = texts_.sizeOf(TextRole::Text, QStringLiteral("X")).height();
  const double top = geometry.axis.pixelBefore(first) - 2 * line;
  const double bottom = geometry.axis.pixelAt(last) + 2 * line;
  QRectF changed(0, top, geometry.size.width(), bottom - top);
  for (const SegmentLine& segment : geometry.segments) {
    if (segment.sent > last || segment.ends < first) continue;
    changed |= QRectF(segment.line.p1(), segment.line.p2())
                   .normalized()
                   .adjusted(-line, -2 * line, line, 2 * line);
  }
  for (const CallChip& chip : geometry.chips) {
    if (chip.at >= first && chip.at <= last) changed |= chip.box;
  }
  for (const StateBand& band : geometry.bands) {
    if (band.from >= first && band.from <= last) changed |= band.labelBox;
  }
  for (SimTime at : {before, now}) {
    for (const Ring& ring : ringsAt(trace, geometry, at)) changed |= ringBounds(ring, texts_);
  }
  return changed;
}

}  // namespace linger
