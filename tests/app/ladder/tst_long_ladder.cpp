#include <QTest>
#include <algorithm>
#include <random>

#include "app/files/scenario_library.h"
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
      QCOMPARE(wider.ticks[i].text, fresh.ticks[i].text);
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
