#include "model/host/stack.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

#include "model/host/stack_rules.h"

// The sockets of a host: how they come, are found, and go.

namespace linger {
namespace {

/// SplitMix64's finish: spreads every bit of `z` over the whole number.
std::uint64_t scramble(std::uint64_t z) {
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
  return z ^ (z >> 31);
}

std::uint64_t hash(std::uint64_t seed, const SocketAddress& address) {
  for (const std::uint8_t byte : address.address.bytes()) seed = scramble(seed + byte + 1);
  return scramble(seed + address.port);
}

}  // namespace

std::size_t FourTupleHash::operator()(const FourTuple& tuple) const {
  std::uint64_t mixed = 0;
  for (const SocketAddress& end : {tuple.local, tuple.remote}) {
    std::array<std::uint64_t, 2> words{};
    std::memcpy(words.data(), end.address.bytes().data(), sizeof words);
    mixed = scramble(scramble(mixed + words[0] + end.port) + words[1]);
  }
  return mixed;
}

StackSettings settingsOf(const OsProfile& profile) {
  StackSettings settings;
  settings.tcp = profile.tcp;
  settings.timeWaitReuse = profile.timeWaitReuse;
  settings.maxTimeWait = profile.maxTimeWait;
  settings.ports = profile.ephemeral;
  settings.reservedPorts = profile.reservedPorts;
  settings.unprivilegedPort = profile.unprivilegedPort;
  return settings;
}

OsProfile tuned(OsProfile profile, const StackSettings& settings) {
  profile.timeWaitReuse = settings.timeWaitReuse;
  profile.reservedPorts = settings.reservedPorts;
  profile.unprivilegedPort = settings.unprivilegedPort;
  return profile;
}

CallResult failed(Errno error) {
  return {error, 0, {error, std::nullopt, std::nullopt, rules::kCall, Evidence::Source}};
}

CallResult succeeded(std::int64_t value) {
  return {
      Errno::Ok, value, {Errno::Ok, std::nullopt, std::nullopt, rules::kCall, Evidence::Source}};
}

CallResult answered(const Verdict& verdict) {
  return {verdict.result, 0, verdict};
}

Stack::Stack(const OsProfile& profile, const StackSettings& settings,
             std::vector<Address> addresses)
    : nextPort_(settings.ports.first) {
  host_ = Shared(HostConfig{tuned(profile, settings), settings, std::move(addresses)});
  tcp_ = recent_ = Shared(settings.tcp);
}

void Stack::takeEffects(StackEffects& effects) {
  effects.clear();
  effects.swap(effects_);
}

void Stack::takeWoken(std::vector<ProcessId>& owners) {
  if (woken_.empty()) return;
  owners.insert(owners.end(), woken_.begin(), woken_.end());
  woken_.clear();
}

/// kNoSlot where no socket has that number (any more).
Slot Stack::slotOf(SocketId id) const {
  const auto index = static_cast<std::size_t>(id.value) - 1;
  return id.value <= 0 || index >= slots_.size() ? kNoSlot : slots_[index];
}

const StackSocket* Stack::find(SocketId id) const {
  const Slot slot = slotOf(id);
  return slot == kNoSlot ? nullptr : &sockets_[slot];
}

/// Whoever asks for a socket that may be changed is taken to change it.
StackSocket* Stack::find(SocketId id) {
  const Slot slot = slotOf(id);
  return slot == kNoSlot ? nullptr : &touch(slot);
}

StackSocket& Stack::touch(Slot slot) {
  StackSocket& socket = sockets_[slot];
  if (!std::exchange(socket.touched, true)) touched_.push_back(slot);
  return socket;
}

/// The new socket; every reference to another one is void.
StackSocket& Stack::add(Transport transport, ProcessId owner, std::uint32_t uid) {
  Slot slot = kNoSlot;
  if (free_.empty()) {
    slot = sockets_.add();
  } else {
    slot = free_.back();
    free_.pop_back();
  }
  slots_.push_back(slot);
  StackSocket& socket = touch(slot);
  socket.id = SocketId{static_cast<int>(slots_.size())};
  socket.transport = transport;
  socket.owner = owner;
  socket.uid = uid;
  socket.settings = tcp_;
  ofOwner_.set(sockets_, slot, ownerKey(owner));
  return socket;
}

std::vector<SocketId> Stack::allSockets() const {
  std::vector<SocketId> ids;
  for (std::size_t i = 0; i < slots_.size(); ++i) {
    if (slots_[i] != kNoSlot) ids.push_back(SocketId{static_cast<int>(i) + 1});
  }
  return ids;
}

/// M + F(four-tuple, secret), RFC 9293 §3.4.1: M is the system's clock, the seed is the secret.
SeqNum Stack::issFor(const SocketAddress& local, const SocketAddress& remote, SimTime now) const {
  const std::uint64_t secret = hash(hash(scramble(settings().seed), local), remote);
  constexpr std::int64_t kSecond = 1'000'000;
  const std::int64_t time = microseconds(now);
  const std::int64_t each = profile().numbersPerSecond;
  const std::int64_t clock = time / kSecond * each + time % kSecond * each / kSecond;
  return SeqNum(static_cast<std::uint32_t>(secret + std::uint64_t(clock)));
}

bool Stack::owns(const Address& address) const {
  const std::vector<Address>& addresses = host_->addresses;
  return std::ranges::find(addresses, address.unmapped()) != addresses.end() ||
         address.isLoopback();
}

bool Stack::hasListener(const SocketAddress& local) const {
  return listenerFor(local) != nullptr;
}

/// One of several that share the port: always the same for one four-tuple.
const StackSocket* Stack::listenerFor(const SocketAddress& local,
                                      const SocketAddress& remote) const {
  const StackSocket* first = listenerFor(local);
  if (!first || !profile().reusePortSpreads || !first->options.reusePort) return first;
  std::vector<const StackSocket*> sharing;
  listeners_.forEach(sockets_, first->local.port, [&](Slot slot) {
    const StackSocket& socket = sockets_[slot];
    const bool shares =
        socket.options.reusePort && socket.local == first->local && socket.uid == first->uid;
    if (shares) sharing.push_back(&socket);
  });
  std::ranges::sort(sharing, {}, &StackSocket::id);
  return sharing[hash(hash(settings().seed, local), remote) % sharing.size()];
}

/// Of several, the first with that very address, else the last with a wildcard.
const StackSocket* Stack::listenerFor(const SocketAddress& local) const {
  const StackSocket* exact = nullptr;
  const StackSocket* wildcard = nullptr;
  const Address wanted = local.address.unmapped();
  listeners_.forEach(sockets_, local.port, [&](Slot slot) {
    const StackSocket& socket = sockets_[slot];
    const Address bound = socket.local.address.unmapped();
    if (bound == wanted) {
      if (!exact || socket.id < exact->id) exact = &socket;
      return;
    }
    const bool serves = bound.family() == wanted.family() ||
                        (bound.family() == Address::Family::V6 && !socket.v6only);
    const bool isLast = !wildcard || socket.id > wildcard->id;
    if (bound.isAny() && serves && isLast) wildcard = &socket;
  });
  return exact ? exact : wildcard;
}

StackSocket* Stack::connectionOf(const SocketAddress& local, const SocketAddress& remote) {
  const Slot slot = connections_.find({local, remote});
  return slot == kNoSlot ? nullptr : &touch(slot);
}

/// The settings of a connection with that peer: TIME-WAIT may depend on how far away it is.
Shared<TcpSettings> Stack::settingsFor(const StackSocket& socket, const SocketAddress& remote) {
  const Duration timeWait = settings().timeWait.value_or(
      timeWaitBetween(profile(), socket.local.address, remote.address));
  if (socket.settings->timeWait == timeWait) return socket.settings;
  TcpSettings own = *socket.settings;
  own.timeWait = timeWait;
  if (*recent_ != own) recent_ = Shared(own);
  return recent_;
}

/// The connection takes what its socket has, but for TIME-WAIT.
void Stack::takeSettings(StackSocket& socket, Duration timeWait) {
  TcpSettings own = *socket.settings;
  own.timeWait = timeWait;
  if (*recent_ != own) recent_ = Shared(own);
  socket.tcp->setSettings(recent_);
}

void Stack::tune(const StackSettings& settings) {
  const TcpSettings before = host_->settings.tcp;
  host_ = Shared(HostConfig{tuned(host_->profile, settings), settings, host_->addresses});
  tcp_ = Shared(settings.tcp);
  freePorts_ = {};
  for (const SocketId id : allSockets()) {
    StackSocket& socket = *find(id);
    const TcpSettings& own = *socket.settings;
    TcpSettings tcp = settings.tcp;
    if (own.keepAlive != before.keepAlive) tcp.keepAlive = own.keepAlive;
    if (own.userTimeout != before.userTimeout) tcp.userTimeout = own.userTimeout;
    if (own.finWait2Orphan != before.finWait2Orphan) tcp.finWait2Orphan = own.finWait2Orphan;
    if (own.keepAliveIdle != before.keepAliveIdle) tcp.keepAliveIdle = own.keepAliveIdle;
    if (own.keepAliveInterval != before.keepAliveInterval)
      tcp.keepAliveInterval = own.keepAliveInterval;
    if (own.keepAliveProbes != before.keepAliveProbes) tcp.keepAliveProbes = own.keepAliveProbes;
    if (own.nagle != before.nagle) tcp.nagle = own.nagle;
    socket.settings = tcp == settings.tcp ? tcp_ : Shared(tcp);
    if (!socket.tcp) continue;
    takeSettings(socket, settings.timeWait.value_or(socket.tcp->settings().timeWait));
  }
  settle();
}

void Stack::kill(SocketId id, SimTime now) {
  StackSocket* socket = find(id);
  if (socket && socket->tcp) act(*socket, now, &Endpoint::abort);
  settle();
}

void Stack::setReceiveBuffer(SocketId id, std::uint32_t bytes) {
  StackSocket* socket = find(id);
  if (socket && socket->tcp) socket->tcp->setReceiveBuffer(bytes);
  settle();
}

SocketFacts Stack::factsOf(const StackSocket& socket) const {
  SocketFacts facts;
  facts.id = socket.id;
  facts.transport = socket.transport;
  facts.state = socket.state();
  facts.bound = socket.bound;
  facts.accepted = socket.accepted;
  facts.owner = socket.owner;
  facts.sharers = socket.sharers;
  facts.uid = socket.uid;
  facts.local = socket.local;
  facts.remote = socket.remote;
  facts.options = socket.options;
  facts.v6only = socket.v6only;
  if (socket.tcp) {
    const Tcb& tcb = socket.tcp->tcb();
    facts.sawTimestamps = tcb.timestampsOn;
    const bool isRecord = tcp_->finWait2Record && facts.state == State::TimeWait;
    facts.timeWaitRecord = facts.state != State::Closed && (tcb.timeWaitRecord || isRecord);
  }
  return facts;
}

std::vector<SocketFacts> Stack::table() const {
  std::vector<SocketFacts> facts;
  for (const SocketId id : allSockets()) facts.push_back(factsOf(*find(id)));
  return facts;
}

/// What of the table has that local port: nothing else decides who else may have it. With `now`
/// it says how long each connection has been in TIME-WAIT.
std::vector<SocketFacts> Stack::tableOfPort(std::uint16_t port, std::optional<SimTime> now) const {
  std::vector<SocketFacts> table;
  onPort_.forEach(sockets_, port, [&](Slot slot) {
    const StackSocket& socket = sockets_[slot];
    table.push_back(factsOf(socket));
    if (!now || socket.state() != State::TimeWait) return;
    const Duration left = socket.tcp->nextDeadline().value_or(*now) - *now;
    table.back().timeWaitAge = socket.tcp->settings().timeWait - left;
  });
  std::ranges::sort(table, {}, &SocketFacts::id);
  return table;
}

std::optional<SocketFacts> Stack::facts(SocketId id) const {
  const StackSocket* socket = find(id);
  if (!socket) return std::nullopt;
  return factsOf(*socket);
}

const Endpoint* Stack::endpoint(SocketId id) const {
  const StackSocket* socket = find(id);
  return socket && socket->tcp ? &*socket->tcp : nullptr;
}

std::size_t Stack::queued(SocketId id) const {
  const StackSocket* listener = find(id);
  return listener ? listener->waiting.size() : 0;
}

void Stack::assumeRoundTrip(Duration roundTrip) {
  for (const SocketId id : allSockets()) {
    StackSocket& socket = *find(id);
    if (socket.tcp) socket.tcp->assumeRoundTrip(roundTrip);
  }
  settle();
}

void Stack::powerOff(SimTime now) {
  for (const SocketId id : allSockets()) {
    StackSocket& socket = *find(id);
    if (socket.tcp) act(socket, now, &Endpoint::losePower);
    socket.owner = ProcessId{};
    socket.sharers.clear();
    socket.bound = false;
  }
  settle();
}

Turn Stack::turnAt(SimTime now) {
  const int most = settings().maxTimeWait;
  return {now, endpointEffects_, most == 0 || inTimeWait_ < most};
}

/// Passes on what the socket's endpoint has just done.
void Stack::takeEffectsOf(StackSocket& socket) {
  for (const Effect& done : endpointEffects_) {
    std::visit([this, &socket](const auto& effect) { take(socket, effect); }, done);
  }
  endpointEffects_.clear();
}

void Stack::take(StackSocket& socket, const effect::Transmit& sent) {
  const Tcb& tcb = socket.tcp->tcb();
  effects_.emplace_back(
      stack_effect::Sent{socket.id,
                         {Transport::Tcp, socket.local, *socket.remote, sent.segment},
                         sent.attempt,
                         sent.why,
                         SequenceBase{tcb.iss, tcb.irs}});
}

void Stack::take(StackSocket& socket, const effect::Judged& judged) {
  effects_.emplace_back(std::in_place_type<stack_effect::Judged>, socket.id, judged);
}

void Stack::take(StackSocket& socket, const Transition& transition) {
  if (transition.from == State::TimeWait) --inTimeWait_;
  if (transition.to == State::TimeWait) ++inTimeWait_;
  if (transition.to == State::Established) {
    socket.connected = true;
    if (transition.from == State::SynReceived && socket.remote) handshakeDone(socket);
  }
  if (transition.to == State::Closed) ended(socket, transition);
  effects_.emplace_back(std::in_place_type<stack_effect::Moved>, socket.id, transition);
}

void Stack::take(StackSocket& socket, const effect::TimerSet& timer) {
  effects_.emplace_back(std::in_place_type<stack_effect::TimerSet>, socket.id, timer);
}

void Stack::take(StackSocket& socket, const effect::TimerEnded& timer) {
  effects_.emplace_back(std::in_place_type<stack_effect::TimerEnded>, socket.id, timer);
}

std::span<const Rule> stackRules() {
  static constexpr Rule kRules[] = {rules::kNoConnection, rules::kCall, rules::kDatagram,
                                    rules::kQueueFull};
  return kRules;
}

}  // namespace linger
