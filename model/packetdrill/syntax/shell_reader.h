#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace linger::packetdrill {

/// A command of a shell: its program and arguments, quotes taken off.
using ShellWords = std::vector<std::string>;

/// Commands joined by "|".
using ShellPipeline = std::vector<ShellWords>;

/// Cuts shell text into pipelines, in order. Comments are left out; redirections stay as words.
/// Nothing is expanded, and what follows && or || counts as well.
std::vector<ShellPipeline> readShell(std::string_view text);

}  // namespace linger::packetdrill
