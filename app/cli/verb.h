#pragma once

#include <QString>
#include <QStringList>

namespace linger {

/// The exit codes of the command line.
enum ExitCode { kSuccess = 0, kNegative = 1, kBadUsage = 2 };

}  // namespace linger
