#include "app/files/trace/trace_rows.h"

#include <QCoreApplication>
#include <algorithm>

#include "model/sim/duration_text.h"
#include "model/trace/snapshot.h"

namespace linger {
namespace {

class Text {
  Q_DECLARE_TR_FUNCTIONS(linger::TraceRows)
};

QString text(std::string_view utf8) {
  return QString::fromUtf8(utf8.data(), qsizetype(utf8.size()));
}

/// Says in a few words what an entry of the eventLog is, and where it belongs.
class RowBuilder {
 public:
  explicit RowBuilder(const Trace& trace) : trace_(trace) {
    for (HostIndex host = 0; host < trace.hosts.size(); ++host) {
      hasManyConnections_.push_back(connectionCount(host) > 1);
    }
  }

  std::vector<TraceRow> rows() {
    for (const Entry& entry : trace_.eventLog) take(entry);
    return std::move(rows_);
  }

 private:
  void take(const Entry& entry) {
    switch (entry.kind) {
      case EntryKind::Sent: return takeSent(entry);
      case EntryKind::Arrived: return draw(entry.at, {entry.index, ArrowPiece::Part::Arrives});
      case EntryKind::Lost:
        if (trace_.segments[entry.index].delivery != Delivery::HostDown) return;
        return draw(entry.at, {entry.index, ArrowPiece::Part::Vanishes});
      case EntryKind::Moved: return takeMoved(trace_.transitions[entry.index]);
      case EntryKind::TimerSet: return takeTimerSet(entry);
      case EntryKind::TimerEnded: return takeTimerEnd(trace_.timers[entry.index]);
      case EntryKind::Called: return takeCalled(trace_.calls[entry.index]);
      case EntryKind::Returned: return takeReturned(trace_.calls[entry.index]);
      case EntryKind::Started:
        return say(entry.at, trace_.processes[entry.index].host,
                   Text::tr("%1 starts").arg(programName(trace_.processes[entry.index])));
      case EntryKind::Ended: return takeEnded(trace_.processes[entry.index]);
      case EntryKind::Power:
        return say(entry.at, trace_.power[entry.index].host,
                   trace_.power[entry.index].on ? Text::tr("power on") : Text::tr("power off"));
    }
  }

  void takeSent(const Entry& entry) {
    const Delivery delivery = trace_.segments[entry.index].delivery;
    const bool isLost = delivery == Delivery::Dropped || delivery == Delivery::Lost;
    const ArrowPiece::Part part = isLost                           ? ArrowPiece::Part::Fails
                                  : delivery == Delivery::InFlight ? ArrowPiece::Part::Stays
                                                                   : ArrowPiece::Part::Leaves;
    draw(entry.at, {entry.index, part});
  }

  void takeMoved(const TransitionRecord& move) {
    say(move.at, move.host,
        connectionName(move.host, move.socket) + text(nameOf(move.from)) + QStringLiteral(" → ") +
            text(nameOf(move.to)));
  }

  void takeTimerSet(const Entry& entry) {
    const TimerRecord& timer = trace_.timers[entry.index];
    const bool isRestart =
        std::any_of(trace_.timers.begin(), trace_.timers.begin() + std::ptrdiff_t(entry.index),
                    [&](const TimerRecord& before) {
                      return before.host == timer.host && before.socket == timer.socket &&
                             before.kind == timer.kind && before.ended == TimerEnd::Restarted &&
                             before.endedAt == timer.set;
                    });
    const QString name = connectionName(timer.host, timer.socket) + text(nameOf(timer.kind));
    const QString length = text(textOf(timer.due - timer.set));
    say(timer.set, timer.host,
        (isRestart ? Text::tr("timer %1 restarted: %2") : Text::tr("timer %1: %2"))
            .arg(name, length));
  }

  void takeTimerEnd(const TimerRecord& timer) {
    const QString name = connectionName(timer.host, timer.socket) + text(nameOf(timer.kind));
    const bool isWait = timer.kind == TimerKind::TimeWait || timer.kind == TimerKind::FinWait2;
    if (timer.ended == TimerEnd::Fired) {
      say(*timer.endedAt, timer.host, Text::tr("timer %1 fired").arg(name));
    } else if (timer.ended == TimerEnd::Cancelled && isWait) {
      say(*timer.endedAt, timer.host, Text::tr("timer %1 cancelled").arg(name));
    }
  }

  void takeCalled(const CallRecord& call) {
    const QString made =
        QStringLiteral("%1(%2)").arg(text(nameOf(call.call)), text(call.arguments));
    if (call.call == Call::Exit || call.call == Call::Kill) return;
    say(call.at, call.host,
        call.returned == call.at ? made + resultOf(call) : Text::tr("%1 waits").arg(made));
  }

  void takeReturned(const CallRecord& call) {
    if (call.returned != call.at) {
      say(*call.returned, call.host,
          QStringLiteral("%1()%2").arg(text(nameOf(call.call)), resultOf(call)));
    }
    if (!call.message.empty()) say(*call.returned, call.host, text(call.message));
  }

  void takeEnded(const ProcessRecord& process) {
    const bool isKilled = process.endedBy == Call::Kill;
    say(*process.ended, process.host,
        (isKilled ? Text::tr("%1 is killed") : Text::tr("%1 ends")).arg(programName(process)));
  }

  /// " = 300", " = 0, EOF", " = EADDRINUSE (98)".
  QString resultOf(const CallRecord& call) const {
    if (call.result != Errno::Ok) {
      const int number = errnoText(profileOf(trace_.hosts[call.host]), call.result).number;
      const QString name = QStringLiteral(" = ") + text(nameOf(call.result));
      return number == 0 ? name : QStringLiteral("%1 (%2)").arg(name).arg(number);
    }
    const bool makesSocket = call.call == Call::Socket || call.call == Call::Accept;
    if (makesSocket) return Text::tr(" = a socket");
    if (!isRead(call)) return QStringLiteral(" = %1").arg(call.value);
    return call.value == 0 ? Text::tr(" = 0, EOF") : Text::tr(" = %1 bytes, EOF").arg(call.value);
  }

  /// Whether the call reads until end of file.
  bool isRead(const CallRecord& call) const {
    if (call.call != Call::Recv) return false;
    return call.value == 0 || call.arguments == kUntilEndOfFile;
  }

  QString programName(const ProcessRecord& process) const { return text(process.name); }

  std::size_t connectionCount(HostIndex host) const {
    std::vector<int> known;
    for (const SocketRecord& record : trace_.sockets) {
      const int id = record.facts.id.value;
      if (record.host != host || !record.facts.remote) continue;
      if (std::find(known.begin(), known.end(), id) == known.end()) known.push_back(id);
    }
    return known.size();
  }

  /// ":51514 " for a connection of a host that has several: the port that tells it apart.
  QString connectionName(HostIndex host, SocketId socket) const {
    if (!hasManyConnections_[host]) return {};
    for (const SocketRecord& record : trace_.sockets) {
      if (record.host != host || record.facts.id != socket || !record.facts.remote) continue;
      const bool isServer = record.facts.local.port < record.facts.remote->port;
      return QStringLiteral(":%1 ").arg(isServer ? record.facts.remote->port
                                                 : record.facts.local.port);
    }
    return {};
  }

  TraceRow& newRow(SimTime at) {
    return rows_.emplace_back(TraceRow{at, std::vector<QString>(trace_.hosts.size()), {}});
  }

  /// Beside the last row's arrow where this host has said nothing there yet.
  void say(SimTime at, HostIndex host, const QString& what) {
    const bool isFree =
        !rows_.empty() && rows_.back().at == at && rows_.back().texts[host].isEmpty();
    (isFree ? rows_.back() : newRow(at)).texts[host] = what;
  }

  void draw(SimTime at, ArrowPiece arrow) {
    const bool leaves =
        arrow.part != ArrowPiece::Part::Arrives && arrow.part != ArrowPiece::Part::Vanishes;
    const bool isFree = leaves && !rows_.empty() && rows_.back().at == at && !rows_.back().arrow;
    (isFree ? rows_.back() : newRow(at)).arrow = arrow;
  }

  const Trace& trace_;
  std::vector<bool> hasManyConnections_;
  std::vector<TraceRow> rows_;
};

}  // namespace

std::vector<TraceRow> traceRows(const Trace& trace) {
  return RowBuilder(trace).rows();
}

std::vector<State> firstStates(const Trace& trace) {
  std::vector<State> states;
  const Snapshot start = snapshotAt(trace, kSimStart);
  for (HostIndex host = 0; host < trace.hosts.size(); ++host) {
    const auto first =
        std::find_if(trace.transitions.begin(), trace.transitions.end(),
                     [&](const TransitionRecord& move) { return move.host == host; });
    const bool movesAtOnce = first != trace.transitions.end() && first->at == kSimStart;
    states.push_back(movesAtOnce ? first->from : start.hosts[host].state);
  }
  return states;
}

QString labelOf(const SegmentRecord& record) {
  if (record.transport == Transport::Udp) {
    return Text::tr("%1 UDP len %2").arg(record.id.value).arg(record.segment.len);
  }
  QString label = QStringLiteral("%1 %2 seq %3")
                      .arg(record.id.value)
                      .arg(text(namesOf(record.segment.flags)))
                      .arg(record.relativeSeq);
  if (record.segment.flags.ack) label += QStringLiteral(" ack %1").arg(record.relativeAck);
  if (record.segment.len > 0) label += QStringLiteral(" len %1").arg(record.segment.len);
  if (record.attempt > 1) label += Text::tr(", try %1").arg(record.attempt);
  if (record.copyOf) label += Text::tr(", copy of %1").arg(record.copyOf->value);
  if (record.injected) label += Text::tr(", injected");
  return label;
}

}  // namespace linger
