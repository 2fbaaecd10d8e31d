#include <QTest>

#include "model/course/condition.h"
#include "model/course/moment.h"
#include "model/course/tcp_turn.h"
#include "model/sim/simulate.h"
#include "tests/model/sim/scene.h"

using namespace linger;
using namespace linger::scene;

namespace {

/// The server closes at 40 ms and exits, the client follows after 100 ms.
Trace restartStory(OsId os = OsId::Linux) {
  return simulate(connected(os, 100ms, {recvEof(), after(100ms, close()), exit()},
                            {when(40ms, close()), exit()}));
}

bool is(const Trace& trace, const decltype(Condition::what)& what) {
  const bool plain = holds(trace, {what, false});
  const bool negated = holds(trace, {what, true});
  return plain && !negated;
}

SimTime at(Duration sinceStart) {
  return kSimStart + sinceStart;
}

}  // namespace

/// Conditions, moments and turns: what lessons ask of a run.
class TestAskedOfARun : public QObject {
  Q_OBJECT

 private slots:
  void aStateAtAnInstantAndEver();
  void aCallAndItsResult();
  void aRestartAndWhatIsInTheWay();
  void countsSegmentsWithoutCopies();
  void howLongATimerRuns();
  void aHostThatIsNotThereDoesNothing();
  void instantsOfMoments();
  void whatSegmentsDoToAHost();
  void aProgramThatActsAtOnceDoesNotCountAsTcp();
  void anAcknowledgmentThatWaitsIsAnAnswerToo();
};

void TestAskedOfARun::aStateAtAnInstantAndEver() {
  const Trace trace = restartStory();
  QVERIFY(is(trace, condition::InState{"server", State::TimeWait, at(1s)}));
  QVERIFY(!is(trace, condition::InState{"server", State::TimeWait, at(200ms)}));
  QVERIFY(is(trace, condition::InState{"server", State::FinWait2, std::nullopt}));
  QVERIFY(!is(trace, condition::InState{"client", State::TimeWait, std::nullopt}));
}

void TestAskedOfARun::aCallAndItsResult() {
  const Trace trace = restartStory();
  QVERIFY(is(trace, condition::CallReturned{"client", Call::Close, Errno::Ok, at(100ms), at(1s)}));
  QVERIFY(!is(trace, condition::CallReturned{"client", Call::Close, Errno::Ok, at(1s)}));
  QVERIFY(!is(trace, condition::CallReturned{"client", Call::Recv, Errno::Ok, {}, {}, 1}));
  QVERIFY(!is(trace, condition::CallReturned{"client", Call::Close, Errno::Pipe}));
}

void TestAskedOfARun::aRestartAndWhatIsInTheWay() {
  const Trace trace = restartStory();
  QVERIFY(is(trace, condition::Rebind{at(2s), Errno::AddrInUse, {}, State::TimeWait, false}));
  QVERIFY(!is(trace, condition::Rebind{at(2s), Errno::AddrInUse, {}, State::TimeWait, true}));
  QVERIFY(is(trace, condition::Rebind{at(10ms), Errno::AddrInUse, {}, State::Listen, true}));
  QVERIFY(is(trace, condition::Rebind{at(61s), Errno::Ok}));
  QVERIFY(
      is(restartStory(OsId::FreeBsd), condition::Rebind{at(2s), Errno::Ok, {.reuseAddr = true}}));
}

void TestAskedOfARun::countsSegmentsWithoutCopies() {
  Scenario scene = connected(OsId::Linux, 100ms, {recvEof(), after(100ms, close()), exit()},
                             {when(40ms, close()), exit()});
  scene.impairments.push_back(
      {{"server", SegmentKind::Fin, 1}, {Impairment::Kind::Duplicate, 5ms}});
  const Trace trace = simulate(scene);
  QVERIFY(is(trace, condition::SegmentsSent{"server", SegmentKind::Fin, {}, 1, 1}));
  QVERIFY(is(restartStory(), condition::SegmentsSent{{}, {}, {}, 4, 4}));
  QVERIFY(is(restartStory(), condition::SegmentsSent{"server", {}, at(1s), 0, 0}));
}

void TestAskedOfARun::howLongATimerRuns() {
  const auto lasts = [](Duration least, Duration most) {
    return condition::TimerLasts{"server", TimerKind::TimeWait, least, most};
  };
  QVERIFY(is(restartStory(), lasts(60s, 60s)));
  QVERIFY(!is(restartStory(), lasts(61s, 5min)));
  QVERIFY(is(restartStory(OsId::Rfc9293), lasts(240s, 240s)));
}

void TestAskedOfARun::aHostThatIsNotThereDoesNothing() {
  const Trace trace = restartStory();
  QVERIFY(!is(trace, condition::InState{"router", State::TimeWait, at(1s)}));
  QVERIFY(!is(trace, condition::CallReturned{"router", Call::Close, Errno::Ok}));
  QVERIFY(!instantOf(trace, {moment::Moves{"router", State::TimeWait, false}, kSimStart, 1}));
}

void TestAskedOfARun::instantsOfMoments() {
  const Trace trace = restartStory();
  const auto when = [&](const decltype(Moment::what)& what, Duration after = {}, int nth = 1) {
    return instantOf(trace, {what, kSimStart + after, nth});
  };
  QCOMPARE(when(moment::Moves{"server", State::TimeWait, false}), at(240ms));
  QCOMPARE(when(moment::Moves{"server", State::TimeWait, true}), at(60240ms));
  QCOMPARE(when(moment::Sends{"client", SegmentKind::Fin}), at(190ms));
  QVERIFY(!when(moment::Sends{"client", SegmentKind::Fin}, 200ms));
  QVERIFY(!when(moment::Sends{"client", SegmentKind::Fin}, {}, 2));
  QCOMPARE(when(moment::Returns{"client", Call::Close, Errno::Ok}), at(190ms));
  QCOMPARE(when(moment::PortIsFree{}, 1s), at(60240ms));
  QCOMPARE(when(moment::PortIsFree{}, 100s), at(100s));
}

void TestAskedOfARun::whatSegmentsDoToAHost() {
  const Trace trace = restartStory();
  const auto turns = turnsOf(trace, 1, kSimStart, at(1s), 9);
  QCOMPARE(turns.size(), 2U);
  QCOMPARE(turns[0].before, State::FinWait1);
  QCOMPARE(turns[0].after, State::FinWait2);
  QVERIFY(!turns[0].reply);
  QCOMPARE(turns[1].after, State::TimeWait);
  QCOMPARE(lettersOf(turns[1].reply.value_or(Flags{})), "A");
  QVERIFY(!turns[1].rule.citation.empty());
  QCOMPARE(turnsOf(trace, 1, kSimStart, at(1s), 1).size(), 1U);
}

void TestAskedOfARun::aProgramThatActsAtOnceDoesNotCountAsTcp() {
  const Trace trace = simulate(
      connected(OsId::Linux, 100ms, {recvEof(), close(), exit()}, {when(40ms, close()), exit()}));
  const auto turns = turnsOf(trace, 0, kSimStart, at(1s), 9);
  QCOMPARE(turns.front().after, State::CloseWait);
  QCOMPARE(lettersOf(turns.front().reply.value_or(Flags{})), "FA");
}

/// Linux delays the ACK of a FIN that follows data; FreeBSD does not.
void TestAskedOfARun::anAcknowledgmentThatWaitsIsAnAnswerToo() {
  for (const OsId os : {OsId::Linux, OsId::FreeBsd}) {
    const Trace trace =
        simulate(connected(os, 100ms, {recv(300), recvEof(), after(100ms, close()), exit()},
                           {send(300), when(40ms, close()), exit()}));
    const auto turns = turnsOf(trace, 0, at(60ms), at(150ms), 9);
    QCOMPARE(turns.size(), 1U);
    QCOMPARE(turns.back().after, State::CloseWait);
    QCOMPARE(lettersOf(turns.back().reply.value_or(Flags{})), "A");
  }
}

QTEST_APPLESS_MAIN(TestAskedOfARun)
#include "tst_asked_of_a_run.moc"
