#include <QTest>

#include "app/live/remaining_time.h"

using namespace linger;

namespace {

constexpr auto kTick = 4ms;  // CONFIG_HZ=250

LiveSocket orphan(State state, KernelTimer timer, Duration left) {
  LiveSocket socket;
  socket.facts.state = state;
  socket.facts.remote = SocketAddress{*Address::parse("192.0.2.10"), 51514};
  socket.facts.timeWaitRecord = timer == KernelTimer::TimeWait;
  socket.timer = timer;
  socket.left = left;
  return socket;
}

LiveSocket retransmitting(int orphanedFor, Duration timeout, Duration left) {
  LiveSocket socket = orphan(State::FinWait1, KernelTimer::Retransmission, left);
  socket.retransmissions = orphanedFor;
  socket.timeout = timeout;
  return socket;
}

}  // namespace

/// How long the kernel still keeps a socket, from the timer that it tells. The measured ends are
/// those of Linux 6.18 with CONFIG_HZ=250.
class TestRemainingTime : public QObject {
  Q_OBJECT

 private slots:
  void timersFireLateByTheStepOfTheWheel() {
    QVERIFY(timerLateness(200ms, kTick) <= 60ms);
    QVERIFY(timerLateness(1s, kTick) >= 32ms && timerLateness(1s, kTick) <= 90ms);
    QVERIFY(timerLateness(5s, kTick) >= 256ms && timerLateness(5s, kTick) <= 320ms);
    QVERIFY(timerLateness(60s, kTick) >= 2048ms && timerLateness(60s, kTick) <= 2110ms);
    // A faster tick does not make it finer: the same 60 s are more ticks.
    QVERIFY(timerLateness(60s, 1ms) >= 4096ms);
  }

  void aRecordInTimeWaitEndsWithItsTimer() {
    const auto end = endOf(orphan(State::TimeWait, KernelTimer::TimeWait, 41300ms), {});
    QVERIFY(end.has_value());
    QCOMPARE(end->earliest, Duration(41300ms));
    QVERIFY(end->latest > 43300ms && end->latest <= 43410ms);
  }

  void lessIsLeftLater() {
    PortReading reading;
    reading.sockets = {orphan(State::TimeWait, KernelTimer::TimeWait, 30s)};
    QCOMPARE(later(reading, 12s)->sockets[0].left, Duration(18s));
    QCOMPARE(later(reading, 31s)->sockets[0].left, Duration{});
    reading.sockets.push_back(orphan(State::LastAck, KernelTimer::Retransmission, 400ms));
    QCOMPARE(later(reading, 300ms)->sockets[1].left, Duration(100ms));
    QVERIFY(!later(reading, 400ms));
    reading.sockets[1].inode = 1;  // A process has it, which alone can end it.
    QVERIFY(later(reading, 400ms));
  }

  void anOrphanInFinWait2AsWell() {
    const auto end = endOf(orphan(State::FinWait2, KernelTimer::TimeWait, 5s), {});
    QCOMPARE(end->earliest, Duration(5s));
  }

  void aTimeoutOfMoreThanAMinuteHasTwoParts() {
    // tcp_fin_timeout = 90: 30 s on the keep-alive timer, 30 s as a record; measured 61.6 to 62.2.
    const auto end = endOf(orphan(State::FinWait2, KernelTimer::KeepAlive, 30s), {});
    QVERIFY(end->earliest <= 61600ms);
    QVERIFY(end->latest >= 62200ms);
  }

  void theKernelGivesUpAfterItsRetries_data() {
    QTest::addColumn<int>("retries");
    QTest::addColumn<double>("first");  // Measured seconds from the close to the end.
    QTest::addColumn<double>("last");
    QTest::newRow("1") << 1 << 1.7 << 1.7;
    QTest::newRow("2") << 2 << 3.3 << 3.3;
    QTest::newRow("3, on the edge") << 3 << 3.4 << 6.8;
    QTest::newRow("4") << 4 << 6.8 << 6.8;
    QTest::newRow("6") << 6 << 26.8 << 26.8;
    QTest::newRow("the default") << 0 << 106.4 << 112.2;
  }

  void theKernelGivesUpAfterItsRetries() {
    QFETCH(int, retries);
    QFETCH(double, first);
    QFETCH(double, last);
    KernelKnobs knobs;
    knobs.orphanRetries = retries;
    // 0.2 s after the FIN the tail loss probe has gone and the timeout, 0.2 s again, begins.
    const auto end = endOf(retransmitting(0, 200ms, 200ms), knobs);
    QVERIFY(std::chrono::duration<double>(end->earliest + 200ms).count() <= first + 0.05);
    QVERIFY(std::chrono::duration<double>(end->latest + 200ms).count() >= last);
  }

  void whatHasPassedCounts() {
    // Three retransmissions: 0.4 + 0.8 s are over, and half of the 1.6 s.
    const auto late = endOf(retransmitting(3, 1600ms, 800ms), {});
    const auto fresh = endOf(retransmitting(0, 200ms, 200ms), {});
    QVERIFY(late->latest < fresh->latest);
    QVERIFY(late->earliest > 99s);
  }

  void onlyAProgramEndsWhatItHolds() {
    LiveSocket held = orphan(State::FinWait2, KernelTimer::None, 0s);
    held.inode = 4711;
    QVERIFY(!endOf(held, {}));
    held.facts.state = State::CloseWait;
    held.timer = KernelTimer::KeepAlive;
    QVERIFY(!endOf(held, {}));
    LiveSocket queued = orphan(State::Established, KernelTimer::None, 0s);
    queued.facts.accepted = false;
    QVERIFY(!endOf(queued, {}));
  }
};

QTEST_APPLESS_MAIN(TestRemainingTime)
#include "tst_remaining_time.moc"
