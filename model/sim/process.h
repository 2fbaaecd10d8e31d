#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "model/host/stack.h"
#include "model/trace/recorder.h"
#include "model/sim/scenario.h"

namespace linger {

/// One run of a program: it makes its calls, one step after the other, until one has to wait.
class Process {
 public:
  Process(const Host& host, HostIndex hostIndex, std::size_t program, RuntimeId runtime,
          ProcessId id, Stack& stack, Recorder& recorder, bool beforeScene);

  /// Goes on from where it is, as far as it can at `now`. True if anything happened.
  bool run(SimTime now);

  /// The scene begins: what it did until now is past, and its steps come next.
  void enterScene();

  /// When it wants to run again by the clock; none if it waits for something else or has ended.
  std::optional<SimTime> wakesAt() const { return alive_ ? wakesAt_ : std::nullopt; }

  bool alive() const { return alive_; }
  std::size_t program() const { return programIndex_; }
  const Program& source() const { return program_; }

  /// Does `event` to the process out of its turn.
  void interrupt(const HostEvent& event, SimTime now);
  void kill(SimTime now);
  /// The host has lost power: the process is gone, and the kernel says nothing for it.
  void vanish();

 private:
  enum class Outcome { Done, Waits, StartsOver, Ended };

  // The steps (process_steps.cpp).
  Outcome take(const Step& step, SimTime now);
  bool isMoot(const Step& step) const;
  std::vector<OptionSetting> listenerOptions() const;
  Outcome openSocket(SocketId& socket, const std::vector<OptionSetting>& options, bool v6,
                     SimTime now);
  Outcome bind(SocketId socket, const SocketAddress& local, SimTime now);
  Outcome openBound(const Step& step, SimTime now);
  Outcome openListener(const Step& step, SimTime now);
  Outcome acceptConnection(SimTime now);
  Outcome connect(const Step& step, SimTime now);
  Outcome send(const Step& step, SimTime now);
  Outcome receive(const Step& step, SimTime now);
  Outcome shutdownSending(SimTime now);
  Outcome setOption(SocketId socket, const OptionSetting& option, SimTime now);
  Outcome repeat(const Step& step);
  Outcome letGo(SocketId& socket, bool abortive, SimTime now);
  Outcome finish(Call by, SimTime now);

  /// Records a call from its first try to its return; one that failed ends the process.
  template <typename MakeCall>
  Outcome make(Call call, SocketId socket, std::string arguments, SimTime now, MakeCall makeCall) {
    if (!openCall_) openCall_ = recorder_.called(newCall(call, socket, std::move(arguments)));
    return outcomeOf(makeCall(), now);
  }
  Outcome outcomeOf(const CallResult& result, SimTime now);
  FailedCall failedCall(const CallRecord& record, Errno error) const;
  void abandonCall();
  CallRecord newCall(Call call, SocketId socket, std::string arguments) const;

  HostIndex hostIndex_;
  std::size_t programIndex_;
  const Program& program_;
  const Runtime& runtime_;
  ProcessId id_;
  Stack& stack_;
  Recorder& recorder_;
  std::size_t record_;

  std::vector<const Step*> steps_;  ///< before, then steps
  std::size_t next_ = 0;
  SimTime lastDone_{};
  std::optional<SimTime> wakesAt_;
  std::optional<std::size_t> openCall_;
  bool alive_ = true;
  bool beforeScene_ = false;  ///< Runs its `before` steps only.
  bool closedOutOfTurn_ = false;
  std::optional<std::size_t> interruptedStep_;  ///< Where it was then.
  SocketId listener_;
  SocketId connection_;
  SocketAddress local_;
  std::optional<SocketAddress> peer_;  ///< Whom it connects to.
  std::uint32_t received_ = 0;
  int rounds_ = 1;
};

}  // namespace linger
