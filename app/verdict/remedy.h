#pragma once

#include <QString>
#include <optional>
#include <vector>

#include "app/verdict/lanes.h"
#include "model/sim/edit.h"

namespace linger {

/// What helps against a failed restart.
struct Remedy {
  QString words;            ///< "Set SO_REUSEADDR before bind(), in every run of the server."
  QString line;             ///< To be copied: of a program or of a shell; may be empty.
  std::vector<Edit> edits;  ///< What shows it in this scene; none where nothing is to be changed.

  bool operator==(const Remedy&) const = default;
};

/// The longest words of a remedy for a server, to keep room for.
QString longestRemedy();

/// What helps where the lane fails at that instant, for the program's runtime and the host's
/// system; none where it works, or nothing is known to help.
std::optional<Remedy> remedyFor(const Trace& trace, const Lane& lane, SimTime at);

}  // namespace linger
