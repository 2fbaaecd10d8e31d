#pragma once

#include "app/ladder/ladder_columns.h"
#include "app/ladder/ladder_geometry.h"
#include "app/ladder/ladder_metrics.h"

namespace linger {

/// Between a segment's line and the bands that it goes between, in pixels.
double segmentGap(const LadderMetrics& metrics);

/// Moves a ladder that is laid out to other columns, in which the same labels are beside or under
/// each other: what belongs to a side goes with its band, and the segments reach from one to the
/// other. Heights stay. The labels between the bands have no place any more until placeLabels()
/// gives them one.
void moveToColumns(LadderGeometry& geometry, const LadderColumns& columns,
                   const LadderMetrics& metrics);

}  // namespace linger
