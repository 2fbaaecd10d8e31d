#pragma once

#include <QString>

#include "model/packetdrill/run/shell_command.h"
#include "model/packetdrill/syntax/script.h"

namespace linger {

/// The shell files that the script at `scriptPath` runs, and those that they run, as far as they
/// can be read: ordinary files with names that end in ".sh". Nothing is executed.
packetdrill::ShellFiles shellFilesBeside(const packetdrill::Script& script,
                                         const QString& scriptPath);

}  // namespace linger
