#pragma once

#include <limits>
#include <string_view>

#include "model/capture/file/packet.h"
#include "model/capture/side.h"
#include "model/capture/zeek_endpoint.h"
#include "model/capture/zeek_history.h"
#include "model/tcp/segment.h"

namespace linger::capture {

/// Follows a connection as Zeek's TCP analyzer and its conn.log do, so that their words mean here
/// what they mean there. It decides, too, who is the client and where a connection ends and the
/// next one of the same ends begins.
class ZeekConnection {
 public:
  /// Begins with the connection's first segment, whose sender is taken for the client; `flipped`
  /// where that was decided the other way round, by the ports.
  ZeekConnection(CaptureTime now, bool flipped);

  /// Whether Zeek takes the sender of a connection's first segment for the server, since it did
  /// not begin with a SYN and the port is one on which servers listen.
  static bool takesSenderForServer(Flags flags, std::uint16_t from, std::uint16_t to);

  /// Whether Zeek has forgotten the connection by now.
  bool isForgotten(CaptureTime now) const;

  /// Whether the segment begins another connection of the same ends.
  bool isReuse(const Segment& segment) const;

  /// Whether the segment shows that the one who began with SYN,ACK was the server. It is to be
  /// asked before each segment; flip() does it.
  bool showsServerBegan(const Segment& segment) const;
  void flip();

  /// Takes the next segment. `ports`: of client and server.
  void take(Side from, const Segment& segment, CaptureTime now, BySide<std::uint16_t> ports);

  /// True once after a segment that turned the sides round.
  bool wasFlipped() const { return flippedNow_; }

  std::string_view state() const;  ///< conn_state: "SF"
  const std::string& history() const { return history_.letters(); }
  CaptureTime duration() const { return lastTime_ - startTime_; }
  std::uint64_t packets(Side side) const { return packets_[side]; }
  std::uint64_t bytes(Side side) const;
  /// Both FINs or a reset were seen.
  bool isClosed() const { return ends_.client.closed && ends_.server.closed; }

 private:
  void initialize(ZeekEndpoint& end, const Segment& segment, std::uint32_t last);
  void checkWindow(Side from, const Segment& segment);
  void takeAck(Side from, const Segment& segment);
  void advance(Side from, const Segment& segment, std::uint32_t last);
  void move(ZeekEndpoint& end, const ZeekEndpoint& peer, ZeekState state);

  // One for each state of the sender; true where the segment closes its side.
  bool takeInactive(Side from, const Segment& segment, CaptureTime now,
                    BySide<std::uint16_t> ports);
  bool takeOpening(Side from, const Segment& segment);
  bool takeEstablished(Side from, const Segment& segment);
  bool takeClosed(Side from, const Segment& segment);
  void close(Side from);

  BySide<ZeekEndpoint> ends_;
  ZeekHistory history_;
  BySide<std::uint64_t> packets_;
  CaptureTime startTime_;
  CaptureTime lastTime_;
  CaptureTime inactivity_;
  static constexpr CaptureTime kNever = std::numeric_limits<CaptureTime>::max();
  CaptureTime forgetAt_ = kNever;      ///< Some time after both sides closed.
  CaptureTime giveUpAt_ = kNever;      ///< Of a SYN that nobody answers.
  CaptureTime halfClosedAt_ = kNever;  ///< When the first side closed.
  bool active_ = true;
  bool flippedNow_ = false;
};

}  // namespace linger::capture
