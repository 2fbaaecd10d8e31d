#include "model/tcp/congestion_window.h"

#include <QTest>

#include "model/sim/simulate.h"
#include "tests/model/sim/scene.h"

using namespace linger;
using namespace linger::scene;

namespace {

/// How many segments of data the server has sent by each of the instants.
std::vector<int> sentBy(const Trace& trace, std::initializer_list<Duration> instants) {
  std::vector<int> counts;
  for (const Duration instant : instants) {
    int count = 0;
    for (const SegmentRecord& record : trace.segments) {
      if (record.from == 1 && record.segment.len > 0 && record.sent < kSimStart + instant) ++count;
    }
    counts.push_back(count);
  }
  return counts;
}

Scenario sends(std::uint32_t bytes) {
  return connected(OsId::Linux, 100ms, {recv(bytes)}, {send(bytes)});
}

}  // namespace

/// What a sender may have on its way at once.
class TestCongestionWindow : public QObject {
  Q_OBJECT

 private slots:
  void boundsNothingBeforeItBegins() {
    CongestionWindow window;
    window.acknowledged(1000);
    window.timedOut(1000);
    QVERIFY(window.allows(UINT32_MAX));
  }

  /// RFC 5681 §3.1: by what is acknowledged below the threshold, by one segment a round above it.
  void growsByWhatIsAcknowledged() {
    CongestionWindow window;
    window.begin(10, 1000);
    QVERIFY(window.allows(10'000));
    QVERIFY(!window.allows(10'001));
    window.acknowledged(4000);
    QVERIFY(window.allows(14'000));
    window.timedOut(8000);
    QVERIFY(window.allows(1000));
    QVERIFY(!window.allows(1001));
    window.acknowledged(5000);
    QVERIFY(window.allows(4000));
    QVERIFY(!window.allows(4001));
    window.acknowledged(4000);
    QVERIFY(window.allows(5000));
    QVERIFY(!window.allows(5001));
  }

  /// Measured on Linux 6.18: 60,000 bytes are 42 segments with timestamps: 10, 20, and the rest.
  void aLongAnswerGoesOutInRounds() {
    const Trace trace = simulate(sends(60'000));
    QCOMPARE(sentBy(trace, {50ms, 150ms, 250ms, 10s}), (std::vector{10, 30, 42, 42}));
  }

  void aScenarioSaysWithHowManyItBegins() {
    Scenario scenario = sends(60'000);
    server(scenario).tuning.initialWindow = 2;
    QCOMPARE(sentBy(simulate(scenario), {50ms, 150ms, 250ms}), (std::vector{2, 6, 14}));
  }

  void aTimeoutBeginsWithOneSegment() {
    Scenario scenario = sends(60'000);
    for (int nth = 1; nth <= 10; ++nth) {
      scenario.impairments.push_back(
          {{"server", SegmentKind::Data, nth}, {Impairment::Kind::Drop}});
    }
    const Trace trace = simulate(scenario);
    QCOMPARE(sentBy(trace, {100ms}), std::vector{10});
    std::uint32_t received = 0;
    for (const CallRecord& record : trace.calls) {
      if (record.call == Call::Recv) received += std::uint32_t(record.value);
    }
    QCOMPARE(received, 60'000U);
  }
};

QTEST_APPLESS_MAIN(TestCongestionWindow)
#include "tst_congestion_window.moc"
