#pragma once

#include <QStyledItemDelegate>

#include "app/look/theme.h"

namespace linger {

/// Paints a connection's picture in its cell, as large as the font asks for.
class PictureDelegate : public QStyledItemDelegate {
  Q_OBJECT

 public:
  using QStyledItemDelegate::QStyledItemDelegate;

  void setLook(Look look) { look_ = look; }

  void paint(QPainter* painter, const QStyleOptionViewItem& option,
             const QModelIndex& index) const override;
  QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

 private:
  Look look_ = Look::Light;
};

}  // namespace linger
