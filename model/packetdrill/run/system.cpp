#include <algorithm>

#include "model/packetdrill/run/runner.h"
#include "model/packetdrill/run/shell_command.h"
#include "model/systems/environment.h"

// Which system a script was written for.

namespace linger::packetdrill {
namespace {

/// Every command of the script, whatever branch it stands in.
std::vector<ShellCommand> commandsOf(const Script& script) {
  std::vector<ShellCommand> commands = script.before;
  for (const bool chosen : {false, true}) {
    for (const Event& event : eventsUnder(script, chosen ? symbolsAskedFor(script) : Symbols{})) {
      const auto* command = std::get_if<ShellCommand>(&event.action);
      if (command) commands.push_back(*command);
    }
  }
  commands.insert(commands.end(), script.after.begin(), script.after.end());
  return commands;
}

/// Whether any of the commands sets a variable whose name starts so.
bool setsVariable(const std::vector<ShellCommand>& commands, const ShellFiles& files,
                  std::string_view prefix) {
  return std::ranges::any_of(commands, [&](const ShellCommand& command) {
    const std::vector<ShellMeaning> meanings = understandShell(command.text, files);
    return std::ranges::any_of(meanings, [prefix](const ShellMeaning& meaning) {
      const auto* setting = std::get_if<SysctlSetting>(&meaning);
      return setting && setting->name.starts_with(prefix);
    });
  });
}

bool isDemikernel(const std::vector<Event>& events) {
  return std::ranges::any_of(events, [](const Event& event) {
    const auto* packet = std::get_if<TcpPacket>(&event.action);
    return packet && packet->demikernel;
  });
}

}  // namespace

const OsProfile& systemOf(const Script& script, const ShellFiles& files) {
  const std::vector<Event> events = eventsUnder(script, {});
  std::vector<ShellCommand> commands = script.before;
  for (const Event& event : events) {
    if (const auto* command = std::get_if<ShellCommand>(&event.action))
      commands.push_back(*command);
  }
  if (setsVariable(commands, files, "net.inet.")) return profileOf(OsId::FreeBsd);
  if (setsVariable(commands, files, "net.ipv4.")) return profileOf(OsId::Linux);
  if (symbolsAskedFor(script).contains("FreeBSD")) return profileOf(OsId::FreeBsd);
  return profileOf(isDemikernel(events) ? OsId::Rfc9293 : OsId::Linux);
}

std::vector<std::string> shellFilesOf(const Script& script) {
  std::vector<std::string> paths;
  for (const ShellCommand& command : commandsOf(script)) {
    for (std::string& path : shellFilesNamedIn(command.text)) {
      if (std::ranges::find(paths, path) == paths.end()) paths.push_back(std::move(path));
    }
  }
  return paths;
}

Symbols symbolsFor(const OsProfile& profile) {
  const std::span<const std::string_view> symbols = environmentOf(profile.id).symbols;
  return {symbols.begin(), symbols.end()};
}

}  // namespace linger::packetdrill
