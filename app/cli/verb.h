#pragma once

#include <QString>
#include <QStringList>
#include <vector>

#include "app/cli/arguments.h"
#include "app/cli/console.h"

namespace linger {

/// The exit codes of the command line.
enum ExitCode { kSuccess = 0, kNegative = 1, kBadUsage = 2 };

/// One verb of the command line.
struct Verb {
  QString name;      ///< "run"
  QString operands;  ///< For the help: "SCENARIO", "FILE…"; empty where it takes none.
  int leastOperands = 0;
  int mostOperands = 0;
  QString summary;  ///< One line.
  std::vector<OptionSpec> options;
  bool paints = false;  ///< Needs fonts and pictures, though never a display.
  int (*run)(const Arguments& arguments, Console& console) = nullptr;
};

// One function in one file for each verb.
Verb listVerb();
Verb runVerb();
Verb renderVerb();
Verb bindVerb();
Verb reactVerb();
Verb packetdrillVerb();
Verb explainVerb();
Verb whyVerb();
Verb checkVerb();
Verb exploreVerb();
Verb lessonVerb();
Verb gradeVerb();
Verb fleetVerb();

/// Every verb, in the order of the help.
const std::vector<Verb>& allVerbs();

/// The verb called `name`, or null.
const Verb* verbNamed(const QString& name);

/// Takes `words`, what follows the verb, apart and runs it; --help tells of it instead. Gives
/// the exit code: kBadUsage, with a complaint, where the words are not as they should be.
int perform(const Verb& verb, const QStringList& words, Console& console);

/// What `linger --help` and `linger VERB --help` print.
QString helpText();
QString helpText(const Verb& verb);

/// The option -o FILE, which most verbs have.
OptionSpec outputOption();

}  // namespace linger
