#include "app/learn/player/run_motion.h"

#include <algorithm>

#include "app/look/desktop_motion.h"

namespace linger {
namespace {

constexpr double kPixelsPerSecond = 110;
constexpr int kLeastMilliseconds = 1500;
constexpr int kMostMilliseconds = 9000;

}  // namespace

RunMotion::RunMotion(QObject* parent) : QObject(parent), reduced_(desktopReducesMotion()) {
  connect(&motion_, &QVariantAnimation::valueChanged, this, &RunMotion::moved);
}

void RunMotion::play(const TimeAxis& axis, SimTime from, SimTime to) {
  motion_.stop();
  if (from >= to || reduced_) return;
  axis_ = axis;
  const double start = axis.pixelAt(from), end = axis.pixelAt(to);
  motion_.setStartValue(start);
  motion_.setEndValue(end);
  const int wanted = int(1000 * (end - start) / kPixelsPerSecond);
  motion_.setDuration(std::clamp(wanted, kLeastMilliseconds, kMostMilliseconds));
  motion_.start();
}

SimTime RunMotion::now() const {
  const SimTime at = axis_.instantAt(motion_.currentValue().toDouble());
  return std::chrono::floor<std::chrono::milliseconds>(at);  // What a person reads beside it.
}

}  // namespace linger
