#include <algorithm>

#include "model/packetdrill/runner.h"
#include "model/packetdrill/shell_command.h"

// Which system a script was written for.

namespace linger::packetdrill {
namespace {

/// Whether any command of the script sets a variable whose name starts so.
bool setsVariable(const std::vector<Event>& events, std::string_view prefix) {
  return std::ranges::any_of(events, [prefix](const Event& event) {
    const auto* command = std::get_if<ShellCommand>(&event.action);
    if (!command) return false;
    const std::vector<ShellMeaning> meanings = understandShell(command->text);
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

const OsProfile& systemOf(const Script& script) {
  const std::vector<Event> events = eventsUnder(script, {});
  if (setsVariable(events, "net.inet.")) return profileOf(OsId::FreeBsd);
  if (setsVariable(events, "net.ipv4.")) return profileOf(OsId::Linux);
  if (symbolsAskedFor(script).contains("FreeBSD")) return profileOf(OsId::FreeBsd);
  return profileOf(isDemikernel(events) ? OsId::Rfc9293 : OsId::Linux);
}

Symbols symbolsFor(const OsProfile& profile) {
  switch (profile.id) {
    case OsId::FreeBsd: return {"FreeBSD"};
    case OsId::Linux: return {"Linux", "STANDARD"};
    case OsId::MacOs: return {"Darwin", "STANDARD"};
    case OsId::OpenBsd: return {"OpenBSD", "STANDARD"};
    case OsId::NetBsd: return {"NetBSD", "STANDARD"};
    case OsId::Illumos: return {"SunOS", "STANDARD"};
    case OsId::Windows:
    case OsId::Rfc9293:
    case OsId::Lwip:
    case OsId::Smoltcp: return {"STANDARD"};
  }
  return {};
}

}  // namespace linger::packetdrill
