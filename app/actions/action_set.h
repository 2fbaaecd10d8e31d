#pragma once

#include <QAction>
#include <QMenu>
#include <QMenuBar>
#include <QObject>
#include <map>
#include <string_view>

#include "app/actions/action_row.h"

namespace linger {

/// The QActions made from the table of rows, kept in step with the document, the playhead and
/// the selection.
class ActionSet : public QObject {
  Q_OBJECT

 public:
  /// The actions' shortcuts work in `window`. The context outlives it.
  ActionSet(AppContext& context, QWidget* window);

  /// Null when there is no row with that id.
  QAction* action(std::string_view id) const;
  void fill(QMenuBar& bar) const;
  void fill(QMenu& menu, Menu rows) const;

  /// Whether letters, digits and signs alone are shortcuts.
  void setSingleKeys(bool on);
  bool singleKeys() const { return singleKeys_; }

 public slots:
  /// Brings enabled, checked and changing texts up to date.
  void refresh();

 private:
  QAction* make(const ActionRow& row);
  void giveKeys(QAction& action, const ActionRow& row) const;

  AppContext& context_;
  QWidget* window_;
  std::map<std::string_view, QAction*> actions_;
  bool singleKeys_ = true;
};

/// The shortcuts of a row.
QList<QKeySequence> shortcutsOf(const ActionRow& row);

/// A letter, a digit or a sign without Ctrl or Alt, which speech input and slips of the hand type.
bool writesOneSign(const QKeySequence& keys);

/// Lets the focused widget have the keys that it needs itself (Space on a button, arrows in a
/// table) before a shortcut takes them.
class KeyGuard : public QObject {
  Q_OBJECT

 public:
  using QObject::QObject;

  bool eventFilter(QObject* watched, QEvent* event) override;
};

}  // namespace linger
