#include <QAbstractButton>

#include "tests/app/window/window_fixture.h"

using namespace linger;

/// Tab goes through the window as the eye does: the bar, the views, the verdict, the player.
class TestTabOrder : public QObject {
  Q_OBJECT

 private slots:
  void tabGoesFromTheTopToTheFoot();
};

void TestTabOrder::tabGoesFromTheTopToTheFoot() {
  WindowFixture fixture;
  QStringList names;
  QWidget* first = fixture.window.get();
  for (QWidget* at = first->nextInFocusChain(); at != first; at = at->nextInFocusChain()) {
    if (!at->isVisible() || !at->isEnabled() || !(at->focusPolicy() & Qt::TabFocus)) continue;
    const auto* button = qobject_cast<QAbstractButton*>(at);
    const bool hasName = !at->accessibleName().isEmpty();
    names << (hasName ? at->accessibleName() : button ? button->text() : QString());
    QVERIFY2(!names.back().isEmpty(), at->metaObject()->className());
  }
  const QStringList wanted{"Scenario: The restart story",
                           "Operating system of both hosts: Linux",
                           "Maximum segment lifetime",
                           "Round trip",
                           "Server",
                           "Compare two futures (=)",
                           "Ladder",
                           "State diagram",
                           "Panes",
                           "Why this happened",
                           "Go to when it works",
                           "Socket options…",
                           "Try every second",
                           "Restart now",
                           "Can the server restart now?",
                           "Play (Space)",
                           "Go to the end (End)",
                           "Speed: teaching speed",
                           "Playhead"};
  qsizetype before = -1;
  for (const QString& name : wanted) {
    const qsizetype at = names.indexOf(name);
    QVERIFY2(at > before, qPrintable(name + ", in: " + names.join(" | ")));
    before = at;
  }
}

QTEST_MAIN(TestTabOrder)
#include "tst_tab_order.moc"
