#include <QTest>

#include "app/files/scenario/scenario_library.h"
#include "model/sim/edit.h"
#include "model/sim/simulate.h"
#include "model/sim/world.h"
#include "model/trace/rebind.h"
#include "model/trace/snapshot.h"

using namespace linger;

namespace {

Scenario scene(const char* name) {
  const ScenarioLibrary library;
  const Scenario* scenario = library.find(QString::fromLatin1(name));
  return scenario ? *scenario : Scenario{};
}

/// One connection that carries so much text that about 2,000 segments are sent.
Scenario longScene() {
  Scenario scenario = scene("restart");
  for (Host& host : scenario.hosts) {
    for (Program& program : host.programs) {
      for (Step& step : program.setup) {
        const bool transfers = step.kind == StepKind::Send || step.kind == StepKind::Recv;
        if (transfers) program.steps.insert(program.steps.begin(), step);
      }
      std::erase_if(program.setup, [](const Step& step) {
        return step.kind == StepKind::Send || step.kind == StepKind::Recv;
      });
    }
  }
  for (Host& host : scenario.hosts) {
    for (Step& step : host.programs[0].steps) {
      if (step.bytes > 0) step.bytes = 1'000'000;
    }
  }
  return scenario;
}

}  // namespace

/// How long the model takes for what the window asks of it.
class BenchModel : public QObject {
  Q_OBJECT

 private slots:
  void simulatesTheRestartStory() {
    const Scenario scenario = scene("restart");
    QBENCHMARK {
      simulate(scenario);
    }
  }

  void copiesItsWorld() {
    RunEffects effects;
    const World world = worldOf(Shared(scene("restart")), effects);
    QBENCHMARK {
      World copy = world;
      Q_UNUSED(copy)
    }
  }

  void editsAndSimulatesTheRestartStory() {
    const Scenario scenario = scene("restart");
    QBENCHMARK {
      simulate(apply(scenario, edit::Restart{kSimStart + 12400ms}));
    }
  }

  void findsTheVerdictIntervals() {
    const Trace trace = simulate(scene("restart"));
    const RebindQuery query = standardQueries(trace).at(0);
    QBENCHMARK {
      rebindVerdicts(trace, query);
    }
  }

  void seeksAnInstant() {
    const Trace trace = simulate(scene("restart"));
    QBENCHMARK {
      snapshotAt(trace, kSimStart + 12400ms);
    }
  }

  void simulatesALongScene() {
    const Scenario scenario = longScene();
    qInfo("%zu segments", simulate(scenario).segments.size());
    QBENCHMARK {
      simulate(scenario);
    }
  }
};

QTEST_GUILESS_MAIN(BenchModel)
#include "bench_model.moc"
