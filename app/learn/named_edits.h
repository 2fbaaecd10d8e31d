#pragma once

#include <QString>
#include <vector>

#include "model/sim/edit.h"
#include "model/trace/trace.h"

namespace linger {

/// An edit as a person chooses it: first what is changed, then how.
struct NamedEdit {
  QString what;  ///< "Drop a segment", "Close the client's connection"
  QString how;   ///< "server's first FIN, sent at 0.040 s", "at 1.000 s, in CLOSE-WAIT"
  Edit edit;
};

/// Names edits by what they meet in the run: the segment's instant, the state that the host is in.
std::vector<NamedEdit> namedEdits(const std::vector<Edit>& edits, const Trace& run);

}  // namespace linger
