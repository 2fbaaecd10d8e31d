#include <QTest>
#include <algorithm>

#include "model/sim/simulate.h"
#include "model/trace/rebind.h"
#include "model/trace/snapshot.h"
#include "tests/model/sim/results.h"
#include "tests/model/sim/scene.h"

using namespace linger;
using namespace linger::scene;

namespace {

constexpr HostIndex kClient = 0;
constexpr HostIndex kServer = 1;

Step spawn(const char* program, bool inherits = true) {
  Step step{.kind = StepKind::Spawn, .program = program};
  step.inherits = inherits;
  return step;
}

/// A parent that listens, and a child of it; the client calls at 1 s and waits for end of file.
Scenario family(std::vector<Step> parent, std::vector<Step> child) {
  Step call = connect();
  call.local.reset();
  Scenario scenario = connected(OsId::Linux, 10ms, {when(1s, call), recvEof()}, std::move(parent));
  client(scenario).programs[0].setup.clear();
  Program& first = server(scenario).programs[0];
  first.setup = {scene::listen()};
  Program second{.name = "child", .steps = std::move(child), .starts = {}};
  server(scenario).programs.push_back(second);
  return scenario;
}

std::string nameOf(const Trace& trace, ProcessId id) {
  for (const ProcessRecord& process : trace.processes) {
    if (process.host == kServer && process.id == id) return process.name;
  }
  return {};
}

/// Who holds the server's listening socket: "server, child".
std::string holders(const Trace& trace, Duration at) {
  const Snapshot snapshot = snapshotAt(trace, kSimStart + at);
  for (const SocketFacts& facts : snapshot.hosts[kServer].sockets) {
    if (facts.state != State::Listen) continue;
    std::string names = nameOf(trace, facts.owner);
    for (const ProcessId sharer : facts.sharers) names += ", " + nameOf(trace, sharer);
    return names;
  }
  return "nobody";
}

Step waitUntil(Duration at) {
  return when(at, {.kind = StepKind::Wait});
}

}  // namespace

/// Child processes that inherit what their parent has open.
class TestChildren : public QObject {
  Q_OBJECT

 private slots:
  /// Measured on Linux 6.18: after the parent's end the child alone has the listener; calls are
  /// answered by nobody, bind() with SO_REUSEADDR is EADDRINUSE until the child has ended.
  void aChildKeepsTheListener() {
    const Trace trace = simulate(family({when(500ms, spawn("child")), when(700ms, scene::exit())},
                                        {waitUntil(3s), scene::exit()}));
    QCOMPARE(holders(trace, 600ms), std::string("server, child"));
    QCOMPARE(holders(trace, 800ms), std::string("child"));
    QCOMPARE(holders(trace, 3500ms), std::string("nobody"));
    // Nobody accepts: the connection is complete, and reset when the child ends.
    QCOMPARE(lastResult(trace, kClient, Call::Connect), Errno::Ok);
    QCOMPARE(lastResult(trace, kClient, Call::Recv), Errno::ConnReset);
  }

  void theBlockerIsTheChild() {
    const Trace trace = simulate(family({when(500ms, spawn("child")), when(700ms, scene::exit())},
                                        {waitUntil(3s), scene::exit()}));
    const auto queries = standardQueries(trace);
    QVERIFY(!queries.empty());
    for (const RebindQuery& query : queries) {
      const VerdictInterval interval = rebindVerdictAt(trace, query, kSimStart + 800ms);
      QCOMPARE(interval.verdict.result, Errno::AddrInUse);
      QVERIFY(interval.blocker);
      QCOMPARE(nameOf(trace, interval.blocker->owner), std::string("child"));
      QCOMPARE(interval.clears, std::optional(kSimStart + 3s));
    }
  }

  void withCloseOnExecNothingIsInherited() {
    const Trace trace =
        simulate(family({when(500ms, spawn("child", false)), when(700ms, scene::exit())},
                        {waitUntil(3s), scene::exit()}));
    QCOMPARE(holders(trace, 600ms), std::string("server"));
    QCOMPARE(holders(trace, 800ms), std::string("nobody"));
    QCOMPARE(lastResult(trace, kClient, Call::Connect), Errno::ConnRefused);
  }

  /// As with a systemd socket: the manager listens, and the server is its child.
  void aChildAcceptsOnTheListenerOfItsParent() {
    Scenario scenario =
        family({when(500ms, spawn("child")), waitUntil(10s), scene::exit()},
               {scene::accept(), send(100), scene::close(), when(2s, scene::exit())});
    const Trace trace = simulate(scenario);
    QCOMPARE(lastResult(trace, kServer, Call::Accept), Errno::Ok);
    QCOMPARE(lastResult(trace, kClient, Call::Recv), Errno::Ok);
    QCOMPARE(holders(trace, 3s), std::string("server"));
  }

  /// As at a graceful reload: what waits in the queue is the next process's to accept.
  void theQueueOutlivesTheProcessThatListened() {
    Scenario scenario =
        family({when(500ms, spawn("child")), when(2s, scene::exit())},
               {waitUntil(3s), scene::accept(), send(100), scene::close(), scene::exit()});
    const Trace trace = simulate(scenario);
    QCOMPARE(holders(trace, 2500ms), std::string("child"));
    QCOMPARE(lastResult(trace, kServer, Call::Accept), Errno::Ok);
    QCOMPARE(lastResult(trace, kClient, Call::Recv), Errno::Ok);
  }

  void twoProcessesThatWaitOnOneListenerWait() {
    const Trace trace = simulate(family({spawn("child"), accept(), waitUntil(2s), exit()},
                                        {accept(), waitUntil(2s), exit()}));
    QVERIFY(!trace.truncated);
    QCOMPARE(std::ranges::count(trace.calls, Call::Accept, &CallRecord::call), 2);
  }

  void closingOneOfTwoClosesNothing() {
    Scenario scenario =
        family({when(500ms, spawn("child")), when(2s, {.kind = StepKind::CloseListener}),
                waitUntil(5s), scene::exit()},
               {waitUntil(3s), {.kind = StepKind::CloseListener}, waitUntil(5s)});
    const Trace trace = simulate(scenario, {.until = kSimStart + 6s});
    QCOMPARE(holders(trace, 2500ms), std::string("child"));
    QCOMPARE(holders(trace, 3500ms), std::string("nobody"));
  }

  /// A connection is inherited like a listener: no FIN while the child holds it.
  void aConnectionThatAChildHoldsIsNotClosed() {
    Scenario scenario = family({scene::accept(), spawn("child"), scene::close(), scene::exit()},
                               {waitUntil(3s), scene::exit()});
    const Trace trace = simulate(scenario);
    const std::vector<double> fins = sendTimes(trace, kServer, SegmentKind::Fin);
    QCOMPARE(fins, std::vector<double>{3.0});
  }

  void killingTheParentLeavesTheChild() {
    Scenario scenario = family({when(500ms, spawn("child"))}, {waitUntil(5s)});
    server(scenario).events = {{kSimStart + 700ms, HostEventKind::Kill, "server", {}},
                               {kSimStart + 3s, HostEventKind::Kill, "child", {}}};
    const Trace trace = simulate(scenario, {.until = kSimStart + 6s});
    QCOMPARE(holders(trace, 800ms), std::string("child"));
    QCOMPARE(holders(trace, 3500ms), std::string("nobody"));
  }

  void problemsAreNamed() {
    Scenario scenario = family({when(500ms, spawn("nobody"))}, {waitUntil(5s)});
    auto problems = problemsOf(scenario);
    QCOMPARE(problems.size(), std::size_t(2));  // And the child never starts.
    QCOMPARE(problems[0].where, std::string("hosts[1].programs[0].steps[0].program"));
    QVERIFY(problems[0].kind == ProblemKind::SpawnsNoLater);
    QVERIFY(problems[1].kind == ProblemKind::NeverStarts);
    scenario = family({when(500ms, spawn("server"))}, {waitUntil(5s)});
    QVERIFY(problemsOf(scenario)[0].kind == ProblemKind::SpawnsNoLater);
  }
};

QTEST_APPLESS_MAIN(TestChildren)
#include "tst_children.moc"
