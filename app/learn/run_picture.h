#pragma once

#include <QStringList>
#include <QWidget>
#include <optional>

#include "app/ladder/ladder_geometry.h"
#include "app/learn/run_motion.h"
#include "app/look/theme.h"

namespace linger {

/// The ladder of a run that plays by itself, and scrolls along. Nothing behind the instant that it
/// has reached is painted.
class RunPicture : public QWidget {
  Q_OBJECT

 public:
  explicit RunPicture(Look look, QWidget* parent = nullptr);

  /// Shows the run as it is at `until`, or at its end. `story` tells the same to who does not see
  /// it.
  void setTrace(const Trace& trace, std::optional<SimTime> until, const QStringList& story);
  /// Plays on from that instant to the end, in a few seconds.
  void playFrom(SimTime from);
  void setReducedMotion(bool reduced) { motion_.setReduced(reduced); }
  /// Goes to the end at once.
  void finish();
  bool isPlaying() const { return motion_.isRunning(); }
  SimTime now() const;
  /// Where it is when it does not play.
  SimTime last() const;

  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  void layOut();

  Look look_;
  Trace trace_;
  std::optional<SimTime> until_;
  LadderGeometry geometry_;
  RunMotion motion_;
};

}  // namespace linger
