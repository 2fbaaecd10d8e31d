#include <QTest>

#include "app/files/scenario/scenario_library.h"
#include "app/ladder/ladder_layout.h"
#include "app/ladder/ladder_painter.h"
#include "app/look/label_room.h"
#include "model/sim/simulate.h"

using namespace linger;

namespace {

/// A box with words or a ring in it, by what it says.
struct Box {
  QString words;
  QPolygonF shape;
};

QPolygonF shrunk(const QRectF& box) {
  return QPolygonF(box.adjusted(1, 1, -1, -1));  // that edges touch is no overlap
}

QPolygonF shrunk(const QPolygonF& outline) {
  const QPointF middle = outline.boundingRect().center();
  QPolygonF smaller;
  for (const QPointF& corner : outline) smaller << middle + (corner - middle) * 0.97;
  return smaller;
}

/// All that is written on a ladder, and the rings upon it.
std::vector<Box> boxesOf(const Trace& trace, const LadderGeometry& geometry, LadderPainter& painter,
                         TextCache& texts) {
  std::vector<Box> boxes;
  const double line = texts.sizeOf(TextRole::Text, QStringLiteral("X")).height();
  for (const SegmentLine& segment : geometry.segments) {
    if (segment.label) boxes.push_back({segment.label->head, shrunk(segment.label->outline())});
    if (!segment.crossBox.isEmpty()) boxes.push_back({segment.crossWord, shrunk(segment.crossBox)});
    if (!segment.crossWord.isEmpty()) {
      const double arm = 0.36 * line;
      const QRectF cross(segment.line.p2() - QPointF(arm, arm), QSizeF(2 * arm, 2 * arm));
      boxes.push_back({QStringLiteral("cross"), shrunk(cross)});
    }
  }
  for (const StateBand& band : geometry.bands) {
    if (!band.labelBox.isEmpty()) boxes.push_back({QStringLiteral("state"), shrunk(band.labelBox)});
  }
  for (const CallChip& chip : geometry.chips) boxes.push_back({chip.text, shrunk(chip.box)});
  for (const TimerBracket& bracket : geometry.timers) {
    if (!bracket.labelBox.isEmpty()) boxes.push_back({bracket.text, shrunk(bracket.labelBox)});
    if (!bracket.ring) continue;
    for (const Ring& ring : painter.ringsAt(trace, geometry, bracket.set)) {
      if (ring.centre != *bracket.ring) continue;
      boxes.push_back({QStringLiteral("ring ") + ring.caption, shrunk(ringBounds(ring, texts))});
    }
  }
  return boxes;
}

}  // namespace

/// In no scene of the library does anything lie over words.
class TestOverlaps : public QObject {
  Q_OBJECT

 private slots:
  void nothingLiesOverWords_data() {
    QTest::addColumn<QString>("scene");
    QTest::addColumn<QSizeF>("size");
    const ScenarioLibrary library;
    for (const Scenario& scenario : library.list()) {
      for (const QSizeF size : {QSizeF(554, 400), QSizeF(790, 610), QSizeF(1080, 780)}) {
        QTest::addRow("%s %.0f", scenario.name.c_str(), size.width())
            << QString::fromStdString(scenario.name) << size;
      }
    }
  }

  void nothingLiesOverWords() {
    QFETCH(QString, scene);
    QFETCH(QSizeF, size);
    const ScenarioLibrary library;
    const Trace trace = simulate(*library.find(scene));
    LadderFormat format;
    format.size = size;
    const Typeface face = Typeface::from(QFont());
    format.fitHeight = true;
    const LadderGeometry geometry = layOutLadder(trace, format, LadderMetrics(face));
    LadderPainter painter(face, themeOf(Look::Light));
    TextCache texts(face);
    const std::vector<Box> boxes = boxesOf(trace, geometry, painter, texts);
    QStringList clashes;
    for (std::size_t i = 0; i < boxes.size(); ++i) {
      for (std::size_t j = i + 1; j < boxes.size(); ++j) {
        const bool clash = overlap(boxes[i].shape, boxes[j].shape);
        if (clash) clashes << boxes[i].words + QStringLiteral(" / ") + boxes[j].words;
      }
    }
    QVERIFY2(clashes.isEmpty(), qPrintable(clashes.join(QStringLiteral(", "))));
  }
};

QTEST_MAIN(TestOverlaps)
#include "tst_overlaps.moc"
