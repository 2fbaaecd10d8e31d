#include "app/widgets/tab_order.h"

#include <QWidget>

namespace linger {

void chainTabs(const QWidgetList& parts) {
  QWidgetList order;
  for (QWidget* part : parts) {
    for (QWidget* widget : QWidgetList{part} + part->findChildren<QWidget*>()) {
      const bool isHere = widget->window() == part->window();  // No list that pops up.
      if (isHere && (widget->focusPolicy() & Qt::TabFocus) && !order.contains(widget)) {
        order << widget;
      }
    }
  }
  for (qsizetype i = 1; i < order.size(); ++i) QWidget::setTabOrder(order[i - 1], order[i]);
}

}  // namespace linger
