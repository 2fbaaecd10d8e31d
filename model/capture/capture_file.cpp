#include "model/capture/capture_file.h"

#include <limits>

namespace linger::capture {

CaptureFile::CaptureFile(ByteSource& source)
    : source_(source), window_(source), reader_(openCapture(window_, damage_)) {
  if (!source_.error().empty()) damage_ = Damage::Unreadable;
  if (damage_ != Damage::None) reader_.reset();
}

bool CaptureFile::readMore(std::uint64_t packets, const Observer& observer) {
  if (!reader_) return false;
  for (; packets > 0; --packets) {
    const auto packet = reader_->next();
    if (!packet) {
      const bool failed = !source_.error().empty();
      damage_ = failed ? Damage::Unreadable : reader_->damage();
      damagedAt_ = reader_->damagedAt();
      return false;
    }
    frames_ = packet->frame;
    const auto wire = frameReader_.read(*packet);
    if (!wire) continue;
    if (wire->badChecksum) ++badChecksums_;
    const Connection& connection = table_.take(*wire);
    if (observer) observer(*wire, connection);
  }
  return true;
}

void CaptureFile::readAll(const Observer& observer) {
  readMore(std::numeric_limits<std::uint64_t>::max(), observer);
}

}  // namespace linger::capture
