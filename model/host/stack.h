#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "model/host/deadlines.h"
#include "model/host/free_ports.h"
#include "model/host/stack_effects.h"
#include "model/host/stack_socket.h"
#include "model/systems/os_profile.h"
#include "model/systems/rules/reuse_port_cache.h"
#include "model/systems/socket_facts.h"
#include "model/systems/socket_option.h"
#include "model/systems/verdict.h"
#include "model/tcp/endpoint.h"

namespace linger {

/// What a call of the sockets API gave back.
struct CallResult {
  Errno error = Errno::Ok;
  std::int64_t value = 0;  ///< Bytes, or the number of an accepted socket.
  Verdict verdict;         ///< For bind, listen and connect: what the answer rests on.

  bool ok() const { return error == Errno::Ok; }
  /// The call would wait: ask again when something has happened.
  bool wouldBlock() const { return error == Errno::Again || error == Errno::InProgress; }
};

/// Results that rest on nothing but the sockets API itself.
CallResult failed(Errno error);
CallResult succeeded(std::int64_t value = 0);
/// The result that a verdict gives.
CallResult answered(const Verdict& verdict);

/// What a scenario may set on a host, beside its profile.
struct StackSettings {
  TcpSettings tcp;
  std::optional<Duration> timeWait;  ///< For every connection; none: what the profile says.
  TimeWaitReuse timeWaitReuse = TimeWaitReuse::Never;
  int maxTimeWait = 0;  ///< Connections in TIME-WAIT at once; 0: no limit.
  /// A handshake that ends at a full queue is refused, not dropped (Linux tcp_abort_on_overflow).
  bool abortOnOverflow = false;
  PortRange ports{32768, 60999};
  std::vector<PortRange> reservedPorts;   ///< Among them, or anywhere: not to be chosen.
  std::uint16_t unprivilegedPort = 1024;  ///< The first that every user may bind.
  std::uint64_t seed = 1;                 ///< Chooses the initial sequence numbers.

  bool operator==(const StackSettings&) const = default;
};

/// The settings of a profile as they come out of the box.
StackSettings settingsOf(const OsProfile& profile);

/// The profile with what the settings change of it: what a system so set answers.
OsProfile tuned(OsProfile profile, const StackSettings& settings);

/// What a stack is made for: it changes only when the system is tuned.
struct HostConfig {
  OsProfile profile;  ///< As the settings tune it.
  StackSettings settings;
  std::vector<Address> addresses;

  /// Configurations of one system with the same settings are the same.
  bool operator==(const HostConfig& other) const {
    return profile.id == other.profile.id && settings == other.settings &&
           addresses == other.addresses;
  }
};

/// The sockets of one host and their TCP endpoints: the sockets API on one side, segments on
/// the other. A call that would have to wait says so (EAGAIN, EINPROGRESS) and is made again.
/// It is a value: what a call does beyond changing it is kept as effects until somebody takes
/// them. What a call costs does not depend on how many sockets there are that it is not about.
class Stack {
 public:
  Stack(const OsProfile& profile, const StackSettings& settings, std::vector<Address> addresses);

  /// Gives what has been done since the last time, in order; `effects` is overwritten.
  void takeEffects(StackEffects& effects);

  // The sockets API. Unknown or closed sockets give EBADF.
  SocketId socket(Transport transport, ProcessId owner, std::uint32_t uid, bool v6 = false);
  CallResult setOption(SocketId socket, SocketOption option, int value, SimTime now);
  CallResult bind(SocketId socket, SocketAddress local);
  /// bind() with IP_BIND_ADDRESS_NO_PORT: the port is connect()'s to choose.
  CallResult bindAddress(SocketId socket, const Address& local);
  CallResult listen(SocketId socket, int backlog, SimTime now);
  /// EAGAIN while no connection waits; else `value` is the new socket's number.
  CallResult accept(SocketId listener, ProcessId owner, std::uint32_t uid);
  /// EINPROGRESS while the handshake runs; then OK once, or why it failed.
  CallResult connect(SocketId socket, SocketAddress remote, SimTime now);
  CallResult send(SocketId socket, std::uint32_t bytes, SimTime now);
  /// `value` 0 with OK is end of file.
  CallResult recv(SocketId socket, std::uint32_t bytes);
  CallResult shutdownSending(SocketId socket, SimTime now);
  /// SHUT_RD: recv() does not wait any more. See DataAfterShutRd for what still arrives.
  CallResult shutdownReceiving(SocketId socket, SimTime now);
  CallResult close(SocketId socket, SimTime now);
  /// close() by one of several processes that hold the socket: only the last one's ends it.
  CallResult close(SocketId socket, ProcessId by, SimTime now);
  /// Another process holds the socket, too, as a child does that inherits it.
  void share(SocketId socket, ProcessId with);
  /// SO_LINGER{1,0} and close().
  CallResult abort(SocketId socket, SimTime now);
  /// SO_ERROR: the pending error, which is cleared.
  Errno takeError(SocketId socket);
  /// The same without clearing it: what poll() looks at.
  Errno pendingError(SocketId socket) const;
  /// The process is gone: the kernel closes everything that it had open.
  void processEnded(ProcessId process, SimTime now);
  /// The host loses power: every socket is gone without a word.
  void powerOff(SimTime now);

  /// Settings of the whole system have changed: for new sockets and for those that there are.
  /// What a program has set on its own socket stays.
  void tune(const StackSettings& settings);
  /// Resets a connection as the system itself may (ss -K), whoever holds it.
  void kill(SocketId socket, SimTime now);
  /// Of a TCP socket that has an endpoint; of any other it changes nothing.
  void setReceiveBuffer(SocketId socket, std::uint32_t bytes);

  // The network.
  void packetArrives(const Packet& packet, SimTime now);
  /// Sends the acknowledgements that waited for the programs to have their turn at `now`.
  void flush(SimTime now);
  std::optional<SimTime> nextDeadline() const { return deadlines_.earliest(); }
  /// Moves to `owners` whose sockets something has happened to since the last time: only their
  /// calls may have a new answer. In no order, and more than once.
  void takeWoken(std::vector<ProcessId>& owners);
  /// After a call that would wait: what it has looked at is nobody's concern any more.
  void rest() { settle(); }
  void fireTimers(SimTime now);

  // A look inside.
  const OsProfile& profile() const { return host_->profile; }
  const StackSettings& settings() const { return host_->settings; }
  /// The socket table, in the order of the sockets' numbers.
  std::vector<SocketFacts> table() const;
  std::optional<SocketFacts> facts(SocketId socket) const;
  /// The endpoint of a TCP socket that has one, else null; until the next call.
  const Endpoint* endpoint(SocketId socket) const;
  bool owns(const Address& address) const;
  bool hasListener(const SocketAddress& local) const;
  /// The socket that would take the packet: a connection with that peer before a bound port; none
  /// where nobody has the port.
  std::optional<SocketId> takerOf(const Packet& packet) const;
  /// Whether bind(0) or connect() may choose that port for the wish now.
  bool mayChoose(const PortWish& wish, std::uint16_t port, SimTime now) const;
  /// Connections that wait to be accepted.
  std::size_t queued(SocketId listener) const;

  /// Takes the round trip of every connection as known, as after a long exchange.
  void assumeRoundTrip(Duration roundTrip);
  /// Sends every acknowledgement that is owed, the delayed ones too.
  void flushDelayed(SimTime now);

  bool operator==(const Stack&) const = default;

 private:
  // The sockets (stack.cpp). What is found to be changed is looked at again by settle().
  Slot slotOf(SocketId id) const;
  StackSocket* find(SocketId id);
  const StackSocket* find(SocketId id) const;
  StackSocket& touch(Slot slot);
  StackSocket& add(Transport transport, ProcessId owner, std::uint32_t uid);
  std::vector<SocketId> allSockets() const;
  static std::optional<std::uint32_t> ownerKey(ProcessId owner) {
    return owner.value ? std::optional(static_cast<std::uint32_t>(owner.value)) : std::nullopt;
  }
  StackSocket* connectionOf(const SocketAddress& local, const SocketAddress& remote);
  const StackSocket* listenerFor(const SocketAddress& local) const;
  /// The one that gets what comes from there.
  const StackSocket* listenerFor(const SocketAddress& local, const SocketAddress& remote) const;
  StackSocket* udpFor(const Packet& packet);
  Shared<TcpSettings> settingsFor(const StackSocket& socket, const SocketAddress& remote);
  void takeSettings(StackSocket& socket, Duration timeWait);
  SeqNum issFor(const SocketAddress& local, const SocketAddress& remote, SimTime now) const;
  SocketFacts factsOf(const StackSocket& socket) const;
  std::vector<SocketFacts> tableOfPort(std::uint16_t port, std::optional<SimTime> now) const;

  // The endpoints and what they say (stack.cpp).
  template <typename Method, typename... Arguments>
  void act(StackSocket& socket, SimTime now, Method method, const Arguments&... arguments);
  Turn turnAt(SimTime now);
  void takeEffectsOf(StackSocket& socket);
  void take(StackSocket& socket, const effect::Transmit& sent);
  void take(StackSocket& socket, const effect::Judged& judged);
  void take(StackSocket& socket, const Transition& transition);
  void take(StackSocket& socket, const effect::TimerSet& timer);
  void take(StackSocket& socket, const effect::TimerEnded& timer);

  // After every call (stack_settle.cpp).
  void settle();
  void settle(StackSocket& socket);
  void forget(Slot slot);
  void findAgain(Slot slot);
  void releasePort(std::uint16_t port);
  void portTaken(const BindRequest& request);

  // Connecting.
  CallResult connectDatagrams(StackSocket& socket, const SocketAddress& remote);
  CallResult connectProgress(StackSocket& socket);
  CallResult startConnecting(StackSocket& socket, const SocketAddress& remote, SimTime now);
  Address sourceFor(const SocketAddress& remote) const;
  std::optional<SeqNum> takeOver(const SocketAddress& local, const SocketAddress& remote,
                                 SimTime now);
  std::optional<std::uint16_t> choosePort(const StackSocket& socket, const SocketAddress& remote,
                                          SimTime now);
  bool mayChoose(const PortWish& wish, std::uint16_t port, SocketId self,
                 std::span<const SocketFacts> others) const;
  bool frees(std::span<const SocketFacts> sockets) const;

  // Arriving packets.
  void segmentForListener(StackSocket& listener, const Packet& packet, SimTime now);
  void segmentForConnection(StackSocket& socket, const Packet& packet, SimTime now);
  void acceptSyn(SocketId listener, const Packet& syn, SeqNum iss, SimTime now);
  bool meetsNoListener(StackSocket& child, const Packet& packet, SimTime now);
  bool isFull(const StackSocket& listener) const;
  bool meetsFullQueue(StackSocket& child, const Packet& packet, SimTime now);
  void handshakeDone(StackSocket& child);
  void refuse(const Packet& packet);

  CallResult sendDatagram(const StackSocket& socket, std::uint32_t bytes);
  static CallResult receiveDatagram(StackSocket& socket);

  // Ending.
  CallResult stopConnecting(StackSocket& socket, SimTime now);
  void discardUnreadable(StackSocket& socket, SimTime now);
  void releaseBy(StackSocket& socket, ProcessId holder);
  void releaseShared(ProcessId ended);
  bool lingers(StackSocket& socket, SimTime now);
  void letGo(StackSocket& socket, SimTime now);
  void closeListener(StackSocket& listener, SimTime now);
  void closeConnection(StackSocket& socket, SimTime now);
  void ended(StackSocket& socket, const Transition& transition) const;

  Shared<HostConfig> host_;
  Shared<TcpSettings> tcp_;          ///< Of the host's settings: what a new socket has.
  Shared<TcpSettings> recent_;       ///< What the last connection got, for the next one like it.
  SlotBlocks<StackSocket> sockets_;  ///< By slot; a slot without a socket has id 0.
  std::vector<Slot> free_;
  std::vector<Slot> slots_;  ///< By number, from 1; kNoSlot when gone.
  SlotMap<FourTuple, FourTupleHash> connections_;
  SocketChains<&StackSocket::onPort> onPort_;
  SocketChains<&StackSocket::amongListeners> listeners_;
  SocketChains<&StackSocket::ofOwner> ofOwner_;
  Deadlines deadlines_;
  std::vector<SocketId> shared_;  ///< Those that more than one process has held.
  int inTimeWait_ = 0;
  std::vector<Slot> touched_;
  std::vector<SocketId> owingAck_;
  std::vector<ProcessId> woken_;
  FreePorts freePorts_;
  std::uint16_t nextPort_ = 0;
  ReusePortCache reusePorts_;
  Effects endpointEffects_;  ///< Of the call that is being made; empty between calls.
  StackEffects effects_;
};

template <typename Method, typename... Arguments>
void Stack::act(StackSocket& socket, SimTime now, Method method, const Arguments&... arguments) {
  std::invoke(method, *socket.tcp, arguments..., turnAt(now));
  takeEffectsOf(socket);
}

/// What the socket would ask for, or asks for again, when it takes its port.
BindRequest bindRequestOf(const StackSocket& socket);

/// Rules of what a host answers on its own account.
std::span<const Rule> stackRules();

}  // namespace linger
