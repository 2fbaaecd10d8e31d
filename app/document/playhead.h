#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>
#include <optional>
#include <vector>

#include "app/document/document.h"
#include "app/document/pace.h"

namespace linger {

/// The instant that every view shows: the only clock of the window, and the only place where
/// wall time becomes simulated time.
class Playhead : public QObject {
  Q_OBJECT
  Q_PROPERTY(bool playing READ isPlaying NOTIFY playingChanged)

 public:
  /// The document outlives it.
  explicit Playhead(const Document& document, QObject* parent = nullptr);

  SimTime at() const { return at_; }
  /// The last instant that can be shown: a little after the last event of the run and of the one
  /// beside it.
  SimTime end() const { return end_; }
  /// Another run is shown beside the document's: the playhead goes through both. Null: none is.
  void setBeside(const TracePointer& trace);
  bool isPlaying() const { return timer_.isActive(); }
  bool isAtEnd() const { return at_ >= end_; }
  Pace pace() const { return pace_; }
  /// With reduced motion, playing goes from event to event, a beat each, and nothing flies.
  bool reducedMotion() const { return reducedMotion_; }

 public slots:
  /// Goes to an instant, brought into 0 to end(). Playing goes on from there.
  void seek(linger::SimTime at);
  void play();  ///< From the end it starts over.
  void pause();
  void togglePlaying();
  void stepForward();   ///< To the next event; pauses.
  void stepBackward();  ///< To the event before; pauses.
  void toStart();
  void toEnd();
  void setPace(linger::Pace pace);
  /// Playing and stepping do not pass this instant: they pause there and say stopped(). None: they
  /// go through to the end.
  void setStop(std::optional<linger::SimTime> stop);
  /// Whether anybody can see what the playhead shows: else it moves on in larger steps.
  void setSeen(bool seen);
  void setReducedMotion(bool on);

  /// Where there is no trace to go by, such as for a load: the instants to step through, in order,
  /// the last of which is the end. Until the next trace.
  void setCourse(const std::vector<linger::SimTime>& instants);

  /// Lets this much wall time pass while playing: what the timer does for each frame.
  void advance(double wallSeconds);

 signals:
  void moved(linger::SimTime at);
  void playingChanged(bool playing);
  void stopped();  ///< At the instant of setStop().
  void paceChanged(linger::Pace pace);
  void endChanged(linger::SimTime end);

 private:
  void updateFromTrace();
  void updateEnd();
  void rewind();
  void frame();
  void beat(double wallSeconds);
  void advanceTo(SimTime at);
  void moveTo(SimTime at);

  const Document& document_;
  TracePointer beside_;
  PaceMap paceMap_;
  std::vector<SimTime> instants_;
  SimTime at_;
  SimTime end_;
  std::optional<SimTime> stop_;
  Pace pace_;
  bool reducedMotion_ = false;
  double sinceBeat_ = 0.0;
  QTimer timer_;
  QElapsedTimer sinceFrame_;
};

}  // namespace linger
