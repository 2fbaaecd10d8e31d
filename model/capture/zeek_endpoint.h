#pragma once

#include <cstdint>

namespace linger::capture {

/// The states in which Zeek keeps one end: coarser than TCP's.
enum class ZeekState : std::uint8_t {
  Inactive,  ///< Nothing seen of it.
  SynSent,
  SynAckSent,  ///< It began with a SYN,ACK.
  Partial,     ///< Joined in the middle.
  Established,
  Closed,  ///< It sent a FIN.
  Reset,   ///< It sent a RST.
};

/// What Zeek remembers of one end.
struct ZeekEndpoint {
  ZeekState state = ZeekState::Inactive;
  ZeekState before = ZeekState::Inactive;
  bool sentFin = false;
  bool closed = false;      ///< Zeek has taken note of its end.
  std::uint32_t start = 0;  ///< The SYN's number, or one less than the first that was seen.
  std::uint32_t last = 0;   ///< After what it sent.
  std::uint32_t acked = 0;  ///< After what the peer acknowledged.
  std::uint32_t lastWraps = 0;
  std::uint32_t ackWraps = 0;

  void begin(std::uint32_t first) { start = acked = first; }
  void advanceLast(std::uint32_t number) {
    if (number < last) ++lastWraps;
    last = number;
  }
  void advanceAcked(std::uint32_t number) {
    if (number < acked) ++ackWraps;
    acked = number;
  }

  /// Relative to the start, in 64 bits; `near` is the last number of that kind. A number before
  /// the start sets `underflow`.
  std::uint64_t relative(std::uint32_t number, std::uint32_t near, std::uint32_t wraps,
                         bool& underflow) const;

  /// Bytes of data that it sent, as Zeek counts them from its numbers (TCP_Endpoint::Size()).
  std::uint64_t bytes(const ZeekEndpoint& peer) const;
};

}  // namespace linger::capture
