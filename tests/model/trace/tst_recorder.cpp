#include <QTest>

#include "model/host/call_rules.h"
#include "model/trace/recorder.h"

using namespace linger;

namespace {

constexpr HostIndex kClient = 0;
constexpr HostIndex kServer = 1;
constexpr SocketId kSocket{4};
constexpr Rule kRule{"close.first", "RFC 9293 §3.10.4"};
constexpr SequenceBase kBase{SeqNum{1000}, SeqNum{5000}};

Packet packetOf(Flags flags, std::uint32_t seq, std::uint32_t ack) {
  Packet packet{Transport::Tcp,
                {*Address::parse("192.0.2.10"), 51514},
                {*Address::parse("192.0.2.20"), 8080},
                {}};
  packet.segment.flags = flags;
  packet.segment.seq = SeqNum{seq};
  packet.segment.ack = SeqNum{ack};
  return packet;
}

SocketFacts factsOf(SocketId id) {
  SocketFacts facts;
  facts.id = id;
  return facts;
}

}  // namespace

/// What is told to the recorder is what the trace says, once and in order.
class TestRecorder : public QObject {
  Q_OBJECT

 private slots:
  void init() {
    trace_ = {};
    recorder_.emplace(trace_);
  }

  SegmentId sendFin() {
    return recorder_->sent(kClient, kServer, kSocket,
                           packetOf({.fin = true, .ack = true}, 1001, 5001), 1, kRule, kBase);
  }

  void aSegmentIsOnRecordFromSendingToItsEnd() {
    recorder_->setNow(kSimStart + 1s);
    const SegmentId id = sendFin();
    recorder_->willArrive(id, kSimStart + 1050ms);
    recorder_->setNow(kSimStart + 1050ms);
    recorder_->ended(id, Delivery::Delivered);

    QCOMPARE(id.value, 1);
    const SegmentRecord& record = trace_.segment(id);
    QVERIFY(record.from == kClient && record.to == kServer && record.socket == kSocket);
    QVERIFY(record.sent == kSimStart + 1s && record.arrives == kSimStart + 1050ms);
    QCOMPARE(record.delivery, Delivery::Delivered);
    QCOMPARE(record.relativeSeq, 1U);
    QCOMPARE(record.relativeAck, 1U);
    QCOMPARE(trace_.eventLog, (std::vector<Entry>{{kSimStart + 1s, EntryKind::Sent, 0},
                                                  {kSimStart + 1050ms, EntryKind::Arrived, 0}}));
    QVERIFY(trace_.end == kSimStart + 1050ms);
  }

  void whatDoesNotArriveIsLost() {
    for (const Delivery delivery : {Delivery::Dropped, Delivery::Lost, Delivery::HostDown}) {
      const SegmentId id = sendFin();
      recorder_->ended(id, delivery);
      QCOMPARE(trace_.segment(id).delivery, delivery);
      QCOMPARE(trace_.eventLog.back().kind, EntryKind::Lost);
    }
    QCOMPARE(trace_.segment(sendFin()).delivery, Delivery::InFlight);
  }

  void aCopyNamesItsOriginal() {
    const SegmentId original = sendFin();
    const SegmentId copy = recorder_->copied(original);
    QVERIFY(copy != original);
    QVERIFY(trace_.segment(copy).copyOf == original);
    QVERIFY(trace_.segment(copy).segment == trace_.segment(original).segment);
    QVERIFY(!trace_.segment(original).copyOf);
  }

  /// A host that knows no such connection has no numbers of its own: they are the segment's.
  void aRefusalIsCountedFromWhatItRefuses() {
    const SegmentId fin = sendFin();
    recorder_->arrivalBegins(fin);
    const SegmentId rst = recorder_->sent(kServer, kClient, {}, packetOf({.rst = true}, 5001, 0), 1,
                                          kRule, std::nullopt);
    QCOMPARE(trace_.segment(rst).relativeSeq, trace_.segment(fin).relativeAck);
    const SegmentId acknowledging =
        recorder_->sent(kServer, kClient, {}, packetOf({.rst = true, .ack = true}, 7, 1002), 1,
                        kRule, std::nullopt);
    QCOMPARE(trace_.segment(acknowledging).relativeAck, 2U);
  }

  /// Between the beginning and the end of an arrival all is caused by that segment, after it by
  /// none.
  void whatAnArrivalCausesNamesIt() {
    const SegmentId fin = sendFin();
    const Transition closes{State::Established, State::CloseWait, Event::Fin, kRule};
    recorder_->arrivalBegins(fin);
    recorder_->judged(Event::Fin, kRule);
    recorder_->moved(kServer, kSocket, closes);
    recorder_->arrivalDone();
    recorder_->judged(Event::Ack, kRule);
    recorder_->moved(kServer, kSocket, {State::CloseWait, State::LastAck, Event::Close, kRule});

    QVERIFY(trace_.segment(fin).event == Event::Fin);
    QVERIFY(trace_.segment(fin).verdictRule == kRule);
    QVERIFY(trace_.transitions[0].cause == fin);
    QVERIFY(!trace_.transitions[1].cause);
  }

  void aTimerEndsOnce() {
    recorder_->timerSet(kClient, kSocket, TimerKind::TimeWait, kSimStart + 60s, 0);
    recorder_->setNow(kSimStart + 5s);
    recorder_->timerEnded(kClient, kSocket, TimerKind::Retransmit,
                          TimerEnd::Cancelled);  // None runs.
    QVERIFY(!trace_.timers[0].ended);
    recorder_->timerEnded(kClient, kSocket, TimerKind::TimeWait, TimerEnd::Fired);
    recorder_->timerEnded(kClient, kSocket, TimerKind::TimeWait, TimerEnd::Cancelled);
    QVERIFY(trace_.timers[0].ended == TimerEnd::Fired);
    QVERIFY(trace_.timers[0].endedAt == kSimStart + 5s);
    QCOMPARE(trace_.eventLog.size(), std::size_t{2});
  }

  void aCallReturnsWithItsRule() {
    CallRecord call;
    call.host = kServer;
    call.call = Call::Close;
    recorder_->setNow(kSimStart + 1s);
    const std::size_t index = recorder_->called(call);
    QVERIFY(!trace_.calls[index].returned);
    recorder_->setNow(kSimStart + 2s);
    recorder_->returned(index, succeeded());
    QVERIFY(trace_.calls[index].at == kSimStart + 1s);
    QVERIFY(trace_.calls[index].returned == kSimStart + 2s);
    QVERIFY(trace_.calls[index].rule == ruleOfCall(Call::Close, Errno::Ok, 0));
  }

  void processesAndPowerAreOnRecord() {
    ProcessRecord process;
    process.name = "server";
    recorder_->setNow(kSimStart + 1s);
    const std::size_t index = recorder_->started(process);
    recorder_->setNow(kSimStart + 2s);
    recorder_->processEnded(index, Call::Kill);
    recorder_->power(kServer, false);
    QVERIFY(trace_.processes[index].started == kSimStart + 1s);
    QVERIFY(trace_.processes[index].ended == kSimStart + 2s);
    QVERIFY(trace_.processes[index].endedBy == Call::Kill);
    QCOMPARE(trace_.power, (std::vector<PowerRecord>{{kSimStart + 2s, kServer, false}}));
    QCOMPARE(trace_.eventLog.size(), std::size_t{3});
  }

  /// When the scene begins, only what lasts is still on record: sockets as they are, timers that
  /// run, and the segments apart, for captures.
  void theSceneBeginsWithWhatLasts() {
    const SegmentId syn = sendFin();
    recorder_->ended(syn, Delivery::Delivered);
    recorder_->moved(kClient, kSocket, {State::Closed, State::SynSent, Event::ActiveOpen, kRule});
    recorder_->timerSet(kClient, kSocket, TimerKind::Retransmit, kSimStart, 1);
    recorder_->timerEnded(kClient, kSocket, TimerKind::Retransmit, TimerEnd::Cancelled);
    recorder_->timerSet(kClient, kSocket, TimerKind::KeepAlive, kSimStart + 2h, 0);
    recorder_->socketChanged(kClient, factsOf(kSocket), false);
    SocketFacts later = factsOf(kSocket);
    later.bound = true;
    recorder_->socketChanged(kClient, later, false);
    recorder_->socketChanged(kClient, factsOf(SocketId{5}), false);
    recorder_->socketChanged(kClient, factsOf(SocketId{5}), true);
    recorder_->beginScene();

    QCOMPARE(trace_.setup.size(), std::size_t{1});
    QVERIFY(trace_.segments.empty() && trace_.transitions.empty() && trace_.eventLog.empty());
    QCOMPARE(trace_.timers.size(), std::size_t{1});
    QCOMPARE(trace_.sockets.size(), std::size_t{1});
    QVERIFY(trace_.sockets[0].facts == later);
    recorder_->timerEnded(kClient, kSocket, TimerKind::KeepAlive, TimerEnd::Fired);
    QVERIFY(trace_.timers[0].ended == TimerEnd::Fired);
    QCOMPARE(sendFin().value, 1);  // Segments are counted from here.
  }

  /// A call that failed before the scene is told, with the end of its program: else nobody would
  /// know why nothing happens.
  void whatFailedBeforeTheSceneIsTold() {
    ProcessRecord process;
    process.host = kServer;
    const std::size_t index = recorder_->started(process);
    CallRecord bind;
    bind.host = kServer;
    bind.call = Call::Bind;
    recorder_->returned(recorder_->called(bind), failed(Errno::AddrInUse));
    CallRecord listen = bind;
    listen.call = Call::Listen;
    recorder_->returned(recorder_->called(listen), succeeded());
    recorder_->processEnded(index, Call::Bind);
    recorder_->beginScene();

    QCOMPARE(recorder_->failedBefore(), std::size_t{1});
    QCOMPARE(trace_.calls.size(), std::size_t{1});
    QCOMPARE(trace_.calls[0].result, Errno::AddrInUse);
    std::vector<EntryKind> kinds;
    for (const Entry& entry : trace_.eventLog) kinds.push_back(entry.kind);
    QCOMPARE(kinds, (std::vector{EntryKind::Called, EntryKind::Returned, EntryKind::Ended}));
  }

 private:
  Trace trace_;
  std::optional<Recorder> recorder_;
};

QTEST_APPLESS_MAIN(TestRecorder)
#include "tst_recorder.moc"
