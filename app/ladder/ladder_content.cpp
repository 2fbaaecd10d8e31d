#include "app/ladder/ladder_content.h"

#include <QCoreApplication>
#include <algorithm>
#include <functional>
#include <iterator>
#include <set>

#include "app/document/host_words.h"
#include "app/document/timer_text.h"
#include "app/document/words.h"
#include "app/ladder/ladder_words.h"
#include "model/sim/edit.h"
#include "model/trace/rebind.h"
#include "model/trace/restarts.h"

namespace linger {
namespace {

struct Sides {
  Q_DECLARE_TR_FUNCTIONS(Ladder)
};

constexpr std::size_t kMostHosts = 2;

/// The client on the left, as in the RFC's figures; else in the trace's order.
std::vector<HostIndex> sidesOf(const Trace& trace) {
  if (trace.roles) return {trace.roles->client, trace.roles->server};
  std::vector<HostIndex> sides;
  for (HostIndex i = 0; i < std::min(kMostHosts, trace.hosts.size()); ++i) sides.push_back(i);
  return sides;
}

bool talksToItself(const std::vector<HostIndex>& sides) {
  return sides.size() == 2 && sides[0] == sides[1];
}

/// Parts a host's sockets and processes: what has the listener's port, or its program, is right.
void partSides(const Trace& trace, HostIndex host, LadderContent& content) {
  std::set<std::uint16_t> ports;
  for (const SocketRecord& record : trace.sockets) {
    if (record.host == host && record.facts.state == State::Listen) {
      ports.insert(record.facts.local.port);
    }
  }
  for (const SocketRecord& record : trace.sockets) {
    if (record.host != host) continue;
    content.placeOfSocket[record.facts.id.value] = ports.contains(record.facts.local.port) ? 1 : 0;
  }
  const std::optional<PortRequest>& server = trace.server;
  std::set<ProcessId> listeners;
  if (server) listeners = listenersAtPortOf(trace, *server);
  for (const ProcessRecord& process : trace.processes) {
    if (process.host != host) continue;
    const bool isServers =
        server && (process.program == server->program || listeners.contains(process.id));
    content.placeOfProcess[process.id.value] = isServers ? 1 : 0;
  }
}

/// The host's own address with the port that it mostly speaks from.
QString addressOf(const Trace& trace, HostIndex host) {
  for (const SegmentRecord& segment : trace.segments) {
    if (segment.from == host && !segment.injected) return text(segment.source.toString());
    if (segment.to == host && !segment.injected) return text(segment.destination.toString());
  }
  return text(trace.hosts[host].address.toString());
}

int connectionsOf(const Trace& trace, HostIndex host) {
  std::set<int> sockets;
  for (const SocketRecord& record : trace.sockets) {
    const bool connection = record.facts.remote && record.facts.transport == Transport::Tcp;
    if (record.host == host && connection) sockets.insert(record.facts.id.value);
  }
  return int(sockets.size());
}

ContentHost contentOf(const Trace& trace, HostIndex host, SimTime end,
                      const std::function<bool(SocketId)>& counts) {
  ContentHost shown;
  shown.host = host;
  shown.name = hostText(trace.hosts[host].name);
  if (!shown.name.isEmpty()) shown.name[0] = shown.name[0].toUpper();
  shown.address = addressOf(trace, host);
  shown.spans = stateSpans(trace, host, end, counts);
  for (const StateSpan& span : shown.spans) {
    shown.columnsAside = std::max(shown.columnsAside, span.column);
  }
  const int connections = connectionsOf(trace, host);
  shown.crowded = connections > kMostColumnsAside + 1;
  shown.widest = shown.crowded ? crowdText({connections, connections}) : shown.address;
  return shown;
}

class ChipMaker {
 public:
  ChipMaker(const Trace& trace, const LadderContent& content)
      : trace_(trace), content_(content), shown_(trace.calls.size()) {}

  std::vector<ContentChip> make() {
    for (entry_ = 0; entry_ < trace_.eventLog.size(); ++entry_) {
      const std::size_t index = trace_.eventLog[entry_].index;
      if (const RepeatedTries* tries = content_.triesOf(entry_)) {
        if (entry_ == tries->firstEntry) addTries(*tries);
        continue;
      }
      switch (trace_.eventLog[entry_].kind) {
        case EntryKind::Called:
          if (isAnsweredAtOnce(trace_.calls[index])) addCall(index);
          break;
        case EntryKind::Returned: addCall(index); break;
        case EntryKind::Started:
          addMark(trace_.processes[index], startText(trace_, trace_.processes[index]));
          break;
        case EntryKind::Ended:
          addMark(trace_.processes[index], endText(trace_.processes[index]));
          break;
        case EntryKind::Power: addPower(trace_.power[index]); break;
        case EntryKind::Sent:
        case EntryKind::Arrived:
        case EntryKind::Lost:
        case EntryKind::Moved:
        case EntryKind::TimerSet:
        case EntryKind::TimerEnded: break;
      }
    }
    return std::move(chips_);
  }

 private:
  static bool isAnsweredAtOnce(const CallRecord& call) {
    return !call.returned || *call.returned == call.at;
  }

  void addCall(std::size_t index) {
    if (shown_[index]) return;
    shown_[index] = true;
    const CallRecord& call = trace_.calls[index];
    const bool fails = call.result != Errno::Ok;
    const QString text = chipText(call);
    if (text.isEmpty()) return;
    chips_.push_back({fails ? CallChip::Kind::Failure : CallChip::Kind::Call, call.host,
                      content_.placeOf(call.host, call.process), text, entry_, index});
  }

  void addMark(const ProcessRecord& process, const QString& text) {
    if (text.isEmpty()) return;
    chips_.push_back({CallChip::Kind::Mark, process.host,
                      content_.placeOf(process.host, process.id), text, entry_, std::nullopt});
  }

  void addTries(const RepeatedTries& tries) {
    addMark(trace_.processes[tries.process], triesText(tries));
  }

  void addPower(const PowerRecord& power) {
    chips_.push_back({CallChip::Kind::Mark, power.host, content_.placeOf(power.host, SocketId()),
                      powerText(power), entry_, std::nullopt});
  }

  const Trace& trace_;
  const LadderContent& content_;
  std::size_t entry_ = 0;
  std::vector<ContentChip> chips_;
  std::vector<bool> shown_;  ///< Which calls have been told.
};

std::vector<ContentTimer> timersOf(const Trace& trace, SimTime end) {
  std::vector<ContentTimer> timers;
  for (std::size_t i = 0; i < trace.timers.size(); ++i) {
    const TimerRecord& timer = trace.timers[i];
    if (!isWorthTelling(timer)) continue;
    const QString length = durationText(timer.due - timer.set);
    timers.push_back({i, timer.endedAt.value_or(end),
                      QStringLiteral("%1 %2").arg(timerName(timer.kind), length)});
  }
  return timers;
}

/// At the end, unless it is there.
void addInstant(std::vector<SimTime>& instants, SimTime at) {
  if (instants.empty() || instants.back() != at) instants.push_back(at);
}

/// A log is in order, and so are most arrivals: to see that is cheaper than to sort them.
void sortUnlessSorted(std::vector<SimTime>& instants) {
  if (!std::ranges::is_sorted(instants)) std::ranges::sort(instants);
}

/// Every instant that something is drawn at. A lost segment's arrival, which never was, is
/// among them, so that its line is drawn to scale.
std::vector<SimTime> instantsOf(const Trace& trace, const LadderContent& content) {
  std::vector<SimTime> ofItems{kSimStart};
  for (std::size_t e = 0; e < trace.eventLog.size(); ++e) {
    const RepeatedTries* tries = content.triesOf(e);
    if (!tries || e == tries->firstEntry) addInstant(ofItems, trace.eventLog[e].at);
  }
  addInstant(ofItems, content.end);
  std::vector<SimTime> arrivals;
  for (const SegmentRecord& segment : trace.segments) {
    if (segment.arrives < content.end) addInstant(arrivals, segment.arrives);
  }
  sortUnlessSorted(ofItems);
  sortUnlessSorted(arrivals);
  std::vector<SimTime> instants;
  instants.reserve(ofItems.size() + arrivals.size());
  std::ranges::set_union(ofItems, arrivals, std::back_inserter(instants));
  instants.erase(std::unique(instants.begin(), instants.end()), instants.end());
  instants.erase(instants.begin(), std::lower_bound(instants.begin(), instants.end(), kSimStart));
  return instants;
}

void findEntriesAmongInstants(const Trace& trace, LadderContent& content) {
  content.entryInstant.reserve(trace.eventLog.size());
  auto at = content.instants.begin();  // Mostly that of the entry before, or the next one.
  for (std::size_t e = 0; e < trace.eventLog.size(); ++e) {
    const RepeatedTries* tries = content.triesOf(e);
    const SimTime shown = trace.eventLog[tries ? tries->firstEntry : e].at;
    if (*at < shown) ++at;
    if (at == content.instants.end() || *at != shown) {
      at = std::ranges::lower_bound(content.instants, shown);
    }
    content.entryInstant.push_back(std::size_t(at - content.instants.begin()));
  }
}

}  // namespace

namespace {

std::optional<std::size_t> hostPlace(const LadderContent& content, HostIndex host) {
  for (std::size_t i = 0; i < content.hosts.size(); ++i) {
    if (content.hosts[i].host == host) return i;
  }
  return std::nullopt;
}

}  // namespace

const RepeatedTries* LadderContent::triesOf(std::size_t entry) const {
  const auto found = std::ranges::lower_bound(tries, entry, {}, &RepeatedTries::lastEntry);
  return found == tries.end() || !found->contains(entry) ? nullptr : &*found;
}

std::optional<std::size_t> LadderContent::placeOf(HostIndex host, SocketId socket) const {
  const auto side = placeOfSocket.find(socket.value);
  return side == placeOfSocket.end() ? hostPlace(*this, host) : side->second;
}

std::optional<std::size_t> LadderContent::placeOf(HostIndex host, ProcessId process) const {
  const auto side = placeOfProcess.find(process.value);
  return side == placeOfProcess.end() ? hostPlace(*this, host) : side->second;
}

std::optional<std::size_t> LadderContent::senderOf(const SegmentRecord& segment) const {
  return placeOf(segment.from, segment.socket);
}

std::optional<std::size_t> LadderContent::receiverOf(const SegmentRecord& segment) const {
  if (segment.from != segment.to) return hostPlace(*this, segment.to);
  const auto sender = senderOf(segment);
  return sender ? std::optional(1 - *sender) : std::nullopt;
}

namespace {

/// Of a host that talks to itself: the address that one of its sides speaks from.
QString addressBySide(const Trace& trace, const LadderContent& content, std::size_t place) {
  for (const SegmentRecord& segment : trace.segments) {
    if (content.senderOf(segment) == place) return text(segment.source.toString());
  }
  return {};
}

}  // namespace

LadderContent ladderContent(const Trace& trace) {
  LadderContent content;
  content.end = sceneEnd(trace);
  content.tries = repeatedTries(trace);
  const std::vector<HostIndex> sides = sidesOf(trace);
  const bool itself = talksToItself(sides);
  if (itself) partSides(trace, sides[0], content);
  for (std::size_t place = 0; place < sides.size(); ++place) {
    const auto counts = [&content, itself, place](SocketId socket) {
      return !itself || content.placeOfSocket.at(socket.value) == place;
    };
    content.hosts.push_back(contentOf(trace, sides[place], content.end, counts));
    if (!itself) continue;
    content.hosts.back().address = addressBySide(trace, content, place);
    if (!content.hosts.back().crowded) content.hosts.back().widest = content.hosts.back().address;
    content.hosts.back().name = place == 0 ? Sides::tr("Client") : Sides::tr("Server");
  }
  content.chips = ChipMaker(trace, content).make();
  content.timers = timersOf(trace, content.end);
  content.instants = instantsOf(trace, content);
  findEntriesAmongInstants(trace, content);
  return content;
}

}  // namespace linger
