#pragma once

#include <QWidget>

#include "app/document/playhead.h"

class QLabel;
class QToolButton;

namespace linger {

class ActionSet;
class GlyphButton;
class Scrubber;

/// The player: to the ends, by events, play and pause, the pace, the clock and the scrubber.
class TransportBar : public QWidget {
  Q_OBJECT

 public:
  /// All three outlive it.
  TransportBar(Document& document, Playhead& playhead, const ActionSet& actions,
               QWidget* parent = nullptr);

  Scrubber* scrubber() const { return scrubber_; }
  /// What the scrubber shares a row with, so that others can leave as much room.
  QWidget* controls() const { return controls_; }
  /// Before a class, in little width: the scrubber has that of the pace and of the clock.
  void setBrief(bool on);

 protected:
  void changeEvent(QEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  void addButtons(const ActionSet& actions);
  void fillPaces();
  void updateFromPlayhead();
  void updatePlaying();
  void updatePace();
  void setFonts();
  void makeRoom();

  Playhead& playhead_;
  QWidget* controls_;
  GlyphButton* play_ = nullptr;
  QToolButton* pace_;
  QLabel* clock_;
  bool brief_ = false;
  Scrubber* scrubber_;
};

/// "teaching speed", "true time ×10": a pace in words.
QString nameOf(const Pace& pace);

}  // namespace linger
