#pragma once

#include <array>
#include <list>
#include <optional>
#include <vector>

#include "model/capture/frame/ip_layer.h"

namespace linger::capture {

/// Puts the fragments of datagrams together (RFC 791 §3.2, RFC 8200 §4.5). Of each it keeps the
/// bytes that may belong to the TCP header, and of the rest only which are there and their sum.
class Fragments {
 public:
  /// The longest TCP header.
  static constexpr std::size_t kHead = 60;

  /// A datagram whose last missing fragment has come.
  struct Whole {
    TcpDatagram datagram;  ///< Its bytes last until the next call.
    ChecksumSum dataSum;   ///< Over all of it; meaningless where `summed` is false.
    bool summed = true;    ///< No two fragments told of the same bytes.
  };

  /// Adds one; gives the datagram once it is complete. A fragment that the capture cut makes its
  /// datagram one that never is.
  std::optional<Whole> add(const TcpDatagram& fragment);

  /// Frames whose datagrams were never complete, or whose fragments came cut.
  std::uint64_t incomplete() const;

 private:
  struct Range {
    std::uint32_t begin;
    std::uint32_t end;
  };
  struct Gathering {
    WireEnd from;
    WireEnd to;
    std::uint32_t identification = 0;
    std::uint64_t frames = 0;
    std::optional<std::uint32_t> length;  ///< Known from the last fragment.
    std::vector<Range> ranges;            ///< In order, and apart.
    std::array<std::uint8_t, kHead> head{};
    ChecksumSum sum;
    bool summed = true;

    void cover(Range range);
    bool isWhole() const;
  };

  Gathering& gatheringOf(const TcpDatagram& fragment);

  std::list<Gathering> gatherings_;  ///< The oldest first; at most kMost.
  std::array<std::uint8_t, kHead> head_{};
  std::uint64_t givenUp_ = 0;
};

}  // namespace linger::capture
