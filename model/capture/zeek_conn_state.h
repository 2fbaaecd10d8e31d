#pragma once

#include <string_view>

#include "model/capture/side.h"
#include "model/capture/zeek_endpoint.h"
#include "model/capture/zeek_history.h"

namespace linger::capture {

/// Zeek's conn_state of a connection whose ends are in these states: "SF" (set_conn() and
/// conn_state() in Zeek's base/protocols/conn/main.zeek).
std::string_view connStateOf(const BySide<ZeekEndpoint>& ends, const ZeekHistory& history);

}  // namespace linger::capture
