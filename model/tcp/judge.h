#pragma once

#include "model/tcp/event.h"
#include "model/tcp/segment.h"
#include "model/tcp/settings.h"
#include "model/tcp/tcb.h"

namespace linger {

// The questions that RFC 9293 §3.10.7 asks of a segment, each with one name.

/// The four cases of the acceptability test (§3.4): does any of the segment lie in the window?
bool isInWindow(const Segment& segment, const Tcb& tcb);

/// The acknowledgement covers our FIN. The ACK flag alone says nothing: nearly every segment has
/// it.
bool acknowledgesOurFin(const Segment& segment, const Tcb& tcb);

/// The acknowledgement covers what was never sent (§3.10.7.4).
bool acknowledgesUnsent(const Segment& segment, const Tcb& tcb);

/// The timestamp is older than the last one in order (PAWS, RFC 7323 §5), by more than `window`
/// ticks of the peer's clock.
bool isOlderThanLastTimestamp(const Segment& segment, const Tcb& tcb, std::uint32_t window = 0);

/// With this segment the peer's data is complete up to its FIN.
bool completesPeersFin(const Segment& segment, const Tcb& tcb);

/// The segment carries data that was not there before.
bool bringsNewData(const Segment& segment, const Tcb& tcb);

/// What `segment` is to the connection, in the order of §3.10.7: sequence, RST, SYN, ACK, data,
/// FIN. Reads only; `listenerPresent` tells whether somebody listens on the local port (for a
/// SYN in TIME-WAIT).
Event judge(const Segment& segment, const Tcb& tcb, const TcpSettings& settings,
            bool listenerPresent);

}  // namespace linger
