#pragma once

#include <functional>

#include "model/capture/connection_table.h"
#include "model/capture/file/packet_reader.h"
#include "model/capture/frame/frame_reader.h"

namespace linger::capture {

/// A capture as it is read, from its first packet to its last.
class CaptureFile {
 public:
  /// Called for each segment, after its connection has taken it.
  using Observer = std::function<void(const WireSegment&, const Connection&)>;

  /// Opens the capture that `source` gives, which must outlive it. Where that fails, damage()
  /// says why.
  explicit CaptureFile(ByteSource& source);

  bool isOpen() const { return reader_ != nullptr; }

  /// Reads up to `packets` more; false where there are none left.
  bool readMore(std::uint64_t packets, const Observer& observer = {});

  void readAll(const Observer& observer = {});

  const std::deque<Connection>& connections() const { return table_.connections(); }
  std::uint64_t frames() const { return frames_; }
  std::uint64_t badChecksums() const { return badChecksums_; }
  SkipCounts skipped() const { return frameReader_.skipped(); }

  /// Why reading stopped, other than at the end of the file, and where.
  Damage damage() const { return damage_; }
  std::uint64_t damagedAt() const { return damagedAt_; }
  std::string error() const { return source_.error(); }

 private:
  ByteSource& source_;
  ByteWindow window_;
  Damage damage_ = Damage::None;
  std::uint64_t damagedAt_ = 0;
  std::unique_ptr<PacketReader> reader_;
  FrameReader frameReader_;
  ConnectionTable table_;
  std::uint64_t frames_ = 0;
  std::uint64_t badChecksums_ = 0;
};

}  // namespace linger::capture
