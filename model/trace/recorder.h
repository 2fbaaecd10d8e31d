#pragma once

#include <array>
#include <map>
#include <optional>
#include <tuple>
#include <vector>

#include "model/host/stack.h"
#include "model/trace/trace.h"

namespace linger {

/// Writes the trace: every vector of records and the event log that orders them. The trace must
/// outlive it and have its hosts; numbers that a record does not have are the caller's mistake.
class Recorder {
 public:
  explicit Recorder(Trace& trace);

  void setNow(SimTime now) { now_ = now; }
  SimTime now() const { return now_; }

  /// Makes what happened so far the untold past: only what still lasts stays on record.
  void beginScene();

  /// `base` is the sending connection's; none for what the host itself answers.
  SegmentId sent(HostIndex from, HostIndex to, SocketId socket, const Packet& packet, int attempt,
                 const Rule& why, std::optional<SequenceBase> base);
  void willArrive(SegmentId id, SimTime at) { segment(id).arrives = at; }
  void ended(SegmentId id, Delivery delivery);
  /// A copy that the path made.
  SegmentId copied(SegmentId original);
  /// Until the next segment is sent or copied.
  SegmentRecord& segment(SegmentId id) { return trace_.segments[std::size_t(id.value - 1)]; }

  /// From here to arrivalDone(), what happens is caused by that segment.
  void arrivalBegins(SegmentId id) { arriving_ = id; }
  void arrivalDone() { arriving_.reset(); }
  void judged(Event event, const Rule& rule);

  void moved(HostIndex host, SocketId socket, const Transition& transition);
  void timerSet(HostIndex host, SocketId socket, TimerKind kind, SimTime due, int attempt);
  void timerEnded(HostIndex host, SocketId socket, TimerKind kind, TimerEnd end);
  void socketChanged(HostIndex host, const SocketFacts& facts, bool gone);
  void portMemoryChanged(HostIndex host, const ReusePortCache& memory);

  std::size_t called(CallRecord call);
  void returned(std::size_t call, const CallResult& result);
  /// Until the next call is made.
  CallRecord& call(std::size_t index) { return trace_.calls[index]; }
  /// `process` with its start filled in.
  std::size_t started(ProcessRecord process);
  void processEnded(std::size_t process, Call by);
  void power(HostIndex host, bool on);

  /// How many calls failed before the scene: they are the first of the trace.
  std::size_t failedBefore() const { return failedBefore_; }

  std::size_t entries() const { return trace_.eventLog.size(); }

 private:
  void log(EntryKind kind, std::size_t index);
  void tellFailures(std::vector<CallRecord> calls);
  void relate(SegmentRecord& record, std::optional<SequenceBase> base) const;

  Trace& trace_;
  SimTime now_{};
  std::optional<SegmentId> arriving_;
  std::size_t failedBefore_ = 0;
  /// Trace::timers: those that run, by host, socket and kind.
  std::map<std::tuple<HostIndex, SocketId, TimerKind>, std::size_t> running_;
};

}  // namespace linger
