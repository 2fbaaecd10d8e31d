#pragma once

#include <QByteArray>
#include <cstdint>

namespace linger {

/// Appends numbers in network order.
class OctetWriter {
 public:
  OctetWriter& u8(std::uint32_t value) {
    octets_.append(static_cast<char>(value & 0xff));
    return *this;
  }
  OctetWriter& u16(std::uint32_t value) { return u8(value >> 8).u8(value); }
  OctetWriter& u32(std::uint32_t value) { return u16(value >> 16).u16(value); }
  OctetWriter& raw(const QByteArray& octets) {
    octets_.append(octets);
    return *this;
  }
  /// Puts a number where one was written before.
  void setU16(qsizetype at, std::uint16_t value) {
    octets_[at] = static_cast<char>(value >> 8);
    octets_[at + 1] = static_cast<char>(value & 0xff);
  }

  const QByteArray& octets() const { return octets_; }
  qsizetype size() const { return octets_.size(); }

 private:
  QByteArray octets_;
};

}  // namespace linger
