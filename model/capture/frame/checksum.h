#pragma once

#include "model/capture/file/byte_view.h"

namespace linger::capture {

/// The one's complement sum of RFC 1071, not yet folded. Bytes at an odd offset count as the
/// lower half of their word; pieces may be added in any order.
class ChecksumSum {
 public:
  void add(ByteView bytes);
  void add(std::uint32_t number) { sum_ += number; }
  void add(const ChecksumSum& other) { sum_ += other.sum_; }

  /// Whether bytes that hold their own right checksum give this sum.
  bool isRight() const;

 private:
  std::uint64_t sum_ = 0;
};

}  // namespace linger::capture
