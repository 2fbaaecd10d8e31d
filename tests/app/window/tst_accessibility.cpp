#include <QAbstractButton>
#include <QAccessible>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QRadioButton>
#include <QTableView>
#include <QTimer>
#include <set>

#include "app/actions/command_palette.h"
#include "app/actions/help_sheet.h"
#include "app/gallery/gallery.h"
#include "app/ladder/ladder_view.h"
#include "app/verdict/query_picker.h"
#include "app/widgets/notice_bar.h"
#include "app/widgets/segmented_control.h"
#include "app/window/ladder_area.h"
#include "tests/app/window/window_fixture.h"

using namespace linger;

namespace {

QAccessibleInterface* accessible(QObject* object) {
  return QAccessible::queryAccessibleInterface(object);
}

QString describe(const QWidget* widget) {
  return QStringLiteral("%1 “%2” in %3")
      .arg(QString::fromLatin1(widget->metaObject()->className()), widget->accessibleName(),
           QString::fromLatin1(widget->parentWidget()
                                   ? widget->parentWidget()->metaObject()->className()
                                   : "nothing"));
}

/// Whether the keyboard can be on it now.
bool takesTab(const QWidget* widget) {
  return (widget->focusPolicy() & Qt::TabFocus) != 0 && widget->isEnabled() &&
         widget->isVisible() && !widget->focusProxy();
}

/// Radio buttons share one stop, moved in by the arrow keys; a choice beside the chosen one is
/// none.
bool isBesideTheChosenOne(const QWidget* widget) {
  const auto* button = qobject_cast<const QAbstractButton*>(widget);
  return button && button->isCheckable() && button->autoExclusive() && !button->isChecked();
}

/// All that Tab comes to, from where the keyboard is until it is there again.
std::set<const QWidget*> tabStops(QWidget& window, Qt::KeyboardModifiers modifiers) {
  std::set<const QWidget*> stops;
  if (!window.focusWidget()) window.nextInFocusChain()->setFocus();
  for (int presses = 0; presses < 400; ++presses) {
    QWidget* now = window.focusWidget();
    if (!now) break;
    stops.insert(now);
    QTest::keyClick(now, modifiers == Qt::NoModifier ? Qt::Key_Tab : Qt::Key_Backtab, modifiers);
  }
  return stops;
}

void everythingIsReached(QWidget& window) {
  const std::set<const QWidget*> forward = tabStops(window, Qt::NoModifier);
  const std::set<const QWidget*> back = tabStops(window, Qt::ShiftModifier);
  for (const QWidget* widget : window.findChildren<QWidget*>()) {
    if (widget->window() != &window || !takesTab(widget) || isBesideTheChosenOne(widget)) continue;
    QVERIFY2(forward.contains(widget), qPrintable(describe(widget) + " is not reached by Tab"));
    QVERIFY2(back.contains(widget), qPrintable(describe(widget) + " is not reached by Shift+Tab"));
  }
  QVERIFY(forward.size() >= 2);
}

/// Everything that can be used has a role and a name.
void everythingIsNamed(QAccessibleInterface& item, int depth = 0) {
  QVERIFY(depth < 30);
  static const std::set<QAccessible::Role> kUsed{
      QAccessible::Button,       QAccessible::CheckBox,     QAccessible::RadioButton,
      QAccessible::ComboBox,     QAccessible::EditableText, QAccessible::Slider,
      QAccessible::List,         QAccessible::ListItem,     QAccessible::Table,
      QAccessible::PageTab,      QAccessible::MenuItem,     QAccessible::Cell,
      QAccessible::ColumnHeader, QAccessible::ButtonMenu};
  if (item.state().invisible) return;
  const QWidget* widget = qobject_cast<QWidget*>(item.object());
  const bool own = widget && widget->objectName().startsWith(QStringLiteral("qt_"));
  if (kUsed.contains(item.role()) && !own) {
    QAccessibleInterface* parent = item.parent();
    const QString where = parent && parent->object()
                              ? QString::fromLatin1(parent->object()->metaObject()->className())
                              : QString();
    QVERIFY2(!item.text(QAccessible::Name).isEmpty(),
             qPrintable(QStringLiteral("role %1 in %2").arg(item.role()).arg(where)));
  }
  for (int i = 0; i < item.childCount(); ++i) {
    if (QAccessibleInterface* child = item.child(i)) everythingIsNamed(*child, depth + 1);
  }
}

}  // namespace

/// What a screen reader is told, and what the keyboard alone reaches.
class TestAccessibility : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() { QAccessible::setActive(true); }
  void everyPaneIsNamed_data() { eachPane(); }
  void everyPaneIsNamed();
  void theKeyboardReachesEverything_data() { eachPane(); }
  void theKeyboardReachesEverything();
  void wordsOfLabelsAreNames();
  void onlyOneThingHasTheFocus();
  void lettersBelongToTheTableWithTheFocus();
  void aBadDurationIsALastingError();
  void labelsAreInNames();
  void theFocusIsSeen();
  void choicesAreRadioButtons();
  void galleryNamesAndDescribes();
  void dialogsAreReachedAndNamed();
  void theOptionPickerIsGoneThroughInOrder();
  void theAboutBoxIsReachedAndNamed();
  void theBarIsAnnounced();

 private:
  static void eachPane();
};

void TestAccessibility::eachPane() {
  QTest::addColumn<int>("tab");
  for (const char* name : {"why", "code", "terminal", "events", "edits", "systems"}) {
    static int tab = 0;
    QTest::newRow(name) << tab++ % 6;
  }
}

void TestAccessibility::everyPaneIsNamed() {
  QFETCH(int, tab);
  WindowFixture fixture;
  fixture.document().make(edit::SetMsl{9s});
  fixture.playhead().seek(kSimStart + 3s);
  fixture.window->showTab(tab);
  everythingIsNamed(*accessible(fixture.window.get()));
}

void TestAccessibility::theKeyboardReachesEverything() {
  QFETCH(int, tab);
  WindowFixture fixture;
  fixture.document().make(edit::SetMsl{9s});
  fixture.playhead().seek(kSimStart + 3s);
  fixture.window->showTab(tab);
  QVERIFY(QTest::qWaitForWindowActive(fixture.window.get()));
  fixture.window->workspace()->ladder()->view()->setFocus();
  everythingIsReached(*fixture.window);
}

/// What a label says is its name: nothing else is in the tree for it.
void TestAccessibility::wordsOfLabelsAreNames() {
  WindowFixture fixture;
  fixture.playhead().seek(kSimStart + 2s);
  fixture.window->tell(QStringLiteral("told in the bar"), {}, nullptr);
  const auto isTold = [&](const QString& words) {
    for (QLabel* label : fixture.window->findChildren<QLabel*>()) {
      if (label->isVisible() && accessible(label)->text(QAccessible::Name).contains(words))
        return true;
    }
    return false;
  };
  for (const char* words : {"No. Not for another 58.2 s.", "Address already in use",
                            "Set SO_REUSEADDR before bind()", "told in the bar", "2.000 s"}) {
    QVERIFY2(isTold(QString::fromUtf8(words)), words);
  }
  fixture.window->showTab(1);
  for (QLabel* label : fixture.window->findChildren<QLabel*>()) {
    if (!label->isVisible() || label->text().isEmpty()) continue;
    QVERIFY2(!accessible(label)->text(QAccessible::Name).isEmpty(), qPrintable(label->text()));
  }
}

/// Whatever follows the playhead does not pretend to have the keyboard.
void TestAccessibility::onlyOneThingHasTheFocus() {
  WindowFixture fixture;
  fixture.window->showTab(3);
  QLineEdit* field = fixture.window->findChild<QLineEdit*>();
  QVERIFY(field);
  field->setFocus();
  static QStringList told;
  told.clear();
  QAccessible::installUpdateHandler([](QAccessibleEvent* event) {
    if (event->type() == QAccessible::Focus && event->object()) {
      told << QString::fromLatin1(event->object()->metaObject()->className());
    }
  });
  for (int i = 0; i < 6; ++i) fixture.playhead().stepForward();
  QAccessible::installUpdateHandler(nullptr);
  QVERIFY2(told.isEmpty(), qPrintable(told.join(u' ')));
  fixture.window->selection().pickSegment(*fixture.document().trace(), SegmentId{1});
  field->setFocus();
  QAccessibleInterface* list = accessible(fixture.window->workspace()->ladder()->view());
  for (int i = 0; i < list->childCount(); ++i) QVERIFY(!list->child(i)->state().focused);
}

/// Letters look for a row; they do nothing to the scene.
void TestAccessibility::lettersBelongToTheTableWithTheFocus() {
  WindowFixture fixture;
  fixture.window->showTab(3);
  auto* table = fixture.window->findChild<QTableView*>();
  QVERIFY(table);
  table->setFocus();
  fixture.window->selection().pickSegment(*fixture.document().trace(), SegmentId{4});
  const Scenario before = fixture.document().scenario();
  for (const Qt::Key key : {Qt::Key_B, Qt::Key_I, Qt::Key_N, Qt::Key_D, Qt::Key_R, Qt::Key_1}) {
    const QString letter = key == Qt::Key_1 ? QStringLiteral("1") : QString(QChar(key)).toLower();
    QKeyEvent press(QEvent::KeyPress, key, Qt::NoModifier, letter);
    QKeyEvent over(QEvent::ShortcutOverride, key, Qt::NoModifier, letter);
    QApplication::sendEvent(table, &over);
    QVERIFY2(over.isAccepted(), qPrintable(letter));
    QTest::keyClick(table, key);
  }
  QVERIFY(fixture.document().scenario() == before);
  QVERIFY(!fixture.window->isBlank());
  QCOMPARE(fixture.window->tab(), 3);
}

/// "bad" for a duration: said in the bar and beside the field until something else is typed.
void TestAccessibility::aBadDurationIsALastingError() {
  WindowFixture fixture;
  QLineEdit* field = nullptr;
  for (QLineEdit* each : fixture.window->findChildren<QLineEdit*>()) {
    if (each->accessibleName().contains("Maximum segment lifetime")) field = each;
  }
  QVERIFY(field);
  field->setFocus();
  field->selectAll();
  QTest::keyClicks(field, "bad");
  QTest::keyClick(field, Qt::Key_Return);
  const QString told = fixture.window->notices()->message();
  QVERIFY2(told.contains("found “bad”, expected a duration"), qPrintable(told));
  QCOMPARE(accessible(field)->text(QAccessible::Description), told);
  field->selectAll();
  QTest::keyClicks(field, "15 s");
  QTest::keyClick(field, Qt::Key_Return);
  QVERIFY(accessible(field)->text(QAccessible::Description).isEmpty());
  QCOMPARE(fixture.document().scenario().msl, std::optional(Duration(15s)));
}

/// What is written on a button is in its name: people who speak to a program say what they see.
void TestAccessibility::labelsAreInNames() {
  WindowFixture fixture;
  int checked = 0;
  for (QAbstractButton* button : fixture.window->findChildren<QAbstractButton*>()) {
    if (!button->isVisible() || button->text().isEmpty()) continue;
    const QString seen = QString(button->text()).remove(u'&').remove(u'…').remove(u'▶').trimmed();
    const bool isSymbol = std::ranges::none_of(seen, [](QChar c) { return c.isLetter(); });
    if (isSymbol) continue;
    const QString name = accessible(button)->text(QAccessible::Name);
    QVERIFY2(name.contains(seen, Qt::CaseInsensitive), qPrintable(seen + " is named " + name));
    ++checked;
  }
  QVERIFY(checked > 8);
}

void TestAccessibility::choicesAreRadioButtons() {
  WindowFixture fixture;
  fixture.window->showTab(1);
  const QList<SegmentedControl*> controls = fixture.window->findChildren<SegmentedControl*>();
  QVERIFY(controls.size() >= 2);
  for (SegmentedControl* control : controls) {
    QVERIFY2(!accessible(control)->text(QAccessible::Name).isEmpty(), "a group has a name");
    QCOMPARE(accessible(control)->role(), QAccessible::Grouping);
    int checked = 0;
    int stops = 0;
    for (int i = 0; i < control->count(); ++i) {
      QAccessibleInterface* button = accessible(control->button(i));
      QCOMPARE(button->role(), QAccessible::RadioButton);
      QVERIFY(!button->text(QAccessible::Name).isEmpty());
      checked += button->state().checked ? 1 : 0;
      if (!(control->button(i)->focusPolicy() & Qt::TabFocus)) continue;
      ++stops;
      QVERIFY2(checked == 0 || button->state().checked, "Tab stops at what is chosen");
    }
    QVERIFY(checked <= 1 && stops == 1);
  }
}

void TestAccessibility::galleryNamesAndDescribes() {
  WindowFixture fixture;
  Gallery gallery(Look::Light, fixture.window.get());
  const QAbstractItemModel* model = gallery.list()->model();
  for (int row = 0; row < model->rowCount(); ++row) {
    const QModelIndex index = model->index(row, 0);
    QVERIFY(!index.data(Qt::DisplayRole).toString().isEmpty());
    QVERIFY(index.data(Qt::AccessibleDescriptionRole).toString().size() > 20);
  }
}

void TestAccessibility::dialogsAreReachedAndNamed() {
  WindowFixture fixture;
  Gallery gallery(Look::Light, fixture.window.get());
  CommandPalette palette(*fixture.window->actionSet(), fixture.window.get());
  HelpSheet help(fixture.window.get());
  for (QDialog* dialog : std::initializer_list<QDialog*>{&gallery, &palette, &help}) {
    dialog->show();
    dialog->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(dialog));
    QVERIFY(!dialog->windowTitle().isEmpty());
    everythingIsNamed(*accessible(dialog));
    if (dialog != &help) everythingIsReached(*dialog);
    QTest::keyClick(dialog, Qt::Key_Escape);
    QVERIFY2(!dialog->isVisible(), "Escape closes it");
  }
}

/// From top to bottom, the new socket before the old one.
void TestAccessibility::theOptionPickerIsGoneThroughInOrder() {
  WindowFixture fixture;
  QueryPicker picker(fixture.document().trace()->server, fixture.window.get());
  picker.setQueries(standardQueries(*fixture.document().trace()));
  picker.show();
  everythingIsNamed(*accessible(&picker));
  for (QRadioButton* choice : picker.findChildren<QRadioButton*>()) {
    if (choice->text().contains(QStringLiteral("these"))) choice->setChecked(true);
  }
  QStringList words;
  const QWidget* widget = &picker;
  for (int i = 0; i < 100; ++i) {
    widget = widget->nextInFocusChain();
    if (widget == &picker) break;
    const auto* button = qobject_cast<const QAbstractButton*>(widget);
    if (button && takesTab(button)) words << button->text();
    if (qobject_cast<const QListView*>(widget)) words << widget->accessibleName();
  }
  const QStringList wanted{"SO_REUSEADDR",         "SO_REUSEPORT",        "SO_EXCLUSIVEADDRUSE",
                           "what its program set", "these instead:",      "SO_REUSEADDR",
                           "SO_REUSEPORT",         "SO_EXCLUSIVEADDRUSE", "Add a lane",
                           "Remove the lane",      "Default lanes",       "Lanes"};
  QCOMPARE(words, wanted);
}

void TestAccessibility::theAboutBoxIsReachedAndNamed() {
  WindowFixture fixture;
  bool reached = false;
  QTimer hand;
  connect(&hand, &QTimer::timeout, fixture.window.get(), [&] {
    QWidget* about = QApplication::activeModalWidget();
    if (!about || !about->focusWidget()) return;
    hand.stop();
    everythingIsNamed(*accessible(about));
    reached = qobject_cast<QAbstractButton*>(about->focusWidget());
    QTest::keyClick(about, Qt::Key_Escape);
  });
  hand.start(5);
  fixture.trigger("about");
  QVERIFY(reached);
}

void TestAccessibility::theBarIsAnnounced() {
  if (!QAccessible::isActive()) QSKIP("this platform has nobody to tell");
  WindowFixture fixture;
  static QList<std::pair<QAccessible::Event, QString>> told;
  told.clear();
  QAccessible::installUpdateHandler([](QAccessibleEvent* event) {
    QAccessibleInterface* about = event->accessibleInterface();
    told.append({event->type(), about ? about->text(QAccessible::Name) : QString()});
  });
  fixture.window->openScenario(QStringLiteral("/no/such/file.json"));
  QAccessible::installUpdateHandler(nullptr);
  QVERIFY(std::ranges::any_of(told, [](const auto& event) {
    return event.first == QAccessible::Alert && !event.second.isEmpty();
  }));
}

/// Everything that Tab comes to looks different there.
void TestAccessibility::theFocusIsSeen() {
  WindowFixture fixture;
  QVERIFY(QTest::qWaitForWindowActive(fixture.window.get()));
  fixture.playhead().seek(kSimStart + 2s);
  const auto picture = [&](QWidget* widget) { return widget->grab().toImage(); };
  QStringList unseen;
  for (QWidget* widget : fixture.window->findChildren<QWidget*>()) {
    if (!takesTab(widget) || widget->window() != fixture.window.get()) continue;
    if (isBesideTheChosenOne(widget)) continue;
    fixture.window->menuBar()->setFocus();
    const QImage before = picture(widget);
    widget->setFocus(Qt::TabFocusReason);
    if (!widget->hasFocus()) continue;
    if (picture(widget) == before) unseen << describe(widget);
  }
  QVERIFY2(unseen.isEmpty(), qPrintable(unseen.join(u'\n')));
}

QTEST_MAIN(TestAccessibility)
#include "tst_accessibility.moc"
