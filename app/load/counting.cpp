#include "app/load/counting.h"

#include "model/sim/simulate.h"

namespace linger {
namespace {

constexpr int kMostSamples = 300;  ///< A chart shows no more.
constexpr auto kBeforeExact = std::chrono::milliseconds(150);

}  // namespace

Counting::Counting(QObject* parent) : QObject(parent), run_(std::make_shared<const FleetRun>()) {
  pause_.setSingleShot(true);
  pause_.setInterval(kBeforeExact);
  connect(&pause_, &QTimer::timeout, this, &Counting::countAll);
}

Counting::~Counting() {
  worker_.request_stop();
}

void Counting::stop() {
  ++round_;
  pause_.stop();
  recording_.reset();
  worker_.request_stop();
}

void Counting::count(const Scenario& scenario) {
  stop();
  scenario_ = scenario;
  limits_.every = intervalFor(scenario, kMostSamples);
  CoarseFleet coarse = runCoarseFleet(scenario, limits_);
  oneIn_ = coarse.oneIn;
  run_ = std::make_shared<const FleetRun>(std::move(coarse.run));
  if (!isExact()) pause_.start();
  emit counted();
}

void Counting::countAll() {
  worker_ = std::jthread([this, round = round_, scenario = scenario_,
                          limits = limits_](const std::stop_token& stop) mutable {
    limits.goesOn = [&stop] { return !stop.stop_requested(); };
    FleetRun run = runFleet(scenario, limits);
    if (stop.stop_requested()) return;
    QMetaObject::invokeMethod(
        this, [this, round, run = std::move(run)]() mutable { take(round, std::move(run)); },
        Qt::QueuedConnection);
  });
}

void Counting::take(int round, FleetRun run) {
  if (round != round_) return;
  oneIn_ = 1;
  run_ = std::make_shared<const FleetRun>(std::move(run));
  emit counted();
}

void Counting::record(std::size_t caller) {
  if (!isExact()) return;  // The callers of a coarse run are not the load's.
  stop();
  recording_ = caller;
  worker_ = std::jthread([this, round = round_, scenario = scenario_,
                          caller](const std::stop_token& stop) {
    std::vector<CallerTrace> stories =
        tracesOf(scenario, std::span(&caller, 1), [&stop] { return !stop.stop_requested(); });
    if (stop.stop_requested()) return;
    auto trace = std::make_shared<const Trace>(stories.empty() ? blankTrace(scenario)
                                                               : std::move(stories.front().trace));
    QMetaObject::invokeMethod(
        this, [this, round, caller, trace] { takeStory(round, caller, trace); },
        Qt::QueuedConnection);
  });
}

void Counting::takeStory(int round, std::size_t caller, const std::shared_ptr<const Trace>& trace) {
  if (round != round_) return;
  recording_.reset();
  emit recorded(caller, trace);
}

}  // namespace linger
