#pragma once

#include <QByteArray>

#include "model/trace/trace.h"

namespace linger {

/// An Ethernet frame with the segment or datagram in it: IPv4 or IPv6 by its addresses, all
/// lengths and checksums right, the options as the segment has them. The text is made up, the
/// same for the same sequence numbers. `identification` numbers the IPv4 packets.
QByteArray frameOf(const SegmentRecord& record, std::uint16_t identification);

}  // namespace linger
