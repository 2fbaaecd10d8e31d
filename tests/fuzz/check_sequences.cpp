#include <algorithm>
#include <map>
#include <tuple>

#include "tests/fuzz/invariants.h"
#include "tests/fuzz/trace_words.h"

namespace linger::fuzz {
namespace {

/// What one socket has sent so far.
struct Sent {
  std::optional<SeqNum> next;     ///< After the highest number sent.
  std::optional<SeqNum> fin;      ///< After the FIN.
  std::optional<SeqNum> ack;      ///< The last acknowledgement.
  std::optional<SeqNum> initial;  ///< What relative numbers are counted from.
};

using SocketKey = std::pair<HostIndex, SocketId>;
using Tuple = std::tuple<HostIndex, SocketAddress, SocketAddress>;

/// How far each connection that ever used a pair of addresses has sent, by its initial number.
using Reached = std::map<std::uint32_t, SeqNum>;

class Sequences {
 public:
  Sequences(const ScenarioRun& run, Faults& faults)
      : trace_(run.trace), hasForged_(!run.scenario.injections.empty()), faults_(faults) {}

  void take(const SegmentRecord& record) {
    Sent& sent = sockets_[{record.from, record.socket}];
    const Flags& flags = record.segment.flags;
    if (flags.syn && !flags.ack && record.attempt == 1) sent = {};  // The same socket, once more.
    if (flags.rst) return;
    checkNumbers(record, sent);
    checkRelative(record, sent);
    if (flags.ack) checkAcknowledgement(record, sent);
    // Two connections that begin at one instant may begin with one number.
    auto& reached = reached_[{machineOf(record.from), record.source, record.destination}];
    const auto known = reached.try_emplace(sent.initial->value(), *sent.next).first;
    known->second = later(known->second, *sent.next);
  }

 private:
  HostIndex machineOf(HostIndex host) const { return trace_.oneMachine ? 0 : host; }

  void fail(const SegmentRecord& record, const std::string& what) {
    faults_.push_back(text(trace_, record) + " " + what);
  }

  void checkNumbers(const SegmentRecord& record, Sent& sent) {
    const Segment& segment = record.segment;
    if (sent.next && segment.seq.isAfter(*sent.next)) fail(record, "leaves a hole behind it");
    if (sent.next && segment.sequenceLength() > 0 && record.attempt > 1 &&
        segment.end().isAfter(*sent.next)) {
      fail(record, "is a retransmission of what was never sent");
    }
    if (sent.fin && segment.end().isAfter(*sent.fin)) fail(record, "goes beyond the FIN");
    if (segment.flags.fin) {
      if (sent.fin && *sent.fin != segment.end()) fail(record, "has its FIN elsewhere than before");
      sent.fin = segment.end();
    }
    sent.next = sent.next ? later(*sent.next, segment.end()) : segment.end();
  }

  void checkRelative(const SegmentRecord& record, Sent& sent) {
    const SeqNum initial = record.segment.seq - record.relativeSeq;
    if (sent.initial && *sent.initial != initial) fail(record, "is counted from another number");
    sent.initial = initial;
  }

  void checkAcknowledgement(const SegmentRecord& record, Sent& sent) {
    const SeqNum ack = record.segment.ack;
    if (sent.ack && ack.isBefore(*sent.ack)) fail(record, "takes an acknowledgement back");
    sent.ack = ack;
    if (hasForged_) return;  // A forged segment was acknowledged, perhaps.
    const auto peers = reached_.find({machineOf(record.to), record.destination, record.source});
    if (peers == reached_.end()) return;
    const bool wasSent = std::ranges::any_of(
        peers->second, [&](const auto& peer) { return ack.isAtOrBefore(peer.second); });
    if (!wasSent) fail(record, "acknowledges what was never sent");
  }

  const Trace& trace_;
  bool hasForged_;  ///< Segments from nowhere.
  Faults& faults_;
  std::map<SocketKey, Sent> sockets_;
  std::map<Tuple, Reached> reached_;
};

}  // namespace

void checkSequences(const ScenarioRun& run, Faults& faults) {
  Sequences sequences(run, faults);
  for (const SegmentRecord& record : run.trace.segments) {
    const bool isProbe = record.rule.key == "send.keep-alive";  // Repeats an old number on purpose.
    const bool own = record.transport == Transport::Tcp && record.socket.value != 0 &&
                     !record.injected && !record.copyOf && !isProbe;
    if (own) sequences.take(record);
  }
}

}  // namespace linger::fuzz
