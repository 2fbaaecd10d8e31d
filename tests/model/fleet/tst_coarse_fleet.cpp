#include <QTest>
#include <cmath>

#include "model/fleet/coarse_fleet.h"
#include "tests/model/fleet/loads.h"

using namespace linger;

namespace {

bool isWithin(double value, double wanted, double share) {
  return std::abs(value - wanted) <= share * wanted;
}

/// 100 a second, of which 2,000 ports allow 33.
Scenario fullLoad() {
  Scenario scenario = loadOf(100, 150s);
  scenario.hosts.front().tuning.ports = PortRange{40000, 41999};
  return scenario;
}

}  // namespace

/// A load of which only some callers are run, beside the whole of it.
class TestCoarseFleet : public QObject {
  Q_OBJECT

 private slots:
  void aSmallLoadIsExact() {
    const Scenario scenario = loadOf(5, 60s);
    const CoarseFleet coarse = runCoarseFleet(scenario, {});
    QCOMPARE(coarse.oneIn, 1U);
    QVERIFY(coarse.run == runFleet(scenario));
  }

  void theLongerTheLoadTheCoarser() {
    QVERIFY(coarsenessOf(loadOf(1'000, 60s)) > 1);
    QVERIFY(coarsenessOf(loadOf(1'000, 600s)) >= 9 * coarsenessOf(loadOf(1'000, 60s)));
    Scenario keepAlive = loadOf(1'000, 60s);
    arrivalsOf(keepAlive).requests = 100;
    QVERIFY(coarsenessOf(keepAlive) > 10 * coarsenessOf(loadOf(1'000, 60s)));
  }

  void figuresAreNearlyThoseOfTheWhole() {
    const FleetRun whole = runFleet(fullLoad());
    const CoarseFleet coarse = runCoarseFleet(fullLoad(), {});
    QVERIFY(coarse.oneIn > 5);
    QCOMPARE(coarse.run.hosts.front().ports.first, whole.hosts.front().ports.first);
    QCOMPARE(coarse.run.hosts.front().ports.last, whole.hosts.front().ports.last);
    for (const SimTime at : {kSimStart + 10s, kSimStart + 50s, kSimStart + 100s}) {
      const HostSample& exact = sampleAt(whole, at).hosts.front();
      const HostSample& rough = sampleAt(coarse.run, at).hosts.front();
      QVERIFY(isWithin(rough.of(State::TimeWait), exact.of(State::TimeWait), 0.03));
      QVERIFY(std::abs(double(rough.towards.front().left) - exact.towards.front().left) < 60);
    }
    QVERIFY(isWithin(double(totalsOf(coarse.run).failed), double(totalsOf(whole).failed), 0.03));
    QVERIFY(
        isWithin(double(totalsOf(coarse.run).completed), double(totalsOf(whole).completed), 0.03));
  }

  /// The same 2,000 ports, and before them as many that nobody may have.
  void reservedPortsAreNobodys() {
    Scenario scenario = fullLoad();
    scenario.hosts.front().tuning.ports = PortRange{38000, 41999};
    scenario.hosts.front().tuning.reservedPorts = {{38000, 39999}};
    const FleetRun whole = runFleet(scenario);
    const CoarseFleet coarse = runCoarseFleet(scenario, {});
    QVERIFY(coarse.oneIn > 5);
    const PortUse exact = sampleAt(whole, kSimStart + 10s).hosts.front().towards.front();
    const PortUse rough = sampleAt(coarse.run, kSimStart + 10s).hosts.front().towards.front();
    QVERIFY(exact.left > 500 && exact.left < 2'000);
    QVERIFY(std::abs(double(rough.left) - exact.left) < 60);
    QVERIFY(std::abs(double(rough.inUse) - exact.inUse) < 60);
    QVERIFY(isWithin(double(totalsOf(coarse.run).failed), double(totalsOf(whole).failed), 0.03));
  }

  void listenersAreAsManyAsTheyAre() {
    const CoarseFleet coarse = runCoarseFleet(fullLoad(), {});
    QCOMPARE(sampleAt(coarse.run, kSimStart + 10s).hosts.back().of(State::Listen), 1U);
  }

  /// Caller 5 of the thin load is not caller 5 of the whole.
  void noCallerIsNamed() {
    const CoarseFleet coarse = runCoarseFleet(fullLoad(), {});
    QVERIFY(!coarse.run.firstFailure);
    for (const FleetSample& sample : coarse.run.samples) QVERIFY(!sample.firstFailed);
  }

  void tablesFillAtTheSameInstant() {
    Scenario scenario = loadOf(200, 100s);
    scenario.hosts.front().tuning.maxTimeWait = 3'000;
    const FleetRun whole = runFleet(scenario);
    const CoarseFleet coarse = runCoarseFleet(scenario, {});
    QVERIFY(coarse.oneIn > 1);
    QVERIFY(isWithin(double(totalsOf(coarse.run).overflowed), double(totalsOf(whole).overflowed),
                     0.03));
  }

  void intervalsAreRound() {
    QCOMPARE(intervalFor(loadOf(1, 180s), 300), Duration(1s));
    QCOMPARE(intervalFor(loadOf(1, 180s), 60), Duration(5s));
    QCOMPARE(intervalFor(loadOf(1, 24h), 300), Duration(5min));
  }
};

QTEST_GUILESS_MAIN(TestCoarseFleet)
#include "tst_coarse_fleet.moc"
