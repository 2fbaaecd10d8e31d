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

/// The option -o FILE, which most verbs have.
OptionSpec outputOption();

}  // namespace linger
