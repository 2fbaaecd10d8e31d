#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/live/linux/rig/rig_report.h"

namespace linger {

/// A program of a scene in a process of its own: its steps as real calls. It tells of each call
/// before and after, and can be made to do something out of turn.
class RigProgram {
 public:
  /// `reports` and `orders` are open pipes. `begin`: when the scene began, if it has.
  RigProgram(const Program& program, bool setsReuseAddr, int reports, int orders,
             std::optional<std::int64_t> begin);

  /// Does all steps; returns when the process should end. What is open then the kernel closes.
  void run();

 private:
  enum class Outcome : std::uint8_t { Done, Again, StartsOver, Ended };

  bool waitUntilReady(const Step& step);
  Outcome take(const Step& step);
  bool isMoot(const Step& step) const;

  Outcome openListener(const Step& step);
  Outcome openSocket(int& socket, const std::vector<OptionSetting>& options);
  Outcome bindTo(int socket, const SocketAddress& local);
  Outcome acceptConnection();
  Outcome connectTo(const Step& step);
  Outcome send(std::uint32_t bytes);
  Outcome receive(const Step& step);
  Outcome letGo(int& socket, bool abortive);
  Outcome setOption(int socket, const OptionSetting& setting);

  /// Tells of a call, makes it until it no longer would block, and tells what came of it.
  /// `events` is what poll() waits for between two attempts.
  template <typename Attempt>
  Outcome make(Call call, int& socket, const std::string& arguments, short events,
               const Attempt& attempt);

  /// Waits for the socket, an order or the time. False where an order came and was obeyed.
  bool waitFor(int socket, short events, std::optional<std::int64_t> until);
  void obey();
  void tell(RigReport report, int socket);

  const Program& program_;
  bool setsReuseAddr_;
  int reports_;
  int orders_;
  std::optional<std::int64_t> begin_;
  std::vector<const Step*> steps_;
  std::size_t next_ = 0;
  std::int64_t lastDone_ = 0;
  int listener_ = -1;
  int connection_ = -1;
  ReuseOptions listenerOptions_;
  ReuseOptions connectionOptions_;
  std::uint32_t received_ = 0;
  int rounds_ = 1;
  bool isInterrupted_ = false;
  bool closedOutOfTurn_ = false;
  std::size_t interruptedStep_ = 0;
};

}  // namespace linger
