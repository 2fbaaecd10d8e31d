#include "model/capture/zeek_connection.h"

#include <algorithm>

#include "model/capture/zeek_conn_state.h"
#include "model/capture/zeek_ports.h"

namespace linger::capture {
namespace {

using enum ZeekState;

// Functions are named here as they are in Zeek's src/packet_analysis/protocol/tcp/
// TCPSessionAdapter.cc and src/analyzer/protocol/tcp/TCP_Endpoint.cc, whose rules these are.

// Zeek's intervals: tcp_close_delay, tcp_attempt_delay, tcp_SYN_timeout, tcp_session_timer,
// tcp_connection_linger, udp_inactivity_timeout, tcp_inactivity_timeout, port_inactivity_timeouts.
constexpr CaptureTime kCloseDelay = 5 * kSecond;
constexpr CaptureTime kAttemptDelay = 5 * kSecond;
constexpr CaptureTime kSynTimeout = 5 * kSecond;
constexpr CaptureTime kSessionTimer = 6 * kSecond;
constexpr CaptureTime kLingerTime = 5 * kSecond;
constexpr CaptureTime kInactivityOpening = 60 * kSecond;
constexpr CaptureTime kInactivity = 300 * kSecond;
constexpr CaptureTime kInactivityInteractive = 3600 * kSecond;

/// Numbers further apart than this are not believed on SYN and RST.
constexpr std::int32_t kTooFar = 1'048'576;

bool isOpening(ZeekState state) {
  return state == Inactive || state == SynSent || state == SynAckSent;
}

}  // namespace

ZeekConnection::ZeekConnection(CaptureTime now, bool flipped)
    : history_(flipped), startTime_(now), lastTime_(now), inactivity_(kInactivityOpening) {}

// TCPAnalyzer::WantConnection(), of TCP.cc.
bool ZeekConnection::takesSenderForServer(Flags flags, std::uint16_t from, std::uint16_t to) {
  if (flags.syn && !flags.ack) return false;
  if (!isServerPort(from)) return false;
  return isServerPort(to) ? !flags.syn && from < to : true;
}

// TCPSessionAdapter::AttemptTimer(), ExpireTimer(), PartialCloseTimer(), and the inactivity timer
// of Connection.
bool ZeekConnection::isForgotten(CaptureTime now) const {
  if (forgetAt_ != kNever) return now >= forgetAt_;
  const ZeekEndpoint& client = ends_.client;
  const ZeekEndpoint& server = ends_.server;
  const bool waits = client.state == SynSent || client.state == SynAckSent;
  if (active_ && waits && server.state == Inactive && now >= giveUpAt_) return true;
  if (now >= lastTime_ + inactivity_) return true;
  if (!active_ || halfClosedAt_ == kNever) return false;
  const bool ended = client.state == Reset || server.state == Reset || client.state == Inactive ||
                     server.state == Inactive || isClosed();
  if (!ended) return false;
  // The timer goes off every six seconds, and asks for five without a segment.
  const auto goesOff = [&](CaptureTime first) {
    const CaptureTime after = lastTime_ + kLingerTime - first;
    const CaptureTime due = after < 0 ? first : first + (after / kSessionTimer + 1) * kSessionTimer;
    return now >= due;
  };
  return goesOff(startTime_ + kSynTimeout) || goesOff(halfClosedAt_ + kSessionTimer);
}

// TCPSessionAdapter::IsReuse().
bool ZeekConnection::isReuse(const Segment& segment) const {
  if (!segment.flags.syn) return false;
  const ZeekEndpoint* end = &ends_.client;
  if (segment.flags.ack) {
    if (ends_.client.state != Inactive) return false;
    end = &ends_.server;
  }
  if (isClosed()) return true;
  const std::uint32_t seq = segment.seq.value();
  if (seq == end->start) return false;
  const bool wasReversed = !segment.flags.ack && end->state == SynAckSent &&
                           ends_.server.state == Inactive && seq == ends_.server.start;
  return !wasReversed;
}

bool ZeekConnection::showsServerBegan(const Segment& segment) const {
  const Flags flags = segment.flags;
  return history_.isOnlySynAck() && !flags.syn && !flags.fin && !flags.rst &&
         (flags.ack || segment.len > 0);
}

void ZeekConnection::flip() {
  ends_.swap();
  packets_.swap();
  if (history_.isOnlySynAck()) move(ends_.server, ends_.client, Established);
  history_.flip();
}

void ZeekConnection::take(Side from, const Segment& segment, CaptureTime now,
                          BySide<std::uint16_t> ports) {
  flippedNow_ = false;
  ++packets_[from];
  ZeekEndpoint& end = ends_[from];
  const Flags flags = segment.flags;
  const std::uint32_t seq = segment.seq.value();
  // The data of a RST is no part of the stream.
  const std::uint32_t length = segment.sequenceLength() - (flags.rst ? segment.len : 0);
  const std::uint32_t past = seq + length;

  initialize(end, segment, past);
  bool underflow = false;
  const std::uint64_t relative = end.relative(seq, end.last, end.lastWraps, underflow);
  history_.take(from, segment, std::uint32_t(relative));
  checkWindow(from, segment);
  if (!isClosed()) lastTime_ = now;
  if (flags.fin) end.sentFin = true;
  if (flags.ack) takeAck(from, segment);
  advance(from, segment, past);

  bool closes = false;
  switch (end.state) {
    case Inactive: closes = takeInactive(from, segment, now, ports); break;
    case SynSent:
    case SynAckSent: closes = takeOpening(from, segment); break;
    case Partial:
    case Established: closes = takeEstablished(from, segment); break;
    case Closed: closes = takeClosed(from, segment); break;
    case Reset: break;
  }
  if (closes) close(flippedNow_ ? otherSide(from) : from);
}

// init_endpoint().
void ZeekConnection::initialize(ZeekEndpoint& end, const Segment& segment, std::uint32_t last) {
  const std::uint32_t seq = segment.seq.value();
  switch (end.state) {
    case Inactive:
      end.begin(segment.flags.syn ? seq : seq - 1);
      end.last = segment.flags.syn ? last : seq;
      break;
    case SynSent:
    case SynAckSent:
    case Established:
    case Partial:
      if (!segment.flags.syn) break;
      if (!isOpening(end.state) || seq != end.start) {
        end.begin(seq);
        end.last = last;
      }
      break;
    case Reset:
      if (segment.flags.syn && end.before == Inactive) {
        end.begin(seq);
        end.last = last;
      }
      break;
    case Closed: break;
  }
}

// update_window(), of which only the zero windows are told of.
void ZeekConnection::checkWindow(Side from, const Segment& segment) {
  const bool matters =
      !segment.flags.rst && ends_[from].state != Reset && ends_[otherSide(from)].state != Closed;
  if (segment.window == 0 && matters) history_.takeZeroWindow(from);
}

// init_peer() and update_ack_seq().
void ZeekConnection::takeAck(Side from, const Segment& segment) {
  ZeekEndpoint& peer = ends_[otherSide(from)];
  const std::uint32_t ack = segment.ack.value();
  if (peer.state == Inactive) {
    peer.begin(ack - 1);
    peer.last = ack - 1;
    return;
  }
  bool underflow = false;
  peer.relative(ack, peer.acked, peer.ackWraps, underflow);
  if (underflow || segment.flags.rst) return;
  const auto distance = static_cast<std::int32_t>(ack - peer.acked);
  const bool isBroken = ack == 0 && distance > kTooFar;
  if (!isBroken && distance > 0) peer.advanceAcked(ack);
}

// update_last_seq().
void ZeekConnection::advance(Side from, const Segment& segment, std::uint32_t last) {
  ZeekEndpoint& end = ends_[from];
  const Flags flags = segment.flags;
  const auto distance = static_cast<std::int32_t>(last - end.last);
  if ((flags.syn || flags.rst) && (distance > kTooFar || distance < -kTooFar)) return;
  const bool isOver = end.state == Reset;
  const bool isFirstFin = flags.fin && end.last == end.start + 1;
  if (isFirstFin || (!isOver && distance > 0)) {
    end.advanceLast(last);
  } else if (!isOver && segment.len > 0) {
    history_.takeRetransmission(from);
  }
}

// TCP_Endpoint::SetState().
void ZeekConnection::move(ZeekEndpoint& end, const ZeekEndpoint& peer, ZeekState state) {
  if (state == end.state) return;
  if (!isOpening(state) && isOpening(end.state) && isOpening(peer.state)) {
    inactivity_ = kInactivity;
  }
  end.before = end.state;
  end.state = state;
}

// TCPSessionAdapter::UpdateInactiveState().
bool ZeekConnection::takeInactive(Side from, const Segment& segment, CaptureTime now,
                                  BySide<std::uint16_t> ports) {
  ZeekEndpoint* end = &ends_[from];
  ZeekEndpoint* peer = &ends_[otherSide(from)];
  const Flags flags = segment.flags;
  bool closes = false;
  if (flags.syn && from == Side::Client) {
    move(*end, *peer, flags.ack ? SynAckSent : SynSent);
    giveUpAt_ = now + kAttemptDelay;
  } else if (flags.syn) {
    const bool wasReversed =
        !flags.ack && peer->state == SynAckSent && segment.seq.value() == end->start;
    if (wasReversed) {
      flip();
      flippedNow_ = true;
      std::swap(end, peer);  // They are where the other one was.
      move(*peer, *end, Established);
    }
    if (peer->state == SynSent) move(*peer, *end, Established);
    const bool serverOnly = ends_.client.state == Inactive;
    move(*end, *peer, Established);
    const bool byClientsPort =
        serverOnly && !isServerPort(ports.server) && isServerPort(ports.client);
    if (peer->state != Partial && isInteractivePort(byClientsPort ? ports.client : ports.server)) {
      inactivity_ = kInactivityInteractive;
    }
  }
  if (flags.fin) {
    move(*end, *peer, Closed);
    closes = true;
  }
  if (flags.rst) {
    move(*end, *peer, Reset);
    closes = true;
  }
  if (end->state != Inactive) return closes;
  const bool acksSynOnly =
      from == Side::Server && segment.len == 0 && ends_.client.state == SynSent;
  if (acksSynOnly) return closes;
  move(*end, *peer, flags.ack && peer->state == Established ? Established : Partial);
  return closes;
}

// TCPSessionAdapter::UpdateSYN_SentState().
bool ZeekConnection::takeOpening(Side from, const Segment& segment) {
  ZeekEndpoint& end = ends_[from];
  const ZeekEndpoint& peer = ends_[otherSide(from)];
  if (segment.flags.fin) move(end, peer, Closed);
  if (segment.flags.rst) {
    move(end, peer, Reset);
    active_ = false;
  }
  return segment.flags.fin || segment.flags.rst;
}

// TCPSessionAdapter::UpdateEstablishedState().
bool ZeekConnection::takeEstablished(Side from, const Segment& segment) {
  ZeekEndpoint& end = ends_[from];
  ZeekEndpoint& peer = ends_[otherSide(from)];
  const Flags flags = segment.flags;
  if (flags.syn && !flags.ack && end.state == Partial && peer.state == Inactive) {
    move(end, peer, SynSent);
  }
  if (flags.fin && !flags.rst) {
    move(end, peer, Closed);
    // A FIN and then a RST of the peer: an ordinary end after all.
    if (peer.state == Reset && peer.before == Closed) move(peer, end, Closed);
  }
  if (flags.rst) {
    move(end, peer, Reset);
    if (peer.state != Reset || peer.before != Established) active_ = false;
  }
  return flags.fin || flags.rst;
}

// TCPSessionAdapter::UpdateClosedState().
bool ZeekConnection::takeClosed(Side from, const Segment& segment) {
  ZeekEndpoint& end = ends_[from];
  const ZeekEndpoint& peer = ends_[otherSide(from)];
  if (!segment.flags.rst || peer.state == Closed) return false;
  move(end, peer, Reset);
  return !end.closed;
}

// TCPSessionAdapter::ConnectionClosed().
void ZeekConnection::close(Side from) {
  ZeekEndpoint& end = ends_[from];
  const ZeekEndpoint& peer = ends_[otherSide(from)];
  if (end.closed) return;
  end.closed = true;
  if (end.state == Reset || peer.closed || peer.state == Inactive) {
    forgetAt_ = lastTime_ + kCloseDelay;
  } else if (halfClosedAt_ == kNever) {
    halfClosedAt_ = lastTime_;
  }
}

std::string_view ZeekConnection::state() const {
  return connStateOf(ends_, history_);
}

std::uint64_t ZeekConnection::bytes(Side side) const {
  return ends_[side].bytes(ends_[otherSide(side)]);
}

}  // namespace linger::capture
