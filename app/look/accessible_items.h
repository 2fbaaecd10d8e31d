#pragma once

#include <QAccessibleWidget>
#include <QRect>
#include <QString>
#include <vector>

namespace linger {

/// What a widget that paints its parts itself tells a screen reader of them: a list of items,
/// each with its words and its place. Such a widget inherits this beside QWidget.
class AccessibleItems {
 public:
  virtual ~AccessibleItems() = default;

  virtual int itemCount() const = 0;
  virtual QString itemName(int index) const = 0;
  virtual QString itemDescription(int index) const = 0;
  virtual QString itemValue(int index) const = 0;
  /// What is so at this instant of the whole, such as the timers that run; empty for nothing.
  virtual QString summary() const { return {}; }
  /// On the screen.
  virtual QRect itemRect(int index) const = 0;
  /// The item that the keyboard is on; -1 for none.
  virtual int currentItem() const = 0;
  virtual void setCurrentItem(int index) = 0;
  /// Does what Enter does on it.
  virtual void pressItem(int index) = 0;
};

/// The interface of such a widget. makeItemsAccessible() brings it into being.
class ItemsAccessible : public QAccessibleWidget {
 public:
  /// `items` is that widget, and goes with it.
  ItemsAccessible(QWidget* widget, AccessibleItems& items);
  ~ItemsAccessible() override;

  QString text(QAccessible::Text kind) const override;

  int childCount() const override;
  QAccessibleInterface* child(int index) const override;
  QAccessibleInterface* childAt(int x, int y) const override;
  QAccessibleInterface* focusChild() const override;
  int indexOfChild(const QAccessibleInterface* child) const override;

 private:
  AccessibleItems& items_;
  mutable std::vector<QAccessible::Id> children_;  ///< 0 where none has been asked for.
};

/// Makes every widget with AccessibleItems accessible. Such a widget calls it first of all in its
/// constructor, before anything asks for its interface.
void makeItemsAccessible();

/// Tells that the keyboard has come to another item; nothing while it is elsewhere.
void tellCurrentItem(QWidget* widget, int index);

}  // namespace linger
