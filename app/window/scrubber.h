#pragma once

#include <QAbstractSlider>

#include "app/document/playhead.h"
#include "app/ladder/seconds_axis.h"
#include "app/widgets/spoken_value.h"

namespace linger {

/// The playhead on the run's axis: dragged, clicked, or moved by the keys. To assistive
/// technology it is a slider of seconds.
class Scrubber : public QAbstractSlider, public SpokenValue {
  Q_OBJECT

 public:
  /// Both outlive it.
  Scrubber(Document& document, Playhead& playhead, QWidget* parent = nullptr);

  /// What is shown of the run, of the one beside it, if one is, and up to when.
  void setShown(const TracePointer& trace, const TracePointer& beside,
                std::optional<SimTime> horizon);

  /// The axis, from the left to the right end of the track in this widget's pixels.
  const TimeAxis& axis() const { return seconds_.axis; }
  /// The same with its break. A scene in which no port is taken has no lanes beside it: there the
  /// pauses are broken out, and nothing is widened.
  const SecondsAxis& seconds() const { return seconds_; }
  /// How far the track stays from the widget's edges.
  int margin() const;

  double spokenValue() const override;
  double leastSpoken() const override { return 0; }
  double mostSpoken() const override;
  QString spokenText() const override;
  void setSpokenValue(double seconds) override;

  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;

 signals:
  void axisChanged();

 protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  void makeAxis();
  void makeTicks();
  SimTime axisEndOfBoth() const;
  SimTime lastShown() const;
  void updateFromPlayhead();
  void seekTo(double pixel);
  double trackY() const;
  void paintTrack(QPainter& painter) const;
  void paintTicks(QPainter& painter) const;
  void paintBreak(QPainter& painter) const;
  void paintSeconds(QPainter& painter) const;
  void paintPauses(QPainter& painter) const;
  void paintHandle(QPainter& painter) const;

  Document& document_;
  Playhead& playhead_;
  TracePointer trace_;
  TracePointer beside_;             ///< Null: none.
  std::optional<SimTime> horizon_;  ///< None: the whole run is shown.
  SecondsAxis seconds_;
  RunPointer run_;             ///< For which the axis was made; never null.
  SimTime last_;               ///< Where it ends.
  std::vector<double> ticks_;  ///< The pixels at which something happens, in order.
};

}  // namespace linger
