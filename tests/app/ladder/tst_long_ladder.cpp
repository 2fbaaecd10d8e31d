#include <QTest>
#include <algorithm>
#include <cmath>
#include <functional>
#include <random>

#include "app/files/scenario/scenario_library.h"
#include "app/ladder/ladder_labels.h"
#include "app/ladder/ladder_layout.h"
#include "app/ladder/ladder_view.h"
#include "app/ladder/ladder_words.h"
#include "app/look/label_room.h"
#include "model/sim/simulate.h"
#include "tests/app/ladder/long_scene.h"

using namespace linger;

/// A run of thousands of segments, of which nobody sees more than a few dozen at once.
class TestLongLadder : public QObject {
  Q_OBJECT

  static constexpr QSizeF kSize{900, 600};

  const Trace trace_ = simulate(restartAfterSending(1000));
  const LadderMetrics metrics_{Typeface::from(QFont())};

  template <typename Thing>
  static void compareBoxes(const std::vector<Thing>& those, const std::vector<Thing>& these,
                           const std::function<QRectF(const Thing&)>& boxOf) {
    QCOMPARE(those.size(), these.size());
    for (std::size_t i = 0; i < these.size(); ++i) {
      const QRectF that = boxOf(those[i]);
      const QRectF box = boxOf(these[i]);
      for (const double off : {that.left() - box.left(), that.top() - box.top(),
                               that.right() - box.right(), that.bottom() - box.bottom()}) {
        QVERIFY(std::abs(off) < 1e-6);
      }
    }
  }

  template <typename Thing>
  static QRectF boxOfLine(const Thing& thing) {
    return {thing.line.p1(), thing.line.p2()};
  }

  static QRectF boxOfLabel(const SegmentLine& segment) {
    return segment.label ? segment.label->outline().boundingRect() : QRectF();
  }

  static QRectF boxOfFurtherRings(const TimerBracket& timer) {
    QPolygonF places;
    for (const QPointF& place : timer.furtherRings) places << place;
    return places.boundingRect();
  }

  static void compare(const LadderGeometry& that, const LadderGeometry& expected) {
    QCOMPARE(that.size, expected.size);
    QCOMPARE(that.axisX, expected.axisX);
    QCOMPARE(that.labelled, expected.labelled);
    compareBoxes<SegmentLine>(that.segments, expected.segments, boxOfLine<SegmentLine>);
    compareBoxes<SegmentLine>(that.segments, expected.segments, boxOfLabel);
    compareBoxes<StateBand>(that.bands, expected.bands, [](auto& band) { return band.box; });
    compareBoxes<StateBand>(that.bands, expected.bands, [](auto& band) { return band.labelBox; });
    compareBoxes<CallChip>(that.chips, expected.chips, [](auto& chip) { return chip.box; });
    compareBoxes<ProcessLine>(that.processes, expected.processes, boxOfLine<ProcessLine>);
    compareBoxes<TimerBracket>(that.timers, expected.timers, boxOfLine<TimerBracket>);
    compareBoxes<TimerBracket>(that.timers, expected.timers, [](auto& t) { return t.labelBox; });
    compareBoxes<TimerBracket>(that.timers, expected.timers, boxOfFurtherRings);
    compareBoxes<Lifeline>(that.lifelines, expected.lifelines, [](auto& lifeline) {
      return QRectF(lifeline.x, lifeline.innerEdge, lifeline.outerEdge, 1);
    });
  }

 private slots:
  void anIndexFindsWhatReachesThere() {
    std::mt19937 random(7);
    std::vector<std::pair<double, double>> things;
    HeightIndex index;
    for (int i = 0; i < 500; ++i) {
      const double top = double(random() % 20'000);
      things.push_back({top, top + double(random() % (i % 50 == 0 ? 9000u : 90u))});
      index.add(things.back().first, things.back().second);
    }
    for (double from = 0; from < 30'000; from += 333) {
      const double to = from + 700;
      const std::vector<std::size_t> found = index.between(from, to);
      QVERIFY(std::ranges::is_sorted(found));
      for (std::size_t i = 0; i < things.size(); ++i) {
        const bool reaches = things[i].first <= to && things[i].second >= from;
        QVERIFY(!reaches || std::ranges::binary_search(found, i));
      }
    }
    QVERIFY(index.between(50'000, 60'000).empty());
  }

  void labelsArePlacedWhereSomebodyLooks() {
    LadderPlan plan(trace_, metrics_);
    LadderGeometry geometry = plan.layOut({kSize});
    const auto isLabelled = [](const SegmentLine& segment) { return segment.label.has_value(); };
    QVERIFY(geometry.segments.size() > 2000);
    QVERIFY(std::ranges::none_of(geometry.segments, isLabelled));
    const double middle = geometry.size.height() / 2;
    placeLabels(trace_, metrics_, geometry, middle, middle + kSize.height());
    const auto labelled = std::ranges::count_if(geometry.segments, isLabelled);
    QVERIFY(labelled > 10 && labelled < 400);
    for (const SegmentLine& segment : geometry.segments) {
      const double y = segment.line.center().y();
      if (y > middle && y < middle + kSize.height()) QVERIFY(segment.label);
    }
  }

  /// Scrolled to from above, from below or all at once: each label is where it is.
  void theWayThereDoesNotMatter() {
    const LadderGeometry whole = layOutLadder(trace_, {kSize}, metrics_);
    LadderGeometry upward = LadderPlan(trace_, metrics_).layOut({kSize});
    for (double y = upward.size.height(); y > -kSize.height(); y -= kSize.height() / 2) {
      placeLabels(trace_, metrics_, upward, y, y + kSize.height());
    }
    for (std::size_t i = 0; i < whole.segments.size(); ++i) {
      QCOMPARE(upward.segments[i].label.has_value(), whole.segments[i].label.has_value());
      if (!whole.segments[i].label) continue;
      QCOMPARE(upward.segments[i].label->centre, whole.segments[i].label->centre);
      QCOMPARE(upward.segments[i].label->head, whole.segments[i].label->head);
    }
  }

  void noLabelCoversAnother() {
    const LadderGeometry whole = layOutLadder(trace_, {kSize}, metrics_);
    LabelRoom room(QRectF(QPointF(-1e6, -1e6), QPointF(1e6, 1e9)));
    for (const SegmentLine& segment : whole.segments) {
      if (!segment.label) continue;
      QVERIFY(room.isFree(segment.label->outline()));
      room.take(segment.label->outline());
    }
  }

  /// Where there is room for states and calls beside each other in either.
  void anotherWidthMovesNothingDownOrUp() {
    LadderPlan plan(trace_, metrics_);
    (void)plan.layOut({kSize});
    const LadderGeometry wide = plan.layOut({{1600, 900}});
    const LadderGeometry wider = plan.layOut({{2400, 900}});
    QCOMPARE(wider.size, QSizeF(2400, wide.size.height()));
    QCOMPARE(wider.segments.size(), wide.segments.size());
    for (std::size_t i = 0; i < wide.segments.size(); ++i) {
      QCOMPARE(wider.segments[i].line.y1(), wide.segments[i].line.y1());
      QCOMPARE(wider.segments[i].line.y2(), wide.segments[i].line.y2());
    }
    const LadderGeometry fresh = LadderPlan(trace_, metrics_).layOut({{2400, 900}});
    QCOMPARE(wider.segments.back().line, fresh.segments.back().line);
    QCOMPARE(wider.axis.length(), fresh.axis.length());
    QCOMPARE(wider.ticks.size(), fresh.ticks.size());
    for (std::size_t i = 0; i < fresh.ticks.size(); ++i) {
      QCOMPARE(wider.ticks[i].isWritten, fresh.ticks[i].isWritten);
    }
  }

  /// Wider, narrower, higher, so narrow that states and calls are under each other, and back.
  void aLadderThatIsFittedIsAsIfItWereLaidOutAfresh() {
    LadderPlan plan(trace_, metrics_);
    LadderGeometry fitted = plan.layOut({{1600, 900}});
    placeLabels(trace_, metrics_, fitted, 0, 2000);
    for (const QSizeF size : {QSizeF(2400, 900), QSizeF(1500, 600), QSizeF(600, 500),
                              QSizeF(620, 40'000'000), QSizeF(1600, 900)}) {
      plan.fit({size}, fitted);
      LadderGeometry fresh = LadderPlan(trace_, metrics_).layOut({size});
      compare(fitted, fresh);
      if (QTest::currentTestFailed()) qFatal("at a width of %.0f", size.width());
      for (LadderGeometry* geometry : {&fitted, &fresh}) {
        placeLabels(trace_, metrics_, *geometry, 3000, 6000);
        const double end = geometry->axis.end();  // Where the long waits are.
        placeLabels(trace_, metrics_, *geometry, end - 2000, end);
      }
      compare(fitted, fresh);
    }
  }

  void aRunThatIsCutShortSaysSoWhereItEnds() {
    QVERIFY(!layOutLadder(trace_, {kSize}, metrics_).cut);
    const Trace cut = simulate(restartAfterSending(1000), {.until = std::nullopt, .entries = 1000});
    QVERIFY(cut.truncated);
    const LadderGeometry geometry = layOutLadder(cut, {kSize}, metrics_);
    QVERIFY(geometry.cut);
    QCOMPARE(geometry.cut->text, cutText(*cut.truncated));
    QVERIFY(geometry.cut->box.top() >= geometry.axis.end());
    QVERIFY(geometry.cut->box.bottom() <= geometry.size.height());
    LadderView view;
    view.setTrace(std::make_shared<const Trace>(cut));
    QVERIFY(view.summary().contains(cutText(*cut.truncated)));
  }
};

QTEST_MAIN(TestLongLadder)
#include "tst_long_ladder.moc"
