#include <QTest>

#include "model/host/stack.h"
#include "model/sim/snapshot.h"
#include "tests/model/sim/scene.h"

using namespace linger;
using namespace linger::scene;

/// However a connection ends, nothing of it stays behind.
class TestEndings : public QObject {
  Q_OBJECT

 private slots:
  /// A child whose handshake a RST ends leaves the socket table.
  void aResetHandshakeLeavesNoSocket() {
    Scenario scenario = connected(OsId::Linux, 100ms, {}, {});
    client(scenario).programs[0].before.clear();
    client(scenario).programs[0].steps = {scene::connect()};
    server(scenario).programs[0].before = {scene::listen()};
    server(scenario).programs[0].steps = {accept()};
    drop(scenario, "client", SegmentKind::Ack, 40);
    scenario.injections = {{.at = kSimStart + 120ms, .to = "server", .flags = {.rst = true}}};
    scenario.until = kSimStart + 10s;
    const Trace trace = simulate(scenario);
    const Snapshot end = snapshotAt(trace, kSimStart + 10s);
    QCOMPARE(end.hosts[1].sockets.size(), std::size_t{1});
    QCOMPARE(end.hosts[1].sockets[0].state, State::Listen);
  }

  /// TCP_LINGER2 below zero: an orphan does not wait for the peer's FIN, it resets.
  void negativeLinger2ResetsAtOnce() {
    const Trace trace = simulate(connected(OsId::Linux, 100ms, {recvEof()},
                                           {setOption(SocketOption::Linger2, -1), close()}));
    QCOMPARE(segments(trace).back(), std::string("server RA seq 2 ack 1"));
    QCOMPARE(closedAt(trace, 1), 0.1);
  }

  /// Keep-alive is for an idle connection: closing ends it.
  void keepAliveEndsWithTheClose() {
    const Trace trace = simulate(
        connected(OsId::Linux, 100ms, {close()},
                  {recvEof(), setOption(SocketOption::KeepAlive, 1), after(50ms, close())}));
    for (const TimerRecord& timer : trace.timers) QVERIFY(timer.ended.has_value());
    QCOMPARE(moves(trace, 1).back(), std::string("LAST-ACK -> CLOSED"));
  }
};

QTEST_APPLESS_MAIN(TestEndings)
#include "tst_endings.moc"
