#include "app/widgets/pane_page.h"

#include <QEvent>
#include <QLayout>
#include <QStyle>
#include <algorithm>

namespace linger {

PanePage::PanePage(QWidget* parent) : QScrollArea(parent) {
  setFrameShape(NoFrame);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setFocusPolicy(Qt::NoFocus);
  viewport()->setAutoFillBackground(false);
}

void PanePage::resizeEvent(QResizeEvent* event) {
  QScrollArea::resizeEvent(event);
  fit();
}

bool PanePage::eventFilter(QObject* watched, QEvent* event) {
  // The base class watches the widget too: its resizing moves the scroll bar.
  if (watched == widget() && event->type() == QEvent::LayoutRequest) fit();
  return QScrollArea::eventFilter(watched, event);
}

void PanePage::fit() {
  if (!widget()) return;
  const QSize room = maximumViewportSize();
  const auto least = [this](int width) {
    const QLayout* layout = widget()->layout();
    return layout && layout->hasHeightForWidth() ? layout->minimumHeightForWidth(width)
                                                 : widget()->minimumSizeHint().height();
  };
  int width = room.width();
  if (least(width) > room.height()) width -= style()->pixelMetric(QStyle::PM_ScrollBarExtent);
  widget()->resize(width, std::max(room.height(), least(width)));
}

}  // namespace linger
