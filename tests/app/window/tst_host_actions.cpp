#include "app/document/edit_words.h"
#include "app/widgets/notice_bar.h"
#include "tests/app/window/window_fixture.h"

using namespace linger;

/// What is done to a host where it makes no difference, and what is taken back.
class TestHostActions : public QObject {
  Q_OBJECT

 private slots:
  void whatMakesNoDifferenceIsSaidAndNotKept_data();
  void whatMakesNoDifferenceIsSaidAndNotKept();
  void whatMakesADifferenceIsKeptWithoutAWord();
  void reuseAddrTwiceIsAsBefore();
  void reuseAddrOfARuntimeThatSetsItIsSwitchedOff();
};

void TestHostActions::whatMakesNoDifferenceIsSaidAndNotKept_data() {
  QTest::addColumn<QString>("action");
  QTest::addColumn<int>("milliseconds");
  // The server's process ends at 40 ms.
  QTest::newRow("killing nobody") << "server-kill" << 200;
  QTest::newRow("closing what is closed") << "server-close" << 200;
  QTest::newRow("power to what has it") << "client-power-on" << 200;
}

void TestHostActions::whatMakesNoDifferenceIsSaidAndNotKept() {
  QFETCH(QString, action);
  QFETCH(int, milliseconds);
  WindowFixture fixture;
  fixture.playhead().seek(kSimStart + std::chrono::milliseconds(milliseconds));
  fixture.trigger(qPrintable(action));
  QVERIFY2(fixture.window->notices()->message().contains("nothing changes"),
           qPrintable(fixture.window->notices()->message()));
  QVERIFY(fixture.document().edits().empty());
  QVERIFY(!fixture.document().undoStack()->canUndo());
}

void TestHostActions::whatMakesADifferenceIsKeptWithoutAWord() {
  WindowFixture fixture;
  fixture.playhead().seek(kSimStart + 20ms);
  fixture.trigger("server-kill");
  QCOMPARE(fixture.window->notices()->message(), QString());
  QCOMPARE(fixture.document().edits().size(), std::size_t{1});
}

void TestHostActions::reuseAddrTwiceIsAsBefore() {
  WindowFixture fixture;
  const Scenario before = fixture.document().scenario();
  QTest::keyClick(fixture.window.get(), Qt::Key_O);
  QVERIFY(fixture.document().scenario() != before);
  QTest::keyClick(fixture.window.get(), Qt::Key_O);
  QVERIFY(fixture.document().scenario() == before);  // No setsockopt() that sets it to 0.
  QVERIFY(fixture.document().edits().empty());
}

void TestHostActions::reuseAddrOfARuntimeThatSetsItIsSwitchedOff() {
  WindowFixture fixture;
  fixture.document().make(edit::SetRuntime{RuntimeId::Go});
  QVERIFY(fixture.window->actionSet()->action("reuseaddr")->isChecked());
  fixture.trigger("reuseaddr");
  QCOMPARE(nameOf(fixture.document().edits().back().edit), QString("Do not set SO_REUSEADDR"));
  QVERIFY(!fixture.window->actionSet()->action("reuseaddr")->isChecked());
}

QTEST_MAIN(TestHostActions)
#include "tst_host_actions.moc"
