#include "app/ladder/ladder_accessible.h"

#include <QAccessibleInterface>
#include <QPointer>

#include "app/ladder/ladder_view.h"
#include "app/ladder/ladder_words.h"

namespace linger {
namespace {

/// One segment of a ladder.
class SegmentAccessible : public QAccessibleInterface, public QAccessibleActionInterface {
 public:
  SegmentAccessible(LadderView* view, int index) : view_(view), index_(index) {}

  bool isValid() const override {
    return view_ && view_->trace() && index_ < int(view_->trace()->segments.size());
  }
  QObject* object() const override { return nullptr; }
  QWindow* window() const override { return view_ ? view_->window()->windowHandle() : nullptr; }
  QAccessibleInterface* parent() const override {
    return QAccessible::queryAccessibleInterface(view_.data());
  }
  QAccessibleInterface* child(int) const override { return nullptr; }
  QAccessibleInterface* childAt(int, int) const override { return nullptr; }
  int childCount() const override { return 0; }
  int indexOfChild(const QAccessibleInterface*) const override { return -1; }
  QAccessible::Role role() const override { return QAccessible::ListItem; }

  QString text(QAccessible::Text kind) const override {
    if (!isValid()) return {};
    const SegmentRecord& record = view_->trace()->segments[std::size_t(index_)];
    switch (kind) {
      case QAccessible::Name: {
        const SegmentWords words = wordsFor(record);
        return words.detail.isEmpty() ? words.head : words.head + u' ' + words.detail;
      }
      case QAccessible::Description: return sentenceFor(*view_->trace(), record);
      case QAccessible::Value: return wordFor(record.delivery);
      case QAccessible::Help:
      case QAccessible::Accelerator:
      case QAccessible::DebugDescription:
      case QAccessible::UserText: break;
    }
    return {};
  }
  void setText(QAccessible::Text, const QString&) override {}

  QRect rect() const override {
    if (!isValid()) return {};
    const QRect box = view_->segmentRect(id());
    return {view_->viewport()->mapToGlobal(box.topLeft()), box.size()};
  }

  QAccessible::State state() const override {
    QAccessible::State state;
    state.focusable = true;
    state.selectable = true;
    if (!isValid()) {
      state.invalid = true;
      return state;
    }
    state.focused = state.selected = view_->currentSegment() == id();
    state.offscreen = !view_->viewport()->rect().intersects(view_->segmentRect(id()));
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
    view_->setCurrentSegment(id());
    if (action == pressAction()) emit view_->segmentActivated(id());
  }

 private:
  SegmentId id() const { return SegmentId{index_ + 1}; }

  QPointer<LadderView> view_;
  int index_;
};

QAccessibleInterface* makeAccessible(const QString&, QObject* object) {
  auto* view = qobject_cast<LadderView*>(object);
  return view ? new LadderAccessible(view) : nullptr;
}

}  // namespace

LadderAccessible::LadderAccessible(LadderView* view) : QAccessibleWidget(view, QAccessible::List) {}

LadderAccessible::~LadderAccessible() {
  for (QAccessible::Id id : children_) {
    if (id != 0) QAccessible::deleteAccessibleInterface(id);
  }
}

void LadderAccessible::install() {
  static const bool installed = [] {
    QAccessible::installFactory(makeAccessible);
    return true;
  }();
  Q_UNUSED(installed);
}

LadderView* LadderAccessible::view() const {
  return static_cast<LadderView*>(widget());
}

int LadderAccessible::childCount() const {
  return int(view()->trace()->segments.size());
}

QAccessibleInterface* LadderAccessible::child(int index) const {
  if (index < 0 || index >= childCount()) return nullptr;
  if (children_.size() <= std::size_t(index)) children_.resize(std::size_t(index) + 1, 0);
  QAccessible::Id& id = children_[std::size_t(index)];
  if (id == 0) id = QAccessible::registerAccessibleInterface(new SegmentAccessible(view(), index));
  return QAccessible::accessibleInterface(id);
}

QAccessibleInterface* LadderAccessible::childAt(int x, int y) const {
  for (int i = 0; i < childCount(); ++i) {
    if (child(i)->rect().contains(x, y)) return child(i);
  }
  return nullptr;
}

QAccessibleInterface* LadderAccessible::focusChild() const {
  const auto current = view()->currentSegment();
  return current ? child(current->value - 1) : nullptr;
}

int LadderAccessible::indexOfChild(const QAccessibleInterface* child) const {
  for (std::size_t i = 0; i < children_.size(); ++i) {
    if (children_[i] != 0 && QAccessible::accessibleInterface(children_[i]) == child) return int(i);
  }
  return -1;
}

}  // namespace linger
