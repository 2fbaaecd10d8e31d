#pragma once

#include <QWidget>
#include <memory>

#include "app/verdict/verdict_lanes.h"

class QAbstractButton;
class QLabel;
class QToolButton;

namespace linger {

class ButtonRow;
class QuestionPicker;

/// "Would a restart work?": the answer at the playhead in words, and the lanes under it.
class VerdictPane : public QWidget {
  Q_OBJECT

 public:
  explicit VerdictPane(QWidget* parent = nullptr);

  void setTrace(std::shared_ptr<const Trace> trace);
  void setPlayhead(SimTime at);
  void setLook(Look look);

  VerdictLanes* lanes() const { return lanes_; }
  /// Without the buttons of the pane itself.
  void setBrief(bool on);
  /// Puts a button at the end of the first row; see ButtonRow for its rank.
  void addButton(QAbstractButton* button, int rank);
  void setOffered(const QAbstractButton* button, bool offered);

 signals:
  void instantRequested(linger::SimTime at);
  /// Other options are asked about from now on.
  void questionsChanged(const std::vector<linger::RebindQuestion>& questions);

 protected:
  void changeEvent(QEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  void say();
  void reserveRoom();
  QString answerOf(const Lane& lane, const VerdictInterval& interval, SimTime at) const;
  void jump();
  void pickQuestions();

  std::shared_ptr<const Trace> trace_;
  QLabel* title_;
  QLabel* answer_;
  QToolButton* jump_;
  QToolButton* pick_;
  ButtonRow* heading_;
  VerdictLanes* lanes_;
  Look look_ = Look::Light;
};

}  // namespace linger
