#include "model/fleet/fleet_count.h"

#include <algorithm>
#include <utility>

namespace linger {
namespace {

std::vector<PortWish> wishesOf(const FleetHost& host) {
  std::vector<PortWish> wishes;
  wishes.reserve(host.routes.size() + host.sources.size());
  for (const Route& route : host.routes) {
    wishes.push_back({Transport::Tcp, route.from, route.to, 0, false, {}});
  }
  for (const Address& source : host.sources) {
    wishes.push_back({Transport::Tcp, source, {}, 0, false, {}});
  }
  return wishes;
}

}  // namespace

FleetCount::FleetCount(const World& world, const std::vector<FleetHost>& hosts) {
  for (std::size_t i = 0; i < hosts.size(); ++i) {
    const std::size_t machine = world.scenario->oneMachine ? 0 : i;
    hosts_.push_back({{},
                      {},
                      PortCensus(hosts[i], wishesOf(hosts[i])),
                      world.machines[machine].stack.settings().maxTimeWait,
                      machine,
                      hosts[i].routes.size()});
  }
  sockets_.resize(world.machines.size());
}

void FleetCount::take(SimTime now, const RunEffects& effects) {
  now_ = now;
  for (const RunEffect& effect : effects) std::visit(*this, effect);
}

/// What was before the scene has left its sockets, and counts for nothing else.
void FleetCount::operator()(const run_effect::SceneBegins&) {
  for (HostCount& host : hosts_) {
    const HostSample setup = std::exchange(host.interval, {});
    host.interval.sockets = setup.sockets;
    host.interval.records = setup.records;
    host.interval.halfOpen = setup.halfOpen;
  }
}

void FleetCount::operator()(const run_effect::Moved& moved) {
  HostSample& host = hosts_[moved.host].interval;
  const Transition& transition = moved.moved.transition;
  if (transition.from != State::TimeWait) return;
  const int most = hosts_[moved.host].mostTimeWait;
  // The transition into TIME-WAIT, told before this one, has not been counted as a socket's yet.
  const bool isFull = most > 0 && host.of(State::TimeWait) >= static_cast<std::uint32_t>(most);
  if (transition.event == Event::Replaced) ++host.reused;
  if (transition.event == Event::NewIncarnation) ++host.reopened;
  if (transition.event == Event::TimeWaitSkipped && isFull) ++host.overflowed;
}

void FleetCount::count(HostCount& host, const Counted& what, int by) {
  const std::size_t state = what.state;
  std::uint32_t& sockets = host.interval.sockets[state];
  host.interval.socketTime[state] += sockets * microseconds(now_ - host.since[state]);
  host.since[state] = now_;
  const auto more = static_cast<std::uint32_t>(by);
  sockets += more;
  there_ += static_cast<std::size_t>(by);
  if (what.isRecord) host.interval.records += more;
  if (what.isHalfOpen) host.interval.halfOpen += more;
}

FleetCount::Counted& FleetCount::counted(std::size_t machine, SocketId socket) {
  std::vector<Counted>& sockets = sockets_[machine];
  const auto index = static_cast<std::size_t>(socket.value);
  if (index >= sockets.size()) sockets.resize(std::max(index + 1, 2 * sockets.size()));
  return sockets[index];
}

void FleetCount::operator()(const run_effect::SocketChanged& changed) {
  HostCount& host = hosts_[changed.host];
  const SocketFacts& facts = changed.changed.facts;
  Counted& known = counted(host.machine, facts.id);
  if (known.isThere) count(hosts_[known.host], known, -1);
  known = {static_cast<std::uint8_t>(facts.state), static_cast<std::uint8_t>(changed.host),
           !changed.changed.gone, facts.timeWaitRecord,
           facts.state == State::SynReceived && !facts.accepted};
  if (known.isThere) count(host, known, 1);
  host.census.changed(facts.local);
}

void FleetCount::operator()(const run_effect::Returned& returned) {
  HostSample& host = hosts_[returned.host].interval;
  ++host.calls[static_cast<std::size_t>(returned.what)];
  if (returned.result.ok()) return;
  lastFailed_ = {returned.what, returned.result.error, 1};
  addFailed(host.failed, lastFailed_);
}

void FleetCount::operator()(const run_effect::Started& started) {
  if (started.caller) ++interval_.started;
}

void FleetCount::operator()(const run_effect::Ended& ended) {
  if (!ended.caller) return;
  if (ended.by == Call::Exit) {
    ++interval_.completed;
    return;
  }
  ++interval_.failed;
  if (!interval_.firstFailed) interval_.firstFailed = ended.caller;
  if (firstFailure_) return;
  firstFailure_ = FailedCaller{*ended.caller, now_, ended.by,
                               ended.by == lastFailed_.call ? lastFailed_.error : Errno::Ok};
}

FleetSample FleetCount::sample(const World& world, SimTime at) {
  now_ = at;
  std::uint64_t come = 0;
  interval_.waiting = interval_.running = 0;
  for (const Load& load : world.loads) {
    come += load.come;
    interval_.waiting += load.come - load.started;
    interval_.running += load.running;
  }
  interval_.come = come - std::exchange(come_, come);
  interval_.at = at;
  interval_.hosts.clear();
  for (HostCount& host : hosts_) {
    for (std::size_t state = 0; state < kStates; ++state) {
      const std::int64_t sockets = host.interval.sockets[state];
      host.interval.socketTime[state] += sockets * microseconds(at - host.since[state]);
      host.since[state] = at;
    }
    const std::vector<PortUse>& use = host.census.count(world.machines[host.machine].stack, at);
    const auto routes = static_cast<std::ptrdiff_t>(host.routes);
    host.interval.towards.assign(use.begin(), use.begin() + routes);
    host.interval.binding.assign(use.begin() + routes, use.end());
    HostSample next;
    next.sockets = host.interval.sockets;
    next.records = host.interval.records;
    next.halfOpen = host.interval.halfOpen;
    interval_.hosts.push_back(std::exchange(host.interval, std::move(next)));
  }
  return std::exchange(interval_, {});
}

}  // namespace linger
