#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/host/stack.h"
#include "model/sim/run_effects.h"
#include "model/sim/scenario.h"

namespace linger {

/// A call that has not returned yet.
struct OpenCall {
  std::size_t number = 0;  ///< As run_effect::Returned names it.
  Call call = Call::Socket;
  SocketId socket;

  bool operator==(const OpenCall&) const = default;
};

/// One of a program's connections that its steps tell apart by name.
struct NamedConnection {
  std::string name;
  SocketId socket;

  bool operator==(const NamedConnection&) const = default;
};

/// A process that another one starts.
struct Child {
  std::size_t program = 0;  ///< Index into Host::programs.
  bool inherits = true;     ///< It gets what its parent has open.

  bool operator==(const Child&) const = default;
};

/// One run of a program, as far as it has come.
struct Process {
  HostIndex host = 0;
  std::size_t program = 0;  ///< Index into Host::programs.
  ProcessId id;
  std::size_t number = 0;  ///< The how-many-th that started, from 0.
  /// Of a load: the how-many-th caller of all, from 0; its place is taken by another when it ends.
  std::optional<std::size_t> caller;
  std::optional<std::size_t> load;  ///< Which of World::loads it is of.
  bool answersCaller = false;       ///< It was started for one connection of its listener.
  std::size_t next = 0;  ///< The step that comes next: of Program::setup, then of its steps.
  SimTime lastDone;
  std::optional<SimTime> wakesAt;  ///< It waits for this instant; none: for something else.
  std::optional<OpenCall> openCall;
  bool alive = true;
  bool inSetup = false;  ///< Runs the steps of its setup only.
  bool closedOutOfTurn = false;
  std::optional<std::size_t> interruptedStep;  ///< Where it was then.
  SocketId listener;
  SocketId connection;
  std::vector<NamedConnection> named;
  std::optional<Child> spawns;  ///< Is to be started before it goes on.
  SocketId passed;              ///< A listener that another process has passed to it.
  SocketAddress local;
  std::optional<SocketAddress> peer;  ///< Whom it connects to.
  std::uint32_t received = 0;
  int rounds = 1;

  bool operator==(const Process&) const = default;
};

struct World;
struct Machine;

/// Whether a step does something with a connection that there is already.
bool needsConnection(StepKind kind);

/// Lets one process of a world run: it makes its calls, one step after the other, until one has
/// to wait. Lives for one turn, within the life of `world` and `effects`; no process may be started
/// meanwhile. `process` is an index into World::processes.
class ProcessTurn {
 public:
  ProcessTurn(World& world, std::size_t process, RunEffects& effects);

  /// Goes on from where it is, as far as it can now, or until it has a child to be started. True if
  /// anything happened.
  bool run();
  /// Does `event` to the process out of its turn.
  void interrupt(const HostEvent& event);
  void kill();
  /// The host has lost power: the process is gone, and the kernel says nothing for it.
  void discard();

 private:
  enum class Outcome { Done, Waits, StartsOver, Ended };

  // The steps (process_steps.cpp).
  Outcome take(const Step& step);
  SocketId& connectionOf(const Step& step);
  bool isMoot(const Step& step) const;
  std::vector<OptionSetting> listenerOptions(const SocketAddress& local) const;
  Outcome openSocket(SocketId& socket, const std::vector<OptionSetting>& options, bool v6);
  Outcome bind(SocketId socket, const SocketAddress& local);
  Outcome bindAddress(SocketId socket, const SocketAddress& local);
  Outcome openBound(const Step& step);
  Outcome openListener(const Step& step);
  Outcome startListening(const Step& step);
  Outcome acceptConnection(SocketId& connection);
  void prepare(SocketId connection);
  Outcome connect(const Step& step);
  Outcome send(const Step& step);
  Outcome receive(const Step& step);
  Outcome shutDown(SocketId connection, ShutdownHow how);
  Outcome spawn(const Step& step);
  Outcome passListener(const Step& step);
  Outcome takeListener();
  void wakeThose(Call waiting);
  Outcome setOption(SocketId socket, const OptionSetting& option);
  Outcome repeat(const Step& step);
  Outcome letGo(SocketId& socket, bool abortive);
  Outcome finish(Call by);

  /// Makes a call that may wait, and then is made again; one that failed ends the process.
  template <typename MakeCall>
  Outcome make(Call call, SocketId socket, CallArguments arguments, MakeCall makeCall) {
    if (!self_.openCall) open(call, socket, arguments);
    return outcomeOf(makeCall());
  }
  void open(Call call, SocketId socket, const CallArguments& arguments);
  Outcome outcomeOf(const CallResult& result);
  std::string messageOf(const OpenCall& call, Errno error) const;
  const Step& stepAt(std::size_t index) const;
  std::size_t stepCount() const { return program_.setup.size() + program_.steps.size(); }

  World& world_;
  Process& self_;
  const Program& program_;
  const Runtime& runtime_;
  Machine& machine_;
  Stack& stack_;
  RunEffects& effects_;
  SimTime now_;
};

}  // namespace linger
