#pragma once

#include <QString>
#include <vector>

#include "app/handout/paper.h"
#include "model/trace/trace.h"

namespace linger {

/// A ladder in black and white: a lifeline for each host, a row for each segment, and rows that
/// are left empty for a pencil.
struct PaperLadder {
  const Trace* trace = nullptr;  ///< Has to outlive the drawing.
  SimTime from;
  SimTime until;      ///< Nothing after it is drawn, and nothing tells of it.
  int emptyRows = 0;  ///< Behind the last segment.
  /// Has a row for each call that failed or asked for a port, too. An earlier question on the sheet
  /// may be about these.
  bool showsCalls = false;
};

/// Draws it where the paper stands.
void draw(Paper& paper, const PaperLadder& ladder);

}  // namespace linger
