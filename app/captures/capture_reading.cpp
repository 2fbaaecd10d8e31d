#include "app/captures/capture_reading.h"

namespace linger {
namespace {

constexpr std::uint64_t kSlice = 20'000;  ///< Packets: a few hundredths of a second.

}  // namespace

CaptureReading::CaptureReading(std::unique_ptr<CaptureInput> input, QObject* parent)
    : QObject(parent), input_(std::move(input)) {
  slices_.setInterval(0);
  connect(&slices_, &QTimer::timeout, this, &CaptureReading::readSlice);
}

void CaptureReading::finish() {
  while (!finished_) readSlice();
}

void CaptureReading::readSlice() {
  const bool goesOn = input_->capture().readMore(kSlice);
  emit advanced();
  if (goesOn || finished_) return;
  finished_ = true;
  slices_.stop();
  emit finished();
}

}  // namespace linger
