#include <QTest>

#include "app/ladder/seconds_axis.h"
#include "app/ladder/time_axis.h"
#include "tests/app/ladder/trace_by_hand.h"

using namespace linger;

namespace {

SimTime at(Duration d) {
  return kSimStart + d;
}

AxisScale scale() {
  AxisScale scale;
  scale.unit = 50ms;
  scale.pixelsPerUnit = 50;  // one pixel a millisecond
  scale.longestRun = 200;
  scale.beforeBreak = 10;
  scale.breakLength = 40;
  scale.leastGap = 4;
  return scale;
}

}  // namespace

/// Instants become pixels and pixels instants.
class TestTimeAxis : public QObject {
  Q_OBJECT

 private slots:
  void anEmptyAxisHasOnePlaceForEverything() {
    const TimeAxis axis;
    QCOMPARE(axis.pixelAt(at(5s)), 0.0);
    QCOMPARE(axis.instantAt(100), kSimStart);
    QCOMPARE(axis.length(), 0.0);
    QCOMPARE(axis.stretched(10, 90).pixelAt(kSimStart), 90.0);
    QCOMPARE(axis.stretched(10, 90).instantAt(50), kSimStart);
  }

  void oneInstantIsAPoint() {
    TimeAxisBuilder builder(at(3s), 20, scale());
    const TimeAxis axis = builder.finish();
    QCOMPARE(axis.pixelAt(at(3s)), 20.0);
    QCOMPARE(axis.pixelAt(at(1s)), 20.0);
    QCOMPARE(axis.pixelAt(at(9s)), 20.0);
    QCOMPARE(axis.instantAt(1000), at(3s));
  }

  void timeIsToScaleWhereThingsHappen_data() {
    QTest::addColumn<int>("millis");
    QTest::newRow("start") << 0;
    QTest::newRow("middle") << 75;
    QTest::newRow("end") << 150;
  }
  void timeIsToScaleWhereThingsHappen() {
    QFETCH(int, millis);
    TimeAxisBuilder builder(kSimStart, 100, scale());
    builder.advanceTo(at(50ms));
    builder.advanceTo(at(150ms));
    const TimeAxis axis = builder.finish();
    const SimTime instant = at(std::chrono::milliseconds(millis));
    QCOMPARE(axis.pixelAt(instant), 100.0 + millis);
    QCOMPARE(axis.instantAt(100.0 + millis), instant);
    QVERIFY(axis.breaks().empty());
  }

  void aLongIdleStretchIsBrokenAndSaysWhatItHides() {
    TimeAxisBuilder builder(kSimStart, 0, scale());
    builder.advanceTo(at(100ms));
    builder.advanceTo(at(60100ms));
    const TimeAxis axis = builder.finish();
    QCOMPARE(axis.breaks().size(), 1U);
    const AxisBreak gap = axis.breaks().front();
    QCOMPARE(gap.after, at(110ms));
    QCOMPARE(gap.before, at(60090ms));
    QCOMPARE(gap.hidden(), Duration(59980ms));
    QVERIFY(axis.length() < 250);
    QCOMPARE(axis.pixelAt(at(105ms)), 105.0);  // still to scale before the break
    QCOMPARE(axis.instantAt(axis.pixelAt(at(30s))), at(30s));
  }

  void aGapThatHidesMoreTakesALittleMore() {
    const auto lengthOf = [](Duration gap) {
      TimeAxisBuilder builder(kSimStart, 0, scale());
      builder.advanceTo(kSimStart + gap);
      return builder.finish().length();
    };
    QVERIFY(lengthOf(1h) > lengthOf(10s));
    QVERIFY(lengthOf(24h) < 2 * lengthOf(10s));
  }

  void labelsGetTheRoomTheyAskFor() {
    TimeAxisBuilder builder(kSimStart, 0, scale());
    QCOMPARE(builder.advanceTo(at(1ms), 30), 30.0);
    QCOMPARE(builder.advanceTo(at(2ms)), 34.0);  // never nearer than the least gap
    const TimeAxis axis = builder.finish();
    QCOMPARE(axis.instantAt(15), at(500us));
  }

  void aBusyInstantMayTakePixelsOfItsOwn() {
    TimeAxisBuilder builder(kSimStart, 0, scale());
    builder.advanceTo(at(10ms));
    builder.thicken(36);
    builder.advanceTo(at(20ms));
    const TimeAxis axis = builder.finish();
    QCOMPARE(axis.pixelBefore(at(10ms)), 10.0);
    QCOMPARE(axis.pixelAt(at(10ms)), 46.0);
    QCOMPARE(axis.instantAt(30), at(10ms));
    QCOMPARE(axis.pixelAt(at(20ms)), 56.0);
  }

  void pixelsAndInstantsGoBackAndForthEverywhere() {
    const TimeAxis axis = overviewAxis(restartByHand(), 40, 640);
    QCOMPARE(axis.start(), 40.0);
    QVERIFY(std::abs(axis.end() - 640) < 1e-6);
    double before = -1;
    for (SimTime t = kSimStart; t < axis.last(); t += 37ms) {
      const double pixel = axis.pixelAt(t);
      QVERIFY(pixel > before);
      QVERIFY(axis.instantAt(pixel) - t <= 100us && t - axis.instantAt(pixel) <= 100us);
      before = pixel;
    }
  }

  void aSecondIsASecondAfterTheExchange() {
    const Trace trace = restartByHand();
    const SecondsAxis seconds = secondsAxis(trace, sceneEnd(trace), 40, 640);
    QVERIFY(seconds.widenedUntil);
    QVERIFY(seconds.breakTo() > seconds.breakFrom());
    const TimeAxis& axis = seconds.axis;
    const SimTime from = *seconds.widenedUntil;
    const double second = axis.pixelAt(from + 2s) - axis.pixelAt(from + 1s);
    QVERIFY(second > 0);
    QVERIFY(std::abs(axis.pixelAt(from + 5s) - axis.pixelAt(from + 4s) - second) < 1e-6);
    QVERIFY(axis.pixelAt(from) - axis.start() > second / 5);
    for (SimTime at : roundInstants(seconds, 50)) QVERIFY(at >= from && at <= axis.last());
  }

  void theScaleStaysWhileOnlyTheMslChanges() {
    Trace trace = restartByHand();
    const Scenario before;
    Scenario now = before;
    const SimTime end = axisEndAfter(before, {}, now, trace);
    now.msl = Duration(5s);
    trace.end = kSimStart + 10s;
    QCOMPARE(axisEndAfter(before, end, now, trace), end);
    Scenario other = before;
    other.link.delay += 1ms;
    QVERIFY(axisEndAfter(other, end, now, trace) < end);
  }

  void stretchingKeepsTheOrderAndTheBreaks() {
    TimeAxisBuilder builder(kSimStart, 0, scale());
    builder.advanceTo(at(1s));
    builder.advanceTo(at(1050ms));
    const TimeAxis axis = builder.finish().stretched(0, 1000);
    QCOMPARE(axis.end(), 1000.0);
    QCOMPARE(axis.breaks().size(), 1U);
    QVERIFY(axis.pixelAt(at(1s)) > axis.breaks().front().to);
  }

  void theUnitIsATypicalFlight() {
    QCOMPARE(typicalFlight(restartByHand()), Duration(50ms));
    QVERIFY(typicalFlight(Trace{}) > Duration{});
    TraceByHand level(0ms);
    const SegmentId id = level.sends(10ms, 0, Flags{.ack = true}, 1, 1);
    level.arrives(id);
    level.calls(40ms, 0, Call::Close);
    QCOMPARE(typicalFlight(level.finished()), Duration(30ms));
  }
};

QTEST_APPLESS_MAIN(TestTimeAxis)
#include "tst_time_axis.moc"
