#include <QLocale>
#include <QTest>

#include "app/files/scenario/scenario_library.h"
#include "app/files/scenario/scene_words.h"
#include "model/fleet/fleet.h"
#include "model/fleet/port_limit.h"
#include "model/sim/load.h"

using namespace linger;

namespace {

constexpr std::size_t kProxy = 0;
constexpr std::size_t kServer = 1;

struct Story {
  Scenario scenario;
  FleetRun run;
  FleetTotals totals;

  const FleetSample& at(Duration time) const {
    const auto found = std::ranges::find(run.samples, kSimStart + time, &FleetSample::at);
    return found == run.samples.end() ? run.samples.back() : *found;
  }
  std::uint32_t proxyIn(State state, Duration time) const {
    return at(time).hosts[kProxy].of(state);
  }
};

Story told(const char* name) {
  Story story{*ScenarioLibrary(kFleetFolder).find(QLatin1String(name)), {}, {}};
  story.run = runFleet(story.scenario, {.every = 1s});
  story.totals = totalsOf(story.run);
  return story;
}

bool isNear(double measured, double expected) {
  return std::abs(measured - expected) <= 0.01 * expected;
}

}  // namespace

/// What each scene of a load says is what its run does.
class TestFleetStories : public QObject {
  Q_OBJECT

 private slots:
  void atTheLimit() {
    const Story story = told("ports-at-the-limit");
    QCOMPARE(story.totals.failed, std::uint64_t{0});
    QCOMPARE(story.proxyIn(State::TimeWait, 150s), 28'200U);
    const std::uint32_t left = story.at(150s).hosts[kProxy].towards.front().left;
    QVERIFY(left > 20 && left < 40);
  }

  void pastTheLimit() {
    const Story story = told("ports-past-the-limit");
    QVERIFY(story.run.firstFailure->at > kSimStart + 47s);
    QVERIFY(story.run.firstFailure->at < kSimStart + 48s);
    QCOMPARE(story.run.firstFailure->error, Errno::AddrNotAvail);
    QVERIFY(isNear(*steadyRate(story.scenario, story.run, 60s), 28'232 / 60.0));
    for (const Duration time : {Duration(49s), Duration(59s), Duration(109s), Duration(119s)}) {
      QCOMPARE(story.at(time).completed, std::uint64_t{0});  // Nothing for 13 s of every minute.
    }
    QVERIFY(story.at(62s).completed > 590);
  }

  void keepAlive() {
    const Story story = told("fleet-keep-alive");
    QCOMPARE(story.totals.failed, std::uint64_t{0});
    QVERIFY(isNear(story.proxyIn(State::TimeWait, 120s), 3'600));
    QVERIFY(isNear(story.at(120s).hosts[kProxy].towards.front().left, 24'600));
  }

  void twoAddressesAndTwoDestinations() {
    for (const char* const name : {"fleet-two-addresses", "fleet-two-destinations"}) {
      const Story story = told(name);
      QCOMPARE(story.totals.failed, std::uint64_t{0});
      QVERIFY(isNear(portLimitOf(story.scenario, story.run, kProxy)->inAll(), 941));
      for (const PortUse& use : story.at(120s).hosts[kProxy].towards) {
        QVERIFY(isNear(use.inUse, 18'000));
      }
    }
  }

  void bindTakesThePortFromEverybody() {
    const Story story = told("fleet-bind-before-connect");
    QCOMPARE(story.run.firstFailure->call, Call::Bind);
    QCOMPARE(story.run.firstFailure->error, Errno::AddrInUse);
    QVERIFY(isNear(*steadyRate(story.scenario, story.run, 60s), 28'232 / 60.0));
    QCOMPARE(story.at(55s).hosts[kProxy].binding.front().left, 0U);
    for (const PortUse& use : story.at(55s).hosts[kProxy].towards) {
      QVERIFY(isNear(use.left, 14'116));
    }
    Scenario without = story.scenario;
    without.hosts[kProxy].programs.front().arrivals->portAtConnect = true;
    QVERIFY(!runFleet(without).firstFailure);
  }

  void widerRange() {
    const Story story = told("fleet-wider-range");
    QCOMPARE(story.totals.failed, std::uint64_t{0});
    QVERIFY(isNear(portLimitOf(story.scenario, story.run, kProxy)->perSecond, 1'075));
    QVERIFY(isNear(story.at(120s).hosts[kProxy].towards.front().inUse, 36'000));
  }

  void timeWaitReuse() {
    const Story story = told("fleet-tw-reuse");
    QCOMPARE(story.totals.failed, std::uint64_t{0});
    QVERIFY(story.totals.reused > 70'000);
    QVERIFY(isNear(story.proxyIn(State::TimeWait, 120s), 28'232));
    QVERIFY(isNear(portLimitOf(story.scenario, story.run, kProxy)->perSecond, 28'232));
    QVERIFY(isNear(*steadyRate(story.scenario, story.run, 1s), 600));
  }

  void serverClosesFirst() {
    const Story story = told("fleet-server-closes-first");
    QCOMPARE(story.totals.failed, std::uint64_t{0});
    QCOMPARE(story.proxyIn(State::TimeWait, 120s), 0U);
    QVERIFY(isNear(story.at(120s).hosts[kServer].of(State::TimeWait), 28'232));
    QVERIFY(story.totals.reopened > 70'000);
    QVERIFY(!portLimitOf(story.scenario, story.run, kProxy));
  }

  void thirtyThousandTimeWaits() {
    const Story story = told("fleet-30000-time-waits");
    QCOMPARE(story.totals.failed, std::uint64_t{0});
    const HostSample& server = story.at(120s).hosts[kServer];
    QCOMPARE(server.of(State::TimeWait), 30'000U);
    QVERIFY(isNear(double(*memoryOf(story.run.hosts[kServer], server)), 7.7e6));
  }

  void tableFull() {
    const Story story = told("fleet-table-full");
    QCOMPARE(story.totals.failed, std::uint64_t{0});
    QCOMPARE(story.proxyIn(State::TimeWait, 120s), 10'000U);
    QCOMPARE(story.at(16s).hosts[kProxy].overflowed, std::uint64_t{0});
    QVERIFY(story.at(18s).hosts[kProxy].overflowed > 590);
    QVERIFY(story.at(120s).hosts[kProxy].towards.front().left > 18'000);
  }

  void healthChecker() {
    const Story story = told("fleet-health-checker");
    QCOMPARE(story.totals.failed, std::uint64_t{0});
    for (const FleetSample& sample : story.run.samples) {
      QCOMPARE(sample.hosts[kProxy].of(State::TimeWait), 0U);
      QCOMPARE(sample.hosts[kServer].of(State::TimeWait), 0U);
      QVERIFY(sample.hosts[kProxy].towards.front().inUse < 10);
    }
    QCOMPARE(story.totals.failedCalls.size(), std::size_t{1});
    QCOMPARE(story.totals.failedCalls.front().error, Errno::ConnReset);
  }

  void everySceneIsToldInChinese() {
    const SceneWords words = SceneWords::load(QLocale("zh_CN"));
    const ScenarioLibrary library(kFleetFolder);
    for (const Scenario& scenario : library.list()) {
      for (const std::string& english : {scenario.title, scenario.description, scenario.lesson,
                                         scenario.misconception, scenario.group}) {
        QVERIFY2(!english.empty(), scenario.name.c_str());
        QVERIFY2(words.of(english) != QString::fromStdString(english), english.c_str());
      }
    }
  }
};

QTEST_GUILESS_MAIN(TestFleetStories)
#include "tst_fleet_stories.moc"
