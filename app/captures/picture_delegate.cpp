#include "app/captures/picture_delegate.h"

#include <QApplication>
#include <QPainter>

#include "app/captures/connections_model.h"

namespace linger {

void PictureDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                            const QModelIndex& index) const {
  QStyleOptionViewItem cell = option;
  initStyleOption(&cell, index);
  cell.text.clear();
  const QStyle* style = cell.widget != nullptr ? cell.widget->style() : QApplication::style();
  style->drawControl(QStyle::CE_ItemViewItem, &cell, painter, cell.widget);
  const auto picture = index.data(ConnectionsModel::kPictureRole).value<ConnectionPicture>();
  paintPicture(*painter, QRectF(option.rect).adjusted(2, 2, -2, -2), picture, themeOf(look_));
}

QSize PictureDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const {
  const int line = option.fontMetrics.height();
  return {line * 9, line * 9 / 5};
}

}  // namespace linger
