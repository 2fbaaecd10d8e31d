#include <QScrollBar>

#include "app/ladder/ladder_view.h"
#include "app/verdict/verdict_pane.h"
#include "app/window/ladder_area.h"
#include "app/window/pane_tabs.h"
#include "app/window/present_caption.h"
#include "app/window/verdict_panel.h"
#include "tests/app/window/settle.h"
#include "tests/app/window/window_fixture.h"

using namespace linger;

/// What a class sees.
class TestPresenting : public QObject {
  Q_OBJECT

 private slots:
  void eachEventHasItsCaption() {
    WindowFixture fixture(QStringLiteral("restart"), {1024, 768});
    const PresentCaption& caption = *fixture.window->workspace()->caption();
    QVERIFY(!caption.isVisible());
    present(fixture);
    QVERIFY(caption.isVisible());
    QStringList told;
    for (fixture.playhead().toStart(); !fixture.playhead().isAtEnd();
         fixture.playhead().stepForward()) {
      QVERIFY(!caption.event().isEmpty());
      if (!told.contains(caption.event())) told << caption.event();
    }
    QVERIFY(told.size() >= 7);
    const QString failure = QStringLiteral("2.000 s · server: bind(192.0.2.20:8080) = EADDRINUSE");
    QVERIFY2(told.contains(failure), qPrintable(told.join(u'\n')));
    QVERIFY(caption.height() < 3 * caption.fontMetrics().height());
  }

  void systemAndMslAreInSight() {
    WindowFixture fixture(QStringLiteral("restart"), {1024, 768});
    present(fixture);
    const PresentCaption& caption = *fixture.window->workspace()->caption();
    QCOMPARE(caption.conditions(), QString("Linux · TIME-WAIT 60 s"));
    fixture.document().make(edit::SetMsl{15s});
    QCOMPARE(caption.conditions(), QString("Linux · MSL 15 s"));
    fixture.document().make(edit::SetOs{std::nullopt, OsId::FreeBsd});
    QCOMPARE(caption.conditions(), QString("FreeBSD · MSL 15 s"));
  }

  /// The keys 1 to 6 bring a pane beside the ladder, and take it away again.
  void theKeysOfThePanesShowThem() {
    WindowFixture fixture(QStringLiteral("restart"), {1024, 768});
    present(fixture);
    PaneTabs* panes = fixture.window->workspace()->panes();
    const LadderView* ladder = fixture.window->workspace()->ladder()->view();
    QVERIFY(!panes->isVisible());
    for (int key = 0; key < 6; ++key) {
      QTest::keyClick(fixture.window.get(), Qt::Key(Qt::Key_1 + key));
      settle();
      QVERIFY(panes->isVisible() && panes->pane(key)->isVisible());
      QVERIFY(ladder->isVisible() && ladder->width() > 300);
    }
    QTest::keyClick(fixture.window.get(), Qt::Key_6);
    settle();
    QVERIFY(!panes->isVisible());
    fixture.trigger("present");
    QVERIFY(panes->isVisible());
  }

  /// Nobody scrolls a ladder before a class.
  void theWholeStoryIsInSight_data() {
    QTest::addColumn<QSize>("size");
    QTest::newRow("an old projector") << QSize(1024, 768);
    QTest::newRow("a new one") << QSize(1920, 1080);
  }

  void theWholeStoryIsInSight() {
    QFETCH(QSize, size);
    WindowFixture fixture(QStringLiteral("restart"), size);
    present(fixture, size);
    const LadderView* ladder = fixture.window->workspace()->ladder()->view();
    QCOMPARE(ladder->verticalScrollBar()->maximum(), 0);
    QCOMPARE(ladder->horizontalScrollBar()->maximum(), 0);
  }

  /// Where they are short, the lanes are under their names and have the whole width.
  void theLanesAreWide() {
    WindowFixture fixture(QStringLiteral("restart"), {1024, 768});
    VerdictLanes* lanes = fixture.window->workspace()->verdict()->verdict()->lanes();
    present(fixture);
    const double length = lanes->axis().end() - lanes->axis().start();
    QVERIFY2(length > 0.6 * fixture.window->width(), qPrintable(QString::number(length)));
    QCOMPARE(lanes->visibleRegion().boundingRect(), lanes->rect());
    for (int lane = 2; lane >= 0; --lane) {
      const QRect row = lanes->itemRect(lane);
      QVERIFY(row.height() > 2 * lanes->fontMetrics().height());
      const QPoint name(int(lanes->axis().start()) + 5, 5);
      QTest::mouseClick(lanes, Qt::LeftButton, {}, lanes->mapFromGlobal(row.topLeft()) + name);
      QCOMPARE(lanes->currentLane(), std::size_t(lane));
    }
    fixture.trigger("present");
    fixture.window->resize(1024, 768);
    settle();
    QVERIFY(lanes->axis().end() - lanes->axis().start() < length);
    QVERIFY(lanes->itemRect(0).height() < 2 * lanes->fontMetrics().height());
  }

 private:
  static void present(const WindowFixture& fixture, QSize size = {1024, 768}) {
    fixture.trigger("present");
    fixture.window->setWindowState(Qt::WindowNoState);  // The test's screen has a size of its own.
    fixture.window->resize(size);
    settle();
  }
};

QTEST_MAIN(TestPresenting)
#include "tst_presenting.moc"
