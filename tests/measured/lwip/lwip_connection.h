#pragma once

#include <optional>
#include <string_view>

#include "tests/measured/lwip/lwip_host.h"

namespace linger::lwip {

/// One connection to a listener of lwIP's, whose peer this is.
class Connection {
 public:
  /// Completes the handshake unless it is to stay half open.
  Connection(Host& host, bool timestamps, bool halfOpen);
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  /// Brings it into the state. An orphan's program closes, any other only its sending side.
  /// `viaClosing`: to TIME-WAIT by CLOSING.
  void reach(std::string_view state, bool orphan, bool viaClosing);
  void closeListener();

  /// What the segment draws, delayed acknowledgments with it.
  std::vector<WireSegment> ask(WireSegment segment);

  /// "TIME-WAIT"; "CLOSED" where lwIP has no such connection.
  std::string_view state() const;
  /// The time since TIME-WAIT began or its timer was restarted, in lwIP's ticks of 500 ms; none in
  /// other states.
  std::optional<std::uint32_t> timeWaitAge() const;

  std::uint32_t sndNxt() const { return sndNxt_; }  ///< lwIP's.
  std::uint32_t rcvNxt() const { return rcvNxt_; }  ///< Likewise.
  std::uint32_t window() const { return window_; }  ///< What lwIP's SYN,ACK offered.
  std::vector<std::uint8_t> timestamp(std::int64_t later) const;

 private:
  void send(std::uint8_t flags);
  void peerCloses();
  void peerAcknowledges();
  void programCloses(bool orphan);

  Host& host_;
  Ports ports_;
  bool timestamps_;
  tcp_pcb* listener_ = nullptr;
  tcp_pcb* held_ = nullptr;  ///< The program's end; null before accept() and once it has let go.
  std::uint32_t rcvNxt_ = 0;
  std::uint32_t sndNxt_ = 0;
  std::uint32_t acked_ = 0;
  std::uint32_t window_ = 0;
};

}  // namespace linger::lwip
