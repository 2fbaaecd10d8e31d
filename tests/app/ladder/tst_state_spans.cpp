#include <QTest>

#include "app/files/scenario/scenario_library.h"
#include "app/ladder/ladder_words.h"
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

  void whatACaptureDoesNotShowIsAStayOfItsOwn() {
    Trace trace;
    trace.hosts.resize(1);
    const auto add = [&](SimTime at, State state, bool gone, bool inferred) {
      SocketRecord record;
      record.at = at;
      record.facts.id = SocketId{1};
      record.facts.state = state;
      record.gone = gone;
      record.inferred = inferred;
      trace.sockets.push_back(record);
    };
    add(kSimStart, State::Closed, true, true);
    add(kSimStart + 1s, State::Established, false, false);
    add(kSimStart + 2s, State::FinWait2, false, true);
    add(kSimStart + 3s, State::Closed, true, true);
    const std::vector<StateSpan> spans = stateSpans(trace, 0, kSimStart + 4s);
    QCOMPARE(spans.size(), std::size_t{4});
    QCOMPARE(stateText(spans[0].state, spans[0].basis), QStringLiteral("unknown"));
    QCOMPARE(stateText(spans[1].state, spans[1].basis), QStringLiteral("ESTABLISHED"));
    QCOMPARE(stateText(spans[2].state, spans[2].basis), QStringLiteral("FIN-WAIT-2?"));
    QCOMPARE(stateText(spans[3].state, spans[3].basis), QStringLiteral("unknown"));
    QCOMPARE(spans[3].to, kSimStart + 4s);
  }
};

QTEST_GUILESS_MAIN(TestStateSpans)
#include "tst_state_spans.moc"
