#pragma once

#include "app/ladder/ladder_geometry.h"
#include "app/ladder/ladder_metrics.h"

namespace linger {

/// What a ladder is laid out for.
struct LadderFormat {
  QSizeF size;            ///< In pixels. The ladder is as wide; its length follows the story.
  double zoom = 1.0;      ///< 0.25 to 8: how much time is drawn out, apart from the type.
  bool fitHeight = true;  ///< Draw a short story out to the whole height.
};

/// Lays a run out. The result is as wide as asked for, or wider where the words need it, and as
/// high as asked for, or higher where the story is long: then one scrolls, or scales it down.
LadderGeometry layOutLadder(const Trace& trace, const LadderFormat& format,
                            const LadderMetrics& metrics);

}  // namespace linger
