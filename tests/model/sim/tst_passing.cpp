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

Step pass(const char* program) {
  return {.kind = StepKind::PassListener, .program = program};
}
Step take() {
  return {.kind = StepKind::TakeListener};
}

/// An old server and a new one, which starts at 1 s; the client calls at 2 s.
Scenario reload(std::vector<Step> oldSteps, std::vector<Step> newSteps) {
  Step call = connect();
  call.local.reset();
  Scenario scenario =
      connected(OsId::Linux, 10ms, {when(2s, call), recvEof()}, std::move(oldSteps));
  client(scenario).programs[0].setup.clear();
  Program& first = server(scenario).programs[0];
  first.name = "old";
  first.setup = {scene::listen()};
  server(scenario).programs.push_back(
      {.name = "new", .steps = std::move(newSteps), .starts = {kSimStart + 1s}});
  return scenario;
}

/// The names of those who hold the listener: "old new".
std::string holders(const Trace& trace, Duration at) {
  std::string names;
  const Snapshot snapshot = snapshotAt(trace, kSimStart + at);
  for (const SocketFacts& facts : snapshot.hosts[kServer].sockets) {
    if (facts.state != State::Listen) continue;
    for (const ProcessRecord& process : trace.processes) {
      const bool holds =
          process.host == kServer &&
          (process.id == facts.owner || std::ranges::count(facts.sharers, process.id) > 0);
      if (holds) names += (names.empty() ? "" : " ") + process.name;
    }
  }
  return names;
}

/// When a call returned, from zero.
std::optional<Duration> returnedAt(const Trace& trace, Call call) {
  for (const CallRecord& record : trace.calls) {
    if (record.call == call && record.returned) return *record.returned - kSimStart;
  }
  return std::nullopt;
}

}  // namespace

/// A listener that one process passes to another, as a graceful reload does (SCM_RIGHTS).
class TestPassing : public QObject {
  Q_OBJECT

 private slots:
  void bothHoldTheListenerUntilTheOldOneEnds() {
    const Trace trace = simulate(reload({pass("new"), when(1500ms, scene::exit())},
                                        {take(), scene::accept(), send(10), scene::close()}));
    QCOMPARE(holders(trace, 500ms), "old");
    QCOMPARE(holders(trace, 1200ms), "old new");
    QCOMPARE(holders(trace, 1600ms), "new");
    QCOMPARE(lastResult(trace, kClient, Call::Connect), Errno::Ok);
    QCOMPARE(lastResult(trace, kClient, Call::Recv), Errno::Ok);
  }

  /// Whoever comes first waits for the other.
  void theOldOneWaitsForTheNewOne() {
    const Trace trace = simulate(reload({pass("new")}, {take()}));
    QCOMPARE(returnedAt(trace, Call::SendMsg), std::optional<Duration>(1s));
    QCOMPARE(returnedAt(trace, Call::RecvMsg), std::optional<Duration>(1s));
  }

  void theNewOneWaitsForTheOldOne() {
    const Trace trace = simulate(reload({when(1800ms, pass("new"))}, {take()}));
    QCOMPARE(returnedAt(trace, Call::RecvMsg), std::optional<Duration>(1800ms));
  }

  /// What waits in the queue when the old process ends is not reset: the listener lives on.
  void noCallIsLostWhileItIsPassed() {
    const Trace trace = simulate(reload({pass("new"), when(2500ms, scene::exit())},
                                        {take(), when(3s, scene::accept()), scene::close()}));
    QCOMPARE(lastResult(trace, kClient, Call::Connect), Errno::Ok);
    QCOMPARE(lastResult(trace, kClient, Call::Recv), Errno::Ok);
  }

  /// The other way, closing first and binding anew, refuses whoever calls in between.
  void withoutPassingTheCallIsRefused() {
    const Trace trace =
        simulate(reload({when(1900ms, scene::exit())}, {when(2500ms, scene::listen())}));
    QCOMPARE(lastResult(trace, kClient, Call::Connect), Errno::ConnRefused);
  }

  void theBlockerIsTheProcessThatTookIt() {
    const Trace trace = simulate(reload({pass("new"), when(1500ms, scene::exit())}, {take()}));
    const auto queries = standardQueries(trace);
    QVERIFY(!queries.empty());
    for (const RebindQuery& query : queries) {
      const VerdictInterval interval = rebindVerdictAt(trace, query, kSimStart + 1600ms);
      QCOMPARE(interval.verdict.result, Errno::AddrInUse);
      QVERIFY(interval.blocker);
      const auto owner = std::ranges::find_if(trace.processes, [&](const ProcessRecord& process) {
        return process.host == kServer && process.id == interval.blocker->owner;
      });
      QCOMPARE(owner->name, "new");
    }
  }

  void itIsPassedOnlyToAProgramThatTakesIt() {
    const Scenario nobody = reload({pass("newer")}, {take()});
    QVERIFY(problemsOf(nobody)[0].kind == ProblemKind::NobodyTakes);
    const Scenario deaf = reload({pass("new")}, {scene::listen()});
    QVERIFY(problemsOf(deaf)[0].kind == ProblemKind::NobodyTakes);
    const Scenario itself = reload({pass("old"), take()}, {take()});
    QVERIFY(problemsOf(itself)[0].kind == ProblemKind::NobodyTakes);
  }

  void whoHasNoListenerPassesNone() {
    const Scenario scenario = reload({take()}, {pass("old")});
    QVERIFY(problemsOf(scenario)[0].kind == ProblemKind::NeedsListen);
  }
};

QTEST_APPLESS_MAIN(TestPassing)
#include "tst_passing.moc"
