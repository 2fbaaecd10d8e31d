#include "app/learn/player/moving_run.h"

#include <algorithm>

#include "app/ladder/ladder_layout.h"

namespace linger {

MovingRun::MovingRun(Look look, QWidget* parent) : QWidget(parent), look_(look) {
  connect(&motion_, &RunMotion::moved, this, qOverload<>(&QWidget::update));
  connect(&motion_, &RunMotion::moved, this, &MovingRun::moved);
}

void MovingRun::setTrace(const Trace& trace, std::optional<SimTime> until,
                         const QStringList& story) {
  motion_.stop();
  trace_ = trace;
  until_ = until;
  setAccessibleDescription(story.isEmpty() ? tr("No segment has been sent yet.")
                                           : story.join(u'\n'));
  updateLayout();
  update();
}

void MovingRun::playFrom(SimTime from) {
  if (!trace_.hosts.empty()) motion_.play(axis(), from, last());
}

void MovingRun::finish() {
  motion_.stop();
  update();
}

SimTime MovingRun::last() const {
  return std::min(until_.value_or(sceneEnd(trace_)), sceneEnd(trace_));
}

}  // namespace linger
