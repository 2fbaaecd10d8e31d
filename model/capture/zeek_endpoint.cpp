#include "model/capture/zeek_endpoint.h"

#include <algorithm>

namespace linger::capture {

std::uint64_t ZeekEndpoint::relative(std::uint32_t number, std::uint32_t near, std::uint32_t wraps,
                                     bool& underflow) const {
  const auto distance = static_cast<std::int32_t>(number - near);
  if (distance < 0 && wraps > 0 && number > near) --wraps;
  if (distance > 0 && number < near) ++wraps;
  if (wraps > 0) return number + (std::uint64_t{wraps} << 32) - start;
  const auto fromStart = static_cast<std::int32_t>(number - start);
  underflow = fromStart < 0;
  return static_cast<std::uint64_t>(std::int64_t{fromStart});
}

std::uint64_t ZeekEndpoint::bytes(const ZeekEndpoint& peer) const {
  const std::uint64_t furthest = std::max(last + (std::uint64_t{lastWraps} << 32),  //
                                          acked + (std::uint64_t{ackWraps} << 32));
  const bool nothingAcked = acked == start || acked == start + 1;
  const bool wasResetUnanswered = before == ZeekState::SynSent && state == ZeekState::Reset &&
                                  peer.state == ZeekState::Inactive;
  if (wasResetUnanswered && !nothingAcked) return 0;
  std::uint64_t size = furthest - start;
  if (furthest < start) size = static_cast<std::uint32_t>(size);
  if (size > 0) --size;  // The SYN.
  if (sentFin && size > 0) --size;
  return size;
}

}  // namespace linger::capture
