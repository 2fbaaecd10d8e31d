#include "app/ladder/ladder_layout.h"

#include <QPainterPath>
#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "app/document/words.h"
#include "app/ladder/ladder_columns.h"
#include "app/ladder/ladder_labels.h"
#include "app/ladder/ladder_rows.h"
#include "app/ladder/ladder_width.h"
#include "app/ladder/ladder_words.h"
#include "app/ladder/row_fitting.h"

namespace linger {
namespace {

constexpr double kLossPoint = 0.62;      ///< How far a lost segment gets.
constexpr std::size_t kLongStory = 400;  ///< Entries: such a story is scrolled, never fitted.
constexpr double kStretch = 60;          ///< Lines of text: what of it is labelled at once.

bool isLong(const Trace& trace) {
  return trace.eventLog.size() > kLongStory;
}

Side sideAt(std::size_t place) {
  return place == 0 ? Side::Left : Side::Right;
}

double headerHeight(const LadderMetrics& metrics) {
  return metrics.titleLine() + 2.9 * metrics.line();
}

/// Labels do not reach across the border of two stretches.
void cutIntoStretches(LadderGeometry& geometry, double height) {
  geometry.stretch = height;
  geometry.labelled.assign(std::size_t(geometry.size.height() / height) + 1, false);
}

class Layout {
 public:
  Layout(const Trace& trace, const LadderFormat& format, const LadderMetrics& metrics,
         const LadderContent& content, const ColumnNeeds& needs)
      : trace_(trace),
        format_(format),
        metrics_(metrics),
        content_(content),
        columns_(arrangeColumns(content_, needs, metrics_, format.size.width())),
        fitting_(trace_, content_, metrics_, format.zoom,
                 headerHeight(metrics_) + 0.9 * metrics_.line(), isStacked()) {
    geometry_.headerHeight = headerHeight(metrics_);
  }

  bool isStacked() const { return !columns_.sides.empty() && columns_.sides.front().stacked; }

  /// All but the labels. The ticks are ticksOf() these rows.
  LadderGeometry layOut(const LadderRows& rows, std::vector<AxisTick> ticks) {
    rows_ = &rows;
    geometry_.ticks = std::move(ticks);
    fillGeometry();
    if (isLong(trace_)) {
      indexHeights(geometry_, metrics_.line());
      cutIntoStretches(geometry_, kStretch * metrics_.line());
    } else {
      cutIntoStretches(geometry_, 2 * geometry_.size.height());
    }
    return std::move(geometry_);
  }

  /// Brings a long run's ladder that has these rows to this format.
  void fit(LadderGeometry& geometry, const LadderRows& rows) const {
    moveToColumns(geometry, columns_, metrics_);
    geometry.size.setHeight(std::max(fitting_.heightOf(rows), format_.size.height()));
    cutIntoStretches(geometry, geometry.stretch);
  }

  /// A short story's rows fill the height that there is, if they may.
  LadderRows chooseRows() const {
    if (!format_.fitHeight || isLong(trace_)) return fitting_.usualRows();
    return fitting_.rowsFor(format_.size.height(), format_.isClose);
  }

  /// An instant's time is written unless one above it, or a break's, is in the way.
  std::vector<AxisTick> ticksOf(const LadderRows& rows) const {
    std::vector<SimTime> shown{kSimStart};
    for (std::size_t e = 0; e < trace_.eventLog.size(); ++e) {
      const SimTime at = content_.instants[content_.entryInstant[e]];
      if (at > shown.back()) shown.push_back(at);
    }
    std::vector<AxisTick> ticks;
    ticks.reserve(shown.size());
    const double room = 1.1 * metrics_.line();
    double full = -room;
    for (SimTime at : shown) {
      const double y = rows.axis.pixelBefore(at);
      const bool free = y - full >= room;
      ticks.push_back({at, y, free});
      if (free) full = y;
    }
    return ticks;
  }

 private:
  void fillGeometry() {
    geometry_.axis = rows_->axis;
    geometry_.axisX = columns_.axisX;
    geometry_.bandWidth = metrics_.bandWidth();
    geometry_.ringRadius = metrics_.ringRadius();
    geometry_.reach = 0.45 * metrics_.line();
    geometry_.size = {columns_.width, std::max(fitting_.heightOf(*rows_), format_.size.height())};
    for (std::size_t i = 0; i < content_.hosts.size(); ++i) {
      addLifeline(i);
      for (std::size_t s = 0; s < content_.hosts[i].spans.size(); ++s) addBand(i, s);
    }
    for (std::size_t c = 0; c < content_.chips.size(); ++c) addChip(c);
    addProcesses();
    addSegments();
    addTimers();
    addCut();
  }

  void addCut() {
    if (!trace_.truncated) return;
    const QString words = cutText(*trace_.truncated);
    const QRectF box(columns_.axisX + metrics_.line(), rows_->bottom + 0.5 * metrics_.line(),
                     metrics_.strongWidth(words), metrics_.line());
    geometry_.cut = CutNote{words, box, trace_.truncated->at};
  }

  void addLifeline(std::size_t i) {
    const ContentHost& host = content_.hosts[i];
    const SideColumns& side = columns_.sides[i];
    geometry_.lifelines.push_back({host.host, sideAt(i), side.bandX, side.innerEdge, side.outerEdge,
                                   host.name, host.address, host.crowded});
  }

  double startY(const StateSpan& span) const {
    return span.entry ? rows_->entryY[*span.entry] : rows_->axis.pixelBefore(span.from);
  }
  double endY(const StateSpan& span) const {
    return span.exit ? rows_->entryY[*span.exit] : rows_->axis.pixelBefore(span.to);
  }

  void addBand(std::size_t i, std::size_t s) {
    const StateSpan& span = content_.hosts[i].spans[s];
    const SideColumns& side = columns_.sides[i];
    StateBand band;
    band.host = content_.hosts[i].host;
    band.side = sideAt(i);
    band.socket = span.socket;
    band.state = span.state;
    band.basis = span.basis;
    band.aside = span.column > 0;
    band.from = span.from;
    band.to = span.to;
    const double width = band.aside ? metrics_.asideWidth() : metrics_.bandWidth();
    const double out = metrics_.bandWidth() / 2 + metrics_.gap() +
                       (span.column - 1) * (metrics_.asideWidth() + metrics_.gap());
    const double sign = side.leftward ? -1 : 1;
    const double middle = band.aside ? side.bandX + sign * (out + width / 2) : side.bandX;
    const double top = startY(span);
    band.box = QRectF(middle - width / 2, top, width, std::max(1.0, endY(span) - top));
    const double labelTop = rows_->stayLabelTop[i][s];
    if (labelTop >= 0) {
      const double labelWidth = metrics_.strongWidth(stateText(span.state, span.basis));
      band.labelBox =
          QRectF(side.leftOf(side.statesX, labelWidth), labelTop, labelWidth, metrics_.line());
    }
    geometry_.bands.push_back(band);
  }

  void addChip(std::size_t c) {
    const ContentChip& shown = content_.chips[c];
    const auto place = shown.place;
    if (!place) return;
    const SideColumns& side = columns_.sides[*place];
    const bool mark = shown.kind == CallChip::Kind::Mark;
    const bool fails = shown.kind == CallChip::Kind::Failure;
    const double width = metrics_.chipWidth(mark, fails, shown.text);
    const double height = mark ? metrics_.line() : metrics_.chipHeight();
    const QRectF box(side.leftOf(side.chipsX, width), rows_->chipTop[c], width, height);
    geometry_.chips.push_back({shown.kind, shown.host, sideAt(*place), shown.text, box,
                               trace_.eventLog[shown.entry].at, shown.call});
  }

  void addProcesses() {
    std::map<std::size_t, std::pair<double, double>> extent;
    for (const ProcessRecord& process : trace_.processes) {
      const std::size_t index = std::size_t(&process - trace_.processes.data());
      extent[index] = {rows_->axis.pixelBefore(process.started), rows_->axis.end()};
    }
    for (std::size_t e = 0; e < trace_.eventLog.size(); ++e) {
      const Entry& entry = trace_.eventLog[e];
      if (entry.kind == EntryKind::Started && entry.at > kSimStart) {
        extent[entry.index].first = rows_->entryY[e];
      }
      if (entry.kind == EntryKind::Ended) extent[entry.index].second = rows_->entryY[e];
    }
    for (const auto& [index, ends] : extent) {
      const ProcessRecord& process = trace_.processes[index];
      const auto place = content_.placeOf(process.host, process.id);
      if (!place) continue;
      const double x = columns_.sides[*place].processX;
      geometry_.processes.push_back({process.host, sideAt(*place),
                                     QLineF(x, ends.first, x, ends.second), process.started,
                                     process.ended});
    }
  }

  void addSegments() {
    std::vector<double> sentY(trace_.segments.size(), 0);
    std::vector<double> sentOffset(trace_.segments.size(), 0);
    std::vector<std::optional<double>> arrivedY(trace_.segments.size());
    for (std::size_t e = 0; e < trace_.eventLog.size(); ++e) {
      const Entry& entry = trace_.eventLog[e];
      if (entry.kind == EntryKind::Sent) {
        sentY[entry.index] = rows_->entryY[e];
        sentOffset[entry.index] = rows_->offset[e];
      }
      if (entry.kind == EntryKind::Arrived) arrivedY[entry.index] = rows_->entryY[e];
    }
    geometry_.segments.reserve(trace_.segments.size());
    for (const SegmentRecord& record : trace_.segments) {
      const std::size_t i = std::size_t(&record - trace_.segments.data());
      const auto natural = [&] { return rows_->axis.pixelBefore(record.arrives) + sentOffset[i]; };
      addSegment(record, sentY[i], arrivedY[i] ? *arrivedY[i] : natural());
    }
  }

  void addSegment(const SegmentRecord& record, double fromY, double toY) {
    const auto from = content_.senderOf(record);
    const auto to = content_.receiverOf(record);
    if (!from || !to || content_.hosts.size() < 2) return;
    if (record.sent == record.arrives) toY = fromY;
    const double forward = *from == 0 ? 1 : -1;
    const double gap = segmentGap(metrics_);
    QPointF start(columns_.sides[*from].innerEdge + forward * gap, fromY);
    const QPointF end(columns_.sides[*to].innerEdge - forward * gap, toY);
    SegmentLine segment;
    segment.id = record.id;
    segment.sender = record.from;
    segment.fromNowhere = record.injected;
    if (record.injected) start = QLineF(start, end).pointAt(0.4);
    segment.line = QLineF(start, end);
    segment.sent = record.sent;
    segment.ends = record.arrives;
    segment.delivered = record.delivery == Delivery::Delivered;
    cutShort(segment, record);
    geometry_.segments.push_back(std::move(segment));
  }

  /// A segment that did not arrive ends on the way; one still flying ends with the scene.
  void cutShort(SegmentLine& segment, const SegmentRecord& record) const {
    double part = 1;
    switch (record.delivery) {
      case Delivery::Delivered:
      case Delivery::HostDown: break;
      case Delivery::Dropped:
      case Delivery::Lost: part = kLossPoint; break;
      case Delivery::InFlight:
        if (record.arrives > content_.end) {
          part = double((content_.end - record.sent).count()) /
                 double((record.arrives - record.sent).count());
        }
        break;
    }
    if (record.delivery != Delivery::Delivered && record.delivery != Delivery::InFlight) {
      segment.crossWord = wordFor(record.delivery);
    }
    if (part >= 1) return;
    segment.ends =
        record.sent + Duration(std::llround(part * double((record.arrives - record.sent).count())));
    if (record.delivery != Delivery::InFlight)
      segment.line.setP2(segment.line.pointAt(part));
    else
      segment.line.setP2({segment.line.pointAt(part).x(), segment.line.y2()});
  }

  void addTimers() {
    std::array<std::vector<double>, 2> busyUntil;
    for (const ContentTimer& shown : content_.timers) {
      const TimerRecord& record = trace_.timers[shown.timer];
      const auto place = content_.placeOf(record.host, record.socket);
      if (!place) continue;
      std::vector<double>& lanes = busyUntil[*place];
      const double top = rows_->axis.pixelAt(record.set);
      const double bottom = rows_->axis.pixelBefore(shown.ends);
      std::size_t lane = 0;
      while (lane < lanes.size() && lanes[lane] > top) ++lane;
      if (lane > 1) continue;
      if (lane == lanes.size()) lanes.push_back(0);
      lanes[lane] = bottom;
      const double sign = *place == 0 ? 1 : -1;
      const double x =
          columns_.sides[*place].innerEdge + sign * (0.9 + 0.8 * double(lane)) * metrics_.line();
      TimerBracket bracket;
      bracket.timer = shown.timer;
      bracket.host = record.host;
      bracket.side = sideAt(*place);
      bracket.line = QLineF(x, top, x, bottom);
      bracket.set = record.set;
      bracket.ends = shown.ends;
      bracket.text = shown.text;
      geometry_.timers.push_back(bracket);
    }
  }

  const Trace& trace_;
  const LadderFormat& format_;
  const LadderMetrics& metrics_;
  const LadderContent& content_;
  LadderColumns columns_;
  RowFitting fitting_;
  const LadderRows* rows_ = nullptr;
  LadderGeometry geometry_;
};

}  // namespace

LadderPlan::LadderPlan(const Trace& trace, const LadderMetrics& metrics)
    : trace_(trace),
      metrics_(metrics),
      content_(ladderContent(trace)),
      needs_(columnNeeds(content_, metrics)) {}

LadderGeometry LadderPlan::layOut(const LadderFormat& format) {
  Layout layout(trace_, format, metrics_, content_, needs_);
  if (!isLong(trace_)) {
    const LadderRows rows = layout.chooseRows();
    LadderGeometry geometry = layout.layOut(rows, layout.ticksOf(rows));
    placeLabels(trace_, metrics_, geometry, 0, geometry.size.height());
    return geometry;
  }
  if (!keepsRows(format, layout.isStacked())) {
    LadderRows rows = layout.chooseRows();
    std::vector<AxisTick> ticks = layout.ticksOf(rows);
    rows_ = {format.zoom, layout.isStacked(), std::move(rows), std::move(ticks)};
  }
  return layout.layOut(rows_->rows, rows_->ticks);
}

bool LadderPlan::keepsRows(const LadderFormat& format, bool stacked) const {
  return rows_ && rows_->zoom == format.zoom && rows_->stacked == stacked;
}

void LadderPlan::fit(const LadderFormat& format, LadderGeometry& geometry) {
  const Layout layout(trace_, format, metrics_, content_, needs_);
  if (keepsRows(format, layout.isStacked())) {
    layout.fit(geometry, rows_->rows);
  } else {
    geometry = layOut(format);
  }
}

LadderGeometry layOutLadder(const Trace& trace, const LadderFormat& format,
                            const LadderMetrics& metrics) {
  LadderGeometry geometry = LadderPlan(trace, metrics).layOut(format);
  placeLabels(trace, metrics, geometry, 0, geometry.size.height());
  return geometry;
}

}  // namespace linger
