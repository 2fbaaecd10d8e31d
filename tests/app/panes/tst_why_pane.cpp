#include <QLabel>
#include <QTest>

#include "app/files/scenario/scenario_library.h"
#include "app/panes/why_pane.h"
#include "model/sim/simulate.h"

using namespace linger;

/// What the pane "Why" says of the timers that run at the playhead.
class TestWhyPane : public QObject {
  Q_OBJECT

 private slots:
  void nothingRunsBeforeTheSceneBegins();
  void theTimerThatRunsIsTold();
  void manyAlikeAreToldOnce();

 private:
  static RunPointer run(const char* scene) {
    return std::make_shared<const ScenarioRun>(runOf(*ScenarioLibrary().find(scene)));
  }
  static const QLabel* timersOf(const WhyPane& pane) {
    for (const QLabel* label : pane.findChildren<QLabel*>()) {
      if (label->accessibleDescription() == QStringLiteral("Running timers")) return label;
    }
    return nullptr;
  }
};

void TestWhyPane::nothingRunsBeforeTheSceneBegins() {
  WhyPane pane;
  pane.showMoment(run("restart"), kSimStart);
  QVERIFY(timersOf(pane)->parentWidget()->isHidden());
}

void TestWhyPane::theTimerThatRunsIsTold() {
  WhyPane pane;
  const RunPointer restart = run("restart");
  pane.showMoment(restart, kSimStart + 10s);
  QVERIFY(!timersOf(pane)->parentWidget()->isHidden());
  const QString told = timersOf(pane)->text();
  QVERIFY2(told.startsWith(QStringLiteral("server: TIME-WAIT, 60 s\n")), qPrintable(told));
  QVERIFY2(!told.contains(QStringLiteral("FIN-WAIT-2")), "that one has ended");
  pane.showMoment(restart, restart->trace.end);
  QVERIFY2(timersOf(pane)->parentWidget()->isHidden(), "at the end none runs");
}

void TestWhyPane::manyAlikeAreToldOnce() {
  WhyPane pane;
  pane.showMoment(run("ports-run-out"), kSimStart + 20s);
  const QString told = timersOf(pane)->text();
  QVERIFY2(told.contains(QStringLiteral(" times)")), qPrintable(told));
  QCOMPARE(told.count(QStringLiteral("TIME-WAIT, 60 s")), 1);
}

QTEST_MAIN(TestWhyPane)
#include "tst_why_pane.moc"
