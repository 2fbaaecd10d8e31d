#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>

#include "model/tcp/event.h"
#include "model/tcp/retransmission.h"
#include "model/tcp/rule.h"
#include "model/tcp/segment.h"
#include "model/tcp/settings.h"
#include "model/tcp/tcb.h"
#include "model/tcp/timer.h"
#include "model/tcp/transitions.h"

namespace linger {

/// A change of state, by a row of the table.
struct Transition {
  State from = State::Closed;
  State to = State::Closed;
  Event event = Event::Close;
  Rule rule;
};

/// What an endpoint tells whoever owns it. Nothing here may call back into the endpoint.
class EndpointObserver {
 public:
  virtual ~EndpointObserver() = default;

  /// `attempt` is 1 for a first transmission, 2 for the first retransmission.
  virtual void transmitted(const Segment& segment, int attempt, const Rule& why) = 0;
  virtual void moved(const Transition& transition) = 0;
  virtual void timerSet(TimerKind kind, SimTime due, int attempt) = 0;
  virtual void timerEnded(TimerKind kind, TimerEnd end) = 0;
  /// What an arriving segment was judged to be, and the rule that decided; before it acts.
  virtual void judged(Event event, const Rule& rule) = 0;
  /// Asked when TIME-WAIT is entered: false where the system has no room to keep one more.
  virtual bool keepsTimeWait() = 0;
};

/// One end of a TCP connection (RFC 9293): it judges what arrives, does what the table's row
/// says, and moves. It knows no addresses and no wall clock: every call says what time it is,
/// and times never go back.
class Endpoint {
 public:
  Endpoint(const TcpSettings& settings, SeqNum iss, EndpointObserver& observer);

  Endpoint(const Endpoint&) = delete;
  Endpoint& operator=(const Endpoint&) = delete;

  // The user's calls (RFC 9293 §3.10.1-3.10.5). Whether a call makes sense in this state is the
  // caller's question; one that does not changes nothing.
  void openPassive(SimTime now);
  /// Starts in LISTEN without a word: the child of a listener, about to take a SYN.
  void startInListen();
  void openActive(SimTime now);
  /// Queues `octets` for sending.
  void send(std::uint32_t octets, SimTime now);
  /// Takes up to `octets` that have arrived in order; returns how many.
  std::uint32_t receive(std::uint32_t octets, SimTime now);
  /// "I have no more data to send" (§3.10.4); the program goes on reading.
  void closeSending(SimTime now);
  /// The program lets go of the socket: sends FIN, or RST if text is unread and the system does
  /// so then. From here on the endpoint is an orphan.
  void close(SimTime now);
  void abort(SimTime now);
  /// Ends it without a word, as when a host loses power.
  void vanish();
  /// The host's own connect() takes the four-tuple. Only in TIME-WAIT, or in FIN-WAIT-2 where a
  /// mere record is left.
  void giveWay(SimTime now) { take(Event::Replaced, nullptr, now); }

  /// Takes a segment that carries the connection's addresses. `listenerPresent`: somebody
  /// listens on the local port. Returns the event that it was judged to be.
  Event segmentArrives(const Segment& segment, bool listenerPresent, SimTime now);

  /// Sends the acknowledgement that waited for the program to have its turn. To be called when
  /// everything else that happens at `now` has happened.
  void flush(SimTime now);
  /// The same, and the delayed acknowledgement with it.
  void flushDelayed(SimTime now);

  /// The earliest instant at which fireTimers() has something to do.
  std::optional<SimTime> nextDeadline() const;
  void fireTimers(SimTime now);

  /// Takes the round trip as known, as after a long exchange.
  void assumeRoundTrip(Duration roundTrip) { rto_.assume(roundTrip); }
  void setReceiveBuffer(std::uint32_t octets) { tcb_.rcvBuffer = octets; }

  State state() const { return tcb_.state; }
  const Tcb& tcb() const { return tcb_; }
  const TcpSettings& settings() const { return settings_; }
  /// Settings may change while the connection lives (TCP_LINGER2, SO_KEEPALIVE).
  TcpSettings& settings() { return settings_; }
  void keepAliveChanged(SimTime now);

  /// Octets in order that the program has not read.
  std::uint32_t unread() const { return tcb_.unread; }
  /// The peer's FIN has been received: after the unread text comes end of file.
  bool peerHasClosed() const { return peerHasClosed_; }
  /// Octets accepted for sending and not yet acknowledged.
  std::uint32_t unacknowledged() const {
    return static_cast<std::uint32_t>(std::max(tcb_.sndEnd - tcb_.sndUna, 0));
  }

 private:
  // Judge, act, move (endpoint.cpp).
  void take(Event event, const Segment* segment, SimTime now);
  void act(const Row& row, const Segment* segment, SimTime now);
  void acknowledge(const Row& row, SimTime now);
  void moveTo(State to, Event event, const Rule& rule, SimTime now);
  void enterClosed(SimTime now);
  void becomeOrphan(SimTime now);

  // What an acceptable segment changes (endpoint_receive.cpp).
  void adoptHandshake(const Segment& syn, SimTime now);
  void absorb(const Segment& segment, SimTime now);
  void absorbAck(const Segment& segment, SimTime now);
  void answerToWindowProbe(SimTime now);
  void absorbText(const Segment& segment, SimTime now);
  void rememberOutOfOrder(SeqNum begin, SeqNum end);
  void acknowledgeText(SimTime now);

  // Sending (endpoint_send.cpp).
  Segment segmentAt(SeqNum seq, Flags flags, SimTime now) const;
  TcpOptions optionsFor(Flags flags, SimTime now) const;
  void transmit(const Segment& segment, int attempt, const Rule& why, SimTime now);
  void sendSyn(bool withAck, const Rule& why, SimTime now);
  void sendText(std::uint32_t len, const Rule& why, SimTime now);
  void sendFin(const Rule& why, SimTime now);
  void afterSending(const Segment& segment, SimTime now);
  void sendAck(const Rule& why, SimTime now);
  void sendRst(const Rule& why, SimTime now);
  void answerWithRst(const Segment& segment, const Rule& why, SimTime now);
  void sendQueued(const Rule& why, SimTime now);
  void retransmit(int attempt, const Rule& why, SimTime now);

  // Timers (endpoint_timers.cpp).
  void setTimer(ConnectionTimer timer, SimTime now);
  void stopTimer(TimerEnd end);
  bool isRetransmitting() const;
  void armRetransmit(SimTime now);
  void armRetransmitAttempt(int attempt, SimTime now);
  Duration retransmitInterval(int attempt) const;
  void enterTimeWait(SimTime now);
  void armTimeWait(SimTime now);
  void armFinWait2(SimTime now);
  void armKeepAlive(SimTime now);
  void setDelayedAck(SimTime at);
  void cancelDelayedAck(TimerEnd end);
  void retransmitDue(const timer::Retransmit& timer, SimTime now);
  void probeDue(SimTime now);
  void finWait2Due(SimTime now);
  void keepAliveDue(const timer::KeepAlive& timer, SimTime now);
  int retransmissionLimit() const;
  bool isProbingWindow() const;
  bool givesUp(int attempt, SimTime now) const;

  TcpSettings settings_;
  EndpointObserver& observer_;
  Tcb tcb_;
  RetransmissionTimeout rto_;
  ConnectionTimer timer_;
  std::optional<SimTime> delayedAckAt_;
  std::optional<Rule> ackPending_;  ///< To be sent by flush().
  bool challengePending_ = false;   ///< That one carries nothing else.
  std::optional<SimTime> connectBy_;  ///< When connect() gives up.
  std::optional<SimTime> firstRetransmission_;
  int retransmissions_ = 0;         ///< By timeout, since the last progress.
  int transmissionsOfFirst_ = 1;    ///< Of the first unacknowledged segment.
  std::optional<SeqNum> timedSeq_;  ///< Acknowledging this measures a round trip.
  SimTime timedSince_;
  int textSegmentsSeen_ = 0;
  bool peerHasClosed_ = false;
  bool finWait2SecondHalf_ = false;
};

}  // namespace linger
