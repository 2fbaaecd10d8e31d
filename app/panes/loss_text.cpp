#include "app/panes/loss_text.h"

#include <QCoreApplication>
#include <algorithm>

#include "app/document/host_words.h"
#include "app/document/words.h"

namespace linger {
namespace {

struct LossText {
  Q_DECLARE_TR_FUNCTIONS(LossText)
};

bool takesNumbers(const Segment& segment) {
  return segment.flags.syn || segment.flags.fin || segment.len > 0;
}

/// The first segment that a host repeats after an instant.
template <typename Is>
const SegmentRecord* firstRepeated(const Trace& trace, HostIndex host, SimTime after, Is is) {
  const auto found = std::ranges::find_if(trace.segments, [&](const SegmentRecord& other) {
    return other.from == host && other.sent > after && other.attempt > 1 && !other.copyOf &&
           is(other);
  });
  return found == trace.segments.end() ? nullptr : &*found;
}

}  // namespace

QString afterLoss(const Trace& trace, const SegmentRecord& lost) {
  const QString sender = hostText(trace.hosts[lost.from].name);
  const QString receiver = hostText(trace.hosts[lost.to].name);
  if (lost.copyOf) return LossText::tr("It was a copy: no host waits for it.");
  if (takesNumbers(lost.segment)) {
    const SegmentRecord* again =
        firstRepeated(trace, lost.from, lost.sent, [&](const SegmentRecord& other) {
          return other.relativeSeq == lost.relativeSeq && other.socket == lost.socket;
        });
    return again
               ? LossText::tr("The %1 retransmits it at %2.").arg(sender, instantText(again->sent))
               : LossText::tr("In this run the %1 does not retransmit it.").arg(sender);
  }
  if (lost.segment.flags.rst) return {};
  const SegmentRecord* again = firstRepeated(
      trace, lost.to, lost.sent,
      [&](const SegmentRecord& other) { return other.segment.seq.isBefore(lost.segment.ack); });
  return again ? LossText::tr("The %1 does not receive it and retransmits its own segment at %2.")
                     .arg(receiver, instantText(again->sent))
               : LossText::tr(
                     "In this run the loss has no effect: a later segment carries the same "
                     "acknowledgment.");
}

}  // namespace linger
