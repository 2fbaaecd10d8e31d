#include "model/trace/recorder.h"

#include <algorithm>
#include <utility>

#include "model/host/call_rules.h"
#include "model/host/stack_rules.h"

namespace linger {
namespace {

/// Room that is not used costs next to nothing, and moving records does: where a trace is long,
/// its vectors grow by more than they would by themselves.
template <typename Record>
void append(std::vector<Record>& records, Record record) {
  const bool isFull = records.size() == records.capacity();
  if (isFull) records.reserve(std::max<std::size_t>(8, 4 * records.size()));
  records.push_back(std::move(record));
}

}  // namespace

/// With room for as much as most scenes make.
Recorder::Recorder(Trace& trace) : trace_(trace) {
  trace.segments.reserve(32);
  trace.transitions.reserve(32);
  trace.timers.reserve(32);
  trace.calls.reserve(32);
  trace.sockets.reserve(64);
  trace.eventLog.reserve(256);
}

void Recorder::log(EntryKind kind, std::size_t index) {
  append(trace_.eventLog, {now_, kind, index});
  trace_.end = std::max(trace_.end, now_);
}

void Recorder::beginScene() {
  trace_.setup = std::move(trace_.segments);
  trace_.segments.clear();
  trace_.transitions.clear();
  trace_.eventLog.clear();
  tellFailures(std::exchange(trace_.calls, {}));
  std::erase_if(trace_.timers, [](const TimerRecord& timer) { return timer.ended.has_value(); });
  running_.clear();
  for (std::size_t i = 0; i < trace_.timers.size(); ++i) {
    const TimerRecord& timer = trace_.timers[i];
    running_[{timer.host, timer.socket, timer.kind}] = i;
  }

  std::map<std::pair<HostIndex, SocketId>, std::size_t> last;
  for (std::size_t i = 0; i < trace_.sockets.size(); ++i) {
    last[{trace_.sockets[i].host, trace_.sockets[i].facts.id}] = i;
  }
  std::vector<SocketRecord> lasting;
  for (std::size_t i = 0; i < trace_.sockets.size(); ++i) {
    const SocketRecord& record = trace_.sockets[i];
    if (!record.gone && last[{record.host, record.facts.id}] == i) lasting.push_back(record);
  }
  trace_.sockets = std::move(lasting);
}

/// What failed before the scene is told at its beginning, with the end of the program: else nobody
/// would know why nothing happens.
void Recorder::tellFailures(std::vector<CallRecord> calls) {
  for (CallRecord& call : calls) {
    if (!call.returned || call.result == Errno::Ok) continue;
    const auto failed = std::ranges::find_if(trace_.processes, [&call](const ProcessRecord& p) {
      return p.host == call.host && p.id == call.process;
    });
    trace_.calls.push_back(std::move(call));
    log(EntryKind::Called, trace_.calls.size() - 1);
    log(EntryKind::Returned, trace_.calls.size() - 1);
    if (failed == trace_.processes.end() || !failed->ended) continue;
    log(EntryKind::Ended, std::size_t(std::distance(trace_.processes.begin(), failed)));
  }
  failedBefore_ = trace_.calls.size();
}

SegmentId Recorder::sent(HostIndex from, HostIndex to, SocketId socket, const Packet& packet,
                         int attempt, const Rule& why, std::optional<SequenceBase> base) {
  SegmentRecord record;
  record.id = SegmentId{static_cast<int>(trace_.segments.size()) + 1};
  record.from = from;
  record.to = to;
  record.socket = socket;
  record.transport = packet.transport;
  record.source = packet.source;
  record.destination = packet.destination;
  record.segment = packet.segment;
  record.sent = record.arrives = now_;
  record.attempt = attempt;
  record.rule = why;
  relate(record, base);
  append(trace_.segments, record);
  log(EntryKind::Sent, trace_.segments.size() - 1);
  return record.id;
}

/// A refusal takes its numbers from the segment that it refuses; a number that nobody chose
/// stays as it is.
void Recorder::relate(SegmentRecord& record, std::optional<SequenceBase> base) const {
  const Segment& segment = record.segment;
  if (base) {
    record.relativeSeq = static_cast<std::uint32_t>(segment.seq - base->iss);
    if (segment.flags.ack) record.relativeAck = static_cast<std::uint32_t>(segment.ack - base->irs);
  }
  if (!segment.flags.rst || !arriving_) return;
  const SegmentRecord& refused = trace_.segment(*arriving_);
  if (!segment.flags.ack) record.relativeSeq = refused.relativeAck;
  const bool nobodyChose = !refused.segment.flags.ack && segment.seq == SeqNum{};
  if (segment.flags.ack && nobodyChose) record.relativeSeq = 0;
  if (!base && segment.flags.ack) {
    record.relativeAck = refused.relativeSeq + refused.segment.sequenceLength();
  }
}

void Recorder::ended(SegmentId id, Delivery delivery) {
  segment(id).delivery = delivery;
  const EntryKind kind = delivery == Delivery::Delivered ? EntryKind::Arrived : EntryKind::Lost;
  log(kind, std::size_t(id.value - 1));
}

SegmentId Recorder::copied(SegmentId original) {
  SegmentRecord copy = segment(original);
  copy.id = SegmentId{static_cast<int>(trace_.segments.size()) + 1};
  copy.copyOf = original;
  append(trace_.segments, copy);
  log(EntryKind::Sent, trace_.segments.size() - 1);
  return copy.id;
}

void Recorder::judged(Event event, const Rule& rule) {
  if (!arriving_) return;
  segment(*arriving_).event = event;
  segment(*arriving_).verdictRule = rule;
}

void Recorder::moved(HostIndex host, SocketId socket, const Transition& transition) {
  append(trace_.transitions, {now_, host, socket, transition.from, transition.to, transition.event,
                              transition.rule, arriving_});
  log(EntryKind::Moved, trace_.transitions.size() - 1);
}

void Recorder::timerSet(HostIndex host, SocketId socket, TimerKind kind, SimTime due, int attempt) {
  running_[{host, socket, kind}] = trace_.timers.size();
  append(trace_.timers, {host, socket, kind, now_, due, std::nullopt, std::nullopt, attempt});
  log(EntryKind::TimerSet, trace_.timers.size() - 1);
}

void Recorder::timerEnded(HostIndex host, SocketId socket, TimerKind kind, TimerEnd end) {
  const auto running = running_.find({host, socket, kind});
  if (running == running_.end()) return;
  const std::size_t index = running->second;
  running_.erase(running);
  trace_.timers[index].ended = end;
  trace_.timers[index].endedAt = now_;
  log(EntryKind::TimerEnded, index);
}

void Recorder::socketChanged(HostIndex host, const SocketFacts& facts, bool gone) {
  append(trace_.sockets, {now_, host, facts, gone});
}

void Recorder::portMemoryChanged(HostIndex host, const ReusePortCache& memory) {
  trace_.portMemory.push_back({now_, host, memory});
}

std::size_t Recorder::called(CallRecord call) {
  call.at = now_;
  append(trace_.calls, std::move(call));
  log(EntryKind::Called, trace_.calls.size() - 1);
  return trace_.calls.size() - 1;
}

void Recorder::returned(std::size_t index, const CallResult& result) {
  CallRecord& call = trace_.calls[index];
  call.returned = now_;
  call.result = result.error;
  call.value = result.value;
  const bool isJudged = result.verdict.rule != rules::kCall;
  call.rule = isJudged ? result.verdict.rule : ruleOfCall(call.call, call.result, call.value);
  call.evidence = result.verdict.evidence;
  call.blockedBy = result.verdict.blockedBy;
  log(EntryKind::Returned, index);
}

std::size_t Recorder::started(ProcessRecord process) {
  process.started = now_;
  trace_.processes.push_back(std::move(process));
  log(EntryKind::Started, trace_.processes.size() - 1);
  return trace_.processes.size() - 1;
}

void Recorder::processEnded(std::size_t process, Call by) {
  trace_.processes[process].ended = now_;
  trace_.processes[process].endedBy = by;
  log(EntryKind::Ended, process);
}

void Recorder::power(HostIndex host, bool on) {
  trace_.power.push_back({now_, host, on});
  log(EntryKind::Power, trace_.power.size() - 1);
}

}  // namespace linger
