#include "app/live/callers.h"

#include <algorithm>

#include "app/live/port_names.h"
#include "model/systems/rules/address_scope.h"

namespace linger {
namespace {

/// What connect() makes of each port in the range.
enum class PortUse : std::uint8_t { Free, Reserved, Bound, Called };

class Ports {
 public:
  explicit Ports(const PortRange& range)
      : first_(range.first), uses_(std::size_t(std::max(range.last - range.first + 1, 0))) {}

  /// Whether the port is in the range and free until now; then it has this use.
  bool use(std::uint16_t port, PortUse use) {
    if (port < first_ || std::size_t(port - first_) >= uses_.size()) return false;
    PortUse& known = uses_[port - first_];
    if (known != PortUse::Free) return false;
    known = use;
    return true;
  }

  int count() const { return int(uses_.size()); }
  int count(PortUse use) const { return int(std::ranges::count(uses_, use)); }

 private:
  std::uint16_t first_;
  std::vector<PortUse> uses_;
};

bool isReused(const LiveSocket& socket, TimeWaitReuse reuse) {
  switch (reuse) {
    case TimeWaitReuse::Never: return false;
    case TimeWaitReuse::Always: return true;
    case TimeWaitReuse::LoopbackOnly: return socket.facts.local.address.isLoopback();
  }
  return false;
}

/// How long a new connection has to wait until it may take over the record; nothing for what the
/// kernel does not let it take over.
std::optional<Duration> takeOverIn(const LiveSocket& socket, const CallerReading& reading) {
  const bool isRecord = socket.facts.state == State::TimeWait;
  if (!isRecord || !reading.timestamps || !isReused(socket, reading.reuse)) return std::nullopt;
  const Duration age = profileOf(OsId::Linux).timeWait.value - socket.left;
  return std::max(reading.reuseDelay - age, Duration{});
}

/// `takeOver` has not come yet.
void countNext(CallerAnswer& answer, const LiveSocket& socket,
               const std::optional<Duration>& takeOver, const KernelKnobs& knobs) {
  const auto end = takeOver ? std::optional(TimeRange{*takeOver, *takeOver + 2 * knobs.tick})
                            : endOf(socket, knobs);
  if (!end) return;
  if (!answer.nextIn) answer.nextIn = end;
  answer.nextIn->earliest = std::min(answer.nextIn->earliest, end->earliest);
  answer.nextIn->latest = std::min(answer.nextIn->latest, end->latest);
}

}  // namespace

CallerAnswer answerOf(const CallerReading& reading) {
  Ports ports(reading.knobs.ephemeral);
  CallerAnswer answer;
  const AddressScope local(reading.local, false);
  for (const std::uint16_t port : reading.reserved) ports.use(port, PortUse::Reserved);
  for (const LiveSocket& socket : reading.bound) {
    const SocketFacts& facts = socket.facts;
    if (!local.overlaps(AddressScope(facts.local.address, facts.v6only))) continue;
    ports.use(facts.local.port, PortUse::Bound);
  }
  for (const LiveSocket& socket : reading.calls) {
    if (!isSameAddress(socket.facts.local.address, reading.local)) continue;
    if (!ports.use(socket.facts.local.port, PortUse::Called)) continue;
    ++answer.calls[stateName(socket)];
    const auto takeOver = takeOverIn(socket, reading);
    if (takeOver && *takeOver == Duration{}) {
      ++answer.reusable;
    } else {
      countNext(answer, socket, takeOver, reading.knobs);
    }
  }
  answer.range = ports.count();
  answer.reserved = ports.count(PortUse::Reserved);
  answer.bound = ports.count(PortUse::Bound);
  answer.left = ports.count(PortUse::Free) + answer.reusable;
  return answer;
}

}  // namespace linger
