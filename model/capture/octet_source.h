#pragma once

#include <cstdio>
#include <span>
#include <string>

#include "model/capture/octets.h"

namespace linger::capture {

/// Where the octets of a capture come from, first to last.
class OctetSource {
 public:
  virtual ~OctetSource() = default;

  /// Fills as much of `room` as there is and gives how much; 0 at the end, or after an error.
  virtual std::size_t read(std::span<std::uint8_t> room) = 0;

  /// Why reading stopped before the end; empty where it did not.
  virtual std::string error() const { return {}; }
};

/// Octets in memory, which must outlive it.
class MemorySource : public OctetSource {
 public:
  explicit MemorySource(Octets octets) : left_(octets) {}
  std::size_t read(std::span<std::uint8_t> room) override;

 private:
  Octets left_;
};

/// An open stream, which stays the caller's.
class StreamSource : public OctetSource {
 public:
  explicit StreamSource(std::FILE* stream) : stream_(stream) {}
  std::size_t read(std::span<std::uint8_t> room) override;
  std::string error() const override { return error_; }

 private:
  std::FILE* stream_;
  std::string error_;
};

}  // namespace linger::capture
