#include "app/explore/exploring.h"

#include <QThread>
#include <algorithm>

namespace linger {
namespace {

/// In the window a cell is cut short sooner than on the command line.
constexpr std::uint64_t kMostRuns = 1'000'000;

/// One core is left to the window.
ExploreLimits limits() {
  return {.threads = unsigned(std::max(QThread::idealThreadCount() - 1, 1)), .runs = kMostRuns};
}

}  // namespace

Exploring::Exploring(QObject* parent) : QObject(parent) {}

Exploring::~Exploring() {
  worker_.request_stop();
}

std::size_t Exploring::answered() const {
  return std::size_t(std::ranges::count_if(cells_, [](const auto& cell) { return bool(cell); }));
}

void Exploring::start(ExploreTable table) {
  worker_ = {};
  table_ = std::move(table);
  cells_.assign(table_.size(), std::nullopt);
  runs_ = 0;
  running_ = true;
  emit started();
  worker_ = std::jthread([this, asked = table_, round = ++round_](const std::stop_token& stop) {
    work(asked, round, stop);
  });
}

void Exploring::stop() {
  worker_.request_stop();
}

void Exploring::work(const ExploreTable& table, int round, const std::stop_token& stop) {
  int place = 0;
  for (const ImpairmentBudget& budget : table.budgets) {
    for (const Duration timeWait : table.timeWaits) {
      const ExploreQuery query{table.scenario, table.msl, timeWait, budget};
      ExploreCell cell{timeWait, budget, explore(query, limits(), stop, &runs_)};
      if (stop.stop_requested()) break;
      QMetaObject::invokeMethod(
          this, [this, round, place, cell = std::move(cell)] { take(round, place, cell); },
          Qt::QueuedConnection);
      ++place;
    }
  }
  QMetaObject::invokeMethod(
      this, [this, round] { finish(round); }, Qt::QueuedConnection);
}

void Exploring::take(int round, int place, const ExploreCell& cell) {
  if (round != round_) return;
  cells_[std::size_t(place)] = cell;
  emit answeredAt(place);
}

void Exploring::finish(int round) {
  if (round != round_) return;
  running_ = false;
  emit finished();
}

}  // namespace linger
