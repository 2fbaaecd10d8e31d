#include "model/packetdrill/run/expectation.h"

#include <algorithm>

namespace linger::packetdrill {
namespace {

const TcpOption* find(const TcpPacket& packet, OptionKind kind) {
  const auto found = std::ranges::find(packet.options, kind, &TcpOption::kind);
  return found == packet.options.end() ? nullptr : &*found;
}

struct ComparedOption {
  OptionKind kind;
  std::string_view name;
};

constexpr ComparedOption kCompared[] = {
    {OptionKind::Mss, "mss"},
    {OptionKind::WindowScale, "wscale"},
    {OptionKind::SackPermitted, "sackOK"},
    {OptionKind::Timestamps, "TS"},
    {OptionKind::Sack, "sack"},
};

std::string valueOf(const TcpOption& option) {
  return option.value ? " " + std::to_string(*option.value) : "";
}

/// Empty where both packets have the option alike.
std::string optionDifference(const ComparedOption& compared, const TcpPacket& expected,
                             const TcpPacket& actual) {
  const TcpOption* wanted = find(expected, compared.kind);
  const TcpOption* got = find(actual, compared.kind);
  const std::string name(compared.name);
  if (!wanted && !got) return {};
  if (!wanted) return "option " + name + valueOf(*got) + " is sent, not expected";
  if (!got) return "option " + name + valueOf(*wanted) + " is expected, not sent";
  if (compared.kind == OptionKind::Timestamps) return {};
  const bool valueAgrees = !wanted->value || wanted->value == got->value;
  if (valueAgrees && wanted->blocks == got->blocks) return {};
  if (compared.kind == OptionKind::Sack) return "other sack blocks";
  return name + valueOf(*wanted) + " is expected, " + name + valueOf(*got) + " sent";
}

}  // namespace

Differences compare(const TcpPacket& expected, const TcpPacket& actual) {
  Differences differences;
  PacketFlags wanted = expected.flags;
  PacketFlags got = actual.flags;
  wanted.psh = got.psh = false;
  const bool seqAgrees = !expected.seq || expected.seq == actual.seq;
  const bool ackAgrees = !expected.flags.ack || !expected.ack || expected.ack == actual.ack;
  differences.essential = wanted != got || !seqAgrees || expected.len != actual.len || !ackAgrees;
  if (expected.window && expected.window != actual.window) {
    differences.others.push_back("win " + std::to_string(*expected.window) + " is expected, win " +
                                 std::to_string(*actual.window) + " sent");
  }
  if (expected.anyOptions) return differences;
  for (const ComparedOption& compared : kCompared) {
    std::string difference = optionDifference(compared, expected, actual);
    if (!difference.empty()) differences.others.push_back(std::move(difference));
  }
  return differences;
}

}  // namespace linger::packetdrill
