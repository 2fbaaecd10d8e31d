#include <QTest>
#include <set>

#include "model/explore/walk.h"
#include "tests/model/explore/closing_scene.h"

using namespace linger;
using namespace linger::scene;

namespace {

constexpr std::size_t kMostSteps = 10'000;

/// All that the search finds with at most that many impairments.
Tally searched(const Scenario& scenario, const SceneFacts& facts, const ImpairmentBudget& budget) {
  Tally all;
  for (int faults = 0; faults <= budget.total(); ++faults) {
    Tally level;
    const WalkOrders orders{faults, kMostSteps, {}, nullptr};
    Walk(facts, orders, level).go(branchOf(Shared(Scenario(scenario)), facts, budget), everyPart);
    all.add(level);
  }
  return all;
}

/// Every segment that a run may have: more than it has does no harm.
std::vector<SegmentChoice> segmentsToImpair(int most) {
  std::vector<SegmentChoice> segments;
  for (const char* host : {"client", "server"}) {
    for (const SegmentKind kind :
         {SegmentKind::Ack, SegmentKind::Data, SegmentKind::Fin, SegmentKind::Rst}) {
      for (int nth = 1; nth <= most; ++nth) segments.push_back({host, kind, nth});
    }
  }
  return segments;
}

/// Runs with single and with two impairments, late or copied by each step of a grid, all from the
/// start. Nothing is left out because it makes no difference.
class BruteForce {
 public:
  BruteForce(const Scenario& scenario, const SceneFacts& facts, Impairment::Kind kind)
      : scenario_(scenario), facts_(facts), kind_(kind) {}

  void tryOne(Duration grid, int mostOfKind) {
    for (const SegmentChoice& segment : segmentsToImpair(mostOfKind)) {
      for (Duration by = grid + kOffGrid; by <= most(); by += grid) run({{segment, {kind_, by}}});
    }
  }

  void tryTwo(Duration grid, int mostOfKind) {
    const std::vector<SegmentChoice> segments = segmentsToImpair(mostOfKind);
    for (auto one = segments.begin(); one != segments.end(); ++one) {
      for (auto other = one + 1; other != segments.end(); ++other) tryPair(*one, *other, grid);
    }
  }

  OutcomeSet outcomes;
  std::set<Property> broken;

 private:
  /// So that no two things happen at the same instant only because of the grid.
  static constexpr Duration kOffGrid{13};
  static constexpr Duration kOtherOffGrid{7790};

  Duration most() const { return facts_.msl - facts_.delay; }

  void tryPair(const SegmentChoice& one, const SegmentChoice& other, Duration grid) {
    for (Duration by = grid + kOffGrid; by <= most(); by += grid) {
      for (Duration also = grid + kOtherOffGrid; also <= most(); also += grid) {
        run({{one, {kind_, by}}, {other, {kind_, also}}});
      }
    }
  }

  void run(const std::vector<ChosenImpairment>& impairments) {
    const Watch watch = watched(withImpairments(scenario_, impairments), facts_, kMostSteps);
    outcomes.add(watch.order());
    for (const Property property : kAllProperties) {
      if (watch.brokenAt(property)) broken.insert(property);
    }
  }

  const Scenario& scenario_;
  const SceneFacts& facts_;
  Impairment::Kind kind_;
};

/// The runs with losses only, by simulating each from its start: every segment that was sent after
/// the last one lost may be lost next.
std::uint64_t countLosses(const Scenario& scenario, int losses) {
  const Trace trace = simulate(scenario);
  std::uint64_t runs = 1;
  if (losses == 0) return runs;
  int last = 0;
  for (const SegmentRecord& segment : trace.segments) {
    if (segment.delivery == Delivery::Dropped) last = segment.id.value;
  }
  for (const SegmentRecord& segment : trace.segments) {
    if (segment.id.value <= last) continue;
    const SegmentChoice choice{trace.hosts[segment.from].name, kindOf(segment.segment),
                               segment.nthOfKind};
    runs +=
        countLosses(withImpairments(scenario, {{choice, {Impairment::Kind::Drop}}}), losses - 1);
  }
  return runs;
}

bool isSame(const PropertyAnswer& a, const PropertyAnswer& b) {
  const bool isSameRun = a.holds() == b.holds() &&
                         (a.holds() || (a.counterexample->scenario == b.counterexample->scenario &&
                                        a.counterexample->at == b.counterexample->at));
  return a.property == b.property && a.runs == b.runs && a.outcomes == b.outcomes &&
         a.isComplete == b.isComplete && isSameRun;
}

}  // namespace

/// The search over all that a network may do.
class TestExplore : public QObject {
  Q_OBJECT

 private slots:
  /// FIN, ACK, FIN, ACK: nothing is lost, or one of four.
  void oneLossCanBeCountedByHand() {
    const PropertyAnswer answer =
        ask(closing(RstInScene::Ignored), Property::NoOldData, msls(2), {1, 0, 0});
    QCOMPARE(answer.runs, std::uint64_t{5});
    QCOMPARE(answer.outcomes, std::uint64_t{5});
    QVERIFY(answer.isComplete);
  }

  void lossesAreAsManyAsSimulationsFromTheStart_data() {
    QTest::addColumn<int>("losses");
    for (const int losses : {1, 2, 3, 4}) QTest::addRow("%d lost", losses) << losses;
  }
  void lossesAreAsManyAsSimulationsFromTheStart() {
    QFETCH(int, losses);
    const Scenario scenario = withTimeWait(closing(RstInScene::Ignored), msls(2));
    const Tally found = searched(scenario, factsOf(scenario, kMsl), {losses, 0, 0});
    QCOMPARE(found.runs, countLosses(scenario, losses));
  }

  void bruteForceFindsNothingElseWithOne_data() { timesAndKinds(); }
  void bruteForceFindsNothingElseWithOne() {
    const auto [scenario, facts, kind] = fetched();
    BruteForce brute(scenario, facts, kind);
    brute.tryOne(7ms, 3);
    ImpairmentBudget budget;
    budget.of(kind) = 1;
    compare(brute, searched(scenario, facts, budget));
  }

  void bruteForceFindsNothingElseWithTwo_data() { timesAndKinds(); }
  void bruteForceFindsNothingElseWithTwo() {
    const auto [scenario, facts, kind] = fetched();
    BruteForce brute(scenario, facts, kind);
    brute.tryTwo(150ms, 2);
    ImpairmentBudget budget;
    budget.of(kind) = 2;
    compare(brute, searched(scenario, facts, budget));
  }

  /// Data and the FIN behind it arrive at one instant: the copy of one comes after both.
  void bruteForceFindsNothingElseWithACopyOfData() {
    const Scenario scenario = withTimeWait(closingAfterData(true), msls(2));
    const SceneFacts facts = factsOf(scenario, kMsl);
    BruteForce brute(scenario, facts, Impairment::Kind::Duplicate);
    brute.tryOne(7ms, 3);
    compare(brute, searched(scenario, facts, {0, 1, 0}));
  }

  /// Where one late segment comes between others, another one may come between it and them, and a
  /// clock for timestamps may tick meanwhile.
  void twoLateSegmentsLeaveRoomForEachOther_data() {
    QTest::addColumn<Scenario>("scenario");
    QTest::addColumn<std::vector<ChosenImpairment>>("impairments");
    const auto late = [](const char* host, SegmentKind kind, int nth, Duration by) {
      return ChosenImpairment{{host, kind, nth}, {Impairment::Kind::Delay, by}};
    };
    QTest::newRow("an ACK between a FIN and what the FIN before it has drawn")
        << withTimeWait(closingAfterData(false), 0s)
        << std::vector{late("server", SegmentKind::Fin, 1, 955304us),
                       late("client", SegmentKind::Ack, 2, 139983us)};
    QTest::newRow("a copy of an ACK that is older by a tick")
        << withTimeWait(closing(RstInScene::Ignored), msls(2))
        << std::vector{ChosenImpairment{{"client", SegmentKind::Ack, 1},
                                        {Impairment::Kind::Duplicate, 64465us}},
                       late("server", SegmentKind::Fin, 1, 1018887us)};
  }
  void twoLateSegmentsLeaveRoomForEachOther() {
    QFETCH(Scenario, scenario);
    QFETCH(std::vector<ChosenImpairment>, impairments);
    const SceneFacts facts = factsOf(scenario, kMsl);
    ImpairmentBudget budget;
    for (const ChosenImpairment& chosen : impairments) ++budget.of(chosen.impairment.kind);
    const Watch run = watched(withImpairments(scenario, impairments), facts, kMostSteps);
    QVERIFY(searched(scenario, facts, budget).outcomes.contains(run.order()));
  }

  void theNumberOfThreadsChangesNothing_data() {
    QTest::addColumn<double>("msl");
    for (const double msl : {0.0, 1.0, 2.0}) QTest::addRow("%g MSL", msl) << msl;
  }
  void theNumberOfThreadsChangesNothing() {
    QFETCH(double, msl);
    const ExploreQuery query{closing(RstInScene::Heeded), kMsl, msls(msl), {1, 1, 1}};
    const ExploreAnswer one = explore(query, {.threads = 1});
    for (const unsigned threads : {2U, 8U}) {
      const ExploreAnswer many = explore(query, {.threads = threads});
      QCOMPARE(many.size(), one.size());
      for (std::size_t i = 0; i < one.size(); ++i) QVERIFY(isSame(many[i], one[i]));
    }
  }

  /// Each counterexample is whole, shows the fault by itself, and without any one of its
  /// impairments there is none.
  void aCounterexampleIsAsSmallAsItCanBe() {
    int found = 0;
    for (const double msl : {0.0, 0.5, 1.0, 1.5, 2.0}) {
      const ExploreQuery query{closing(RstInScene::Heeded), kMsl, msls(msl), {1, 1, 1}};
      for (const PropertyAnswer& answer : explore(query)) {
        if (answer.holds()) continue;
        ++found;
        const Scenario& whole = answer.counterexample->scenario;
        QVERIFY(problemsOf(whole).empty());
        QCOMPARE(int(whole.impairments.size()), answer.counterexample->faults);
        QCOMPARE(brokenIn(whole, answer.property), std::optional(answer.counterexample->at));
        for (std::size_t i = 0; i < whole.impairments.size(); ++i) {
          Scenario healed = whole;
          healed.impairments.erase(healed.impairments.begin() + std::ptrdiff_t(i));
          QVERIFY(!brokenIn(healed, answer.property));
        }
      }
    }
    QVERIFY(found > 10);
  }

  void aSearchThatMeetsItsLimitSaysSo() {
    const PropertyAnswer answer =
        ask(closing(RstInScene::Ignored), Property::Quiet, msls(2), {0, 0, 2}, {.runs = 20});
    QVERIFY(!answer.isComplete);
    QVERIFY(answer.holds());
  }

  /// As many runs as the limit allows, the same ones whoever finds them.
  void aLimitCutsAtTheSameRunForAnyThreads() {
    const Scenario scenario = closing(RstInScene::Ignored);
    const ExploreQuery query{scenario, kMsl, msls(2), {0, 0, 2}, {Property::Quiet}};
    const std::uint64_t fewer =
        searched(withTimeWait(scenario, msls(2)), factsOf(scenario, kMsl), {0, 0, 1}).runs;
    for (const std::uint64_t limit : {fewer, std::uint64_t{100}, std::uint64_t{333}}) {
      const ExploreAnswer one = explore(query, {.threads = 1, .runs = limit});
      QCOMPARE(one.front().runs, fewer + limit);
      QVERIFY(!one.front().isComplete);
      for (const unsigned threads : {2U, 8U}) {
        const ExploreAnswer many = explore(query, {.threads = threads, .runs = limit});
        QVERIFY(isSame(many.front(), one.front()));
      }
    }
  }

  /// Nothing is cut where the last run is the last that the limit allows.
  void aLimitThatIsJustEnoughCutsNothing() {
    const Scenario scenario = closing(RstInScene::Ignored);
    const PropertyAnswer whole = ask(scenario, Property::Quiet, msls(2), {2, 0, 0});
    const std::uint64_t fewer = ask(scenario, Property::Quiet, msls(2), {1, 0, 0}).runs;
    const std::uint64_t enough = whole.runs - fewer;
    const auto askWithin = [&](std::uint64_t runs) {
      return ask(scenario, Property::Quiet, msls(2), {2, 0, 0}, {.runs = runs});
    };
    QVERIFY(askWithin(enough).isComplete);
    QVERIFY(!askWithin(enough - 1).isComplete);
  }

  /// Whoever shows progress learns of every run.
  void everyRunIsCounted() {
    std::atomic<std::uint64_t> runs = 0;
    const ExploreQuery query{
        closing(RstInScene::Ignored), kMsl, msls(2), {1, 0, 1}, {Property::NoOldData}};
    const ExploreAnswer answer = explore(query, {.threads = 2}, {}, &runs);
    QCOMPARE(runs.load(), answer.front().runs);
  }

  void aSearchThatIsStoppedSaysSo() {
    std::stop_source stop;
    stop.request_stop();
    const ExploreAnswer answer =
        explore({closing(RstInScene::Ignored), kMsl, msls(2), {0, 0, 9}}, {}, stop.get_token());
    for (const PropertyAnswer& property : answer) QVERIFY(!property.isComplete);
  }

  void whatTheScenarioDoesToSegmentsIsLeftAsItIs() {
    Scenario scenario = closing(RstInScene::Ignored);
    drop(scenario, "server", SegmentKind::Ack);
    const PropertyAnswer answer = ask(scenario, Property::NoOldData, msls(2), {1, 0, 0});
    // FIN, ACK, FIN, its ACK that the scenario loses, the FIN again and the ACK of that.
    QCOMPARE(answer.runs, std::uint64_t{6});
  }

  void noDelayIsLongerThanTheMsl() {
    const ExploreQuery query{closing(RstInScene::Heeded), kMsl, msls(1), {0, 1, 1}};
    for (const PropertyAnswer& answer : explore(query)) {
      if (answer.holds()) continue;
      for (const SegmentRecord& segment : simulate(answer.counterexample->scenario).segments) {
        QVERIFY(segment.arrives - segment.sent <= kMsl);
      }
    }
  }

 private:
  struct Fetched {
    Scenario scenario;
    SceneFacts facts;
    Impairment::Kind kind;
  };

  static void timesAndKinds() {
    QTest::addColumn<double>("msl");
    QTest::addColumn<bool>("isDelay");
    for (const double msl : {0.0, 0.5, 1.5}) {
      QTest::addRow("%g MSL, late", msl) << msl << true;
      QTest::addRow("%g MSL, copied", msl) << msl << false;
    }
  }

  static Fetched fetched() {
    QFETCH(double, msl);
    QFETCH(bool, isDelay);
    const Scenario scenario = withTimeWait(closing(RstInScene::Heeded), msls(msl));
    return {scenario, factsOf(scenario, kMsl),
            isDelay ? Impairment::Kind::Delay : Impairment::Kind::Duplicate};
  }

  static void compare(const BruteForce& brute, const Tally& found) {
    QVERIFY(brute.outcomes.size() > 1);
    QCOMPARE(brute.outcomes.countNotIn(found.outcomes), std::size_t{0});
    for (const Property property : brute.broken) {
      QVERIFY2(found.first[std::size_t(property)], ruleOf(property).key.data());
    }
  }

  static std::optional<SimTime> brokenIn(const Scenario& scenario, Property property) {
    return watched(scenario, factsOf(scenario, kMsl), kMostSteps).brokenAt(property);
  }
};

QTEST_GUILESS_MAIN(TestExplore)
#include "tst_explore.moc"
