#include "tests/measured/lwip/lwip_connection.h"

#include <lwip/priv/tcp_priv.h>
#include <lwip/tcp.h>

#include <array>
#include <stdexcept>
#include <utility>

namespace linger::lwip {
namespace {

constexpr std::uint32_t kPeerIss = 5'000'000;
constexpr std::uint32_t kPeerClock = 100'000;

/// Ports that no connection of this process has had.
Ports freshPorts() {
  static std::uint16_t next = 5000;
  next = static_cast<std::uint16_t>(next == 30'000 ? 5000 : next + 1);
  return {static_cast<std::uint16_t>(next + 30'000), next};
}

void append(std::vector<std::uint8_t>& bytes, std::uint32_t value) {
  for (int shift = 24; shift >= 0; shift -= 8) {
    bytes.push_back(static_cast<std::uint8_t>(value >> shift));
  }
}

}  // namespace

Connection::Connection(Host& host, bool timestamps, bool halfOpen)
    : host_(host), ports_(freshPorts()), timestamps_(timestamps), rcvNxt_(kPeerIss) {
  tcp_pcb* bound = tcp_new();
  tcp_bind(bound, IP_ANY_TYPE, ports_.local);
  listener_ = tcp_listen(bound);
  tcp_arg(listener_, this);
  tcp_accept(listener_, [](void* self, tcp_pcb* accepted, err_t) -> err_t {
    static_cast<Connection*>(self)->held_ = accepted;
    // The program neither reads nor closes by itself.
    tcp_recv(accepted, [](void*, tcp_pcb*, pbuf* text, err_t) -> err_t {
      if (text) pbuf_free(text);
      return ERR_OK;
    });
    tcp_err(accepted, [](void* owner, err_t) { static_cast<Connection*>(owner)->held_ = nullptr; });
    return ERR_OK;
  });

  host_.takeSent();
  send(kSyn);
  const std::vector<WireSegment> answer = host_.takeSent();
  if (answer.size() != 1) throw std::runtime_error("lwIP does not answer a SYN");
  ++rcvNxt_;
  sndNxt_ = acked_ = answer[0].seq + 1;
  window_ = answer[0].window;
  if (!halfOpen) send(kAck);
}

Connection::~Connection() {
  if (tcp_pcb* left = Host::find(ports_)) {
    tcp_err(left, nullptr);
    tcp_abort(left);
  }
  closeListener();
  host_.takeSent();
}

void Connection::closeListener() {
  if (listener_) tcp_close(listener_);
  listener_ = nullptr;
}

std::vector<std::uint8_t> Connection::timestamp(std::int64_t later) const {
  std::vector<std::uint8_t> bytes{8, 10};
  append(bytes, static_cast<std::uint32_t>(kPeerClock + later));
  append(bytes, 0);
  return bytes;
}

void Connection::send(std::uint8_t flags) {
  WireSegment segment{.ports = ports_, .flags = flags, .seq = rcvNxt_};
  if (flags & kAck) segment.ack = acked_;
  if (flags & kSyn) segment.options = {2, 4, 5, 0xb4};  // An MSS of 1,460.
  if (timestamps_) {
    segment.options.insert(segment.options.end(), {1, 1});
    const std::vector<std::uint8_t> stamp = timestamp(0);
    segment.options.insert(segment.options.end(), stamp.begin(), stamp.end());
  }
  host_.arrives(segment);
}

void Connection::peerCloses() {
  send(kFin | kAck);
  ++rcvNxt_;
}

void Connection::peerAcknowledges() {
  acked_ = sndNxt_;
  send(kAck);
}

void Connection::programCloses(bool orphan) {
  if (orphan) {
    tcp_close(std::exchange(held_, nullptr));
  } else {
    tcp_shutdown(held_, 0, 1);
  }
  ++sndNxt_;
}

void Connection::reach(std::string_view state, bool orphan, bool viaClosing) {
  if (state == "SYN-RECEIVED" || state == "ESTABLISHED") return;
  if (state == "CLOSE-WAIT" || state == "LAST-ACK") {
    peerCloses();
    if (state == "LAST-ACK") programCloses(orphan);
    return;
  }
  programCloses(orphan);
  if (state == "FIN-WAIT-1") return;
  if (state == "CLOSING" || viaClosing) peerCloses();
  if (state == "CLOSING") return;
  peerAcknowledges();
  if (state == "TIME-WAIT" && !viaClosing) peerCloses();
}

std::vector<WireSegment> Connection::ask(WireSegment segment) {
  host_.takeSent();
  segment.ports = ports_;
  host_.arrives(segment);
  Host::tick();
  return host_.takeSent();
}

std::string_view Connection::state() const {
  constexpr std::array<std::string_view, 11> kNames{
      "CLOSED",     "LISTEN",     "SYN-SENT", "SYN-RECEIVED", "ESTABLISHED", "FIN-WAIT-1",
      "FIN-WAIT-2", "CLOSE-WAIT", "CLOSING",  "LAST-ACK",     "TIME-WAIT"};
  const tcp_pcb* pcb = Host::find(ports_);
  return pcb ? kNames.at(pcb->state) : "CLOSED";
}

std::optional<std::uint32_t> Connection::timeWaitAge() const {
  const tcp_pcb* pcb = Host::find(ports_);
  if (!pcb || pcb->state != TIME_WAIT) return std::nullopt;
  return tcp_ticks - pcb->tmr;
}

}  // namespace linger::lwip
