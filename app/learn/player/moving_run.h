#pragma once

#include <QStringList>
#include <QWidget>
#include <optional>

#include "app/learn/player/run_motion.h"
#include "app/look/theme.h"
#include "model/trace/trace.h"

namespace linger {

/// A run that is shown up to an instant, and may play by itself up to it. How it is laid out and
/// painted is for those that derive from it.
class MovingRun : public QWidget {
  Q_OBJECT

 public:
  MovingRun(Look look, QWidget* parent);

  /// Shows the run as it is at `until`, or at its end. `story` tells the same to who does not see
  /// it.
  void setTrace(const Trace& trace, std::optional<SimTime> until, const QStringList& story);
  const Trace& trace() const { return trace_; }
  /// Plays on from that instant to the end, in a few seconds.
  void playFrom(SimTime from);
  void setReducedMotion(bool reduced) { motion_.setReduced(reduced); }
  /// Goes to the end at once.
  void finish();
  bool isPlaying() const { return motion_.isRunning(); }
  SimTime now() const { return isPlaying() ? motion_.now() : last(); }
  /// Where it is when it does not play.
  SimTime last() const;

 signals:
  /// It plays, and is at another instant.
  void moved();

 protected:
  Look look() const { return look_; }
  /// The axis along which it plays; asked for only while the run has hosts.
  virtual TimeAxis axis() const = 0;
  /// There is another run to be laid out.
  virtual void updateLayout() = 0;

 private:
  Look look_;
  Trace trace_;
  std::optional<SimTime> until_;
  RunMotion motion_;
};

}  // namespace linger
