#include "app/widgets/tab_order.h"

#include <QWidget>

namespace linger {

void chainTabs(const QWidgetList& parts) {
  QWidgetList order;
  for (QWidget* part : parts) {
    for (QWidget* widget : QWidgetList{part} + part->findChildren<QWidget*>()) {
      const bool isHere = widget->window() == part->window();  // No list that pops up.
      // What only a click can focus now may be where Tab stops later: another of some choices.
      const bool takesFocus = widget->focusPolicy() != Qt::NoFocus;
      if (isHere && takesFocus && !order.contains(widget)) order << widget;
    }
  }
  for (qsizetype i = 1; i < order.size(); ++i) QWidget::setTabOrder(order[i - 1], order[i]);
}

}  // namespace linger
