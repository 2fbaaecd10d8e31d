#include "model/capture/finding.h"

namespace linger::capture {
namespace {

std::string_view nameOf(FindingKind kind) {
  switch (kind) {
    case FindingKind::ClosedFirst: return "closed-first";
    case FindingKind::ClosedAtOnce: return "closed-at-once";
    case FindingKind::ThreeSegments: return "closed-with-three-segments";
    case FindingKind::HalfClosed: return "half-closed";
    case FindingKind::CloseWait: return "stays-in-close-wait";
    case FindingKind::RepeatedFin: return "repeated-fin";
    case FindingKind::Unanswered: return "unanswered";
    case FindingKind::SeenAlone: return "seen-alone";
    case FindingKind::Refused: return "refused";
    case FindingKind::RefusedFirst: return "refused-first";
    case FindingKind::ResetAborted: return "reset-aborted";
    case FindingKind::ResetUnread: return "reset-unread";
    case FindingKind::ResetDataAfterClose: return "reset-data-after-close";
    case FindingKind::ResetHalfOpen: return "reset-half-open";
    case FindingKind::ResetByMiddlebox: return "reset-by-middlebox";
    case FindingKind::ResponseLost: return "lost-response";
    case FindingKind::KeepAliveRace: return "keep-alive-race";
    case FindingKind::PortReused: return "reused-port";
    case FindingKind::ReusedOwnTimeWait: return "reused-own-time-wait";
    case FindingKind::ReusedByNumber: return "reused-by-number";
    case FindingKind::ReusedByTimestamp: return "reused-by-timestamp";
    case FindingKind::ReusedInVain: return "reused-in-vain";
  }
  return "";
}

}  // namespace

std::string nameOf(const Finding& finding) {
  const std::string name(nameOf(finding.kind));
  if (finding.kind == FindingKind::ClosedAtOnce) return name;
  return std::string(linger::capture::nameOf(finding.side)) + "-" + name;
}

}  // namespace linger::capture
