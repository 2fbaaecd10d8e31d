#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "model/tcp/state.h"

namespace linger::packetdrill {

/// Sets a system-wide variable: sysctl -w net.inet.tcp.msl=1000.
struct SysctlSetting {
  std::string name;  ///< With dots: "net.ipv4.tcp_fin_timeout".
  std::string value;
  bool ofFile = false;  ///< Set by a shell file, which sets a whole environment.
};

/// Counts sockets: sockstat | grep -c TIME_WAIT | grep 1.
struct SocketCount {
  State state = State::Closed;
  bool ownedOnly = false;             ///< Only those that the program under test holds.
  std::optional<std::string> wanted;  ///< What the count's digits must contain; none: not zero.
};

/// Ends connections: tcpdrop -s TIME_WAIT.
struct DropConnections {
  std::optional<State> state;  ///< None: all.
};

/// Runs a shell file: ../common/defaults.sh.
struct ShellFile {
  std::string path;  ///< As written, from the script's folder.
};

/// A command of which nothing is known, by the name that people are told.
struct UnknownCommand {
  std::string name;
};

using ShellMeaning =
    std::variant<SysctlSetting, SocketCount, DropConnections, ShellFile, UnknownCommand>;

/// The text of shell files by the path that scripts name them with.
using ShellFiles = std::map<std::string, std::string, std::less<>>;

/// What a line in backquotes does, in order. What has no effect here (`true`) is left out.
std::vector<ShellMeaning> understandShell(std::string_view text);

/// The same, with the sysctls that its shell files set in the files' place. Nothing is executed:
/// whatever else such a file does is left out. A file that `files` has not is an UnknownCommand.
std::vector<ShellMeaning> understandShell(std::string_view text, const ShellFiles& files);

/// The paths of the shell files that the text runs, in order.
std::vector<std::string> shellFilesNamedIn(std::string_view text);

}  // namespace linger::packetdrill
