#pragma once

#include "app/ladder/ladder_columns.h"
#include "app/ladder/ladder_content.h"
#include "app/ladder/ladder_geometry.h"
#include "app/ladder/ladder_metrics.h"
#include "app/ladder/ladder_rows.h"

namespace linger {

/// What a ladder is laid out for.
struct LadderFormat {
  QSizeF size;            ///< In pixels. The ladder is as wide; its length follows the story.
  double zoom = 1.0;      ///< 0.25 to 8: how much time is drawn out, apart from the type.
  bool fitHeight = true;  ///< Draw a short story out to the whole height.
  bool isClose = false;   ///< Draw a longer one as close as words allow before it is too high.
};

/// What a run's ladder has in common for every size: made once, so that another size costs little.
/// The trace and the metrics outlive it.
class LadderPlan {
 public:
  LadderPlan(const Trace& trace, const LadderMetrics& metrics);

  /// The ladder for a size. Of a long run the labels between the lifelines are left to
  /// placeLabels(), which places those that somebody looks at.
  LadderGeometry layOut(const LadderFormat& format);
  /// Brings a ladder that this plan has laid out last to another format. Of a long run only widths
  /// change, mostly, which costs a tenth of laying it out.
  void fit(const LadderFormat& format, LadderGeometry& geometry);

 private:
  /// The rows of a long run, which another width or height mostly leaves as they are.
  struct KeptRows {
    double zoom = 1;
    bool stacked = false;
    LadderRows rows;
    std::vector<AxisTick> ticks;
  };

  /// Whether rows_ are those of this format.
  bool keepsRows(const LadderFormat& format, bool stacked) const;

  const Trace& trace_;
  const LadderMetrics& metrics_;
  LadderContent content_;
  ColumnNeeds needs_;
  std::optional<KeptRows> rows_;
};

/// Lays a run out, with all its labels. The result is as wide as asked for, or wider where the
/// words need it, and as high as asked for, or higher where the story is long: then one scrolls, or
/// scales it down.
LadderGeometry layOutLadder(const Trace& trace, const LadderFormat& format,
                            const LadderMetrics& metrics);

}  // namespace linger
