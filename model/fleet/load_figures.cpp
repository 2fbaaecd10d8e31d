#include "model/fleet/load_figures.h"

#include <algorithm>
#include <string>

#include "model/sim/host_settings.h"
#include "model/sim/load.h"
#include "model/systems/environment.h"

namespace linger {
namespace {

constexpr int kFirstUnprivileged = 1024;
constexpr int kLinuxFirst = 32'768;
constexpr int kLinuxLast = 60'999;

/// The address whose last byte is one higher, but never .0 or .255.
Address nextAfter(const Address& address) {
  std::string text = address.toString();
  const bool isV4 = address.family() == Address::Family::V4;
  const std::size_t cut = text.find_last_of(isV4 ? '.' : ':') + 1;
  const int last = address.bytes().back();
  const int next = last % 254 + 1;
  if (isV4) return *Address::parse(text.substr(0, cut) + std::to_string(next));
  constexpr auto kDigits = "0123456789abcdef";
  return *Address::parse(text.substr(0, cut) + kDigits[next / 16] + kDigits[next % 16]);
}

bool isTaken(const Scenario& scenario, const Address& address) {
  return std::ranges::any_of(scenario.hosts, [&](const Host& host) {
    const std::vector<Address> own = addressesOf(host);
    return std::ranges::find(own, address) != own.end();
  });
}

/// The first one binds for nothing but its address: connect() goes on choosing the port.
void setAddresses(Scenario& scenario, Host& host, Arrivals& arrivals, int count) {
  if (arrivals.from.empty() && count > 1) {
    arrivals.from = {host.address};
    arrivals.portAtConnect = true;
  }
  Address next = host.address;
  while (std::ssize(arrivals.from) < count) {
    next = nextAfter(next);
    if (next == host.address) return;
    if (!isTaken(scenario, next)) arrivals.from.push_back(next);
  }
  if (std::ssize(arrivals.from) > count) arrivals.from.resize(static_cast<std::size_t>(count));
}

void setBinding(Host& host, Arrivals& arrivals, bool bindsForPort) {
  if (bindsForPort && arrivals.from.empty()) arrivals.from = {host.address};
  // Without bind() the host's own address needs no naming.
  if (!bindsForPort && arrivals.from == std::vector{host.address}) arrivals.from.clear();
  arrivals.portAtConnect = !bindsForPort && !arrivals.from.empty();
}

}  // namespace

bool bindsForPort(const Host& host, const Arrivals& arrivals) {
  const bool canWait = environmentOf(host.os).canBindAtConnect;
  return !arrivals.from.empty() && !(arrivals.portAtConnect && canWait);
}

LoadFigures figuresOf(const Scenario& scenario) {
  for (const Host& host : scenario.hosts) {
    for (const Program& program : host.programs) {
      if (!program.arrivals) continue;
      const Arrivals& arrivals = *program.arrivals;
      const PortRange ports = settingsFor(scenario, host).ports;
      return {arrivals.rate,
              arrivals.requests,
              ports.last - ports.first + 1,
              std::max(static_cast<int>(arrivals.from.size()), 1),
              bindsForPort(host, arrivals),
              arrivals.closer};
    }
  }
  return {};
}

Scenario withFigures(Scenario scenario, const LoadFigures& figures) {
  const LoadFigures now = figuresOf(scenario);
  changeEachLoad(scenario, [&](Host& host, Arrivals& arrivals) {
    if (figures.rate != now.rate) arrivals.rate = figures.rate;
    if (figures.requests != now.requests) arrivals.requests = figures.requests;
    if (figures.closer != now.closer) arrivals.closer = figures.closer;
    if (figures.addresses != now.addresses) {
      setAddresses(scenario, host, arrivals, figures.addresses);
    }
    if (figures.bindsForPort != now.bindsForPort) setBinding(host, arrivals, figures.bindsForPort);
  });
  if (figures.ports == now.ports) return scenario;
  changeEachCallingHost(scenario,
                        [&](Host& host) { host.tuning.ports = portRangeOf(figures.ports); });
  return scenario;
}

PortRange portRangeOf(int count) {
  const int ports = std::clamp(count, 1, kMostPorts);
  const int first = ports <= kLinuxLast - kLinuxFirst + 1 ? kLinuxFirst : kFirstUnprivileged;
  return {static_cast<std::uint16_t>(first), static_cast<std::uint16_t>(first + ports - 1)};
}

Duration longestLoadOf(const Scenario& scenario) {
  Duration longest{};
  for (const Host& host : scenario.hosts) {
    for (const Program& program : host.programs) {
      if (program.arrivals) longest = std::max(longest, program.arrivals->length);
    }
  }
  return longest;
}

}  // namespace linger
