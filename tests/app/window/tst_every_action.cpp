#include <QActionGroup>
#include <QComboBox>
#include <QDialog>
#include <QTimer>
#include <set>

#include "app/ladder/ladder_view.h"
#include "app/window/ladder_area.h"
#include "tests/app/window/action_cases.h"

using namespace linger;

namespace {

const ActionCase* caseOf(std::string_view id) {
  const auto& all = actionCases();
  const auto found =
      std::ranges::find(all, id, [](const ActionCase& c) { return std::string_view(c.id); });
  return found == all.end() ? nullptr : &*found;
}

/// The dialog that is open, if any.
QWidget* openDialog() {
  for (QWidget* widget : QApplication::topLevelWidgets()) {
    if (qobject_cast<QDialog*>(widget) && widget->isVisible()) return widget;
  }
  return nullptr;
}

}  // namespace

/// Each row of the table of actions, by its menu entry and by each of its keys: what it changes,
/// that it can be undone, and under which name.
class TestEveryAction : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase();
  void cleanupTestCase() { fixture_.reset(); }
  void everyRowHasItsCase();
  void doesWhatItSays_data();
  void doesWhatItSays();
  void whatMakesNoSenseIsNotOffered();
  void aScriptsRunOffersNoChange();
  void choicesHaveRadioMarks();

 private:
  void beginAnew();
  void perform(const ActionCase& c, const std::function<void()>& how);
  void performEdit(const ActionCase& c, const std::function<void()>& how);
  void performDialog(const ActionCase& c, const std::function<void()>& how);

  std::unique_ptr<WindowFixture> fixture_;
};

void TestEveryAction::initTestCase() {
  QApplication::setQuitOnLastWindowClosed(false);
  QApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
  fixture_ = std::make_unique<WindowFixture>();
}

void TestEveryAction::beginAnew() {
  if (!fixture_->window->isVisible()) fixture_->open(QStringLiteral("restart"), {1440, 900});
  MainWindow& window = *fixture_->window;
  qDeleteAll(window.findChildren<QDialog*>());
  window.comparison().stop();
  window.setBlank(false);
  window.setPresenting(false);
  window.setEditing(false);
  window.quiz().setOn(false);
  window.setFontScale(1.0);
  window.setSingleKeys(true);
  window.setThemeChoice(WindowCommands::ThemeChoice::System);
  window.setShowsFuture(true);
  window.showTab(0);
  window.playhead().pause();
  window.playhead().setPace({});
  window.document().markSaved({});  // Or it would ask what is to become of the last case's scene.
  QVERIFY(window.openScenario(QStringLiteral("restart")));
  window.playhead().toStart();
  window.activateWindow();
  QVERIFY(QTest::qWaitForWindowActive(&window));
  window.workspace()->ladder()->view()->setFocus();
}

void TestEveryAction::everyRowHasItsCase() {
  std::set<std::string_view> rows;
  for (Menu menu : kAllMenus) {
    for (const ActionRow& row : rowsOf(menu)) {
      QVERIFY2(caseOf(row.id), (std::string("no case for the action ") + row.id).c_str());
      QVERIFY2(rows.insert(row.id).second, row.id);
    }
  }
  QCOMPARE(rows.size(), actionCases().size());
}

void TestEveryAction::doesWhatItSays_data() {
  QTest::addColumn<QByteArray>("id");
  QTest::addColumn<QKeySequence>("key");
  for (const ActionCase& c : actionCases()) {
    const ActionRow* row = rowNamed(c.id);
    if (!row) continue;
    QTest::addRow("%s", c.id) << QByteArray(c.id) << QKeySequence();
    for (const QKeySequence& key : shortcutsOf(*row)) {
      QTest::addRow("%s by %s", c.id, qPrintable(key.toString())) << QByteArray(c.id) << key;
    }
  }
}

void TestEveryAction::doesWhatItSays() {
  QFETCH(QByteArray, id);
  QFETCH(QKeySequence, key);
  const ActionCase& c = *caseOf(id.toStdString());
  beginAnew();
  c.prepare(*fixture_);
  fixture_->window->actionSet()->refresh();
  QVERIFY2(fixture_->window->actionSet()->action(c.id)->isEnabled(), c.id);
  perform(c, [&] {
    if (key.isEmpty()) return fixture_->trigger(c.id);
    QTest::keyClick(fixture_->window.get(), key[0].key(), key[0].keyboardModifiers());
  });
}

void TestEveryAction::perform(const ActionCase& c, const std::function<void()>& how) {
  switch (c.kind) {
    case ActionCase::Kind::Change: return performEdit(c, how);
    case ActionCase::Kind::Ask: return performDialog(c, how);
    case ActionCase::Kind::Show: break;
  }
  QVERIFY(!c.isDone(*fixture_));
  how();
  QVERIFY(c.isDone(*fixture_));
}

void TestEveryAction::performEdit(const ActionCase& c, const std::function<void()>& how) {
  const EditedScenario before = fixture_->document().edited();
  const int steps = fixture_->document().undoStack()->index();
  QVERIFY(!c.isDone(*fixture_));
  how();
  QVERIFY(c.isDone(*fixture_));
  const EditedScenario after = fixture_->document().edited();
  QCOMPARE(fixture_->document().undoStack()->index(), steps + 1);
  const QString name = fixture_->document().undoStack()->undoText();
  QVERIFY(!name.isEmpty());
  const QAction* undo = fixture_->window->actionSet()->action("undo");
  QVERIFY2(undo->text().contains(name), qPrintable(undo->text()));
  fixture_->trigger("undo");
  QVERIFY(fixture_->document().edited() == before);
  fixture_->trigger("redo");
  QVERIFY(fixture_->document().edited() == after);
}

void TestEveryAction::performDialog(const ActionCase& c, const std::function<void()>& how) {
  const EditedScenario before = fixture_->document().edited();
  QByteArray seen;
  QTimer hand;
  connect(&hand, &QTimer::timeout, this, [&] {
    QWidget* dialog = openDialog();
    if (!dialog) return;
    seen = dialog->metaObject()->className();
    QVERIFY(!dialog->windowTitle().isEmpty());
    QTest::keyClick(dialog, Qt::Key_Escape);
    if (dialog->isVisible()) dialog->close();
  });
  hand.start(5);
  how();
  (void)QTest::qWaitFor([&] { return !seen.isEmpty(); }, 2000);
  QCOMPARE(seen, QByteArray(c.dialog));
  QVERIFY(!openDialog());
  QVERIFY(fixture_->document().edited() == before);
}

void TestEveryAction::whatMakesNoSenseIsNotOffered() {
  beginAnew();
  const ActionSet& actions = *fixture_->window->actionSet();
  for (const char* id :
       {"drop", "delay", "duplicate", "restore", "pick-nothing", "undo", "redo", "take-out-edits",
        "start", "previous", "swap-futures", "keep-other", "smaller", "normal-size", "add-part",
        "copy-part", "remove-part", "part-up", "part-down"}) {
    QVERIFY2(!actions.action(id)->isEnabled(), id);
  }
  fixture_->playhead().toEnd();
  for (const char* id : {"end", "next"}) {
    QVERIFY2(!actions.action(id)->isEnabled(), id);
  }
  actions.action("works-again")->trigger();
  QVERIFY(!actions.action("works-again")->isEnabled());
  fixture_->window->openScenario(QStringLiteral("simultaneous-open"));
  fixture_->window->actionSet()->refresh();
  for (const char* id : {"restart", "reuseaddr", "swap-closer", "server-close", "client-kill"}) {
    QVERIFY2(!actions.action(id)->isEnabled(), id);
  }
}

/// There is no scene behind it that could be changed, nor another future to compare it with.
void TestEveryAction::aScriptsRunOffersNoChange() {
  beginAnew();
  fixture_->window->openScenario(
      QStringLiteral(LINGER_SOURCE_DIR "/tests/packetdrill/active-close.pkt"));
  const ActionSet& actions = *fixture_->window->actionSet();
  for (Menu menu : kAllMenus) {
    for (const ActionRow& row : rowsOf(menu)) {
      if (row.edits) QVERIFY2(!actions.action(row.id)->isEnabled(), row.id);
    }
  }
  for (const auto* box : fixture_->window->findChildren<QComboBox*>()) {
    if (box->accessibleName().startsWith(QStringLiteral("Operating system of both hosts"))) {
      QVERIFY(!box->isEnabled());
    }
  }
  QVERIFY(fixture_->window->openScenario(QStringLiteral("restart")));
  QVERIFY(actions.action("restart")->isEnabled());
}

void TestEveryAction::choicesHaveRadioMarks() {
  const ActionSet& actions = *fixture_->window->actionSet();
  for (const char* id : {"theme-system", "theme-light", "theme-dark"}) {
    const QActionGroup* group = actions.action(id)->actionGroup();
    QVERIFY2(group && group->isExclusive() && group->actions().size() == 3, id);
  }
}

QTEST_MAIN(TestEveryAction)
#include "tst_every_action.moc"
