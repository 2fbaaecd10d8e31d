#include "model/fleet/port_census.h"

#include <numeric>

#include "model/systems/environment.h"

namespace linger {

PortCensus::PortCensus(const FleetHost& host, const std::vector<PortWish>& wishes)
    : range_(host.ports), perAddress_(environmentOf(host.os).countsPortsByAddress) {
  const std::uint32_t ports = range_.last - range_.first + 1U;
  std::vector<std::uint16_t> all(ports);
  std::iota(all.begin(), all.end(), range_.first);
  // Some may be reserved: each is asked about once.
  for (const PortWish& wish : wishes) {
    counts_.push_back({wish, std::vector<bool>(ports), std::vector<bool>(ports, true), all});
  }
  use_.assign(wishes.size(), {0, ports});
}

void PortCensus::changed(const SocketAddress& local) {
  if (local.port < range_.first || local.port > range_.last) return;
  const std::size_t place = local.port - range_.first;
  for (Count& count : counts_) {
    const bool isOther = perAddress_ && !local.address.isAny() && count.wish.local != local.address;
    if (isOther || count.isChanged[place]) continue;
    count.isChanged[place] = true;
    count.changed.push_back(local.port);
  }
}

void PortCensus::recount(Count& count, PortUse& use, const Stack& stack, SimTime now) const {
  // Where TIME-WAITs may be reused, a port becomes free by time alone.
  const bool looksAgain = stack.profile().timeWaitReuse == TimeWaitReuse::Always;
  std::vector<std::uint16_t> again;
  for (const std::uint16_t port : count.changed) {
    const std::size_t place = port - range_.first;
    const bool taken = !stack.mayChoose(count.wish, port, now);
    if (taken != count.taken[place]) {
      count.taken[place] = taken;
      use.inUse += taken ? 1U : ~0U;
      use.left += taken ? ~0U : 1U;
    }
    count.isChanged[place] = taken && looksAgain;
    if (count.isChanged[place]) again.push_back(port);
  }
  count.changed.swap(again);
}

const std::vector<PortUse>& PortCensus::count(const Stack& stack, SimTime now) {
  for (std::size_t i = 0; i < counts_.size(); ++i) recount(counts_[i], use_[i], stack, now);
  return use_;
}

}  // namespace linger
