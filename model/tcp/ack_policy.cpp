#include "model/tcp/ack_policy.h"

namespace linger {

void AckPolicy::received(SimTime now) {
  ++seenSegments_;
  ++owedSegments_;
  lastReceived_ = now;
}

void AckPolicy::sent(SimTime now, const TcpSettings& settings) {
  const bool answers = lastReceived_ && now - *lastReceived_ < settings.delayedAck;
  expectsAnswer_ = expectsAnswer_ || answers;
}

void AckPolicy::acknowledged(SeqNum rcvNxt) {
  toldUpTo_ = rcvNxt;
  owedSegments_ = 0;
}

bool AckPolicy::isDueAtOnce(SeqNum rcvNxt, std::uint32_t full, bool isWaiting,
                            const TcpSettings& settings) const {
  if (settings.delayedAck == Duration{}) return true;
  if (!settings.acksFullSegments) return isWaiting;
  const bool isQuick = seenSegments_ <= settings.quickAcks && !expectsAnswer_;
  return isQuick || owesFullSegment(rcvNxt, full);
}

bool AckPolicy::owesFullSegment(SeqNum rcvNxt, std::uint32_t full) const {
  return rcvNxt - toldUpTo_ > static_cast<std::int32_t>(full);
}

}  // namespace linger
