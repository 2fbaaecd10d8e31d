#pragma once

#include <QWidget>

#include "app/actions/app_context.h"
#include "app/look/theme.h"

class QAction;
class QPushButton;
class QScrollArea;

namespace linger {

class ActionSet;
class QuestionCard;
class TransportBar;
class VerdictPane;

/// The lower panel: whether a restart would work, and below it the player, on one axis.
class VerdictPanel : public QWidget {
  Q_OBJECT

 public:
  /// Both outlive it.
  VerdictPanel(AppContext& context, const ActionSet& actions, QWidget* parent = nullptr);

  VerdictPane* verdict() const { return verdict_; }
  QuestionCard* question() const { return question_; }
  TransportBar* transport() const { return transport_; }
  void setLook(Look look);
  /// One button is left beside the answer: the ladder needs the room.
  void setPresenting(bool on);
  /// As high as what it says, within its share of the window; nothing while nobody sees it.
  void fitHeight();

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void showEvent(QShowEvent* event) override;

 private:
  double shareOfWindow() const;
  void updateFromQuiz();
  void offerButtons();
  void addRestart(const ActionSet& actions);
  QPushButton* addButton(QAction* action, const QString& words, int rank);
  void makeAtOnce(const std::vector<Edit>& edits);
  void updateFromTrace();
  void alignLanes();

  AppContext& context_;
  VerdictPane* verdict_;
  QPushButton* keepTrying_ = nullptr;
  QPushButton* restart_ = nullptr;
  QScrollArea* scroll_;
  QuestionCard* question_;
  QScrollArea* questionScroll_;
  TransportBar* transport_;
};

}  // namespace linger
