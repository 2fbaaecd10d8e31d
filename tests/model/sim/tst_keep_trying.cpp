#include <QTest>

#include "model/sim/keep_trying.h"
#include "model/sim/scenario_run.h"
#include "tests/model/sim/scene.h"

using namespace linger;
using namespace linger::scene;

namespace {

/// The server closes first, so that its port is held until TIME-WAIT ends at 60.24 s.
Scenario closedFirst() {
  Scenario scenario = connected(OsId::Linux, 100ms, {recvEof(), after(100ms, close()), exit()},
                                {when(40ms, close()), exit()});
  server(scenario).programs[0].starts = {kSimStart};
  return scenario;
}

int failedBinds(const Trace& trace) {
  return int(std::count_if(trace.calls.begin(), trace.calls.end(), [](const CallRecord& call) {
    return call.call == Call::Bind && call.result == Errno::AddrInUse;
  }));
}

}  // namespace

/// Starting the server again every second, as people do by hand.
class TestKeepTrying : public QObject {
  Q_OBJECT

 private slots:
  void stopsAtTheFirstSuccess() {
    const edit::KeepTrying tries{kSimStart + 2s};
    const ScenarioRun run = runOf(apply(closedFirst(), tries));
    const Tries outcome = outcomeOf(run.scenario, run.trace, tries);
    QCOMPARE(outcome.count, 60);  // 2 s, 3 s, … 61 s
    QVERIFY(outcome.worked == kSimStart + 61s);
    QCOMPARE(failedBinds(run.trace), 59);
  }

  void oneTryIsEnoughWhereNothingIsInTheWay() {
    const edit::KeepTrying tries{kSimStart + 70s};
    const ScenarioRun run = runOf(apply(closedFirst(), tries));
    const Tries outcome = outcomeOf(run.scenario, run.trace, tries);
    QCOMPARE(outcome.count, 1);
    QVERIFY(outcome.worked == kSimStart + 70s);
  }

  /// A server that never lets go of its port: a few tries stay, to be seen.
  void givesUpWhereItNeverWorks() {
    Scenario stays = connected(OsId::Linux, 100ms, {}, {});
    server(stays).programs[0].steps = {{.kind = StepKind::Accept}};
    const edit::KeepTrying tries{kSimStart + 2s};
    const ScenarioRun run = runOf(apply(stays, tries));
    const Tries outcome = outcomeOf(run.scenario, run.trace, tries);
    QVERIFY(!outcome.worked);
    QCOMPARE(outcome.count, kShownTries);
    QCOMPARE(failedBinds(run.trace), kShownTries);
  }

  /// Another length of TIME-WAIT asks for another number of tries.
  void followsWhatIsEditedBeforeIt() {
    const edit::KeepTrying tries{kSimStart + 2s};
    const ScenarioRun run = runOf(apply(apply(closedFirst(), edit::SetMsl{5s}), tries));
    QCOMPARE(outcomeOf(run.scenario, run.trace, tries).count, 10);  // 2 s … 11 s
  }

  void changesNothingWithoutAServer() {
    Scenario lonely = closedFirst();
    lonely.hosts.pop_back();
    QVERIFY(apply(lonely, edit::KeepTrying{kSimStart}) == lonely);
  }
};

QTEST_APPLESS_MAIN(TestKeepTrying)
#include "tst_keep_trying.moc"
