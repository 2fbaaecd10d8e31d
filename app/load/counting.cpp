#include "app/load/counting.h"

#include <algorithm>

#include "model/fleet/load_figures.h"
#include "model/sim/simulate.h"

namespace linger {
namespace {

constexpr int kMostSamples = 300;  ///< A chart shows no more.
constexpr auto kBeforeExact = std::chrono::milliseconds(150);

/// How long a run is about to be: its loads, and the TIME-WAITs after them.
Duration lengthOf(const Scenario& scenario, const FleetRun& coarse) {
  Duration timeWait{1};
  for (const FleetHost& host : coarse.hosts) timeWait = std::max(timeWait, host.timeWait);
  return longestLoadOf(scenario) + timeWait;
}

}  // namespace

Counting::Counting(QObject* parent) : QObject(parent), run_(std::make_shared<const FleetRun>()) {
  pause_.setSingleShot(true);
  pause_.setInterval(kBeforeExact);
  connect(&pause_, &QTimer::timeout, this, &Counting::countAll);
}

Counting::~Counting() {
  worker_.request_stop();
}

void Counting::setBusy(bool busy) {
  if (busy_ == busy) return;
  busy_ = busy;
  emit busyChanged(busy);
}

void Counting::stop() {
  ++round_;
  pause_.stop();
  recording_.reset();
  worker_.request_stop();
  setBusy(false);
}

void Counting::count(const Scenario& scenario) {
  stop();
  scenario_ = scenario;
  limits_.every = intervalFor(scenario, kMostSamples);
  CoarseFleet coarse = runCoarseFleet(scenario, limits_);
  oneIn_ = coarse.oneIn;
  run_ = std::make_shared<const FleetRun>(std::move(coarse.run));
  kept_.clear();
  if (!isExact()) {
    progress_ = 0;
    pause_.start();
    setBusy(true);
  }
  emit keptChanged();
  emit counted();
}

template <typename Work, typename Take>
void Counting::inBackground(Work work, Take take) {
  worker_ = {};  // Its predecessor writes no progress any more.
  progress_ = 0;
  setBusy(true);
  worker_ = std::jthread([this, work, take, round = round_,
                          length = lengthOf(scenario_, *run_)](const std::stop_token& stop) {
    auto made = work([&](SimTime at) {
      progress_ = std::min(double(microseconds(at)) / double(microseconds(length)), 1.0);
      return !stop.stop_requested();
    });
    if (stop.stop_requested()) return;
    QMetaObject::invokeMethod(
        this,
        [this, take, round, made = std::move(made)]() mutable {
          if (round != round_) return;
          setBusy(false);
          take(std::move(made));
        },
        Qt::QueuedConnection);
  });
}

void Counting::countAll() {
  pause_.stop();
  const auto work = [scenario = scenario_, limits = limits_](auto goesOn) {
    FleetLimits asked = limits;
    asked.goesOn = goesOn;
    return runFleet(scenario, asked);
  };
  inBackground(work, [this](FleetRun run) {
    oneIn_ = 1;
    run_ = std::make_shared<const FleetRun>(std::move(run));
    emit counted();
  });
}

void Counting::record(std::size_t caller) {
  if (!isExact()) return;  // The callers of a coarse run are not the load's.
  stop();
  recording_ = caller;
  const auto work = [scenario = scenario_, caller](auto goesOn) {
    std::vector<CallerTrace> stories = tracesOf(scenario, std::span(&caller, 1), goesOn);
    return stories.empty() ? blankTrace(scenario) : std::move(stories.front().trace);
  };
  inBackground(work, [this, caller](Trace trace) {
    recording_.reset();
    emit recorded(caller, std::make_shared<const Trace>(std::move(trace)));
  });
}

void Counting::keepEvery(std::size_t n) {
  if (!isExact()) return;
  stop();
  const auto work = [scenario = scenario_, callers = everyNth(totalsOf(*run_).come, n)](
                        auto goesOn) { return tracesOf(scenario, callers, goesOn); };
  inBackground(work, [this](std::vector<CallerTrace> stories) {
    kept_ = std::move(stories);
    emit keptChanged();
  });
}

}  // namespace linger
