#include <QTest>

#include "model/net/link_chances.h"

using namespace linger;

namespace {

constexpr LinkInput kFirstFin{
    .host = "server", .kind = SegmentKind::Fin, .nthOfKind = 1, .nth = 3, .sent = kSimStart};

ChosenImpairment chosen(const char* host, std::optional<SegmentKind> kind, int nth,
                        Impairment impairment) {
  return {{host, kind, nth}, impairment};
}

/// What becomes of kFirstFin on a link of 50 ms where `impairment` is chosen.
LinkOutcome passed(const ChosenImpairment& impairment) {
  return LinkChances(1).pass({.delay = 50ms}, {&impairment, 1}, kFirstFin);
}

}  // namespace

/// What the link does with one segment.
class TestLink : public QObject {
  Q_OBJECT

 private slots:
  void aPerfectLinkTakesItsDelay() {
    const LinkOutcome outcome = LinkChances(1).pass({.delay = 50ms}, {}, kFirstFin);
    QCOMPARE(outcome.copies, 1);
    QCOMPARE(microseconds(outcome.delays[0]), microseconds(50ms));
    QVERIFY(!outcome.chosen);
  }

  void aChosenSegmentIsDropped() {
    const LinkOutcome outcome =
        passed(chosen("server", SegmentKind::Fin, 1, {Impairment::Kind::Drop}));
    QCOMPARE(outcome.copies, 0);
    QVERIFY(outcome.chosen);
  }

  void aChosenSegmentIsDelayed() {
    const LinkOutcome outcome =
        passed(chosen("server", SegmentKind::Fin, 1, {Impairment::Kind::Delay, 2s}));
    QCOMPARE(outcome.copies, 1);
    QCOMPARE(microseconds(outcome.delays[0]), microseconds(2050ms));
  }

  void aChosenSegmentIsDuplicated() {
    const LinkOutcome outcome =
        passed(chosen("server", SegmentKind::Fin, 1, {Impairment::Kind::Duplicate, 30ms}));
    QCOMPARE(outcome.copies, 2);
    QCOMPARE(microseconds(outcome.delays[0]), microseconds(50ms));
    QCOMPARE(microseconds(outcome.delays[1]), microseconds(80ms));
  }

  /// By host, kind and number; without a kind by the number among all that the host sends.
  void onlyTheChosenSegmentIsMeant() {
    const Impairment drop{Impairment::Kind::Drop};
    QVERIFY(passed(chosen("server", std::nullopt, 3, drop)).chosen);
    QVERIFY(!passed(chosen("server", std::nullopt, 1, drop)).chosen);
    QVERIFY(!passed(chosen("server", SegmentKind::Fin, 2, drop)).chosen);
    QVERIFY(!passed(chosen("server", SegmentKind::Ack, 1, drop)).chosen);
    QVERIFY(!passed(chosen("client", SegmentKind::Fin, 1, drop)).chosen);
  }

  void whatIsChosenIsNotLostByChance() {
    const ChosenImpairment late =
        chosen("server", SegmentKind::Fin, 1, {Impairment::Kind::Delay, 1s});
    const Link lossy{.delay = 50ms, .loss = 1.0};
    QCOMPARE(LinkChances(1).pass(lossy, {&late, 1}, kFirstFin).copies, 1);
    QCOMPARE(LinkChances(1).pass(lossy, {}, kFirstFin).copies, 0);
  }

  void aDeadPathLetsNothingThrough() {
    const Link dead{.delay = 50ms, .deadFrom = kSimStart + 1s, .deadUntil = kSimStart + 3s};
    const auto copiesAt = [&dead](Duration instant) {
      LinkInput segment = kFirstFin;
      segment.sent = kSimStart + instant;
      return LinkChances(1).pass(dead, {}, segment).copies;
    };
    QCOMPARE(copiesAt(999ms), 1);
    QCOMPARE(copiesAt(1s), 0);
    QCOMPARE(copiesAt(2999ms), 0);
    QCOMPARE(copiesAt(3s), 1);
    const Link forEver{.deadFrom = kSimStart};
    QVERIFY(forEver.isDeadAt(kSimStart + 24h));
    QVERIFY(!Link{}.isDeadAt(kSimStart));
  }

  /// The chances come from the seed alone.
  void theSameSeedGivesTheSameOutcomes() {
    const Link rough{.delay = 50ms, .jitter = 20ms, .loss = 0.5};
    LinkChances one(7), same(7), other(8);
    bool differs = false;
    for (int i = 0; i < 100; ++i) {
      const LinkOutcome first = one.pass(rough, {}, kFirstFin);
      const LinkOutcome second = same.pass(rough, {}, kFirstFin);
      const LinkOutcome third = other.pass(rough, {}, kFirstFin);
      QCOMPARE(first.copies, second.copies);
      QVERIFY(first.delays == second.delays);
      differs = differs || first.copies != third.copies || first.delays != third.delays;
    }
    QVERIFY(differs);
    QVERIFY(one == same);
    QVERIFY(one != other);
  }

  /// Loss as often as it says, and jitter only ever later, evenly spread.
  void lossAndJitterKeepToTheirFigures() {
    const Link rough{.delay = 50ms, .jitter = 20ms, .loss = 0.25};
    LinkChances chances(1);
    constexpr int kMany = 10'000;
    int lost = 0;
    Duration least = 1s;
    Duration most{};
    for (int i = 0; i < kMany; ++i) {
      const LinkOutcome outcome = chances.pass(rough, {}, kFirstFin);
      if (outcome.copies == 0) {
        ++lost;
        continue;
      }
      least = std::min(least, outcome.delays[0]);
      most = std::max(most, outcome.delays[0]);
    }
    QVERIFY2(std::abs(lost - kMany / 4) < kMany / 50, qPrintable(QString::number(lost)));
    QVERIFY(least >= 50ms && least < 51ms);
    QVERIFY(most > 69ms && most < 70ms);
  }

  /// A choice costs no draw: what chance does to the others stays as it was.
  void aChoiceChangesNothingForTheNextSegment() {
    const Link rough{.delay = 50ms, .jitter = 20ms, .loss = 0.3};
    const ChosenImpairment drop = chosen("server", SegmentKind::Fin, 1, {Impairment::Kind::Drop});
    LinkChances with(3), without(3);
    with.pass(rough, {&drop, 1}, kFirstFin);
    without.pass(rough, {}, kFirstFin);
    QVERIFY(with == without);
  }
};

QTEST_APPLESS_MAIN(TestLink)
#include "tst_link.moc"
