#include "app/panes/terminal/socket_table.h"

#include <algorithm>

#include "app/document/words.h"

namespace linger {
namespace {

QString ownerName(const Trace& trace, HostIndex host, ProcessId owner) {
  if (owner == ProcessId{}) return {};
  const auto process = std::ranges::find_if(trace.processes, [&](const ProcessRecord& record) {
    return record.host == host && record.id == owner;
  });
  if (process == trace.processes.end()) return {};
  return processName(*process);
}

QStringList holderNames(const Trace& trace, HostIndex host, const SocketFacts& facts) {
  QStringList names;
  if (facts.owner.value != 0) names << ownerName(trace, host, facts.owner);
  for (const ProcessId sharer : facts.sharers) names << ownerName(trace, host, sharer);
  return names;
}

bool waitsForAckOfFin(State state) {
  return States{State::FinWait1, State::Closing, State::LastAck}.contains(state);
}

const RunningTimer* timerOf(const Snapshot& snapshot, HostIndex host, SocketId socket) {
  const auto timer = std::ranges::find_if(snapshot.timers, [&](const RunningTimer& running) {
    return running.host == host && running.socket == socket &&
           running.kind != TimerKind::DelayedAck;
  });
  return timer == snapshot.timers.end() ? nullptr : &*timer;
}

}  // namespace

std::vector<SocketLine> socketLines(const Trace& trace, const Snapshot& snapshot, HostIndex host) {
  std::vector<SocketLine> lines;
  for (HostIndex at = 0; at < snapshot.hosts.size(); ++at) {
    if (at != host && !trace.oneMachine) continue;
    for (const SocketFacts& facts : snapshot.hosts[at].sockets) {
      const bool shown =
          facts.transport == Transport::Udp ? facts.bound : facts.state != State::Closed;
      if (!shown) continue;
      SocketLine line{facts, holderNames(trace, at, facts), waitsForAckOfFin(facts.state) ? 1 : 0,
                      timerOf(snapshot, at, facts.id)};
      if (line.timer) line.attempt = trace.timers[line.timer->record].attempt;
      lines.push_back(line);
    }
  }
  return lines;
}

QString processName(const ProcessRecord& process) {
  switch (process.runtime.value_or(RuntimeId::C)) {
    case RuntimeId::Python: return QStringLiteral("python3");
    case RuntimeId::Java: return QStringLiteral("java");
    case RuntimeId::Node: return QStringLiteral("node");
    case RuntimeId::DotNet: return QStringLiteral("dotnet");
    case RuntimeId::C:
    case RuntimeId::Go:
    case RuntimeId::Rust: return text(process.name);
  }
  return text(process.name);
}

QString padded(const QString& text, qsizetype width) {
  return text.leftJustified(width);
}

}  // namespace linger
