#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "model/host/slot_blocks.h"
#include "model/host/slot_map.h"
#include "model/systems/socket_facts.h"
#include "model/systems/verdict.h"
#include "model/tcp/endpoint.h"

// What a stack keeps of one socket, and how it finds sockets again. For the stack only.

namespace linger {

/// The neighbours of a socket among those that have a key in common.
struct ChainLink {
  std::optional<std::uint32_t> key;  ///< None: it is in no chain.
  Slot previous = kNoSlot;
  Slot next = kNoSlot;

  bool operator==(const ChainLink&) const = default;
};

struct StackSocket {
  SocketId id;
  Transport transport = Transport::Tcp;
  bool bound = false;    ///< Holds its port. A reset child whose program keeps it does not.
  bool accepted = true;  ///< False while it waits in a listener's queue.
  ProcessId owner;       ///< None: an orphan, which no process can close.
  std::vector<ProcessId> sharers;  ///< Who holds it beside its owner.
  std::uint32_t uid = 0;
  SocketAddress local;
  std::optional<SocketAddress> remote;
  ReuseOptions options;
  bool v6only = false;

  Shared<TcpSettings> settings;  ///< The system's, with what its program has set.
  std::optional<Endpoint> tcp;   ///< Once it listens or connects.

  bool v6 = false;
  bool portAtConnect = false;  ///< IP_BIND_ADDRESS_NO_PORT.
  bool boundByCall = false;    ///< By bind(), not by connect() or listen().
  bool connecting = false;
  Verdict connectVerdict;  ///< On what the connect() that is under way rests.
  bool connected = false;  ///< The handshake was completed once.
  bool sendingShut = false;
  bool receivingShut = false;
  bool listenerGone = false;  ///< A child whose listener closed before the handshake ended.
  Errno pendingError = Errno::Ok;
  std::optional<int> lingerSeconds;     ///< SO_LINGER, where it is on.
  std::optional<SimTime> lingersUntil;  ///< A close() that waits for the peer's acknowledgement.

  SocketId parent;                ///< The listener that it came from.
  int backlog = 128;              ///< What listen() asked for.
  std::vector<SocketId> waiting;  ///< A listener's connections that nobody accepted yet.
  std::vector<std::uint32_t> datagrams;

  std::optional<SocketFacts> published;  ///< What the stack has said of it last.
  bool touched = false;                  ///< It is among those that the stack has to look at again.
  bool owesAck = false;                  ///< It is among those that flush() has to ask.
  ChainLink onPort;
  ChainLink amongListeners;
  ChainLink ofOwner;
  bool isFoundByTuple = false;

  State state() const { return tcp ? tcp->state() : State::Closed; }
  bool listening() const { return state() == State::Listen; }
  /// Nobody holds it, and nothing is left of its connection.
  bool isOver() const { return state() == State::Closed && !owner.value; }

  bool operator==(const StackSocket&) const = default;
};

/// The sockets of each key, as chains through the sockets themselves.
template <ChainLink StackSocket::*kLink>
class SocketChains {
 public:
  /// Puts the socket into the chain of `key`, and out of the one that it was in; none: into none.
  void set(SlotBlocks<StackSocket>& sockets, Slot slot, std::optional<std::uint32_t> key) {
    ChainLink& link = sockets[slot].*kLink;
    if (link.key == key) return;
    if (link.key) remove(sockets, link);
    link = ChainLink{key};
    if (!key) return;
    link.next = heads_.find(*key);
    if (link.next != kNoSlot) (sockets[link.next].*kLink).previous = slot;
    heads_.set(*key, slot);
  }

  /// Calls `visit` with the slot of each socket of the key. In no order that means anything.
  template <typename Visit>
  void forEach(const SlotBlocks<StackSocket>& sockets, std::uint32_t key, Visit visit) const {
    for (Slot slot = heads_.find(key); slot != kNoSlot; slot = (sockets[slot].*kLink).next) {
      visit(slot);
    }
  }

  bool operator==(const SocketChains&) const = default;

 private:
  struct Hash {
    std::size_t operator()(std::uint32_t key) const { return key * std::size_t{2654435761U} >> 7; }
  };

  void remove(SlotBlocks<StackSocket>& sockets, const ChainLink& link) {
    if (link.next != kNoSlot) (sockets[link.next].*kLink).previous = link.previous;
    if (link.previous != kNoSlot) {
      (sockets[link.previous].*kLink).next = link.next;
    } else if (link.next != kNoSlot) {
      heads_.set(*link.key, link.next);
    } else {
      heads_.erase(*link.key);
    }
  }

  SlotMap<std::uint32_t, Hash> heads_;
};

/// What names a connection within a host.
struct FourTuple {
  SocketAddress local;
  SocketAddress remote;

  bool operator==(const FourTuple&) const = default;
};

struct FourTupleHash {
  std::size_t operator()(const FourTuple& tuple) const;
};

}  // namespace linger
