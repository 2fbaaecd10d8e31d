#pragma once

#include <QFont>
#include <QHash>
#include <QPainter>
#include <QPointF>
#include <QRectF>
#include <QStaticText>
#include <QString>
#include <array>

#include "app/look/typeface.h"

namespace linger {

/// Which of a typeface's fonts a text is in.
enum class TextRole : std::uint8_t { Text, Strong, Title, Mono, MonoStrong, MonoTitle };

const QFont& fontOf(const Typeface& face, TextRole role);

/// Draws text whose layout is kept from one frame to the next.
class TextCache {
 public:
  explicit TextCache(const Typeface& face) : face_(face) {}

  const Typeface& face() const { return face_; }

  QSizeF sizeOf(TextRole role, const QString& text);
  /// With its upper left corner at `corner`, in the painter's pen.
  void draw(QPainter& painter, TextRole role, QPointF corner, const QString& text);
  /// In the middle of a box, or at one of its sides, and in the middle of its height.
  void draw(QPainter& painter, TextRole role, const QRectF& box, Qt::Alignment alignment,
            const QString& text);

 private:
  const QStaticText& laidOut(TextRole role, const QString& text);

  Typeface face_;
  std::array<QHash<QString, QStaticText>, 6> texts_;
};

}  // namespace linger
