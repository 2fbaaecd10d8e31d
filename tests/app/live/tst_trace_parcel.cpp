#include <QTest>

#include "app/files/scenario/scenario_library.h"
#include "app/live/trace_parcel.h"
#include "model/sim/simulate.h"

using namespace linger;

/// A run as bytes between two processes: nothing of it may be lost.
class TestTraceParcel : public QObject {
  Q_OBJECT

 private slots:
  void everySceneComesBackAsItWas() {
    const ScenarioLibrary library;
    for (const Scenario& scenario : library.list()) {
      Trace trace = simulate(scenario);
      trace.portMemory.clear();  // A run on the kernel has none.
      const auto back = unpackRecords(packRecords(trace), trace);
      QVERIFY2(back, scenario.name.c_str());
      QVERIFY2(*back == trace, scenario.name.c_str());
    }
  }

  void rulesKeepTheirSources() {
    const Trace trace = simulate(*ScenarioLibrary().find("restart"));
    const auto back = unpackRecords(packRecords(trace), trace);
    QCOMPARE(back->transitions[0].rule.citation, trace.transitions[0].rule.citation);
  }

  void whatIsCutShortIsNoRun() {
    const Trace trace = simulate(*ScenarioLibrary().find("restart"));
    const QByteArray bytes = packRecords(trace);
    for (qsizetype size = 0; size < bytes.size(); size += 7) {
      QVERIFY(!unpackRecords(bytes.left(size), trace));
    }
    QVERIFY(!unpackRecords(bytes + 'x', trace));
    QVERIFY(!unpackRecords("{\"format\": \"linger-trace/1\"}", trace));
  }
};

QTEST_GUILESS_MAIN(TestTraceParcel)
#include "tst_trace_parcel.moc"
