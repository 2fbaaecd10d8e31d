#include "model/packetdrill/run/state_name.h"

#include <string>
#include <utility>

namespace linger::packetdrill {
namespace {

/// The names without prefix, '-' and '_'.
constexpr std::pair<std::string_view, State> kNames[] = {
    {"CLOSED", State::Closed},           {"CLOSE", State::Closed},
    {"LISTEN", State::Listen},           {"SYNSENT", State::SynSent},
    {"SYNRCVD", State::SynReceived},     {"SYNRECV", State::SynReceived},
    {"SYNRECEIVED", State::SynReceived}, {"ESTABLISHED", State::Established},
    {"ESTAB", State::Established},       {"FINWAIT1", State::FinWait1},
    {"FINWAIT2", State::FinWait2},       {"CLOSEWAIT", State::CloseWait},
    {"CLOSING", State::Closing},         {"LASTACK", State::LastAck},
    {"TIMEWAIT", State::TimeWait},
};

}  // namespace

std::optional<State> stateCalled(std::string_view name) {
  for (const std::string_view prefix : {"TCPI_", "TCPS_", "TCP_"}) {
    if (name.starts_with(prefix)) {
      name.remove_prefix(prefix.size());
      break;
    }
  }
  std::string bare(name);
  std::erase_if(bare, [](char c) { return c == '_' || c == '-'; });
  for (const auto& [known, state] : kNames) {
    if (known == bare) return state;
  }
  return std::nullopt;
}

}  // namespace linger::packetdrill
