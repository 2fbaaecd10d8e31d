#include "app/fleet/fleet_chart.h"

#include <QFontMetricsF>
#include <algorithm>
#include <cmath>

#include "app/document/words.h"
#include "app/fleet/load_words.h"

namespace linger {
namespace {

constexpr double kMostTicks = 5;
constexpr double kLinesForPorts = 9;  ///< Of a host's part: else its sockets have no room.

/// Lays one host's chart out between two heights.
class HostLayout {
 public:
  HostLayout(const FleetRun& run, std::size_t host, const FleetGeometry& geometry,
             const Typeface& face)
      : run_(run), host_(host), geometry_(geometry), line_(face.lineHeight()), face_(face) {}

  HostChart between(double top, double bottom) {
    HostChart chart;
    chart.host = host_;
    const FleetHost& host = run_.hosts[host_];
    chart.title = QStringLiteral("%1 (%2)").arg(text(host.name), text(profileOf(host.os).title));
    const bool calls = !host.routes.empty();
    const bool hasRoom = bottom - top > kLinesForPorts * line_;
    const double strips = !calls ? 0 : hasRoom ? 5.0 * line_ : 1.5 * line_;
    chart.plot = box(top + 1.5 * line_, bottom - strips);
    stack(chart);
    if (!calls) return chart;
    chart.failures = box(bottom - line_, bottom);
    markFailures(chart);
    if (!hasRoom) return chart;
    chart.ports = box(bottom - 4.0 * line_, bottom - 1.25 * line_);
    drawPorts(chart);
    return chart;
  }

 private:
  QRectF box(double top, double bottom) const {
    return {geometry_.left, top, geometry_.right - geometry_.left, std::max(bottom - top, 1.0)};
  }

  const HostSample& of(const FleetSample& sample) const { return sample.hosts[host_]; }

  /// Steps: a count holds from the end of the interval before to the end of its own.
  template <typename Value>
  QPolygonF steps(const QRectF& where, double most, Value value) const {
    QPolygonF line;
    double x = geometry_.left;
    for (const FleetSample& sample : run_.samples) {
      const double y = where.bottom() - value(sample) / most * where.height();
      line << QPointF(x, y);
      x = geometry_.xOf(sample.at);
      line << QPointF(x, y);
    }
    return line;
  }

  static double upTo(const HostSample& sample, State last) {
    double sockets = 0;
    for (const State state : kAllStates) {
      sockets += sample.of(state);
      if (state == last) break;
    }
    return sockets;
  }

  void stack(HostChart& chart) {
    double most = 1;
    for (const FleetSample& sample : run_.samples) {
      most = std::max(most, upTo(of(sample), kAllStates.back()));
    }
    const double room = std::clamp(chart.plot.height() / (1.5 * line_), 1.0, kMostTicks);
    const double step = roundStep(most / room);
    most = std::ceil(most / step) * step;
    for (double count = 0; count <= most; count += step) {
      chart.counts.push_back({chart.plot.bottom() - count / most * chart.plot.height(),
                              countText(std::uint64_t(count))});
    }
    QPolygonF below = steps(chart.plot, most, [](const FleetSample&) { return 0.0; });
    for (const State state : kAllStates) {
      const QPolygonF above = steps(
          chart.plot, most, [&](const FleetSample& sample) { return upTo(of(sample), state); });
      const bool isSeen = above != below;
      if (isSeen) chart.areas.push_back(area(state, below, above));
      below = above;
    }
  }

  /// Named where it is thickest, if there is room.
  StateArea area(State state, const QPolygonF& below, const QPolygonF& above) const {
    StateArea made;
    made.state = state;
    made.outline = above;
    for (qsizetype i = below.size() - 1; i >= 0; --i) made.outline << below[i];
    const QFontMetricsF metrics(face_.strong);
    const double width = metrics.horizontalAdvance(text(nameOf(state)));
    double thickest = line_;
    for (qsizetype i = 0; i < above.size(); ++i) {
      const double thickness = below[i].y() - above[i].y();
      const bool fits = above[i].x() + width + line_ < geometry_.right;
      if (thickness <= thickest || !fits) continue;
      thickest = thickness;
      made.hasLabel = true;
      made.label = {above[i].x() + line_ / 2,
                    (below[i].y() + above[i].y()) / 2 + metrics.ascent() / 2};
    }
    return made;
  }

  void drawPorts(HostChart& chart) const {
    const PortRange range = run_.hosts[host_].ports;
    const double most = range.last - range.first + 1.0;
    const auto fewest = [](const std::vector<PortUse>& ports) {
      return double(std::ranges::min(ports, {}, &PortUse::left).left);
    };
    chart.portsLine = steps(chart.ports, most,
                            [&](const FleetSample& sample) { return fewest(of(sample).towards); });
    if (run_.hosts[host_].binds) {
      chart.bindLine = steps(chart.ports, most,
                             [&](const FleetSample& sample) { return fewest(of(sample).binding); });
    }
    chart.portTicks = {{chart.ports.top(), countText(std::uint64_t(most))},
                       {chart.ports.bottom(), QStringLiteral("0")}};
  }

  void markFailures(HostChart& chart) const {
    double x = geometry_.left;
    for (std::size_t i = 0; i < run_.samples.size(); ++i) {
      const double end = geometry_.xOf(run_.samples[i].at);
      if (run_.samples[i].failed > 0) {
        chart.marks.push_back(
            {{x, chart.failures.top(), std::max(end - x, 2.0), chart.failures.height()}, i});
      }
      x = end;
    }
  }

  const FleetRun& run_;
  std::size_t host_;
  const FleetGeometry& geometry_;
  double line_;
  const Typeface& face_;
};

void layOutTimes(FleetGeometry& geometry, const Typeface& face) {
  const QFontMetricsF metrics(face.text);
  const double room = metrics.horizontalAdvance(QStringLiteral("00000 ms"));
  const double seconds = double(microseconds(geometry.end)) / 1e6;
  const double most = std::max((geometry.right - geometry.left) / room, 1.0);
  double step = roundStep(seconds / most);
  for (const double minutes : {15.0, 30.0, 60.0, 120.0, 300.0, 600.0, 1800.0, 3600.0}) {
    if (seconds > 60 && minutes >= seconds / most) {
      step = minutes;
      break;
    }
  }
  for (double at = 0; at <= seconds; at += step) {
    const SimTime time = kSimStart + Duration(std::llround(at * 1e6));
    geometry.times.push_back({geometry.xOf(time), durationText(time - kSimStart)});
  }
}

}  // namespace

double FleetGeometry::xOf(SimTime at) const {
  const double whole = std::max<double>(double(microseconds(end)), 1);
  return left + (right - left) * double(microseconds(at)) / whole;
}

SimTime FleetGeometry::timeAt(double x) const {
  const double share = std::clamp((x - left) / std::max(right - left, 1.0), 0.0, 1.0);
  return kSimStart + Duration(std::llround(share * double(microseconds(end))));
}

double roundStep(double least) {
  if (least <= 1) return 1;
  const double power = std::pow(10.0, std::floor(std::log10(least)));
  for (const double times : {1.0, 2.0, 5.0}) {
    if (times * power >= least) return times * power;
  }
  return 10 * power;
}

std::optional<std::size_t> sampleIndexAt(const FleetRun& run, SimTime at) {
  if (run.samples.empty()) return std::nullopt;
  const auto found = std::ranges::lower_bound(run.samples, at, {}, &FleetSample::at);
  if (found == run.samples.end()) return run.samples.size() - 1;
  return std::size_t(found - run.samples.begin());
}

FleetGeometry layOutFleet(const FleetRun& run, const QSizeF& size, const Typeface& face) {
  FleetGeometry geometry;
  geometry.size = size;
  geometry.end = run.samples.empty() ? kSimStart : run.samples.back().at;
  const double line = face.lineHeight();
  const QFontMetricsF metrics(face.text);
  geometry.left = metrics.horizontalAdvance(QStringLiteral("0,000,000")) + line;
  geometry.right = std::max(size.width() - line, geometry.left + 1);
  const double bottom = size.height() - 2 * line;
  geometry.timesBaseline = size.height() - line / 2;
  // Hosts that call have two strips more, and get as much more room.
  double shares = 0;
  const auto shareOf = [](const FleetHost& host) { return host.routes.empty() ? 1.0 : 1.6; };
  for (const FleetHost& host : run.hosts) shares += shareOf(host);
  double top = line / 2;
  const double height = bottom - top;
  for (std::size_t i = 0; i < run.hosts.size(); ++i) {
    const double end = top + height * shareOf(run.hosts[i]) / shares;
    geometry.hosts.push_back(HostLayout(run, i, geometry, face).between(top, end - line / 2));
    top = end;
  }
  layOutTimes(geometry, face);
  return geometry;
}

}  // namespace linger
