#include "model/trace/snapshot.h"

#include <algorithm>
#include <iterator>

namespace linger {
namespace {

bool isConnection(const SocketFacts& facts) {
  const bool isOpen = facts.state != State::Closed && facts.state != State::Listen;
  return facts.transport == Transport::Tcp && facts.remote && isOpen;
}

/// Sockets are numbered as they come into being: the last connection, else the last listener.
void chooseShown(HostSnapshot& host) {
  const auto& sockets = host.sockets;
  auto shown = std::find_if(sockets.rbegin(), sockets.rend(), isConnection);
  if (shown == sockets.rend()) {
    shown = std::find_if(sockets.rbegin(), sockets.rend(),
                         [](const SocketFacts& facts) { return facts.state == State::Listen; });
  }
  if (shown == sockets.rend()) return;
  host.shown = shown->id;
  host.state = shown->state;
}

void placeSockets(Snapshot& snapshot, const Trace& trace) {
  for (const SocketRecord& record : trace.sockets) {
    if (record.at > snapshot.at) break;
    std::vector<SocketFacts>& sockets = snapshot.hosts[record.host].sockets;
    const auto place =
        std::lower_bound(sockets.begin(), sockets.end(), record.facts.id,
                         [](const SocketFacts& facts, SocketId id) { return facts.id < id; });
    const bool known = place != sockets.end() && place->id == record.facts.id;
    if (known && record.gone)
      sockets.erase(place);
    else if (known)
      *place = record.facts;
    else if (!record.gone)
      sockets.insert(place, record.facts);
    HostSnapshot& host = snapshot.hosts[record.host];
    host.hadConnection = host.hadConnection || isConnection(record.facts);
  }
  for (HostSnapshot& host : snapshot.hosts) chooseShown(host);
}

void placeProcesses(Snapshot& snapshot, const Trace& trace) {
  for (std::size_t i = 0; i < trace.processes.size(); ++i) {
    const ProcessRecord& process = trace.processes[i];
    const bool runs =
        process.started <= snapshot.at && (!process.ended || *process.ended > snapshot.at);
    if (!runs) continue;
    RunningProcess running{i, std::nullopt, false};
    for (std::size_t c = 0; c < trace.calls.size() && trace.calls[c].at <= snapshot.at; ++c) {
      const CallRecord& call = trace.calls[c];
      if (call.host != process.host || call.process != process.id) continue;
      running.call = c;
      running.waiting = !call.returned || *call.returned > snapshot.at;
    }
    snapshot.hosts[process.host].processes.push_back(running);
  }
}

void placeTimers(Snapshot& snapshot, const Trace& trace) {
  for (std::size_t i = 0; i < trace.timers.size(); ++i) {
    const TimerRecord& timer = trace.timers[i];
    const bool runs = timer.set <= snapshot.at &&
                      (!timer.endedAt || *timer.endedAt > snapshot.at) && timer.due > snapshot.at;
    if (!runs) continue;
    snapshot.timers.push_back(
        {i, timer.kind, timer.host, timer.socket, timer.due - snapshot.at, timer.due - timer.set});
  }
}

void placeFlights(Snapshot& snapshot, const Trace& trace) {
  for (const SegmentRecord& segment : trace.segments) {
    if (segment.sent > snapshot.at || segment.arrives <= snapshot.at) continue;
    const auto whole = static_cast<double>((segment.arrives - segment.sent).count());
    const auto gone = static_cast<double>((snapshot.at - segment.sent).count());
    snapshot.flights.push_back({segment.id, gone / whole});
  }
}

}  // namespace

Snapshot snapshotAt(const Trace& trace, SimTime at) {
  Snapshot snapshot;
  snapshot.at = at;
  snapshot.hosts.resize(trace.hosts.size());
  placeSockets(snapshot, trace);
  placeProcesses(snapshot, trace);
  placeTimers(snapshot, trace);
  placeFlights(snapshot, trace);
  for (const PowerRecord& power : trace.power) {
    if (power.at <= at) snapshot.hosts[power.host].powered = power.on;
  }
  const auto later = std::upper_bound(trace.eventLog.begin(), trace.eventLog.end(), at,
                                      [](SimTime t, const Entry& entry) { return t < entry.at; });
  snapshot.eventLogLength = static_cast<std::size_t>(std::distance(trace.eventLog.begin(), later));
  return snapshot;
}

std::vector<SimTime> eventInstants(const Trace& trace) {
  std::vector<SimTime> instants{kSimStart};
  for (const Entry& entry : trace.eventLog) {
    if (entry.at != instants.back()) instants.push_back(entry.at);
  }
  return instants;
}

}  // namespace linger
