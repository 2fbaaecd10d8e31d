#include "model/capture/zeek_conn_state.h"

namespace linger::capture {
namespace {

using enum ZeekState;

bool hasNoOpening(ZeekState state) {
  return state == Inactive || state == Partial;
}

/// The server sent a RST.
std::string_view afterServersReset(const BySide<ZeekEndpoint>& ends) {
  const ZeekState client = ends.client.state;
  const bool nothingSaid =
      client == Reset && ends.client.bytes(ends.server) == 0 && ends.server.bytes(ends.client) == 0;
  if (client == SynSent || client == SynAckSent || nothingSaid) return "REJ";
  return hasNoOpening(client) ? "RSTRH" : "RSTR";
}

}  // namespace

std::string_view connStateOf(const BySide<ZeekEndpoint>& ends, const ZeekHistory& history) {
  const ZeekState client = ends.client.state;
  const ZeekState server = ends.server.state;
  if (server == Reset) return afterServersReset(ends);
  if (client == Reset && !hasNoOpening(server)) return "RSTO";
  if (client == Reset) return history.isSynThenRst() ? "RSTOS0" : "OTH";
  if (server == Closed && client == Closed) return "SF";
  if (client == Closed) return hasNoOpening(server) ? "SH" : "S2";
  if (server == Closed) return hasNoOpening(client) ? "SHR" : "S3";
  if (client == SynSent && server == Inactive) return "S0";
  if (client == Established && server == Established) return "S1";
  return "OTH";
}

}  // namespace linger::capture
