#include <QExposeEvent>
#include <QWindow>

#include "tests/app/window/window_fixture.h"

using namespace linger;

/// A window that nobody sees paints nothing.
class TestCoveredWindow : public QObject {
  Q_OBJECT

 private slots:
  void itPaintsNothingUntilItIsSeenAgain() {
    const WindowFixture fixture;
    QWindow* window = fixture.window->windowHandle();
    const QWidget* pages = fixture.window->centralWidget();
    QVERIFY(window->isExposed());
    QVERIFY(pages->updatesEnabled());
    window->setVisible(false);
    QTRY_VERIFY(!window->isExposed());
    QExposeEvent covered{QRegion()};
    QCoreApplication::sendEvent(window, &covered);
    QVERIFY(!pages->updatesEnabled());
    window->setVisible(true);
    QTRY_VERIFY(window->isExposed());
    QTRY_VERIFY(pages->updatesEnabled());
  }

  /// The window may be closed to the desktop and come back: its handle is watched still.
  void aWindowThatWasHiddenPaintsAgain() {
    const WindowFixture fixture;
    for (int i = 0; i < 2; ++i) {
      fixture.window->hide();
      QTRY_VERIFY(!fixture.window->windowHandle()->isExposed());
      fixture.window->show();
      QTRY_VERIFY(fixture.window->windowHandle()->isExposed());
      QTRY_VERIFY(fixture.window->centralWidget()->updatesEnabled());
    }
  }
};

QTEST_MAIN(TestCoveredWindow)
#include "tst_covered_window.moc"
