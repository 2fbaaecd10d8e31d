#pragma once

#include <lwip/netif.h>

#include <cstdint>
#include <vector>

struct tcp_pcb;

namespace linger::lwip {

/// Ports of one connection, from lwIP's side.
struct Ports {
  std::uint16_t local;
  std::uint16_t peer;
};

/// A TCP segment as it is on the wire.
struct WireSegment {
  Ports ports{};
  std::uint8_t flags = 0;  ///< The bits of the TCP header.
  std::uint32_t seq = 0;
  std::uint32_t ack = 0;
  std::uint16_t window = 65535;
  std::vector<std::uint8_t> options;  ///< A multiple of four bytes.
  std::uint32_t len = 0;              ///< Bytes of text.
};

inline constexpr std::uint8_t kFin = 1;
inline constexpr std::uint8_t kSyn = 2;
inline constexpr std::uint8_t kRst = 4;
inline constexpr std::uint8_t kPsh = 8;
inline constexpr std::uint8_t kAck = 16;

/// The real lwIP with a network interface of its own: what it sends is kept, what arrives is given
/// to it directly, and its clock goes on only by tick(). There is one in a process, since the
/// library's state is global.
class Host {
 public:
  Host();
  ~Host();
  Host(const Host&) = delete;
  Host& operator=(const Host&) = delete;

  void arrives(const WireSegment& segment);
  /// What has been sent since the last call.
  std::vector<WireSegment> takeSent();
  /// Lets 250 ms pass.
  static void tick();
  /// The connection with these ports; null where there is none.
  static tcp_pcb* find(Ports ports);

 private:
  static err_t keep(netif* interface, pbuf* packet, const ip4_addr_t* to);

  netif interface_{};
  std::vector<WireSegment> sent_;
};

}  // namespace linger::lwip
