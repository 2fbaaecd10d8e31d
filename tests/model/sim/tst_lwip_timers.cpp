#include <QTest>

#include "model/sim/simulate.h"
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
    client(scenario).programs[0].before.clear();
    client(scenario).programs[0].steps = {scene::connect()};
    drop(scenario, "client", SegmentKind::Syn, 40);
    const Trace trace = simulate(scenario);
    QCOMPARE(sendTimes(trace, kClient, SegmentKind::Syn), (Times{0, 3, 6, 9, 12, 15, 18}));
    QCOMPARE(closedAt(trace, kClient), 18.5);
  }

  /// After a few measured round trips the timeout is 1.5 s, and its back-off ends at 128 times
  /// that.
  void theFinIsRepeatedTwelveTimes() {
    Scenario scenario = connected(OsId::Lwip, 0ms, {recvEof()}, {close()});
    drop(scenario, "server", SegmentKind::Fin, 40);
    const Trace trace = simulate(scenario);
    const Times expected{0,     1.5,   4.5,   10.5,  22.5,  46.5,  94.5,
                         190.5, 382.5, 574.5, 766.5, 958.5, 1150.5};
    QCOMPARE(sendTimes(trace, kServer, SegmentKind::Fin), expected);
  }
};

QTEST_APPLESS_MAIN(TestLwipTimers)
#include "tst_lwip_timers.moc"
