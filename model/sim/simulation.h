#pragma once

#include <memory>
#include <optional>
#include <variant>
#include <vector>

#include "model/net/path.h"
#include "model/sim/event_queue.h"
#include "model/sim/process.h"
#include "model/trace/recorder.h"

namespace linger {

/// A run of a scenario in virtual time: hosts, their programs, and the path between them.
class Simulation {
 public:
  /// A run that makes `mostEntries` records stops there, and its trace says so.
  Simulation(const Scenario& scenario, Trace& trace, std::size_t mostEntries);
  ~Simulation();

  /// Plays what happened before the scene, then the scene up to `until`.
  void run(SimTime until);

 private:
  struct Machine;
  struct Lifeline;
  class MachineObserver;

  struct Arrival {
    HostIndex host;
    SegmentId segment;
  };
  struct Loss {
    SegmentId segment;
    Delivery delivery;
  };
  struct Start {
    HostIndex host;
    std::size_t program;
  };
  struct Wake {
    HostIndex host;
    std::size_t process;
  };
  struct Outside {
    HostIndex host;
    std::size_t event;  ///< Index into Host::events.
  };
  struct Inject {
    std::size_t injection;
  };
  using Happening = std::variant<Arrival, Loss, Start, Wake, Outside, Inject>;

  void playSetup();
  void scheduleScene();
  void loop(SimTime until);
  std::optional<SimTime> nextInstant() const;
  bool handleOneAt(SimTime now);
  void happen(const Happening& happening);
  void arrive(const Arrival& arrival);
  void start(HostIndex host, std::size_t program);
  void happenOutside(HostIndex host, const HostEvent& event);
  void inject(const Injection& injection);
  void runPrograms();
  void scheduleWake(HostIndex host, std::size_t process);
  void send(HostIndex from, SocketId socket, const Packet& packet, int attempt, const Rule& why);
  void carry(SegmentId id, const Passage& passage);
  HostIndex routeFrom(HostIndex from, const Packet& packet);
  HostIndex receiverOf(Machine& machine, HostIndex from, const Packet& packet);
  HostIndex lifelineOf(Machine& machine, SocketId socket);
  void boot(Machine& machine);
  void switchPower(Machine& machine, bool on);

  const Scenario& scenario_;
  Trace& trace_;
  std::size_t mostEntries_;
  Recorder recorder_;
  std::vector<std::unique_ptr<Machine>> machines_;
  std::vector<Lifeline> lifelines_;  ///< By the host's index; one machine may have several.
  HostIndex arrivingAt_ = 0;
  EventQueue<Happening> queue_;
  Path path_;
  bool inSetup_ = false;
  SimTime now_{};
};

}  // namespace linger
