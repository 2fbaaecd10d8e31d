#include "app/ladder/ladder_items.h"

#include <QCoreApplication>

#include "app/document/host_words.h"
#include "app/document/words.h"
#include "app/ladder/ladder_words.h"

namespace linger {
namespace {

struct Items {
  Q_DECLARE_TR_FUNCTIONS(LadderItems)
};

using Kind = LadderItem::Kind;

QString onHost(const Trace& trace, HostIndex host, const QString& what) {
  return Items::tr("%1: %2").arg(hostText(trace.hosts[host].name), what);
}

StateBasis basisOf(const TransitionRecord& moved) {
  return moved.inferred ? StateBasis::Inferred : StateBasis::Known;
}

/// What an entry of the event log adds; none for what has no mark on the ladder.
std::optional<Kind> kindOf(const Trace& trace, const Entry& entry) {
  switch (entry.kind) {
    case EntryKind::Sent: return Kind::Segment;
    case EntryKind::Moved: {
      const TransitionRecord& moved = trace.transitions[entry.index];
      return moved.from == moved.to ? std::nullopt : std::optional(Kind::State);
    }
    case EntryKind::Called: {
      const CallRecord& call = trace.calls[entry.index];
      const bool isAnswered = !call.returned || *call.returned == call.at;
      return isAnswered && !chipText(call).isEmpty() ? std::optional(Kind::Call) : std::nullopt;
    }
    case EntryKind::Returned: {
      const CallRecord& call = trace.calls[entry.index];
      const bool isTold = call.returned && *call.returned == call.at;
      return isTold || chipText(call).isEmpty() ? std::nullopt : std::optional(Kind::Call);
    }
    case EntryKind::Started:
      return startText(trace, trace.processes[entry.index]).isEmpty()
                 ? std::nullopt
                 : std::optional(Kind::ProcessStart);
    case EntryKind::Ended: return Kind::ProcessEnd;
    case EntryKind::Arrived:
    case EntryKind::Lost:
    case EntryKind::TimerSet:
    case EntryKind::TimerEnded:
    case EntryKind::Power: return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace

std::vector<LadderItem> ladderItems(const Trace& trace) {
  std::vector<LadderItem> items;
  for (const Entry& entry : trace.eventLog) {
    if (const auto kind = kindOf(trace, entry)) items.push_back({*kind, entry.index, entry.at});
  }
  return items;
}

QString nameOf(const Trace& trace, const LadderItem& item) {
  switch (item.kind) {
    case Kind::Segment: {
      const SegmentWords words = wordsFor(trace.segments[item.index]);
      return words.detail.isEmpty() ? words.head : words.head + u' ' + words.detail;
    }
    case Kind::State: {
      const TransitionRecord& moved = trace.transitions[item.index];
      return onHost(trace, moved.host, stateText(moved.to, basisOf(moved)));
    }
    case Kind::Call: {
      const CallRecord& call = trace.calls[item.index];
      return onHost(trace, call.host, chipText(call));
    }
    case Kind::ProcessStart: {
      const ProcessRecord& process = trace.processes[item.index];
      return onHost(trace, process.host, startText(trace, process));
    }
    case Kind::ProcessEnd: {
      const ProcessRecord& process = trace.processes[item.index];
      return onHost(trace, process.host, endText(process));
    }
  }
  return {};
}

QString sentenceFor(const Trace& trace, const LadderItem& item) {
  if (item.kind == Kind::Segment) return sentenceFor(trace, trace.segments[item.index]);
  const QString when = Items::tr("at %1").arg(instantText(item.at));
  if (item.kind == Kind::State) {
    const TransitionRecord& moved = trace.transitions[item.index];
    return Items::tr("%1, from %2 to %3, %4")
        .arg(hostText(trace.hosts[moved.host].name), text(nameOf(moved.from)),
             stateText(moved.to, basisOf(moved)), when);
  }
  const QString all = Items::tr("%1, %2").arg(nameOf(trace, item), when);
  const bool printed = item.kind == Kind::Call && !trace.calls[item.index].message.empty();
  return printed ? Items::tr("%1: %2").arg(all, text(trace.calls[item.index].message)) : all;
}

QString valueOf(const Trace& trace, const LadderItem& item) {
  return item.kind == Kind::Segment ? wordFor(trace.segments[item.index].delivery)
                                    : instantText(item.at);
}

}  // namespace linger
