#include <QLabel>
#include <QPushButton>
#include <QTest>

#include "app/course/lesson_library.h"
#include "app/learn/learn_dialog.h"
#include "app/learn/player/offered_edits.h"
#include "tests/app/learn/learning.h"

using namespace linger;

/// A goal of a lesson: edits are made until all holds that it asks for.
class TestLearnGoals : public Learning {
  Q_OBJECT

 private slots:
  void init() { begin(); }
  void cleanup() { dialog_.reset(); }

  void everyGoalCanBeReachedByWhatIsOffered();
  void editsAreTakenBack();
  void aGoalTellsWhichConditionsHold();
  void noEditIsOfferedThatChangesNothing();
};

void TestLearnGoals::everyGoalCanBeReachedByWhatIsOffered() {
  int goals = 0;
  for (const QString& name : builtInLessons()) {
    dialog_->openLesson(name, 0);
    for (int at = 0; at < player().count(); ++at, player().goTo(at)) {
      const auto* goal = std::get_if<task::Reach>(&player().step().task);
      if (goal == nullptr) continue;
      ++goals;
      for (const Edit& edit : goal->solution) {
        const auto offered = offeredEdits(player().scene(), player().shown(), goal->allowed);
        QVERIFY2(std::ranges::find(offered, edit) != offered.end(), player().step().id.c_str());
        player().make(edit);
      }
    }
  }
  QVERIFY(goals >= 12);
}

void TestLearnGoals::editsAreTakenBack() {
  openStep("who-waits", "both");
  const auto goal = std::get<task::Reach>(player().step().task);
  const Trace before = player().shown();
  player().make(edit::CloseFirst{Closer::Client});
  QVERIFY(player().shown() != before);
  pane().commit()->click();
  QVERIFY(!player().isTold());
  QVERIFY(pane().outcome()->text().contains("Not yet"));
  undo();
  QVERIFY(player().edits().empty());
  QVERIFY(!pane().outcome()->isVisible());
  QVERIFY(pane().tell()->isVisible());
  QVERIFY(player().shown() == before);
  player().make(goal.solution.front());
  pane().commit()->click();
  QVERIFY(player().isTold());
}

/// It is said of the edits that were checked, not of those that were made since.
void TestLearnGoals::aGoalTellsWhichConditionsHold() {
  openStep("so-reuseaddr", "both");
  player().make(edit::SetMsl{5s});
  QVERIFY(!pane().outcome()->isVisible());
  pane().commit()->click();
  const QString told = pane().outcome()->text();
  QVERIFY2(told.contains("✗ does not hold: on the server, listen() succeeds, at 2.000 s"),
           qPrintable(told));
  QVERIFY2(told.contains("✓ holds: the server is in TIME-WAIT at 2.000 s"), qPrintable(told));
  undo();
  QVERIFY(!pane().outcome()->isVisible());
  player().make(edit::SetMsl{0s});  // Then the port is free, but not beside TIME-WAIT.
  pane().commit()->click();
  QVERIFY2(
      pane().outcome()->text().contains("✗ no longer holds: the server is in TIME-WAIT at 2.000 s"),
      qPrintable(pane().outcome()->text()));
}

void TestLearnGoals::noEditIsOfferedThatChangesNothing() {
  for (const QString& name : builtInLessons()) {
    dialog_->openLesson(name, 0);
    for (int at = 0; at < player().count(); ++at) {
      player().goTo(at);
      const auto* goal = std::get_if<task::Reach>(&player().step().task);
      if (goal == nullptr) continue;
      const Scenario scene = player().scene();
      for (const Edit& edit : offeredEdits(scene, player().shown(), goal->allowed)) {
        QVERIFY(apply(scene, edit) != scene);
      }
    }
  }
  openStep("who-waits", "both");
  player().make(edit::CloseFirst{Closer::Server});  // It does so already.
  QVERIFY(player().edits().empty());
}

QTEST_MAIN(TestLearnGoals)
#include "tst_learn_goals.moc"
