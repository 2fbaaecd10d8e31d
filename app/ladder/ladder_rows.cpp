#include "app/ladder/ladder_rows.h"

#include <algorithm>
#include <map>
#include <span>

#include "app/ladder/by_entry.h"

namespace linger {
namespace {

constexpr double kNoLabel = -1;

/// How far down a column of labels is full.
struct Lane {
  double full = 0;
};

struct HostLanes {
  Lane states;
  Lane chips;
  double lastSent = -1e9;  ///< Where it last sent and received: parallel lines keep apart.
  double lastArrived = -1e9;
  double sentAtOffset = -1;  ///< The offset at which it last sent within this instant.
  double arrivedAtOffset = -1;
  double movedAtOffset = -1;
};

using HostSpan = std::pair<std::size_t, std::size_t>;  ///< A host's place, and a span of it.

ByEntry<HostSpan> spansByEntry(const Trace& trace, const LadderContent& content) {
  std::vector<std::pair<std::size_t, HostSpan>> begun;
  for (std::size_t h = 0; h < content.hosts.size(); ++h) {
    const std::vector<StateSpan>& spans = content.hosts[h].spans;
    for (std::size_t s = 0; s < spans.size(); ++s) {
      if (spans[s].entry) begun.push_back({*spans[s].entry, {h, s}});
    }
  }
  return {std::move(begun), trace.eventLog.size()};
}

ByEntry<std::size_t> chipsByEntry(const Trace& trace, const LadderContent& content) {
  std::vector<std::pair<std::size_t, std::size_t>> chips;
  for (std::size_t c = 0; c < content.chips.size(); ++c)
    chips.push_back({content.chips[c].entry, c});
  return {std::move(chips), trace.eventLog.size()};
}

class RowLayout {
 public:
  RowLayout(const Trace& trace, const LadderContent& content, const LadderMetrics& metrics,
            const RowScale& scale, double origin, bool stacked)
      : trace_(trace),
        content_(content),
        metrics_(metrics),
        stacked_(stacked),
        builder_(kSimStart, origin, axisScale(scale)),
        spansOfEntry_(spansByEntry(trace, content)),
        chipsOfEntry_(chipsByEntry(trace, content)),
        y_(origin) {
    hosts_.resize(content.hosts.size());
    rows_.entryY.resize(trace.eventLog.size(), origin);
    rows_.offset.resize(trace.eventLog.size(), 0);
    rows_.chipTop.resize(content.chips.size(), 0);
    for (const ContentHost& host : content.hosts) {
      rows_.stayLabelTop.emplace_back(host.spans.size(), kNoLabel);
    }
    for (std::size_t h = 0; h < content.hosts.size(); ++h) {
      const std::vector<StateSpan>& spans = content.hosts[h].spans;
      for (std::size_t s = 0; s < spans.size(); ++s) {
        if (!spans[s].entry) spansAt_[spans[s].from].push_back({h, s});
      }
    }
    demandRings();
  }

  LadderRows arrange() {
    std::size_t entry = 0;
    for (std::size_t i = 0; i < content_.instants.size(); ++i) {
      std::size_t next = entry;
      while (next < trace_.eventLog.size() && content_.entryInstant[next] == i) ++next;
      advance(i, entry, next);
      place(content_.instants[i], entry, next);
      entry = next;
    }
    finish();
    return std::move(rows_);
  }

 private:
  AxisScale axisScale(const RowScale& scale) const {
    const double line = metrics_.line();
    AxisScale axis;
    axis.unit = typicalFlight(trace_);
    axis.pixelsPerUnit = scale.flight * line;
    axis.longestRun = 3.5 * axis.pixelsPerUnit;
    axis.beforeBreak = 0.9 * line;
    axis.breakLength = scale.pause * line;
    axis.leastGap = 0.3 * line;
    return axis;
  }

  Lane& chipLane(std::size_t host) { return stacked_ ? hosts_[host].states : hosts_[host].chips; }

  std::span<const HostSpan> spansAt(SimTime at) const {
    const auto found = spansAt_.find(at);
    return found == spansAt_.end() ? std::span<const HostSpan>() : found->second;
  }

  /// A long wait gets room for its ring, in its first broken gap or else its widest.
  void demandRings() {
    for (const ContentTimer& timer : content_.timers) {
      const TimerRecord& record = trace_.timers[timer.timer];
      const bool lingers = record.kind == TimerKind::TimeWait || record.kind == TimerKind::FinWait2;
      if (!lingers || !content_.placeOf(record.host, record.socket)) continue;
      const std::vector<SimTime>& instants = content_.instants;
      auto i = std::size_t(std::lower_bound(instants.begin(), instants.end(), record.set) -
                           instants.begin());
      std::size_t best = 0;
      Duration widest{};
      for (; i + 1 < instants.size() && instants[i + 1] <= timer.ends; ++i) {
        const Duration gap = instants[i + 1] - instants[i];
        if (gap > widest) {
          widest = gap;
          best = i + 1;
        }
        if (builder_.isBroken(gap)) break;
      }
      if (best > 0 && builder_.isBroken(widest)) {
        roomBefore_[best] = metrics_.ringBlock() + 0.6 * metrics_.line();
      }
    }
  }

  /// How far down the next instant must lie for what happens at it.
  double leastFor(SimTime at, std::size_t entry, std::size_t next) {
    double least = 0;
    for (const auto& [host, span] : spansAt(at)) least = std::max(least, leastForState(host));
    for (std::size_t e = entry; e < next; ++e) {
      for (const auto& [host, span] : spansOfEntry_.of(e)) {
        least = std::max(least, leastForState(host));
      }
      for (std::size_t chip : chipsOfEntry_.of(e)) {
        const auto host = content_.chips[chip].place;
        if (host) least = std::max(least, chipLane(*host).full - 0.2 * metrics_.line());
      }
      least = std::max(least, leastForSegment(trace_.eventLog[e]));
    }
    return least;
  }

  double leastForState(std::size_t host) const {
    return hosts_[host].states.full - 0.2 * metrics_.line();
  }

  double leastForSegment(const Entry& entry) const {
    if (entry.kind != EntryKind::Sent && entry.kind != EntryKind::Arrived) return 0;
    const SegmentRecord& segment = trace_.segments[entry.index];
    const bool sent = entry.kind == EntryKind::Sent;
    const auto host = sent ? content_.senderOf(segment) : content_.receiverOf(segment);
    if (!host) return 0;
    const HostLanes& lanes = hosts_[*host];
    return (sent ? lanes.lastSent : lanes.lastArrived) + metrics_.lineSpacing();
  }

  void advance(std::size_t instant, std::size_t entry, std::size_t next) {
    const SimTime at = content_.instants[instant];
    double least = leastFor(at, entry, next);
    const auto room = roomBefore_.find(instant);
    if (room != roomBefore_.end()) least = std::max(least, y_ + room->second);
    y_ = builder_.advanceTo(at, least);
  }

  void place(SimTime at, std::size_t entry, std::size_t next) {
    offset_ = 0;
    levelAtOffset_ = -1;
    for (HostLanes& host : hosts_) {
      host.sentAtOffset = host.arrivedAtOffset = host.movedAtOffset = -1;
    }
    for (const auto& [host, span] : spansAt(at)) placeState(host, span);
    for (std::size_t e = entry; e < next; ++e) {
      stepDown(e);
      rows_.entryY[e] = y_ + offset_;
      rows_.offset[e] = offset_;
      for (const auto& [host, span] : spansOfEntry_.of(e)) placeState(host, span);
      for (std::size_t chip : chipsOfEntry_.of(e)) placeChip(chip);
    }
    builder_.thicken(offset_);
    y_ += offset_;
  }

  /// Goes down within the instant, where what comes next would be drawn over what came before.
  void stepDown(std::size_t e) {
    const Entry& entry = trace_.eventLog[e];
    if (entry.kind == EntryKind::Sent || entry.kind == EntryKind::Arrived) {
      stepDownForSegment(trace_.segments[entry.index], entry.kind == EntryKind::Sent);
    } else if (entry.kind == EntryKind::Moved && !spansOfEntry_.of(e).empty()) {
      HostLanes& host = hosts_[spansOfEntry_.of(e).front().first];
      if (host.movedAtOffset >= offset_) offset_ += metrics_.lineSpacing();
      host.movedAtOffset = offset_;
    }
  }

  void stepDownForSegment(const SegmentRecord& segment, bool sent) {
    const auto place = sent ? content_.senderOf(segment) : content_.receiverOf(segment);
    if (!place) return;
    HostLanes& host = hosts_[*place];
    const bool level = segment.sent == segment.arrives;
    if (sent) {
      const bool busy = level ? levelAtOffset_ >= offset_ : host.sentAtOffset >= offset_;
      if (busy) offset_ += metrics_.lineSpacing();
      if (level) levelAtOffset_ = offset_;
      host.sentAtOffset = offset_;
      host.lastSent = y_ + offset_;
    } else if (!level) {
      if (host.arrivedAtOffset >= offset_) offset_ += metrics_.lineSpacing();
      host.arrivedAtOffset = offset_;
      host.lastArrived = y_ + offset_;
    }
  }

  void placeState(std::size_t host, std::size_t span) {
    if (!content_.hosts[host].spans[span].named) return;
    Lane& lane = hosts_[host].states;
    const double top = std::max(y_ + offset_ + 0.05 * metrics_.line(), lane.full);
    rows_.stayLabelTop[host][span] = top;
    lane.full = top + metrics_.line();
  }

  void placeChip(std::size_t index) {
    const ContentChip& chip = content_.chips[index];
    const auto host = chip.place;
    if (!host) return;
    const bool mark = chip.kind == CallChip::Kind::Mark;
    const double height = mark ? metrics_.line() : metrics_.chipHeight();
    Lane& lane = chipLane(*host);
    const double wanted = y_ + offset_ - (stacked_ ? 0 : height / 2);
    const double top = std::max(wanted, lane.full);
    rows_.chipTop[index] = top;
    lane.full = top + height + 0.25 * metrics_.line();
  }

  void finish() {
    rows_.axis = builder_.finish();
    rows_.bottom = rows_.axis.end();
    for (const HostLanes& host : hosts_) {
      rows_.bottom = std::max({rows_.bottom, host.states.full, host.chips.full});
    }
  }

  const Trace& trace_;
  const LadderContent& content_;
  const LadderMetrics& metrics_;
  bool stacked_;
  TimeAxisBuilder builder_;
  LadderRows rows_;
  std::vector<HostLanes> hosts_;
  ByEntry<HostSpan> spansOfEntry_;
  ByEntry<std::size_t> chipsOfEntry_;
  std::map<SimTime, std::vector<HostSpan>> spansAt_;  ///< Those that begin with no entry.
  std::map<std::size_t, double> roomBefore_;
  double y_;
  double offset_ = 0;
  double levelAtOffset_ = -1;
};

}  // namespace

LadderRows arrangeRows(const Trace& trace, const LadderContent& content,
                       const LadderMetrics& metrics, const RowScale& scale, double origin,
                       bool stacked) {
  return RowLayout(trace, content, metrics, scale, origin, stacked).arrange();
}

}  // namespace linger
