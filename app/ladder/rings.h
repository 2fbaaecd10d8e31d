#pragma once

#include <QPainter>
#include <QPointF>

#include "app/look/text_cache.h"
#include "app/look/theme.h"
#include "model/tcp/timer.h"

namespace linger {

/// A running timer that counts down. Each kind has a shape of its own, beside its name: TIME-WAIT
/// is a full ring; FIN-WAIT-2's orphan timer a dashed square, because it is not TIME-WAIT;
/// a retransmission an arrow that goes round; keep-alive a dial of beats.
struct Ring {
  TimerKind kind = TimerKind::TimeWait;
  Duration left{};
  Duration whole{};  ///< More than 0.
  QString caption;   ///< Under it: "TIME-WAIT", "try 2".
  QPointF centre;
  double radius = 0;
  double playheadY = -1;  ///< The playhead's line may pass behind the caption.
  std::size_t timer = 0;  ///< Index into Trace::timers, where it is one of a trace.

  double part() const { return double(left.count()) / double(whole.count()); }
};

/// The shape alone, without numbers and words.
void paintRingShape(QPainter& painter, const Ring& ring, const Theme& theme);

void paintRing(QPainter& painter, const Ring& ring, const Theme& theme, TextCache& texts);

/// All that paintRing() draws upon.
QRectF ringBounds(const Ring& ring, TextCache& texts);

/// The colour of a timer's ring and bracket, and of its words.
QColor ringColour(TimerKind kind, const Theme& theme);
QColor ringTextColour(TimerKind kind, const Theme& theme);

}  // namespace linger
