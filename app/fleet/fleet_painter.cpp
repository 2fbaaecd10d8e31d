#include "app/fleet/fleet_painter.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <algorithm>
#include <optional>

#include "app/document/words.h"
#include "app/fleet/load_words.h"

namespace linger {
namespace {

class Text {
  Q_DECLARE_TR_FUNCTIONS(linger::FleetChart)
};

Qt::BrushStyle patternOf(State state) {
  switch (state) {
    case State::Closed: return Qt::Dense7Pattern;
    case State::Listen: return Qt::NoBrush;
    case State::SynSent: return Qt::VerPattern;
    case State::SynReceived: return Qt::HorPattern;
    case State::Established: return Qt::NoBrush;
    case State::FinWait1: return Qt::FDiagPattern;
    case State::FinWait2: return Qt::Dense6Pattern;
    case State::CloseWait: return Qt::CrossPattern;
    case State::Closing: return Qt::DiagCrossPattern;
    case State::LastAck: return Qt::HorPattern;
    case State::TimeWait: return Qt::BDiagPattern;
  }
  return Qt::NoBrush;
}

/// Draws one host's part.
class HostPainter {
 public:
  HostPainter(QPainter& painter, const FleetRun& run, const FleetGeometry& geometry,
              const Theme& theme, const Typeface& face)
      : painter_(painter), run_(run), geometry_(geometry), theme_(theme), face_(face) {}

  void paint(const HostChart& chart) {
    painter_.setFont(face_.strong);
    painter_.setPen(theme_.text);
    painter_.drawText(QPointF(geometry_.left, chart.plot.top() - face_.lineHeight() / 2),
                      chart.title);
    paintGrid(chart);
    for (const StateArea& area : chart.areas) {
      fillState(painter_, area.outline, area.state, theme_);
    }
    for (const StateArea& area : chart.areas) nameArea(area);
    if (!chart.ports.isEmpty()) paintPorts(chart);
    if (!chart.failures.isEmpty()) paintFailures(chart);
  }

 private:
  void label(const QPointF& rightEnd, const QString& words) {
    painter_.setFont(face_.text);
    const QFontMetricsF metrics(face_.text);
    painter_.setPen(theme_.muted);
    painter_.drawText(QPointF(rightEnd.x() - metrics.horizontalAdvance(words),
                              rightEnd.y() + metrics.ascent() / 2 - 1),
                      words);
  }

  void paintGrid(const HostChart& chart) {
    for (const ChartTick& tick : chart.counts) {
      painter_.setPen(QPen(theme_.grid, 1));
      painter_.drawLine(QPointF(geometry_.left, tick.at), QPointF(geometry_.right, tick.at));
      label({geometry_.left - 6, tick.at}, tick.label);
    }
  }

  void nameArea(const StateArea& area) {
    if (!area.hasLabel) return;
    const QString words = text(nameOf(area.state));
    const QFontMetricsF metrics(face_.strong);
    const QRectF plate(area.label.x() - 4, area.label.y() - metrics.ascent() - 1,
                       metrics.horizontalAdvance(words) + 8, metrics.height());
    painter_.setPen(Qt::NoPen);
    painter_.setBrush(theme_.of(area.state).fill);
    painter_.drawRoundedRect(plate, 3, 3);
    painter_.setFont(face_.strong);
    painter_.setPen(theme_.of(area.state).onFill);
    painter_.drawText(area.label, words);
  }

  void paintPorts(const HostChart& chart) {
    painter_.setPen(QPen(theme_.grid, 1));
    painter_.setBrush(Qt::NoBrush);
    painter_.drawRect(chart.ports);
    for (const ChartTick& tick : chart.portTicks) {
      label({geometry_.left - 6, tick.at}, tick.label);
    }
    painter_.setPen(QPen(theme_.text, 2));
    painter_.drawPolyline(chart.portsLine);
    if (!chart.bindLine.isEmpty()) {
      painter_.setPen(QPen(theme_.text, 2, Qt::DotLine));
      painter_.drawPolyline(chart.bindLine);
    }
    plate(chart.ports,
          {chart.bindLine.isEmpty()
               ? Text::tr("ports left to the fullest destination")
               : Text::tr("ports left: to one destination, and for bind() (dotted)")},
          boxesOf(chart.portsLine));
  }

  void paintFailures(const HostChart& chart) {
    painter_.setPen(QPen(theme_.grid, 1));
    painter_.setBrush(Qt::NoBrush);
    painter_.drawRect(chart.failures);
    std::vector<QRectF> marks;
    for (const FailureMark& mark : chart.marks) {
      marks.push_back(mark.place);
      painter_.fillRect(mark.place, theme_.fails.fill);
      painter_.fillRect(mark.place, QBrush(theme_.fails.border, Qt::BDiagPattern));
    }
    const std::uint64_t failed = totalsOf(run_).failed;
    if (failed == 0) return plate(chart.failures, {Text::tr("no caller failed")}, marks);
    const QString count = countText(failed);
    plate(chart.failures,
          {Text::tr("callers that failed: %1").arg(count), Text::tr("%1 failed").arg(count)},
          marks);
  }

  /// Words in a strip upon a ground of their own: at its right end, or where they cover nothing.
  /// The next wording, which is shorter, where the one before it finds no such place.
  void plate(const QRectF& strip, const QStringList& wordings, const std::vector<QRectF>& drawn) {
    for (const QString& words : wordings) {
      const std::optional<QRectF> place = freePlace(strip, words, drawn);
      if (place) return paintPlate(*place, words);
    }
    const QRectF end = placeOf(strip, wordings.front(), 1);
    if (end.width() <= strip.width()) paintPlate(end, wordings.front());
  }

  /// `along`: from the left end, 0, to the right one, 1.
  QRectF placeOf(const QRectF& strip, const QString& words, double along) const {
    const QFontMetricsF metrics(face_.text);
    const double width = metrics.horizontalAdvance(words) + 8;
    const double room = strip.width() - width - 4;
    return {strip.left() + 2 + room * along, strip.top() + 1, width,
            std::min(metrics.height(), strip.height() - 2)};
  }

  std::optional<QRectF> freePlace(const QRectF& strip, const QString& words,
                                  const std::vector<QRectF>& drawn) const {
    constexpr int kPlaces = 40;
    for (int place = kPlaces; place >= 0; --place) {
      const QRectF where = placeOf(strip, words, place / double(kPlaces));
      if (where.width() > strip.width()) return std::nullopt;
      const bool covers = std::ranges::any_of(
          drawn, [&where](const QRectF& each) { return each.intersects(where); });
      if (!covers) return where;
    }
    return std::nullopt;
  }

  void paintPlate(const QRectF& where, const QString& words) {
    painter_.setPen(Qt::NoPen);
    painter_.setBrush(theme_.panel);
    painter_.drawRect(where);
    painter_.setFont(face_.text);
    painter_.setPen(theme_.text);
    painter_.drawText(where, Qt::AlignCenter, words);
  }

  static std::vector<QRectF> boxesOf(const QPolygonF& line) {
    std::vector<QRectF> boxes;
    for (qsizetype i = 1; i < line.size(); ++i) {
      boxes.push_back(QRectF(line[i - 1], line[i]).normalized().adjusted(-1, -1, 1, 1));
    }
    return boxes;
  }

  QPainter& painter_;
  const FleetRun& run_;
  const FleetGeometry& geometry_;
  const Theme& theme_;
  const Typeface& face_;
};

void paintTimes(QPainter& painter, const FleetGeometry& geometry, const Theme& theme,
                const Typeface& face) {
  const QFontMetricsF metrics(face.text);
  const double top = geometry.timesBaseline - face.lineHeight();
  painter.setFont(face.text);
  double free = 0;
  for (const ChartTick& tick : geometry.times) {
    const double width = metrics.horizontalAdvance(tick.label);
    const double x = std::min(tick.at - width / 2, geometry.size.width() - width);
    painter.setPen(QPen(theme.axis, 1));
    painter.drawLine(QPointF(tick.at, top - 4), QPointF(tick.at, top));
    if (x < free) continue;
    painter.setPen(theme.muted);
    painter.drawText(QPointF(x, geometry.timesBaseline), tick.label);
    free = x + width + metrics.averageCharWidth();
  }
}

}  // namespace

void fillState(QPainter& painter, const QPolygonF& outline, State state, const Theme& theme) {
  const StateColours& colours = theme.of(state);
  painter.setPen(Qt::NoPen);
  painter.setBrush(colours.fill);
  painter.drawPolygon(outline);
  const Qt::BrushStyle pattern = patternOf(state);
  if (pattern != Qt::NoBrush) {
    painter.setBrush(QBrush(mixed(colours.onFill, colours.fill, 0.35), pattern));
    painter.drawPolygon(outline);
  }
}

void paintFleet(QPainter& painter, const FleetRun& run, const FleetGeometry& geometry,
                const Theme& theme, const Typeface& face) {
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  for (const HostChart& chart : geometry.hosts) {
    HostPainter(painter, run, geometry, theme, face).paint(chart);
  }
  paintTimes(painter, geometry, theme, face);
  painter.restore();
}

void paintFleetPlayhead(QPainter& painter, const FleetGeometry& geometry, const Theme& theme,
                        const Typeface& face, SimTime now) {
  painter.setPen(QPen(theme.accent, 2));
  const double x = geometry.xOf(std::min(now, geometry.end));
  painter.drawLine(QPointF(x, 0), QPointF(x, geometry.timesBaseline - face.lineHeight()));
}

}  // namespace linger
