#include <QCoreApplication>

#include "app/document/words.h"
#include "app/panes/terminal/outputs.h"
#include "app/panes/terminal/socket_table.h"
#include "model/systems/environment.h"

namespace linger {
namespace {

struct SsOutput {
  Q_DECLARE_TR_FUNCTIONS(SsOutput)
};

/// The names of iproute2's ss.
QString stateName(const SocketFacts& facts) {
  if (facts.transport == Transport::Udp) {
    return facts.remote ? QStringLiteral("ESTAB") : QStringLiteral("UNCONN");
  }
  switch (facts.state) {
    case State::Closed: return QStringLiteral("UNCONN");
    case State::Listen: return QStringLiteral("LISTEN");
    case State::SynSent: return QStringLiteral("SYN-SENT");
    case State::SynReceived: return QStringLiteral("SYN-RECV");
    case State::Established: return QStringLiteral("ESTAB");
    case State::FinWait1: return QStringLiteral("FIN-WAIT-1");
    case State::FinWait2: return QStringLiteral("FIN-WAIT-2");
    case State::CloseWait: return QStringLiteral("CLOSE-WAIT");
    case State::Closing: return QStringLiteral("CLOSING");
    case State::LastAck: return QStringLiteral("LAST-ACK");
    case State::TimeWait: return QStringLiteral("TIME-WAIT");
  }
  return {};
}

/// As ss writes the time that is left: "200ms", "1.200ms", "57sec", "1min58sec", "12min".
QString timeLeft(Duration left) {
  const qint64 total = std::max<qint64>(microseconds(left) / 1000, 0);
  const qint64 minutes = total / 60'000;
  qint64 seconds = total / 1000 % 60;
  qint64 milli = minutes > 0 ? 0 : total % 1000;
  if (minutes > 9) seconds = 0;
  if (seconds > 9) milli = 0;
  QString text;
  if (minutes > 0) text += QStringLiteral("%1min").arg(minutes);
  if (seconds > 0)
    text += QString::number(seconds) + (milli > 0 ? QStringLiteral(".") : QStringLiteral("sec"));
  if (milli > 0) text += QStringLiteral("%1ms").arg(milli, 3, 10, QLatin1Char('0'));
  return text;
}

QString timerName(const SocketLine& line) {
  switch (line.timer->kind) {
    case TimerKind::Retransmit:
    case TimerKind::Probe: return QStringLiteral("on");
    case TimerKind::FinWait2:
      return line.facts.timeWaitRecord ? QStringLiteral("timewait") : QStringLiteral("keepalive");
    case TimerKind::TimeWait: return QStringLiteral("timewait");
    case TimerKind::KeepAlive: return QStringLiteral("keepalive");
    case TimerKind::DelayedAck: return QStringLiteral("unknown");
  }
  return {};
}

QString timerText(const SocketLine& line) {
  if (!line.timer) return {};
  const int tries = line.timer->kind == TimerKind::Retransmit ? std::max(line.attempt - 1, 0) : 0;
  return QStringLiteral("timer:(%1,%2,%3)")
      .arg(timerName(line), timeLeft(line.timer->left))
      .arg(tries);
}

QString processText(const SocketLine& line) {
  if (line.processes.isEmpty()) return {};
  const int descriptor = line.facts.state == State::Listen || !line.facts.remote ? 3 : 4;
  std::vector<ProcessId> holders{line.facts.owner};
  holders.insert(holders.end(), line.facts.sharers.begin(), line.facts.sharers.end());
  QStringList users;
  for (qsizetype i = 0; i < line.processes.size(); ++i) {
    // As measured with iproute2: who came last stands first.
    users.prepend(QStringLiteral("(\"%1\",pid=%2,fd=%3)")
                      .arg(line.processes[i])
                      .arg(processNumber(holders[std::size_t(i)]))
                      .arg(descriptor));
  }
  return QStringLiteral("users:(%1)").arg(users.join(u','));
}

QString peerText(const SocketFacts& facts) {
  if (facts.remote) return text(facts.remote->toString());
  return facts.local.address.family() == Address::Family::V6 ? QStringLiteral("[::]:*")
                                                             : QStringLiteral("0.0.0.0:*");
}

QString lineText(const SocketLine& line, bool netid) {
  const bool listens = line.facts.state == State::Listen;
  QString row = padded(stateName(line.facts), 11) + padded(QStringLiteral("0"), 7) +
                padded(QString::number(listens ? 128 : line.unsent), 7) +
                padded(text(line.facts.local.toString()), 21) + u' ' +
                padded(peerText(line.facts), 21) + u' ' + processText(line);
  const QString timer = timerText(line);
  if (!timer.isEmpty())
    row += (processText(line).isEmpty() ? QString() : QStringLiteral(" ")) + timer;
  if (netid) {
    row.prepend(line.facts.transport == Transport::Udp ? QStringLiteral("udp   ")
                                                       : QStringLiteral("tcp   "));
  }
  while (row.endsWith(u' ')) row.chop(1);
  return row;
}

}  // namespace

QString ssOutput(const Trace& trace, const Snapshot& snapshot, HostIndex host) {
  const OsProfile& profile = profileOf(trace.hosts[host]);
  if (!environmentOf(profile.id).hasSs) {
    return promptOf(profile) + QStringLiteral("ss -tanop\n") +
           SsOutput::tr("ss is a command of Linux: see netstat.") + u'\n';
  }
  bool netid = false;
  const std::vector<SocketLine> lines = socketLines(trace, snapshot, host);
  for (const SocketLine& line : lines) netid = netid || line.facts.transport == Transport::Udp;
  QString out = promptOf(profile) +
                (netid ? QStringLiteral("ss -tuanop\nNetid ") : QStringLiteral("ss -tanop\n"));
  out += QStringLiteral(
      "State      Recv-Q Send-Q Local Address:Port    Peer Address:Port     Process\n");
  for (const SocketLine& line : lines) out += lineText(line, netid) + u'\n';
  return out;
}

}  // namespace linger
