#include "model/host/stack.h"

#include <algorithm>
#include <utility>

#include "model/host/stack_rules.h"
#include "model/host/stack_socket.h"

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

StackSettings settingsOf(const OsProfile& profile) {
  StackSettings settings;
  settings.tcp = profile.tcp;
  settings.timeWaitReuse = profile.timeWaitReuse;
  settings.maxTimeWait = profile.maxTimeWait;
  settings.ports = profile.ephemeral;
  return settings;
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
             std::vector<Address> addresses, StackObserver& observer)
    : profile_(profile),
      settings_(settings),
      addresses_(std::move(addresses)),
      observer_(observer),
      nextPort_(settings.ports.first) {
  profile_.timeWaitReuse = settings.timeWaitReuse;
}

Stack::~Stack() = default;

Stack::Socket* Stack::find(SocketId id) {
  const auto index = static_cast<std::size_t>(id.value) - 1;
  return id.value > 0 && index < sockets_.size() ? sockets_[index].get() : nullptr;
}

const Stack::Socket* Stack::find(SocketId id) const {
  return const_cast<Stack*>(this)->find(id);
}

Stack::Socket& Stack::add(Transport transport, ProcessId owner, std::uint32_t uid) {
  auto socket = std::make_unique<Socket>();
  socket->facts.id = SocketId{static_cast<int>(sockets_.size()) + 1};
  socket->facts.transport = transport;
  socket->facts.owner = owner;
  socket->facts.uid = uid;
  socket->tcpSettings = settings_.tcp;
  socket->observer = std::make_unique<Observer>(*this, *socket);
  sockets_.push_back(std::move(socket));
  live_.push_back(sockets_.back().get());
  return *live_.back();
}

/// M + F(four-tuple, secret), RFC 9293 §3.4.1: M counts 4 µs, the seed is the secret.
SeqNum Stack::issFor(const SocketAddress& local, const SocketAddress& remote, SimTime now) const {
  const std::uint64_t secret = hash(hash(scramble(settings_.seed), local), remote);
  return SeqNum(static_cast<std::uint32_t>(secret + std::uint64_t(microseconds(now) / 4)));
}

bool Stack::owns(const Address& address) const {
  return address.isLoopback() ||
         std::find(addresses_.begin(), addresses_.end(), address.unmapped()) != addresses_.end();
}

bool Stack::hasListener(const SocketAddress& local) const {
  return listenerFor(local) != nullptr;
}

const Stack::Socket* Stack::listenerFor(const SocketAddress& local) const {
  const Socket* wildcard = nullptr;
  for (const Socket* socket : live_) {
    if (!socket->listening() || socket->facts.local.port != local.port) continue;
    const Address bound = socket->facts.local.address.unmapped();
    if (bound == local.address.unmapped()) return socket;
    const bool serves = bound.family() == local.address.unmapped().family() ||
                        (bound.family() == Address::Family::V6 && !socket->facts.v6only);
    if (bound.isAny() && serves) wildcard = socket;
  }
  return wildcard;
}

Stack::Socket* Stack::connectionFor(const Packet& packet) {
  for (Socket* socket : live_) {
    const SocketFacts& facts = socket->facts;
    const bool talks = socket->tcp && facts.state != State::Closed && facts.remote;
    if (talks && facts.local == packet.destination && *facts.remote == packet.source) return socket;
  }
  return nullptr;
}

TcpSettings Stack::tcpSettingsFor(const Socket& socket, const SocketAddress& remote) const {
  TcpSettings tcp = socket.tcpSettings;
  tcp.timeWait = settings_.timeWait.value_or(
      timeWaitBetween(profile_, socket.facts.local.address, remote.address));
  return tcp;
}

void Stack::tune(const StackSettings& settings) {
  const TcpSettings before = std::exchange(settings_, settings).tcp;
  for (Socket* socket : live_) {
    const TcpSettings own = std::exchange(socket->tcpSettings, settings.tcp);
    TcpSettings& tcp = socket->tcpSettings;
    if (own.keepAlive != before.keepAlive) tcp.keepAlive = own.keepAlive;
    if (own.userTimeout != before.userTimeout) tcp.userTimeout = own.userTimeout;
    if (own.finWait2Orphan != before.finWait2Orphan) tcp.finWait2Orphan = own.finWait2Orphan;
    if (!socket->tcp) continue;
    const Duration timeWait = socket->tcp->settings().timeWait;
    socket->tcp->settings() = tcp;
    socket->tcp->settings().timeWait = settings.timeWait.value_or(timeWait);
  }
}

std::vector<SocketFacts> Stack::table() const {
  std::vector<SocketFacts> facts;
  facts.reserve(live_.size());
  for (const Socket* socket : live_) facts.push_back(socket->facts);
  return facts;
}

/// The table, with how long each connection has been in TIME-WAIT.
std::vector<SocketFacts> Stack::tableAt(SimTime now) const {
  std::vector<SocketFacts> facts = table();
  for (std::size_t i = 0; i < facts.size(); ++i) {
    if (facts[i].state != State::TimeWait) continue;
    const Endpoint& tcp = *live_[i]->tcp;
    facts[i].timeWaitAge = tcp.settings().timeWait - (tcp.nextDeadline().value_or(now) - now);
  }
  return facts;
}

std::optional<SocketFacts> Stack::facts(SocketId id) const {
  const Socket* socket = find(id);
  if (!socket) return std::nullopt;
  return socket->facts;
}

const Endpoint* Stack::endpoint(SocketId id) const {
  const Socket* socket = find(id);
  return socket ? socket->tcp.get() : nullptr;
}

Endpoint* Stack::endpoint(SocketId id) {
  Socket* socket = find(id);
  return socket ? socket->tcp.get() : nullptr;
}

std::size_t Stack::queued(SocketId id) const {
  const Socket* listener = find(id);
  return listener ? listener->waiting.size() : 0;
}

void Stack::assumeRoundTrip(Duration roundTrip) {
  for (Socket* socket : live_) {
    if (socket->tcp) socket->tcp->assumeRoundTrip(roundTrip);
  }
}

/// Tells the observer what is new about a socket.
void Stack::publish(Socket& socket) {
  SocketFacts& facts = socket.facts;
  if (socket.tcp) {
    const Tcb& tcb = socket.tcp->tcb();
    facts.sawTimestamps = tcb.timestampsOn;
    const bool record = settings_.tcp.finWait2Mini && facts.state == State::TimeWait;
    facts.mini = facts.state != State::Closed && (tcb.mini || record);
  }
  if (socket.published == facts) return;
  socket.published = facts;
  observer_.socketChanged(facts, false);
}

/// Publishes every change and forgets the sockets that are over: those that nobody holds.
void Stack::sweep() {
  const auto isOver = [](const Socket* socket) {
    return socket->facts.state == State::Closed && !socket->facts.owner.value;
  };
  std::vector<std::uint16_t> released;
  for (Socket* socket : live_) {
    const bool wasBound = socket->published && socket->published->bound;
    if (isOver(socket)) socket->facts.bound = false;
    if (wasBound && !socket->facts.bound) released.push_back(socket->facts.local.port);
    if (!isOver(socket)) publish(*socket);
  }
  std::erase_if(live_, [&](Socket* socket) {
    if (!isOver(socket)) return false;
    if (socket->published) observer_.socketChanged(socket->facts, true);
    sockets_[static_cast<std::size_t>(socket->facts.id.value) - 1].reset();
    return true;
  });
  for (const std::uint16_t port : released) releasePort(port);
}

/// What is remembered of a port is forgotten with its last socket.
void Stack::releasePort(std::uint16_t port) {
  const bool held = std::ranges::any_of(live_, [port](const Socket* socket) {
    return socket->facts.bound && socket->facts.local.port == port;
  });
  if (held) return;
  const ReusePortCache before = reusePorts_;
  reusePorts_.emptied(port);
  if (reusePorts_ != before) observer_.portMemoryChanged(reusePorts_);
}

/// bind() or listen() has succeeded as `request` says.
void Stack::portTaken(const BindRequest& request) {
  const ReusePortCache before = reusePorts_;
  reusePorts_.succeeded(request);
  if (reusePorts_ != before) observer_.portMemoryChanged(reusePorts_);
}

void Stack::powerOff() {
  for (Socket* socket : live_) {
    if (socket->tcp) socket->tcp->vanish();
    socket->facts.state = State::Closed;
    socket->facts.owner = ProcessId{};
    socket->facts.bound = false;
  }
  sweep();
}

void Stack::Observer::transmitted(const Segment& segment, int attempt, const Rule& why) {
  const SocketFacts& facts = socket_.facts;
  stack_.observer_.sent(facts.id, {Transport::Tcp, facts.local, *facts.remote, segment}, attempt,
                        why);
}

void Stack::Observer::moved(const Transition& transition) {
  SocketFacts& facts = socket_.facts;
  facts.state = transition.to;
  if (transition.to == State::Established) {
    socket_.connected = true;
    if (transition.from == State::SynReceived && facts.remote) stack_.handshakeDone(socket_);
  }
  if (transition.to == State::Closed) stack_.ended(socket_, transition);
  stack_.observer_.moved(facts.id, transition);
}

void Stack::Observer::timerSet(TimerKind kind, SimTime due, int attempt) {
  stack_.observer_.timerSet(socket_.facts.id, kind, due, attempt);
}

void Stack::Observer::timerEnded(TimerKind kind, TimerEnd end) {
  stack_.observer_.timerEnded(socket_.facts.id, kind, end);
}

void Stack::Observer::judged(Event event, const Rule& rule) {
  stack_.observer_.judged(socket_.facts.id, event, rule);
}

bool Stack::Observer::keepsTimeWait() {
  if (stack_.settings_.maxTimeWait == 0) return true;
  const auto inTimeWait =
      std::count_if(stack_.live_.begin(), stack_.live_.end(),
                    [](const Socket* socket) { return socket->facts.state == State::TimeWait; });
  return inTimeWait <= stack_.settings_.maxTimeWait;
}

std::span<const Rule> stackRules() {
  static constexpr Rule kRules[] = {rules::kNoConnection, rules::kCall, rules::kDatagram};
  return kRules;
}

}  // namespace linger
