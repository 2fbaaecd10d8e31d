#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/packetdrill/run/shell_command.h"
#include "model/packetdrill/syntax/script.h"
#include "model/systems/os_profile.h"

namespace linger::packetdrill {

/// Something in a script that is not understood, by the name that people are told.
struct Unsupported {
  Location where;
  std::string feature;

  bool operator==(const Unsupported&) const = default;
};

/// The first thing in a script that cannot be run: another protocol, ECN, Fast Open, an unknown
/// call, option, command or piece of code. `events` are those of the chosen branches.
std::optional<Unsupported> firstUnsupported(const Script& script, const std::vector<Event>& events,
                                            const OsProfile& profile, const ShellFiles& files);

}  // namespace linger::packetdrill
