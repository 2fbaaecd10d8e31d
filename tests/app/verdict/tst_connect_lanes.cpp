#include <QTest>

#include "app/files/scenario/scenario_library.h"
#include "app/verdict/clock_face.h"
#include "app/verdict/lane_answer.h"
#include "app/verdict/remedy.h"
#include "app/verdict/verdict_lanes.h"
#include "model/sim/edit.h"
#include "model/sim/simulate.h"

using namespace linger;

namespace {

Trace traceOf(const char* scene, OsId os = OsId::Linux) {
  const Scenario scenario = *ScenarioLibrary().find(QString::fromLatin1(scene));
  return simulate(apply(scenario, edit::SetOs{std::nullopt, os}));
}

std::vector<Lane> lanesOf(const Trace& trace) {
  return connectLanes(trace, connectsAtStake(trace));
}

/// While the client's last run has its connection.
SimTime connectedAgain(const Trace& trace) {
  SimTime returned;
  for (const CallRecord& call : trace.calls) {
    if (call.call == Call::Connect && call.returned) returned = *call.returned;
  }
  return returned + 10ms;
}

}  // namespace

/// In scenes about clients it is connect() that is asked about.
class TestConnectLanes : public QObject {
  Q_OBJECT

 private slots:
  void onlyWhereAClientIsAtStake() {
    QStringList asked;
    const ScenarioLibrary library;
    for (const Scenario& scenario : library.list()) {
      if (!connectsAtStake(simulate(scenario)).empty())
        asked << QString::fromStdString(scenario.name);
    }
    asked.sort();
    QVERIFY2(asked == QStringList({"ports-run-out", "same-port-again"}),
             qPrintable(asked.join(u' ')));
  }

  /// Whether the server could start again is no question of a client that gets no answer.
  void nothingIsAskedWhereAConnectionIsOpened() {
    QStringList silent;
    const ScenarioLibrary library;
    for (const Scenario& scenario : library.list()) {
      if (isAboutOpening(simulate(scenario))) silent << QString::fromStdString(scenario.name);
    }
    silent.sort();
    const QStringList wanted{"called-again-in-window",
                             "called-again-too-soon",
                             "called-anew",
                             "full-queue",
                             "half-open",
                             "impatient-client",
                             "refused",
                             "syn-ack-lost"};
    QVERIFY2(silent == wanted, qPrintable(silent.join(u' ')));
    Scenario scene = *ScenarioLibrary().find("impatient-client");
    QVERIFY(lanesAtStake(simulate(scene)).empty());
    scene = apply(scene, edit::Restart{kSimStart + 1s});
    QVERIFY2(!lanesAtStake(simulate(scene)).empty(), "a restart puts the server's port at stake");
  }

  void eachDestinationHasItsLane() {
    const Trace trace = traceOf("ports-run-out");
    const std::vector<Lane> lanes = lanesOf(trace);
    QCOMPARE(lanes.size(), 2U);
    QCOMPARE(lanes[0].label, QString("To 192.0.2.20:8080"));
    QCOMPARE(lanes[1].label, QString("To 192.0.2.20:8081"));
    const SimTime then = kSimStart + 2s;
    const LaneAnswer no = answerFor(trace, lanes[0], then);
    QVERIFY(!no.works);
    QVERIFY2(no.words.headline.startsWith("No. Not for another 58.2"),
             qPrintable(no.words.headline));
    QVERIFY2(no.words.reason.contains("EADDRNOTAVAIL") && no.words.reason.contains("TIME-WAIT"),
             qPrintable(no.words.reason));
    QVERIFY(answerFor(trace, lanes[1], then).works);
    QCOMPARE(clockFace(trace, lanes[0], then).what, QString("TIME-WAIT on the client"));
    QVERIFY(clockFace(trace, lanes[0], then).left > 58s);
    QVERIFY(remedyFor(trace, lanes[0], then));
  }

  void theAnswersAreThoseOfTheRun_data() {
    QTest::addColumn<QByteArray>("scene");
    QTest::addColumn<int>("os");
    for (const char* scene : {"ports-run-out", "same-port-again"}) {
      for (const OsProfile* profile : allProfiles()) {
        QTest::addRow("%s %s", scene, profile->name.data())
            << QByteArray(scene) << int(profile->id);
      }
    }
  }

  /// What a program's connect() really got is what its lane says of the instant before.
  void theAnswersAreThoseOfTheRun() {
    QFETCH(QByteArray, scene);
    QFETCH(int, os);
    const Trace trace = traceOf(scene.constData(), static_cast<OsId>(os));
    const std::vector<Lane> lanes = lanesOf(trace);
    int compared = 0;
    for (const CallRecord& call : trace.calls) {
      if (call.call != Call::Connect || call.at <= kSimStart) continue;
      for (const Lane& lane : lanes) {
        if (lane.connects->local.port != 0) continue;
        if (lane.connects->remote.toString() != call.arguments) continue;
        const VerdictInterval* before = intervalAt(lane.intervals, call.at - 1us);
        QVERIFY(before);
        const bool refusedAtHome =
            call.result == Errno::AddrNotAvail || call.result == Errno::AddrInUse;
        QCOMPARE(!before->verdict.works(), refusedAtHome);
        ++compared;
      }
    }
    if (!lanes.empty() && lanes.front().connects->local.port == 0) QVERIFY(compared >= 4);
  }

  void aClientThatInsistsOnItsPortIsAskedForItsOptions() {
    const Trace trace = traceOf("same-port-again");
    const std::vector<Lane> lanes = lanesOf(trace);
    QCOMPARE(lanes.size(), 2U);
    const SimTime then = kSimStart + 1900ms;
    QVERIFY(!answerFor(trace, lanes[0], then).works);
    QVERIFY(answerFor(trace, lanes[1], then).works);
  }

  /// macOS chooses only ports that nothing is bound to, whatever they are connected to.
  void thePortsNeedNotBeConnectedToTheDestination() {
    const Trace trace = traceOf("ports-run-out", OsId::MacOs);
    const std::vector<Lane> lanes = lanesOf(trace);
    QCOMPARE(lanes.size(), 2U);
    const LaneAnswer answer = answerFor(trace, lanes[1], kSimStart + 2s);
    QVERIFY(!answer.works);
    QVERIFY2(answer.words.reason.startsWith("Of the ports that the system may choose, none is left "
                                            "for a connection to 192.0.2.20:8081."),
             qPrintable(answer.words.reason));
  }

  void aClientThatRunsAgainIsNoServer() {
    const Trace trace = traceOf("same-port-again");
    const std::vector<Lane> lanes = lanesOf(trace);
    const QString reason = answerFor(trace, lanes[0], connectedAgain(trace)).words.reason;
    QVERIFY2(reason.contains(QStringLiteral("ESTABLISHED. The process “client” owns it.")),
             qPrintable(reason));
  }

  void theOptionIsAdvisedOnlyWhereItHelps() {
    const Trace trace = traceOf("same-port-again");
    const std::vector<Lane> lanes = lanesOf(trace);
    const auto remedy = remedyFor(trace, lanes[0], kSimStart + 1900ms);
    QVERIFY(remedy && remedy->words.startsWith("Set SO_REUSEADDR before bind(), in every run"));
    for (const Lane& lane : lanes) {
      QVERIFY(!answerFor(trace, lane, connectedAgain(trace)).works);
      const auto other = remedyFor(trace, lane, connectedAgain(trace));
      QVERIFY2(other && !other->words.contains("SO_REUSEADDR"), qPrintable(lane.label));
    }
  }

  void theQuestionIsNamedForIt() {
    VerdictLanes lanes;
    lanes.setTrace(std::make_shared<const Trace>(traceOf("ports-run-out")));
    QVERIFY(lanes.asksConnect());
    QCOMPARE(lanes.accessibleName(), QString("Can the client connect now?"));
    lanes.setTrace(std::make_shared<const Trace>(traceOf("restart")));
    QVERIFY(!lanes.asksConnect());
    QCOMPARE(lanes.accessibleName(), QString("Can the server restart now?"));
    lanes.setTrace(std::make_shared<const Trace>(traceOf("refused")));
    QVERIFY(lanes.lanes().empty());
  }
};

QTEST_MAIN(TestConnectLanes)
#include "tst_connect_lanes.moc"
