#pragma once

#include "app/ladder/ladder_columns.h"
#include "app/ladder/ladder_geometry.h"
#include "app/look/label_room.h"

namespace linger {

/// Finds room for the words between the lifelines: those of segments, of lost ones' crosses, and
/// of timers and their rings. Each is put where it touches nothing, or left out.
class LadderLabels {
 public:
  /// For the stretch of the ladder from `top` down to `bottom`: what is labelled there keeps
  /// within. All three outlive it.
  LadderLabels(const Trace& trace, const LadderMetrics& metrics, LadderGeometry& geometry,
               double top, double bottom);

  void place();

 private:
  bool isHere(double y) const { return y >= top_ && y < bottom_; }
  void takeWhatIsThere();
  void placeRings(bool lasting);
  void placeRing(TimerBracket& bracket);
  void findFurtherRings(TimerBracket& bracket) const;
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
  LabelRoom rings_;  ///< Without everything but other rings, which move with what is in sight.
  double top_;
  double bottom_;
  std::vector<SegmentLine*> segments_;  ///< That reach into the stretch.
  std::vector<TimerBracket*> timers_;
};

/// Places the labels between two heights, where that has not been done: all of a short run's.
void placeLabels(const Trace& trace, const LadderMetrics& metrics, LadderGeometry& geometry,
                 double top, double bottom);

}  // namespace linger
