#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/tcp/seq_num.h"

namespace linger {

/// The control bits that Linger models (RFC 9293 §3.1).
struct Flags {
  bool syn = false;
  bool fin = false;
  bool rst = false;
  bool psh = false;
  bool ack = false;

  constexpr bool operator==(const Flags&) const = default;
};

/// The timestamps option (RFC 7323 §3.2).
struct Timestamps {
  std::uint32_t val = 0;
  std::uint32_t ecr = 0;

  constexpr bool operator==(const Timestamps&) const = default;
};

/// A range of received sequence numbers in the SACK option (RFC 2018 §3).
struct SackBlock {
  SeqNum left;
  SeqNum right;

  constexpr bool operator==(const SackBlock&) const = default;
};

/// The options of one segment.
struct TcpOptions {
  std::optional<std::uint16_t> mss;
  std::optional<std::uint8_t> windowScale;
  bool sackPermitted = false;
  std::optional<Timestamps> timestamps;
  std::vector<SackBlock> sack;

  bool operator==(const TcpOptions&) const = default;
};

/// A TCP segment. Its text is only counted, never stored: teardown does not depend on what is said.
struct Segment {
  Flags flags;
  SeqNum seq;
  SeqNum ack;                ///< Meaningful only with the ACK flag.
  std::uint32_t len = 0;     ///< Octets of text, without SYN and FIN.
  std::uint32_t window = 0;  ///< As in the header: not scaled.
  TcpOptions options;

  /// SEG.LEN: the sequence space that the segment takes, SYN and FIN included.
  constexpr std::uint32_t sequenceLength() const {
    return len + (flags.syn ? 1U : 0U) + (flags.fin ? 1U : 0U);
  }
  /// The sequence number after the segment's last.
  constexpr SeqNum end() const { return seq + sequenceLength(); }

  bool operator==(const Segment&) const = default;
};

/// What people call a segment: the first that applies of rst, syn, fin, data, ack.
enum class SegmentKind { Syn, Ack, Data, Fin, Rst };

SegmentKind kindOf(const Segment& segment);

/// The letters S F R P A in tcpdump's order, without brackets: "FA". Empty with no flag.
std::string lettersOf(Flags flags);

/// The words of the RFC's figures: "FIN, ACK". Empty with no flag.
std::string wordsOf(Flags flags);

}  // namespace linger
