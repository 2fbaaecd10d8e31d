#include <QPushButton>
#include <QScrollBar>
#include <algorithm>

#include "app/document/edit_words.h"
#include "app/document/pulled_segment.h"
#include "app/ladder/ladder_view.h"
#include "app/widgets/notice_bar.h"
#include "app/window/impairment_bar.h"
#include "app/window/ladder_area.h"
#include "tests/app/window/window_fixture.h"

using namespace linger;

/// What the mouse alone does to a segment: it is clicked, and its buttons drop, delay, duplicate
/// and restore it; pulled down it arrives later.
class TestImpairmentsByMouse : public QObject {
  Q_OBJECT

 private slots:
  void itsButtonsDecideASegmentsImpairment_data();
  void itsButtonsDecideASegmentsImpairment();
  void theButtonsGoWithTheSegment();
  void theButtonsStayInSight_data();
  void theButtonsStayInSight();
  void theKeyboardIsNotOfferedButtons();
  void pulledDownItArrivesLater();
  void pulledUpAgainItIsRestored();
  void whatIsToldAndUndoneIsThePulledOne();
  void pulledBackAtOnceThereIsNothingToTell();
  void aCopyIsPulledByItself();
  void whatIsDroppedCannotBePulled();
  void aSmallMoveIsAClick();
};

namespace {

struct Ladder {
  explicit Ladder(const WindowFixture& of, std::size_t segment = 0)
      : fixture(of), view(of.window->workspace()->ladder()->view()), index(segment) {}

  const SegmentRecord& record() const { return fixture.document().trace()->segments[index]; }
  QPoint middle() const { return view->segmentRect(record().id).center(); }
  void click() const { QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, middle()); }
  void pull(int down) const {
    const QPoint from = middle();
    QTest::mousePress(view->viewport(), Qt::LeftButton, {}, from);
    for (int part = 1; part <= 4; ++part) {
      QTest::mouseMove(view->viewport(), from + QPoint(0, down * part / 4));
    }
    QTest::mouseRelease(view->viewport(), Qt::LeftButton, {}, from + QPoint(0, down));
  }
  ImpairmentBar* bar() const { return view->findChild<ImpairmentBar*>(); }
  /// Presses the button that says `words` first.
  void press(const QString& words) const {
    for (QPushButton* button : bar()->findChildren<QPushButton*>()) {
      if (button->text().startsWith(words)) {
        QTest::mouseClick(button, Qt::LeftButton);
        return;
      }
    }
    QFAIL(qPrintable(words + QStringLiteral(": no such button")));
  }
  std::optional<Impairment> impairment() const {
    const Trace& trace = *fixture.document().trace();
    return impairmentOf(fixture.document().scenario(), choiceOf(trace, record()));
  }

  const WindowFixture& fixture;
  LadderView* view;
  std::size_t index;
};

}  // namespace

void TestImpairmentsByMouse::itsButtonsDecideASegmentsImpairment_data() {
  QTest::addColumn<QString>("button");
  QTest::addColumn<Impairment::Kind>("kind");
  QTest::newRow("drop") << "Drop" << Impairment::Kind::Drop;
  QTest::newRow("delay") << "Delay" << Impairment::Kind::Delay;
  QTest::newRow("duplicate") << "Duplicate" << Impairment::Kind::Duplicate;
}

void TestImpairmentsByMouse::itsButtonsDecideASegmentsImpairment() {
  QFETCH(const QString, button);
  QFETCH(const Impairment::Kind, kind);
  const WindowFixture fixture;
  const Ladder ladder(fixture);
  QVERIFY(!ladder.bar()->isVisible());
  ladder.click();
  QVERIFY(ladder.bar()->isVisible());
  ladder.press(button);
  QVERIFY(ladder.impairment());
  QCOMPARE(ladder.impairment()->kind, kind);
  ladder.press(QStringLiteral("Restore"));
  QVERIFY(!ladder.impairment());
  QCOMPARE(fixture.document().undoStack()->count(), 2);
}

void TestImpairmentsByMouse::theButtonsGoWithTheSegment() {
  const WindowFixture fixture;
  const Ladder ladder(fixture);
  ladder.click();
  QTest::mouseClick(ladder.view->viewport(), Qt::LeftButton, {},
                    {ladder.view->viewport()->width() - 3, ladder.view->viewport()->height() - 3});
  QVERIFY2(!ladder.bar()->isVisible(), "a click where nothing is leaves them there");
  QVERIFY(!fixture.window->selection().segment());
  ladder.click();
  QVERIFY(ladder.bar()->isVisible());
  QTest::keyClick(ladder.view, Qt::Key_Escape);
  QVERIFY(!ladder.bar()->isVisible());
}

void TestImpairmentsByMouse::theButtonsStayInSight_data() {
  QTest::addColumn<QSize>("size");
  QTest::addColumn<double>("type");
  for (const QSize size : {QSize(1024, 700), QSize(1920, 1080)}) {
    for (const double type : {1.0, 2.0}) {
      QTest::addRow("%dx%d %.0f %%", size.width(), size.height(), type * 100) << size << type;
    }
  }
}

void TestImpairmentsByMouse::theButtonsStayInSight() {
  QFETCH(const QSize, size);
  QFETCH(const double, type);
  const WindowFixture fixture(QStringLiteral("restart"), size);
  static_cast<WindowCommands*>(fixture.window.get())->setFontScale(type);
  QCoreApplication::processEvents();
  for (std::size_t i = 0; i < fixture.document().trace()->segments.size(); ++i) {
    const Ladder ladder(fixture, i);
    ladder.view->setCurrentSegment(ladder.record().id);  // Scrolled to where it can be clicked.
    ladder.click();
    QVERIFY(ladder.bar()->isVisible());
    const QRect bar = ladder.bar()->geometry();
    QVERIFY2(ladder.view->viewport()->rect().contains(bar), qPrintable(QString::number(i)));
    QVERIFY2(!bar.contains(ladder.middle()), "the segment itself is covered");
    for (const QPushButton* button : ladder.bar()->findChildren<QPushButton*>()) {
      QVERIFY(ladder.bar()->rect().contains(button->geometry()));
      QVERIFY(button->width() >= button->sizeHint().width());
    }
  }
}

void TestImpairmentsByMouse::theKeyboardIsNotOfferedButtons() {
  const WindowFixture fixture;
  const Ladder ladder(fixture);
  QTest::keyClick(fixture.window.get(), Qt::Key_N);
  QVERIFY(fixture.window->selection().segment());
  QVERIFY(!ladder.bar()->isVisible());
  ladder.view->setFocus();
  QTest::keyClick(ladder.view, Qt::Key_Return);
  QVERIFY2(ladder.bar()->isVisible(), "Enter asks for them");
}

void TestImpairmentsByMouse::pulledDownItArrivesLater() {
  const WindowFixture fixture;
  const Ladder ladder(fixture);
  const SimTime before = ladder.record().arrives;
  ladder.pull(120);
  QVERIFY(ladder.impairment());
  QCOMPARE(ladder.impairment()->kind, Impairment::Kind::Delay);
  QVERIFY(ladder.impairment()->by > 0ms);
  QCOMPARE(ladder.record().arrives, before + ladder.impairment()->by);
  QCOMPARE(fixture.document().undoStack()->count(), 1);
  fixture.trigger("undo");
  QCOMPARE(ladder.record().arrives, before);
}

void TestImpairmentsByMouse::pulledUpAgainItIsRestored() {
  const WindowFixture fixture;
  const Ladder ladder(fixture);
  ladder.pull(120);
  QVERIFY(ladder.impairment());
  ladder.pull(-400);
  QVERIFY(!ladder.impairment());
  QVERIFY(fixture.document().edits().empty());
}

/// Its edit keeps its place among the others: it need not be the last.
void TestImpairmentsByMouse::whatIsToldAndUndoneIsThePulledOne() {
  const WindowFixture fixture;
  const Ladder ladder(fixture);
  ladder.pull(120);
  const Trace& trace = *fixture.document().trace();
  const SegmentChoice last = choiceOf(trace, trace.segments.back());
  QVERIFY(fixture.document().make(
      edit::SetImpairment{last, Impairment{Impairment::Kind::Delay, 10ms}}));
  const std::vector<EditStep> before = fixture.document().edits();
  QCOMPARE(before.size(), 2U);
  ladder.pull(60);
  const std::vector<EditStep> after = fixture.document().edits();
  QVERIFY(after.front() != before.front() && after.back() == before.back());
  QCOMPARE(fixture.window->notices()->message(), nameOf(after.front().edit));
  fixture.window->notices()->findChild<QPushButton*>()->click();
  QVERIFY(fixture.document().edits() == before);
}

void TestImpairmentsByMouse::pulledBackAtOnceThereIsNothingToTell() {
  const WindowFixture fixture;
  const Ladder ladder(fixture);
  fixture.document().make(edit::SetMsl{20s});
  const QString before = fixture.window->notices()->message();
  const QPoint from = ladder.middle();
  QTest::mousePress(ladder.view->viewport(), Qt::LeftButton, {}, from);
  QTest::mouseMove(ladder.view->viewport(), from + QPoint(0, 120));
  QVERIFY(ladder.impairment());
  QTest::mouseMove(ladder.view->viewport(), from);
  QTest::mouseRelease(ladder.view->viewport(), Qt::LeftButton, {}, from);
  QVERIFY(!ladder.impairment());
  QCOMPARE(fixture.window->notices()->message(), before);
  QCOMPARE(fixture.document().undoStack()->count(), 1);
}

void TestImpairmentsByMouse::aCopyIsPulledByItself() {
  const WindowFixture fixture;
  const Ladder original(fixture);
  original.click();
  original.press(QStringLiteral("Duplicate"));
  const Trace& trace = *fixture.document().trace();
  const auto copy = std::ranges::find_if(
      trace.segments, [](const SegmentRecord& segment) { return segment.copyOf.has_value(); });
  QVERIFY(copy != trace.segments.end());
  const Duration before = original.impairment()->by;
  Ladder(fixture, std::size_t(copy - trace.segments.begin())).pull(60);
  QCOMPARE(original.impairment()->kind, Impairment::Kind::Duplicate);
  QVERIFY(original.impairment()->by > before);
}

void TestImpairmentsByMouse::whatIsDroppedCannotBePulled() {
  const WindowFixture fixture;
  const Ladder ladder(fixture);
  ladder.click();
  ladder.press(QStringLiteral("Drop"));
  ladder.pull(120);
  QCOMPARE(ladder.impairment()->kind, Impairment::Kind::Drop);
}

void TestImpairmentsByMouse::aSmallMoveIsAClick() {
  const WindowFixture fixture;
  const Ladder ladder(fixture);
  ladder.pull(3);
  QVERIFY(!ladder.impairment());
  QVERIFY(ladder.bar()->isVisible());
}

QTEST_MAIN(TestImpairmentsByMouse)
#include "tst_impairments_by_mouse.moc"
