#pragma once

#include <QLineF>
#include <QPointF>
#include <QPolygonF>
#include <QRectF>
#include <QString>
#include <array>
#include <optional>
#include <vector>

#include "app/ladder/height_index.h"
#include "app/ladder/state_spans.h"
#include "app/ladder/time_axis.h"
#include "model/trace/trace.h"

namespace linger {

/// Where everything of a ladder is: plain values in pixels, made once for a trace and a size.
/// The instants beside them tell what has happened yet; nothing else changes with the playhead.

enum class Side : std::uint8_t { Left, Right };

/// Text along a segment's line: its first part strong, its second in small numbers.
struct LineLabel {
  QString head;
  QString detail;
  QPointF centre;
  double angle = 0;      ///< Degrees, clockwise.
  double headWidth = 0;  ///< With the space after it.
  bool plate = false;    ///< Other segments' lines pass behind it, interrupted.
  QSizeF size;

  QPolygonF outline() const;  ///< The four corners, as they are turned.
};

struct SegmentLine {
  SegmentId id;
  HostIndex sender = 0;
  QLineF line;  ///< From the sender's lifeline to where it ends.
  SimTime sent;
  SimTime ends;            ///< When it reaches the end of `line`.
  bool delivered = false;  ///< Else a cross is at its end.
  bool fromNowhere = false;
  QString crossWord;               ///< "dropped", beside the cross.
  QRectF crossBox;                 ///< Where that word is.
  std::optional<LineLabel> label;  ///< None where there is no room: the line alone is drawn.
};

/// A socket's span in one state.
struct StateBand {
  HostIndex host = 0;
  Side side = Side::Left;
  SocketId socket;
  State state = State::Closed;
  StateBasis basis = StateBasis::Known;
  bool aside = false;  ///< Not the story's socket: narrower, and beside it.
  QRectF box;
  SimTime from;
  SimTime to;
  QRectF labelBox;  ///< Empty where the state has been named already.
};

/// What a program called, or what became of it.
struct CallChip {
  enum class Kind : std::uint8_t { Call, Failure, Mark };
  Kind kind = Kind::Call;
  HostIndex host = 0;
  Side side = Side::Left;
  QString text;
  QRectF box;
  SimTime at;
  std::optional<std::size_t> call;  ///< Index into Trace::calls.
};

/// A process's life, beside the sockets' bands: where it ends, the kernel is alone.
struct ProcessLine {
  HostIndex host = 0;
  Side side = Side::Left;
  QLineF line;
  SimTime from;
  std::optional<SimTime> to;  ///< None: it still runs at the end.
};

struct TimerBracket {
  std::size_t timer = 0;  ///< Index into Trace::timers.
  HostIndex host = 0;
  Side side = Side::Left;
  QLineF line;
  SimTime set;
  SimTime ends;
  QString text;
  QRectF labelBox;                    ///< Empty where there is no room.
  std::optional<QPointF> ring;        ///< Where its ring goes while it runs.
  std::vector<QPointF> furtherRings;  ///< Where it finds room, too, when that is out of sight.
};

struct AxisTick {
  SimTime at;
  double y = 0;
  bool isWritten = false;  ///< Not where another's label is in the way.
};

struct Lifeline {
  HostIndex host = 0;
  Side side = Side::Left;
  double x = 0;          ///< The middle of the story's band.
  double innerEdge = 0;  ///< Where segments start and end.
  double outerEdge = 0;  ///< Where labels begin.
  QString name;
  QString address;
  bool crowded = false;  ///< More sockets than are drawn: they are counted.
};

/// Under the end of a run that was cut short.
struct CutNote {
  QString text;
  QRectF box;
  SimTime at;
};

/// A ladder laid out.
struct LadderGeometry {
  QSizeF size;  ///< May be larger than asked for, where that is too small.
  double headerHeight = 0;
  double axisX = 0;
  double bandWidth = 0;
  double ringRadius = 0;
  double reach = 0;  ///< How far from its line a segment is still pointed at.
  TimeAxis axis;
  std::vector<Lifeline> lifelines;  ///< Left, then right.
  std::vector<SegmentLine> segments;
  std::vector<StateBand> bands;
  std::vector<CallChip> chips;
  std::vector<ProcessLine> processes;
  std::vector<TimerBracket> timers;
  std::vector<AxisTick> ticks;
  std::optional<CutNote> cut;  ///< None: the run is whole.

  /// Of a long run: where to look for what lies between two heights.
  HeightIndex segmentsAt;
  HeightIndex bandsAt;
  HeightIndex chipsAt;
  HeightIndex timersAt;
  /// Labels are placed in stretches as high as this, and of a long run only where somebody looks.
  double stretch = 0;
  std::vector<bool> labelled;  ///< The stretches that have their labels, from the top.

  /// Null where it is not drawn; like the next one, until the ladder is laid out again.
  const SegmentLine* segment(SegmentId id) const;
  /// The strip along a segment's line in which one points at it.
  QPolygonF hitArea(const SegmentLine& segment) const;
  /// Null for a host that is not shown.
  const Lifeline* lifelineOf(HostIndex host) const;
  /// The segment whose line or label is at a point, the nearest one; none if none is near.
  std::optional<SegmentId> segmentAt(QPointF point) const;
  /// The timer whose bracket, words or ring is at a point, as an index into Trace::timers; none if
  /// there is none.
  std::optional<std::size_t> timerAt(QPointF point) const;
};

/// Fills the indexes of heights; `line` is that of a line of text.
void indexHeights(LadderGeometry& geometry, double line);

}  // namespace linger
