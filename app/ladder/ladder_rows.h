#pragma once

#include <map>
#include <vector>

#include "app/ladder/ladder_content.h"
#include "app/ladder/ladder_metrics.h"

namespace linger {

/// How generously time is laid out.
struct RowScale {
  double flight = 3.0;  ///< Lines of text for a typical flight, from 2 up.
  double pause = 3.0;   ///< Lines of text for an axis break, from 2.4 up.
};

/// The heights of a ladder: what happens, one under the other, each label with its room.
struct LadderRows {
  TimeAxis axis;
  std::vector<double> entryY;                     ///< For each entry of Trace::eventLog.
  std::vector<double> offset;                     ///< How far into its instant each entry is.
  std::vector<std::vector<double>> stayLabelTop;  ///< By host and span; less than 0: no label.
  std::vector<double> chipTop;                    ///< By chip.
  double bottom = 0;                              ///< Where the lowest thing ends.
};

/// `stacked`: names and chips share a column.
LadderRows arrangeRows(const Trace& trace, const LadderContent& content,
                       const LadderMetrics& metrics, const RowScale& scale, double origin,
                       bool stacked);

}  // namespace linger
