#pragma once

#include "model/tcp/segment.h"

namespace linger {

/// The RST that refuses `segment` (RFC 9293 §3.5.2 and §3.10.7.1): its sequence number is what
/// the segment acknowledged, or 0 with an acknowledgement of the whole segment. `alwaysAcks`: it
/// has both, and counts SYN and FIN together as one (lwIP's TCP_TCPLEN()).
Segment refusalOf(const Segment& segment, bool alwaysAcks = false);

}  // namespace linger
