#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "model/systems/os_profile.h"
#include "model/systems/rules/reuse_port_cache.h"
#include "model/systems/socket_facts.h"
#include "model/systems/socket_option.h"
#include "model/systems/verdict.h"
#include "model/tcp/endpoint.h"

namespace linger {

/// A segment or a datagram with its addresses.
struct Packet {
  Transport transport = Transport::Tcp;
  SocketAddress source;
  SocketAddress destination;
  Segment segment;  ///< For a datagram only `len` counts.
};

/// What a call of the sockets API gave back.
struct CallResult {
  Errno error = Errno::Ok;
  std::int64_t value = 0;  ///< Octets, or the number of an accepted socket.
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

/// What a host's TCP tells whoever runs it. Nothing here may call back into the stack.
class StackObserver {
 public:
  virtual ~StackObserver() = default;
  /// `socket` is none for what the host itself answers (a RST from nobody).
  virtual void sent(SocketId socket, const Packet& packet, int attempt, const Rule& why) = 0;
  virtual void judged(SocketId socket, Event event, const Rule& rule) = 0;
  virtual void moved(SocketId socket, const Transition& transition) = 0;
  virtual void timerSet(SocketId socket, TimerKind kind, SimTime due, int attempt) = 0;
  virtual void timerEnded(SocketId socket, TimerKind kind, TimerEnd end) = 0;
  /// The socket's facts are different now, or it has left the table.
  virtual void socketChanged(const SocketFacts& facts, bool gone) = 0;
  /// What the host remembers of its ports' SO_REUSEPORT sockets is different now.
  virtual void portMemoryChanged(const ReusePortCache& memory) = 0;
};

/// What a scenario may set on a host, beside its profile.
struct StackSettings {
  TcpSettings tcp;
  std::optional<Duration> timeWait;  ///< For every connection; none: what the profile says.
  TimeWaitReuse timeWaitReuse = TimeWaitReuse::Never;
  int maxTimeWait = 0;  ///< Connections in TIME-WAIT at once; 0: no limit.
  PortRange ports{32768, 60999};
  std::uint64_t seed = 1;  ///< Chooses the initial sequence numbers.

  bool operator==(const StackSettings&) const = default;
};

/// The settings of a profile as they come out of the box.
StackSettings settingsOf(const OsProfile& profile);

/// The sockets of one host and their TCP endpoints: the sockets API on one side, segments on
/// the other. A call that would have to wait says so (EAGAIN, EINPROGRESS) and is made again.
class Stack {
 public:
  Stack(const OsProfile& profile, const StackSettings& settings, std::vector<Address> addresses,
        StackObserver& observer);
  ~Stack();
  Stack(const Stack&) = delete;
  Stack& operator=(const Stack&) = delete;

  // The sockets API. Unknown or closed sockets give EBADF.
  SocketId socket(Transport transport, ProcessId owner, std::uint32_t uid, bool v6 = false);
  CallResult setOption(SocketId socket, SocketOption option, int value, SimTime now);
  CallResult bind(SocketId socket, SocketAddress local);
  CallResult listen(SocketId socket, int backlog, SimTime now);
  /// EAGAIN while no connection waits; else `value` is the new socket's number.
  CallResult accept(SocketId listener, ProcessId owner, std::uint32_t uid);
  /// EINPROGRESS while the handshake runs; then OK once, or why it failed.
  CallResult connect(SocketId socket, SocketAddress remote, SimTime now);
  CallResult send(SocketId socket, std::uint32_t octets, SimTime now);
  /// `value` 0 with OK is end of file.
  CallResult recv(SocketId socket, std::uint32_t octets, SimTime now);
  CallResult shutdownSending(SocketId socket, SimTime now);
  /// SHUT_RD: what arrives from now on is not kept for reading.
  CallResult shutdownReceiving(SocketId socket);
  CallResult close(SocketId socket, SimTime now);
  /// SO_LINGER{1,0} and close().
  CallResult abort(SocketId socket, SimTime now);
  /// SO_ERROR: the pending error, which is cleared.
  Errno takeError(SocketId socket);
  /// The process is gone: the kernel closes everything that it had open.
  void processEnded(ProcessId process, SimTime now);
  /// The host loses power: every socket is gone without a word.
  void powerOff();

  /// Settings of the whole system have changed: for new sockets and for those that there are.
  /// What a program has set on its own socket stays.
  void tune(const StackSettings& settings);

  // The network.
  void packetArrives(const Packet& packet, SimTime now);
  /// Sends the acknowledgements that waited for the programs to have their turn at `now`.
  void flush(SimTime now);
  std::optional<SimTime> nextDeadline() const;
  void fireTimers(SimTime now);

  // A look inside.
  const OsProfile& profile() const { return profile_; }
  const StackSettings& settings() const { return settings_; }
  /// The socket table, in the order of the sockets' numbers.
  std::vector<SocketFacts> table() const;
  std::optional<SocketFacts> facts(SocketId socket) const;
  /// The endpoint of a TCP socket that has one, else null.
  const Endpoint* endpoint(SocketId socket) const;
  Endpoint* endpoint(SocketId socket);
  bool owns(const Address& address) const;
  bool hasListener(const SocketAddress& local) const;
  /// Connections that wait to be accepted.
  std::size_t queued(SocketId listener) const;

  /// Takes the round trip of every connection as known, as after a long exchange.
  void assumeRoundTrip(Duration roundTrip);
  /// Sends every acknowledgement that is owed, the delayed ones too.
  void flushDelayed(SimTime now);

 private:
  struct Socket;
  class Observer;

  Socket* find(SocketId id);
  const Socket* find(SocketId id) const;
  Socket& add(Transport transport, ProcessId owner, std::uint32_t uid);
  Socket* connectionFor(const Packet& packet);
  const Socket* listenerFor(const SocketAddress& local) const;
  const Socket* udpFor(const Packet& packet) const;
  TcpSettings tcpSettingsFor(const Socket& socket, const SocketAddress& remote) const;
  SeqNum issFor(const SocketAddress& local, const SocketAddress& remote, SimTime now) const;
  BindRequest requestOf(const Socket& socket) const;

  // Connecting.
  CallResult connectDatagrams(Socket& socket, const SocketAddress& remote);
  CallResult connectProgress(Socket& socket);
  CallResult startConnecting(Socket& socket, const SocketAddress& remote, SimTime now);
  Address sourceFor(const SocketAddress& remote) const;
  std::optional<SeqNum> takeOver(const SocketAddress& local, const SocketAddress& remote,
                                 SimTime now);
  std::vector<SocketFacts> tableAt(SimTime now) const;
  std::optional<std::uint16_t> choosePort(const Socket& socket, const SocketAddress& remote,
                                          SimTime now);

  // Arriving packets.
  void segmentForListener(Socket& listener, const Packet& packet, SimTime now);
  void segmentForConnection(Socket& socket, const Packet& packet, SimTime now);
  void acceptSyn(const Socket& listener, const Packet& syn, SeqNum iss, SimTime now);
  void handshakeDone(Socket& child);
  void refuse(const Packet& packet);

  CallResult sendDatagram(Socket& socket, std::uint32_t octets);
  CallResult receiveDatagram(Socket& socket);

  // Ending.
  static bool lingers(Socket& socket, SimTime now);
  void letGo(Socket& socket, SimTime now);
  void closeListener(Socket& listener, SimTime now);
  void closeConnection(Socket& socket, SimTime now);
  void ended(Socket& socket, const Transition& transition);
  void publish(Socket& socket);
  void sweep();
  void releasePort(std::uint16_t port);
  void portTaken(const BindRequest& request);

  OsProfile profile_;  ///< As the settings tune it.
  StackSettings settings_;
  std::vector<Address> addresses_;
  StackObserver& observer_;
  std::vector<std::unique_ptr<Socket>> sockets_;  ///< By number, from 1; null when gone.
  std::vector<Socket*> live_;
  std::uint16_t nextPort_ = 0;
  ReusePortCache reusePorts_;
};

/// Rules of what a host answers on its own account.
std::span<const Rule> stackRules();

}  // namespace linger
