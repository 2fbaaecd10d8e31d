#pragma once

#include <QString>

#include "model/sim/rebind.h"

namespace linger {

/// The answer to "would a restart work now?" in words, in two parts of one sentence.
struct RestartAnswer {
  QString answer;   ///< "no, for another 58.3 s", "yes"
  QString because;  ///< "blocked by TIME-WAIT 192.0.2.20:8080 ↔ …, owned by no process"
};

RestartAnswer verdictWords(const Trace& trace, const RebindQuestion& question,
                           const VerdictInterval& interval, SimTime at);

/// "measured", "from the source", ...: how well the answer is known.
QString nameOf(Evidence evidence, bool asAdjective);

}  // namespace linger
