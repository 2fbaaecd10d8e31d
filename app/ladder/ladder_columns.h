#pragma once

#include <vector>

#include "app/ladder/ladder_content.h"
#include "app/ladder/ladder_metrics.h"

namespace linger {

/// One side's columns, from the middle of the ladder outwards: the band, the sockets beside it,
/// the process's line, the states' names and the chips. The last two share one column where the
/// picture is narrow.
struct SideColumns {
  double bandX = 0;  ///< The middle of the story's band.
  double innerEdge = 0;
  double outerEdge = 0;  ///< Beyond the last socket beside the band.
  double processX = 0;
  double statesX = 0;     ///< The edge of the names that is next to the band.
  double chipsX = 0;      ///< Likewise of the chips.
  bool leftward = false;  ///< Names and chips lie to the left of their edge.
  bool stacked = false;   ///< Names and chips share a column.

  /// A box of that width with its inner edge at `x`.
  double leftOf(double x, double width) const { return leftward ? x - width : x; }
};

struct LadderColumns {
  double width = 0;  ///< Of the whole picture; at least what its words need.
  double axisX = 0;
  std::vector<SideColumns> sides;
};

/// What the words of a ladder need beside its bands and its axis, whatever its width.
struct ColumnNeeds {
  struct Side {
    double states = 0;  ///< The widest words of that kind.
    double chips = 0;
    double header = 0;
  };
  double gutter = 0;  ///< For the axis.
  std::vector<Side> sides;
};

ColumnNeeds columnNeeds(const LadderContent& content, const LadderMetrics& metrics);

LadderColumns arrangeColumns(const LadderContent& content, const ColumnNeeds& needs,
                             const LadderMetrics& metrics, double width);

}  // namespace linger
