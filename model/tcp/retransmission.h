#pragma once

#include <optional>

#include "model/tcp/settings.h"
#include "model/tcp/sim_time.h"

namespace linger {

/// The retransmission timeout: RFC 6298, with a system's own bounds.
class RetransmissionTimeout {
 public:
  /// Takes a measured round trip (RFC 6298 §2.2 and §2.3).
  void measure(Duration roundTrip, const TcpSettings& settings);

  /// Takes a round trip as known and steady, as after a long exchange.
  void assume(Duration roundTrip);

  /// The timeout before back-off.
  Duration base(const TcpSettings& settings) const;

  /// The timeout of the `attempt`-th retransmission (from 1): doubled each time, up to the most
  /// that the system allows (RFC 6298 §5.5).
  Duration backedOff(int attempt, const TcpSettings& settings) const;

  /// The smoothed round trip; none before the first measurement.
  std::optional<Duration> smoothed() const { return srtt_; }

  bool operator==(const RetransmissionTimeout&) const = default;

 private:
  std::optional<Duration> srtt_;
  Duration rttvar_{};
  std::optional<std::int64_t> deviation_;  ///< In ticks; see TcpSettings::rtoTick.
  std::int64_t average_ = 0;               ///< Eight times, in ticks.
};

/// Whether a connection gives up at a retransmission timeout (RFC 9293 §3.8.3), by `rule`, when
/// it has retransmitted `sent` times, the first of them `elapsed` ago. `limit` is the system's
/// count for this kind of connection.
bool givesUp(GiveUp rule, const TcpSettings& settings, int limit, int sent, Duration elapsed);

}  // namespace linger
