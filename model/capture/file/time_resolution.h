#pragma once

#include "model/capture/file/packet.h"

namespace linger::capture {

/// What one tick of an interface's clock is, as the options if_tsresol and if_tsoffset say it.
class TimeResolution {
 public:
  /// `byte`: a negative power of ten, or with the top bit of two; microseconds if never called.
  void setUnit(std::uint8_t byte);
  /// Seconds to add to every time.
  void setOffset(std::int64_t seconds) { offset_ = seconds; }

  /// Times before 1834 or after 2106 become the first or last instant between.
  CaptureTime toTime(std::uint64_t ticks) const;

 private:
  bool binary_ = false;
  std::uint8_t exponent_ = 6;
  std::int64_t offset_ = 0;
};

}  // namespace linger::capture
