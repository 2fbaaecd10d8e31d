#include <algorithm>
#include <utility>

#include "model/host/stack.h"

// What a stack does after every call: it tells what has changed about the sockets that the call
// was about, forgets those that are over, and sees to it that the others are found.

namespace linger {

namespace {

/// Whether what is new about a socket may let others have its port.
bool mayFreePort(const StackSocket& socket) {
  constexpr States kRemnants{State::Closed, State::FinWait2, State::TimeWait};
  const std::optional<SocketFacts>& published = socket.published;
  if (!published || published->local.port == 0) return false;
  const bool isRemnant = kRemnants.contains(socket.state());
  return isRemnant || published->bound != socket.bound || published->local != socket.local ||
         published->remote != socket.remote || published->options != socket.options;
}

}  // namespace

/// Publishes every change and forgets the sockets that are over: those that nobody holds.
void Stack::settle() {
  std::ranges::sort(touched_, {}, [this](Slot slot) { return sockets_[slot].id; });
  std::vector<std::uint16_t> released;
  for (const Slot slot : touched_) {
    StackSocket& socket = sockets_[slot];
    if (socket.owner.value) woken_.push_back(socket.owner);
    woken_.insert(woken_.end(), socket.sharers.begin(), socket.sharers.end());
    if (mayFreePort(socket)) freePorts_.changed(socket.published->local.port);
    const bool wasBound = socket.published && socket.published->bound;
    if (socket.isOver()) socket.bound = false;
    if (wasBound && !socket.bound) released.push_back(socket.local.port);
    if (!socket.isOver()) settle(socket);
    findAgain(slot);
  }
  for (const Slot slot : touched_) {
    sockets_[slot].touched = false;
    if (sockets_[slot].isOver()) forget(slot);
  }
  touched_.clear();
  for (const std::uint16_t port : released) releasePort(port);
}

/// Tells what is new about a socket.
void Stack::settle(StackSocket& socket) {
  SocketFacts facts = factsOf(socket);
  if (socket.published == facts) return;
  socket.published = std::move(facts);
  effects_.emplace_back(std::in_place_type<stack_effect::SocketChanged>, *socket.published, false);
}

void Stack::forget(Slot slot) {
  StackSocket& socket = sockets_[slot];
  if (socket.published) effects_.emplace_back(stack_effect::SocketChanged{factsOf(socket), true});
  slots_[static_cast<std::size_t>(socket.id.value) - 1] = kNoSlot;
  onPort_.set(sockets_, slot, std::nullopt);
  deadlines_.set(slot, std::nullopt);
  socket = StackSocket{};
  free_.push_back(slot);
}

/// Enters the socket where it is looked for by what is true of it now.
void Stack::findAgain(Slot slot) {
  StackSocket& socket = sockets_[slot];
  const auto keyIf = [](bool holds, std::uint32_t key) {
    return holds ? std::optional(key) : std::nullopt;
  };
  onPort_.set(sockets_, slot, keyIf(socket.local.port != 0, socket.local.port));
  listeners_.set(sockets_, slot, keyIf(socket.listening(), socket.local.port));
  ofOwner_.set(sockets_, slot, ownerKey(socket.owner));

  const bool talks = socket.tcp && socket.state() != State::Closed && socket.remote;
  if (talks && !socket.isFoundByTuple) connections_.set({socket.local, *socket.remote}, slot);
  // Another connection may have its place by now.
  const bool isLeft = !talks && socket.isFoundByTuple && socket.remote &&
                      connections_.find({socket.local, *socket.remote}) == slot;
  if (isLeft) connections_.erase({socket.local, *socket.remote});
  socket.isFoundByTuple = talks;

  std::optional<SimTime> due = socket.lingersUntil;
  const std::optional<SimTime> timer = socket.tcp ? socket.tcp->nextDeadline() : std::nullopt;
  if (timer && (!due || *timer < *due)) due = timer;
  deadlines_.set(slot, due);

  const bool owes = socket.tcp && socket.tcp->owesAck();
  if (owes && !std::exchange(socket.owesAck, true)) owingAck_.push_back(socket.id);
}

/// What is remembered of a port is forgotten with its last socket.
void Stack::releasePort(std::uint16_t port) {
  if (!reusePorts_.remembers(port)) return;
  bool held = false;
  onPort_.forEach(sockets_, port, [&](Slot slot) { held = held || sockets_[slot].bound; });
  if (held) return;
  reusePorts_.emptied(port);
  effects_.emplace_back(stack_effect::PortMemoryChanged{reusePorts_});
}

/// bind() or listen() has succeeded as `request` says.
void Stack::portTaken(const BindRequest& request) {
  const ReusePortCache before = reusePorts_;
  reusePorts_.succeeded(request);
  if (reusePorts_ != before) effects_.emplace_back(stack_effect::PortMemoryChanged{reusePorts_});
}

}  // namespace linger
