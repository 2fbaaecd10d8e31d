#pragma once

#include <cstdint>

namespace linger {

/// How many bytes may be on their way at once, as far as the sender bounds it by itself: slow
/// start and congestion avoidance (RFC 5681 §3.1), without fast recovery. Until it begins it bounds
/// nothing. All sizes are in bytes.
class CongestionWindow {
 public:
  /// The connection begins: `initial` segments of `mss` bytes may be sent (RFC 6928).
  void begin(int initial, std::uint32_t mss);
  /// An ACK has acknowledged `bytes` that were not acknowledged before.
  void acknowledged(std::uint32_t bytes);
  /// The retransmission timer has expired with `inFlight` bytes on their way (RFC 5681 §3.1,
  /// equation 4): one segment may be sent.
  void timedOut(std::uint32_t inFlight);

  bool allows(std::uint32_t inFlight) const { return mss_ == 0 || inFlight <= window_; }

  bool operator==(const CongestionWindow&) const = default;

 private:
  std::uint32_t mss_ = 0;  ///< 0: it has not begun.
  std::uint32_t window_ = 0;
  std::uint32_t threshold_ = UINT32_MAX;  ///< Below it slow start doubles the window.
  std::uint32_t ackedInRound_ = 0;        ///< In congestion avoidance, since it grew last.
};

}  // namespace linger
