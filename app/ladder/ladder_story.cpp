#include "app/ladder/ladder_story.h"

#include <algorithm>
#include <set>

#include "app/document/words.h"
#include "app/ladder/ladder_words.h"
#include "model/sim/edit.h"

namespace linger {
namespace {

constexpr std::size_t kMostHosts = 2;

/// The client on the left, as in the RFC's figures; else in the scenario's order.
std::vector<HostIndex> sidesOf(const Scenario& scenario) {
  if (const auto pair = clientAndServer(scenario)) return {pair->client, pair->server};
  std::vector<HostIndex> sides;
  for (HostIndex i = 0; i < std::min(kMostHosts, scenario.hosts.size()); ++i) sides.push_back(i);
  return sides;
}

/// The host's own address with the port that it mostly speaks from.
QString addressOf(const Trace& trace, HostIndex host) {
  for (const SegmentRecord& segment : trace.segments) {
    if (segment.from == host && !segment.injected) return text(segment.source.toString());
    if (segment.to == host && !segment.injected) return text(segment.destination.toString());
  }
  return text(trace.scenario.hosts[host].address.toString());
}

StoryHost storyOf(const Trace& trace, HostIndex host, SimTime end) {
  StoryHost told;
  told.host = host;
  told.name = text(trace.scenario.hosts[host].name);
  if (!told.name.isEmpty()) told.name[0] = told.name[0].toUpper();
  told.address = addressOf(trace, host);
  told.stays = socketLives(trace, host, end);
  for (const Stay& stay : told.stays) {
    told.columnsAside = std::max(told.columnsAside, stay.column);
  }
  return told;
}

class ChipTeller {
 public:
  explicit ChipTeller(const Trace& trace) : trace_(trace) {}

  std::vector<StoryChip> tell() {
    for (entry_ = 0; entry_ < trace_.chronicle.size(); ++entry_) {
      const std::size_t index = trace_.chronicle[entry_].index;
      switch (trace_.chronicle[entry_].kind) {
        case EntryKind::Called:
          if (isAnsweredAtOnce(trace_.calls[index])) addCall(index);
          break;
        case EntryKind::Returned: addCall(index); break;
        case EntryKind::Started:
          addMark(trace_.processes[index].host, startText(trace_, trace_.processes[index]));
          break;
        case EntryKind::Ended:
          addMark(trace_.processes[index].host, endText(trace_.processes[index]));
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
    if (!told_.insert(index).second) return;
    const CallRecord& call = trace_.calls[index];
    const bool fails = call.result != Errno::Ok;
    const QString text = chipText(call);
    if (text.isEmpty()) return;
    chips_.push_back(
        {fails ? CallChip::Kind::Failure : CallChip::Kind::Call, call.host, text, entry_, index});
  }

  void addMark(HostIndex host, const QString& text) {
    if (text.isEmpty()) return;
    chips_.push_back({CallChip::Kind::Mark, host, text, entry_, std::nullopt});
  }

  void addPower(const PowerRecord& power) { addMark(power.host, powerText(power)); }

  const Trace& trace_;
  std::size_t entry_ = 0;
  std::vector<StoryChip> chips_;
  std::set<std::size_t> told_;
};

bool isWorthABracket(const TimerRecord& timer) {
  const bool mattered = !timer.ended || timer.ended == TimerEnd::Fired;
  switch (timer.kind) {
    case TimerKind::TimeWait:
    case TimerKind::FinWait2: return true;
    case TimerKind::Retransmit:
    case TimerKind::Probe:
    case TimerKind::KeepAlive: return mattered;
    case TimerKind::DelayedAck: return false;
  }
  return false;
}

std::vector<StoryTimer> timersOf(const Trace& trace, SimTime end) {
  std::vector<StoryTimer> timers;
  for (std::size_t i = 0; i < trace.timers.size(); ++i) {
    const TimerRecord& timer = trace.timers[i];
    if (!isWorthABracket(timer)) continue;
    const QString length = durationText(timer.due - timer.set);
    timers.push_back({i, timer.endedAt.value_or(end),
                      QStringLiteral("%1 %2").arg(timerName(timer.kind), length)});
  }
  return timers;
}

/// Every instant that something is drawn at. A lost segment's arrival, which never was, is
/// among them, so that its line is drawn to scale.
void tellInstants(const Trace& trace, LadderStory& story) {
  std::vector<SimTime>& instants = story.instants;
  instants = {kSimStart, story.end};
  for (const Entry& entry : trace.chronicle) instants.push_back(entry.at);
  for (const SegmentRecord& segment : trace.segments) {
    if (segment.arrives < story.end) instants.push_back(segment.arrives);
  }
  std::sort(instants.begin(), instants.end());
  instants.erase(std::unique(instants.begin(), instants.end()), instants.end());
  instants.erase(instants.begin(), std::lower_bound(instants.begin(), instants.end(), kSimStart));
  for (const Entry& entry : trace.chronicle) {
    const auto at = std::lower_bound(instants.begin(), instants.end(), entry.at);
    story.entryInstant.push_back(std::size_t(at - instants.begin()));
  }
}

}  // namespace

std::optional<std::size_t> LadderStory::placeOf(HostIndex host) const {
  for (std::size_t i = 0; i < hosts.size(); ++i) {
    if (hosts[i].host == host) return i;
  }
  return std::nullopt;
}

LadderStory tellStory(const Trace& trace) {
  LadderStory story;
  story.end = sceneEnd(trace);
  for (HostIndex host : sidesOf(trace.scenario)) {
    story.hosts.push_back(storyOf(trace, host, story.end));
  }
  story.chips = ChipTeller(trace).tell();
  story.timers = timersOf(trace, story.end);
  tellInstants(trace, story);
  return story;
}

}  // namespace linger
