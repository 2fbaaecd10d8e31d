#pragma once

#include <QStringList>
#include <QWidget>
#include <optional>

#include "app/learn/run_motion.h"
#include "app/look/theme.h"
#include "model/trace/trace.h"

namespace linger {

/// The ladder of what a step may show. It holds nothing that is not painted.
class StepPicture : public QWidget {
  Q_OBJECT

 public:
  explicit StepPicture(Look look, QWidget* parent = nullptr);

  /// The run as it is at `until`, or at its end. `story` tells the same to who does not see it.
  void setTrace(const Trace& trace, std::optional<SimTime> until, const QStringList& story);
  const Trace& trace() const { return trace_; }
  /// Plays it from that instant on, once.
  void playFrom(SimTime from);
  void setReducedMotion(bool reduced) { motion_.setReduced(reduced); }
  /// Goes to its end at once.
  void finish();
  bool isPlaying() const { return motion_.isRunning(); }

  bool hasHeightForWidth() const override { return true; }
  int heightForWidth(int width) const override;
  QSize sizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  /// Where it is when it does not play.
  SimTime last() const;

  Look look_;
  Trace trace_;
  std::optional<SimTime> until_;
  RunMotion motion_;
};

}  // namespace linger
