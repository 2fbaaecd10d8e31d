#include "model/tcp/retransmission.h"

#include <algorithm>
#include <cstdlib>

namespace linger {
namespace {

/// Far beyond any count that a system uses; keeps the sum finite.
constexpr Duration kLongestGiveUp = 24h;

}  // namespace

void RetransmissionTimeout::measure(Duration roundTrip, const TcpSettings& settings) {
  if (settings.rtoTick > Duration{}) {
    // lwIP tcp_receive(), after Jacobson's "Congestion Avoidance and Control" (1988), appendix A.
    std::int64_t error = roundTrip / settings.rtoTick - average_ / 8;
    const std::int64_t deviation = deviation_.value_or(settings.rtoInitial / settings.rtoTick);
    average_ += error;
    error = std::abs(error) - deviation / 4;
    deviation_ = deviation + error;
  }
  if (!srtt_) {
    srtt_ = roundTrip;
    rttvar_ = roundTrip / 2;
    return;
  }
  const Duration error = *srtt_ > roundTrip ? *srtt_ - roundTrip : roundTrip - *srtt_;
  rttvar_ = (3 * rttvar_ + error) / 4;
  srtt_ = (7 * *srtt_ + roundTrip) / 8;
}

void RetransmissionTimeout::assume(Duration roundTrip) {
  srtt_ = roundTrip;
  rttvar_ = Duration{};
}

Duration RetransmissionTimeout::base(const TcpSettings& settings) const {
  if (deviation_) return (average_ / 8 + *deviation_) * settings.rtoTick;
  if (!srtt_) return settings.rtoInitial;
  if (settings.rtoMinBoundsVariance) {
    return std::min(*srtt_ + std::max(4 * rttvar_, settings.rtoMin), settings.rtoMax);
  }
  const Duration computed = std::max(*srtt_ + 4 * rttvar_, settings.rtoMin);
  return std::min(computed + settings.rtoFixedMargin, settings.rtoMax);
}

Duration RetransmissionTimeout::backedOff(int attempt, const TcpSettings& settings) const {
  Duration timeout = base(settings);
  const int last = std::min(attempt, settings.doublings + 1);
  for (int i = 1; i < last && timeout < settings.rtoMax; ++i) timeout *= 2;
  return std::min(timeout, settings.rtoMax);
}

bool givesUp(GiveUp rule, const TcpSettings& settings, int limit, int sent, Duration elapsed) {
  switch (rule) {
    case GiveUp::AfterCount: return sent >= limit;
    case GiveUp::ModelTimeout: {
      // A user timeout takes the place of the modelled one (Linux retransmits_timed_out()).
      if (sent == 0 || settings.userTimeout) return false;
      // Real timers fire late, by about one part in twenty-five (measured), and the system
      // compares the time that really passed.
      const Duration measured = elapsed + elapsed / 25;
      Duration bound{};
      for (int i = 0; i <= limit && bound < kLongestGiveUp; ++i) {
        bound += std::min(settings.rtoMin * (std::int64_t{1} << std::min(i, 40)), settings.rtoMax);
      }
      return measured >= bound;
    }
  }
  return false;
}

}  // namespace linger
