#pragma once

#include <deque>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <utility>
#include <vector>

#include "model/fleet/caller_traces.h"
#include "model/sim/world.h"
#include "model/trace/recorder.h"

namespace linger {

/// Takes the effects of a run, and records those that are about one of some callers. The scenario
/// must outlive it; the callers are copied.
class CallerFollower {
 public:
  CallerFollower(const Scenario& scenario, std::span<const std::size_t> callers);

  void take(const World& world, const RunEffects& effects);
  /// Every caller has come, and nothing is left of any of them.
  bool isDone() const { return awaited_.empty() && sockets_.empty() && processes_.empty(); }
  std::vector<CallerTrace> traces();

  // What it does about each effect; for std::visit only.
  void operator()(const run_effect::SceneBegins& begins);
  void operator()(const run_effect::Sent& sent);
  void operator()(const run_effect::Copied& copied);
  void operator()(const run_effect::WayOver& over);
  void operator()(const run_effect::ArrivalOver& over);
  void operator()(const run_effect::Judged& judged);
  void operator()(const run_effect::Moved& moved);
  void operator()(const run_effect::TimerSet& set);
  void operator()(const run_effect::TimerEnded& ended);
  void operator()(const run_effect::SocketChanged& changed);
  void operator()(const run_effect::Called& called);
  void operator()(const run_effect::Returned& returned);
  void operator()(const run_effect::Started& started);
  void operator()(const run_effect::Ended& ended);
  template <typename Other>
  void operator()(const Other&) {}

 private:
  struct Followed {
    explicit Followed(std::size_t number, Trace blank)
        : caller(number), trace(std::move(blank)), recorder(trace) {}

    std::size_t caller;
    Trace trace;
    Recorder recorder;
    std::size_t started = 0;  ///< Processes, calls and copies on record so far.
    std::size_t called = 0;
    std::optional<SocketAddress> local;  ///< Of its connection.
    std::optional<SocketAddress> remote;
  };
  struct Known {
    Followed* followed = nullptr;
    std::size_t index = 0;  ///< In its trace.
  };
  using SocketKey = std::pair<HostIndex, SocketId>;
  using ProcessKey = std::pair<HostIndex, ProcessId>;

  template <typename Effect>
  void record(Followed& followed, const Effect& effect);
  Followed* ofSocket(HostIndex host, SocketId socket);
  Followed* ofPacket(const Packet& packet) const;
  void callOf(Followed& followed, std::size_t number, const run_effect::Called& called);
  Followed* beginFollowing(HostIndex host, const SocketFacts& facts);

  const Scenario& scenario_;
  const World* world_ = nullptr;
  std::set<std::size_t> awaited_;
  std::deque<Followed> followed_;  ///< Which stay where they are.
  std::map<SocketKey, Followed*> sockets_;
  std::map<ProcessKey, Followed*> processes_;
  std::map<std::pair<SocketAddress, SocketAddress>, Followed*> tuples_;  ///< Local, remote.
  std::map<SocketKey, run_effect::SocketChanged> listeners_;             ///< As they are.
  std::map<SegmentId, Known> segments_;
  std::map<std::size_t, Known> calls_;
  std::map<std::size_t, std::pair<Known, ProcessKey>> running_;  ///< By Process::number.
  std::size_t started_ = 0;                                      ///< Processes so far,
  std::size_t called_ = 0;  ///< and calls since the scene began.
  Followed* arriving_ = nullptr;
  std::optional<run_effect::Started> answering_;  ///< It will accept a connection next.
  std::optional<std::pair<std::size_t, run_effect::Called>> accepting_;
};

}  // namespace linger
