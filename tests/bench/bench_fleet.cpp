#include <sys/resource.h>

#include <QElapsedTimer>
#include <QTest>

#include "model/fleet/coarse_fleet.h"
#include "model/sim/run_count.h"
#include "model/sim/simulate.h"
#include "model/sim/world.h"
#include "tests/model/fleet/loads.h"
#include "tests/model/sim/fleet.h"

using namespace linger;

namespace {

RunCount countOf(const Shared<Scenario>& scenario) {
  RunCount count;
  RunEffects effects;
  World world = worldOf(scenario, effects);
  count.take(effects);
  play(world, endOf(*scenario), effects, [&count](const World&, const RunEffects& done) {
    count.take(done);
    return true;
  });
  return count;
}

/// A line of the series: microseconds for each connection.
void tell(const char* what, int connections, qint64 nanoseconds) {
  qInfo("%s, %d connections: %.2f us each", what, connections,
        double(nanoseconds) / 1000.0 / connections);
}

}  // namespace

/// What one teardown costs among many: it must not depend on how many.
class BenchFleet : public QObject {
  Q_OBJECT

 private slots:
  /// Else the first line would measure how the program's own code is loaded.
  void initTestCase() {
    countOf(Shared<Scenario>(fleetOf(100)));
    simulate(fleetOf(100));
  }

  void countsTeardowns_data() { fleets({100, 5'000, 100'000}); }
  void countsTeardowns() {
    QFETCH(int, connections);
    const Shared<Scenario> scenario(fleetOf(connections));
    QElapsedTimer clock;
    clock.start();
    const RunCount count = countOf(scenario);
    tell("counted", connections, clock.nsecsElapsed());
    QCOMPARE(count.of(State::TimeWait), std::uint64_t(connections));
    QCOMPARE(count.failedCalls, std::uint64_t{0});
  }

  /// Callers of twenty addresses within a minute: all are in TIME-WAIT at once.
  void countsLoads_data() { fleets({10'000, 100'000, 1'000'000}); }
  void countsLoads() {
    QFETCH(int, connections);
    Scenario scenario = loadOf(connections / 60.0, 60s);
    Arrivals& arrivals = arrivalsOf(scenario);
    arrivals.requests = 0;
    arrivals.portAtConnect = true;
    for (int i = 1; i <= 20; ++i) {
      arrivals.from.push_back(*Address::parse("192.0.3." + std::to_string(i)));
    }
    scenario.hosts.front().tuning.ports = PortRange{1024, 65535};
    QElapsedTimer clock;
    clock.start();
    const FleetRun run = runFleet(scenario);
    tell("a load, each second counted", connections, clock.nsecsElapsed());
    QVERIFY(!run.cut);
    QCOMPARE(totalsOf(run).completed, std::uint64_t(connections));
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    qInfo("memory up to now: %ld MB", used.ru_maxrss / 1024);
  }

  /// What a slider shows at once, however long the load: within 100 ms.
  void answersCoarsely_data() {
    QTest::addColumn<double>("rate");
    QTest::addColumn<int>("requests");
    QTest::newRow("100,000 callers") << 600.0 << 1;
    QTest::newRow("3,000,000 callers") << 20'000.0 << 1;
    QTest::newRow("100 requests each") << 600.0 << 100;
  }
  void answersCoarsely() {
    QFETCH(double, rate);
    QFETCH(int, requests);
    Scenario scenario = loadOf(rate, 180s);
    arrivalsOf(scenario).requests = requests;
    QElapsedTimer clock;
    clock.start();
    const CoarseFleet coarse = runCoarseFleet(scenario, {});
    qInfo("one caller in %u: %.1f ms", coarse.oneIn, double(clock.nsecsElapsed()) / 1e6);
    QVERIFY(clock.elapsed() < 100);
  }

  void recordsTeardowns_data() { fleets({100, 5'000, 20'000}); }
  void recordsTeardowns() {
    QFETCH(int, connections);
    const Scenario scenario = fleetOf(connections);
    QElapsedTimer clock;
    clock.start();
    const Trace trace = simulate(scenario, {.entries = 100'000'000});
    tell("with the whole trace", connections, clock.nsecsElapsed());
    QVERIFY(!trace.truncated);
    QVERIFY(int(trace.transitions.size()) > connections);
  }

 private:
  static void fleets(std::initializer_list<int> sizes) {
    QTest::addColumn<int>("connections");
    for (const int size : sizes) QTest::addRow("%d", size) << size;
  }
};

QTEST_GUILESS_MAIN(BenchFleet)
#include "bench_fleet.moc"
