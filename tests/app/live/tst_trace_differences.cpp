#include <QSet>
#include <QTest>
#include <algorithm>

#include "app/files/scenario/scenario_file.h"
#include "app/files/scenario/scenario_library.h"
#include "app/live/kernel_run.h"
#include "app/live/scene_differences.h"
#include "model/sim/simulate.h"

using namespace linger;

namespace {

constexpr auto kTick = 4ms;

Trace runOf(const QString& name) {
  return simulate(*ScenarioLibrary().find(name));
}

/// The first segment of the host that has these flags and follows no other of its kind.
SegmentRecord& segmentOf(Trace& trace, HostIndex host, SegmentKind kind) {
  const auto found = std::ranges::find_if(trace.segments, [&](const SegmentRecord& record) {
    return record.from == host && kindOf(record.segment) == kind;
  });
  return *found;
}

/// A segment that only acknowledges what `other` acknowledges, sent right before it.
void acknowledgeBefore(Trace& trace, const SegmentRecord& other, std::uint32_t ack) {
  SegmentRecord bare = other;
  bare.segment.flags = {.ack = true};
  bare.segment.len = 0;
  bare.relativeAck = ack;
  const auto place = std::ranges::find(trace.segments, other.id, &SegmentRecord::id);
  trace.segments.insert(place, bare);
}

QStringList namesOf(const std::vector<Difference>& differences) {
  QStringList names;
  for (const Difference& each : differences) {
    names << (each.known ? QString::fromLatin1(nameOf(*each.known).data()) : "fault");
  }
  return names;
}

constexpr HostIndex kServer = 1;

/// Both ends probe in the same instant, so that the probes cross, and acknowledge them 5 ms later.
constexpr const char* kBothKeptAlive = R"({
  "format": "linger-scenario/1", "name": "kept", "title": "Kept", "until": "1500ms",
  "link": { "delay": "5ms" },
  "hosts": [
    { "name": "client", "os": "linux", "address": "192.0.2.10", "programs": [
      { "name": "client", "options": { "SO_KEEPALIVE": 1, "TCP_KEEPIDLE": 1 },
        "before": [{ "do": "connect", "to": "192.0.2.20:8080" }],
        "steps": [{ "do": "close", "at": "2s" }] }] },
    { "name": "server", "os": "linux", "address": "192.0.2.20", "programs": [
      { "name": "server", "options": { "SO_KEEPALIVE": 1, "TCP_KEEPIDLE": 1 },
        "before": [{ "do": "listen", "on": "192.0.2.20:8080" }, { "do": "accept" }],
        "steps": [{ "do": "close", "at": "2s" }] }] }]
})";

Trace runOfBothKeptAlive() {
  return simulate(*parseScenario("kept", kBothKeptAlive).value);
}

bool isServersProbe(const SegmentRecord& record) {
  return record.from == kServer && record.relativeSeq == 0;
}

/// A late machine: the server's timer ends after the client's probe has come.
void probeAfterTheAnswer(Trace& trace) {
  const auto probe = std::ranges::find_if(trace.segments, isServersProbe);
  std::rotate(probe, probe + 1, trace.segments.end());
  trace.segments.back().sent += 15ms;
}

}  // namespace

/// In what two runs of one scene differ, and what is allowed to. No kernel is needed: the second
/// run is the first one, changed.
class TestTraceDifferences : public QObject {
  Q_OBJECT

 private slots:
  void aRunAgreesWithItself() {
    const Trace trace = runOf("restart");
    QVERIFY(differencesOf(trace, trace, kTick).empty());
  }

  void timersMayBeLateByTheStepOfTheWheel() {
    const Trace model = runOf("restart");
    Trace late = model;
    for (TransitionRecord& moved : late.transitions) {
      if (moved.from == State::TimeWait) moved.at += 2s;
    }
    QVERIFY(differencesOf(model, late, kTick).empty());
    for (TransitionRecord& moved : late.transitions) {
      if (moved.from == State::TimeWait) moved.at += 1s;
    }
    const auto differences = differencesOf(model, late, kTick);
    QCOMPARE(differences.size(), std::size_t(1));
    QCOMPARE(differences[0].what, "state");
    QCOMPARE(differences[0].host, "server");
    QVERIFY(differences[0].isLate);
  }

  void nothingMayBeEarly() {
    const Trace model = runOf("restart");
    Trace early = model;
    for (SegmentRecord& segment : early.segments) segment.sent -= 100ms;
    const auto differences = differencesOf(model, early, kTick);
    QVERIFY(!differences.empty());
    QVERIFY(std::ranges::none_of(differences, &Difference::isLate));
  }

  void anotherSegmentIsToldOnce() {
    const Trace model = runOf("restart");
    Trace kernel = model;
    kernel.segments[0].segment.flags.psh = !kernel.segments[0].segment.flags.psh;
    const auto differences = differencesOf(model, kernel, kTick);
    QCOMPARE(differences.size(), std::size_t(1));
    QCOMPARE(differences[0].what, "segment");
    QVERIFY(!differences[0].model.empty() && !differences[0].kernel.empty());
  }

  void anotherTimerIsTold() {
    const Trace model = runOf("restart");
    Trace kernel = model;
    const auto timeWait = std::ranges::find(kernel.timers, TimerKind::TimeWait, &TimerRecord::kind);
    timeWait->due += 60s;
    const auto differences = differencesOf(model, kernel, kTick);
    QCOMPARE(differences.size(), std::size_t(1));
    QCOMPARE(differences[0].what, "timer");
    QVERIFY(differences[0].model.starts_with("time-wait timer of 60 s, fired"));
    QVERIFY(differences[0].kernel.starts_with("time-wait timer of 120 s, fired"));
  }

  void aMissingSegmentIsTold() {
    const Trace model = runOf("restart");
    Trace kernel = model;
    kernel.segments.pop_back();
    const auto differences = differencesOf(model, kernel, kTick);
    QCOMPARE(differences.size(), std::size_t(1));
    QCOMPARE(differences[0].kernel, "");
  }

  void anotherResultIsTold() {
    const Trace model = runOf("restart");
    Trace kernel = model;
    kernel.calls.back().result = Errno::Access;
    const auto differences = differencesOf(model, kernel, kTick);
    QCOMPARE(differences.size(), std::size_t(1));
    QCOMPARE(differences[0].what, "call");
  }

  void anAckThatGoesBeforeTheAnswerIsKnown() {
    const Trace model = runOf("same-port-again");
    Trace kernel = model;
    const SegmentRecord answer = segmentOf(kernel, kServer, SegmentKind::Data);
    acknowledgeBefore(kernel, answer, answer.relativeAck);
    const auto differences = differencesOf(model, kernel, kTick);
    QCOMPARE(namesOf(differences), QStringList{"ack-before-answer"});
    QCOMPARE(differences[0].host, "server");
    QCOMPARE(differences[0].model, "");
  }

  /// The last caller's FIN comes after four retransmissions of its SYN, each of them a little late.
  void soIsOneInARunThatTimersHaveMadeLate() {
    const Trace model = runOf("full-queue");
    Trace kernel = model;
    const auto last = std::find_if(
        kernel.segments.rbegin(), kernel.segments.rend(), [](const SegmentRecord& record) {
          return record.from != kServer && kindOf(record.segment) == SegmentKind::Fin;
        });
    const SegmentRecord answer = *last;
    acknowledgeBefore(kernel, answer, answer.relativeAck);
    for (SegmentRecord& record : kernel.segments) {
      if (record.sent >= answer.sent) record.sent += 130ms;
    }
    QCOMPARE(namesOf(differencesOf(model, kernel, kTick)), QStringList{"ack-before-answer"});
  }

  void aProbeMayComeBeforeOrAfterWhatTheHostAnswersMeanwhile() {
    const Trace model = runOfBothKeptAlive();
    Trace kernel = model;
    probeAfterTheAnswer(kernel);
    QVERIFY(kernel != model);
    QCOMPARE(namesOf(differencesOf(model, kernel, kTick)), QStringList());
  }

  void aProbeThatIsMissingIsAFault() {
    const Trace model = runOfBothKeptAlive();
    Trace kernel = model;
    std::erase_if(kernel.segments, isServersProbe);
    const auto differences = differencesOf(model, kernel, kTick);
    QCOMPARE(namesOf(differences), QStringList{"fault"});
    QCOMPARE(differences[0].host, "server");
    QCOMPARE(differences[0].kernel, "");
  }

  void aProbeBeforeTheAnswerAcknowledgesNothing() {
    const Trace model = runOf("same-port-again");
    Trace kernel = model;
    const SegmentRecord answer = segmentOf(kernel, kServer, SegmentKind::Data);
    acknowledgeBefore(kernel, answer, answer.relativeAck);
    for (auto probe = kernel.segments.begin(); probe != kernel.segments.end(); ++probe) {
      if (probe->id != answer.id) continue;
      probe->id.value = int(kernel.segments.size());
      --probe->relativeSeq;
      break;
    }
    const auto differences = differencesOf(model, kernel, kTick);
    QCOMPARE(namesOf(differences), QStringList{"fault"});
    QCOMPARE(differences[0].model, "");
  }

  void anAckOfWhatTheModelDoesNotAcknowledgeIsAFault() {
    const Trace model = runOf("same-port-again");
    Trace kernel = model;
    const SegmentRecord answer = segmentOf(kernel, kServer, SegmentKind::Data);
    acknowledgeBefore(kernel, answer, answer.relativeAck + 1);
    QCOMPARE(namesOf(differencesOf(model, kernel, kTick)), QStringList{"fault"});
  }

  void theComparisonGoesOnBehindWhatIsKnown() {
    const Trace model = runOf("same-port-again");
    Trace kernel = model;
    const SegmentRecord answer = segmentOf(kernel, kServer, SegmentKind::Data);
    acknowledgeBefore(kernel, answer, answer.relativeAck);
    segmentOf(kernel, kServer, SegmentKind::Fin).relativeSeq += 1;
    const QStringList expected{"ack-before-answer", "fault"};
    QCOMPARE(namesOf(differencesOf(model, kernel, kTick)), expected);
  }

  void whatIsLateAtTheEndOfACutRunIsNotMissing() {
    const Trace model = runOf("ports-run-out");
    Trace kernel = model;
    const auto last = std::ranges::find(kernel.transitions.rbegin(), kernel.transitions.rend(),
                                        State::TimeWait, &TransitionRecord::from);
    kernel.transitions.erase(std::next(last).base());
    QVERIFY(!differencesOf(model, kernel, kTick).empty());
    QVERIFY(!differencesOf(model, kernel, kTick, model.end + 60s).empty());
    QVERIFY(differencesOf(model, kernel, kTick, kSimStart + 65s).empty());
  }

  void anotherChoiceAmongListenersThatShareAPortIsKnown() {
    const Scenario scenario = *ScenarioLibrary().find("rolling-restart");
    Scenario other = scenario;
    other.seed = 3;
    Trace kernel = simulate(other);
    QVERIFY(namesOf(differencesOf(simulate(scenario), kernel, kTick)).contains("fault"));
    QCOMPARE(namesOf(differencesOf(scenario, kernel, kTick)), QStringList{"listener-choice"});
    kernel.calls.back().result = Errno::Access;
    QVERIFY(namesOf(differencesOf(scenario, kernel, kTick)).contains("fault"));
  }

  void anAckOfFinThatNeverComesIsAFault() {
    const Trace model = runOf("restart");
    Trace kernel = model;
    std::erase_if(kernel.segments, [](const SegmentRecord& record) {
      return kindOf(record.segment) == SegmentKind::Ack;
    });
    QVERIFY(namesOf(differencesOf(model, kernel, kTick)).contains("fault"));
  }

  void aStateThatIsOverAtOnceMayGoUnseen() {
    const Trace model = runOf("time-wait-table-full");
    Trace kernel = model;
    std::erase_if(kernel.transitions, [](const TransitionRecord& moved) {
      return moved.to == State::Established && moved.from == State::SynReceived;
    });
    for (TransitionRecord& moved : kernel.transitions) {
      if (moved.host == kServer && moved.from == State::Established) {
        moved.from = State::SynReceived;
      }
    }
    const QStringList names = namesOf(differencesOf(model, kernel, kTick));
    QVERIFY(!names.isEmpty());
    QCOMPARE(QSet(names.begin(), names.end()), QSet<QString>{"passed-unseen"});
  }

  void aStateThatLastsMustBeSeen() {
    const Trace model = runOf("restart");
    Trace kernel = model;
    std::erase_if(kernel.transitions, [](const TransitionRecord& moved) {
      return moved.host == kServer && moved.to == State::TimeWait;
    });
    for (TransitionRecord& moved : kernel.transitions) {
      if (moved.from == State::TimeWait) moved.from = State::FinWait2;
    }
    QCOMPARE(namesOf(differencesOf(model, kernel, kTick)), QStringList{"fault"});
  }

  void aCongestionWindowOfOneDelaysWhatFollowsATextAndAllThatComesOfIt() {
    const Trace model = runOf("syn-ack-lost");
    Trace kernel = model;
    const SimTime closed = segmentOf(kernel, kServer, SegmentKind::Fin).sent;
    const auto delay = [closed](SimTime& at) {
      if (at > closed) at += 100ms;
    };
    segmentOf(kernel, kServer, SegmentKind::Fin).sent += 100ms;
    for (SegmentRecord& segment : kernel.segments) delay(segment.sent);
    for (TransitionRecord& moved : kernel.transitions) delay(moved.at);
    QCOMPARE(namesOf(differencesOf(model, kernel, kTick)), QStringList{"congestion-window"});
  }

  void everyKnownDifferenceSaysWhyAndWhereThatIsSaid() {
    for (const KnownDifference each :
         {KnownDifference::AckBeforeAnswer, KnownDifference::AckOfSynAck,
          KnownDifference::PassedUnseen, KnownDifference::CongestionWindow}) {
      QVERIFY(!nameOf(each).empty());
      QVERIFY(!whyOf(each).isEmpty());
      QVERIFY(!sourceOf(each).empty());
    }
  }

  void whatTheKernelCannotRunIsSaid() {
    const ScenarioLibrary library;
    QVERIFY(!whyNotOnKernel(*library.find("one-machine")).isEmpty());
    for (const char* runs : {"udp-rebind", "dual-stack", "child-kept-listener", "old-syn",
                             "self-connection", "relay-forgets-half-close"}) {
      QCOMPARE(whyNotOnKernel(*library.find(runs)), QString());
    }
    Scenario scenario = *library.find("restart");
    scenario.msl = 1s;
    QVERIFY(!whyNotOnKernel(scenario).isEmpty());
  }
};

QTEST_GUILESS_MAIN(TestTraceDifferences)
#include "tst_trace_differences.moc"
