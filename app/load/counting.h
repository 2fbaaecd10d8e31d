#pragma once

#include <QObject>
#include <QTimer>
#include <atomic>
#include <memory>
#include <optional>
#include <thread>

#include "model/fleet/caller_traces.h"
#include "model/fleet/coarse_fleet.h"

namespace linger {

/// Counts a load: coarsely at once, and every caller in a thread of its own, in which it also
/// records a caller's story. Everything is told in the thread of this object.
class Counting : public QObject {
  Q_OBJECT

 public:
  explicit Counting(QObject* parent = nullptr);
  ~Counting() override;

  /// Counts a load that problemsOf() finds nothing wrong with; what was under way is given up.
  /// counted() is emitted before this returns and, unless that was exact, once more later.
  void count(const Scenario& scenario);
  /// Counts every caller of that load, where only some were run and stop() has ended that.
  void countAll();
  /// Records the story of one caller of the load that was counted last.
  void record(std::size_t caller);
  /// Records the stories of every n-th caller, all in one run, and keeps them until the next load
  /// is counted.
  void keepEvery(std::size_t n);
  /// Gives up what is under way.
  void stop();

  const Scenario& scenario() const { return scenario_; }
  const std::shared_ptr<const FleetRun>& run() const { return run_; }
  const FleetLimits& limits() const { return limits_; }
  /// One caller in so many was run; with 1 the run is exact.
  std::uint32_t oneIn() const { return oneIn_; }
  bool isExact() const { return oneIn_ == 1; }
  const std::optional<std::size_t>& recording() const { return recording_; }
  /// The stories of keepEvery(), in their order.
  const std::vector<CallerTrace>& kept() const { return kept_; }
  /// Something is under way in the background, or about to be, and has come so far: from 0 to 1.
  bool isBusy() const { return busy_; }
  double progress() const { return progress_; }

 signals:
  void counted();
  /// The caller's trace; blank where it never comes.
  void recorded(std::size_t caller, const std::shared_ptr<const linger::Trace>& trace);
  /// Other stories are kept.
  void keptChanged();
  /// Something began or ended in the background.
  void busyChanged(bool busy);

 private:
  /// Lets `work(goesOn)` give something in a thread, and `take()` have it in this one.
  template <typename Work, typename Take>
  void inBackground(Work work, Take take);
  void setBusy(bool busy);

  Scenario scenario_;
  FleetLimits limits_;
  std::shared_ptr<const FleetRun> run_;
  std::uint32_t oneIn_ = 1;
  std::optional<std::size_t> recording_;
  std::vector<CallerTrace> kept_;
  bool busy_ = false;
  std::atomic<double> progress_ = 0;
  QTimer pause_{this};  ///< While a slider is dragged, one coarse answer follows the other.
  int round_ = 0;       ///< Which request an answer belongs to.
  std::jthread worker_;
};

}  // namespace linger
