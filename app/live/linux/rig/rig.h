#pragma once

#include <array>
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <queue>
#include <string>
#include <vector>

#include "app/live/kernel_run.h"
#include "app/live/linux/rig/rig_host.h"
#include "app/live/linux/rig/rig_process.h"
#include "app/live/linux/rig/rig_sockets.h"
#include "model/host/stack.h"
#include "model/net/connection_memory.h"
#include "model/net/link_chances.h"
#include "model/trace/recorder.h"

namespace linger {

/// A scene on the real kernel. One loop carries segments from one host's link to the other's as
/// the model's path decides, starts and stops programs, hears their reports, asks the kernel for
/// its sockets whenever something may have changed, and writes all of it into a trace.
class Rig {
 public:
  /// Both outlive it. problemsOf() must find nothing wrong with the scenario.
  Rig(const Scenario& scenario, Trace& trace);

  /// Boots the hosts. False, with `problem`, where that fails.
  bool boot(std::string& problem);

  /// What the programs do before the scene, on a perfect link. False where it does not come to
  /// an end.
  bool playSetup(std::string& problem);

  /// The scene, in real time: until `expectedEnd`, and then until no timer runs any more. False
  /// where the kernel refuses a program or a host that it needs.
  bool playScene(SimTime expectedEnd, const KernelProgress& progress, std::string& problem);

 private:
  struct Running {
    HostIndex host;
    std::size_t program;
    ProcessId id;
    std::size_t record;
    bool isReady = false;
    bool isOver = false;
    std::optional<std::size_t> openCall;
    std::unique_ptr<RigProcess> process;
  };

  /// What has one network and one table of sockets: a host, or all of them where they are one
  /// machine.
  struct Machine {
    std::unique_ptr<RigHost> host;  ///< Null while it has no power.
    std::unique_ptr<RigSockets> sockets;
    HostIndex first = 0;    ///< The hosts that it is: from here on,
    std::size_t hosts = 1;  ///< so many.

    bool is(HostIndex which) const { return which >= first && which < first + hosts; }
  };

  /// A packet on its way. It is due at an instant of CLOCK_MONOTONIC, in microseconds: before the
  /// scene the link takes as long as in it, while the scene's clock stands still.
  struct Flight {
    std::int64_t due;
    std::uint64_t order;
    HostIndex from;
    HostIndex to;
    SegmentId id;
    std::vector<std::uint8_t> bytes;
    Delivery delivery = Delivery::Delivered;
    bool isForgotten = false;  ///< A middlebox before the host no longer knows its connection.

    bool operator>(const Flight& other) const {
      return std::pair(due, order) > std::pair(other.due, other.order);
    }
  };

  /// What happens at an instant that the scenario names.
  struct Planned {
    SimTime at;
    HostIndex host;
    std::optional<std::size_t> start;  ///< A program; else `event`.
    HostEvent event;
    std::optional<std::size_t> injection;  ///< A segment from nowhere; else one of the former.
  };

  /// What one end of a connection has sent, as far as it has arrived.
  struct Stream {
    std::vector<SeqNum> initial;  ///< The initial numbers of all connections, in their order.
    SeqNum sent;                  ///< After the last byte that left.
    SeqNum arrived;               ///< Likewise of those that reached the other end.
    std::optional<std::uint32_t> timestamp;  ///< The last that arrived.
    std::optional<HostIndex> sender;         ///< Who had the socket.
  };

  void plan();
  void settle(std::int64_t turn);
  void setClock();
  bool step(std::optional<SimTime> until);  ///< Waits for the next thing and does it.
  void hearReports();
  void hear(Running& running, const RigReport& report);
  void hearReturn(Running& running, const RigReport& report);
  void failToStart(int error);
  void drainLinks();
  void drainLink(std::size_t machine);
  void carry(std::size_t machine, const Packet& packet, std::vector<std::uint8_t> bytes);
  void pass(SegmentId id, HostIndex from, HostIndex to, std::vector<std::uint8_t> bytes,
            const LinkOutcome& outcome, bool isForgotten = false);
  void fly(Flight flight, Duration delay);
  bool passesMiddlebox(const Packet& packet);
  void refuse(const Flight& flight);
  void inject(const Injection& injection);
  void deliverDue();
  void deliver(const Flight& flight);
  void doPlanned();
  void startSetup();
  /// A process with its number and its record, which does not run yet.
  Running enroll(HostIndex host, std::size_t program);
  void launch(Running running);
  std::size_t record(HostIndex host, std::size_t program, ProcessId id);
  void addChild(const Running& parent, const RigReport& report, FileDescriptor channel);
  void happen(HostIndex host, const HostEvent& event);
  void kill(std::size_t running);
  void end(Running& running, Call by);
  void sample();
  int attemptOf(const Packet& packet);
  std::optional<SequenceBase> baseOf(const Packet& packet, SocketId sender) const;
  std::optional<SeqNum> initialBefore(const Packet& packet, SeqNum number, bool ofSender) const;
  bool isQuiet() const;

  // Which host is which machine (rig_machines.cpp).
  bool isOneMachine() const { return scenario_.oneMachine || scenario_.hosts.size() == 1; }
  std::unique_ptr<RigHost> bootHost(const Machine& machine, std::string& problem) const;
  Machine& machineOf(HostIndex host) { return machines_[isOneMachine() ? 0 : host]; }
  void powerOff(Machine& machine);
  void powerOn(Machine& machine);
  HostIndex senderOf(const Machine& machine, const Packet& packet);
  HostIndex receiverOf(HostIndex from, const Packet& packet) const;
  bool isNewsDue() const;

  const Scenario& scenario_;
  Recorder recorder_;
  LinkChances chances_;
  /// How many segments of each kind every host has sent in the scene: what choices count by.
  std::vector<std::array<int, 5>> sent_;
  std::vector<Machine> machines_;
  HostIndex arrivingAt_ = 0;  ///< Where a packet has come to last.
  std::vector<Running> running_;
  std::deque<Planned> planned_;
  std::priority_queue<Flight, std::vector<Flight>, std::greater<>> flights_;
  std::map<std::pair<SocketAddress, SocketAddress>, Stream>
      streams_;  ///< From the one to the other.
  ConnectionMemory middlebox_;
  std::map<std::tuple<SocketAddress, SocketAddress, std::uint32_t, std::uint32_t>, int> attempts_;
  std::optional<std::int64_t> begin_;  ///< Microseconds of CLOCK_MONOTONIC; none before the scene.
  std::uint64_t order_ = 0;
  std::int64_t lastTraffic_ = 0;
  std::int64_t lastEnd_ = 0;  ///< Of a program.
  int lastProcess_ = 0;
  bool sawReset_ = false;
  std::string problem_;  ///< Why the scene cannot be played on; empty while it can.
};

}  // namespace linger
