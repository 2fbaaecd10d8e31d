#pragma once

#include "app/look/label_room.h"
#include "app/ladder/ladder_columns.h"
#include "app/ladder/ladder_geometry.h"

namespace linger {

/// Finds room for the words between the lifelines: those of segments, of lost ones' crosses, and
/// of timers and their rings. Each is put where it touches nothing, or left out.
class LadderLabels {
 public:
  LadderLabels(const Trace& trace, const LadderMetrics& metrics, LadderGeometry& geometry);

  void place();
  /// How many segments could not be labelled.
  int missing() const { return missing_; }

 private:
  void takeWhatIsThere();
  void placeRings(bool lasting);
  void placeRing(TimerBracket& bracket);
  void placeSegment(SegmentLine& segment);
  bool tryLabel(SegmentLine& segment, LineLabel label, const LabelRoom& room, double lift);
  void take(const QPolygonF& words);
  void placeCross(SegmentLine& segment);
  void placeBracketText(TimerBracket& bracket);

  const Trace& trace_;
  const LadderMetrics& metrics_;
  LadderGeometry& geometry_;
  LabelRoom room_;   ///< Without everything that is drawn.
  LabelRoom words_;  ///< Without what must never be covered: all but the segments' lines.
  int missing_ = 0;
};

}  // namespace linger
