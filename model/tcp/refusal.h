#pragma once

#include "model/tcp/segment.h"

namespace linger {

/// The RST that refuses `segment` (RFC 9293 §3.5.2 and §3.10.7.1): its sequence number is what
/// the segment acknowledged, or 0 with an acknowledgement of the whole segment.
Segment refusalOf(const Segment& segment, bool alwaysAcks = false);

}  // namespace linger
