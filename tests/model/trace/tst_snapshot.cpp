#include <QTest>

#include "model/sim/simulate.h"
#include "model/trace/snapshot.h"
#include "tests/model/sim/scene.h"

using namespace linger;
using namespace linger::scene;

namespace {

/// The restart story with the last ACK lost and a little bad luck on the way.
Scenario eventful() {
  Scenario scenario = connected(OsId::Linux, 100ms, {recvEof(), after(100ms, close()), exit()},
                                {when(40ms, close()), exit()});
  server(scenario).programs[0].starts = {kSimStart, kSimStart + 2s};
  drop(scenario, "server", SegmentKind::Ack);
  scenario.link.jitter = 5ms;
  return scenario;
}

}  // namespace

/// What is true at one instant.
class TestSnapshot : public QObject {
  Q_OBJECT

 private slots:
  /// Looking at an instant of the whole run and running only up to it show the same.
  void seekingEqualsRunningTo() {
    const Scenario scenario = eventful();
    const Trace whole = simulate(scenario);
    for (const SimTime instant : eventInstants(whole)) {
      const Trace part = simulate(scenario, {.until = instant});
      QVERIFY(snapshotAt(whole, instant) == snapshotAt(part, instant));
    }
  }

  /// TIME-WAIT belongs to no process, counts down, and starts anew with the repeated FIN.
  void timeWaitCountsDownAndRestarts() {
    const Trace trace = simulate(eventful());
    std::vector<SimTime> set;
    for (const TimerRecord& timer : trace.timers) {
      if (timer.kind == TimerKind::TimeWait) set.push_back(timer.set);
    }
    QCOMPARE(set.size(), std::size_t{2});
    const Snapshot before = snapshotAt(trace, set[1] - 1us);
    const Snapshot after = snapshotAt(trace, set[1]);
    const auto left = [](const Snapshot& snapshot) {
      for (const RunningTimer& timer : snapshot.timers) {
        if (timer.kind == TimerKind::TimeWait) return timer.left;
      }
      return Duration{-1};
    };
    QVERIFY(left(before) < 60s);
    QCOMPARE(microseconds(left(after)), microseconds(Duration(60s)));
    QCOMPARE(after.hosts[1].state, State::TimeWait);
    for (const SocketFacts& socket : after.hosts[1].sockets) {
      if (socket.state == State::TimeWait) QCOMPARE(socket.owner.value, 0);
    }
  }

  /// The server listens, talks, waits in TIME-WAIT, and listens again once a restart has worked.
  void theListenerStandsForTheHostWhereNoConnectionIs() {
    Scenario scenario = connected(OsId::Linux, 100ms, {recvEof(), after(100ms, close()), exit()},
                                  {when(40ms, close()), exit()});
    server(scenario).programs[0].starts = {kSimStart, kSimStart + 61s};
    const Trace trace = simulate(scenario);
    const auto stateAt = [&](SimTime at) { return snapshotAt(trace, at).hosts[1].state; };
    QCOMPARE(stateAt(kSimStart), State::Established);
    QCOMPARE(stateAt(kSimStart + 30s), State::TimeWait);
    QCOMPARE(stateAt(kSimStart + 60500ms), State::Closed);
    QVERIFY(snapshotAt(trace, kSimStart + 60500ms).hosts[1].hadConnection);
    QCOMPARE(stateAt(kSimStart + 61s), State::Listen);
  }

  void nothingIsInFlightAtTheEnd() {
    const Trace trace = simulate(eventful());
    const Snapshot end = snapshotAt(trace, trace.end);
    QVERIFY(end.flights.empty());
    QVERIFY(end.timers.empty());
    QVERIFY(end.hosts[0].sockets.empty());
    QVERIFY(end.hosts[1].sockets.empty());
  }
};

QTEST_APPLESS_MAIN(TestSnapshot)
#include "tst_snapshot.moc"
