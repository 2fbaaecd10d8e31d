#include "app/handout/paper_ladder.h"

#include <QFontMetricsF>
#include <algorithm>
#include <variant>

#include "app/document/host_words.h"
#include "app/document/words.h"
#include "app/ladder/ladder_words.h"
#include "model/trace/snapshot.h"

namespace linger {
namespace {

constexpr std::size_t kMostRows = 14;  ///< The last ones, where there are more.
constexpr double kRow = 26;
constexpr double kHead = 30;
constexpr double kTimes = 64;  ///< The column of times.
constexpr double kAside = 70;  ///< Room for states beside the outer lifelines.
constexpr double kSlant = 10;
constexpr double kArrow = 5;
constexpr double kCross = 4;
constexpr double kCall = 6;  ///< The side of a call's square.
constexpr double kCallGap = 8;

struct SentRow {
  const SegmentRecord* segment;
  bool arrives;  ///< By the end of what is drawn.
};
/// The same call again and again is one row.
struct CalledRow {
  const CallRecord* call;
  int times = 1;
};
struct DrawnRow {
  SimTime at;
  std::variant<SentRow, CalledRow> what;
};

SimTime answeredAt(const CallRecord& call) {
  return call.returned.value_or(call.at);
}

/// Whether the next row is the same call with the same result.
bool isSameCall(const DrawnRow& row, const DrawnRow& next) {
  const auto* const one = std::get_if<CalledRow>(&row.what);
  const auto* const other = std::get_if<CalledRow>(&next.what);
  if (one == nullptr || other == nullptr) return false;
  return one->call->host == other->call->host && chipText(*one->call) == chipText(*other->call);
}

std::vector<DrawnRow> rowsOf(const PaperLadder& ladder) {
  std::vector<DrawnRow> all;
  for (const SegmentRecord& sent : ladder.trace->segments) {
    all.push_back({sent.sent, SentRow{&sent, sent.arrives <= ladder.until}});
  }
  for (const CallRecord& call : ladder.trace->calls) {
    const bool isDrawn = call.call == Call::Bind || call.result != Errno::Ok;
    if (ladder.showsCalls && isDrawn) all.push_back({answeredAt(call), CalledRow{&call}});
  }
  std::erase_if(all,
                [&](const DrawnRow& row) { return row.at < ladder.from || row.at > ladder.until; });
  std::ranges::stable_sort(all, {}, &DrawnRow::at);
  std::vector<DrawnRow> rows;
  for (const DrawnRow& row : all) {
    if (!rows.empty() && isSameCall(rows.back(), row)) {
      ++std::get<CalledRow>(rows.back().what).times;
    } else {
      rows.push_back(row);
    }
  }
  if (rows.size() > kMostRows) rows.erase(rows.begin(), rows.end() - kMostRows);
  return rows;
}

class Drawing {
 public:
  Drawing(Paper& paper, const PaperLadder& ladder, const QRectF& room)
      : painter_(paper.painter()),
        metrics_(paper.font(), painter_.device()),
        ladder_(ladder),
        room_(room) {}

  void run(const std::vector<DrawnRow>& rows) {
    drawLifelines();
    double y = room_.top() + kHead;
    for (const DrawnRow& row : rows) {
      std::visit([&](const auto& what) { drawRow(what, y); }, row.what);
      y += kRow;
    }
    drawEmptyRows(y);
  }

 private:
  double x(HostIndex host) const {
    const auto count = ladder_.trace->hosts.size();
    const double left = room_.left() + kTimes + kAside, right = room_.right() - kAside;
    return count < 2 ? left : left + (right - left) * double(host) / double(count - 1);
  }

  void center(const QString& text, double at, double baseline) {
    painter_.drawText(QPointF(at - metrics_.horizontalAdvance(text) / 2, baseline), text);
  }

  /// Names, and the states at the beginning of what is drawn.
  void drawLifelines() {
    const Snapshot first = snapshotAt(*ladder_.trace, ladder_.from);
    for (HostIndex host = 0; host < ladder_.trace->hosts.size(); ++host) {
      center(hostText(ladder_.trace->hosts[host].name), x(host), room_.top() + metrics_.ascent());
      center(text(nameOf(first.hosts[host].state)), x(host),
             room_.top() + metrics_.ascent() + metrics_.height());
      painter_.drawLine(QPointF(x(host), room_.top() + kHead - 2),
                        QPointF(x(host), room_.bottom() - 4));
    }
  }

  /// Inside of the lifeline: the states are outside.
  void drawRow(const CalledRow& row, double y) {
    const CallRecord& call = *row.call;
    QString words = chipText(call);
    if (row.times > 1) words += QStringLiteral(" × %1").arg(row.times);
    const double baseline = y + kRow - kSlant;
    const double at = x(call.host);
    const bool isRight = call.host > 0 && call.host + 1 == ladder_.trace->hosts.size();
    const double left = isRight ? at - kCallGap - metrics_.horizontalAdvance(words) : at + kCallGap;
    painter_.drawText(QPointF(room_.left(), baseline), axisText(answeredAt(call)));
    painter_.drawRect(QRectF(at - kCall / 2, baseline - kCall, kCall, kCall));
    painter_.drawText(QPointF(left, baseline), words);
  }

  void drawRow(const SentRow& row, double y) {
    const SegmentRecord& segment = *row.segment;
    const QPointF from(x(segment.from), y + kRow - kSlant - 4);
    QPointF to(x(segment.to), y + kRow - 4);
    const bool isLost = row.arrives && segment.delivery != Delivery::Delivered;
    if (isLost || !row.arrives) to = from + (to - from) * 0.6;
    painter_.drawText(QPointF(room_.left(), from.y() + 3), axisText(segment.sent));
    painter_.drawLine(from, to);
    if (isLost) {
      painter_.drawLine(to + QPointF(-kCross, -kCross), to + QPointF(kCross, kCross));
      painter_.drawLine(to + QPointF(-kCross, kCross), to + QPointF(kCross, -kCross));
    } else if (row.arrives) {
      drawArrowHead(from, to);
    }
    const SegmentWords words = wordsFor(segment);
    center(QStringLiteral("%1  %2").arg(words.head, words.detail),
           (x(segment.from) + x(segment.to)) / 2, y + metrics_.ascent() - 2);
    drawStates(segment, y);
  }

  void drawArrowHead(const QPointF& from, const QPointF& to) {
    const double back = from.x() < to.x() ? -kArrow : kArrow;
    painter_.drawLine(to, to + QPointF(back, -kArrow));
    painter_.drawLine(to, to + QPointF(back, kArrow / 2));
  }

  /// The states that the segment led to, beside the lifelines.
  void drawStates(const SegmentRecord& segment, double y) {
    for (const TransitionRecord& moved : ladder_.trace->transitions) {
      const bool isSending =
          moved.socket == segment.socket && moved.host == segment.from && moved.at == segment.sent;
      const bool isArrival = moved.host == segment.to && moved.cause == segment.id;
      if (moved.at > ladder_.until || (!isSending && !isArrival)) continue;
      const QString name = text(nameOf(moved.to));
      const bool isLeft = moved.host == 0;
      const double width = metrics_.horizontalAdvance(name);
      const double at = isLeft ? x(0) - width - 4 : x(moved.host) + 4;
      painter_.drawText(QPointF(at, y + kRow - (isArrival ? 1 : kSlant)), name);
    }
  }

  /// What is to be drawn by hand: a dotted line to guide each arrow, and one for each state.
  void drawEmptyRows(double y) {
    painter_.save();
    painter_.setPen(QPen(Qt::black, 0.4, Qt::DotLine));
    const HostIndex last = ladder_.trace->hosts.size() - 1;
    for (int row = 0; row < ladder_.emptyRows; ++row, y += kRow) {
      const double line = y + kRow - 4;
      painter_.drawLine(QPointF(room_.left(), line), QPointF(room_.left() + kTimes - 8, line));
      painter_.drawLine(QPointF(x(0) - kAside + 4, line), QPointF(x(0) - 6, line));
      painter_.drawLine(QPointF(x(last) + 6, line), QPointF(x(last) + kAside - 4, line));
    }
    painter_.restore();
  }

  QPainter& painter_;
  QFontMetricsF metrics_;
  const PaperLadder& ladder_;
  QRectF room_;
};

}  // namespace

void draw(Paper& paper, const PaperLadder& ladder) {
  const std::vector<DrawnRow> rows = rowsOf(ladder);
  const double height = kHead + kRow * double(rows.size() + std::size_t(ladder.emptyRows)) + 10;
  const QRectF room = paper.take(height);
  Drawing(paper, ladder, room).run(rows);
}

}  // namespace linger
