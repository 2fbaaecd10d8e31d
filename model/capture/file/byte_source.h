#pragma once

#include <cstdio>
#include <span>
#include <string>

#include "model/capture/file/byte_view.h"

namespace linger::capture {

/// Where the bytes of a capture come from, first to last.
class ByteSource {
 public:
  virtual ~ByteSource() = default;

  /// Fills as much of `room` as there is and gives how much; 0 at the end, or after an error.
  virtual std::size_t read(std::span<std::uint8_t> room) = 0;

  /// Why reading stopped before the end; empty where it did not.
  virtual std::string error() const { return {}; }
};

/// Bytes in memory, which must outlive it.
class MemorySource : public ByteSource {
 public:
  explicit MemorySource(ByteView bytes) : left_(bytes) {}
  std::size_t read(std::span<std::uint8_t> room) override;

 private:
  ByteView left_;
};

/// An open stream, which stays the caller's.
class StreamSource : public ByteSource {
 public:
  explicit StreamSource(std::FILE* stream) : stream_(stream) {}
  std::size_t read(std::span<std::uint8_t> room) override;
  std::string error() const override { return error_; }

 private:
  std::FILE* stream_;
  std::string error_;
};

}  // namespace linger::capture
