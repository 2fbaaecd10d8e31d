#include <QComboBox>
#include <QPushButton>
#include <QSpinBox>
#include <QTest>
#include <algorithm>

#include "app/load/chart_view.h"
#include "app/load/counting.h"
#include "app/load/story_chooser.h"
#include "tests/app/load/load_fixture.h"

using namespace linger;

namespace {

Trace callersTrace(std::size_t caller) {
  return tracesOf(smallLoad(), std::span(&caller, 1)).front().trace;
}

}  // namespace

/// The stories of a load's callers, in the real window.
class TestLoadStories : public QObject {
  Q_OBJECT

 private slots:
  void init() {
    fixture_ = std::make_unique<LoadFixture>();
    QVERIFY(fixture_->openSmallLoad());
  }
  void cleanup() { fixture_.reset(); }

  void aClickedFailureTellsItsCallersStory() {
    const FleetRun run = *load().counting().run();
    const HostChart& chart = load().chart()->geometryOfChart().hosts[0];
    QVERIFY(!chart.marks.empty());
    const FailureMark mark = chart.marks.front();
    fixture_->playhead().seek(kSimStart + 20s);
    QTest::mouseClick(load().chart(), Qt::LeftButton, {}, mark.place.center().toPoint());
    QTRY_VERIFY(document().caller());
    QCOMPARE(*document().caller(), *run.samples[mark.sample].firstFailed);
    QVERIFY(ladder().isVisible());
    const Trace& trace = *document().trace();
    QVERIFY(std::ranges::find(trace.calls, Errno::AddrNotAvail, &CallRecord::result) !=
            trace.calls.end());
    for (QPushButton* button : fixture_->window->findChildren<QPushButton*>()) {
      if (button->isVisible() && button->text() == QStringLiteral("Back to the chart")) {
        QTest::mouseClick(button, Qt::LeftButton);
      }
    }
    QVERIFY(load().isVisible());
    QCOMPARE(fixture_->playhead().at(), kSimStart + 20s);
    QVERIFY(!load().figures().isEmpty());
  }

  void aStoryOpensAndClosesByTheKeys() {
    load().chart()->setFocus();
    press(Qt::Key_Return);
    QTRY_VERIFY(document().caller());
    QCOMPARE(*document().caller(), load().counting().run()->firstFailure->caller);
    QTest::keyClick(fixture_->window.get(), Qt::Key_S, Qt::ShiftModifier);
    QVERIFY(load().isVisible());
    QVERIFY(load().chart()->hasFocus());
  }

  void anyCallersStoryIsTold() {
    load().stories()->number()->setFocus();
    load().stories()->number()->setValue(4);
    QTest::keyClick(load().stories()->number(), Qt::Key_Return);
    QTRY_VERIFY(document().caller());
    QCOMPARE(*document().caller(), std::size_t{4});
    QVERIFY(*document().trace() == callersTrace(4));
    QCOMPARE(load().stories()->number()->maximum(), 959);
  }

  void everySoManyThCallersStoryIsRecordedInOneRun() {
    StoryChooser& stories = *load().stories();
    stories.every()->setValue(400);
    stories.keep()->click();
    QTRY_COMPARE(stories.kept()->count(), 3);
    QCOMPARE(stories.kept()->itemText(1), QStringLiteral("Caller 400: connect(): EADDRNOTAVAIL"));
    stories.kept()->setCurrentIndex(2);
    emit stories.kept()->activated(2);
    QCOMPARE(*document().caller(), std::size_t{800});
    QVERIFY(*document().trace() == callersTrace(800));
    fixture_->trigger("back-to-load");
    QCOMPARE(stories.kept()->count(), 3);
    document().make(edit::SetMsl{Duration(5s)});
    QCOMPARE(stories.kept()->count(), 0);
  }

  void anEditOfAStoryGoesBackToTheLoad() {
    fixture_->trigger("failed-caller");
    QTRY_VERIFY(document().caller());
    document().make(edit::SetMsl{Duration(5s)});
    QVERIFY(document().showsLoad());
    QVERIFY(load().isVisible());
    fixture_->trigger("undo");
    QVERIFY(load().counting().scenario() == smallLoad());
  }

 private:
  Document& document() const { return fixture_->document(); }
  LoadView& load() const { return fixture_->load(); }
  QWidget& ladder() const { return fixture_->ladder(); }
  void press(Qt::Key key) const { QTest::keyClick(load().chart(), key); }

  std::unique_ptr<LoadFixture> fixture_;
};

QTEST_MAIN(TestLoadStories)
#include "tst_load_stories.moc"
