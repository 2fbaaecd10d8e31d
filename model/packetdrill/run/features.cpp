#include "model/packetdrill/run/features.h"

#include <algorithm>
#include <array>

#include "model/packetdrill/run/application.h"
#include "model/packetdrill/run/arguments.h"
#include "model/packetdrill/run/shell_command.h"
#include "model/packetdrill/run/state_assert.h"
#include "model/packetdrill/run/sysctl_table.h"
#include "model/systems/errno.h"
#include "model/tcp/overloaded.h"

namespace linger::packetdrill {
namespace {

using Feature = std::optional<std::string>;

/// Options of packetdrill that are understood, or that change nothing here.
constexpr std::array<std::string_view, 21> kOptions{"ip_version",
                                                    "tolerance_usecs",
                                                    "tolerance_percent",
                                                    "bind_port",
                                                    "connect_port",
                                                    "local_ip",
                                                    "remote_ip",
                                                    "gateway_ip",
                                                    "netmask_ip",
                                                    "mtu",
                                                    "speed",
                                                    "verbose",
                                                    "dry_run",
                                                    "non_fatal",
                                                    "tcp_ts_tick_usecs",
                                                    "debug",
                                                    "tcp_ts_ecr_scaled",
                                                    "mss",
                                                    "define",
                                                    "send_omit_free",
                                                    "strict_segments"};

struct ForeignName {
  std::string_view protocol;
  std::string_view feature;
};

constexpr ForeignName kForeign[] = {
    {"icmp", "ICMP"},
    {"udp", "UDP"},
    {"UDP", "UDP"},
    {"udplite", "UDP-Lite"},
    {"sctp", "SCTP"},
    {"gre", "GRE"},
    {"GREv0", "GRE"},
    {"mpls", "MPLS"},
    {"psp", "PSP"},
    {"encap", "PSP"},
    {"ipv4", "IP encapsulation"},
    {"ipv6", "IP encapsulation"},
};

Feature unsupportedIn(const ForeignPacket& packet) {
  const auto* found = std::ranges::find(kForeign, packet.protocol, &ForeignName::protocol);
  return std::string(found == std::end(kForeign) ? std::string_view("another protocol")
                                                 : found->feature);
}

Feature unsupportedIn(const TcpOption& option) {
  if (option.kind != OptionKind::Other) return std::nullopt;
  if (option.name == "FO" || option.name == "FOEXP") return "TCP Fast Open";
  if (option.name == "md5") return "TCP MD5";
  if (option.name == "mss" || option.name == "wscale") return "variable " + option.text;
  if (option.name.starts_with("mp") || option.name.starts_with("MP") || option.name == "dss") {
    return "MPTCP";
  }
  if (option.name == "ECN" || option.name.starts_with("acc") || option.name.starts_with("Acc"))
    return "ECN";
  return "TCP option " + option.name;
}

Feature unsupportedIn(const TcpPacket& packet) {
  const PacketFlags& flags = packet.flags;
  if (flags.ece || flags.cwr || flags.ae || flags.ace) return "ECN";
  if (flags.urg || packet.urgent) return "urgent data";
  if (!packet.ipInfo.empty() && packet.ipInfo != "noecn") {
    const bool ecn = packet.ipInfo.starts_with("ect") || packet.ipInfo.starts_with("ce");
    return ecn ? "ECN" : "IP header fields";
  }
  if (packet.ports) return "ports in a packet";
  if (!packet.trailer.empty()) {
    return packet.trailer.starts_with('/') ? "UDP encapsulation" : "packet suffix";
  }
  for (const TcpOption& option : packet.options) {
    if (const Feature feature = unsupportedIn(option)) return feature;
  }
  return std::nullopt;
}

Feature unsupportedOption(const SystemCall& call) {
  const std::string& name = argument(call, 2).text;
  const bool sets = call.name == "setsockopt";
  if (sets ? isSettable(name) : isReadable(name)) return std::nullopt;
  if (name.starts_with("TCP_FASTOPEN")) return "TCP Fast Open";
  if (name == "TCP_CONGESTION") return "congestion control";
  if (name == "TCP_NOTSENT_LOWAT") return "size of the send buffer (TCP_NOTSENT_LOWAT)";
  if (name == "SO_RCVBUF") return "size of the receive buffer (SO_RCVBUF)";
  if (name == "TCP_CORK") return "Nagle's algorithm (TCP_CORK)";
  if (name == "SO_TIMESTAMPING") return "timestamps of packets (SO_TIMESTAMPING)";
  if (name.starts_with("TCP_MD5SIG")) return "TCP MD5";
  if (name.find("ZEROCOPY") != std::string::npos) return "zero copy";
  return call.name + " " + (name.empty() ? "of a number" : name);
}

/// The argument of a call that says how many bytes it writes.
struct WritingCall {
  std::string_view name;
  std::size_t length;
};
constexpr WritingCall kWriting[] = {{"write", 2}, {"send", 2}, {"sendto", 2}};

/// How much fits into the send buffer is not simulated: a write takes all that it is given. While
/// a connection `isOpening`, a write waits for the handshake instead: then Linux sends the data
/// with the handshake's ACK.
Feature unsupportedWrite(const SystemCall& call, bool isOpening) {
  const auto* writing = std::ranges::find(kWriting, call.name, &WritingCall::name);
  if (writing == std::end(kWriting)) return std::nullopt;
  if (isOpening && call.until) return "write that waits for the handshake";
  const std::optional<std::int64_t> given = integerOf(argument(call, writing->length));
  const std::optional<std::int64_t> taken = integerOf(call.result);
  const bool partly = given && taken && *taken > 0 && *taken < *given;
  const bool waits = call.error == "EAGAIN" || call.error == "EWOULDBLOCK" || call.until;
  if (partly || (waits && !isOpening)) return "size of the send buffer";
  return std::nullopt;
}

/// What a call's flags ask for that is not simulated.
Feature unsupportedFlag(const SystemCall& call) {
  const bool message = call.name == "sendmsg" || call.name == "recvmsg";
  const std::set<std::string> flags = namesIn(argument(call, message ? 2 : 3));
  if (flags.contains("MSG_FASTOPEN")) return "TCP Fast Open";
  if (flags.contains("MSG_ZEROCOPY")) return "zero copy";
  if (flags.contains("MSG_ERRQUEUE")) return "error queue of a socket";
  if (flags.contains("MSG_MORE")) return "Nagle's algorithm (MSG_MORE)";
  if (flags.contains("MSG_EOR")) return "borders between writes (MSG_EOR)";
  return std::nullopt;
}

/// Control messages other than how much is left to be read.
Feature unsupportedControl(const SystemCall& call) {
  if (call.name != "recvmsg") return std::nullopt;
  const Expression* control = memberOf(argument(call, 1), "msg_control");
  if (!control) return std::nullopt;
  for (const Expression& item : control->items) {
    const Expression* type = memberOf(item, "cmsg_type");
    if (!type || !isWord(*type, "TCP_CM_INQ")) return "control messages of recvmsg";
  }
  return std::nullopt;
}

/// Whether a call like this one may fail as the script says.
bool isPossible(const SystemCall& call) {
  if (call.error == kBadAddress) return isWord(argument(call, 1), "NULL");
  if (call.error == kAlready) return call.name == "connect";
  return errorCalled(call.error).has_value();
}

/// Whether a connection is being opened after this event, which it was before or not.
bool isOpeningAfter(const Action& action, bool wasOpening) {
  if (const auto* call = std::get_if<SystemCall>(&action)) {
    return wasOpening || call->name == "connect";
  }
  const auto* packet = std::get_if<TcpPacket>(&action);
  const bool answers = packet && packet->direction == Direction::Inbound && packet->flags.ack;
  return wasOpening && !answers;
}

Feature unsupportedIn(const SystemCall& call, bool isOpening) {
  if (!isCallKnown(call)) return "system call " + call.name;
  if (const Feature feature = unsupportedFlag(call)) return feature;
  if (const Feature feature = unsupportedControl(call)) return feature;
  if (const Feature feature = unsupportedWrite(call, isOpening)) return feature;
  if (call.name == "setsockopt" || call.name == "getsockopt") {
    if (const Feature feature = unsupportedOption(call)) return feature;
  }
  if (call.error.empty() || isPossible(call)) return std::nullopt;
  return "error " + call.error;
}

Feature unsupportedIn(const SysctlSetting& setting, const OsProfile& profile) {
  Tunables scratch(profile);
  switch (applySysctl(setting.name, setting.value, scratch)) {
    case SysctlEffect::Set:
    case SysctlEffect::NoEffect: return std::nullopt;
    case SysctlEffect::Unknown:
      if (setting.ofFile) return std::nullopt;
      return "sysctl " + setting.name;
    case SysctlEffect::NotHere:
      if (setting.ofFile) return std::nullopt;
      return "sysctl " + setting.name + ", which " + std::string(profile.title) + " has not";
    case SysctlEffect::BadValue: return "sysctl " + setting.name + "=" + setting.value;
  }
  return std::nullopt;
}

Feature unsupportedIn(const ShellCommand& command, const OsProfile& profile,
                      const ShellFiles& files) {
  for (const ShellMeaning& meaning : understandShell(command.text, files)) {
    if (const auto* unknown = std::get_if<UnknownCommand>(&meaning)) return unknown->name;
    const auto* setting = std::get_if<SysctlSetting>(&meaning);
    if (!setting) continue;
    if (const Feature feature = unsupportedIn(*setting, profile)) return feature;
  }
  return std::nullopt;
}

Feature unsupportedIn(const CodeSnippet& code) {
  return understandCode(code.text).unknown;
}

Feature unsupportedIn(const Action& action, bool isOpening) {
  return std::visit(
      Overloaded{
          [](const ShellCommand&) { return Feature(); },  // It depends on the system.
          [isOpening](const SystemCall& call) { return unsupportedIn(call, isOpening); },
          [](const auto& other) { return Feature(unsupportedIn(other)); },
      },
      action);
}

Feature unsupportedIn(const Option& option) {
  std::string value = option.value.value_or("");
  std::erase(value, '"');
  if (option.name == "ip_version" && value != "ipv4" && value != "ipv6" &&
      value != "ipv4-mapped-ipv6") {
    return "--ip_version=" + value;
  }
  if (std::ranges::find(kOptions, option.name) != kOptions.end()) return std::nullopt;
  if (option.name.starts_with("psp")) return "PSP";
  return "--" + option.name;
}

}  // namespace

std::optional<Unsupported> firstUnsupported(const Script& script, const std::vector<Event>& events,
                                            const OsProfile& profile, const ShellFiles& files) {
  for (const Option& option : script.options) {
    if (const Feature feature = unsupportedIn(option)) return Unsupported{option.where, *feature};
  }
  for (const ShellCommand& command : script.before) {
    if (const Feature feature = unsupportedIn(command, profile, files))
      return Unsupported{command.where, *feature};
  }
  bool isOpening = false;
  for (const Event& event : events) {
    const auto* command = std::get_if<ShellCommand>(&event.action);
    const Feature feature =
        command ? unsupportedIn(*command, profile, files) : unsupportedIn(event.action, isOpening);
    if (feature) return Unsupported{event.where, *feature};
    isOpening = isOpeningAfter(event.action, isOpening);
  }
  return std::nullopt;
}

}  // namespace linger::packetdrill
