#pragma once

#include <QScrollArea>

#include "app/document/document.h"
#include "app/files/scenario/scene_words.h"
#include "app/panes/explanations.h"

class QFrame;
class QLabel;

namespace linger {

/// "Why": what just happened at the playhead, why it must be so, and what people get wrong.
/// Before anything happens it tells the scene, and at the end what the scene teaches.
class WhyPane : public QScrollArea {
  Q_OBJECT

 public:
  explicit WhyPane(QWidget* parent = nullptr);

  void showMoment(const RunPointer& run, SimTime at);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  QLabel* addLabel(QWidget* into, const QString& name);
  QFrame* addBox(QWidget* page, QLabel** head, QLabel** text, const QString& name);
  void showNothingYet();
  void showScene(const ScenarioRun& run);
  void showEntry(const Trace& trace, const Entry& entry);
  void showLesson(const Scenario& scenario);
  void showPair(const QString& head, const QString& mistake, const QString& fact);
  void showTimers(const Trace& trace, SimTime at);
  void setTitleFont();

  Explanations explanations_;
  SceneWords words_;
  QLabel* moment_;
  QLabel* title_;
  QLabel* what_;
  QLabel* why_;
  QFrame* mistake_;
  QLabel* mistakeHead_;
  QLabel* mistakeText_;
  QLabel* sources_;
  QFrame* timers_;
  QLabel* timersHead_;
  QLabel* timersText_;
};

}  // namespace linger
