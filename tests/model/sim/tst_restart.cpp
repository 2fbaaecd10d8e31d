#include <QTest>

#include "model/sim/server_program.h"
#include "model/sim/simulate.h"
#include "model/trace/rebind.h"
#include "tests/model/sim/scene.h"

using namespace linger;
using namespace linger::scene;

namespace {

constexpr HostIndex kServer = 1;

/// The server closes first and exits; the client follows; the server is started again at 2 s.
Scenario restart(OsId os) {
  Scenario scenario = connected(os, 100ms, {recvEof(), after(100ms, close()), exit()},
                                {when(40ms, close()), exit()});
  server(scenario).programs[0].starts = {kSimStart, kSimStart + 2s};
  return scenario;
}

Scenario withReuseAddr(Scenario scenario) {
  server(scenario).programs[0].options = {{SocketOption::ReuseAddr, 1}};
  return scenario;
}

/// What the restarted server's bind() gave.
const CallRecord& secondBind(const Trace& trace) {
  for (const CallRecord& call : trace.calls) {
    if (call.host == kServer && call.call == Call::Bind) return call;
  }
  qFatal("the server was not started again");
}

/// Seconds at which a restart first works; negative if never.
double clearsAt(const Trace& trace, const RebindQuery& query) {
  const std::optional<SimTime> clears = rebindVerdicts(trace, query).front().clears;
  return clears ? static_cast<double>(microseconds(*clears)) / 1e6 : -1;
}

}  // namespace

/// Who closed first decides whether the restart works.
class TestRestart : public QObject {
  Q_OBJECT

 private slots:
  /// What a runtime sets by itself it sets on listeners: a datagram socket gets nothing.
  void aRuntimeSetsNothingOnDatagramSockets() {
    Scenario scenario = restart(OsId::Linux);
    scenario.runtime = RuntimeId::Rust;
    QVERIFY(serverProgram(scenario)->options.reuseAddr);
    Program& program = server(scenario).programs[0];
    program.transport = Transport::Udp;
    program.setup.clear();
    program.steps = {{.kind = StepKind::Open, .local = at("192.0.2.20", 8080)}};
    QVERIFY(!serverProgram(scenario)->options.reuseAddr);
  }

  void failsWhileTimeWaitLasts_data() {
    QTest::addColumn<OsId>("os");
    QTest::addColumn<QString>("message");
    QTest::addColumn<double>("clears");
    QTest::newRow("linux") << OsId::Linux << "OSError: [Errno 98] Address already in use" << 60.24;
    QTest::newRow("macos") << OsId::MacOs << "OSError: [Errno 48] Address already in use" << 30.24;
    QTest::newRow("freebsd") << OsId::FreeBsd << "OSError: [Errno 48] Address already in use"
                             << 60.24;
  }
  void failsWhileTimeWaitLasts() {
    QFETCH(OsId, os);
    QFETCH(QString, message);
    QFETCH(double, clears);
    const Trace trace = simulate(restart(os));
    const CallRecord& bind = secondBind(trace);
    QCOMPARE(bind.result, Errno::AddrInUse);
    QCOMPARE(QString::fromStdString(bind.message), message);
    QCOMPARE(clearsAt(trace, standardQueries(trace)[0]), clears);

    const auto blocker = rebindVerdictAt(trace, standardQueries(trace)[0], kSimStart + 2s);
    QVERIFY(blocker.blocker.has_value());
    QCOMPARE(blocker.blocker->state, State::TimeWait);
    QCOMPARE(blocker.blocker->owner.value, 0);
  }

  void worksOnWindows() {
    const CallRecord bind = secondBind(simulate(restart(OsId::Windows)));
    QCOMPARE(bind.result, Errno::Ok);
    QVERIFY(bind.evidence != Evidence::Measured);
  }

  void worksAtOnceWithReuseAddrOnBoth() {
    for (const OsId os : {OsId::Linux, OsId::MacOs, OsId::FreeBsd, OsId::Rfc9293}) {
      QCOMPARE(secondBind(simulate(withReuseAddr(restart(os)))).result, Errno::Ok);
    }
  }

  /// On Linux the old server must have had the option too; elsewhere the new one's is enough.
  void reuseAddrOnTheNewServerOnly() {
    const Trace onLinux = simulate(restart(OsId::Linux));
    QCOMPARE(clearsAt(onLinux, standardQueries(onLinux)[1]), 60.24);
    const Trace onMac = simulate(restart(OsId::MacOs));
    QCOMPARE(clearsAt(onMac, standardQueries(onMac)[1]), 0.04);
  }

  void worksAtOnceWhenTheClientClosedFirst() {
    Scenario scenario = connected(OsId::Linux, 100ms, {when(40ms, close()), exit()},
                                  {recvEof(), after(100ms, close()), exit()});
    server(scenario).programs[0].starts = {kSimStart, kSimStart + 2s};
    QCOMPARE(secondBind(simulate(scenario)).result, Errno::Ok);
  }

  /// Two MSL after the last restart of the timer.
  void theMslDecides() {
    Scenario scenario = restart(OsId::Rfc9293);
    scenario.msl = 15s;
    const Trace trace = simulate(scenario);
    QCOMPARE(clearsAt(trace, standardQueries(trace)[0]), 30.24);

    drop(scenario, "server", SegmentKind::Ack);
    const Trace lost = simulate(scenario);
    const double repeated = sendTimes(lost, 0, SegmentKind::Fin).back();
    QCOMPARE(clearsAt(lost, standardQueries(lost)[0]), repeated + 0.05 + 30.0);
  }
};

QTEST_APPLESS_MAIN(TestRestart)
#include "tst_restart.moc"
