#include "app/live/port_names.h"

#include "model/systems/socket_option.h"

namespace linger {

std::string_view nameOf(Transport transport) {
  switch (transport) {
    case Transport::Tcp: return "tcp";
    case Transport::Udp: return "udp";
  }
  return {};
}

std::string_view nameOf(KernelTimer timer) {
  switch (timer) {
    case KernelTimer::None: return {};
    case KernelTimer::Retransmission: return "retransmission";
    case KernelTimer::KeepAlive: return "keep-alive";
    case KernelTimer::TimeWait: return "time-wait";
    case KernelTimer::WindowProbe: return "window-probe";
  }
  return {};
}

std::string_view stateName(const LiveSocket& socket) {
  return socket.facts.state == State::Closed ? "BOUND" : nameOf(socket.facts.state);
}

std::vector<std::string_view> namesOf(const ReuseOptions& options) {
  std::vector<std::string_view> names;
  if (options.reuseAddr) names.push_back(nameOf(SocketOption::ReuseAddr));
  if (options.reusePort) names.push_back(nameOf(SocketOption::ReusePort));
  return names;
}

}  // namespace linger
