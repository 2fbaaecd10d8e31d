#pragma once

#include <optional>
#include <string_view>

#include "model/tcp/state.h"

namespace linger::packetdrill {

/// The state that systems and their tools call `name`: "FIN_WAIT_1" (BSD), "FIN-WAIT-1" (ss),
/// "FIN_WAIT1" (netstat), "TCPI_FIN_WAIT_1", "TCP_FIN_WAIT1" (C), "ESTAB", "SYN_RCVD"; none
/// for another name.
std::optional<State> stateCalled(std::string_view name);

}  // namespace linger::packetdrill
