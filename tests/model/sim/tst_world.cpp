#include <QTest>

#include "model/sim/recording.h"
#include "model/sim/run_count.h"
#include "model/sim/simulate.h"
#include "model/sim/world.h"
#include "tests/model/sim/fleet.h"

using namespace linger;
using namespace linger::scene;

namespace {

/// A scene with losses, copies, a reset and a restart: something of everything is under way.
Scenario eventful() {
  Scenario scenario = connected(OsId::Linux, 100ms, {send(3000), recvEof(), close(), exit()},
                                {recv(3000), close(), exit()});
  scenario.link.jitter = 20ms;
  scenario.link.loss = 0.2;
  scenario.seed = 7;
  scenario.impairments = {{{"server", SegmentKind::Fin, 1}, {Impairment::Kind::Duplicate, 30ms}}};
  server(scenario).programs[0].starts = {kSimStart, kSimStart + 2s};
  client(scenario).events = {{kSimStart + 3s, HostEventKind::Kill, {}, {}}};
  return scenario;
}

/// Everything that a world still does.
Trace restOf(World world) {
  Trace trace;
  trace.hosts = hostsOf(*world.scenario);
  Recorder recorder(trace);
  RunEffects effects;
  play(world, endOf(*world.scenario), effects, [&](const World& now, const RunEffects& done) {
    // Segments that were sent before are not on this record.
    RunEffects told;
    for (const RunEffect& effect : done) {
      if (std::holds_alternative<run_effect::Moved>(effect) ||
          std::holds_alternative<run_effect::SocketChanged>(effect))
        told.push_back(effect);
    }
    record(*now.scenario, told, now.now, recorder);
    return true;
  });
  return trace;
}

}  // namespace

/// A world is a value: it can be copied, compared, and played on from where it is.
class TestWorld : public QObject {
  Q_OBJECT

 private slots:
  void theSameScenarioBeginsAsTheSameWorld() {
    RunEffects effects;
    const World one = worldOf(Shared(eventful()), effects);
    const World other = worldOf(Shared(eventful()), effects);
    QVERIFY(one == other);
  }

  void aCopyGoesOnAsTheOriginalDoes() {
    RunEffects effects;
    World world = worldOf(Shared(eventful()), effects);
    const SimTime end = endOf(*world.scenario);
    for (int steps = 0; step(world, end, effects); ++steps) {
      if (steps % 16 != 0) continue;
      const World copy = world;
      QVERIFY(copy == world);
      const Trace rest = restOf(copy);
      QVERIFY(rest == restOf(world));
      QVERIFY(copy == world);  // What was played was a copy of the copy.
    }
  }

  void aStepMakesAnotherWorld() {
    RunEffects effects;
    World world = worldOf(Shared(eventful()), effects);
    const World before = world;
    while (world == before) QVERIFY(step(world, endOf(*world.scenario), effects));
    QVERIFY(world != before);
  }

  void steppingIsWhatSimulateDoes() {
    const Scenario scenario = eventful();
    RunCount count;
    RunEffects effects;
    World world = worldOf(Shared(scenario), effects);
    count.take(effects);
    play(world, endOf(scenario), effects, [&count](const World&, const RunEffects& done) {
      count.take(done);
      return true;
    });
    const Trace trace = simulate(scenario);
    std::uint64_t own = 0;
    for (const SegmentRecord& segment : trace.segments) own += segment.copyOf ? 0 : 1;
    QCOMPARE(count.segments, own);
    std::uint64_t moves = 0;
    for (const std::uint64_t entered : count.entered) moves += entered;
    QCOMPARE(moves, std::uint64_t(trace.transitions.size()));
  }

  void whoeverTakesTheEffectsMayStop() {
    RunEffects effects;
    World world = worldOf(Shared(eventful()), effects);
    int taken = 0;
    play(world, endOf(*world.scenario), effects,
         [&taken](const World&, const RunEffects&) { return ++taken < 3; });
    QCOMPARE(taken, 3);
  }

  void aRunThatMeetsItsLimitSaysSo() {
    const Scenario scenario = fleetOf(50);
    const Trace cut = simulate(scenario, {.entries = 200});
    QVERIFY(cut.truncated.has_value());
    QCOMPARE(cut.truncated->entries, std::size_t{200});
    QVERIFY(cut.eventLog.size() >= 200);
    QVERIFY(!simulate(scenario).truncated);
  }

  void everyConnectionOfAFleetIsTornDown() {
    const Trace trace = simulate(fleetOf(300));
    const auto inTimeWait =
        std::ranges::count(trace.transitions, State::TimeWait, &TransitionRecord::to);
    QCOMPARE(inTimeWait, std::ptrdiff_t{300});
    QVERIFY(std::ranges::none_of(trace.calls, [](const CallRecord& call) {
      return call.returned && call.result != Errno::Ok;
    }));
  }
};

QTEST_APPLESS_MAIN(TestWorld)
#include "tst_world.moc"
