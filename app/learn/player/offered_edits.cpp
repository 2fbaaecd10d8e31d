#include "app/learn/player/offered_edits.h"

#include <algorithm>

#include "model/course/mark.h"
#include "model/sim/simulate.h"

namespace linger {
namespace {

constexpr std::size_t kMostSegments = 12;

void addSystems(std::vector<Edit>& edits) {
  for (const OsProfile* const profile : allProfiles()) {
    edits.push_back(edit::SetOs{std::nullopt, profile->id});
  }
}

void addTimes(std::vector<Edit>& edits) {
  for (const Duration msl : {0s, 1s, 5s, 15s, 30s, 120s}) edits.push_back(edit::SetMsl{msl});
  for (const Duration trip : std::initializer_list<Duration>{10ms, 100ms, 1s}) {
    edits.push_back(edit::SetRoundTrip{trip});
  }
  for (const Duration at : std::initializer_list<Duration>{1s, 5s, 10s, 30s, 61s, 90s}) {
    edits.push_back(edit::Restart{kSimStart + at});
  }
}

void addProgramChoices(std::vector<Edit>& edits) {
  for (const Closer who : {Closer::Client, Closer::Server, Closer::Both}) {
    edits.push_back(edit::CloseFirst{who});
  }
  for (const bool on : {true, false}) edits.push_back(edit::SetReuseAddr{on});
}

void addImpairments(const Trace& trace, std::vector<Edit>& edits) {
  std::size_t segments = 0;
  for (const SegmentRecord& sent : trace.segments) {
    if (sent.injected || sent.copyOf || ++segments > kMostSegments) continue;
    const SegmentChoice choice{trace.hosts[sent.from].name, kindOf(sent.segment), sent.nthOfKind};
    for (const Impairment impairment :
         {Impairment{Impairment::Kind::Drop, {}}, Impairment{Impairment::Kind::Delay, 2s},
          Impairment{Impairment::Kind::Delay, 10s}, Impairment{Impairment::Kind::Duplicate, 10s}}) {
      edits.push_back(edit::SetImpairment{choice, impairment});
    }
  }
}

void addEvents(const Trace& trace, std::vector<Edit>& edits) {
  for (const TraceHost& host : trace.hosts) {
    for (const HostEventKind kind : {HostEventKind::Close, HostEventKind::Shutdown,
                                     HostEventKind::Abort, HostEventKind::Kill}) {
      for (const Duration at : std::initializer_list<Duration>{100ms, 1s, 5s}) {
        edits.push_back(edit::AddHostEvent{host.name, {kSimStart + at, kind, {}, {}}});
      }
    }
  }
}

}  // namespace

std::vector<Edit> offeredEdits(const Scenario& scene, const Trace& trace,
                               const std::vector<std::string>& allowed) {
  std::vector<Edit> edits;
  addProgramChoices(edits);
  addSystems(edits);
  addTimes(edits);
  addImpairments(trace, edits);
  addEvents(trace, edits);
  std::erase_if(edits, [&](const Edit& edit) {
    if (std::ranges::find(allowed, editName(edit)) == allowed.end()) return true;
    const Scenario edited = apply(scene, edit);
    return edited == scene || !problemsOf(edited).empty() ||
           simulate(edited, {std::nullopt, kMostEntries}) == trace;
  });
  return edits;
}

}  // namespace linger
