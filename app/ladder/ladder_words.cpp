#include "app/ladder/ladder_words.h"

#include <QCoreApplication>
#include <QLocale>
#include <cmath>

#include "app/document/host_words.h"
#include "app/document/words.h"
#include "app/ladder/state_spans.h"
#include "model/capture/captured_trace.h"

namespace linger {
namespace {

struct Ladder {
  Q_DECLARE_TR_FUNCTIONS(Ladder)
};

QString bytes(std::uint32_t count) {
  return Ladder::tr("%n byte(s)", nullptr, int(count));
}

QString headOf(const SegmentRecord& record) {
  const Segment& segment = record.segment;
  if (record.transport == Transport::Udp) return Ladder::tr("datagram, %1").arg(bytes(segment.len));
  Flags flags = segment.flags;
  flags.psh = false;
  const QString words = text(namesOf(flags));
  if (segment.len == 0) return words;
  const bool onlyAck = flags == Flags{.ack = true};
  return onlyAck ? bytes(segment.len) : Ladder::tr("%1 + %2").arg(words, bytes(segment.len));
}

QString hostName(const Trace& trace, HostIndex host) {
  return host < trace.hosts.size() ? hostText(trace.hosts[host].name) : QString();
}

}  // namespace

SegmentWords wordsFor(const SegmentRecord& record) {
  SegmentWords words;
  words.head = headOf(record);
  if (record.attempt > 1) words.head = Ladder::tr("%1, try %2").arg(words.head).arg(record.attempt);
  if (record.copyOf) words.head = Ladder::tr("%1, copy").arg(words.head);
  if (record.injected) words.head = Ladder::tr("%1, injected").arg(words.head);
  if (record.rule == capture::rules::kMisfit) {
    words.head = Ladder::tr("%1, fits no state").arg(words.head);
  }
  if (record.frame) words.head = QStringLiteral("#%1 %2").arg(*record.frame).arg(words.head);
  if (record.transport == Transport::Udp) return words;
  const Segment& segment = record.segment;
  const bool showSeq = segment.sequenceLength() > 0 || segment.flags.rst;
  if (showSeq) words.detail = QStringLiteral("seq %1").arg(record.relativeSeq);
  if (segment.flags.ack) {
    if (showSeq) words.detail += u' ';
    words.detail += QStringLiteral("ack %1").arg(record.relativeAck);
  }
  return words;
}

QString sentenceFor(const Trace& trace, const SegmentRecord& record) {
  const SegmentWords words = wordsFor(record);
  const QString what =
      words.detail.isEmpty() ? words.head : Ladder::tr("%1, %2").arg(words.head, words.detail);
  const QString way = Ladder::tr("%1 from %2 to %3, sent at %4")
                          .arg(what, hostName(trace, record.from), hostName(trace, record.to),
                               instantText(record.sent));
  switch (record.delivery) {
    case Delivery::Delivered:
      return Ladder::tr("%1, arrives at %2").arg(way, instantText(record.arrives));
    case Delivery::Dropped:
    case Delivery::Lost:
    case Delivery::HostDown:
    case Delivery::InFlight: return Ladder::tr("%1, %2").arg(way, wordFor(record.delivery));
  }
  return way;
}

QString stateText(State state, StateBasis basis) {
  switch (basis) {
    case StateBasis::Known: return text(nameOf(state));
    case StateBasis::Inferred: return text(nameOf(state)) + u'?';
    case StateBasis::Unknown: return Ladder::tr("unknown");
  }
  return {};
}

QString wordFor(Delivery delivery) {
  switch (delivery) {
    case Delivery::Delivered: return Ladder::tr("delivered");
    case Delivery::Dropped: return Ladder::tr("dropped");
    case Delivery::Lost: return Ladder::tr("lost");
    case Delivery::HostDown: return Ladder::tr("host down");
    case Delivery::InFlight: return Ladder::tr("in transit");
  }
  return {};
}

QString chipText(const CallRecord& call) {
  const QString name = text(nameOf(call.call));
  if (call.result != Errno::Ok) return Ladder::tr("%1() → %2").arg(name, text(nameOf(call.result)));
  switch (call.call) {
    case Call::Socket:
    case Call::GetSockOpt:
    case Call::Wait:
    case Call::Exit:
    case Call::Kill: return {};
    case Call::SetSockOpt:
    case Call::Shutdown: return QStringLiteral("%1(%2)").arg(name, text(call.arguments));
    case Call::Send: return QStringLiteral("%1(%2)").arg(name).arg(call.value);
    case Call::Bind: return Ladder::tr("%1() ok").arg(name);
    case Call::Recv:
      if (!call.returned) break;
      return call.value == 0 ? Ladder::tr("%1() → EOF").arg(name)
                             : QStringLiteral("%1() → %2").arg(name).arg(call.value);
    case Call::SendMsg:
    case Call::RecvMsg:
      if (!call.returned) break;
      return QStringLiteral("%1(%2)").arg(name, text(call.arguments));
    case Call::Listen:
    case Call::Accept:
    case Call::Connect:
    case Call::Close: break;
  }
  return call.returned ? QStringLiteral("%1()").arg(name) : Ladder::tr("%1() waits").arg(name);
}

QString startText(const Trace& trace, const ProcessRecord& process) {
  if (process.started == kSimStart) return {};
  for (const ProcessRecord& other : trace.processes) {
    const bool same = other.host == process.host && other.program == process.program;
    if (same && other.started < process.started) return Ladder::tr("restarted");
  }
  return Ladder::tr("process starts");
}

QString endText(const ProcessRecord& process) {
  if (!process.ended) return {};
  if (process.endedBy == Call::Exit) return Ladder::tr("process exits");
  if (process.endedBy == Call::Kill) return Ladder::tr("process killed");
  return Ladder::tr("process ends");
}

QString powerText(const PowerRecord& power) {
  return power.on ? Ladder::tr("power back") : Ladder::tr("power lost");
}

QString crowdText(const SocketCount& count) {
  return Ladder::tr("%n socket(s), %1 in %2", nullptr, count.connections)
      .arg(count.timeWait)
      .arg(text(nameOf(State::TimeWait)));
}

QString crowdText(const Trace& trace, HostIndex host, SimTime now) {
  return crowdText(countSockets(trace, host, now));
}

QString triesText(const RepeatedTries& tries) {
  return Ladder::tr("%n more tries, to %1", nullptr, tries.count).arg(instantText(tries.lastAt));
}

QString timerName(TimerKind kind) {
  switch (kind) {
    case TimerKind::Retransmit: return Ladder::tr("RTO");
    case TimerKind::Probe: return Ladder::tr("tail probe");
    case TimerKind::DelayedAck: return Ladder::tr("delayed ACK");
    case TimerKind::FinWait2: return Ladder::tr("orphan timer");
    case TimerKind::TimeWait: return QStringLiteral("2MSL");
    case TimerKind::KeepAlive: return Ladder::tr("keep-alive");
  }
  return {};
}

QString timerTitle(const TimerRecord& timer) {
  switch (timer.kind) {
    case TimerKind::Retransmit: return Ladder::tr("try %1").arg(timer.attempt + 1);
    case TimerKind::FinWait2: return text(nameOf(State::FinWait2));
    case TimerKind::TimeWait: return text(nameOf(State::TimeWait));
    case TimerKind::Probe:
    case TimerKind::DelayedAck:
    case TimerKind::KeepAlive: break;
  }
  return timerName(timer.kind);
}

QString axisText(SimTime at) {
  const std::int64_t micro = microseconds(at);
  if (micro >= 3'600'000'000) return clockText(at);
  const int decimals = micro % 1000 == 0 ? 3 : micro % 100 == 0 ? 4 : 6;
  return Ladder::tr("%1 s").arg(double(micro) / 1e6, 0, 'f', decimals);
}

QString cutText(const Truncation& truncated) {
  return Ladder::tr("Cut short at %1, after %2 entries")
      .arg(instantText(truncated.at), QLocale().toString(qulonglong(truncated.entries)));
}

QString breakText(Duration hidden) {
  const double micro = double(hidden.count());
  if (micro <= 0) return {};
  const double step = std::max(1.0, std::pow(10, std::floor(std::log10(micro)) - 2));
  const Duration rounded(std::llround(std::round(micro / step) * step));
  return Ladder::tr("≈ %1", "so much time is left out").arg(durationText(rounded));
}

RingNumber ringNumber(Duration left) {
  const double seconds = std::max(0.0, double(left.count()) / 1e6);
  if (seconds < 100) {
    const bool isLast = seconds < 9.995;  // As many digits as before, and as the verdict says.
    return {QString::number(seconds, 'f', isLast ? 2 : 1), Ladder::tr("s")};
  }
  if (seconds < 6000) {
    const int whole_seconds = int(seconds);
    return {QStringLiteral("%1:%2")
                .arg(whole_seconds / 60)
                .arg(whole_seconds % 60, 2, 10, QLatin1Char('0')),
            Ladder::tr("min")};
  }
  const int minutes = int(seconds / 60);
  return {QStringLiteral("%1:%2").arg(minutes / 60).arg(minutes % 60, 2, 10, QLatin1Char('0')),
          Ladder::tr("h")};
}

}  // namespace linger
