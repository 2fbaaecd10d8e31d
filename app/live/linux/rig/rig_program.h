#pragma once

#include <sys/types.h>

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/live/linux/rig/rig_channel.h"
#include "app/live/linux/rig/rig_report.h"

namespace linger {

/// What a process of the rig runs.
struct RigWork {
  const Host* host = nullptr;
  const Program* program = nullptr;  ///< One of the host's.
  RuntimeId runtime;                 ///< Of programs that name none.
};

/// From now on this process is killed when its parent, the rig, ends. It ends at once where `rig`
/// is not its parent any more.
void dieWithRig(pid_t rig);

/// A program of a scene in a process of its own: its steps as real calls. It tells of each call
/// before and after, and can be made to do something out of turn.
class RigProgram {
 public:
  /// `channel` is the program's end. `begin`: when the scene began, if it has.
  /// What `work` points to outlives it.
  RigProgram(const RigWork& work, int channel, std::optional<std::int64_t> begin);

  /// Does all steps; returns when the process should end. What is open then the kernel closes.
  void run();

 private:
  enum class Outcome : std::uint8_t { Done, Again, StartsOver, Ended };

  bool waitUntilReady(const Step& step);
  Outcome take(const Step& step);
  bool isMoot(const Step& step) const;

  // The steps (rig_steps.cpp).
  int& connectionOf(const Step& step);
  std::vector<OptionSetting> listenerOptions(const SocketAddress& local) const;
  Outcome openListener(const Step& step);
  Outcome startListening(const Step& step);
  Outcome openBound(const Step& step);
  Outcome openSocket(int& socket, const std::vector<OptionSetting>& options, int family);
  Outcome bindTo(int socket, const SocketAddress& local);
  Outcome acceptConnection(int& connection);
  void prepare(int connection) const;
  void restartKeepAlive() const;
  Outcome connectTo(const Step& step);
  Outcome send(const Step& step);
  Outcome receive(const Step& step);
  Outcome shutDown(int& connection, ShutdownHow how);
  Outcome letGo(int& socket, bool abortive);
  Outcome setOption(int socket, const OptionSetting& setting);
  Outcome spawn(const Step& step);
  Outcome passListener(const Step& step);
  Outcome takeListener();
  [[noreturn]] void becomeChild(const Program& program, bool inherits, const RigChannel& channel,
                                pid_t rig);
  bool isTcp() const { return program_.transport == Transport::Tcp; }

  /// Tells of a call, makes it until it no longer would block, and tells what came of it.
  /// `events` is what poll() waits for between two attempts.
  template <typename Attempt>
  Outcome make(Call call, int& socket, const std::string& arguments, short events,
               const Attempt& attempt);

  /// Waits for the socket, an order or the time. False where an order came and was obeyed.
  bool waitFor(int socket, short events, std::optional<std::int64_t> until);
  void obey();
  void tell(RigReport report, int socket);
  void report(const RigReport& report, int file = -1);

  RigWork work_;
  const Program& program_;
  int channel_;
  std::optional<std::int64_t> begin_;
  std::vector<const Step*> steps_;
  std::size_t next_ = 0;
  std::int64_t lastDone_ = 0;
  int listener_ = -1;
  int connection_ = -1;
  std::map<std::string, int> named_;     ///< Connections that the steps tell apart.
  std::map<int, ReuseOptions> options_;  ///< Of each socket, as far as they have been set.
  std::uint32_t received_ = 0;
  int rounds_ = 1;
  bool isInterrupted_ = false;
  bool closedOutOfTurn_ = false;
  std::size_t interruptedStep_ = 0;
};

template <typename Attempt>
RigProgram::Outcome RigProgram::make(Call call, int& socket, const std::string& arguments,
                                     short events, const Attempt& attempt) {
  RigReport report{.kind = RigReport::Kind::Called, .call = call};
  report.step = std::uint32_t(next_);
  arguments.copy(report.arguments, sizeof(report.arguments) - 1);
  tell(report, socket);
  std::int64_t value = 0;
  int error = 0;
  while (true) {
    value = attempt();
    error = value < 0 ? errno : 0;
    const bool wouldBlock = error == EAGAIN || error == EINPROGRESS || error == EALREADY;
    if (!wouldBlock || events == 0) break;
    if (!waitFor(socket, events, std::nullopt)) return Outcome::Again;
  }
  report.kind = RigReport::Kind::Returned;
  report.error = error;
  report.value = value < 0 ? 0 : value;
  tell(report, socket);
  if (error == 0) return Outcome::Done;
  report.kind = RigReport::Kind::Ended;
  tell(report, socket);
  return Outcome::Ended;
}

}  // namespace linger
