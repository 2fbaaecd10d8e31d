#include "app/live/linux/rig/rig_sockets.h"

#include <algorithm>
#include <deque>

#include "model/tcp/transitions.h"

namespace linger {
namespace {

/// Two readings of one deadline differ by the kernel's tick and by how long the reading took.
constexpr Duration kSameDeadline = 30ms;

bool isOfReset(Event event) {
  return event == Event::Rst || event == Event::Abort || event == Event::CloseUnread ||
         event == Event::DataAfterClose || event == Event::SynAfterClose;
}

/// The rows that lead from one state to another by as few segments, calls and timers as can be:
/// the kernel is asked after each, and still it may have done two things at once.
std::vector<const Row*> waysBetween(State from, State to, bool sawReset) {
  std::deque<std::vector<const Row*>> ways{{}};
  constexpr std::size_t kLongest = 4;
  while (!ways.empty()) {
    const std::vector<const Row*> way = ways.front();
    ways.pop_front();
    const State at = way.empty() ? from : *way.back()->to;
    std::vector<const Row*> fitting;
    std::vector<const Row*> others;
    for (const Row& row : transitionTable()) {
      const bool isRigs = row.on == Event::PowerLost;  // The rig itself knows when power goes.
      if (isRigs || !row.from.contains(at) || !row.to || *row.to == at) continue;
      (isOfReset(row.on) == sawReset ? fitting : others).push_back(&row);
    }
    fitting.insert(fitting.end(), others.begin(), others.end());
    for (const Row* row : fitting) {
      std::vector<const Row*> longer = way;
      longer.push_back(row);
      if (*row->to == to) return longer;
      if (longer.size() < kLongest && *row->to != State::Closed) ways.push_back(longer);
    }
  }
  return {};
}

std::optional<TimerKind> timerOf(const LiveSocket& socket) {
  switch (socket.timer) {
    case KernelTimer::None: return std::nullopt;
    case KernelTimer::Retransmission:
    case KernelTimer::WindowProbe: return TimerKind::Retransmit;
    case KernelTimer::TimeWait:
      return socket.facts.state == State::FinWait2 ? TimerKind::FinWait2 : TimerKind::TimeWait;
    case KernelTimer::KeepAlive:
      if (socket.facts.state == State::FinWait2 && socket.inode == 0) return TimerKind::FinWait2;
      return TimerKind::KeepAlive;
  }
  return std::nullopt;
}

}  // namespace

void RigSockets::update(const std::vector<LiveSocket>& sockets, bool sawReset) {
  for (auto& [key, known] : known_) known.isSeen = false;
  for (const LiveSocket& socket : sockets) {
    const bool isUnbound = socket.facts.local.port == 0;
    const bool isGoing = socket.facts.state == State::Closed && socket.inode == 0;
    if (!isUnbound && !isGoing) take(unmapped(socket), sawReset);
  }
  for (auto at = known_.begin(); at != known_.end();) {
    if (at->second.isSeen) {
      ++at;
      continue;
    }
    Known gone = at->second;
    at = known_.erase(at);
    endTimer(gone);
    if (gone.facts.state != State::Closed) move(gone, State::Closed, sawReset);
    gone.facts.bound = false;
    recorder_.socketChanged(gone.host, gone.facts, true);
  }
}

void RigSockets::losePower() {
  for (auto& [key, known] : known_) {
    if (const Row* row = findRow(known.facts.state, Event::PowerLost)) take(known, *row);
    endTimer(known);
    recorder_.socketChanged(known.host, known.facts, true);
  }
  known_.clear();
  owners_.clear();
}

/// An IPv4 connection of an IPv6 socket has IPv4's addresses, as on the link.
LiveSocket RigSockets::unmapped(LiveSocket socket) {
  if (!socket.facts.remote) return socket;
  socket.facts.local.address = socket.facts.local.address.unmapped();
  socket.facts.remote->address = socket.facts.remote->address.unmapped();
  return socket;
}

/// Of the hosts that the machine is, the one whose program has the socket, or listens for it, or
/// did not call from it. None where its program has not told yet.
std::optional<HostIndex> RigSockets::hostOf(const LiveSocket& socket) const {
  if (hosts_ == 1) return first_;
  const auto owner = owners_.find(socket.inode);
  if (socket.inode != 0 && owner != owners_.end()) return owner->second.host;
  if (!socket.facts.remote) return std::nullopt;
  if (const auto listener = listenerAt(socket.facts.local)) return listener;
  if (socket.inode != 0) return std::nullopt;
  const auto caller = hostOf(*socket.facts.remote, socket.facts.local);
  return caller == first_ ? first_ + hosts_ - 1 : first_;
}

void RigSockets::take(const LiveSocket& socket, bool sawReset) {
  const Key key{socket.facts.local, socket.facts.remote, socket.facts.remote ? 0 : socket.inode};
  auto found = known_.find(key);
  const bool isAnother =
      found != known_.end() && found->second.facts.state == State::TimeWait &&
      (socket.facts.state == State::SynReceived || socket.facts.state == State::SynSent);
  if (isAnother) {
    endTimer(found->second);
    move(found->second, State::Closed, sawReset);
    recorder_.socketChanged(found->second.host, found->second.facts, true);
    known_.erase(found);
    found = known_.end();
  }
  if (found == known_.end()) {
    const auto host = hostOf(socket);
    if (!host) return;
    found = known_.emplace(key, Known{.host = *host}).first;
    SocketFacts& facts = found->second.facts;
    facts.id.value = ++lastId_;
    const State state = socket.facts.state;
    const bool isTcp = socket.facts.transport == Transport::Tcp;
    const bool isPassive = isTcp && socket.facts.remote && state != State::SynSent;
    facts.state = isPassive ? State::Listen : State::Closed;
  }
  Known& known = found->second;
  known.isSeen = true;
  SocketFacts facts = socket.facts;
  facts.id = known.facts.id;
  complete(facts, socket);
  const bool isNews = !(facts == known.facts);
  if (facts.state != known.facts.state) move(known, facts.state, sawReset);
  known.facts = facts;
  if (isNews) recorder_.socketChanged(known.host, facts, false);
  setTimer(known, socket);
}

void RigSockets::complete(SocketFacts& facts, const LiveSocket& socket) const {
  const auto owner = owners_.find(socket.inode);
  if (socket.inode != 0 && owner != owners_.end()) {
    facts.owner = owner->second.process;
    facts.sharers = owner->second.sharers;
  }
  facts.options = optionsAt(facts.local);
  facts.sawTimestamps = facts.remote.has_value();
}

/// The options of a socket are those of what is bound there; a child has its listener's, which
/// may be bound to all addresses.
ReuseOptions RigSockets::optionsAt(const SocketAddress& local) const {
  const auto own = options_.find(local);
  if (own != options_.end()) return own->second;
  for (const Address& any : {Address::anyV4(), Address::anyV6()}) {
    const auto wildcard = options_.find({any, local.port});
    if (wildcard != options_.end()) return wildcard->second;
  }
  return {};
}

void RigSockets::move(Known& known, State to, bool sawReset) {
  for (const Row* row : waysBetween(known.facts.state, to, sawReset)) {
    take(known, *row);
  }
  known.facts.state = to;
}

void RigSockets::take(Known& known, const Row& row) {
  const State to = row.next(known.facts.state);
  recorder_.moved(known.host, known.facts.id, {known.facts.state, to, row.on, row.rule});
  known.facts.state = to;
}

void RigSockets::setTimer(Known& known, const LiveSocket& socket) {
  const auto kind = timerOf(socket);
  const SimTime due = recorder_.now() + socket.left;
  const bool isSame = kind == known.timer && kind && due > known.due - kSameDeadline &&
                      due < known.due + kSameDeadline;
  // A timer that is overdue waits for its turn in the kernel's wheel.
  const bool isLate = kind == known.timer && kind && socket.left == Duration{};
  if (isSame || isLate || (!kind && !known.timer)) return;
  const bool isRestarted = kind == known.timer && recorder_.now() < known.due;
  if (isRestarted) {
    recorder_.timerEnded(known.host, known.facts.id, *known.timer, TimerEnd::Restarted);
  } else {
    endTimer(known);
  }
  known.timer = kind;
  known.due = due;
  if (kind) {
    recorder_.timerSet(known.host, known.facts.id, *kind, due, socket.retransmissions + 1);
  }
}

void RigSockets::endTimer(Known& known) {
  if (!known.timer) return;
  const TimerEnd end = recorder_.now() >= known.due ? TimerEnd::Fired : TimerEnd::Cancelled;
  recorder_.timerEnded(known.host, known.facts.id, *known.timer, end);
  known.timer.reset();
}

void RigSockets::own(std::uint64_t inode, ProcessId process, HostIndex host) {
  Owner& owner = owners_[inode];
  if (std::ranges::count(owner.sharers, process) > 0) return;
  owner.process = process;
  owner.host = host;
}

void RigSockets::inherit(ProcessId parent, ProcessId child) {
  for (auto& [inode, owner] : owners_) {
    const bool shares = std::ranges::count(owner.sharers, parent) > 0;
    if (owner.process == parent || shares) owner.sharers.push_back(child);
  }
}

/// Where nobody else has it, it is said to be the last one's until the kernel closes it, at once.
void RigSockets::handOver(Owner& owner, ProcessId process) {
  std::erase(owner.sharers, process);
  if (owner.process != process || owner.sharers.empty()) return;
  owner.process = owner.sharers.front();
  owner.sharers.erase(owner.sharers.begin());
}

void RigSockets::release(std::uint64_t inode, ProcessId process) {
  const auto owner = owners_.find(inode);
  if (owner != owners_.end()) handOver(owner->second, process);
}

void RigSockets::disown(ProcessId process) {
  for (auto& [inode, owner] : owners_) handOver(owner, process);
}

const RigSockets::Known* RigSockets::find(const SocketAddress& local,
                                          const std::optional<SocketAddress>& remote) const {
  const auto found = known_.lower_bound({local, remote});
  const bool isThere =
      found != known_.end() && found->first.local == local && found->first.remote == remote;
  return isThere ? &found->second : nullptr;
}

SocketId RigSockets::idOf(const SocketAddress& local,
                          const std::optional<SocketAddress>& remote) const {
  const Known* const known = find(local, remote);
  return known ? known->facts.id : SocketId{};
}

std::optional<HostIndex> RigSockets::hostOf(const SocketAddress& local,
                                            const std::optional<SocketAddress>& remote) const {
  const Known* const known = find(local, remote);
  return known ? std::optional(known->host) : std::nullopt;
}

std::optional<HostIndex> RigSockets::listenerAt(const SocketAddress& local) const {
  const auto listens = [&local](const auto& entry) {
    const SocketAddress& at = entry.first.local;
    return entry.second.facts.state == State::Listen && at.port == local.port &&
           (at.address.isAny() || at.address.unmapped() == local.address.unmapped());
  };
  const auto found = std::ranges::find_if(known_, listens);
  return found == known_.end() ? std::nullopt : std::optional(found->second.host);
}

std::optional<SocketFacts> RigSockets::lastConnection(HostIndex host) const {
  std::optional<SocketFacts> last;
  for (const auto& [key, known] : known_) {
    const bool isOpen =
        known.host == host && known.facts.remote && known.facts.state != State::Closed;
    if (isOpen && (!last || last->id < known.facts.id)) last = known.facts;
  }
  return last;
}

bool RigSockets::isTimerDue(SimTime by) const {
  return std::ranges::any_of(
      known_, [by](const auto& entry) { return entry.second.timer && entry.second.due <= by; });
}

bool RigSockets::hasTimers() const {
  return std::ranges::any_of(known_, [](const auto& entry) {
    const auto& timer = entry.second.timer;
    return timer && *timer != TimerKind::KeepAlive;
  });
}

}  // namespace linger
