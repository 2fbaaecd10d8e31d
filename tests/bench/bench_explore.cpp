#include <QElapsedTimer>
#include <QTest>
#include <ctime>

#include "app/files/scenario/scenario_library.h"
#include "model/explore/explore.h"

using namespace linger;

namespace {

Scenario whyTwice() {
  return *ScenarioLibrary().find(QStringLiteral("why-2msl"));
}

/// Searches for each length of TIME-WAIT and says how fast it went.
void search(const ImpairmentBudget& budget, unsigned threads) {
  const Scenario scenario = whyTwice();
  const Duration msl = mslOf(scenario);
  std::uint64_t outcomes = 0;
  std::atomic<std::uint64_t> runs = 0;
  const std::clock_t before = std::clock();
  QElapsedTimer clock;
  clock.start();
  for (const Duration timeWait : {Duration{}, msl / 2, msl, 3 * msl / 2, 2 * msl}) {
    // What is broken is not looked for any further: all of this is.
    const ExploreQuery query{scenario, msl, timeWait, budget, {Property::RebindIsSafe}};
    const PropertyAnswer answer = explore(query, {.threads = threads}, {}, &runs).front();
    QVERIFY(answer.isComplete);
    outcomes += answer.outcomes;
  }
  const double seconds = double(clock.nsecsElapsed()) / 1e9;
  // What a busy machine does not change much.
  const double onCores = double(std::clock() - before) / CLOCKS_PER_SEC;
  qInfo("%.2f s, %.0f runs and %.0f different outcomes in a second; %.2f us of all cores a run",
        seconds, double(runs) / seconds, double(outcomes) / seconds, onCores / double(runs) * 1e6);
}

}  // namespace

/// How fast the search judges what the network may do to the scene "Why 2 MSL?".
class BenchExplore : public QObject {
  Q_OBJECT

 private slots:
  void judges_data() {
    QTest::addColumn<int>("threads");
    QTest::newRow("one core") << 1;
    QTest::newRow("two cores") << 2;
  }
  void judges() {
    QFETCH(int, threads);
    search({0, 0, 3}, unsigned(threads));
  }

  /// The table of the window, for all properties.
  void fillsTheTable() {
    const Scenario scenario = whyTwice();
    const Duration msl = mslOf(scenario);
    QElapsedTimer clock;
    clock.start();
    for (const ImpairmentBudget& budget : kBudgets) {
      for (const Duration timeWait : {Duration{}, msl / 2, msl, 3 * msl / 2, 2 * msl}) {
        for (const PropertyAnswer& answer : explore({scenario, msl, timeWait, budget})) {
          QVERIFY(answer.isComplete);
        }
      }
    }
    qInfo("the whole table: %.2f s", double(clock.elapsed()) / 1000);
  }

 private:
  static constexpr std::array kBudgets{
      ImpairmentBudget{1, 0, 0}, ImpairmentBudget{0, 1, 0}, ImpairmentBudget{0, 0, 1},
      ImpairmentBudget{2, 0, 0}, ImpairmentBudget{0, 2, 0}, ImpairmentBudget{0, 0, 2},
      ImpairmentBudget{1, 0, 1}, ImpairmentBudget{1, 1, 1}, ImpairmentBudget{0, 0, 3}};
};

QTEST_GUILESS_MAIN(BenchExplore)
#include "bench_explore.moc"
