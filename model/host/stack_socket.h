#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "model/host/stack.h"

// What a stack keeps of one socket. Private to the stack.

namespace linger {

/// Passes on what a socket's endpoint says, with the socket's name.
class Stack::Observer : public EndpointObserver {
 public:
  Observer(Stack& stack, Socket& socket) : stack_(stack), socket_(socket) {}

  void transmitted(const Segment& segment, int attempt, const Rule& why) override;
  void moved(const Transition& transition) override;
  void timerSet(TimerKind kind, SimTime due, int attempt) override;
  void timerEnded(TimerKind kind, TimerEnd end) override;
  void judged(Event event, const Rule& rule) override;
  bool keepsTimeWait() override;

 private:
  Stack& stack_;
  Socket& socket_;
};

struct Stack::Socket {
  SocketFacts facts;
  std::optional<SocketFacts> published;  ///< What the observer was last told.
  TcpSettings tcpSettings;
  std::unique_ptr<Observer> observer;
  std::unique_ptr<Endpoint> tcp;

  bool v6 = false;
  bool boundByCall = false;  ///< By bind(), not by connect() or listen().
  bool connecting = false;
  Verdict connectVerdict;        ///< On what the connect() that is under way rests.
  bool connected = false;  ///< The handshake was completed once.
  bool sendingShut = false;
  bool receivingShut = false;
  bool listenerGone = false;  ///< A child whose listener closed before the handshake ended.
  Errno pendingError = Errno::Ok;
  std::optional<int> lingerSeconds;     ///< SO_LINGER, where it is on.
  std::optional<SimTime> lingersUntil;  ///< A close() that waits for the peer's acknowledgement.

  SocketId parent;                ///< The listener that it came from.
  std::vector<SocketId> waiting;  ///< A listener's connections that nobody accepted yet.
  std::vector<std::uint32_t> datagrams;

  bool listening() const { return facts.state == State::Listen; }
};

}  // namespace linger
