#include <algorithm>
#include <utility>

#include "model/host/stack.h"
#include "model/host/stack_rules.h"
#include "model/systems/environment.h"

// How sockets end: close(), the end of a process, and the errors that are left.

namespace linger {
namespace {

bool isRefusal(State from, const OsProfile& profile) {
  if (from == State::SynReceived) return !environmentOf(profile.id).resetsCrossing;
  return from == State::SynSent;
}

/// What a program that still holds the socket gets to know of the connection's end.
Errno errorAfter(const Transition& transition, const OsProfile& profile) {
  const Event event = transition.event;
  if (event == Event::GaveUp || event == Event::UserTimeout || event == Event::KeepAliveGaveUp) {
    return profile.givenUp;
  }
  constexpr Event kResets[] = {Event::Rst, Event::SynResets, Event::SynRefused,
                               Event::DataAfterClose};
  const bool reset = std::ranges::find(kResets, event) != std::end(kResets);
  if (!reset || transition.from == State::TimeWait) return Errno::Ok;
  if (isRefusal(transition.from, profile)) return profile.refused;
  return transition.from == State::CloseWait ? profile.resetInCloseWait : Errno::ConnReset;
}

}  // namespace

CallResult Stack::close(SocketId id, SimTime now) {
  StackSocket* socket = find(id);
  if (!socket || !socket->owner.value) return failed(Errno::BadF);
  if (lingers(*socket, now)) {
    settle();
    return failed(Errno::Again);
  }
  letGo(*socket, now);
  settle();
  return succeeded();
}

CallResult Stack::close(SocketId id, ProcessId by, SimTime now) {
  StackSocket* socket = find(id);
  if (!socket || socket->sharers.empty()) return close(id, now);
  releaseBy(*socket, by);
  settle();
  return succeeded();
}

void Stack::share(SocketId id, ProcessId with) {
  StackSocket* socket = find(id);
  if (!socket || !socket->owner.value) return;
  socket->sharers.push_back(with);
  if (std::ranges::find(shared_, id) == shared_.end()) shared_.push_back(id);
  settle();
}

/// One of several holders lets go; where it is the owner, the next one is the owner from now on.
void Stack::releaseBy(StackSocket& socket, ProcessId holder) {
  if (socket.owner == holder) {
    socket.owner = socket.sharers.front();
    socket.sharers.erase(socket.sharers.begin());
  } else {
    std::erase(socket.sharers, holder);
  }
  if (!socket.listening()) return;
  onPort_.forEach(sockets_, socket.local.port, [&](Slot slot) {
    const bool isChild = sockets_[slot].parent == socket.id && !sockets_[slot].accepted;
    if (isChild && sockets_[slot].owner.value) touch(slot).owner = socket.owner;
  });
}

/// The process that has ended holds nothing any more that others hold, too.
void Stack::releaseShared(ProcessId ended) {
  std::erase_if(shared_, [&](SocketId id) {
    const StackSocket* socket = std::as_const(*this).find(id);
    if (!socket || socket->sharers.empty()) return true;
    const bool holds = socket->owner == ended || std::ranges::count(socket->sharers, ended) > 0;
    if (holds) releaseBy(*find(id), ended);
    return false;
  });
  settle();
}

CallResult Stack::abort(SocketId id, SimTime now) {
  StackSocket* socket = find(id);
  if (!socket) return failed(Errno::BadF);
  if (profile().hasLinger) socket->lingerSeconds = 0;
  return close(id, now);
}

Errno Stack::takeError(SocketId id) {
  StackSocket* socket = find(id);
  return socket ? std::exchange(socket->pendingError, Errno::Ok) : Errno::BadF;
}

Errno Stack::pendingError(SocketId id) const {
  const StackSocket* socket = find(id);
  return socket ? socket->pendingError : Errno::BadF;
}

void Stack::processEnded(ProcessId process, SimTime now) {
  releaseShared(process);
  std::vector<SocketId> open;
  ofOwner_.forEach(sockets_, static_cast<std::uint32_t>(process.value), [&](Slot slot) {
    if (sockets_[slot].accepted) open.push_back(sockets_[slot].id);
  });
  std::ranges::sort(open);
  for (const SocketId id : open) letGo(*find(id), now);
  settle();
}

/// SO_LINGER{1, n}: close() waits up to n seconds for the peer to acknowledge all, FIN included.
bool Stack::lingers(StackSocket& socket, SimTime now) {
  const bool wants = socket.lingerSeconds.value_or(0) > 0 && socket.connected && socket.tcp &&
                     socket.tcp->unread() == 0;
  if (!wants) return false;
  if (!socket.lingersUntil) {
    socket.lingersUntil = now + 1s * *socket.lingerSeconds;
    act(socket, now, &Endpoint::closeSending);
  }
  const bool waits = socket.state() != State::Closed && !socket.tcp->tcb().finAcked();
  return waits && now < *socket.lingersUntil;
}

/// The last process that held the socket closes it.
void Stack::letGo(StackSocket& socket, SimTime now) {
  if (socket.listening())
    closeListener(socket, now);
  else if (socket.tcp && socket.state() != State::Closed)
    closeConnection(socket, now);
  socket.owner = ProcessId{};
  if (socket.state() == State::Closed) socket.bound = false;
}

/// Connections that wait to be accepted are reset; half-open ones are forgotten at their timer.
void Stack::closeListener(StackSocket& listener, SimTime now) {
  for (const SocketId childId : std::exchange(listener.waiting, {})) {
    if (StackSocket* child = find(childId)) {
      child->owner = ProcessId{};
      if (child->state() != State::Closed) act(*child, now, &Endpoint::abort);
    }
  }
  std::vector<Slot> halfOpen;
  onPort_.forEach(sockets_, listener.local.port, [&](Slot slot) {
    const StackSocket& socket = sockets_[slot];
    const bool isChild = socket.parent == listener.id && socket.state() == State::SynReceived;
    if (isChild) halfOpen.push_back(slot);
  });
  for (const Slot slot : halfOpen) {
    StackSocket& child = touch(slot);
    child.listenerGone = true;
    TcpSettings impatient = child.tcp->settings();
    impatient.synAckRetries = 0;
    child.tcp->setSettings(Shared(impatient));
  }
  act(listener, now, &Endpoint::close);
}

void Stack::closeConnection(StackSocket& socket, SimTime now) {
  const std::optional<Duration> finWait2 = socket.tcp->settings().finWait2Orphan;
  const bool noLinger2 = finWait2 && *finWait2 < Duration{};
  const bool resets = socket.lingerSeconds == 0 || (noLinger2 && socket.state() == State::FinWait2);
  // What is unread is asked about first (Linux __tcp_close()).
  const bool losesData = socket.tcp->unread() > 0 && socket.tcp->settings().resetOnUnread;
  if (resets && !losesData)
    act(socket, now, &Endpoint::abort);
  else
    act(socket, now, &Endpoint::close);
}

/// The connection is over: what is left of it is the error that its program will see.
void Stack::ended(StackSocket& socket, const Transition& transition) const {
  const bool keepsPort = socket.boundByCall && !socket.parent.value;
  if (!keepsPort) socket.bound = false;
  const bool neverQueued = transition.from == State::SynReceived && socket.parent.value;
  if (neverQueued) socket.owner = ProcessId{};
  socket.pendingError = errorAfter(transition, profile());
}

}  // namespace linger
