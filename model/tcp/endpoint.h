#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>

#include "model/tcp/ack_policy.h"
#include "model/tcp/congestion_window.h"
#include "model/tcp/effects.h"
#include "model/tcp/event.h"
#include "model/tcp/judge_ack_first.h"
#include "model/tcp/retransmission.h"
#include "model/tcp/rule.h"
#include "model/tcp/segment.h"
#include "model/tcp/settings.h"
#include "model/tcp/shared.h"
#include "model/tcp/tcb.h"
#include "model/tcp/timer.h"
#include "model/tcp/transitions.h"

namespace linger {

/// One end of a TCP connection (RFC 9293): it judges what arrives, does what the table's row
/// says, and moves. It is a value: what a call does beyond changing it is appended to the effects
/// of its turn. It knows no addresses and no wall clock: every call says what time it is, and times
/// never go back.
class Endpoint {
 public:
  Endpoint(Shared<TcpSettings> settings, SeqNum iss);

  // The user's calls (RFC 9293 §3.10.1-3.10.5). Whether a call makes sense in this state is the
  // caller's question; one that does not changes nothing.
  void openPassive(const Turn& turn);
  /// The child of this listener, about to take a SYN: in LISTEN as the listener is.
  Endpoint child(Shared<TcpSettings> settings, SeqNum iss) const;
  void openActive(const Turn& turn);
  /// Queues so many bytes for sending.
  void send(std::uint32_t bytes, const Turn& turn);
  /// Takes up to `bytes` that have arrived in order; returns how many.
  std::uint32_t receive(std::uint32_t bytes);
  /// "I have no more data to send" (§3.10.4); the program goes on reading.
  void closeSending(const Turn& turn);
  /// The program lets go of the socket: sends FIN, or RST if data is unread and the system does
  /// so then. From here on the endpoint is an orphan.
  void close(const Turn& turn);
  void abort(const Turn& turn);
  /// The host loses power, and with it all that it knew of the connection.
  void losePower(const Turn& turn) { apply(Event::PowerLost, nullptr, turn); }
  /// The listener takes no connection any more, or has no room for this one. Only in SYN-RECEIVED.
  void refuseHandshake(const Turn& turn) { apply(Event::HandshakeRefused, nullptr, turn); }
  /// The host's own connect() takes the four-tuple. Only in TIME-WAIT, or in FIN-WAIT-2 where a
  /// mere record is left.
  void replace(const Turn& turn) { apply(Event::Replaced, nullptr, turn); }

  /// Takes a segment that carries the connection's addresses. `listenerPresent`: somebody
  /// listens on the local port. Returns the event that it was judged to be.
  Event segmentArrives(const Segment& segment, bool listenerPresent, const Turn& turn);

  /// Sends the acknowledgement that waited for the program to have its turn. To be called when
  /// everything else that happens at `now` has happened.
  void flush(const Turn& turn);
  /// Whether flush() has something to send.
  bool owesAck() const { return ackPending_.has_value(); }
  /// The same as flush(), and the delayed acknowledgement with it.
  void flushDelayed(const Turn& turn);

  /// The earliest instant at which fireTimers() has something to do.
  std::optional<SimTime> nextDeadline() const;
  void fireTimers(const Turn& turn);

  /// Takes the round trip as known, as after a long exchange.
  void assumeRoundTrip(Duration roundTrip) { rto_.assume(roundTrip); }
  void setReceiveBuffer(std::uint32_t bytes) { tcb_.rcvBuffer = bytes; }

  /// shutdown(SHUT_RD).
  void stopReading() { tcb_.deaf = true; }

  State state() const { return tcb_.state; }
  const Tcb& tcb() const { return tcb_; }
  const TcpSettings& settings() const { return *settings_; }
  /// Settings may change while the connection lives (TCP_LINGER2, SO_KEEPALIVE).
  void setSettings(Shared<TcpSettings> settings) { settings_ = std::move(settings); }
  void keepAliveSwitched(const Turn& turn);     ///< SO_KEEPALIVE, on or off.
  void keepAliveIdleChanged(const Turn& turn);  ///< TCP_KEEPIDLE.

  /// Bytes in order that the program has not read.
  std::uint32_t unread() const { return tcb_.unread; }
  /// The peer's FIN has been received: after the unread data comes end of file.
  bool peerHasClosed() const { return peerHasClosed_; }
  /// Bytes accepted for sending and not yet acknowledged.
  std::uint32_t unacknowledged() const {
    return static_cast<std::uint32_t>(std::max(tcb_.sndEnd - tcb_.sndUna, 0));
  }

  bool operator==(const Endpoint&) const = default;

 private:
  Endpoint(Shared<TcpSettings> settings, SeqNum iss, State begins);

  // Judge, act, move (endpoint.cpp).
  Event partsArrive(const std::vector<SegmentPart>& parts, const Turn& turn);
  void apply(Event event, const Segment* segment, const Turn& turn);
  bool isHeldBack(Event event, const Segment* segment, SimTime now);
  void act(const Row& row, const Segment* segment, const Turn& turn);
  void acknowledge(const Row& row, const Turn& turn);
  void moveTo(State to, Event event, const Rule& rule, const Turn& turn);
  void enterClosed(const Turn& turn);
  void becomeOrphan(const Turn& turn);

  // What an acceptable segment changes (endpoint_receive.cpp).
  void takeHandshake(const Segment& syn, const Turn& turn);
  void process(const Segment& segment, const Turn& turn);
  void processAck(const Segment& segment, const Turn& turn);
  void answerToWindowProbe(const Turn& turn);
  void processFinBehindFin(const Segment& segment);
  void processData(const Segment& segment, const Turn& turn);
  void rememberOutOfOrder(SeqNum begin, SeqNum end);
  void acknowledgeData(const Turn& turn);
  std::uint32_t fullSegmentOfPeer() const;

  // Sending (endpoint_send.cpp).
  Segment segmentAt(SeqNum seq, Flags flags, SimTime now) const;
  TcpOptions optionsFor(Flags flags, SimTime now) const;
  void transmit(const Segment& segment, int attempt, const Rule& why, const Turn& turn);
  void sendSyn(bool withAck, const Rule& why, const Turn& turn);
  void sendData(std::uint32_t len, const Rule& why, const Turn& turn);
  std::uint32_t sendableBytes() const;
  bool waitsForMore(std::uint32_t len, bool wasIdle) const;
  void sendFin(const Rule& why, const Turn& turn);
  void afterSending(const Segment& segment, const Turn& turn);
  void sendAck(const Rule& why, const Turn& turn);
  void sendRst(const Rule& why, const Turn& turn);
  void answerWithRst(Event event, const Segment& segment, const Rule& why, const Turn& turn);
  void sendQueued(const Rule& why, const Turn& turn);
  void retransmit(int attempt, const Rule& why, const Turn& turn);

  // Timers (endpoint_timers.cpp).
  void setTimer(ConnectionTimer timer, const Turn& turn);
  void stopTimer(TimerEnd end, const Turn& turn);
  bool isRetransmitting() const;
  void armRetransmit(const Turn& turn);
  bool hasSeveralInFlight() const;
  void repeatSynSoon(const Turn& turn);
  void armRetransmitAttempt(int attempt, const Turn& turn);
  Duration retransmitInterval(int attempt) const;
  void enterTimeWait(const Turn& turn);
  void armTimeWait(SimTime since, const Turn& turn);
  SimTime lastHeardOr(SimTime now) const;
  void armFinWait2(const Turn& turn);
  void armKeepAlive(const Turn& turn);
  void setDelayedAck(SimTime at, const Turn& turn);
  void cancelDelayedAck(TimerEnd end, const Turn& turn);
  void timerDue(std::monostate, const Turn&) {}
  void timerDue(const timer::Retransmit& timer, const Turn& turn);
  void timerDue(const timer::Probe&, const Turn& turn);
  void timerDue(const timer::FinWait2&, const Turn& turn);
  void timerDue(const timer::TimeWait&, const Turn& turn);
  bool isKeptAliveLongEnough(int probesSent) const;
  void timerDue(const timer::KeepAlive& timer, const Turn& turn);
  int retransmissionLimit() const;
  bool isProbingWindow() const;
  bool givesUp(int attempt, SimTime now) const;
  std::optional<SimTime> lastAckEnd() const;

  Shared<TcpSettings> settings_;
  Tcb tcb_;
  CongestionWindow congestion_;
  RetransmissionTimeout rto_;
  ConnectionTimer timer_;
  std::optional<SimTime> delayedAckAt_;
  std::optional<Rule> ackPending_;     ///< To be sent by flush().
  bool challengePending_ = false;      ///< That one carries nothing else.
  std::optional<SimTime> answeredAt_;  ///< When a segment that does not fit was last answered.
  std::optional<SimTime> connectBy_;   ///< When connect() gives up.
  std::optional<SimTime> firstRetransmission_;
  int retransmissions_ = 0;         ///< By timeout, since the last progress.
  int transmissionsOfFirst_ = 1;    ///< Of the first unacknowledged segment.
  std::optional<SeqNum> timedSeq_;  ///< Acknowledging this measures a round trip.
  SimTime timedSince_;
  AckPolicy acks_;
  SeqNum smallEnd_;    ///< The end of the last segment of data that was not full (Minshall).
  SeqNum lastBegin_;   ///< Where what was sent last begins.
  SimTime lastHeard_;  ///< When the last segment came before close().
  SimTime nextProbe_;  ///< The interval after the last keep-alive probe has passed then.
  bool peerHasClosed_ = false;
  bool finWait2SecondHalf_ = false;
};

}  // namespace linger
