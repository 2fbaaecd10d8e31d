#include <QTest>

#include "model/sim/simulate.h"
#include "model/trace/known_part.h"
#include "model/trace/snapshot.h"
#include "tests/model/sim/scene.h"

using namespace linger;
using namespace linger::scene;

namespace {

SimTime at(Duration since) {
  return kSimStart + since;
}

/// The server closes first and exits; it is started again at 2 s, and fails.
Trace restartedAtTwo() {
  Scenario scenario = connected(OsId::Linux, 100ms, {recvEof(), after(100ms, close()), exit()},
                                {when(40ms, close()), exit()});
  server(scenario).programs[0].starts = {kSimStart, at(2s)};
  return simulate(scenario);
}

}  // namespace

/// A trace as far as somebody has watched it.
class TestKnownPart : public QObject {
  Q_OBJECT

 private slots:
  void whatIsKnownIsWhatIsTrueThen() {
    const Trace whole = restartedAtTwo();
    for (const SimTime until : eventInstants(whole)) {
      const Trace known = knownPart(whole, until);
      QVERIFY(known.end <= until);
      for (const SimTime before : eventInstants(known)) {
        QVERIFY(snapshotAt(known, before) == snapshotAt(whole, before));
      }
      QVERIFY(eventInstants(known).back() <= until);
    }
  }

  void howThingsEndLaterIsNotKnown() {
    const Trace known = knownPart(restartedAtTwo(), at(60ms));
    QCOMPARE(known.segments.size(), 1U);
    QVERIFY(known.segments.front().delivery == Delivery::InFlight);
    QVERIFY(!known.segments.front().verdictRule);
    for (const CallRecord& call : known.calls) {
      QVERIFY(call.at <= at(60ms) && (!call.returned || *call.returned <= at(60ms)));
      QVERIFY(call.returned || call.result == Errno::Ok);
    }
    for (const ProcessRecord& process : known.processes) QVERIFY(process.started <= at(60ms));
    QVERIFY(std::ranges::none_of(known.transitions, [](const TransitionRecord& moved) {
      return moved.to == State::TimeWait;
    }));
  }

  void theWholeRunIsKnownAtItsEnd() {
    const Trace whole = restartedAtTwo();
    QVERIFY(knownPart(whole, whole.end) == whole);
  }
};

QTEST_APPLESS_MAIN(TestKnownPart)
#include "tst_known_part.moc"
