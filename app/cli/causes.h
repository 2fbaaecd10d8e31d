#pragma once

#include "app/cli/console.h"

namespace linger {

/// Tells what an error message or a state, `words`, may come from, and how to see it; else which
/// scenarios are about the words. False where nothing is found; nothing is written then.
bool tellCauses(const QString& words, Console& console);

/// Whether tellCauses() has anything to tell.
bool areCausesKnown(const QString& words);

}  // namespace linger
