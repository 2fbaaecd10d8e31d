#include <QLabel>
#include <QScrollBar>
#include <QTextBlock>

#include "app/panes/code_pane.h"
#include "app/panes/code_view.h"
#include "app/panes/moment.h"
#include "app/window/pane_tabs.h"
#include "tests/app/window/window_fixture.h"
#include "tests/app/window/settle.h"

using namespace linger;

/// What the panes tell of one instant.
class TestMoment : public QObject {
  Q_OBJECT

 private slots:
  void theConnectionCountsForMoreThanTheListener();
  void codeMarksALineFromTheStart();
  void theMarkedLineIsInSight_data();
  void theMarkedLineIsInSight();
};

/// The server closes, and its process ends: its listening socket goes at the same instant.
void TestMoment::theConnectionCountsForMoreThanTheListener() {
  WindowFixture fixture;
  const Trace& trace = *fixture.document().trace();
  const Entry* told = tellingEntry(trace, kSimStart + 40ms);
  QVERIFY(told && told->kind == EntryKind::Moved);
  QCOMPARE(nameOf(trace.transitions[told->index].to), std::string_view("FIN-WAIT-1"));
}

void TestMoment::codeMarksALineFromTheStart() {
  WindowFixture fixture;
  fixture.window->showTab(1);
  const auto* pane = qobject_cast<CodePane*>(fixture.window->workspace()->panes()->pane(1));
  QVERIFY(pane->view()->markedLine().has_value());
  const int line = int(*pane->view()->markedLine());
  QCOMPARE(pane->view()->document()->findBlockByNumber(line).text().trimmed(),
           QString("time.sleep(0.04)"));
}

void TestMoment::theMarkedLineIsInSight_data() {
  QTest::addColumn<int>("milliseconds");
  QTest::newRow("before it closes") << 0;
  QTest::newRow("as bind() fails") << 2000;
}

/// In a window so low that only some lines are: however it came to be so low.
void TestMoment::theMarkedLineIsInSight() {
  QFETCH(int, milliseconds);
  WindowFixture fixture(QStringLiteral("restart"), {1440, 1200});
  fixture.playhead().seek(kSimStart + std::chrono::milliseconds(milliseconds));
  fixture.window->showTab(1);
  const CodeView& view =
      *qobject_cast<CodePane*>(fixture.window->workspace()->panes()->pane(1))->view();
  for (const QSize size : {QSize(1440, 1200), QSize(1280, 780), QSize(1440, 900)}) {
    fixture.window->resize(size);
    settle();
    QVERIFY(view.markedLine().has_value());
    const QTextBlock block = view.document()->findBlockByNumber(int(*view.markedLine()));
    const QRect line = view.cursorRect(QTextCursor(block));
    QVERIFY2(view.viewport()->rect().contains(line.center()),
             qPrintable(QString("line %1 at %2").arg(*view.markedLine()).arg(line.top())));
  }
}

QTEST_MAIN(TestMoment)
#include "tst_moment.moc"
