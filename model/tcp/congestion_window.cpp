#include "model/tcp/congestion_window.h"

#include <algorithm>

namespace linger {

void CongestionWindow::begin(int initial, std::uint32_t mss) {
  mss_ = mss;
  window_ = static_cast<std::uint32_t>(initial) * mss;
}

void CongestionWindow::acknowledged(std::uint32_t bytes) {
  if (mss_ == 0) return;
  if (window_ < threshold_) {
    window_ += std::min(bytes, threshold_ - window_);
    return;
  }
  ackedInRound_ += bytes;
  if (ackedInRound_ < window_) return;
  ackedInRound_ -= window_;
  window_ += mss_;
}

void CongestionWindow::timedOut(std::uint32_t inFlight) {
  if (mss_ == 0) return;
  threshold_ = std::max(inFlight / 2, 2 * mss_);
  window_ = mss_;
  ackedInRound_ = 0;
}

}  // namespace linger
