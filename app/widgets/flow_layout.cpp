#include "app/widgets/flow_layout.h"

#include <QWidget>
#include <algorithm>

namespace linger {

FlowLayout::FlowLayout(QWidget* parent) : QLayout(parent) {
  setContentsMargins(0, 0, 0, 0);
  setSpacing(6);
}

FlowLayout::~FlowLayout() {
  qDeleteAll(items_);
}

void FlowLayout::addItem(QLayoutItem* item) {
  items_.push_back(item);
}

QLayoutItem* FlowLayout::itemAt(int index) const {
  return index >= 0 && index < count() ? items_[static_cast<std::size_t>(index)] : nullptr;
}

QLayoutItem* FlowLayout::takeAt(int index) {
  if (index < 0 || index >= count()) return nullptr;
  QLayoutItem* item = items_[static_cast<std::size_t>(index)];
  items_.erase(items_.begin() + index);
  return item;
}

int FlowLayout::heightForWidth(int width) const {
  const QMargins edges = contentsMargins();
  const int inner = std::max(0, width - edges.left() - edges.right());
  return arrange({0, 0, inner, 0}, false) + edges.top() + edges.bottom();
}

void FlowLayout::setGeometry(const QRect& rect) {
  QLayout::setGeometry(rect);
  arrange(rect.marginsRemoved(contentsMargins()), true);
}

QSize FlowLayout::sizeHint() const {
  QSize size;
  for (const QLayoutItem* item : items_) {
    size.rwidth() += item->sizeHint().width() + spacing();
    size.setHeight(std::max(size.height(), item->sizeHint().height()));
  }
  return size.grownBy(contentsMargins());
}

QSize FlowLayout::minimumSize() const {
  QSize size;
  for (const QLayoutItem* item : items_) size = size.expandedTo(item->minimumSize());
  return size.grownBy(contentsMargins());
}

int FlowLayout::arrange(const QRect& rect, bool apply) const {
  int y = rect.top();
  for (int first = 0; first < count();) {
    const int end = endOfRow(first, rect.width());
    int height = 0;
    for (int i = first; i < end; ++i) {
      if (!itemAt(i)->isEmpty()) height = std::max(height, itemAt(i)->sizeHint().height());
    }
    if (apply) place(first, end, {rect.left(), y, rect.width(), height});
    y += height > 0 ? height + spacing() : 0;
    first = end;
  }
  return std::max(0, y - spacing() - rect.top());
}

int FlowLayout::endOfRow(int first, int width) const {
  int x = 0;
  int end = first;
  for (; end < count(); ++end) {
    if (itemAt(end)->isEmpty()) continue;
    const int right = x + itemAt(end)->sizeHint().width();
    if (x > 0 && right > width) break;
    x = right + spacing();
  }
  return end;
}

void FlowLayout::place(int first, int end, const QRect& row) const {
  int used = -spacing();
  for (int i = first; i < end; ++i) {
    if (!itemAt(i)->isEmpty()) used += itemAt(i)->sizeHint().width() + spacing();
  }
  int x = row.left();
  bool moved = false;
  for (int i = first; i < end; ++i) {
    QLayoutItem* item = itemAt(i);
    if (item->isEmpty()) continue;
    if (i >= rightFrom_.value_or(count() - 1) && !moved) {
      x += std::max(0, row.width() - used);
      moved = true;
    }
    const QSize size(std::min(item->sizeHint().width(), row.width()), item->sizeHint().height());
    item->setGeometry({{x, row.top() + (row.height() - size.height()) / 2}, size});
    x += size.width() + spacing();
  }
}

}  // namespace linger
