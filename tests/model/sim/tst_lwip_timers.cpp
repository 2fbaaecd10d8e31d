#include <QTest>
#include <chrono>
#include <utility>

#include "model/sim/simulate.h"
#include "tests/model/sim/results.h"
#include "tests/model/sim/scene.h"

using namespace linger;
using namespace linger::scene;

namespace {

constexpr HostIndex kClient = 0;
constexpr HostIndex kServer = 1;
using Times = std::vector<double>;

}  // namespace

/// The durations measured on the real lwIP 2.1.3, whose timers tick every 500 ms.
class TestLwipTimers : public QObject {
  Q_OBJECT

 private slots:
  void theSynIsRepeatedWithoutBackOff() {
    Scenario scenario = connected(OsId::Lwip, 100ms, {}, {});
    client(scenario).programs[0].setup.clear();
    client(scenario).programs[0].steps = {scene::connect()};
    drop(scenario, "client", SegmentKind::Syn, 40);
    const Trace trace = simulate(scenario);
    QCOMPARE(sendTimes(trace, kClient, SegmentKind::Syn), (Times{0, 3, 6, 9, 12, 15, 18}));
    QCOMPARE(closedAt(trace, kClient), 18.5);
  }

  /// After one measured round trip the timeout is 2.5 s, and its back-off ends at 128 times that.
  void theFinIsRepeatedTwelveTimes() {
    Scenario scenario = connected(OsId::Lwip, 0ms, {recvEof()}, {close()});
    drop(scenario, "server", SegmentKind::Fin, 40);
    const Trace trace = simulate(scenario);
    const Times expected{0,     2.5,   7.5,   17.5,   37.5,   77.5,  157.5,
                         317.5, 637.5, 957.5, 1277.5, 1597.5, 1917.5};
    QCOMPARE(sendTimes(trace, kServer, SegmentKind::Fin), expected);
    QCOMPARE(closedAt(trace, kServer), 1918.0);
  }

  /// Each further round trip takes 0.5 s of it, down to 1.5 s; the least total is 1,151 s.
  void measuredRoundTripsShortenTheTimeout() {
    for (const auto& [answers, first] : {std::pair(1, 2.0), std::pair(2, 1.5), std::pair(5, 1.5)}) {
      std::vector<Step> asks, replies;
      for (int i = 0; i < answers; ++i) {
        asks.insert(asks.end(), {send(10), recv(10)});
        replies.insert(replies.end(), {recv(10), send(10)});
      }
      asks.push_back(recvEof());
      replies.push_back(when(2s, close()));
      Scenario scenario = connected(OsId::Lwip, 0ms, asks, replies);
      drop(scenario, "server", SegmentKind::Fin, 40);
      const Times fins = sendTimes(simulate(scenario), kServer, SegmentKind::Fin);
      QCOMPARE(fins[1] - fins[0], first);
    }
  }

  /// 120 s since the last segment before close(), however often the FIN goes out.
  void lastAckIsBounded() {
    Scenario scenario = connected(OsId::Lwip, 0ms, {close()}, {recvEof(), when(30s, close())});
    drop(scenario, "server", SegmentKind::Fin, 40);
    const Trace trace = simulate(scenario);
    QCOMPARE(sendTimes(trace, kServer, SegmentKind::Fin),
             (Times{30, 32.5, 37.5, 47.5, 67.5, 107.5}));
    QCOMPARE(closedAt(trace, kServer), 120.0);
  }

  /// TIME-WAIT and an orphan's FIN-WAIT-2 count from the last segment before close().
  void waitsCountFromTheLastSegmentBeforeClose() {
    for (const auto& [idle, left] : {std::pair(30s, 90.0), std::pair(100s, 20.0)}) {
      const Scenario scenario =
          connected(OsId::Lwip, 0ms, {recvEof(), close()}, {when(idle, close())});
      const double begin = std::chrono::duration<double>(idle).count();
      QCOMPARE(closedAt(simulate(scenario), kServer) - begin, left);
    }
    const Scenario kept = connected(OsId::Lwip, 0ms, {recvEof()}, {when(15s, close())});
    QCOMPARE(closedAt(simulate(kept), kServer), 20.0);
  }

  /// A program that only shuts down its sending side still hears: all of 120 s.
  void afterShutdownAloneTimeWaitIsWhole() {
    const Scenario scenario =
        connected(OsId::Lwip, 0ms, {recvEof(), close()}, {when(30s, scene::shutdown())});
    QCOMPARE(closedAt(simulate(scenario), kServer), 150.0);
  }

  void itsErrorsAreItsOwn() {
    Scenario unanswered = connected(OsId::Lwip, 0ms, {}, {});
    client(unanswered).programs[0].setup.clear();
    client(unanswered).programs[0].steps = {scene::connect()};
    drop(unanswered, "client", SegmentKind::Syn, 40);
    QCOMPARE(lastResult(simulate(unanswered), kClient, Call::Connect), Errno::ConnAborted);

    Scenario refused = connected(OsId::Lwip, 0ms, {}, {});
    client(refused).programs[0].setup.clear();
    client(refused).programs[0].steps = {scene::connect()};
    server(refused).programs.clear();
    QCOMPARE(lastResult(simulate(refused), kClient, Call::Connect), Errno::ConnReset);

    const Scenario shut = connected(OsId::Lwip, 0ms, {scene::shutdown(), send(1)}, {});
    QCOMPARE(lastResult(simulate(shut), kClient, Call::Send), Errno::NotConn);
  }
};

QTEST_APPLESS_MAIN(TestLwipTimers)
#include "tst_lwip_timers.moc"
