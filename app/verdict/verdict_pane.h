#pragma once

#include <QWidget>
#include <memory>

#include "app/verdict/verdict_lanes.h"
#include "model/sim/edit.h"

class QAbstractButton;
class QGridLayout;
class QLabel;
class QToolButton;

namespace linger {

class ButtonRow;
class CountdownClock;
class RemedyBar;

/// "Can the server restart now?": the countdown, the answer at the playhead in words, what helps,
/// and the lanes under it.
class VerdictPane : public QWidget {
  Q_OBJECT

 public:
  explicit VerdictPane(QWidget* parent = nullptr);

  void setTrace(std::shared_ptr<const Trace> trace);
  /// Another run to be compared with, by its name; null: none.
  void setBeside(const std::shared_ptr<const Trace>& trace, const QString& name);
  void setPlayhead(SimTime at);
  void setLook(Look look);

  VerdictLanes* lanes() const { return lanes_; }
  /// Of the run beside; hidden while there is none.
  VerdictLanes* lanesBeside() const { return lanesBeside_; }
  /// What the names of all lanes need, at the left.
  double labelWidth() const;
  CountdownClock* clock() const { return clock_; }
  RemedyBar* remedy() const { return remedy_; }
  /// Lays the pane out for a width while it is hidden, so that its height for it is known.
  void prepareFor(int width);
  /// In so little height there is the answer and the lanes, without the reason.
  void setLow(bool low);
  /// Without the buttons of the pane itself.
  void setBrief(bool on);
  /// Puts a button at the end of the first row; see ButtonRow for its rank.
  void addButton(QAbstractButton* button, int rank);
  void setOffered(const QAbstractButton* button, bool offered);

 signals:
  void instantRequested(linger::SimTime at);
  /// What helps is to be shown in the scene.
  void editsRequested(const std::vector<linger::Edit>& edits);
  /// Other options are asked about from now on.
  void queriesChanged(const std::vector<linger::RebindQuery>& queries);

 protected:
  void changeEvent(QEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void showEvent(QShowEvent* event) override;

 private:
  void say();
  void sayBeside();
  void offerPicker();
  /// The remedy's buttons, in the heading where a row of their own would cost a lane.
  void offerRemedy();
  void makeRoom();
  void spaceLanes();
  /// Whether the answer stands without its reason.
  bool isShort() const;
  QString headlineSize() const;
  double twoLinesOfReason() const;
  void placeClock();
  /// Texts are laid out to be measured: not before somebody sees the pane, or asks how high it is.
  void updateRoom();
  void reserveRoom();
  QString answerOf(const Lane& lane, SimTime at) const;
  void jump();
  void pickQueries();

  std::shared_ptr<const Trace> trace_;
  CountdownClock* clock_;
  QLabel* title_;
  QLabel* answer_;
  QToolButton* jump_;
  QToolButton* pick_;
  QToolButton* showMe_;
  QToolButton* copy_;
  ButtonRow* heading_;
  RemedyBar* remedy_;
  QLabel* hereTitle_;
  VerdictLanes* lanes_;
  QLabel* besideTitle_;
  VerdictLanes* lanesBeside_;
  QString besideName_;  ///< Empty: nothing is beside.
  QGridLayout* grid_;
  Look look_ = Look::Light;
  bool brief_ = false;  ///< For those who only watch: nothing to press.
  bool low_ = false;
  bool isRoomReserved_ = false;
  bool narrow_ = false;  ///< The words need the width more than the clock does.
  bool slim_ = false;    ///< Before a class, where the ladder needs the height of the reason.
};

}  // namespace linger
