#include <QTest>

#include "model/capture/captured_trace.h"
#include "model/trace/rebind.h"
#include "model/trace/snapshot.h"
#include "tests/model/capture/talk.h"

using namespace linger;
using namespace linger::capture;

namespace {

Talk serverClosesFirst() {
  Talk talk;
  talk.handshake();
  talk.client("PA", 100);
  talk.server("PA", 300);
  talk.client("A");
  talk.server("FA");
  talk.client("A");
  talk.client("FA");
  talk.server("A");
  return talk;
}

Trace traceOfAll(const Talk& talk, std::optional<OsId> os) {
  return capture::traceOf(talk.connections().front(), talk.segments(), os);
}

State lastState(const Trace& trace, HostIndex host, SimTime at) {
  return snapshotAt(trace, at).hosts[host].state;
}

}  // namespace

/// A captured connection as a trace, which ladder, diagram and lanes can show.
class TestCapturedTrace : public QObject {
  Q_OBJECT

 private slots:
  void whatIsCapturedAgainIsNoRetransmission() {
    Talk talk;
    talk.withIdentification(100);
    talk.handshake();
    talk.client("PA", 100);
    talk.again(100).withIdentification(103).client("PA", 100);
    talk.again(100).client("PA", 100);
    const Trace trace = traceOfAll(talk, std::nullopt);
    QCOMPARE(trace.segments[4].attempt, 1);
    QVERIFY(trace.segments[4].rule == capture::rules::kCopy);
    QCOMPARE(trace.segments[5].attempt, 2);
  }

  /// Near the client the server's RST comes after an ACK that reached the server only later.
  void whatReachesAFarEndLateDoesNotUndoWhatItDid() {
    Talk talk;
    talk.client("S");
    talk.after(kSecond / 10).server("SA");
    talk.client("A");
    talk.client("PA", 10);
    talk.after(kSecond / 20).crossing().server("FA");
    talk.client("A");
    talk.server("R");
    const Trace trace = traceOfAll(talk, std::nullopt);
    const SocketRecord* last = nullptr;
    for (const SocketRecord& record : trace.sockets) {
      if (record.host == 1) last = &record;
    }
    QVERIFY(last != nullptr && last->gone);
    QVERIFY(trace.segments[5].arrives > last->at);
    QCOMPARE(lastState(trace, 1, trace.end), State::Closed);
  }

  void everyFrameIsASegmentAndNamed() {
    const Talk talk = serverClosesFirst();
    const Trace trace = traceOfAll(talk, std::nullopt);
    QCOMPARE(trace.segments.size(), talk.segments().size());
    for (std::size_t i = 0; i < trace.segments.size(); ++i) {
      QCOMPARE(trace.segments[i].frame, std::optional(talk.segments()[i].frame));
      QVERIFY(trace.segments[i].sent <= trace.segments[i].arrives);
    }
    QCOMPARE(trace.segments[3].relativeSeq, 1U);
    QCOMPARE(trace.segments[4].relativeAck, 101U);
  }

  void happensInOrder() {
    const Trace trace = traceOfAll(serverClosesFirst(), OsId::Linux);
    const auto byTime = [](const auto& a, const auto& b) { return a.at < b.at; };
    QVERIFY(std::is_sorted(trace.eventLog.begin(), trace.eventLog.end(), byTime));
    QVERIFY(std::is_sorted(trace.sockets.begin(), trace.sockets.end(), byTime));
    QCOMPARE(trace.segments[0].sent, kSimStart);
    for (const TransitionRecord& record : trace.transitions) {
      if (record.cause) QCOMPARE(record.at, trace.segment(*record.cause).arrives);
    }
  }

  void whatIsAcknowledgedHasArrivedBefore() {
    const Trace trace = traceOfAll(serverClosesFirst(), std::nullopt);
    for (const SegmentRecord& segment : trace.segments) {
      for (const SegmentRecord& answer : trace.segments) {
        const bool acknowledges = answer.from != segment.from && answer.segment.flags.ack &&
                                  answer.id > segment.id &&
                                  segment.segment.end().isAtOrBefore(answer.segment.ack);
        if (acknowledges) QVERIFY(segment.arrives <= answer.sent);
      }
    }
  }

  void aSystemSaysWhenTimeWaitEnds() {
    const Talk talk = serverClosesFirst();
    const Trace unknown = traceOfAll(talk, std::nullopt);
    QCOMPARE(lastState(unknown, 1, unknown.end), State::TimeWait);
    QVERIFY(standardQueries(unknown).empty());
    QVERIFY(unknown.timers.empty());
    const Trace onLinux = traceOfAll(talk, OsId::Linux);
    QCOMPARE(onLinux.timers.size(), std::size_t{1});
    QCOMPARE(onLinux.timers[0].due - onLinux.timers[0].set, Duration(60s));
    QCOMPARE(lastState(onLinux, 1, onLinux.timers[0].due - 1us), State::TimeWait);
    QCOMPARE(onLinux.end, onLinux.timers[0].due);
  }

  void tellsWhetherTheServerWouldGetItsPortAgain() {
    const Trace trace = traceOfAll(serverClosesFirst(), OsId::Linux);
    const auto questions = standardQueries(trace);
    QVERIFY(!questions.empty());
    const SimTime during = trace.timers[0].due - 1s;
    QVERIFY(!rebindVerdictAt(trace, questions[0], during).verdict.works());
    QVERIFY(rebindVerdictAt(trace, questions[0], trace.end).verdict.works());
  }

  void joinsInTheMiddle() {
    Talk talk;
    talk.client("PA", 100);
    talk.server("A");
    const Trace trace = traceOfAll(talk, std::nullopt);
    QCOMPARE(lastState(trace, 0, kSimStart), State::Established);
    QCOMPARE(lastState(trace, 1, trace.end), State::Established);
  }

  void whatTheCaptureDoesNotShowIsMarked() {
    Talk talk;
    talk.client("S");
    const Trace unanswered = traceOfAll(talk, std::nullopt);
    const auto isServersUnknown = [](const SocketRecord& record) {
      return record.host == 1 && record.gone && record.inferred;
    };
    QVERIFY(std::any_of(unanswered.sockets.begin(), unanswered.sockets.end(), isServersUnknown));

    const Trace closed = traceOfAll(serverClosesFirst(), std::nullopt);
    for (const TransitionRecord& move : closed.transitions) {
      // Only the last ACK is answered by nothing, and so may never have arrived.
      if (move.to == State::Closed) QVERIFY(move.inferred);
      if (move.to == State::TimeWait) QVERIFY(!move.inferred);
    }
    const SocketRecord& last = closed.sockets.back();
    QVERIFY(!(last.gone && last.inferred));
  }

  void aFinThatNobodyAnswersLeavesTheOtherEndUnknown() {
    Talk talk;
    talk.handshake();
    talk.client("FA");
    const Trace trace = traceOfAll(talk, std::nullopt);
    const SocketRecord& last = trace.sockets.back();
    QCOMPARE(last.host, HostIndex{1});
    QVERIFY(last.gone && last.inferred);
  }

  void aSegmentThatFitsNoStateSaysSo() {
    Talk talk;
    talk.handshake();
    talk.client("FA");
    talk.server("A");
    talk.client("PA", 10);
    const Trace trace = traceOfAll(talk, std::nullopt);
    QVERIFY(trace.segments.back().rule == capture::rules::kMisfit);
    QVERIFY(trace.segments.front().rule == capture::rules::kSeen);
  }

  void theHandshakeTellsHowLongTheLinkIs() {
    Talk talk;
    talk.client("S");
    talk.after(40 * kSecond / 1000).server("SA");
    talk.client("A");
    const Trace trace = traceOfAll(talk, std::nullopt);
    // 41 ms to the server and back, 1 ms to the client and back.
    QCOMPARE(trace.linkDelay, Duration(21ms));
    QCOMPARE(trace.segments[0].arrives - trace.segments[0].sent, Duration(21ms));
  }
};

QTEST_GUILESS_MAIN(TestCapturedTrace)
#include "tst_captured_trace.moc"
