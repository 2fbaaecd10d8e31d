#include "tests/measured/lwip/lwip_host.h"

#include <lwip/inet_chksum.h>
#include <lwip/init.h>
#include <lwip/ip4.h>
#include <lwip/ip_addr.h>
#include <lwip/pbuf.h>
#include <lwip/priv/tcp_priv.h>

#include <cstring>
#include <utility>

namespace linger::lwip {
namespace {

constexpr std::size_t kIpHeader = 20;
constexpr std::size_t kTcpHeader = 20;
constexpr std::uint8_t kTcp = 6;

ip4_addr_t address(std::uint8_t last) {
  ip4_addr_t result;
  IP4_ADDR(&result, 10, 9, 0, last);
  return result;
}

const ip4_addr_t kHost = address(1);
const ip4_addr_t kPeer = address(2);

void put(std::vector<std::uint8_t>& bytes, std::uint32_t value, int size) {
  for (int shift = 8 * (size - 1); shift >= 0; shift -= 8) {
    bytes.push_back(static_cast<std::uint8_t>(value >> shift));
  }
}

std::uint32_t get(const std::vector<std::uint8_t>& bytes, std::size_t at, std::size_t size) {
  std::uint32_t value = 0;
  for (std::size_t i = at; i < at + size; ++i) value = value << 8 | bytes[i];
  return value;
}

/// Writes the Internet checksum of `size` bytes from `begin` on, plus `before`, to `place`.
void putChecksum(std::vector<std::uint8_t>& bytes, std::size_t begin, std::size_t size,
                 const std::vector<std::uint8_t>& before, std::size_t place) {
  std::vector<std::uint8_t> summed = before;
  summed.insert(summed.end(), bytes.begin() + static_cast<std::ptrdiff_t>(begin),
                bytes.begin() + static_cast<std::ptrdiff_t>(begin + size));
  const std::uint16_t sum = inet_chksum(summed.data(), static_cast<std::uint16_t>(summed.size()));
  std::memcpy(bytes.data() + place, &sum, sizeof sum);
}

void putAddress(std::vector<std::uint8_t>& bytes, const ip4_addr_t& address) {
  put(bytes, lwip_ntohl(ip4_addr_get_u32(&address)), 4);
}

std::vector<std::uint8_t> packetOf(const WireSegment& segment) {
  const std::size_t tcpSize = kTcpHeader + segment.options.size() + segment.len;
  std::vector<std::uint8_t> bytes;
  put(bytes, 0x4500, 2);
  put(bytes, static_cast<std::uint32_t>(kIpHeader + tcpSize), 2);
  put(bytes, 0, 4);
  put(bytes, 64U << 8 | kTcp, 2);
  put(bytes, 0, 2);
  putAddress(bytes, kPeer);
  putAddress(bytes, kHost);
  putChecksum(bytes, 0, kIpHeader, {}, 10);

  put(bytes, segment.ports.peer, 2);
  put(bytes, segment.ports.local, 2);
  put(bytes, segment.seq, 4);
  put(bytes, segment.ack, 4);
  put(bytes,
      static_cast<std::uint32_t>(kTcpHeader + segment.options.size()) / 4 << 12 | segment.flags, 2);
  put(bytes, segment.window, 2);
  put(bytes, 0, 4);
  bytes.insert(bytes.end(), segment.options.begin(), segment.options.end());
  bytes.resize(kIpHeader + tcpSize, 'x');

  std::vector<std::uint8_t> pseudoHeader;
  putAddress(pseudoHeader, kPeer);
  putAddress(pseudoHeader, kHost);
  put(pseudoHeader, kTcp, 2);
  put(pseudoHeader, static_cast<std::uint32_t>(tcpSize), 2);
  putChecksum(bytes, kIpHeader, tcpSize, pseudoHeader, kIpHeader + 16);
  return bytes;
}

WireSegment segmentOf(const std::vector<std::uint8_t>& bytes) {
  const std::size_t tcp = (bytes[0] & 15U) * 4U;
  const std::size_t header = (bytes[tcp + 12] >> 4U) * 4U;
  WireSegment segment;
  segment.ports = {static_cast<std::uint16_t>(get(bytes, tcp, 2)),
                   static_cast<std::uint16_t>(get(bytes, tcp + 2, 2))};
  segment.seq = get(bytes, tcp + 4, 4);
  segment.ack = get(bytes, tcp + 8, 4);
  segment.flags = bytes[tcp + 13];
  segment.window = static_cast<std::uint16_t>(get(bytes, tcp + 14, 2));
  segment.len = static_cast<std::uint32_t>(get(bytes, 2, 2) - tcp - header);
  return segment;
}

}  // namespace

Host::Host() {
  lwip_init();
  ip4_addr_t mask;
  IP4_ADDR(&mask, 255, 255, 255, 0);
  netif_add(
      &interface_, &kHost, &mask, &kPeer, this,
      [](netif* added) -> err_t {
        added->output = &Host::keep;
        added->mtu = 1500;
        return ERR_OK;
      },
      ip4_input);
  netif_set_default(&interface_);
  netif_set_link_up(&interface_);
  netif_set_up(&interface_);
}

Host::~Host() {
  netif_remove(&interface_);
}

err_t Host::keep(netif* interface, pbuf* packet, const ip4_addr_t*) {
  std::vector<std::uint8_t> bytes(packet->tot_len);
  pbuf_copy_partial(packet, bytes.data(), packet->tot_len, 0);
  if (bytes[9] == kTcp) static_cast<Host*>(interface->state)->sent_.push_back(segmentOf(bytes));
  return ERR_OK;
}

void Host::arrives(const WireSegment& segment) {
  const std::vector<std::uint8_t> bytes = packetOf(segment);
  pbuf* packet = pbuf_alloc(PBUF_RAW, static_cast<std::uint16_t>(bytes.size()), PBUF_RAM);
  pbuf_take(packet, bytes.data(), static_cast<std::uint16_t>(bytes.size()));
  interface_.input(packet, &interface_);
}

std::vector<WireSegment> Host::takeSent() {
  return std::exchange(sent_, {});
}

void Host::tick() {
  tcp_tmr();
}

tcp_pcb* Host::find(Ports ports) {
  for (tcp_pcb* list : {tcp_active_pcbs, tcp_tw_pcbs}) {
    for (tcp_pcb* pcb = list; pcb; pcb = pcb->next) {
      if (pcb->local_port == ports.local && pcb->remote_port == ports.peer) return pcb;
    }
  }
  return nullptr;
}

}  // namespace linger::lwip
