#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "model/tcp/segment.h"
#include "model/tcp/seq_num.h"
#include "model/tcp/state.h"

namespace linger {

/// Data that has arrived beyond a hole, as a half-open range of sequence numbers.
struct SequenceRange {
  SeqNum begin;
  SeqNum end;

  bool operator==(const SequenceRange&) const = default;
};

/// What one side remembers of a connection (RFC 9293 §3.3.1), with the RFC's names. It is
/// only data: judge() reads it, Endpoint changes it.
struct Tcb {
  State state = State::Closed;

  // Sending.
  SeqNum iss;
  SeqNum sndUna;
  SeqNum sndNxt;  ///< Never goes back on a retransmission.
  std::uint32_t sndWnd = 0;
  std::uint32_t maxSndWnd = 0;
  SeqNum sndEnd;                 ///< After the last byte that the program has given us.
  bool finQueued = false;        ///< Our FIN follows sndEnd.
  std::uint64_t bytesAcked = 0;  ///< Data and FIN acknowledged so far.

  // Receiving.
  SeqNum irs;
  SeqNum rcvNxt;
  std::uint32_t rcvBuffer = 65535;
  std::uint32_t unread = 0;               ///< Bytes in order that the program has not read.
  std::vector<SequenceRange> outOfOrder;  ///< Sorted, disjoint, beyond rcvNxt.
  std::optional<SeqNum> peerFin;          ///< The number of a FIN that waits for a hole to fill.

  // The program.
  bool passive = false;         ///< Came from LISTEN.
  bool orphan = false;          ///< No process holds the socket: nobody will read.
  bool deaf = false;            ///< The program has said that it reads no more (SHUT_RD).
  bool timeWaitRecord = false;  ///< Only a time-wait record is left (Linux).

  // Options agreed in the handshake.
  bool timestampsOn = false;
  bool sackOn = false;
  bool scalesWindow = false;
  std::uint8_t sndScale = 0;
  std::uint8_t rcvScale = 0;
  std::uint16_t sndMss = 536;
  std::uint32_t tsRecent = 0;

  /// Eff.snd.MSS: the bytes of data in a full segment, beside its options (RFC 9293 §3.7.1).
  std::uint32_t effSndMss() const;

  /// RCV.WND, in bytes.
  std::uint32_t rcvWnd() const;

  bool finSent() const { return finQueued && sndNxt == sndEnd + 1U; }
  bool finAcked() const { return finSent() && sndUna == sndNxt; }

  /// Where RCV.NXT will be once `segment` has been received: past its data and FIN, and past
  /// what was waiting behind them.
  SeqNum rcvNxtAfter(const Segment& segment) const;

  bool operator==(const Tcb&) const = default;
};

}  // namespace linger
