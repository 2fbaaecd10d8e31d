#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace linger {

/// Everything that can happen to a connection. A segment becomes exactly one of these when it
/// has been judged; FIN, the acknowledgement of our FIN, and both at once are three events.
enum class Event : std::uint8_t {
  // The user's calls (RFC 9293 §3.10.1-3.10.5).
  PassiveOpen,
  ActiveOpen,
  Close,
  CloseUnread,  ///< Close with received data that nobody read, on a system that resets then.
  Abort,

  // Segments that the state expects.
  Syn,
  SynAck,
  AckOfSyn,
  Ack,  ///< Acceptable; neither a FIN nor the acknowledgement of ours.
  Fin,
  AckOfFin,
  FinAndAckOfFin,
  Rst,

  // Segments that it does not.
  SynAgain,          ///< The peer's own SYN, retransmitted.
  SynOnConnection,   ///< A SYN on a connection that is past it.
  SynResets,         ///< The same, on a system that follows RFC 793 here.
  SynAnew,           ///< In SYN-RECEIVED of a listener: another SYN than the one it came from.
  RstInWindow,       ///< A RST in the window but not at RCV.NXT.
  RstIgnored,        ///< A RST that the state or the system does not heed.
  Unacceptable,      ///< Outside the receive window, or older than the last timestamp.
  AckOfUnsent,       ///< Acknowledges what was never sent, or far too long ago.
  BadAck,            ///< An ACK before the connection is synchronized that cannot be right.
  Dropped,           ///< Not answered: it has no ACK, or the system does not care.
  DataAfterClose,    ///< New data for a program that has closed.
  SynAfterClose,     ///< A SYN for the record that is left of an orphan's FIN-WAIT-2 (Linux).
  PeerStillSending,  ///< In TIME-WAIT: a segment that shows the peer still sends.
  AckAgain,          ///< In TIME-WAIT: a bare acknowledgement at RCV.NXT.
  SynInTimeWait,     ///< In TIME-WAIT: a SYN that may not reopen the connection.
  SynRefused,        ///< A SYN that is answered as at a closed port.
  NewIncarnation,    ///< In TIME-WAIT: a SYN that may.

  // The host.
  Replaced,          ///< Its own connect() takes the four-tuple for a new connection.
  HandshakeRefused,  ///< The listener has closed or has no room: the host drops the connection.
  PowerLost,         ///< The host has lost its memory of the connection.

  // Timers.
  TimeWaitExpired,
  TimeWaitSkipped,  ///< The system keeps no TIME-WAIT for this connection.
  FinWait2Expired,
  GaveUp,  ///< Retransmitted to the last.
  UserTimeout,
  KeepAliveGaveUp,
};

inline constexpr std::array kAllEvents{Event::PassiveOpen,
                                       Event::ActiveOpen,
                                       Event::Close,
                                       Event::CloseUnread,
                                       Event::Abort,
                                       Event::Syn,
                                       Event::SynAck,
                                       Event::AckOfSyn,
                                       Event::Ack,
                                       Event::Fin,
                                       Event::AckOfFin,
                                       Event::FinAndAckOfFin,
                                       Event::Rst,
                                       Event::SynAgain,
                                       Event::SynOnConnection,
                                       Event::SynResets,
                                       Event::SynAnew,
                                       Event::RstInWindow,
                                       Event::RstIgnored,
                                       Event::Unacceptable,
                                       Event::AckOfUnsent,
                                       Event::BadAck,
                                       Event::Dropped,
                                       Event::DataAfterClose,
                                       Event::SynAfterClose,
                                       Event::PeerStillSending,
                                       Event::AckAgain,
                                       Event::SynInTimeWait,
                                       Event::SynRefused,
                                       Event::NewIncarnation,
                                       Event::Replaced,
                                       Event::HandshakeRefused,
                                       Event::PowerLost,
                                       Event::TimeWaitExpired,
                                       Event::TimeWaitSkipped,
                                       Event::FinWait2Expired,
                                       Event::GaveUp,
                                       Event::UserTimeout,
                                       Event::KeepAliveGaveUp};

/// A short stable name for traces and tests: "ack-of-fin".
std::string_view nameOf(Event event);

}  // namespace linger
