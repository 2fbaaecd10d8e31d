#pragma once

#include <map>
#include <memory>
#include <vector>

#include "model/sim/simulation.h"

// What a run keeps of its machines. Private to the simulation.

namespace linger {

class Simulation::MachineObserver : public StackObserver {
 public:
  MachineObserver(Simulation& simulation, Machine& machine)
      : simulation_(simulation), machine_(machine) {}

  void sent(SocketId socket, const Packet& packet, int attempt, const Rule& why) override {
    simulation_.send(hostOf(socket), socket, packet, attempt, why);
  }
  void judged(SocketId, Event event, const Rule& rule) override {
    simulation_.recorder_.judged(event, rule);
  }
  void moved(SocketId socket, const Transition& transition) override {
    simulation_.recorder_.moved(hostOf(socket), socket, transition);
  }
  void timerSet(SocketId socket, TimerKind kind, SimTime due, int attempt) override {
    simulation_.recorder_.timerSet(hostOf(socket), socket, kind, due, attempt);
  }
  void timerEnded(SocketId socket, TimerKind kind, TimerEnd end) override {
    simulation_.recorder_.timerEnded(hostOf(socket), socket, kind, end);
  }
  void socketChanged(const SocketFacts& facts, bool gone) override {
    simulation_.recorder_.socketChanged(hostOf(facts.id), facts, gone);
  }
  void portMemoryChanged(const ReusePortCache& memory) override {
    simulation_.recorder_.portMemoryChanged(hostOf(SocketId{}), memory);
  }

 private:
  HostIndex hostOf(SocketId socket) { return simulation_.lifelineOf(machine_, socket); }

  Simulation& simulation_;
  Machine& machine_;
};

/// What shares one table of sockets.
struct Simulation::Machine {
  std::vector<HostIndex> hosts;  ///< Those that it is, in order.
  std::unique_ptr<MachineObserver> observer;
  std::unique_ptr<Stack> stack;
  bool powered = true;
  std::map<ProcessId, HostIndex> processes;  ///< Where each process that ever ran belongs.
  std::map<SocketId, HostIndex> sockets;     ///< The same of the sockets, where there is a choice.
};

/// What is drawn of a host of the scenario: its programs, on the machine that it is.
struct Simulation::Lifeline {
  const Host& host;
  Machine& machine;
  std::vector<std::unique_ptr<Process>> processes;
};

}  // namespace linger
