#pragma once

#include <QVariantAnimation>

#include "app/ladder/time_axis.h"

namespace linger {

/// An instant that moves along a run's axis by itself, evenly over its length.
class RunMotion : public QObject {
  Q_OBJECT

 public:
  explicit RunMotion(QObject* parent = nullptr);

  /// Whether it moves not at all; as the desktop has it until somebody says so.
  void setReduced(bool reduced) { reduced_ = reduced; }
  /// Moves from one instant to a later one in a few seconds.
  void play(const TimeAxis& axis, SimTime from, SimTime to);
  void stop() { motion_.stop(); }
  bool isRunning() const { return motion_.state() == QAbstractAnimation::Running; }
  /// Where it is; only while it runs.
  SimTime now() const;

 signals:
  void moved();

 private:
  bool reduced_;
  TimeAxis axis_;
  QVariantAnimation motion_;  ///< In pixels of the axis.
};

}  // namespace linger
