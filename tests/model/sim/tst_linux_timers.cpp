#include <QTest>

#include "model/sim/simulate.h"
#include "tests/model/sim/scene.h"

using namespace linger;
using namespace linger::scene;

namespace {

constexpr HostIndex kClient = 0;
constexpr HostIndex kServer = 1;

/// Real timers never fire early, and late by the timer wheel's step.
double lateness(double seconds) {
  return seconds < 0.256 ? 0.004 : seconds < 2 ? 0.032 : seconds < 16 ? 0.26 : 2.05;
}

bool agrees(double model, double measuredFrom, double measuredTo) {
  return model <= measuredTo && model + lateness(model) >= measuredFrom;
}

/// How long the server's close() took.
Duration closeTook(const Trace& trace) {
  for (const CallRecord& call : trace.calls) {
    if (call.host == kServer && call.call == Call::Close) return *call.returned - call.at;
  }
  return Duration{-1};
}

using Options = std::vector<OptionSetting>;

/// Keep-alive with these times, in seconds, and three probes.
Options kept(int idle, int interval) {
  return {{SocketOption::KeepAlive, 1},
          {SocketOption::KeepIdle, idle},
          {SocketOption::KeepInterval, interval},
          {SocketOption::KeepCount, 3}};
}

/// The server closes at 0 and nothing that it sends arrives any more.
Scenario silentPeer(std::vector<Step> serverSteps) {
  Scenario scenario = connected(OsId::Linux, 0ms, {recvEof()}, std::move(serverSteps));
  drop(scenario, "server", SegmentKind::Fin, 40);
  return scenario;
}

}  // namespace

/// The durations measured on a Linux 6.18 kernel, on loopback.
class TestLinuxTimers : public QObject {
  Q_OBJECT

 private slots:
  void timeWaitLastsAMinute() {
    const Trace trace = simulate(connected(OsId::Linux, 0ms, {recvEof(), close()}, {close()}));
    QVERIFY(agrees(closedAt(trace, kServer), 60.01, 62.05));
  }

  void orphanResendsItsFinEightTimes() {
    const Trace trace = simulate(silentPeer({close()}));
    const std::vector<double> measured{0, .21, .41, .83, 1.66, 3.3, 6.6, 13.2, 26.3, 53.9};
    const std::vector<double> sent = sendTimes(trace, kServer, SegmentKind::Fin);
    QCOMPARE(sent.size(), measured.size());
    for (std::size_t i = 0; i < sent.size(); ++i) {
      // Each lateness adds to the ones before it.
      QVERIFY2(sent[i] <= measured[i] && measured[i] <= sent[i] * 1.06 + 0.02,
               qPrintable(QString("FIN %1 at %2").arg(i).arg(sent[i])));
    }
    const double gone = closedAt(trace, kServer);
    QVERIFY2(gone >= 102.2 && gone <= 112.2, qPrintable(QString::number(gone)));
  }

  /// Few retries are over before the timeouts that do not back off are.
  void synRetriesBoundTimeAsWell_data() {
    QTest::addColumn<int>("retries");
    QTest::addColumn<int>("userTimeout");
    QTest::addColumn<int>("sent");
    QTest::addColumn<double>("gone");
    QTest::newRow("tcp_syn_retries 1") << 1 << 0 << 3 << 3.0;
    QTest::newRow("tcp_syn_retries 2") << 2 << 0 << 6 << 7.0;
    QTest::newRow("tcp_syn_retries 3") << 3 << 0 << 8 << 19.0;
    QTest::newRow("tcp_syn_retries 6") << 6 << 0 << 11 << 131.0;
    QTest::newRow("TCP_USER_TIMEOUT 2500") << 6 << 2500 << 3 << 2.5;
    QTest::newRow("TCP_USER_TIMEOUT 20000") << 1 << 20000 << 6 << 7.0;
  }
  void synRetriesBoundTimeAsWell() {
    QFETCH(int, retries);
    QFETCH(int, userTimeout);
    QFETCH(int, sent);
    QFETCH(double, gone);
    Scenario scenario = connected(OsId::Linux, 0ms, {scene::connect()}, {});
    for (Host& host : scenario.hosts) host.programs[0].setup.clear();
    client(scenario).programs[0].options = {{SocketOption::UserTimeout, userTimeout}};
    client(scenario).tuning.synRetries = retries;
    drop(scenario, "client", SegmentKind::Syn, 40);
    const Trace trace = simulate(scenario);
    QCOMPARE(int(sendTimes(trace, kClient, SegmentKind::Syn).size()), sent);
    QCOMPARE(closedAt(trace, kClient), gone);
  }

  void aUserTimeoutTakesThePlaceOfRetries() {
    Scenario scenario = connected(OsId::Linux, 0ms, {scene::send(1), recvEof()}, {});
    client(scenario).programs[0].options = {{SocketOption::UserTimeout, 8000}};
    client(scenario).tuning.retries = 3;
    drop(scenario, "client", SegmentKind::Data, 40);
    const double gone = closedAt(simulate(scenario), kClient);
    QVERIFY2(agrees(gone, 8.42, 8.46), qPrintable(QString::number(gone)));
  }

  void withoutSackThereIsNoProbe() {
    Scenario scenario = silentPeer({close()});
    client(scenario).tuning.sack = false;
    const Trace trace = simulate(scenario);
    const std::vector<double> expected{0, .2, .6, 1.4, 3.0, 6.2, 12.6, 25.4, 51.0};
    QCOMPARE(sendTimes(trace, kServer, SegmentKind::Fin), expected);
    QCOMPARE(closedAt(trace, kServer), 102.2);
  }

  void orphanRetriesShortenTheWait_data() {
    QTest::addColumn<int>("retries");
    QTest::addColumn<int>("fins");
    QTest::addColumn<double>("gone");
    QTest::newRow("1") << 1 << 4 << 1.7;
    QTest::newRow("2") << 2 << 5 << 3.3;
    QTest::newRow("3") << 3 << 6 << 6.8;
    QTest::newRow("4") << 4 << 6 << 6.8;
    QTest::newRow("5") << 5 << 7 << 13.4;
    QTest::newRow("6") << 6 << 8 << 26.8;
  }
  void orphanRetriesShortenTheWait() {
    QFETCH(int, retries);
    QFETCH(int, fins);
    QFETCH(double, gone);
    Scenario scenario = silentPeer({close()});
    server(scenario).tuning.orphanRetries = retries;
    const Trace trace = simulate(scenario);
    QCOMPARE(int(sendTimes(trace, kServer, SegmentKind::Fin).size()), fins);
    const double model = closedAt(trace, kServer);
    QVERIFY2(model <= gone && model >= gone * 0.93, qPrintable(QString::number(model)));
  }

  void userTimeoutEndsTheOrphan() {
    Scenario scenario = silentPeer({setOption(SocketOption::UserTimeout, 3000), close()});
    const double gone = closedAt(simulate(scenario), kServer);
    QVERIFY2(agrees(gone, 3.2, 3.4), qPrintable(QString::number(gone)));
  }

  /// T up to 60 s: as long as it says. Beyond: twice the excess over 60 s.
  void orphanWaitsInFinWait2_data() {
    QTest::addColumn<int>("finTimeout");
    QTest::addColumn<double>("from");
    QTest::addColumn<double>("to");
    QTest::newRow("1") << 1 << 1.0 << 1.03;
    QTest::newRow("5") << 5 << 5.0 << 5.3;
    QTest::newRow("31") << 30 << 31.0 - 1 << 31.5;
    QTest::newRow("60") << 60 << 60.0 << 61.8;
    QTest::newRow("61") << 61 << 2.0 << 2.05;
    QTest::newRow("65") << 65 << 10.0 << 10.4;
    QTest::newRow("90") << 90 << 60.0 << 62.2;
    QTest::newRow("120") << 120 << 120.0 << 123.5;
  }
  void orphanWaitsInFinWait2() {
    QFETCH(int, finTimeout);
    QFETCH(double, from);
    QFETCH(double, to);
    Scenario scenario = connected(OsId::Linux, 0ms, {recvEof()}, {close()});
    server(scenario).tuning.finTimeout = 1s * finTimeout;
    const double gone = closedAt(simulate(scenario), kServer);
    QVERIFY2(agrees(gone, from, to), qPrintable(QString::number(gone)));
  }

  /// tcp_fin_timeout has nothing to do with TIME-WAIT.
  void finTimeoutLeavesTimeWaitAlone() {
    for (const Duration finTimeout : {5s, 61s, 120s}) {
      Scenario scenario = connected(OsId::Linux, 0ms, {recvEof(), close()}, {close()});
      server(scenario).tuning.finTimeout = finTimeout;
      QCOMPARE(closedAt(simulate(scenario), kServer), 60.0);
    }
  }

  void heldFinWait2WaitsForEver() {
    const Trace trace = simulate(connected(OsId::Linux, 0ms, {recvEof()}, {shutdown(), recvEof()}));
    QCOMPARE(closedAt(trace, kServer), -1.0);
    QVERIFY(trace.timers.empty() || trace.timers.back().ended.has_value());
  }

  /// SO_LINGER{1, 2}: close() waits 2 s for a silent peer, then goes on as an orphan.
  void closeLingersForTheAcknowledgement() {
    const Trace trace = simulate(silentPeer({setOption(SocketOption::Linger, 2), close(), exit()}));
    QCOMPARE(microseconds(closeTook(trace)), 2'000'000);
    QVERIFY(closedAt(trace, kServer) > 100.0);
  }

  void lingeringCloseReturnsWithTheAcknowledgement() {
    const Trace trace = simulate(
        connected(OsId::Linux, 6ms, {recvEof()}, {setOption(SocketOption::Linger, 2), close()}));
    QCOMPARE(microseconds(closeTook(trace)), 6'000);
  }

  void keepAliveProbes_data() {
    QTest::addColumn<Options>("before");
    QTest::addColumn<std::vector<Step>>("steps");
    QTest::addColumn<bool>("answered");
    QTest::addColumn<std::vector<double>>("sent");
    const auto row = [](const char* name, const Options& before, const std::vector<Step>& steps,
                        bool answered, const std::vector<double>& sent) {
      QTest::newRow(name) << before << steps << answered << sent;
    };
    const std::vector<Step> none;
    row("nobody answers", kept(3, 1), none, false, {3, 4, 5});
    row("nobody answers, interval longer", kept(1, 3), none, false, {1, 4, 7});
    row("answered, interval longer", kept(1, 3), none, true, {1, 4, 7});
    row("switched on again", kept(2, 1), {when(1s, setOption(SocketOption::KeepAlive, 1))}, false,
        {2, 3, 4});
    row("shorter while it waits", kept(5, 1), {when(2s, setOption(SocketOption::KeepIdle, 3))},
        false, {3, 4, 5});
    row("shorter than it has waited", kept(5, 1), {when(4s, setOption(SocketOption::KeepIdle, 2))},
        false, {4.000001, 5.000001, 6.000001});
    row("on, then the times", {},
        {when(1500ms, setOption(SocketOption::KeepAlive, 1)), setOption(SocketOption::KeepIdle, 1),
         setOption(SocketOption::KeepInterval, 3)},
        true, {1.500001, 4.500001, 7.500001});
    row("the times, then on", {},
        {when(1500ms, setOption(SocketOption::KeepIdle, 2)),
         setOption(SocketOption::KeepInterval, 1), setOption(SocketOption::KeepCount, 3),
         setOption(SocketOption::KeepAlive, 1)},
        false, {3.5, 4.5, 5.5});
    row("another interval counts from the next probe", kept(1, 3),
        {when(2s, setOption(SocketOption::KeepInterval, 1))}, false, {1, 4, 5});
    row("a new idle time forgets no probe", kept(1, 3),
        {when(1500ms, setOption(SocketOption::KeepIdle, 2))}, false, {1, 2, 5});
  }

  /// Three probes at most. Measured to 0.26 s, the wheel's step.
  void keepAliveProbes() {
    QFETCH(Options, before);
    QFETCH(std::vector<Step>, steps);
    QFETCH(bool, answered);
    QFETCH(std::vector<double>, sent);
    steps.push_back(when(60s, exit()));
    Scenario scenario = connected(OsId::Linux, 0ms, steps, {when(60s, exit())});
    client(scenario).programs[0].options = before;
    if (!answered) {
      server(scenario).events = {{.at = kSimStart + 1ms, .kind = HostEventKind::PowerOff}};
    }
    scenario.until = kSimStart + 9s;
    QCOMPARE(sendTimes(simulate(scenario), kClient, SegmentKind::Ack), sent);
  }

  void silentClientLeavesSynReceived() {
    Scenario scenario = connected(OsId::Linux, 0ms, {}, {});
    scenario.hosts[kServer].programs[0].setup.clear();
    scenario.hosts[kServer].programs[0].steps = {listen(), accept()};
    scenario.hosts[kClient].programs[0].setup.clear();
    scenario.injections.clear();
    scenario.hosts[kClient].programs[0].steps = {scene::connect()};
    drop(scenario, "server", SegmentKind::Syn, 40);
    scenario.hosts[kClient].events = {{.at = kSimStart + 500ms, .kind = HostEventKind::PowerOff}};
    const Trace trace = simulate(scenario);
    const std::vector<double> expected{0, 1, 3, 7, 15, 31};
    QCOMPARE(sendTimes(trace, kServer, SegmentKind::Syn), expected);
    QVERIFY(agrees(closedAt(trace, kServer), 63.0, 64.1));
  }
};

QTEST_APPLESS_MAIN(TestLinuxTimers)
#include "tst_linux_timers.moc"
