#pragma once

#include <cstdint>
#include <optional>

#include "model/tcp/sim_time.h"

namespace linger {

/// Which RST ends a TIME-WAIT (RFC 1337 asks that none does).
enum class RstInTimeWait : std::uint8_t {
  Ignored,
  AtRcvNxt,    ///< Only at RCV.NXT; any other is ignored.
  NearRcvNxt,  ///< From one before RCV.NXT to one after (OpenBSD).
  InWindow,
  Rfc5961,  ///< At RCV.NXT; elsewhere in the window it draws a challenge ACK.
};

/// Which segment restarts the 2MSL timer.
enum class TimeWaitRestart : std::uint8_t {
  Never,     ///< A retransmitted FIN fails the sequence check and is only acknowledged.
  OnFin,     ///< A retransmitted FIN (RFC 9293 §3.10.7.4, TIME-WAIT under "FIN bit").
  OnAnyAck,  ///< Any segment with an ACK, or one with an old timestamp (Linux).
};

/// Which SYN may reopen a connection from TIME-WAIT (RFC 9293 §3.6.1 MAY-2, RFC 6191).
enum class ReopenTimeWait : std::uint8_t {
  Never,
  LargerIsn,
  LargerOrEqualIsn,  ///< Equal to RCV.NXT, too (Windows).
  LargerIsnOrNewerTimestamp,
  BeyondWindow,
};

/// What answers a SYN in TIME-WAIT that may not reopen the connection.
enum class SynRefusal : std::uint8_t {
  Ack,
  RstInWindowElseAck,
  Nothing,
  NothingWithoutAck,  ///< A SYN alone is dropped; one that acknowledges draws an ACK (FreeBSD).
};

/// In which order a system asks its questions of a segment.
enum class JudgeOrder : std::uint8_t {
  SequenceFirst,  ///< RFC 9293 §3.10.7.4.
  AckFirst,       ///< See judgeAckFirst() (lwIP).
};

/// What a listener keeps of a connection in SYN-RECEIVED, and so which checks meet its segments.
enum class HalfOpen : std::uint8_t {
  Connection,  ///< A whole connection; another SYN returns it to LISTEN (RFC 9293 §3.10.7.4).
  Guarded,     ///< A whole connection; another SYN draws a challenge ACK (RFC 5961 §4.2).
  Request,     ///< A request: another SYN in the window ends it, with a RST (Linux).
  SynCache,  ///< A cache's entry: any SYN is answered as the first was (FreeBSD, NetBSD, OpenBSD).
};

/// What a SYN,ACK is to a connection in SYN-RECEIVED that came from a listener.
enum class HalfOpenSynAck : std::uint8_t {
  AsAnySyn,
  Ends,     ///< A RST answers it, and the half-open connection is gone (FreeBSD).
  Refused,  ///< A RST answers it, and that is all (NetBSD, OpenBSD).
  Ignored,  ///< (Windows)
};

/// Where a segment with both SYN and FIN is dropped without a word.
enum class SynFin : std::uint8_t {
  Accepted,
  DroppedInListen,    ///< As Linux does.
  DroppedEverywhere,  ///< Before any connection is looked up (FreeBSD's drop_synfin).
};

/// How old an acknowledgement may be before it draws a challenge ACK (RFC 5961 §5.2).
enum class OldAck : std::uint8_t {
  Accepted,      ///< However old.
  WithinWindow,  ///< Not before SND.UNA - MAX.SND.WND.
  WithinAcked,   ///< The same, and not before the first byte ever acknowledged (Linux).
};

/// What comes to a program that has closed, and can read no more (RFC 9293 §3.6.1).
enum class AfterClose : std::uint8_t {
  Accepted,
  DataResets,          ///< New data resets the connection in FIN-WAIT-1 and FIN-WAIT-2.
  DataResetsToTheEnd,  ///< In CLOSING and LAST-ACK, too, even with the ACK of our FIN (the BSDs).
  AnythingResets  ///< So does a FIN beyond a hole and, once the peer has closed, data that begins
                  ///< before RCV.NXT and goes beyond it (Linux).
};

/// How the number of retransmissions is bounded (RFC 9293 §3.8.3, R2).
enum class GiveUp : std::uint8_t {
  AfterCount,    ///< After `retries` retransmissions.
  ModelTimeout,  ///< At the first RTO past ((2 << n) - 1) minimum RTOs since the first (Linux).
};

/// What of RFC 793's looser checks a system still does instead of RFC 5961's.
struct Rfc5961 {
  bool rst = true;  ///< A RST must be at RCV.NXT; elsewhere in the window it draws a challenge ACK.
  bool syn =
      true;  ///< A SYN on a connection draws a challenge ACK; else, in the window, it resets.

  bool operator==(const Rfc5961&) const = default;
};

/// What ends a connection at a SYN in its window, where a system does not follow RFC 5961.
enum class SynReset : std::uint8_t {
  Abort,    ///< A RST at SND.NXT.
  Refusal,  ///< The RST that a closed port answers with (Windows).
};

/// When the end of a write, too short for a segment, waits for what is on its way (RFC 9293 §3.7.4,
/// Nagle's algorithm).
enum class Nagle : std::uint8_t {
  Off,             ///< Never (TCP_NODELAY).
  BehindAnything,  ///< Until all that was sent is acknowledged.
  BehindEarlier,   ///< The same, but for the end of a write that began when all was (the BSDs).
  BehindSmall,     ///< Until the last segment that was not full is acknowledged (Linux).
};

/// Everything in which one TCP may differ from another: plain numbers and choices, no names of
/// systems. The defaults are RFC 9293's.
struct TcpSettings {
  JudgeOrder judgeOrder = JudgeOrder::SequenceFirst;

  // TIME-WAIT.
  Duration timeWait = 240s;  ///< 0: the connection skips TIME-WAIT.
  TimeWaitRestart timeWaitRestart = TimeWaitRestart::OnFin;
  RstInTimeWait rstInTimeWait = RstInTimeWait::Rfc5961;
  ReopenTimeWait reopenTimeWait = ReopenTimeWait::LargerIsn;
  SynRefusal synRefusal = SynRefusal::Ack;
  /// Nobody needs to listen: such a SYN ends TIME-WAIT and is then refused (FreeBSD).
  bool reopensUnheard = false;
  bool dropsDataInTimeWait = false;  ///< New data draws no answer (Windows).

  // FIN-WAIT-2.
  std::optional<Duration> finWait2Orphan;  ///< None: an orphan waits for ever.
  bool finWait2Record = false;       ///< An orphan keeps only a time-wait record here (Linux).
  Duration finWait2RecordCap = 60s;  ///< Longer waits are spent as a full socket first.

  // After close().
  /// TIME-WAIT and FIN-WAIT-2 count from the last segment before close() (lwIP).
  bool waitsCountFromLastSegment = false;
  std::optional<Duration> lastAckLimit;  ///< So long after that segment LAST-ACK ends.

  // Retransmission (RFC 6298).
  Duration rtoInitial = 1s;
  Duration rtoMin = 1s;
  Duration rtoMax = 60s;
  bool rtoMinBoundsVariance = false;  ///< rtoMin is the least of 4 RTTVAR, not of RTO (Linux).
  Duration rtoFixedMargin{};          ///< Added to the computed RTO (FreeBSD's rexmit_slop).
  int synRetries = 5;
  int synLinear = 0;  ///< SYN timeouts at the initial RTO before the back-off starts (Linux).
  int synAckRetries = 5;
  GiveUp giveUp = GiveUp::AfterCount;
  int doublings = 64;  ///< How often an RTO is doubled at most (RFC 6298 §5.5).
  /// The clock in whose ticks round trips are measured, by Jacobson's whole numbers instead of RFC
  /// 6298's; who gives up does so at the next tick (lwIP). 0: no such clock.
  Duration rtoTick{};
  int retries = 15;
  int orphanRetries = 15;
  bool tailLossProbe = false;  ///< One early probe before the first RTO, with a SACK peer.
  Duration probeMargin{};      ///< Beyond two round trips, with several segments in flight.
  /// A SYN that drew an acknowledgement of something else goes out again so soon after the RST
  /// (Linux, lwIP); none: when its timer says so.
  std::optional<Duration> synAgainAfterBadAck;
  std::optional<Duration> connectTimeout;  ///< From the first SYN on, whatever the count says.
  /// How long an orphan probes a shut window that the peer goes on confirming: until the backed-off
  /// RTO has reached its maximum (Linux); else an answer changes nothing of what it has left.
  bool orphanProbesToRtoMax = false;

  /// The congestion window to begin with, in segments (RFC 6928); none: the peer's window alone
  /// bounds what is on its way.
  std::optional<int> initialWindow;
  Nagle nagle = Nagle::BehindAnything;

  // Acknowledgements.
  Duration delayedAck{};  ///< 0: every segment of data is acknowledged at once.
  int quickAcks = 0;  ///< So many segments of data are acknowledged at once all the same (Linux).
  /// At once is acknowledged more than a full segment, not every second one whatever its size, and
  /// data waits on a connection that has answered before (Linux).
  bool acksFullSegments = false;
  /// While our FIN is not acknowledged, every ACK but a challenge repeats it (FreeBSD).
  bool ackCarriesFin = false;
  /// The ACK of a FIN that leads to CLOSE-WAIT waits as that of data does, in quick-ACK mode, too,
  /// if the peer has ever sent data: the program may want to answer or to close (Linux).
  bool delaysAckOfFin = false;
  bool acceptsLeftEdge =
      false;  ///< A segment that ends at RCV.NXT passes the sequence check (Linux).
  bool rstBeforeRcvNxt = false;  ///< After the peer's FIN, a RST at RCV.NXT-1 resets (Linux).

  /// In CLOSING, old data with a FIN right behind the peer's moves RCV.NXT once more (Linux).
  bool takesFinBehindFin = false;

  // Half-open connections of a listener.
  HalfOpen halfOpen = HalfOpen::Connection;
  bool halfOpenOutlivesListener = false;  ///< Until its handshake would be complete (lwIP).
  HalfOpenSynAck halfOpenSynAck = HalfOpenSynAck::AsAnySyn;

  // Aborts.
  bool resetOnUnread = true;    ///< close() with unread data sends RST (RFC 9293 §3.6.1 SHLD-3).
  bool resetBehindFin = true;   ///< Even where our FIN has been sent before (lwIP does not).
  bool rstAlwaysAcks = false;   ///< A refusal acknowledges what it refuses in any case (lwIP).
  bool rstHasNoWindow = false;  ///< A RST says that the window is 0 (FreeBSD).
  AfterClose afterClose = AfterClose::DataResets;
  /// That RST is at SND.NXT and acknowledges the data (Windows).
  bool resetAcknowledgesData = false;
  Rfc5961 rfc5961;
  SynReset synReset = SynReset::Abort;
  OldAck oldAck = OldAck::WithinWindow;
  bool dropsWithoutAck =
      false;  ///< With neither ACK, RST nor SYN, before the sequence check (Linux).
  bool dropsOldBareAck = false;  ///< Before RCV.NXT and with an old timestamp (Linux).
  std::uint32_t pawsWindow = 0;  ///< Ticks by which a timestamp may be older (Linux).
  SynFin synFin = SynFin::Accepted;
  /// What does not fit and has no data is answered once in so long (Linux tcp_invalid_ratelimit).
  Duration answerInterval{};

  // Keep-alive, only where the program asks for it.
  bool keepAlive = false;
  Duration keepAliveIdle = 2h;
  Duration keepAliveInterval = 75s;
  int keepAliveProbes = 9;
  /// What comes does not restart the timer, which looks only when it ends for how long nothing has
  /// come: so the interval passes after a probe even where the idle time is shorter (Linux,
  /// FreeBSD).
  bool keepAliveLooksBack = false;
  bool idleFromLastSegment = false;  ///< A new idle time counts from then, not from now (Linux).

  std::optional<Duration> userTimeout;

  // What the handshake offers.
  std::uint16_t mss = 1460;
  std::uint32_t receiveBuffer = 65535;
  std::uint8_t windowScale = 6;
  bool offersTimestamps = true;
  bool offersSack = true;
  bool offersWindowScale = true;
  std::uint32_t reopenIsnStep = 65537;  ///< The new ISS is the old SND.NXT plus this.

  bool operator==(const TcpSettings&) const = default;
};

}  // namespace linger
