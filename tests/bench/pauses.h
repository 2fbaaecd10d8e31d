#pragma once

#include <QElapsedTimer>
#include <QTimer>
#include <algorithm>
#include <ctime>

namespace linger {

/// Milliseconds in which the window handles no event: how long that takes, and what of the
/// processor its thread uses meanwhile, which depends less on what else the machine does.
struct Pause {
  double wall = 0;
  double used = 0;
};

/// Watches an event loop for its longest pause, from when it is made.
class Pauses {
 public:
  Pauses() {
    timer_.start();
    QObject::connect(&beat_, &QTimer::timeout, [this] { look(); });
    beat_.start(0);
  }

  /// The longest pause so far, the one that lasts included.
  Pause worst() {
    look();
    return worst_;
  }

 private:
  static double usedByThread() {
    timespec used{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &used);
    return double(used.tv_sec) * 1e3 + double(used.tv_nsec) / 1e6;
  }

  void look() {
    worst_.wall = std::max(worst_.wall, double(timer_.nsecsElapsed()) / 1e6);
    worst_.used = std::max(worst_.used, usedByThread() - used_);
    timer_.start();
    used_ = usedByThread();
  }

  Pause worst_;
  QElapsedTimer timer_;
  double used_ = usedByThread();
  QTimer beat_;
};

}  // namespace linger
