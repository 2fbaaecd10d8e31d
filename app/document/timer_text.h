#pragma once

#include <QString>

#include "model/trace/trace.h"

namespace linger {

/// A timer of a run, for people: how long it runs, what sets that, and what would change it.
struct TimerText {
  QString title;    ///< "server: TIME-WAIT, 60 s"
  QString setBy;    ///< What the length follows from, on that system and in this scene.
  QString changes;  ///< What ends it early, starts it anew or makes it longer.
};

TimerText timerText(const Trace& trace, const TimerRecord& timer);

/// Those that hold a connection are; one that waits for an answer only if the answer never came.
bool isWorthTelling(const TimerRecord& timer);

}  // namespace linger
