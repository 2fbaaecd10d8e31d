#include "app/panes/entry_text.h"

#include <QCoreApplication>

#include "app/document/event_words.h"
#include "app/document/host_words.h"
#include "app/document/words.h"
#include "app/panes/moment.h"

namespace linger {
namespace {

struct EntryText {
  Q_DECLARE_TR_FUNCTIONS(EntryText)
};

QString timerName(TimerKind kind) {
  switch (kind) {
    case TimerKind::Retransmit: return EntryText::tr("retransmission timer");
    case TimerKind::Probe: return EntryText::tr("tail loss probe timer");
    case TimerKind::DelayedAck: return EntryText::tr("delayed ACK timer");
    case TimerKind::FinWait2: return EntryText::tr("FIN-WAIT-2 orphan timer");
    case TimerKind::TimeWait: return EntryText::tr("TIME-WAIT timer (2 MSL)");
    case TimerKind::KeepAlive: return EntryText::tr("keep-alive timer");
  }
  return {};
}

QString endText(TimerEnd end) {
  switch (end) {
    case TimerEnd::Fired: return EntryText::tr("expired");
    case TimerEnd::Cancelled: return EntryText::tr("cancelled");
    case TimerEnd::Restarted: return EntryText::tr("restarted");
  }
  return {};
}

QString deliveryText(Delivery delivery) {
  switch (delivery) {
    case Delivery::Delivered: return EntryText::tr("delivered");
    case Delivery::Dropped: return EntryText::tr("dropped on purpose");
    case Delivery::Lost: return EntryText::tr("lost by the link");
    case Delivery::HostDown: return EntryText::tr("the host has no power");
    case Delivery::InFlight: return EntryText::tr("in transit");
  }
  return {};
}

QString resultText(const CallRecord& call) {
  if (call.result != Errno::Ok) return text(nameOf(call.result));
  if (call.call == Call::Send || call.call == Call::Recv) {
    return EntryText::tr("%1 bytes").arg(call.value);
  }
  return EntryText::tr("OK");
}

QString callText(const CallRecord& call) {
  return QStringLiteral("%1(%2)").arg(text(nameOf(call.call)), text(call.arguments));
}

QString processText(const ProcessRecord& process) {
  return text(process.name);
}

QString sentDetail(const SegmentRecord& segment) {
  if (segment.injected) return EntryText::tr("injected");
  if (segment.copyOf) return EntryText::tr("a copy made by the link");
  if (segment.attempt > 1) return EntryText::tr("try %1").arg(segment.attempt);
  return {};
}

QString endedBy(const ProcessRecord& process) {
  if (!process.endedBy) return {};
  return EntryText::tr("cause: %1").arg(text(nameOf(*process.endedBy)));
}

}  // namespace

QString nameOf(EntryKind kind) {
  switch (kind) {
    case EntryKind::Sent: return EntryText::tr("sent");
    case EntryKind::Arrived: return EntryText::tr("arrived");
    case EntryKind::Lost: return EntryText::tr("lost");
    case EntryKind::Moved: return EntryText::tr("state");
    case EntryKind::TimerSet: return EntryText::tr("timer set");
    case EntryKind::TimerEnded: return EntryText::tr("timer ended");
    case EntryKind::Called: return EntryText::tr("call");
    case EntryKind::Returned: return EntryText::tr("returned");
    case EntryKind::Started: return EntryText::tr("started");
    case EntryKind::Ended: return EntryText::tr("ended");
    case EntryKind::Power: return EntryText::tr("power");
  }
  return {};
}

QString segmentText(const SegmentRecord& record) {
  if (record.transport == Transport::Udp) {
    return EntryText::tr("datagram of %1 bytes").arg(record.segment.len);
  }
  QString words = text(namesOf(record.segment.flags));
  if (words.isEmpty()) words = EntryText::tr("no flag");
  words += QStringLiteral(" seq %1").arg(record.relativeSeq);
  if (record.segment.flags.ack) words += QStringLiteral(" ack %1").arg(record.relativeAck);
  if (record.segment.len > 0) words += QStringLiteral(" len %1").arg(record.segment.len);
  if (record.frame) words += EntryText::tr(" (frame %1)").arg(*record.frame);
  return words;
}

QString hostName(const Trace& trace, HostIndex host) {
  return host < trace.hosts.size() ? hostText(trace.hosts[host].name) : QString();
}

QString entryText(const Trace& trace, const Entry& entry) {
  switch (entry.kind) {
    case EntryKind::Sent:
    case EntryKind::Arrived:
    case EntryKind::Lost: return segmentText(trace.segments[entry.index]);
    case EntryKind::Moved: {
      const TransitionRecord& move = trace.transitions[entry.index];
      if (move.from == move.to) return EntryText::tr("stays in %1").arg(text(nameOf(move.to)));
      return QStringLiteral("%1 → %2").arg(text(nameOf(move.from)), text(nameOf(move.to)));
    }
    case EntryKind::TimerSet: return timerName(trace.timers[entry.index].kind);
    case EntryKind::TimerEnded: return timerName(trace.timers[entry.index].kind);
    case EntryKind::Called: return callText(trace.calls[entry.index]);
    case EntryKind::Returned: {
      const CallRecord& call = trace.calls[entry.index];
      return QStringLiteral("%1 = %2").arg(callText(call), resultText(call));
    }
    case EntryKind::Started:
      return EntryText::tr("program “%1” starts").arg(processText(trace.processes[entry.index]));
    case EntryKind::Ended:
      return EntryText::tr("program “%1” ends").arg(processText(trace.processes[entry.index]));
    case EntryKind::Power:
      return trace.power[entry.index].on ? EntryText::tr("power on") : EntryText::tr("power off");
  }
  return {};
}

QString entryDetail(const Trace& trace, const Entry& entry) {
  switch (entry.kind) {
    case EntryKind::Sent: return sentDetail(trace.segments[entry.index]);
    case EntryKind::Arrived: {
      const SegmentRecord& segment = trace.segments[entry.index];
      return segment.event ? wordsFor(*segment.event) : QString();
    }
    case EntryKind::Lost: return deliveryText(trace.segments[entry.index].delivery);
    case EntryKind::Moved: return wordsFor(trace.transitions[entry.index].event);
    case EntryKind::TimerSet: {
      const TimerRecord& timer = trace.timers[entry.index];
      return EntryText::tr("for %1").arg(durationText(timer.due - timer.set));
    }
    case EntryKind::TimerEnded: {
      const TimerRecord& timer = trace.timers[entry.index];
      return timer.ended ? endText(*timer.ended) : QString();
    }
    case EntryKind::Called:
    case EntryKind::Returned: return text(trace.calls[entry.index].message);
    case EntryKind::Ended: return endedBy(trace.processes[entry.index]);
    case EntryKind::Started:
    case EntryKind::Power: return {};
  }
  return {};
}

}  // namespace linger
