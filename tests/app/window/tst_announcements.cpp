#include <QAccessible>
#include <QTimer>

#include "app/look/announcement.h"
#include "app/window/run_commentary.h"
#include "tests/app/window/window_fixture.h"

using namespace linger;

namespace {

/// What is said next, once it has all these words.
#define HEAR(fixture, ...)                              \
  QTRY_VERIFY2(hears(*(fixture).window, {__VA_ARGS__}), \
               qPrintable(lastAnnounced(*(fixture).window)))

bool hears(const QWidget& window, const QStringList& words) {
  const QString said = lastAnnounced(window);
  return std::ranges::all_of(words, [&](const QString& word) { return said.contains(word); });
}

/// The window, with somebody who listens.
struct Listened : WindowFixture {
  Listened() { QAccessible::setActive(true); }
  ~Listened() { QAccessible::setActive(false); }
};

void press(const WindowFixture& fixture, Qt::Key key,
           Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
  QTest::keyClick(fixture.window.get(), key, modifiers);
}

}  // namespace

/// What is said to those who listen while something happens.
class TestAnnouncements : public QObject {
  Q_OBJECT

 private slots:
  void eachStepIsSaid();
  void playingAndPausingAreSaid();
  void editsAndWhatIsUndoneAreSaid();
  void anotherSystemAndAnotherSceneAreSaid();
  void messagesAndSwitchesAreSaid();
  void anOpenQuestionSpeaksAlone();
  void theSameIsSaidAgainByAnotherItem();
  void nothingIsDoneForNobody();
};

void TestAnnouncements::eachStepIsSaid() {
  Listened fixture;
  press(fixture, Qt::Key_Right);
  HEAR(fixture, "0.040 s", "server: ");
  for (int i = 0; i < 30 && fixture.playhead().at() < kSimStart + 2s; ++i) {
    press(fixture, Qt::Key_Right);
  }
  HEAR(fixture, "2.000 s", "server: bind(192.0.2.20:8080) = EADDRINUSE");
  press(fixture, Qt::Key_End);
  HEAR(fixture, "Can the server restart now? Yes.");
  press(fixture, Qt::Key_Home);
  HEAR(fixture, "Can the server restart now? No.");
}

void TestAnnouncements::playingAndPausingAreSaid() {
  Listened fixture;
  press(fixture, Qt::Key_Space);
  HEAR(fixture, "Playing.");
  fixture.playhead().seek(kSimStart + 500ms);
  press(fixture, Qt::Key_Space);
  HEAR(fixture, "Paused at", "client: CLOSED.", "server: TIME-WAIT.");
  press(fixture, Qt::Key_Space);
  for (int i = 0; i < 600 && fixture.playhead().isPlaying(); ++i) fixture.playhead().advance(0.1);
  HEAR(fixture, "End of the run.");
}

void TestAnnouncements::editsAndWhatIsUndoneAreSaid() {
  Listened fixture;
  fixture.playhead().seek(kSimStart + 61s);
  fixture.window->selection().pickSegment(*fixture.document().trace(), SegmentId{4});
  press(fixture, Qt::Key_D);
  HEAR(fixture, "Drop the", "Can the server restart now?");
  press(fixture, Qt::Key_Z, Qt::ControlModifier);
  HEAR(fixture, "Undone: Drop the", "Can the server restart now? Yes.");
  press(fixture, Qt::Key_O);
  HEAR(fixture, "SO_REUSEADDR", "Can the server restart now?");
}

void TestAnnouncements::anotherSystemAndAnotherSceneAreSaid() {
  Listened fixture;
  fixture.document().make(edit::SetOs{std::nullopt, OsId::FreeBsd});
  HEAR(fixture, "Run FreeBSD", "Can the server restart now?");
  fixture.document().undoStack()->undo();
  HEAR(fixture, "Undone: Run FreeBSD.");
  fixture.window->openScenario(QStringLiteral("ports-run-out"));
  HEAR(fixture, "Opened: A client runs out of ports.", "Can the client connect now?");
}

void TestAnnouncements::messagesAndSwitchesAreSaid() {
  Listened fixture;
  fixture.window->tell(QStringLiteral("told in the bar"), {}, nullptr);
  HEAR(fixture, "told in the bar");
  press(fixture, Qt::Key_F);
  HEAR(fixture, "Preview future events: off.");
  press(fixture, Qt::Key_F);
  HEAR(fixture, "Preview future events: on.");
}

/// The card has the focus and is read; who interrupted it would say what it asks.
void TestAnnouncements::anOpenQuestionSpeaksAlone() {
  Listened fixture;
  const auto* moment = fixture.window->findChild<RunCommentary*>()->findChild<QTimer*>();
  fixture.window->quiz().setOn(true);
  QTRY_VERIFY2(!moment->isActive(), "what came at once has been said");
  fixture.window->tell(QStringLiteral("before"), {}, nullptr);
  fixture.playhead().play();
  for (int i = 0; i < 600 && fixture.playhead().isPlaying(); ++i) fixture.playhead().advance(0.1);
  QCOMPARE(fixture.window->quiz().phase(), Quiz::Phase::Asking);
  QVERIFY(moment->isActive());
  QTRY_VERIFY(!moment->isActive());
  QCOMPARE(lastAnnounced(*fixture.window), QString("before"));
}

void TestAnnouncements::theSameIsSaidAgainByAnotherItem() {
  Listened fixture;
  const auto saying = [&fixture](const QString& words) {
    const auto children = fixture.window->findChildren<QWidget*>(Qt::FindDirectChildrenOnly);
    const auto found = std::ranges::find(children, words, &QWidget::accessibleName);
    return found == children.end() ? nullptr : *found;
  };
  announce(*fixture.window, QStringLiteral("twice"));
  const QWidget* first = saying(QStringLiteral("twice"));
  announce(*fixture.window, QStringLiteral("twice"));
  QWidget* second = saying(QStringLiteral("twice"));
  QVERIFY(first && second && first != second);
  QAccessibleInterface* item = QAccessible::queryAccessibleInterface(second);
  QCOMPARE(item->role(), QAccessible::StaticText);
  QVERIFY2(!item->state().focused, "the keyboard is elsewhere");
}

void TestAnnouncements::nothingIsDoneForNobody() {
  WindowFixture fixture;
  fixture.playhead().toEnd();
  announce(*fixture.window, QStringLiteral("unheard"));
  QVERIFY(lastAnnounced(*fixture.window).isEmpty());
}

QTEST_MAIN(TestAnnouncements)
#include "tst_announcements.moc"
