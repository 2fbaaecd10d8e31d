#include <QTest>

#include "app/files/scenario_library.h"
#include "app/ladder/state_spans.h"
#include "model/sim/simulate.h"
#include "model/trace/snapshot.h"

using namespace linger;

/// The ladder, the diagram and the questions name one state at one instant: the snapshot's.
class TestStateSpans : public QObject {
  Q_OBJECT

 private slots:
  void theMiddleIsWhatTheSnapshotShows_data() {
    QTest::addColumn<QString>("name");
    const ScenarioLibrary library;
    for (const Scenario& scenario : library.list()) {
      QTest::newRow(scenario.name.c_str()) << QString::fromStdString(scenario.name);
    }
  }

  void theMiddleIsWhatTheSnapshotShows() {
    QFETCH(QString, name);
    const Trace trace = simulate(*loadScenario(name).value);
    std::size_t hosts = snapshotAt(trace, kSimStart).hosts.size();
    for (HostIndex host = 0; host < hosts; ++host) {
      const std::vector<StateSpan> spans = stateSpans(trace, host, trace.end + 1s);
      for (const SimTime at : eventInstants(trace)) {
        State middle = State::Closed;
        for (const StateSpan& span : spans) {
          if (span.column == 0 && span.from <= at) middle = span.state;
        }
        const State shown = snapshotAt(trace, at).hosts[host].state;
        QVERIFY2(middle == shown, qPrintable(QStringLiteral("host %1 at %2 us: %3, %4")
                                                 .arg(host)
                                                 .arg(microseconds(at))
                                                 .arg(QLatin1String(nameOf(middle).data()),
                                                      QLatin1String(nameOf(shown).data()))));
      }
    }
  }
};

QTEST_GUILESS_MAIN(TestStateSpans)
#include "tst_state_spans.moc"
