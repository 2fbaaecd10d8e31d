#pragma once

#include <QByteArray>
#include <cstdint>

namespace linger {

/// Appends numbers in network order.
class ByteWriter {
 public:
  ByteWriter& u8(std::uint32_t value) {
    bytes_.append(static_cast<char>(value & 0xff));
    return *this;
  }
  ByteWriter& u16(std::uint32_t value) { return u8(value >> 8).u8(value); }
  ByteWriter& u32(std::uint32_t value) { return u16(value >> 16).u16(value); }
  ByteWriter& raw(const QByteArray& bytes) {
    bytes_.append(bytes);
    return *this;
  }
  /// Puts a number where one was written before.
  void setU16(qsizetype at, std::uint16_t value) {
    bytes_[at] = static_cast<char>(value >> 8);
    bytes_[at + 1] = static_cast<char>(value & 0xff);
  }

  const QByteArray& bytes() const { return bytes_; }
  qsizetype size() const { return bytes_.size(); }

 private:
  QByteArray bytes_;
};

}  // namespace linger
