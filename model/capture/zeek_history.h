#pragma once

#include <cstdint>
#include <string>

#include "model/capture/side.h"
#include "model/tcp/segment.h"

namespace linger::capture {

/// Zeek's history of a connection: a letter for each kind of segment when it is first seen, upper
/// case from the client, and ^ where the sides were turned round (conn/main.zeek, `history`).
class ZeekHistory {
 public:
  /// `flipped`: the first segment's sender was taken for the server.
  explicit ZeekHistory(bool flipped) : letters_(flipped ? "^" : "") {}

  /// Takes a segment; `relative` is its number relative to its sender's start (update_history()).
  void take(Side from, const Segment& segment, std::uint32_t relative);

  // Written at the 1st, 10th, 100th time (TCP_Endpoint::ZeroWindow(), TCP_Endpoint::RXmit()).
  void takeZeroWindow(Side from);
  void takeRetransmission(Side from);

  void flip();

  const std::string& letters() const { return letters_; }
  /// Only the SYN,ACK of the one who is taken for the client was seen.
  bool isOnlySynAck() const { return letters_ == "H"; }
  /// A SYN and a later RST of the client, and nothing but SYNs and data between.
  bool isSynThenRst() const;

 private:
  /// What was written of one side.
  struct Written {
    std::uint8_t letters = 0;   ///< A bit for each that is written once.
    std::uint32_t lastSyn = 0;  ///< Relative numbers of the last of each.
    std::uint32_t lastFin = 0;
    std::uint32_t lastRst = 0;
    std::uint32_t retransmissions = 0;
    std::uint32_t zeroWindows = 0;
  };

  void write(Side from, char letter);
  bool writeOnce(Side from, std::uint8_t bit, char letter);

  std::string letters_;
  BySide<Written> written_;
};

}  // namespace linger::capture
