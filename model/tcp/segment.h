#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>

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

/// The blocks of a SACK option: as many as fit into a header. More are left out (RFC 2018 §4).
class SackBlocks {
 public:
  SackBlocks() = default;
  SackBlocks(std::initializer_list<SackBlock> blocks) {
    for (const SackBlock& block : blocks) push_back(block);
  }

  void push_back(const SackBlock& block) {
    if (count_ < blocks_.size()) blocks_[count_++] = block;
  }
  std::size_t size() const { return count_; }
  bool empty() const { return count_ == 0; }
  const SackBlock& operator[](std::size_t index) const { return blocks_[index]; }
  const SackBlock* begin() const { return blocks_.data(); }
  const SackBlock* end() const { return blocks_.data() + count_; }
  SackBlock* begin() { return blocks_.data(); }
  SackBlock* end() { return blocks_.data() + count_; }

  bool operator==(const SackBlocks& other) const {
    return std::equal(begin(), end(), other.begin(), other.end());
  }

 private:
  std::array<SackBlock, 4> blocks_{};
  std::uint8_t count_ = 0;
};

/// The options of one segment.
struct TcpOptions {
  std::optional<std::uint16_t> mss;
  std::optional<std::uint8_t> windowScale;
  bool sackPermitted = false;
  std::optional<Timestamps> timestamps;
  SackBlocks sack;

  bool operator==(const TcpOptions&) const = default;
};

/// A TCP segment. Its data is only counted, never stored: teardown does not depend on what is said.
struct Segment {
  Flags flags;
  SeqNum seq;
  SeqNum ack;                ///< Meaningful only with the ACK flag.
  std::uint32_t len = 0;     ///< Bytes of data, without SYN and FIN.
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
std::string namesOf(Flags flags);

}  // namespace linger
