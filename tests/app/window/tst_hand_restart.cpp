#include <QDir>
#include <QPlainTextEdit>
#include <QScrollBar>

#include "app/panes/terminal_pane.h"
#include "app/look/desktop_motion.h"
#include "app/widgets/notice_bar.h"
#include "app/window/pane_tabs.h"
#include "app/session/settings.h"
#include "tests/app/window/window_fixture.h"
#include "tests/app/window/settle.h"

using namespace linger;

/// What people do by hand until the port is free, and how they like it to move.
class TestHandRestart : public QObject {
  Q_OBJECT

 private slots:
  void everyTryPrintsItsMessageUntilOneWorks() {
    WindowFixture fixture;
    fixture.playhead().seek(kSimStart + 3s);
    QTest::keyClick(fixture.window.get(), Qt::Key_R, Qt::ShiftModifier);
    QVERIFY(fixture.window->notices()->message().contains(QStringLiteral("gets the port")));
    fixture.playhead().toEnd();
    fixture.window->showTab(2);
    const auto* terminal = qobject_cast<TerminalPane*>(fixture.window->workspace()->panes()->pane(2));
    QVERIFY(terminal);
    // The story's own restart at 2 s, and a try at each second from 3 s to 60 s.
    QCOMPARE(terminal->text().count(QStringLiteral("[Errno 98]")), 1 + 58);
    QTest::keyClick(fixture.window.get(), Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(!fixture.document().isModified());
    QVERIFY(fixture.window->notices()->message().isEmpty());  // It spoke of a run that is undone.
  }

  /// At 0 s, where a scene opens, and at 2 s, where the story's question is answered.
  void aRestartThatIsThereAlreadyIsSaid() {
    WindowFixture fixture;
    for (const Duration at : {Duration(0s), Duration(2s)}) {
      fixture.playhead().seek(kSimStart + at);
      fixture.trigger("restart");
      QVERIFY(!fixture.document().isModified());
      QVERIFY(fixture.window->notices()->message().startsWith("The server is started"));
    }
    fixture.playhead().seek(kSimStart + 3s);
    fixture.trigger("restart");
    QVERIFY(fixture.document().isModified());
    QVERIFY(fixture.window->notices()->message().isEmpty());
  }

  void theTerminalStaysAtItsLastLine() {
    WindowFixture fixture(QStringLiteral("restart"), {1024, 700});
    fixture.window->showTab(2);
    fixture.playhead().seek(kSimStart + 3s);
    fixture.trigger("keep-trying");
    fixture.playhead().toEnd();
    const auto* screen = fixture.window->workspace()->panes()->pane(2)->findChild<QPlainTextEdit*>();
    for (const QSize size : {QSize(1440, 900), QSize(1024, 700), QSize(1280, 820)}) {
      fixture.window->resize(size);
      settle();
      QCOMPARE(screen->verticalScrollBar()->value(), screen->verticalScrollBar()->maximum());
      QVERIFY(screen->verticalScrollBar()->maximum() > 0);
    }
  }

  void neverWorkingIsSaid() {
    WindowFixture fixture;
    fixture.trigger("keep-trying");  // At 0 s the old server still listens.
    fixture.document().undoStack()->undo();
    Scenario stays = fixture.document().scenario();
    stays.hosts[1].programs[0].steps = {{.kind = StepKind::Accept}};
    stays.hosts[1].programs[0].starts = {kSimStart};
    QVERIFY(fixture.document().open(stays));
    fixture.playhead().seek(kSimStart + 10ms);
    fixture.trigger("keep-trying");
    QVERIFY2(fixture.window->notices()->message().contains(QStringLiteral("never works")),
             qPrintable(fixture.window->notices()->message()));
  }

  void reducedMotionGoesFromEventToEventAndIsRemembered() {
    WindowFixture fixture;
    QVERIFY(!fixture.playhead().reducedMotion());
    fixture.trigger("reduced-motion");
    QVERIFY(fixture.playhead().reducedMotion());
    QVERIFY(fixture.window->actionSet()->action("reduced-motion")->isChecked());
    fixture.playhead().play();
    fixture.playhead().advance(0.01);
    QCOMPARE(fixture.playhead().at(), kSimStart + 40ms);
    fixture.playhead().advance(0.01);
    QCOMPARE(fixture.playhead().at(), kSimStart + 40ms);  // nothing flies
    fixture.window->close();
    QVERIFY(loadSettings().reducedMotion == true);
    fixture.open(QStringLiteral("restart"), {1024, 700});
    QVERIFY(fixture.playhead().reducedMotion());
  }

  void reducedMotionFollowsTheDesktopUntilOneChooses() {
    QTemporaryDir config;
    const QByteArray before = qgetenv("XDG_CONFIG_HOME");
    qputenv("XDG_CONFIG_HOME", config.path().toUtf8());
    QVERIFY(QDir(config.path()).mkpath(QStringLiteral("gtk-3.0")));
    QFile gtk(config.filePath(QStringLiteral("gtk-3.0/settings.ini")));
    QVERIFY(gtk.open(QIODevice::WriteOnly));
    gtk.write("[Settings]\ngtk-enable-animations=0\n");
    gtk.close();
    QStandardPaths::setTestModeEnabled(false);
    {
      const bool reduces = desktopReducesMotion();
      QVERIFY(reduces);
    }
    qputenv("XDG_CONFIG_HOME", before);
    QStandardPaths::setTestModeEnabled(true);
  }
};

QTEST_MAIN(TestHandRestart)
#include "tst_hand_restart.moc"
