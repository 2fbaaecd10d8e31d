#pragma once

#include <memory>
#include <optional>
#include <string>

#include "model/capture/file/byte_window.h"
#include "model/capture/file/packet.h"

namespace linger::capture {

/// Why a file cannot be read as a capture, or not to its end.
enum class Damage : std::uint8_t {
  None,
  Empty,        ///< It has no bytes at all.
  NotACapture,  ///< It begins like neither format.
  CutHeader,    ///< It ends within its header.
  CutRecord,    ///< It ends within a packet's record.
  BadRecord,    ///< A record's lengths make no sense.
  Unreadable,   ///< The system refused; `reason` has its words.
};

/// The name for programs: "cut-record".
std::string_view nameOf(Damage damage);

/// Reads the packets of a capture file one by one.
class PacketReader {
 public:
  virtual ~PacketReader() = default;

  /// The next packet; none at the end of the file or where it is damaged.
  virtual std::optional<Packet> next() = 0;

  Damage damage() const { return damage_; }
  /// Where the record begins that cannot be read: bytes from the file's begin.
  std::uint64_t damagedAt() const { return damagedAt_; }

 protected:
  std::nullopt_t stop(Damage damage, std::uint64_t at) {
    damage_ = damage;
    damagedAt_ = at;
    return std::nullopt;
  }

 private:
  Damage damage_ = Damage::None;
  std::uint64_t damagedAt_ = 0;
};

/// A reader for what the window's first bytes say it is: pcap or pcapng, in either byte order.
/// Null, with the reason in `damage`, where they are neither. The window must outlive it.
std::unique_ptr<PacketReader> openCapture(ByteWindow& window, Damage& damage);

// The two formats, likewise; the window stands at the first byte of the file, which begins as the
// format does.
std::unique_ptr<PacketReader> openPcap(ByteWindow& window, Damage& damage);
std::unique_ptr<PacketReader> openPcapng(ByteWindow& window, Damage& damage);

/// Whether a file that begins with these four bytes is of the format.
bool isPcap(ByteView magic);
bool isPcapng(ByteView magic);

/// The most bytes that a packet may have: more is taken for a damaged record.
inline constexpr std::uint32_t kLongestPacket = 1U << 20;

}  // namespace linger::capture
