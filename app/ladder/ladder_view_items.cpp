#include <QScrollBar>
#include <algorithm>

#include "app/document/host_words.h"
#include "app/document/timer_text.h"
#include "app/document/words.h"
#include "app/ladder/ladder_view.h"
#include "app/ladder/ladder_words.h"
#include "model/trace/snapshot.h"

/// The ladder as a screen reader has it: item by item.

namespace linger {

const std::vector<LadderItem>& LadderView::items() const {
  if (!items_) items_ = ladderItems(*trace_);
  return *items_;
}

int LadderView::segmentCount() const {
  const auto& segments = trace_->segments;
  if (moment_.showFuture) return int(segments.size());
  return int(std::ranges::upper_bound(segments, moment_.now, {}, &SegmentRecord::sent) -
             segments.begin());
}

int LadderView::itemCount() const {
  const std::vector<LadderItem>& all = items();
  if (moment_.showFuture) return int(all.size());
  return int(std::ranges::upper_bound(all, moment_.now, {}, &LadderItem::at) - all.begin());
}

int LadderView::itemOf(SegmentId id) const {
  const LadderItem wanted{LadderItem::Kind::Segment, std::size_t(id.value - 1),
                          trace_->segment(id).sent};
  const auto found = std::ranges::find(items(), wanted);
  return found == items().end() ? -1 : int(found - items().begin());
}

QString LadderView::itemName(int index) const {
  return nameOf(*trace_, item(index));
}

QString LadderView::itemDescription(int index) const {
  return sentenceFor(*trace_, item(index));
}

QString LadderView::itemValue(int index) const {
  return valueOf(*trace_, item(index));
}

int LadderView::currentItem() const {
  return moment_.current ? itemOf(*moment_.current) : -1;
}

/// The keyboard goes from segment to segment; what else there is can be read and pressed.
void LadderView::setCurrentItem(int index) {
  if (item(index).kind == LadderItem::Kind::Segment) {
    setCurrentSegment(SegmentId{int(item(index).index) + 1});
  }
}

void LadderView::pressItem(int index) {
  if (item(index).kind == LadderItem::Kind::Segment) {
    emit segmentActivated(SegmentId{int(item(index).index) + 1});
  } else {
    emit instantRequested(item(index).at);
  }
}

/// The headers and the rings, in words: "server: FIN-WAIT-1".
QString LadderView::summary() const {
  QStringList running;
  const Snapshot now = snapshotAt(*trace_, moment_.now);
  for (HostIndex host = 0; host < now.hosts.size(); ++host) {
    if (!now.hosts[host].hadConnection && !now.hosts[host].shown) continue;
    running << tr("%1: %2").arg(hostText(trace_->hosts[host].name),
                                text(nameOf(now.hosts[host].state)));
  }
  for (const TimerRecord& timer : trace_->timers) {
    const SimTime ends = timer.endedAt.value_or(timer.due);
    if (timer.set > moment_.now || ends <= moment_.now) continue;
    running << tr("%1: %2, %3 left")
                   .arg(hostText(trace_->hosts[timer.host].name), timerTitle(timer),
                        durationText(timer.due - moment_.now));
  }
  if (trace_->truncated) running << cutText(*trace_->truncated);
  return running.join(u'\n');
}

QRect LadderView::itemRect(int index) const {
  const LadderItem& shown = item(index);
  QRect box;
  if (shown.kind == LadderItem::Kind::Segment) {
    box = segmentRect(SegmentId{int(shown.index) + 1});
  } else {
    const double y = geometry().axis.pixelAt(shown.at);
    const double line = QFontMetrics(font()).height();
    box = toViewport(QRectF(geometry().axisX, y - line, geometry().size.width(), 2 * line))
              .toAlignedRect()
              .intersected(QRect(0, viewport()->y(), viewport()->width(), 1 << 20));
  }
  return {viewport()->mapToGlobal(box.topLeft()), box.size()};
}

}  // namespace linger
