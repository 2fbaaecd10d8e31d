#include <QTest>

#include "tests/model/explore/closing_scene.h"

using namespace linger;
using namespace linger::scene;

namespace {

constexpr int kHolds = -1;

constexpr ImpairmentBudget kOneLost{1, 0, 0};
constexpr ImpairmentBudget kOneCopied{0, 1, 0};
constexpr ImpairmentBudget kOneLate{0, 0, 1};
constexpr ImpairmentBudget kTwoLate{0, 0, 2};

/// Every mixture of two impairments.
constexpr std::array kTwo{ImpairmentBudget{2, 0, 0}, ImpairmentBudget{0, 2, 0},
                          ImpairmentBudget{0, 0, 2}, ImpairmentBudget{1, 1, 0},
                          ImpairmentBudget{1, 0, 1}, ImpairmentBudget{0, 1, 1}};

}  // namespace

/// Why TIME-WAIT lasts 2 MSL: what the search finds by itself.
class TestWhyTwice : public QObject {
  Q_OBJECT

 private slots:
  void belowOneMslOneDelayBreaksTheQuiet() {
    const Scenario scenario = closing(RstInScene::Ignored);
    QCOMPARE(faults(scenario, Property::Quiet, msls(0.5), kOneLate), 1);
    QCOMPARE(faults(scenario, Property::Quiet, msls(0.8), kOneLate), 1);
  }

  void fromOneMslOnNoSingleImpairmentDoes_data() { lengths({1, 1.25, 1.5, 1.75}); }
  void fromOneMslOnNoSingleImpairmentDoes() {
    QFETCH(double, msl);
    const Scenario scenario = closing(RstInScene::Ignored);
    for (const ImpairmentBudget& one : {kOneLost, kOneCopied, kOneLate}) {
      QCOMPARE(faults(scenario, Property::Quiet, msls(msl), one), kHolds);
    }
  }

  void belowTwoMslTwoDelaysDo_data() { lengths({1, 1.25, 1.5}); }
  void belowTwoMslTwoDelaysDo() {
    QFETCH(double, msl);
    const Scenario scenario = closing(RstInScene::Ignored);
    QCOMPARE(faults(scenario, Property::Quiet, msls(msl), kTwoLate), 2);
  }

  void fromTwoMslOnNothingWithTwoImpairmentsDoes_data() { lengths({2, 2.5, 4, 160}); }
  void fromTwoMslOnNothingWithTwoImpairmentsDoes() {
    QFETCH(double, msl);
    const Scenario scenario = closing(RstInScene::Ignored);
    for (const ImpairmentBudget& two : kTwo) {
      QCOMPARE(faults(scenario, Property::Quiet, msls(msl), two), kHolds);
    }
  }

  void theSecondDelayIsOfAFinThatWasSentAgain() {
    const PropertyAnswer answer =
        ask(closing(RstInScene::Ignored), Property::Quiet, msls(1.5), kTwoLate);
    QVERIFY(answer.counterexample);
    const std::vector<ChosenImpairment>& impairments = answer.counterexample->scenario.impairments;
    QCOMPARE(impairments.size(), std::size_t{2});
    const bool isRepeatedFin = std::ranges::any_of(
        impairments,
        [](const ChosenImpairment& impairment) { return impairment.segment.nth == 2; });
    QVERIFY(isRepeatedFin);
  }

  /// A late old ACK draws ours, the peer that has forgotten answers with a RST, and TIME-WAIT is
  /// assassinated (RFC 1337).
  void whereResetsAreHeededTwoDelaysBreakItAtAnyLength_data() { lengths({1, 2, 4, 160}); }
  void whereResetsAreHeededTwoDelaysBreakItAtAnyLength() {
    QFETCH(double, msl);
    const Scenario scenario = closing(RstInScene::Heeded);
    QCOMPARE(faults(scenario, Property::Quiet, msls(msl), kOneLate), kHolds);
    QCOMPARE(faults(scenario, Property::Quiet, msls(msl), kTwoLate), 2);
    const auto found = ask(scenario, Property::Quiet, msls(msl), kTwoLate).counterexample;
    const Trace trace = simulate(found->scenario);
    const bool isAssassinated =
        std::ranges::any_of(trace.transitions, [](const TransitionRecord& move) {
          return move.from == State::TimeWait && move.event == Event::Rst;
        });
    QVERIFY(isAssassinated);
  }

  void withoutTimeWaitOneLostAckMakesTheCloseUnclean() {
    const Scenario scenario = closing(RstInScene::Ignored);
    const PropertyAnswer answer = ask(scenario, Property::CleanClose, 0s, kOneLost);
    QVERIFY(answer.counterexample);
    const std::vector<ChosenImpairment>& impairments = answer.counterexample->scenario.impairments;
    QCOMPARE(impairments.size(), std::size_t{1});
    QCOMPARE(impairments[0].segment, (SegmentChoice{"server", SegmentKind::Ack, 1}));
    QCOMPARE(faults(scenario, Property::CleanClose, msls(1), kOneLost), kHolds);
  }

  /// What a length survives depends on the retransmission timer: after the last ACK and n - 1 FINs
  /// the next FIN comes (2^n - 1) RTO after the first, or never.
  void lossesThatALengthSurvivesFollowTheTimer_data() {
    QTest::addColumn<OsId>("os");
    QTest::addColumn<double>("timeWait");
    QTest::addColumn<int>("losses");
    QTest::newRow("RFC 9293, 2 s") << OsId::Rfc9293 << 2.0 << 2;
    QTest::newRow("RFC 9293, 6 s") << OsId::Rfc9293 << 6.0 << 3;
    QTest::newRow("RFC 9293, 14 s") << OsId::Rfc9293 << 14.0 << 4;
    QTest::newRow("RFC 9293, 60 s") << OsId::Rfc9293 << 60.0 << 6;
    QTest::newRow("Linux, 60 s") << OsId::Linux << 60.0 << 9;
    QTest::newRow("FreeBSD, 60 s") << OsId::FreeBsd << 60.0 << 8;
    QTest::newRow("Windows, 60 s") << OsId::Windows << 60.0 << 6;
    QTest::newRow("Windows, 120 s") << OsId::Windows << 120.0 << 6;
  }
  void lossesThatALengthSurvivesFollowTheTimer() {
    QFETCH(OsId, os);
    QFETCH(double, timeWait);
    QFETCH(int, losses);
    const Scenario scenario = closing(RstInScene::Ignored, os);
    const Duration length(static_cast<std::int64_t>(timeWait * 1e6));
    QCOMPARE(faults(scenario, Property::CleanClose, length, {losses, 0, 0}), losses);
    QCOMPARE(faults(scenario, Property::CleanClose, length, {losses - 1, 0, 0}), kHolds);
  }

  /// Timestamps keep old data out (PAWS), though it arrives.
  void timestampsKeepOldDataOut() {
    const Scenario bare = closingAfterData(false);
    QCOMPARE(faults(bare, Property::NoOldSegment, 0s, kOneCopied), 1);
    QCOMPARE(faults(bare, Property::NoOldData, 0s, kOneCopied), 1);
    const Scenario stamped = closingAfterData(true);
    QCOMPARE(faults(stamped, Property::NoOldSegment, 0s, kOneCopied), 1);
    QCOMPARE(faults(stamped, Property::NoOldData, 0s, kOneCopied), kHolds);
  }

  /// Larger initial numbers keep out data, ACKs and resets, though they arrive.
  void largerInitialNumbersKeepEverythingOldOut() {
    ExploreQuery query{closingAfterData(false), kMsl, 0s, {0, 1, 1}};
    query.properties = {Property::NoOldSegment, Property::NoOldData, Property::NoConfusion,
                        Property::RebindIsSafe};
    for (const PropertyAnswer& answer : explore(query)) QVERIFY(!answer.holds());
    query.nextNumbers = NextNumbers::Larger;
    const ExploreAnswer larger = explore(query);
    QVERIFY(!larger[0].holds());
    for (std::size_t i = 1; i < larger.size(); ++i) QVERIFY(larger[i].holds());
  }

  void timeWaitKeepsEverythingOldOut() {
    const Scenario scenario = closingAfterData(false);
    for (const Property property : {Property::NoOldSegment, Property::NoOldData,
                                    Property::NoConfusion, Property::RebindIsSafe}) {
      for (const ImpairmentBudget& two : kTwo) {
        QCOMPARE(faults(scenario, property, msls(2), two), kHolds);
      }
    }
  }

  /// Who resets keeps no TIME-WAIT, however long it would be (Schieferdecker 1996).
  void aResetLeavesTheNextConnectionOpenToOldSegments() {
    const Scenario scenario = connected(OsId::Rfc9293, 100ms, {recv(300), recvEof(), close()},
                                        {send(300), scene::after(200ms, scene::abort())});
    QCOMPARE(faults(scenario, Property::NoOldSegment, msls(2), kOneCopied), 1);
  }

 private:
  static void lengths(std::initializer_list<double> msls) {
    QTest::addColumn<double>("msl");
    for (const double msl : msls) QTest::addRow("%g MSL", msl) << msl;
  }
};

QTEST_GUILESS_MAIN(TestWhyTwice)
#include "tst_why_twice.moc"
