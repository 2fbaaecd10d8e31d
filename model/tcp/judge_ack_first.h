#pragma once

#include <vector>

#include "model/tcp/event.h"
#include "model/tcp/segment.h"
#include "model/tcp/settings.h"
#include "model/tcp/tcb.h"

namespace linger {

/// One of the things that a segment is to a connection, and what of the segment counts for it.
struct SegmentPart {
  Event event = Event::Dropped;
  Segment segment;
  bool answeredAtOnce = false;  ///< Its acknowledgement does not wait for those of the others.
};

/// What `segment` is to a connection where JudgeOrder::AckFirst holds, in the order in which it is
/// taken; at least one part. The states CLOSED and LISTEN are judge()'s.
std::vector<SegmentPart> judgeAckFirst(const Segment& segment, const Tcb& tcb);

}  // namespace linger
