#include <QTest>
#include <set>

#include "app/files/scenario/scenario_library.h"
#include "app/ladder/ladder_layout.h"
#include "app/ladder/ladder_painter.h"
#include "app/ladder/ladder_words.h"
#include "app/look/label_room.h"
#include "model/sim/simulate.h"
#include "tests/app/ladder/trace_by_hand.h"

using namespace linger;

namespace {

LadderGeometry layOut(const Trace& trace, QSizeF size, double fontScale = 1) {
  QFont font;
  font.setPixelSize(13);
  LadderFormat format;
  format.size = size;
  return layOutLadder(trace, format, LadderMetrics(Typeface::from(font, fontScale)));
}

/// Every piece of text, as a polygon, with a name for messages.
std::vector<std::pair<QString, QPolygonF>> textsOf(const LadderGeometry& geometry) {
  std::vector<std::pair<QString, QPolygonF>> texts;
  for (const StateBand& band : geometry.bands) {
    if (!band.labelBox.isEmpty()) texts.push_back({"state", QPolygonF(band.labelBox)});
  }
  for (const CallChip& chip : geometry.chips) texts.push_back({chip.text, QPolygonF(chip.box)});
  for (const SegmentLine& segment : geometry.segments) {
    if (segment.label) texts.push_back({segment.label->head, segment.label->outline()});
    if (!segment.crossBox.isEmpty()) {
      texts.push_back({segment.crossWord, QPolygonF(segment.crossBox)});
    }
  }
  for (const TimerBracket& timer : geometry.timers) {
    if (!timer.labelBox.isEmpty()) texts.push_back({timer.text, QPolygonF(timer.labelBox)});
  }
  return texts;
}

bool onPlate(const LadderGeometry& geometry, const QPolygonF& text) {
  return std::any_of(
      geometry.segments.begin(), geometry.segments.end(), [&](const SegmentLine& segment) {
        return segment.label && segment.label->plate && segment.label->outline() == text;
      });
}

void verifyNothingCollides(const LadderGeometry& geometry) {
  const QRectF page(QPointF(0, geometry.headerHeight - 1),
                    QPointF(geometry.size.width() + 0.01, geometry.size.height() + 0.01));
  const auto texts = textsOf(geometry);
  for (std::size_t i = 0; i < texts.size(); ++i) {
    QVERIFY2(page.contains(texts[i].second.boundingRect()),
             qPrintable(texts[i].first + " is cut off"));
    for (std::size_t j = i + 1; j < texts.size(); ++j) {
      QVERIFY2(!overlap(texts[i].second, texts[j].second),
               qPrintable(texts[i].first + " collides with " + texts[j].first));
    }
    if (onPlate(geometry, texts[i].second)) continue;
    for (const SegmentLine& segment : geometry.segments) {
      const QPolygonF line({segment.line.p1(), segment.line.p2()});
      QVERIFY2(!overlap(texts[i].second, line), qPrintable(texts[i].first + " is struck out"));
    }
  }
}

constexpr HostIndex kClient = TraceByHand::kClient;
constexpr HostIndex kServer = TraceByHand::kServer;
constexpr Flags kFin{.fin = true, .ack = true};
constexpr Flags kAck{.ack = true};

/// Both close at once; the FINs cross.
Trace crossingByHand() {
  TraceByHand story;
  story.connected({1}, {2});
  const SegmentId a = story.sends(10ms, kClient, kFin, 101, 301);
  story.moves(10ms, kClient, {1}, State::Established, State::FinWait1, Event::Close);
  const SegmentId b = story.sends(10ms, kServer, kFin, 301, 101);
  story.moves(10ms, kServer, {2}, State::Established, State::FinWait1, Event::Close);
  story.arrives(a);
  story.arrives(b);
  story.moves(60ms, kClient, {1}, State::FinWait1, State::Closing, Event::Fin);
  story.moves(60ms, kServer, {2}, State::FinWait1, State::Closing, Event::Fin);
  const SegmentId c = story.sends(60ms, kClient, kAck, 102, 302);
  const SegmentId d = story.sends(60ms, kServer, kAck, 302, 102);
  story.arrives(c);
  story.arrives(d);
  story.moves(110ms, kClient, {1}, State::Closing, State::TimeWait, Event::AckOfFin);
  story.moves(110ms, kServer, {2}, State::Closing, State::TimeWait, Event::AckOfFin);
  story.waits(kClient, {1}, TimerKind::TimeWait, 110ms, 60110ms);
  story.waits(kServer, {2}, TimerKind::TimeWait, 110ms, 60110ms);
  story.moves(60110ms, kClient, {1}, State::TimeWait, State::Closed, Event::TimeWaitExpired);
  story.moves(60110ms, kServer, {2}, State::TimeWait, State::Closed, Event::TimeWaitExpired);
  return story.finished();
}

/// The client answers the FIN with ACK, FIN and a move through two states, all at one instant.
Trace hastyByHand() {
  TraceByHand story;
  story.connected({1}, {2});
  const SegmentId fin = story.sends(10ms, kServer, kFin, 301, 101);
  story.moves(10ms, kServer, {2}, State::Established, State::FinWait1, Event::Close);
  story.arrives(fin);
  story.moves(60ms, kClient, {1}, State::Established, State::CloseWait, Event::Fin);
  const SegmentId ack = story.sends(60ms, kClient, kAck, 101, 302);
  story.calls(60ms, kClient, Call::Close);
  const SegmentId second = story.sends(60ms, kClient, kFin, 101, 302);
  story.moves(60ms, kClient, {1}, State::CloseWait, State::LastAck, Event::Close);
  story.arrives(ack);
  story.moves(110ms, kServer, {2}, State::FinWait1, State::FinWait2, Event::AckOfFin);
  story.arrives(second);
  story.moves(110ms, kServer, {2}, State::FinWait2, State::TimeWait, Event::Fin);
  return story.finished();
}

/// A FIN is dropped and sent again.
Trace lossByHand() {
  TraceByHand story;
  story.connected({1}, {2});
  const SegmentId lost = story.sends(40ms, kServer, kFin, 301, 101);
  story.moves(40ms, kServer, {2}, State::Established, State::FinWait1, Event::Close);
  story.dropped(lost);
  story.waits(kServer, {2}, TimerKind::Retransmit, 40ms, 340ms);
  const SegmentId again = story.sends(340ms, kServer, kFin, 301, 101);
  story.segment(again).attempt = 2;
  story.arrives(again);
  story.moves(390ms, kClient, {1}, State::Established, State::CloseWait, Event::Fin);
  return story.finished();
}

Trace burstByHand() {
  TraceByHand story;
  story.connected({1}, {2});
  for (int i = 0; i < 30; ++i) {
    const Duration when = 10ms + i * 300us;
    story.arrives(story.sends(when, HostIndex(i % 3 == 0), kAck, 1, 1, 100));
  }
  return story.finished();
}

}  // namespace

/// A ladder's geometry, without a window.
class TestLadderLayout : public QObject {
  Q_OBJECT

 private slots:
  void nothingCollidesAtAnySize_data() {
    QTest::addColumn<Trace>("trace");
    QTest::addColumn<QSizeF>("size");
    QTest::addColumn<double>("font");
    const std::pair<const char*, Trace> stories[] = {{"restart", restartByHand()},
                                                     {"crossing", crossingByHand()},
                                                     {"hasty", hastyByHand()},
                                                     {"loss", lossByHand()},
                                                     {"burst", burstByHand()}};
    const QSizeF sizes[] = {{480, 360}, {600, 500}, {868, 570}, {1200, 800}, {1920, 1080}};
    for (const auto& [name, trace] : stories) {
      for (const QSizeF& size : sizes) {
        for (double font : {1.0, 1.5, 2.0}) {
          QTest::addRow("%s at %gx%g, font %g", name, size.width(), size.height(), font)
              << trace << size << font;
        }
      }
    }
  }
  void nothingCollidesAtAnySize() {
    QFETCH(Trace, trace);
    QFETCH(QSizeF, size);
    QFETCH(double, font);
    verifyNothingCollides(layOut(trace, size, font));
  }

  void everySegmentOfAShortStoryIsLabelled_data() {
    QTest::addColumn<Trace>("trace");
    QTest::newRow("restart") << restartByHand();
    QTest::newRow("crossing") << crossingByHand();
    QTest::newRow("hasty") << hastyByHand();
    QTest::newRow("loss") << lossByHand();
  }
  void everySegmentOfAShortStoryIsLabelled() {
    QFETCH(Trace, trace);
    for (const QSizeF& size : {QSizeF(480, 360), QSizeF(868, 570), QSizeF(1920, 1080)}) {
      for (const SegmentLine& segment : layOut(trace, size).segments) {
        QVERIFY2(segment.label, qPrintable(QString::number(segment.id.value)));
      }
    }
  }

  void mostOfABurstIsLabelled() {
    const auto labelled = [](const LadderGeometry& geometry) {
      return std::count_if(geometry.segments.begin(), geometry.segments.end(),
                           [](const SegmentLine& segment) { return segment.label.has_value(); });
    };
    QVERIFY(labelled(layOut(burstByHand(), {480, 360})) >= 18);
    QCOMPARE(labelled(layOut(burstByHand(), {868, 570})), 30);
  }

  void segmentsTakeAsLongAsTheyFly() {
    const LadderGeometry geometry = layOut(restartByHand(), {868, 570});
    QCOMPARE(geometry.segments.size(), 4U);
    const double first = geometry.segments[0].line.dy();
    for (const SegmentLine& segment : geometry.segments) {
      QVERIFY(segment.line.dy() > 0);
      QVERIFY(std::abs(segment.line.dy() - first) < 0.2 * first);
    }
    QVERIFY(geometry.segments[0].line.dx() < 0);  // from the server, which is on the right
    QVERIFY(geometry.segments[1].line.dx() > 0);
  }

  void bandsFollowEachOtherWithoutGaps() {
    const LadderGeometry geometry = layOut(restartByHand(), {868, 570});
    for (HostIndex host : {kClient, kServer}) {
      double bottom = geometry.axis.start();
      for (const StateBand& band : geometry.bands) {
        if (band.host != host) continue;
        QVERIFY(std::abs(band.box.top() - bottom) < 1.5);
        bottom = band.box.bottom();
      }
      QVERIFY(std::abs(bottom - geometry.axis.end()) < 1.5);
    }
  }

  void statesAtOneInstantAreStillSeen() {
    const LadderGeometry geometry = layOut(hastyByHand(), {868, 570});
    int seen = 0;
    for (const StateBand& band : geometry.bands) {
      if (band.state != State::CloseWait && band.state != State::FinWait2) continue;
      QCOMPARE(band.from, band.to);
      QVERIFY(band.box.height() >= 10);
      ++seen;
    }
    QCOMPARE(seen, 2);
  }

  void aLostSegmentEndsOnTheWayWithItsWord() {
    const LadderGeometry geometry = layOut(lossByHand(), {868, 570});
    const SegmentLine& lost = geometry.segments[0];
    QVERIFY(!lost.delivered);
    QVERIFY(lost.line.p2().x() > geometry.lifelines[0].innerEdge + 50);
    QCOMPARE(lost.crossWord, QStringLiteral("dropped"));
    QVERIFY(!lost.crossBox.isEmpty());
    QVERIFY(geometry.segments[1].label->head.contains(QStringLiteral("try 2")));
  }

  void timeWaitHasItsBracketAndItsRing() {
    const LadderGeometry geometry = layOut(restartByHand(), {868, 570});
    int rings = 0;
    for (const TimerBracket& timer : geometry.timers) {
      if (!timer.ring || timer.text != QStringLiteral("2MSL 60 s")) continue;
      ++rings;
      QCOMPARE(timer.side, Side::Right);
      QVERIFY(timer.ring->y() - geometry.ringRadius > timer.line.y1());
      QVERIFY(timer.ring->y() + geometry.ringRadius < timer.line.y2());
    }
    QCOMPARE(rings, 1);
  }

  /// The header cuts no ring: it moves along its bracket, or is not there.
  void aRingIsWhereAllOfItIsInSight() {
    QFont font;
    font.setPixelSize(13);
    const Typeface face = Typeface::from(font, 1);
    const Trace trace = restartByHand();
    const LadderGeometry geometry = layOut(trace, {868, 570});
    LadderPainter painter(face, themeOf(Look::Light));
    TextCache texts(face);
    std::set<double> places;
    for (double top = 0; top < 400; top += 10) {
      const HeightsInSight inSight{top, top + 200};
      for (const Ring& ring : painter.ringsAt(trace, geometry, kSimStart + 2s, inSight)) {
        if (ring.kind != TimerKind::TimeWait) continue;
        places.insert(ring.centre.y());
        QVERIFY(ringBounds(ring, texts).top() >= top);
      }
    }
    QVERIFY2(places.size() > 1, "it never moves");
    const auto usual = painter.ringsAt(trace, geometry, kSimStart + 2s);
    QVERIFY(!usual.empty());
    QCOMPARE(usual.front().centre, *geometry.timers[usual.front().timer].ring);
  }

  void aTimersWordsKeepAwayFromTheNextOnes() {
    for (int width = 620; width <= 1100; width += 40) {
      const LadderGeometry geometry = layOut(restartByHand(), {double(width), 570});
      const double gap = 0.5 * LadderMetrics(Typeface::from(QFont(), 1)).line();
      for (const TimerBracket& timer : geometry.timers) {
        if (timer.labelBox.isEmpty()) continue;
        const QPolygonF around(timer.labelBox.adjusted(timer.side == Side::Right ? -gap : 0, 0,
                                                       timer.side == Side::Left ? gap : 0, 0));
        for (const SegmentLine& segment : geometry.segments) {
          if (segment.label)
            QVERIFY2(!overlap(around, segment.label->outline()), qPrintable(timer.text));
        }
      }
    }
  }

  void aClickFindsTheSegmentUnderIt() {
    const LadderGeometry geometry = layOut(restartByHand(), {868, 570});
    for (const SegmentLine& segment : geometry.segments) {
      QCOMPARE(geometry.segmentAt(segment.line.pointAt(0.5)), segment.id);
      QCOMPARE(geometry.segmentAt(segment.label->centre), segment.id);
    }
    QVERIFY(!geometry.segmentAt({5, 5}));
  }

  void aNarrowPictureIsWiderThanAskedForRatherThanCut() {
    const LadderGeometry geometry = layOut(restartByHand(), {480, 360}, 2.0);
    QVERIFY(geometry.size.width() > 480);
    QVERIFY(layOut(restartByHand(), {868, 570}).size == QSizeF(868, 570));
  }

  void anOldConnectionStandsBesideTheNewOne() {
    TraceByHand story;
    story.connected({1}, {2});
    story.moves(10ms, kServer, {2}, State::Established, State::TimeWait, Event::FinAndAckOfFin);
    story.moves(500ms, kServer, {3}, State::Closed, State::SynReceived, Event::Syn);
    story.moves(600ms, kServer, {3}, State::SynReceived, State::Established, Event::AckOfSyn);
    story.moves(900ms, kServer, {2}, State::TimeWait, State::Closed, Event::TimeWaitExpired);
    const LadderGeometry geometry = layOut(story.finished(), {868, 570});
    bool beside = false;
    for (const StateBand& band : geometry.bands) {
      if (!band.aside) continue;
      beside = true;
      QCOMPARE(band.state, State::TimeWait);
      QCOMPARE(band.from, kSimStart + 500ms);
      QCOMPARE(band.to, kSimStart + 900ms);
    }
    QVERIFY(beside);
  }

  void nothingCollidesInAnyScenario() {
    const ScenarioLibrary library;
    QVERIFY(library.list().size() > 5);
    for (const Scenario& scenario : library.list()) {
      const Trace trace = simulate(scenario);
      for (const QSizeF& size : {QSizeF(480, 360), QSizeF(868, 570)}) {
        verifyNothingCollides(layOut(trace, size));
        if (QTest::currentTestFailed()) qWarning("in %s", scenario.name.c_str());
      }
    }
  }

  void anEmptyTraceIsAnEmptyPicture() {
    const LadderGeometry none = layOut(Trace{}, {868, 570});
    QVERIFY(none.segments.empty());
    QVERIFY(none.lifelines.empty());
    const LadderGeometry idle = layOut(TraceByHand().finished(), {868, 570});
    QCOMPARE(idle.lifelines.size(), 2U);
    QVERIFY(idle.axis.length() > 0);
  }

  void twoThousandSegmentsAreLaidOutAtOnce() {
    TraceByHand story;
    story.connected({1}, {2});
    for (int i = 0; i < 2000; ++i) {
      story.arrives(story.sends(i * 7ms, HostIndex(i % 2), kAck, 1, 1));
    }
    const Trace trace = story.finished();
    QElapsedTimer watch;
    watch.start();
    const LadderGeometry geometry = layOut(trace, {1200, 900});
    QCOMPARE(geometry.segments.size(), 2000U);
    QVERIFY(watch.elapsed() < 3000);
  }
};

QTEST_MAIN(TestLadderLayout)
#include "tst_ladder_layout.moc"
