#include <QTest>
#include <algorithm>

#include "model/net/connection_memory.h"
#include "model/sim/simulate.h"
#include "tests/model/sim/results.h"
#include "tests/model/sim/scene.h"

using namespace linger;
using namespace linger::scene;

namespace {

constexpr HostIndex kClient = 0;
constexpr HostIndex kServer = 1;

/// The client speaks at `instant`, and the server answers.
Scenario speaksAt(Duration instant) {
  return connected(OsId::Linux, 100ms, {when(instant, send(100)), recv(300), close(), exit()},
                   {recv(100), send(300), recvEof(), close(), exit()});
}

int resetsFrom(const Trace& trace, HostIndex host) {
  return int(std::ranges::count_if(trace.segments, [&](const SegmentRecord& record) {
    return record.from == host && record.segment.flags.rst;
  }));
}

}  // namespace

/// What the path does by itself: it may be dead for a while, or forget connections.
class TestPath : public QObject {
  Q_OBJECT

 private slots:
  void whatIsSentWhileThePathIsDeadIsLost() {
    Scenario scenario = speaksAt(2s);
    scenario.link.deadFrom = kSimStart + 1s;
    scenario.link.deadUntil = kSimStart + 3s;
    const Trace trace = simulate(scenario);
    for (const SegmentRecord& record : trace.segments) {
      const bool meantime = record.sent >= kSimStart + 1s && record.sent < kSimStart + 3s;
      QCOMPARE(record.delivery == Delivery::Lost, meantime);
    }
    QCOMPARE(lastResult(trace, kClient, Call::Recv), Errno::Ok);
  }

  void aPathThatStaysDeadMakesTheSenderGiveUp() {
    Scenario scenario = speaksAt(2s);
    scenario.link.deadFrom = kSimStart + 1s;
    client(scenario).tuning.retries = 3;
    const Trace trace = simulate(scenario);
    QCOMPARE(lastResult(trace, kClient, Call::Recv), Errno::TimedOut);
  }

  void aForgottenConnectionGetsNothingThrough() {
    Scenario scenario = speaksAt(10min);
    scenario.link.forgetsAfter = 5min;
    client(scenario).tuning.retries = 3;
    const Trace trace = simulate(scenario);
    QCOMPARE(lastResult(trace, kClient, Call::Recv), Errno::TimedOut);
    QCOMPARE(resetsFrom(trace, kServer), 0);
    QVERIFY(moves(trace, kServer).empty());
  }

  /// In the server's name, but not by it: its connection is as it was.
  void itIsAnsweredWithResetWhereTheMiddleboxDoesSo() {
    Scenario scenario = speaksAt(10min);
    scenario.link.forgetsAfter = 5min;
    scenario.link.answersForgotten = true;
    const Trace trace = simulate(scenario);
    QCOMPARE(lastResult(trace, kClient, Call::Recv), Errno::ConnReset);
    QCOMPARE(resetsFrom(trace, kServer), 1);
    QVERIFY(moves(trace, kServer).empty());
  }

  /// The data is on its way to the middlebox when the path dies.
  void theAnswerOfTheMiddleboxIsLostOnADeadPath() {
    Scenario scenario = speaksAt(10min);
    scenario.link.forgetsAfter = 5min;
    scenario.link.answersForgotten = true;
    scenario.link.deadFrom = kSimStart + 10min + 10ms;
    client(scenario).tuning.retries = 3;
    const Trace trace = simulate(scenario);
    QCOMPARE(lastResult(trace, kClient, Call::Recv), Errno::TimedOut);
    QCOMPARE(resetsFrom(trace, kServer), 1);
    for (const SegmentRecord& record : trace.segments) {
      if (record.segment.flags.rst) QCOMPARE(record.delivery, Delivery::Lost);
    }
  }

  void whatPassesInTimeIsRemembered() {
    Scenario scenario = speaksAt(10min);
    scenario.link.forgetsAfter = 5min;
    client(scenario).programs[0].options = {{SocketOption::KeepAlive, 1},
                                            {SocketOption::KeepIdle, 120}};
    const Trace trace = simulate(scenario);
    QCOMPARE(lastResult(trace, kClient, Call::Recv), Errno::Ok);
  }

  void aSynIsAlwaysRemembered() {
    ConnectionMemory memory;
    const SocketAddress one = at("192.0.2.10", 40000);
    const SocketAddress other = at("192.0.2.20", 8080);
    QVERIFY(!memory.passes(one, other, false, kSimStart, 1min));
    QVERIFY(memory.passes(one, other, true, kSimStart, 1min));
    QVERIFY(memory.passes(other, one, false, kSimStart + 59s, 1min));
    QVERIFY(memory.passes(one, other, false, kSimStart + 118s, 1min));
    QVERIFY(!memory.passes(one, other, false, kSimStart + 178s, 1min));
    QVERIFY(memory.passes(one, other, true, kSimStart + 178s, 1min));
  }
};

QTEST_APPLESS_MAIN(TestPath)
#include "tst_path.moc"
