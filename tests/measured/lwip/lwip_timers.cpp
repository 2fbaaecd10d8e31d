#include "tests/measured/lwip/lwip_timers.h"

#include <lwip/tcp.h>

#include "tests/measured/lwip/lwip_connection.h"

namespace linger::lwip {
namespace {

constexpr double kTick = 0.25;
constexpr int kMostTicks = 4 * 3600;

/// Lets time pass until lwIP has no such connection any more.
template <class IsThere>
Patience wait(Host& host, std::string of, IsThere isThere) {
  Patience patience{std::move(of), {}, 0};
  double now = 0;
  for (int i = 0; i < kMostTicks && isThere(); ++i) {
    for (const WireSegment& segment : host.takeSent()) {
      if (segment.flags & (kSyn | kFin)) patience.sent.push_back(now);
    }
    Host::tick();
    now += kTick;
  }
  patience.gone = now;
  return patience;
}

Patience ofCaller(Host& host) {
  constexpr Ports kPorts{4000, 4001};
  host.takeSent();
  tcp_pcb* caller = tcp_new();
  tcp_bind(caller, IP_ANY_TYPE, kPorts.local);
  ip_addr_t peer;
  IP_ADDR4(&peer, 10, 9, 0, 2);
  tcp_connect(caller, &peer, kPorts.peer, [](void*, tcp_pcb*, err_t) -> err_t { return ERR_OK; });
  return wait(host, "SYN-SENT", [&] { return Host::find(kPorts) != nullptr; });
}

/// The first segment of a half-open connection has gone out before the clock is looked at.
Patience ofListener(Host& host, const char* state) {
  Connection connection(host, false, std::string_view(state) == "SYN-RECEIVED");
  connection.reach(state, true, false);
  return wait(host, state, [&] { return connection.state() == state; });
}

}  // namespace

std::vector<Patience> measurePatience(Host& host) {
  return {ofCaller(host), ofListener(host, "SYN-RECEIVED"), ofListener(host, "FIN-WAIT-1"),
          ofListener(host, "LAST-ACK")};
}

}  // namespace linger::lwip
