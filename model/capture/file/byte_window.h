#pragma once

#include <vector>

#include "model/capture/file/byte_source.h"

namespace linger::capture {

/// A window that moves over a source: never more in memory than one piece of the file and the
/// record that is being read. The source must outlive it.
class ByteWindow {
 public:
  explicit ByteWindow(ByteSource& source) : source_(source) {}

  /// The next `count` bytes without taking them; fewer where the source ends. They last until
  /// the next call of any other member.
  ByteView peek(std::size_t count);

  /// Takes the next `count` bytes; none where there are not so many left.
  ByteView take(std::size_t count);

  /// Leaves out so many bytes; false where the source ends before.
  bool skip(std::uint64_t count);

  /// How many bytes have been taken or left out.
  std::uint64_t position() const { return position_; }

  bool isAtEnd() { return peek(1).empty(); }

 private:
  /// Reads on until `count` bytes are there, or the source ends.
  void fill(std::size_t count);

  ByteSource& source_;
  std::vector<std::uint8_t> buffer_;
  std::size_t piece_ = 4096;  ///< What it asks its source for: more each time, up to a limit.
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  std::uint64_t position_ = 0;
  bool ended_ = false;
};

}  // namespace linger::capture
