#pragma once

#include <array>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "model/host/stack.h"
#include "model/packetdrill/run/application.h"
#include "model/packetdrill/run/runner.h"
#include "model/packetdrill/run/sequence_map.h"
#include "model/packetdrill/run/shell_command.h"
#include "model/packetdrill/run/sysctl_table.h"
#include "model/trace/recorder.h"

namespace linger::packetdrill {

/// One run of a script: the stack under test is one host; the script's packets are delivered to
/// it directly, its calls are the program's, and its expectations take what the stack sent.
class ScriptRunner {
 public:
  /// `options` and `run` must outlive the runner.
  ScriptRunner(const Script& script, const OsProfile& profile, const RunOptions& options, Run& run);

  /// Carries out the commands, then the events; the rest of the run's fields are filled in.
  void play(const std::vector<ShellCommand>& before, const std::vector<Event>& events);

 private:
  /// What the stack sent, and nobody has asked for yet.
  struct Output {
    SimTime at;
    Packet packet;
  };

  /// A call that has been made.
  struct Made {
    Location where;
    SystemCall call;
    SimTime at;
    std::optional<SimTime> until;       ///< When it is to return; none: at once.
    std::optional<std::size_t> record;  ///< Its index in the trace, if it is told there.
    std::optional<Answer> answer;
    SimTime returned;
  };

  void makeStack();

  // Time (script_runner.cpp).
  bool step(const Event& event);
  SimTime instant(const EventTime& time, Duration at) const;
  void setNow(SimTime time);
  void advanceTo(SimTime time);
  bool fireNext(SimTime limit);
  void settle();

  // Packets (runner_packets.cpp). False: the run is over.
  bool inject(const TcpPacket& packet);
  bool needsRecovery(const TcpPacket& packet, const Segment& segment);
  std::optional<SocketId> connection() const;
  bool expect(const Event& event, const TcpPacket& expected);
  bool awaitOutput(SimTime limit);
  Output takeWhole(const TcpPacket& expected);
  bool compareWith(const TcpPacket& expected, const Segment& segment);
  bool checkTime(const Event& event, SimTime sentAt);

  // Calls (runner_calls.cpp). False: the run is over.
  bool call(const Event& event, const SystemCall& call);
  void attempt();
  bool finishCall();
  std::optional<SimTime> callDeadline() const;
  void expireCall();
  bool checkAnswer(const SystemCall& call, const Answer& answer);
  std::optional<std::size_t> beginRecord(const SystemCall& call);
  void followSocket(const SystemCall& call);

  // Commands and code (runner_commands.cpp). False: the run is over.
  bool command(const ShellCommand& command);
  bool tune();
  bool count(const SocketCount& count);
  void drop(const DropConnections& drop);
  bool assertState(const CodeSnippet& code);

  bool fail(std::string reason);
  bool skip(std::string feature);
  void log(std::string text);
  void note(std::string text);
  void finish();

  // What the stack does.
  void takeEffects();
  SegmentId recordSent(HostIndex from, SocketId socket, const Packet& packet, int attempt,
                       const Rule& why, std::optional<SequenceBase> base);
  void take(const stack_effect::Sent& sent);
  void take(const stack_effect::Judged& judged);
  void take(const stack_effect::Moved& moved);
  void take(const stack_effect::TimerSet& set);
  void take(const stack_effect::TimerEnded& ended);
  void take(const stack_effect::SocketChanged& changed);
  void take(const stack_effect::PortMemoryChanged& changed);

  Run& run_;
  Recorder recorder_;
  Scene scene_;
  Tunables tunables_;
  std::unique_ptr<Stack> stack_;
  std::unique_ptr<Application> application_;
  std::optional<Duration> reuseDelay_;  ///< Of TIME-WAIT, as the stack has it.
  SequenceMap numbers_;
  Duration tolerance_;
  bool strict_ = false;
  const ShellFiles& shellFiles_;

  SimTime now_;
  SimTime lastData_;  ///< When data last came from the remote.
  SimTime last_;      ///< When the event before really happened.
  int line_ = 0;
  Location where_;
  std::deque<Output> outputs_;
  std::optional<Made> made_;

  /// The connection that the script's packets belong to.
  SocketAddress local_;
  SocketAddress remote_;
  std::uint16_t nextRemotePort_;

  /// How many segments of each kind the remote and the kernel have sent.
  std::array<std::array<int, 5>, 2> counts_{};
  std::optional<SeqNum> lastAck_;
  int duplicateAcks_ = 0;
};

}  // namespace linger::packetdrill
