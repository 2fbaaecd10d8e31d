#pragma once

#include <optional>
#include <variant>

#include "model/capture/frame/fragments.h"

namespace linger::capture {

/// Reads the TCP header, 20 bytes of which must be there. The data is counted and, where all of
/// it was captured, summed; nothing of it is kept. `dataSum` is given for a datagram that was put
/// together from fragments, whose data is not at hand.
std::variant<WireSegment, Skip> readTcp(const TcpDatagram& datagram,
                                        const std::optional<ChecksumSum>& dataSum = {});

}  // namespace linger::capture
