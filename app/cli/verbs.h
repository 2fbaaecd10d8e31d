#pragma once

#include "app/cli/verb.h"

namespace linger {

/// Every verb, in the order of the help.
const std::vector<Verb>& allVerbs();

/// The verb called `name`, or null.
const Verb* verbNamed(const QString& name);

/// Takes `argv`, what follows the verb, apart and runs it; --help tells of it instead. Gives
/// the exit code: kBadUsage, with a complaint, where the words are not as they should be.
int perform(const Verb& verb, const QStringList& argv, Console& console);

/// What `linger --help` and `linger VERB --help` print.
QString helpText();
QString helpText(const Verb& verb);

}  // namespace linger
