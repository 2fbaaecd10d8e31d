#include <algorithm>
#include <utility>

#include "model/host/stack.h"
#include "model/host/stack_rules.h"
#include "model/host/stack_socket.h"

// How sockets end: close(), the end of a process, and the errors that are left.

namespace linger {
namespace {

constexpr States kOpening{State::SynSent, State::SynReceived};

/// What a program that still holds the socket gets to know of the connection's end.
Errno errorAfter(const Transition& transition, const OsProfile& profile) {
  const Event event = transition.event;
  if (event == Event::GaveUp || event == Event::UserTimeout || event == Event::KeepAliveGaveUp) {
    return Errno::TimedOut;
  }
  const bool reset = event == Event::Rst || event == Event::SynResets;
  if (!reset || transition.from == State::TimeWait) return Errno::Ok;
  if (kOpening.contains(transition.from)) return Errno::ConnRefused;
  return transition.from == State::CloseWait ? profile.resetInCloseWait : Errno::ConnReset;
}

}  // namespace

CallResult Stack::close(SocketId id, SimTime now) {
  Socket* socket = find(id);
  if (!socket || !socket->facts.owner.value) return failed(Errno::BadF);
  if (lingers(*socket, now)) {
    sweep();
    return failed(Errno::Again);
  }
  letGo(*socket, now);
  sweep();
  return succeeded();
}

CallResult Stack::abort(SocketId id, SimTime now) {
  Socket* socket = find(id);
  if (!socket) return failed(Errno::BadF);
  socket->lingerSeconds = 0;
  return close(id, now);
}

Errno Stack::takeError(SocketId id) {
  Socket* socket = find(id);
  return socket ? std::exchange(socket->pendingError, Errno::Ok) : Errno::BadF;
}

void Stack::processEnded(ProcessId process, SimTime now) {
  const std::vector<Socket*> sockets = live_;
  for (Socket* socket : sockets) {
    if (socket->facts.owner == process && socket->facts.accepted) letGo(*socket, now);
  }
  sweep();
}

/// SO_LINGER{1, n}: close() waits up to n seconds for the peer to acknowledge all, FIN included.
bool Stack::lingers(Socket& socket, SimTime now) {
  const bool wants = socket.lingerSeconds.value_or(0) > 0 && socket.connected && socket.tcp &&
                     socket.tcp->unread() == 0;
  if (!wants) return false;
  if (!socket.lingersUntil) {
    socket.lingersUntil = now + 1s * *socket.lingerSeconds;
    socket.tcp->closeSending(now);
  }
  const bool waits = socket.facts.state != State::Closed && !socket.tcp->tcb().finAcked();
  return waits && now < *socket.lingersUntil;
}

/// The last process that held the socket closes it.
void Stack::letGo(Socket& socket, SimTime now) {
  if (socket.listening())
    closeListener(socket, now);
  else if (socket.tcp && socket.facts.state != State::Closed)
    closeConnection(socket, now);
  socket.facts.owner = ProcessId{};
  if (socket.facts.state == State::Closed) socket.facts.bound = false;
}

/// Connections that wait to be accepted are reset; half-open ones are forgotten at their timer.
void Stack::closeListener(Socket& listener, SimTime now) {
  for (const SocketId childId : std::exchange(listener.waiting, {})) {
    if (Socket* child = find(childId)) {
      child->facts.owner = ProcessId{};
      if (child->facts.state != State::Closed) child->tcp->abort(now);
    }
  }
  for (Socket* socket : live_) {
    if (socket->parent != listener.facts.id || socket->facts.state != State::SynReceived) continue;
    socket->listenerGone = true;
    socket->tcp->settings().synAckRetries = 0;
  }
  listener.tcp->close(now);
}

void Stack::closeConnection(Socket& socket, SimTime now) {
  const std::optional<Duration> finWait2 = socket.tcp->settings().finWait2Orphan;
  const bool noLinger2 = finWait2 && *finWait2 < Duration{};
  const bool resets =
      socket.lingerSeconds == 0 || (noLinger2 && socket.facts.state == State::FinWait2);
  if (resets)
    socket.tcp->abort(now);
  else
    socket.tcp->close(now);
}

/// The connection is over: what is left of it is the error that its program will see.
void Stack::ended(Socket& socket, const Transition& transition) {
  const bool keepsPort = socket.boundByCall && !socket.parent.value;
  if (!keepsPort) socket.facts.bound = false;
  const bool neverQueued = transition.from == State::SynReceived && socket.parent.value;
  if (neverQueued) socket.facts.owner = ProcessId{};
  socket.pendingError = errorAfter(transition, profile_);
}

}  // namespace linger
