#include <QTest>
#include <algorithm>

#include "model/fleet/caller_traces.h"
#include "model/fleet/port_limit.h"
#include "model/sim/simulate.h"
#include "tests/model/fleet/loads.h"

using namespace linger;

namespace {

constexpr std::size_t kClient = 0;
constexpr std::size_t kServer = 1;

/// Within 1 % of what arithmetic says.
bool isNear(double measured, double expected) {
  return std::abs(measured - expected) <= 0.01 * expected;
}

/// The mean number of sockets in a state over the intervals that end after `from` and by `to`.
double meanIn(const FleetRun& run, std::size_t host, State state, SimTime from, SimTime to) {
  std::int64_t time = 0;
  for (const FleetSample& sample : run.samples) {
    if (sample.at <= from || sample.at > to) continue;
    time += sample.hosts[host].socketTime[std::size_t(state)];
  }
  return double(time) / double(microseconds(to - from));
}

/// Callers a second that were completed in the intervals that end after `from` and by `to`.
double completedRate(const FleetRun& run, SimTime from, SimTime to) {
  std::uint64_t completed = 0;
  for (const FleetSample& sample : run.samples) {
    if (sample.at > from && sample.at <= to) completed += sample.completed;
  }
  return double(completed) * 1e6 / double(microseconds(to - from));
}

Scenario withPorts(Scenario scenario, PortRange ports) {
  scenario.hosts[kClient].tuning.ports = ports;
  return scenario;
}

}  // namespace

/// What a load does to the hosts: the figures are those of arithmetic.
class TestFleet : public QObject {
  Q_OBJECT

 private slots:
  void portsThroughTimeWaitIsTheMostTowardsOneDestination();
  void reservedPortsAreNotInTheLimit();
  void underTheLimitNobodyFails();
  void theRateIsMeasuredWhileCallersCome_data();
  void theRateIsMeasuredWhileCallersCome();
  void aRateThatIntervalsWouldMisstateIsNotTold();
  void sourceAddressesAndDestinationsMultiplyTheLimit_data();
  void sourceAddressesAndDestinationsMultiplyTheLimit();
  void bindTakesThePortFromEveryDestination();
  void bindWithoutAPortLeavesItToConnect();
  void littlesLawHoldsInEveryState_data();
  void littlesLawHoldsInEveryState();
  void reuseTakesOverWhatIsOlderThanASecond();
  void aServerThatClosesFirstKeepsTheTimeWaits();
  void aResetLeavesNothing();
  void aFullTableDropsTimeWaits();
  void keepAliveDividesTheConnections();
  void noMoreThanSoManyAtOnce();
  void randomArrivalsComeAtTheirRate();
  void theSameLoadGivesTheSameRun();
  void tooManySocketsCutTheRunShort();
  void memoryIsCountedByTheSystemsSizes();
};

void TestFleet::portsThroughTimeWaitIsTheMostTowardsOneDestination() {
  // 300 ports ÷ 60 s = 5 a second; 10 a second are too many.
  const FleetRun run = runFleet(withPorts(loadOf(10, 240s), {50000, 50299}));
  QVERIFY(run.firstFailure);
  QCOMPARE(run.firstFailure->call, Call::Connect);
  QCOMPARE(run.firstFailure->error, Errno::AddrNotAvail);
  QVERIFY(isNear(double(run.firstFailure->caller), 300));
  QVERIFY(isNear(completedRate(run, kSimStart + 60s, kSimStart + 240s), 5.0));
  const HostSample& full = sampleAt(run, kSimStart + 45s).hosts[kClient];
  QCOMPARE(full.towards.front().left, 0U);
  QCOMPARE(full.of(State::TimeWait), 300U);
}

void TestFleet::underTheLimitNobodyFails() {
  const FleetRun run = runFleet(withPorts(loadOf(4.9, 240s), {50000, 50299}));
  QVERIFY(!run.firstFailure);
  const FleetTotals totals = totalsOf(run);
  QCOMPARE(totals.completed, totals.come);
  QCOMPARE(totals.come, std::uint64_t{1176});
}

void TestFleet::reservedPortsAreNotInTheLimit() {
  Scenario scenario = withPorts(loadOf(10, 240s), {50000, 50399});
  scenario.hosts[kClient].tuning.reservedPorts = {{50100, 50199}};
  const FleetRun run = runFleet(scenario);
  const auto limit = portLimitOf(scenario, run, kClient);
  QVERIFY(limit);
  QCOMPARE(limit->ports, 300U);
  QVERIFY(isNear(*steadyRate(scenario, run, limit->held), limit->perSecond));
}

void TestFleet::theRateIsMeasuredWhileCallersCome_data() {
  QTest::addColumn<int>("every");
  for (const int every : {1, 7, 11, 16, 25, 40, 50}) QTest::addRow("%d s", every) << every;
}

/// The last interval in which callers come is longer than they do.
void TestFleet::theRateIsMeasuredWhileCallersCome() {
  QFETCH(int, every);
  const Scenario scenario = withPorts(loadOf(4.6, 180s), {50000, 50299});
  FleetLimits limits;
  limits.every = std::chrono::seconds(every);
  const auto rate = steadyRate(scenario, runFleet(scenario, limits), 60s);
  QVERIFY(rate);
  QVERIFY2(isNear(*rate, 4.6), qPrintable(QString::number(*rate)));
}

/// 300 in the first 30 s of every minute: intervals of 7 s do not end with the minutes.
void TestFleet::aRateThatIntervalsWouldMisstateIsNotTold() {
  const Scenario scenario = withPorts(loadOf(10, 240s), {50000, 50299});
  FleetLimits limits;
  limits.every = 7s;
  QVERIFY(!steadyRate(scenario, runFleet(scenario, limits), 60s));
  limits.every = 12s;
  QVERIFY(isNear(*steadyRate(scenario, runFleet(scenario, limits), 60s), 5.0));
}

void TestFleet::sourceAddressesAndDestinationsMultiplyTheLimit_data() {
  QTest::addColumn<int>("sources");
  QTest::addColumn<int>("destinations");
  QTest::newRow("two sources") << 2 << 1;
  QTest::newRow("two destinations") << 1 << 2;
  QTest::newRow("two of both") << 2 << 2;
}

void TestFleet::sourceAddressesAndDestinationsMultiplyTheLimit() {
  QFETCH(int, sources);
  QFETCH(int, destinations);
  Scenario scenario = withPorts(loadOf(40, 180s), {50000, 50299});
  Arrivals& arrivals = arrivalsOf(scenario);
  arrivals.portAtConnect = true;
  for (int i = 0; i < sources && sources > 1; ++i) {
    arrivals.from.push_back(*Address::parse("192.0.2." + std::to_string(100 + i)));
  }
  for (int i = 1; i < destinations; ++i) {
    const SocketAddress more = scene::at("192.0.2.20", std::uint16_t(8080 + i));
    arrivals.to.push_back(more);
    Program server = scenario.hosts[kServer].programs.front();
    server.name += std::to_string(i);
    server.setup.front().local = more;
    scenario.hosts[kServer].programs.push_back(server);
  }
  const FleetRun run = runFleet(scenario);
  const double limit = 5.0 * sources * destinations;
  QVERIFY(isNear(completedRate(run, kSimStart + 60s, kSimStart + 180s), limit));
}

void TestFleet::bindTakesThePortFromEveryDestination() {
  Scenario scenario = withPorts(loadOf(10, 180s), {50000, 50299});
  Arrivals& arrivals = arrivalsOf(scenario);
  arrivals.from = {*Address::parse("192.0.2.10")};
  const SocketAddress more = scene::at("192.0.2.20", 8081);
  arrivals.to.push_back(more);
  Program server = scenario.hosts[kServer].programs.front();
  server.name = "other";
  server.setup.front().local = more;
  scenario.hosts[kServer].programs.push_back(server);
  const FleetRun run = runFleet(scenario);
  QVERIFY(run.firstFailure);
  QCOMPARE(run.firstFailure->call, Call::Bind);
  QCOMPARE(run.firstFailure->error, Errno::AddrInUse);
  QVERIFY(isNear(completedRate(run, kSimStart + 60s, kSimStart + 180s), 5.0));
  // What one destination has left is no help: bind() does not know which it will be.
  const HostSample& full = sampleAt(run, kSimStart + 45s).hosts[kClient];
  QCOMPARE(full.binding.front().left, 0U);
  QCOMPARE(full.towards[0].left, 150U);
  QCOMPARE(full.towards[1].left, 150U);
}

void TestFleet::bindWithoutAPortLeavesItToConnect() {
  Scenario scenario = withPorts(loadOf(10, 120s), {50000, 50299});
  arrivalsOf(scenario).from = {*Address::parse("192.0.2.10")};
  arrivalsOf(scenario).portAtConnect = true;
  const FleetRun run = runFleet(scenario);
  QVERIFY(run.firstFailure);
  QCOMPARE(run.firstFailure->call, Call::Connect);
  QCOMPARE(run.firstFailure->error, Errno::AddrNotAvail);
  QVERIFY(!run.hosts[kClient].binds);
  scenario.hosts[kClient].os = OsId::FreeBsd;  // Which has no such option.
  const FleetRun elsewhere = runFleet(scenario);
  QVERIFY(elsewhere.hosts[kClient].binds);
  QCOMPARE(elsewhere.firstFailure->call, Call::Bind);
}

void TestFleet::littlesLawHoldsInEveryState_data() {
  QTest::addColumn<bool>("random");
  QTest::newRow("even") << false;
  QTest::newRow("random") << true;
}

/// Sockets in a state = arrivals a second × how long each is in it.
void TestFleet::littlesLawHoldsInEveryState() {
  QFETCH(bool, random);
  Scenario scenario = loadOf(100, 300s);
  scenario.link.delay = 50ms;
  Arrivals& arrivals = arrivalsOf(scenario);
  arrivals.spacing = random ? Spacing::Random : Spacing::Even;
  arrivals.think = 2s;
  const FleetRun run = runFleet(scenario);
  const SimTime from = kSimStart + 80s;
  const SimTime to = kSimStart + 300s;
  const double rate = completedRate(run, from, to);
  const auto holds = [&](std::size_t host, State state, double seconds) {
    const double mean = meanIn(run, host, state, from, to);
    const bool isSo = random ? std::abs(mean - rate * seconds) < 0.02 * rate * seconds
                             : isNear(mean, rate * seconds);
    if (!isSo) qWarning("%f in the state, expected %f", mean, rate * seconds);
    return isSo;
  };
  QVERIFY(holds(kClient, State::SynSent, 0.1));
  QVERIFY(holds(kClient, State::Established, 2.1));
  QVERIFY(holds(kClient, State::FinWait1, 0.1));
  QVERIFY(holds(kClient, State::TimeWait, 60));
  QVERIFY(holds(kServer, State::SynReceived, 0.1));
  QVERIFY(holds(kServer, State::Established, 2.1));
  QVERIFY(holds(kServer, State::LastAck, 0.1));
}

void TestFleet::reuseTakesOverWhatIsOlderThanASecond() {
  Scenario scenario = withPorts(loadOf(10, 180s), {50000, 50299});
  scenario.hosts[kClient].tuning.twReuse = 1;
  const FleetRun run = runFleet(scenario);
  QVERIFY(!run.firstFailure);
  const FleetTotals totals = totalsOf(run);
  QCOMPARE(totals.completed, std::uint64_t{1800});
  QVERIFY(isNear(double(totals.reused), 1500));
  // 300 ports, each again after a second: no more than 300 a second.
  scenario = withPorts(loadOf(600, 20s), {50000, 50299});
  scenario.hosts[kClient].tuning.twReuse = 1;
  const FleetRun full = runFleet(scenario);
  QVERIFY(full.firstFailure);
  QVERIFY(isNear(completedRate(full, kSimStart + 4s, kSimStart + 20s), 300));
}

void TestFleet::aServerThatClosesFirstKeepsTheTimeWaits() {
  Scenario scenario = withPorts(loadOf(10, 120s), {50000, 50299});
  arrivalsOf(scenario).closer = LoadCloser::Server;
  const FleetRun run = runFleet(scenario);
  QVERIFY(!run.firstFailure);
  const FleetSample& late = sampleAt(run, kSimStart + 100s);
  QCOMPARE(late.hosts[kClient].of(State::TimeWait), 0U);
  QVERIFY(totalsOf(run).reopened > 0);  // The server's TIME-WAITs meet the same ports again.
  QVERIFY(late.hosts[kServer].of(State::TimeWait) >= 295U);
}

void TestFleet::aResetLeavesNothing() {
  Scenario scenario = withPorts(loadOf(50, 60s), {50000, 50009});
  arrivalsOf(scenario).closer = LoadCloser::Reset;
  const FleetRun run = runFleet(scenario);
  QVERIFY(!run.firstFailure);
  for (const FleetSample& sample : run.samples) {
    QCOMPARE(sample.hosts[kClient].of(State::TimeWait), 0U);
    QCOMPARE(sample.hosts[kServer].of(State::TimeWait), 0U);
  }
}

void TestFleet::aFullTableDropsTimeWaits() {
  Scenario scenario = loadOf(20, 30s);
  scenario.hosts[kClient].tuning.maxTimeWait = 100;
  const FleetRun run = runFleet(scenario);
  QVERIFY(!run.firstFailure);
  QCOMPARE(totalsOf(run).overflowed, std::uint64_t{500});
  QCOMPARE(sampleAt(run, kSimStart + 20s).hosts[kClient].of(State::TimeWait), 100U);
}

void TestFleet::keepAliveDividesTheConnections() {
  // 10 requests a second: as 10 connections of one, or as 1 connection of ten.
  Scenario scenario = withPorts(loadOf(1, 180s), {50000, 50299});
  arrivalsOf(scenario).requests = 10;
  const FleetRun run = runFleet(scenario);
  QVERIFY(!run.firstFailure);
  const HostSample& late = sampleAt(run, kSimStart + 120s).hosts[kClient];
  QVERIFY(isNear(late.of(State::TimeWait), 60));
  std::uint64_t asked = 0;
  for (const FleetSample& sample : run.samples) {
    asked += sample.hosts[kClient].calls[std::size_t(Call::Send)];
  }
  QCOMPARE(asked, std::uint64_t{1800});
}

void TestFleet::noMoreThanSoManyAtOnce() {
  Scenario scenario = loadOf(100, 10s);
  arrivalsOf(scenario).think = 1s;
  arrivalsOf(scenario).atMost = 20;
  const FleetRun run = runFleet(scenario);
  for (const FleetSample& sample : run.samples) QVERIFY(sample.running <= 20);
  const FleetTotals totals = totalsOf(run);
  QCOMPARE(totals.come, std::uint64_t{1000});
  QCOMPARE(totals.completed, std::uint64_t{1000});  // Those that waited have come in later.
  QVERIFY(run.samples.size() > 45);                 // 1000 ÷ 20 × a little more than 1 s.
  QVERIFY(sampleAt(run, kSimStart + 10s).waiting > 750);
}

void TestFleet::randomArrivalsComeAtTheirRate() {
  Scenario scenario = loadOf(500, 100s);
  arrivalsOf(scenario).spacing = Spacing::Random;
  const FleetTotals totals = totalsOf(runFleet(scenario));
  QVERIFY(isNear(double(totals.come), 50'000));
  QVERIFY(totals.come != 50'000);
}

void TestFleet::theSameLoadGivesTheSameRun() {
  Scenario scenario = withPorts(loadOf(12, 100s), {50000, 50299});
  arrivalsOf(scenario).spacing = Spacing::Random;
  scenario.link.loss = 0.02;
  scenario.link.jitter = 5ms;
  const FleetRun run = runFleet(scenario);
  QVERIFY(run == runFleet(scenario));
  scenario.seed = 2;
  QVERIFY(run != runFleet(scenario));
}

void TestFleet::tooManySocketsCutTheRunShort() {
  FleetLimits limits;
  limits.sockets = 500;
  const FleetRun run = runFleet(loadOf(100, 60s), limits);
  QVERIFY(run.cut == FleetCut::Sockets);
  QVERIFY(run.samples.back().at < kSimStart + 10s);
}

void TestFleet::memoryIsCountedByTheSystemsSizes() {
  Scenario scenario = loadOf(10, 30s);
  const FleetRun run = runFleet(scenario);
  const HostSample& late = sampleAt(run, kSimStart + 30s).hosts[kClient];
  QCOMPARE(late.records, late.of(State::TimeWait));
  QCOMPARE(*memoryOf(run.hosts[kClient], late),
           late.records * 256 + 2368ULL * (late.of(State::SynSent) + late.of(State::Established) +
                                           late.of(State::FinWait1) + late.of(State::FinWait2)));
  scenario.hosts[kClient].os = OsId::FreeBsd;
  const FleetRun elsewhere = runFleet(scenario);
  QVERIFY(!memoryOf(elsewhere.hosts[kClient], elsewhere.samples.back().hosts[kClient]));
}

QTEST_APPLESS_MAIN(TestFleet)
#include "tst_fleet.moc"
