#include "model/tcp/tcb.h"

#include <algorithm>

namespace linger {

namespace {

/// Of timestamps, with what aligns them (RFC 7323, Appendix A).
constexpr std::uint32_t kTimestampBytes = 12;

}  // namespace

std::uint32_t Tcb::effSndMss() const {
  const bool fits = timestampsOn && sndMss > kTimestampBytes;
  return fits ? sndMss - kTimestampBytes : sndMss;
}

std::uint32_t Tcb::rcvWnd() const {
  return rcvBuffer > unread ? rcvBuffer - unread : 0;
}

SeqNum Tcb::rcvNxtAfter(const Segment& segment) const {
  const SeqNum dataEnd = segment.seq + segment.len;
  SeqNum next = rcvNxt;
  if (segment.seq.isAtOrBefore(next)) next = later(next, dataEnd);
  for (const SequenceRange& range : outOfOrder) {
    if (range.begin.isAtOrBefore(next)) next = later(next, range.end);
  }
  const bool ownFin = segment.flags.fin && dataEnd == next;
  return ownFin || peerFin == next ? next + 1U : next;
}

}  // namespace linger
