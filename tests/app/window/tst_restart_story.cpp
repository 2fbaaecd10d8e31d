#include <QAbstractButton>
#include <QAbstractScrollArea>
#include <QLabel>
#include <QSignalSpy>

#include "app/files/scenario/scenario_file.h"
#include "app/panes/terminal_pane.h"
#include "app/session/file_commands.h"
#include "app/verdict/verdict_pane.h"
#include "app/widgets/notice_bar.h"
#include "app/window/pane_tabs.h"
#include "app/window/scrubber.h"
#include "app/window/transport_bar.h"
#include "app/window/verdict_panel.h"
#include "tests/app/window/window_fixture.h"

using namespace linger;

namespace {

constexpr SimTime at(Duration since) {
  return kSimStart + since;
}

/// The instants at which a TIME-WAIT timer of the run is set.
std::vector<SimTime> timeWaitStarts(const Trace& trace) {
  std::vector<SimTime> starts;
  for (const TimerRecord& timer : trace.timers) {
    if (timer.kind == TimerKind::TimeWait) starts.push_back(timer.set);
  }
  return starts;
}

QString restartAnswer(const WindowFixture& fixture) {
  return fixture.window->workspace()->verdict()->verdict()->lanes()->sentence(0);
}

}  // namespace

/// A sitting with the real window, from the first Play to the last undo.
class TestRestartStory : public QObject {
  Q_OBJECT

 private slots:
  void spacePlaysAndPauses();
  void arrowsGoFromEventToEvent();
  void scrubbingMovesEveryView();
  void droppingTheLastAckRestartsTimeWait();
  void restartingPrintsTheMessageAndUndoTakesItBack();
  void swappingTheCloserFlipsTheVerdict();
  void savedScenarioOpensAgain();
  void brokenFileLeavesTheOpenOneUntouched();
  void everyControlHasAName();
  void presentingKeepsTheLadderAndTheVerdict();
};

void TestRestartStory::spacePlaysAndPauses() {
  WindowFixture fixture;
  QVERIFY(!fixture.playhead().isPlaying());
  QTest::keyClick(fixture.window.get(), Qt::Key_Space);
  QVERIFY(fixture.playhead().isPlaying());
  fixture.playhead().advance(1.0);
  QVERIFY(fixture.playhead().at() > kSimStart);
  QTest::keyClick(fixture.window.get(), Qt::Key_Space);
  QVERIFY(!fixture.playhead().isPlaying());
}

void TestRestartStory::arrowsGoFromEventToEvent() {
  WindowFixture fixture;
  QTest::keyClick(fixture.window.get(), Qt::Key_Right);
  QCOMPARE(fixture.playhead().at(), at(40ms));
  QTest::keyClick(fixture.window.get(), Qt::Key_Right);
  QCOMPARE(fixture.playhead().at(), at(90ms));
  QTest::keyClick(fixture.window.get(), Qt::Key_Left);
  QCOMPARE(fixture.playhead().at(), at(40ms));
  QTest::keyClick(fixture.window.get(), Qt::Key_End);
  QVERIFY(fixture.playhead().isAtEnd());
  QTest::keyClick(fixture.window.get(), Qt::Key_Home);
  QCOMPARE(fixture.playhead().at(), kSimStart);
}

void TestRestartStory::scrubbingMovesEveryView() {
  WindowFixture fixture;
  Scrubber* scrubber = fixture.window->workspace()->verdict()->transport()->scrubber();
  const int x = int(scrubber->axis().pixelAt(at(2s)));
  QTest::mouseClick(scrubber, Qt::LeftButton, {}, QPoint(x, scrubber->height() / 3));
  QVERIFY(fixture.playhead().at() > at(1s));
  QVERIFY(fixture.playhead().at() < at(10s));
  QCOMPARE(fixture.window->workspace()->verdict()->verdict()->lanes()->playhead(),
           fixture.playhead().at());
}

void TestRestartStory::droppingTheLastAckRestartsTimeWait() {
  WindowFixture fixture;
  QCOMPARE(timeWaitStarts(*fixture.document().trace()).size(), std::size_t{1});
  const SegmentRecord& last = fixture.document().trace()->segments.back();
  QVERIFY(last.segment.flags.ack && !last.segment.flags.fin);
  fixture.window->selection().pickSegment(*fixture.document().trace(), last.id);
  QTest::keyClick(fixture.window.get(), Qt::Key_D);
  QVERIFY(timeWaitStarts(*fixture.document().trace()).size() >= 2);
  QTest::keyClick(fixture.window.get(), Qt::Key_Z, Qt::ControlModifier);
  QCOMPARE(timeWaitStarts(*fixture.document().trace()).size(), std::size_t{1});
}

void TestRestartStory::restartingPrintsTheMessageAndUndoTakesItBack() {
  WindowFixture fixture;
  const TracePointer before = fixture.document().trace();
  fixture.playhead().seek(at(10s));
  QTest::keyClick(fixture.window.get(), Qt::Key_R);
  fixture.window->showTab(2);
  auto* terminal = qobject_cast<TerminalPane*>(fixture.window->workspace()->panes()->pane(2));
  QVERIFY(terminal);
  QVERIFY(terminal->text().contains(QStringLiteral("OSError: [Errno 98] Address already in use")));
  QCOMPARE(terminal->text().count(QStringLiteral("[Errno 98]")), 2);
  QVERIFY(restartAnswer(fixture).contains(QStringLiteral("EADDRINUSE")));
  fixture.playhead().toEnd();
  QVERIFY2(restartAnswer(fixture).contains(QStringLiteral("Yes")),
           qPrintable(restartAnswer(fixture)));
  QTest::keyClick(fixture.window.get(), Qt::Key_Z, Qt::ControlModifier);
  QCOMPARE(fixture.document().trace()->calls.size(), before->calls.size());
  QVERIFY(!fixture.document().isModified());
}

void TestRestartStory::swappingTheCloserFlipsTheVerdict() {
  WindowFixture fixture;
  fixture.playhead().seek(at(1900ms));
  QVERIFY(restartAnswer(fixture).contains(QStringLiteral("EADDRINUSE")));
  QTest::keyClick(fixture.window.get(), Qt::Key_X);
  QVERIFY(!restartAnswer(fixture).contains(QStringLiteral("EADDRINUSE, TIME-WAIT")));
  QCOMPARE(whoClosesFirst(fixture.document().scenario()), std::optional(Closer::Client));
}

void TestRestartStory::savedScenarioOpensAgain() {
  WindowFixture fixture;
  QTemporaryDir folder;
  const QString path = folder.filePath(QStringLiteral("mine.json"));
  fixture.document().make(edit::SetMsl{15s});
  QVERIFY(fixture.window->files()->saveTo(path));
  QVERIFY(!fixture.document().isModified());
  const Scenario saved = fixture.document().scenario();
  QVERIFY(fixture.window->openScenario(QStringLiteral("restart")));
  QVERIFY(fixture.window->openScenario(path));
  QCOMPARE(fixture.document().scenario() == saved, true);
  QCOMPARE(fixture.window->files()->recentFiles().front(), path);
}

void TestRestartStory::brokenFileLeavesTheOpenOneUntouched() {
  WindowFixture fixture;
  QTemporaryDir folder;
  const QString path = folder.filePath(QStringLiteral("broken.json"));
  QFile file(path);
  QVERIFY(file.open(QIODevice::WriteOnly));
  file.write("{ \"format\": \"linger-scenario/1\", \"nmae\": 3 }");
  file.close();
  const Scenario before = fixture.document().scenario();
  QVERIFY(!fixture.window->openScenario(path));
  QVERIFY(fixture.window->notices()->message().contains(QStringLiteral("broken.json:1:")));
  QVERIFY(fixture.document().scenario() == before);
}

void TestRestartStory::everyControlHasAName() {
  WindowFixture fixture;
  PaneTabs* panes = fixture.window->workspace()->panes();
  for (int tab = 0; tab < panes->count(); ++tab) panes->setCurrentIndex(tab);
  QStringList nameless;
  for (const QWidget* widget : fixture.window->findChildren<QWidget*>()) {
    if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisibleTo(fixture.window.get()))
      continue;
    if (widget->objectName().startsWith(QStringLiteral("qt_"))) continue;
    const auto* button = qobject_cast<const QAbstractButton*>(widget);
    const bool isLabel = qobject_cast<const QLabel*>(widget);  // What it says is its name.
    const bool named =
        isLabel || !widget->accessibleName().isEmpty() || (button && !button->text().isEmpty());
    if (!named) {
      nameless << QString::fromLatin1(widget->metaObject()->className()) + u' ' +
                      QString::fromLatin1(widget->parentWidget()->metaObject()->className());
    }
  }
  QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(QStringLiteral(", "))));
}

void TestRestartStory::presentingKeepsTheLadderAndTheVerdict() {
  WindowFixture fixture;
  QTest::keyClick(fixture.window.get(), Qt::Key_F5);
  QVERIFY(fixture.window->isPresenting());
  QVERIFY(!fixture.window->workspace()->panes()->isVisible());
  QVERIFY(fixture.window->workspace()->verdict()->isVisible());
  QTest::keyClick(fixture.window.get(), Qt::Key_Period);
  QVERIFY(fixture.window->isBlank());
  QTest::keyClick(fixture.window.get(), Qt::Key_Escape);
  QVERIFY(!fixture.window->isBlank());
  QTest::keyClick(fixture.window.get(), Qt::Key_Escape);
  QVERIFY(!fixture.window->isPresenting());
  QVERIFY(fixture.window->workspace()->panes()->isVisible());
}

QTEST_MAIN(TestRestartStory)
#include "tst_restart_story.moc"
