#include <QRegularExpression>
#include <QTest>

#include "app/panes/terminal/outputs.h"
#include "app/panes/terminal/socket_table.h"
#include "model/sim/simulate.h"
#include "model/trace/snapshot.h"
#include "tests/model/sim/scene.h"

using namespace linger;
using namespace linger::scene;

/// What ss and netstat list.
class TestSocketTable : public QObject {
  Q_OBJECT

 private slots:
  void listsAHostsOwnSockets() {
    const Trace trace = simulate(connected(OsId::Linux, 100ms, {recvEof()}, {recvEof()}));
    const Snapshot start = snapshotAt(trace, kSimStart);
    QCOMPARE(socketLines(trace, start, 0).size(), std::size_t{1});
    QCOMPARE(socketLines(trace, start, 1).size(), std::size_t{2});  // The listener and its child.
  }

  /// Measured with iproute2 6.1: users:(("sleep",pid=28246,fd=3),("python3",pid=28202,fd=3)).
  void namesEveryHolderOfAnInheritedSocket() {
    Step spawn{.kind = StepKind::Spawn, .program = "helper"};
    Scenario scenario = connected(OsId::Linux, 100ms, {}, {spawn, when(2s, scene::exit())});
    scenario.runtime = RuntimeId::C;
    server(scenario).programs.push_back(
        {.name = "helper", .steps = {when(5s, {.kind = StepKind::Wait})}, .starts = {}});
    const Trace trace = simulate(scenario, {.until = kSimStart + 4s});
    const auto listening = [&](Duration at) {
      const QString out = ssOutput(trace, snapshotAt(trace, kSimStart + at), 1);
      return out.split(u'\n').filter(QStringLiteral("LISTEN")).join(QString());
    };
    static const QRegularExpression both(
        R"(users:\(\("helper",pid=\d+,fd=3\),\("server",pid=\d+,fd=3\)\))");
    QVERIFY2(listening(1s).contains(both), qPrintable(listening(1s)));
    static const QRegularExpression one(R"(users:\(\("helper",pid=\d+,fd=3\)\))");
    QVERIFY2(listening(3s).contains(one), qPrintable(listening(3s)));
  }

  /// Both ends of a connection within one machine are in its one table.
  void listsEverySocketOfOneMachine() {
    Scenario scenario = connected(OsId::Linux, 100ms, {recvEof()}, {recvEof()});
    scenario.oneMachine = true;
    client(scenario).address = server(scenario).address;
    client(scenario).programs[0].setup[0].local.reset();
    const Trace trace = simulate(scenario);
    const Snapshot start = snapshotAt(trace, kSimStart);
    for (const HostIndex host : {HostIndex{0}, HostIndex{1}}) {
      const std::vector<SocketLine> lines = socketLines(trace, start, host);
      QCOMPARE(lines.size(), std::size_t{3});
      for (const SocketLine& line : lines) QVERIFY(!line.processes.isEmpty());
    }
  }
};

QTEST_APPLESS_MAIN(TestSocketTable)
#include "tst_socket_table.moc"
