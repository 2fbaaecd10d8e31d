#include <QTest>

#include "app/files/scenario/scenario_library.h"
#include "app/symptoms/diagnosis.h"
#include "app/symptoms/known_causes.h"
#include "model/sim/simulate.h"
#include "model/trace/rebind.h"

using namespace linger;

namespace {

/// Whether a run of the scene, on one of the systems, has the error or the state.
bool shows(const Scenario& scenario, const KnownCause& row) {
  return std::ranges::any_of(allProfiles(), [&](const OsProfile* profile) {
    const Scenario there = apply(scenario, edit::SetOs{std::nullopt, profile->id});
    if (!problemsOf(there).empty()) return false;
    const Trace trace = simulate(there);
    const auto hasState = [&](const SocketRecord& socket) {
      return socket.facts.state == row.state;
    };
    const auto hasError = [&](const CallRecord& call) {
      return row.error && call.result == *row.error;
    };
    for (const RebindQuery& query : standardQueries(trace)) {
      for (const VerdictInterval& interval : rebindVerdicts(trace, query)) {
        if (row.error && interval.verdict.result == *row.error) return true;
      }
    }
    return std::ranges::any_of(trace.sockets, hasState) ||
           std::ranges::any_of(trace.calls, hasError);
  });
}

}  // namespace

/// What an error may come from, and the scenes that show it.
class TestDiagnosis : public QObject {
  Q_OBJECT

  ScenarioLibrary library_;

 private slots:
  void everyErrorHasThreeToSixCauses_data() {
    QTest::addColumn<QString>("likeliest");
    QTest::newRow("OSError: [Errno 98] Address already in use") << "restart";
    QTest::newRow("bind: Address already in use") << "restart";
    QTest::newRow("Connection reset by peer") << "unread-data";
    QTest::newRow("BrokenPipeError: [Errno 32] Broken pipe") << "data-after-close";
    QTest::newRow("dial tcp: connect: connection refused") << "refused";
    QTest::newRow("TIME_WAIT") << "restart";
    QTest::newRow("CLOSE_WAIT") << "close-wait-leak";
    QTest::newRow("FIN_WAIT2") << "orphan-fin-wait-2";
    QTest::newRow("LAST_ACK") << "last-ack-lost";
    QTest::newRow("SYN_SENT") << "refused";
    QTest::newRow("windows") << "restart";
    QTest::newRow("Port 3000 is already in use") << "restart";
    QTest::newRow("Error: socket hang up") << "unread-data";
  }

  void everyErrorHasThreeToSixCauses() {
    QFETCH(QString, likeliest);
    const Diagnosis diagnosis = diagnose(QString::fromUtf8(QTest::currentDataTag()));
    QVERIFY(diagnosis.causes.size() >= 3 && diagnosis.causes.size() <= 6);
    QCOMPARE(diagnosis.causes.front().scene, likeliest);
  }

  void theSceneOfTheLikeliestCauseShowsIt() {
    std::optional<KnownCause> before;
    for (const KnownCause& row : knownCauses()) {
      const Scenario* scenario = library_.find(QString::fromLatin1(row.scene));
      QVERIFY2(scenario, row.scene);
      const bool isLikeliest = !before || before->error != row.error ||
                               before->state != row.state || before->call != row.call ||
                               before->systems != row.systems;
      before = row;
      // Nor one whose port the user may not take.
      if (row.error == Errno::Access && row.systems == Systems::AllButWindows) continue;
      // No scene has a client that leaves before accept() on a system that says so.
      if (row.error == Errno::ConnAborted) continue;
      if (isLikeliest) QVERIFY2(shows(*scenario, row), row.what);
    }
  }

  void aRuntimeThatSetsTheOptionIsNotToldToSetIt() {
    const Diagnosis node = diagnose(QStringLiteral("Error: listen EADDRINUSE :::8080"));
    QCOMPARE(node.causes.front().scene, QStringLiteral("close-wait-leak"));
    for (const Cause& cause : node.causes) {
      QVERIFY(!cause.remedy.contains(QStringLiteral("Set SO_REUSEADDR")));
    }
  }

  void whereAccessIsDenied_data() {
    QTest::addColumn<QString>("likeliest");
    const auto unix = QStringLiteral("The port is below 1024");
    const auto windows = QStringLiteral("On Windows");
    QTest::newRow("EACCES") << unix;
    QTest::newRow("Permission denied") << unix;
    QTest::newRow("PermissionError: [Errno 13] Permission denied") << unix;
    QTest::newRow("Error: listen EACCES: permission denied 0.0.0.0:80") << unix;
    QTest::newRow("listen tcp :443: bind: permission denied") << unix;
    QTest::newRow("Error: listen EACCES: permission denied 127.0.0.1:50000") << windows;
    QTest::newRow("PermissionError: [WinError 10013]") << windows;
    QTest::newRow("WSAEACCES") << windows;
    QTest::newRow("EACCES on Windows") << windows;
  }

  void whereAccessIsDenied() {
    QFETCH(QString, likeliest);
    const Diagnosis diagnosis = diagnose(QString::fromUtf8(QTest::currentDataTag()));
    QVERIFY(diagnosis.causes.size() >= 3);
    QVERIFY2(diagnosis.causes.front().what.startsWith(likeliest),
             qPrintable(diagnosis.causes.front().what));
  }

  /// TIME-WAIT does not block bind() there, and the option would let anybody take the port.
  void onWindowsNobodyIsToldToSetTheOption() {
    for (const Cause& cause : diagnose(QStringLiteral("[WinError 10048]")).causes) {
      QVERIFY2(!cause.line.contains(QStringLiteral("REUSEADDR")), qPrintable(cause.what));
    }
  }

  void theSceneIsSetToTheSystemAndTheRuntimeOfTheLine() {
    const auto edits =
        diagnose(QStringLiteral("SocketException (10048): Only one usage of")).edits();
    QCOMPARE(edits, (std::vector<Edit>{edit::SetOs{std::nullopt, OsId::Windows},
                                       edit::SetRuntime{RuntimeId::DotNet}}));
  }

  void whatIsUnknownHasNoCauses() {
    QVERIFY(diagnose(QStringLiteral("half-close")).causes.empty());
    QVERIFY(diagnose({}).causes.empty());
  }

  void thePortOfTheLineIsAskedFor_data() {
    QTest::addColumn<QString>("port");
    QTest::newRow("Error: listen EADDRINUSE: address already in use :::3000") << "3000";
    QTest::newRow("listen tcp :8081: bind: address already in use") << "8081";
    QTest::newRow("bind() to 0.0.0.0:80 failed (98: Address already in use)") << "80";
    QTest::newRow("[Errno 98] while binding on ('::1', 5000): address already in use") << "5000";
    QTest::newRow("Port 5173 is already in use") << "5173";
    QTest::newRow("OSError: [Errno 98] Address already in use") << "8080";
    QTest::newRow("bind 2001:db8::20: Address already in use") << "8080";
  }

  void thePortOfTheLineIsAskedFor() {
    QFETCH(QString, port);
    QStringList lines;
    for (const Cause& cause : diagnose(QString::fromLatin1(QTest::currentDataTag())).causes) {
      lines << cause.line;
    }
    const QString owner = QStringLiteral("ss -tnap 'sport = :%1'").arg(port);
    QVERIFY2(lines.contains(owner), qPrintable(lines.join(u'\n')));
  }
};

QTEST_GUILESS_MAIN(TestDiagnosis)
#include "tst_diagnosis.moc"
