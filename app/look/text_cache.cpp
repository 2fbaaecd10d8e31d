#include "app/look/text_cache.h"

#include <QFontMetricsF>
#include <QPaintEngine>
#include <QTransform>

namespace linger {
namespace {

constexpr int kMostTexts = 4000;  ///< A counting ring makes new ones without end.

}  // namespace

const QFont& fontOf(const Typeface& face, TextRole role) {
  switch (role) {
    case TextRole::Text: return face.text;
    case TextRole::Strong: return face.strong;
    case TextRole::Title: return face.title;
    case TextRole::Mono: return face.mono;
    case TextRole::MonoStrong: return face.monoStrong;
    case TextRole::MonoTitle: return face.monoTitle;
  }
  return face.text;
}

const QStaticText& TextCache::laidOut(TextRole role, const QString& text) {
  QHash<QString, QStaticText>& texts = texts_[std::size_t(role)];
  const auto known = texts.constFind(text);
  if (known != texts.constEnd()) return *known;
  if (texts.size() >= kMostTexts) texts.clear();
  QStaticText layout(text);
  layout.setTextFormat(Qt::PlainText);
  layout.prepare(QTransform(), fontOf(face_, role));
  return *texts.insert(text, layout);
}

QSizeF TextCache::sizeOf(TextRole role, const QString& text) {
  return laidOut(role, text).size();
}

void TextCache::draw(QPainter& painter, TextRole role, QPointF corner, const QString& text) {
  painter.setFont(fontOf(face_, role));
  const QPaintEngine* engine = painter.paintEngine();
  if (engine && engine->type() == QPaintEngine::Raster) {
    painter.drawStaticText(corner, laidOut(role, text));
  } else {  // SVG and PDF keep it as text, which can be searched and read aloud
    const double ascent = QFontMetricsF(fontOf(face_, role)).ascent();
    painter.drawText(corner + QPointF(0, ascent), text);
  }
}

void TextCache::draw(QPainter& painter, TextRole role, const QRectF& box, Qt::Alignment alignment,
                     const QString& text) {
  const QSizeF size = sizeOf(role, text);
  double x = box.center().x() - size.width() / 2;
  if (alignment & Qt::AlignLeft) x = box.left();
  if (alignment & Qt::AlignRight) x = box.right() - size.width();
  draw(painter, role, QPointF(x, box.center().y() - size.height() / 2), text);
}

}  // namespace linger
