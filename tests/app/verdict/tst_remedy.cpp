#include <QClipboard>
#include <QGuiApplication>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <algorithm>

#include "app/document/run_pointer.h"
#include "app/files/scenario/scenario_library.h"
#include "app/verdict/lane_answer.h"
#include "app/verdict/remedy.h"
#include "app/verdict/remedy_bar.h"
#include "app/verdict/verdict_pane.h"
#include "model/sim/edit.h"
#include "model/sim/scenario_run.h"

using namespace linger;

namespace {

SimTime at(Duration d) {
  return kSimStart + d;
}

}  // namespace

/// What helps against a restart that fails.
class TestRemedy : public QObject {
  Q_OBJECT

  RunPointer restart_;

 private slots:
  void initTestCase() {
    const Scenario scenario = *ScenarioLibrary().find(QStringLiteral("restart"));
    restart_ = std::make_shared<const ScenarioRun>(runOf(scenario));
  }

  void theRemedyIsOfferedInTheProgramsLanguage() {
    VerdictPane pane;
    pane.setTrace(traceOf(restart_));
    pane.setPlayhead(at(2s));
    const auto remedy = remedyFor(restart_->trace, pane.lanes()->lanes()[0], at(2s));
    QVERIFY(remedy);
    QCOMPARE(remedy->line,
             QStringLiteral("sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)"));
    QCOMPARE(remedy->edits, std::vector<Edit>{edit::SetReuseAddr{true}});
    QVERIFY(!remedyFor(restart_->trace, pane.lanes()->lanes()[2], at(2s)));
    QSignalSpy asked(&pane, &VerdictPane::editsRequested);
    for (auto* button : pane.findChildren<QToolButton*>()) {
      if (!button->isVisibleTo(&pane)) continue;
      if (button->text() == QStringLiteral("Show me")) button->click();
      if (button->text() == QStringLiteral("Copy the line")) button->click();
    }
    QCOMPARE(asked.count(), 1);
    QCOMPARE(QGuiApplication::clipboard()->text(), remedy->line);
  }

  void whoHoldsThePortIsToBeStopped() {
    VerdictLanes lanes;
    lanes.setTrace(traceOf(restart_));
    const auto remedy = remedyFor(restart_->trace, lanes.lanes()[2], at(10ms));
    QVERIFY(remedy);
    QCOMPARE(remedy->line, QStringLiteral("ss -tnap 'sport = :8080'"));
    QCOMPARE(remedy->edits.size(), 1U);
    QVERIFY(std::holds_alternative<edit::AddHostEvent>(remedy->edits.front()));
  }

  /// Its connection goes on to TIME-WAIT: to stop the process is half of what helps.
  void bothStepsAreToldWhereOneDoesNotHelp() {
    VerdictLanes lanes;
    lanes.setTrace(traceOf(restart_));
    const auto remedy = remedyFor(restart_->trace, lanes.lanes()[0], at(10ms));
    QVERIFY(remedy);
    QVERIFY2(remedy->words.startsWith(QStringLiteral("Set SO_REUSEADDR in every run")),
             qPrintable(remedy->words));
    QCOMPARE(remedy->edits.size(), 2U);
    Scenario fixed = restart_->scenario;
    for (const Edit& edit : remedy->edits) fixed = apply(fixed, edit);
    lanes.setTrace(std::make_shared<const Trace>(simulate(fixed)));
    lanes.setPlayhead(at(20ms));
    QVERIFY2(lanes.sentence(lanes.currentLane()).startsWith(QStringLiteral("Yes")),
             qPrintable(lanes.sentence(lanes.currentLane())));
  }

  /// The ports may be taken by connections to others: then no socket is named.
  void whoFindsNoPortIsNotToldToBindToAnotherAddress() {
    Lane lane;
    lane.connects = ConnectQuery{};
    lane.intervals.emplace_back().verdict.result = Errno::AddrNotAvail;
    const auto remedy = remedyFor(restart_->trace, lane, at(2s));
    QVERIFY(remedy && remedy->words.startsWith(QStringLiteral("Keep connections open")));
  }

  /// In a low and narrow pane its buttons stand in the heading, while its words are seen.
  void theHeadingOffersTheRemedyWithItsWords() {
    VerdictPane pane;
    pane.setTrace(traceOf(restart_));
    pane.setPlayhead(at(2s));
    pane.resize(40 * pane.fontMetrics().height(), 300);
    pane.setLow(true);
    pane.show();
    const QString line = remedyFor(restart_->trace, pane.lanes()->lanes()[0], at(2s))->line;
    const auto offers = [&pane] {
      return std::ranges::count_if(pane.findChildren<QToolButton*>(), [&](auto* button) {
        return button->text() == QStringLiteral("Show me") && button->isVisibleTo(&pane);
      });
    };
    QCOMPARE(offers(), 1);
    QVERIFY(pane.remedy()->showMe()->isHidden());
    for (const auto* button : pane.findChildren<QToolButton*>()) {
      if (button->text() == QStringLiteral("Copy the line")) QCOMPARE(button->toolTip(), line);
    }
    pane.setBeside(traceOf(restart_), QStringLiteral("the same"));
    QCOMPARE(offers(), 0);
  }

  void everyFailureHasARemedy() {
    int failures = 0;
    const ScenarioLibrary library;
    for (const Scenario& scenario : library.list()) {
      const Trace trace = simulate(scenario);
      for (const Lane& lane : lanesAtStake(trace)) {
        for (const VerdictInterval& interval : lane.intervals) {
          if (interval.verdict.works() || interval.verdict.rule == kNoPower) continue;
          if (runningServer(lane, interval.from)) continue;
          const auto remedy = remedyFor(trace, lane, interval.from);
          QVERIFY2(remedy && !remedy->words.isEmpty(), scenario.name.c_str());
          ++failures;
        }
      }
    }
    QVERIFY(failures > 100);
  }
};

QTEST_MAIN(TestRemedy)
#include "tst_remedy.moc"
