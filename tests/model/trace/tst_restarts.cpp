#include <QTest>

#include "model/sim/edit.h"
#include "model/sim/simulate.h"
#include "model/trace/countdown.h"
#include "model/trace/restarts.h"
#include "model/trace/stopped.h"
#include "model/trace/works_from.h"
#include "tests/model/sim/scene.h"

using namespace linger;
using namespace linger::scene;

namespace {

constexpr HostIndex kServer = 1;

SimTime at(Duration since) {
  return kSimStart + since;
}

/// The server closes first and exits; it is started again at 2 s.
Scenario restartedAtTwo(bool reuseAddr) {
  Scenario scenario = connected(OsId::Linux, 100ms, {recvEof(), after(100ms, close()), exit()},
                                {when(40ms, close()), exit()});
  Program& program = server(scenario).programs[0];
  program.starts = {kSimStart, at(2s)};
  if (reuseAddr) program.options = {{SocketOption::ReuseAddr, 1}};
  return scenario;
}

std::vector<RestartAttempt> attemptsIn(const Trace& trace) {
  return restartsOf(trace, *trace.server);
}

}  // namespace

/// What became of the restarts that the run itself holds, and what keeps the port meanwhile.
class TestRestarts : public QObject {
  Q_OBJECT

 private slots:
  void aRestartWithoutTheOptionFails() {
    const auto attempts = attemptsIn(simulate(restartedAtTwo(false)));
    QCOMPARE(attempts.size(), 1U);
    QVERIFY(!attempts[0].worked());
    QCOMPARE(attempts[0].at, at(2s));
    QCOMPARE(attempts[0].result, Errno::AddrInUse);
    QCOMPARE(attempts[0].failedAt, std::optional(Call::Bind));
    QVERIFY(!attempts[0].runsAt(at(3s)));
  }

  void aRestartWithTheOptionRunsOn() {
    const auto attempts = attemptsIn(simulate(restartedAtTwo(true)));
    QCOMPARE(attempts.size(), 1U);
    QVERIFY(attempts[0].worked());
    QVERIFY(!attempts[0].runsAt(at(1999ms)));
    QVERIFY(attempts[0].runsAt(at(60s)));
    QVERIFY(!lastRestart(attempts, at(1s)));
    QCOMPARE(lastRestart(attempts, at(30s)), std::optional(attempts[0]));
  }

  /// A killed server leaves its connection behind, which then closes first.
  void killingTheServerIsEnoughOnlyWithTheOption() {
    const Trace trace = simulate(restartedAtTwo(false));
    const auto queries = standardQueries(trace);
    const ProcessId server = std::ranges::find(trace.processes, kServer, &ProcessRecord::host)->id;
    const Verdict plain = verdictAfterKill(trace, queries[0], server, at(10ms));
    QCOMPARE(plain.result, Errno::AddrInUse);
    QVERIFY(verdictAfterKill(trace, queries[2], server, at(10ms)).works());
    QCOMPARE(rebindVerdictAt(trace, queries[2], at(10ms)).blocker->state, State::Listen);
  }

  void itWorksFromTheEndOfTheWait() {
    const Trace trace = simulate(restartedAtTwo(false));
    const auto intervals = restartVerdicts(trace, standardQueries(trace)[0]);
    const auto works = worksFrom(intervals, at(2s));
    QVERIFY(works && *works > at(60s));
    QCOMPARE(worksFrom(intervals, at(90s)), works);
    QVERIFY(!worksFrom({}, at(2s)));
  }

  void theFirstStartIsNoRestart() {
    Scenario scenario = restartedAtTwo(true);
    server(scenario).programs[0].starts = {kSimStart};
    QVERIFY(attemptsIn(simulate(scenario)).empty());
  }

  /// Whoever writes the new version as a program of its own asks the same question.
  void aProgramThatFollowsAtThePortIsARestart() {
    Scenario scenario = restartedAtTwo(false);
    Program next = server(scenario).programs[0];
    server(scenario).programs[0].starts = {kSimStart};
    next.name = "next";
    next.options = {{SocketOption::ReuseAddr, 1}};
    next.starts = {at(2s)};
    server(scenario).programs.push_back(next);
    const Trace trace = simulate(scenario);
    QCOMPARE(trace.server->name, std::string("next"));
    QVERIFY(!everyRunSetsReuseAddr(trace, *trace.server));
    const auto attempts = attemptsIn(trace);
    QCOMPARE(attempts.size(), 1U);
    QCOMPARE(attempts[0].at, at(2s));
    QCOMPARE(attempts[0].result, Errno::AddrInUse);
    const Trace fixed = simulate(apply(scenario, edit::SetReuseAddr{true}));
    QVERIFY(everyRunSetsReuseAddr(fixed, *fixed.server));
    QVERIFY(attemptsIn(fixed)[0].worked());
  }

  void aDatagramServerThatFollowsAtThePortIsARestart() {
    Scenario scenario = restartedAtTwo(false);
    client(scenario).programs.clear();
    Program& first = server(scenario).programs[0];
    first.transport = Transport::Udp;
    first.setup.clear();
    first.steps = {{.kind = StepKind::Open, .local = scene::at("192.0.2.20", 8080)},
                   scene::recv(20)};
    first.starts = {kSimStart};
    Program next = first;
    next.name = "next";
    next.starts = {at(2s)};
    server(scenario).programs.push_back(next);
    const auto attempts = attemptsIn(simulate(scenario));
    QCOMPARE(attempts.size(), 1U);
    QCOMPARE(attempts[0].at, at(2s));
    QCOMPARE(attempts[0].result, Errno::AddrInUse);
  }

  /// Of two that are in the way alike, one is another user's: macOS refuses the port in the run and
  /// in the answer, whichever of the two was made first or changed last.
  void anotherUsersConnectionForbidsThePortWhateverTheOrder() {
    Scenario scenario = connected(OsId::MacOs, 100ms, {recvEof(), after(100ms, close()), exit()},
                                  {when(40ms, close()), exit()});
    Trace trace = simulate(scenario);
    const RebindQuery query = standardQueries(trace)[2];
    const auto connection = std::ranges::find_if(trace.sockets, [](const SocketRecord& record) {
      return record.host == kServer && record.facts.state == State::TimeWait;
    });
    QVERIFY(connection != trace.sockets.end());
    SocketFacts own = connection->facts;
    SocketFacts others = own;
    own.id = SocketId{91};
    others.id = SocketId{92};
    others.uid = own.uid + 1;
    trace.sockets = {{at(1s), kServer, own}};
    QVERIFY(rebindVerdictAt(trace, query, at(2s)).verdict.works());
    trace.sockets = {{at(1s), kServer, own}, {at(2s), kServer, others}};
    QCOMPARE(rebindVerdictAt(trace, query, at(2s)).verdict.blockedBy, std::optional(others.id));
    trace.sockets = {{at(1s), kServer, others}, {at(2s), kServer, own}};
    QCOMPARE(rebindVerdictAt(trace, query, at(2s)).verdict.blockedBy, std::optional(others.id));
  }

  void nothingStartsWithoutPower() {
    Scenario scenario = restartedAtTwo(false);
    server(scenario).programs[0].starts = {kSimStart};
    server(scenario).events = {{at(20ms), HostEventKind::PowerOff, {}, {}},
                               {at(5s), HostEventKind::PowerOn, {}, {}}};
    const Trace trace = simulate(scenario);
    const auto answers = restartVerdicts(trace, standardQueries(trace)[0]);
    QCOMPARE(answers.size(), 3U);
    QCOMPARE(answers[0].verdict.result, Errno::AddrInUse);
    QCOMPARE(answers[0].clears, std::optional(at(5s)));
    QCOMPARE(answers[1].verdict.rule, kNoPower);
    QCOMPARE(answers[1].from, at(20ms));
    QVERIFY(answers[2].verdict.works());
  }

  void theRestartedServerIsNotInItsOwnWay() {
    const Trace trace = simulate(restartedAtTwo(true));
    const RebindQuery both = standardQueries(trace)[2];
    QCOMPARE(rebindVerdictAt(trace, both, at(30s)).blocker->state, State::Listen);
    const auto own = restartVerdicts(trace, both);
    for (const VerdictInterval& interval : own) {
      QVERIFY(interval.from < at(300ms) || interval.verdict.works());
    }
  }

  void aRunWithoutRestartIsAnsweredAlike() {
    const Trace trace = simulate(restartedAtTwo(false));
    for (const RebindQuery& query : standardQueries(trace)) {
      const auto a = rebindVerdicts(trace, query);
      const auto b = restartVerdicts(trace, query);
      QCOMPARE(a.size(), b.size());
      QCOMPARE(a.front().clears, b.front().clears);
    }
  }

  void timeWaitCountsDownFromItsWholeLength() {
    const Trace trace = simulate(restartedAtTwo(false));
    const auto blocked = rebindVerdictAt(trace, standardQueries(trace)[0], at(2s)).blocker;
    QVERIFY(blocked);
    const auto counts = countdownAt(trace, kServer, blocked->id, at(2s));
    QVERIFY(counts);
    QCOMPARE(counts->kind, TimerKind::TimeWait);
    QCOMPARE(counts->whole, Duration(60s));
    QCOMPARE(counts->left, Duration(58240ms));
    QVERIFY(!counts->restartsAt);
    QVERIFY(!countdownAt(trace, kServer, blocked->id, at(30ms)));
    QVERIFY(!countdownAt(trace, kServer, blocked->id, at(61s)));
  }

  void aLaterFinIsForetold() {
    Scenario scenario = restartedAtTwo(false);
    const SegmentRecord last = simulate(scenario).segments.back();
    scenario.impairments.push_back({{"server", SegmentKind::Ack, last.nthOfKind}, Impairment{}});
    const Trace trace = simulate(scenario);
    const auto again =
        std::ranges::find(trace.timers, std::optional(TimerEnd::Restarted), &TimerRecord::ended);
    QVERIFY(again != trace.timers.end());
    const auto counts = countdownAt(trace, again->host, again->socket, again->set);
    QCOMPARE(counts->restartsAt, again->endedAt);
  }
};

QTEST_APPLESS_MAIN(TestRestarts)
#include "tst_restarts.moc"
