#include "app/ladder/ladder_view.h"
#include "app/window/ladder_area.h"
#include "app/window/pane_tabs.h"
#include "app/window/present_caption.h"
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

 private:
  static void present(const WindowFixture& fixture) {
    fixture.trigger("present");
    fixture.window->resize(1024, 768);
    settle();
  }
};

QTEST_MAIN(TestPresenting)
#include "tst_presenting.moc"
