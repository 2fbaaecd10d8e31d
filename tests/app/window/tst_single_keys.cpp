#include <QAction>
#include <QPushButton>

#include "app/actions/help_sheet.h"
#include "app/quiz/question_card.h"
#include "app/session/settings.h"
#include "app/window/verdict_panel.h"
#include "tests/app/window/window_fixture.h"

using namespace linger;

namespace {

void press(const WindowFixture& fixture, Qt::Key key,
           Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
  QTest::keyClick(fixture.window.get(), key, modifiers);
}

}  // namespace

/// Letters, digits and signs alone are what speech input types by mistake: they can be switched
/// off.
class TestSingleKeys : public QObject {
  Q_OBJECT

 private slots:
  void switchedOffTheyDoNothing();
  void theOtherKeysStay();
  void noQuestionIsAnsweredByThem();
  void theSwitchIsRemembered();
};

void TestSingleKeys::switchedOffTheyDoNothing() {
  WindowFixture fixture;
  fixture.window->showTab(3);
  fixture.trigger("single-keys");
  QVERIFY(!fixture.window->singleKeys());
  fixture.window->selection().pickSegment(*fixture.document().trace(), SegmentId{4});
  const Scenario before = fixture.document().scenario();
  for (const Qt::Key key : {Qt::Key_R, Qt::Key_D, Qt::Key_L, Qt::Key_X, Qt::Key_O, Qt::Key_B,
                            Qt::Key_Period, Qt::Key_Equal, Qt::Key_1, Qt::Key_E, Qt::Key_Q}) {
    press(fixture, key);
    press(fixture, key, Qt::ShiftModifier);
  }
  QVERIFY(fixture.document().scenario() == before);
  QVERIFY(!fixture.window->isBlank() && !fixture.window->isEditing());
  QVERIFY(!fixture.window->comparison().isOn() && !fixture.window->quiz().isOn());
  QCOMPARE(fixture.window->tab(), 3);
  fixture.trigger("single-keys");
  press(fixture, Qt::Key_D);
  QVERIFY(fixture.document().scenario() != before);
}

void TestSingleKeys::theOtherKeysStay() {
  WindowFixture fixture;
  fixture.window->setSingleKeys(false);
  press(fixture, Qt::Key_Right);
  QVERIFY(fixture.playhead().at() > kSimStart);
  press(fixture, Qt::Key_Space);
  QVERIFY(fixture.playhead().isPlaying());
  press(fixture, Qt::Key_Home);
  QCOMPARE(fixture.playhead().at(), kSimStart);
  fixture.trigger("reuseaddr");  // By the menu.
  QVERIFY(fixture.document().isModified());
  press(fixture, Qt::Key_Z, Qt::ControlModifier);
  QVERIFY(!fixture.document().isModified());
  const QAction* help = fixture.window->actionSet()->action("keys");
  QCOMPARE(help->shortcut(), QKeySequence(Qt::Key_F1));
  QVERIFY(!fixture.window->actionSet()->action("restart")->toolTip().contains("(R)"));
  QVERIFY(helpSheetText(true).contains("<b>R</b>"));
  QVERIFY(!helpSheetText(false).contains("<b>R</b>"));
  QVERIFY(helpSheetText(false).contains("<b>F1</b>"));
}

void TestSingleKeys::noQuestionIsAnsweredByThem() {
  WindowFixture fixture;
  fixture.window->setSingleKeys(false);
  fixture.window->welcome();
  const QuestionCard& card = *fixture.window->workspace()->verdict()->question();
  QCOMPARE(card.heading(), QString("Predict, then watch"));
  press(fixture, Qt::Key_1);
  press(fixture, Qt::Key_B);
  QCOMPARE(fixture.window->quiz().phase(), Quiz::Phase::Asking);
  card.choice(1)->click();
  QCOMPARE(fixture.window->quiz().phase(), Quiz::Phase::Committed);
}

void TestSingleKeys::theSwitchIsRemembered() {
  WindowFixture fixture;
  QVERIFY(loadSettings().singleKeys);
  fixture.trigger("single-keys");
  fixture.window->close();
  QVERIFY(!loadSettings().singleKeys);
  fixture.open(QStringLiteral("restart"), {1440, 900});
  QVERIFY(!fixture.window->singleKeys());
  QVERIFY(!fixture.window->actionSet()->action("single-keys")->isChecked());
  press(fixture, Qt::Key_R);
  QVERIFY(!fixture.document().isModified());
}

QTEST_MAIN(TestSingleKeys)
#include "tst_single_keys.moc"
