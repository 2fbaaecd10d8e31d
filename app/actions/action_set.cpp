#include "app/actions/action_set.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSlider>
#include <QActionGroup>
#include <QComboBox>
#include <QKeyEvent>
#include <QPlainTextEdit>

namespace linger {
namespace {

bool isAnyOf(int key, std::initializer_list<Qt::Key> keys) {
  return std::find(keys.begin(), keys.end(), key) != keys.end();
}

bool needsKey(const QObject* widget, const QKeyEvent& event) {
  if (event.modifiers() & (Qt::ControlModifier | Qt::AltModifier)) return false;
  const int key = event.key();
  const bool moves = isAnyOf(
      key, {Qt::Key_Home, Qt::Key_End, Qt::Key_PageUp, Qt::Key_PageDown, Qt::Key_Up, Qt::Key_Down});
  if (qobject_cast<const QAbstractButton*>(widget)) return key == Qt::Key_Space;
  // A letter looks for the row that begins with it.
  const bool types = !event.text().isEmpty() && event.text().front().isLetterOrNumber();
  if (qobject_cast<const QAbstractItemView*>(widget)) {
    return moves || key == Qt::Key_Space || types;
  }
  if (qobject_cast<const QComboBox*>(widget)) return moves || key == Qt::Key_Space;
  if (qobject_cast<const QAbstractSlider*>(widget)) {
    return moves || isAnyOf(key, {Qt::Key_Left, Qt::Key_Right});
  }
  if (qobject_cast<const QPlainTextEdit*>(widget)) {
    return moves || isAnyOf(key, {Qt::Key_Left, Qt::Key_Right});
  }
  return false;
}

}  // namespace

bool writesOneSign(const QKeySequence& keys) {
  const QKeyCombination first = keys[0];
  const bool isHeld = first.keyboardModifiers() & (Qt::ControlModifier | Qt::AltModifier);
  return keys.count() == 1 && !isHeld && first.key() > Qt::Key_Space &&
         first.key() < Qt::Key_Escape;
}

QList<QKeySequence> shortcutsOf(const ActionRow& row) {
  QList<QKeySequence> keys;
  const QStringList parts = QString::fromLatin1(row.shortcuts).split(u' ', Qt::SkipEmptyParts);
  for (const QString& part : parts) keys << QKeySequence(part, QKeySequence::PortableText);
  return keys;
}

ActionSet::ActionSet(AppContext& context, QWidget* window)
    : QObject(window), context_(context), window_(window) {
  for (Menu menu : kAllMenus) {
    QActionGroup* choice = nullptr;
    for (const ActionRow& row : rowsOf(menu)) {
      QAction* action = actions_[row.id] = make(row);
      if (!row.excludes || row.separated) choice = nullptr;
      if (row.excludes && !choice) choice = new QActionGroup(this);
      if (choice) choice->addAction(action);
    }
  }
  connect(&context.document, &Document::traceChanged, this, &ActionSet::refresh);
  connect(&context.document, &Document::modifiedChanged, this, &ActionSet::refresh);
  connect(context.document.undoStack(), &QUndoStack::indexChanged, this, &ActionSet::refresh);
  connect(&context.playhead, &Playhead::moved, this, &ActionSet::refresh);
  connect(&context.playhead, &Playhead::playingChanged, this, &ActionSet::refresh);
  connect(&context.playhead, &Playhead::paceChanged, this, &ActionSet::refresh);
  connect(&context.selection, &Selection::changed, this, &ActionSet::refresh);
}

QAction* ActionSet::make(const ActionRow& row) {
  auto* action = new QAction(textOf(row), this);
  action->setObjectName(QString::fromLatin1(row.id));
  action->setCheckable(row.checked != nullptr);
  giveKeys(*action, row);
  connect(action, &QAction::triggered, this, [this, &row] {
    row.run(context_);
    refresh();
  });
  window_->addAction(action);
  return action;
}

void ActionSet::giveKeys(QAction& action, const ActionRow& row) const {
  QList<QKeySequence> keys = shortcutsOf(row);
  if (!singleKeys_) keys.removeIf(writesOneSign);
  action.setShortcuts(keys);
  const QString key = action.shortcut().toString(QKeySequence::NativeText);
  const QString plain = withoutMnemonic(textOf(row));
  action.setToolTip(key.isEmpty() ? plain : tr("%1 (%2)").arg(plain, key));
}

void ActionSet::setSingleKeys(bool on) {
  if (on == singleKeys_) return;
  singleKeys_ = on;
  for (Menu menu : kAllMenus) {
    for (const ActionRow& row : rowsOf(menu)) giveKeys(*actions_.at(row.id), row);
  }
  refresh();
}

QAction* ActionSet::action(std::string_view id) const {
  const auto found = actions_.find(id);
  return found == actions_.end() ? nullptr : found->second;
}

void ActionSet::fill(QMenuBar& bar) const {
  for (Menu menu : kAllMenus) fill(*bar.addMenu(nameOf(menu)), menu);
}

void ActionSet::fill(QMenu& menu, Menu rows) const {
  for (const ActionRow& row : rowsOf(rows)) {
    if (row.separated) menu.addSeparator();
    menu.addAction(action(row.id));
  }
}

void ActionSet::refresh() {
  for (Menu menu : kAllMenus) {
    for (const ActionRow& row : rowsOf(menu)) {
      QAction* action = actions_.at(row.id);
      const bool isPossible = !row.edits || context_.document.isEditable();
      action->setEnabled(isPossible && (!row.enabled || row.enabled(context_)));
      if (row.checked) action->setChecked(row.checked(context_));
      if (row.label) action->setText(row.label(context_));
    }
  }
}

bool KeyGuard::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() != QEvent::ShortcutOverride) return false;
  if (!needsKey(watched, *static_cast<QKeyEvent*>(event))) return false;
  event->accept();
  return true;
}

}  // namespace linger
