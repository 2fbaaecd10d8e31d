#include "app/look/accessible_items.h"

#include <QAccessibleInterface>
#include <QPointer>
#include <QWidget>
#include <QWindow>

namespace linger {
namespace {

/// One item of a widget.
class ItemAccessible : public QAccessibleInterface, public QAccessibleActionInterface {
 public:
  ItemAccessible(QWidget* widget, AccessibleItems& items, int index)
      : widget_(widget), items_(items), index_(index) {}

  bool isValid() const override { return widget_ && index_ < items_.itemCount(); }
  QObject* object() const override { return nullptr; }
  QWindow* window() const override { return widget_ ? widget_->window()->windowHandle() : nullptr; }
  QAccessibleInterface* parent() const override {
    return QAccessible::queryAccessibleInterface(widget_.data());
  }
  QAccessibleInterface* child(int) const override { return nullptr; }
  QAccessibleInterface* childAt(int, int) const override { return nullptr; }
  int childCount() const override { return 0; }
  int indexOfChild(const QAccessibleInterface*) const override { return -1; }
  QAccessible::Role role() const override { return QAccessible::ListItem; }

  QString text(QAccessible::Text kind) const override {
    if (!isValid()) return {};
    if (kind == QAccessible::Name) return items_.itemName(index_);
    if (kind == QAccessible::Description) return items_.itemDescription(index_);
    if (kind == QAccessible::Value) return items_.itemValue(index_);
    return {};
  }
  void setText(QAccessible::Text, const QString&) override {}
  QRect rect() const override { return isValid() ? items_.itemRect(index_) : QRect(); }

  QAccessible::State state() const override {
    QAccessible::State state;
    state.focusable = state.selectable = true;
    if (!isValid()) {
      state.invalid = true;
      return state;
    }
    state.selected = items_.currentItem() == index_;
    state.focused = state.selected && widget_->hasFocus();  // Only one object has the focus.
    const QRect shown(widget_->mapToGlobal(QPoint(0, 0)), widget_->size());
    state.offscreen = !shown.intersects(rect());
    return state;
  }

  void* interface_cast(QAccessible::InterfaceType type) override {
    if (type == QAccessible::ActionInterface) return static_cast<QAccessibleActionInterface*>(this);
    return nullptr;
  }
  QStringList actionNames() const override { return {pressAction(), setFocusAction()}; }
  QStringList keyBindingsForAction(const QString&) const override { return {}; }
  void doAction(const QString& action) override {
    if (!isValid()) return;
    items_.setCurrentItem(index_);
    if (action == pressAction()) items_.pressItem(index_);
  }

 private:
  QPointer<QWidget> widget_;
  AccessibleItems& items_;
  int index_;
};

QAccessibleInterface* makeAccessible(const QString&, QObject* object) {
  auto* items = dynamic_cast<AccessibleItems*>(object);
  auto* widget = qobject_cast<QWidget*>(object);
  return items && widget ? new ItemsAccessible(widget, *items) : nullptr;
}

}  // namespace

ItemsAccessible::ItemsAccessible(QWidget* widget, AccessibleItems& items)
    : QAccessibleWidget(widget, QAccessible::List), items_(items) {}

ItemsAccessible::~ItemsAccessible() {
  for (QAccessible::Id id : children_) {
    if (id != 0) QAccessible::deleteAccessibleInterface(id);
  }
}

QString ItemsAccessible::text(QAccessible::Text kind) const {
  const QString words = QAccessibleWidget::text(kind);
  const QString now = kind == QAccessible::Description ? items_.summary() : QString();
  return now.isEmpty() ? words : words + u'\n' + now;
}

int ItemsAccessible::childCount() const {
  return items_.itemCount();
}

QAccessibleInterface* ItemsAccessible::child(int index) const {
  if (index < 0 || index >= childCount()) return nullptr;
  if (children_.size() <= std::size_t(index)) children_.resize(std::size_t(index) + 1, 0);
  if (children_[std::size_t(index)] == 0) {
    auto* item = new ItemAccessible(widget(), items_, index);
    children_[std::size_t(index)] = QAccessible::registerAccessibleInterface(item);
  }
  return QAccessible::accessibleInterface(children_[std::size_t(index)]);
}

QAccessibleInterface* ItemsAccessible::childAt(int x, int y) const {
  for (int i = 0; i < childCount(); ++i) {
    if (items_.itemRect(i).contains(x, y)) return child(i);
  }
  return nullptr;
}

QAccessibleInterface* ItemsAccessible::focusChild() const {
  return child(items_.currentItem());
}

int ItemsAccessible::indexOfChild(const QAccessibleInterface* child) const {
  for (std::size_t i = 0; i < children_.size(); ++i) {
    if (children_[i] != 0 && QAccessible::accessibleInterface(children_[i]) == child) return int(i);
  }
  return -1;
}

void makeItemsAccessible() {
  static const bool installed = [] {
    QAccessible::installFactory(makeAccessible);
    return true;
  }();
  Q_UNUSED(installed);
}

void tellCurrentItem(QWidget* widget, int index) {
  if (!widget->hasFocus()) return;
  QAccessibleEvent event(widget, QAccessible::Focus);
  event.setChild(index);
  QAccessible::updateAccessibility(&event);
}

}  // namespace linger
