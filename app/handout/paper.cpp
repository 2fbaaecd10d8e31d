#include "app/handout/paper.h"

#include <QFontMetricsF>
#include <QGuiApplication>
#include <QPageSize>

namespace linger {
namespace {

constexpr int kPointsPerInch = 72;
constexpr double kMarginMillimeters = 18;
constexpr int kFontPixels = 11;  ///< A pixel is a point here.
constexpr double kBox = 8;
constexpr double kBoxGap = 6;
constexpr double kRule = 22;

}  // namespace

Paper::Paper(QPdfWriter& writer) : writer_(writer), font_(QGuiApplication::font()) {
  writer_.setResolution(kPointsPerInch);
  writer_.setPageSize(QPageSize(QPageSize::A4));
  const double margin = kMarginMillimeters;
  writer_.setPageMargins(QMarginsF(margin, margin, margin, margin), QPageLayout::Millimeter);
  painter_.begin(&writer_);
  painter_.setPen(QPen(Qt::black, 0.8));
  font_.setPixelSize(kFontPixels);
  painter_.setFont(font_);
  const QRectF page = writer_.pageLayout().paintRectPoints();
  width_ = page.width();
  height_ = page.height();
}

void Paper::startPage() {
  writer_.newPage();
  y_ = 0;
}

void Paper::keepTogether(double height) {
  if (y_ > 0 && y_ + height > height_) startPage();
}

QRectF Paper::take(double height) {
  keepTogether(height);
  const QRectF room(0, y_, width_, height);
  y_ += height;
  return room;
}

void Paper::write(const QString& text, double indent, double gap) {
  write(text, font_, indent, gap);
}

void Paper::writeBold(const QString& text, double scale, double gap) {
  QFont bold = font_;
  bold.setBold(true);
  bold.setPixelSize(int(kFontPixels * scale));
  write(text, bold, 0, gap);
}

void Paper::write(const QString& text, const QFont& font, double indent, double gap) {
  if (text.isEmpty()) return;
  const double width = width_ - indent;
  const QRectF needed = QFontMetricsF(font, &writer_)
                            .boundingRect(QRectF(0, 0, width, height_), Qt::TextWordWrap, text);
  const QRectF room = take(needed.height());
  painter_.setFont(font);
  painter_.drawText(room.adjusted(indent, 0, 0, 1), Qt::TextWordWrap, text);
  painter_.setFont(font_);
  y_ += gap;
}

void Paper::writeBox(const QString& text, double indent) {
  const double line = QFontMetricsF(font_, &writer_).height();
  keepTogether(line);
  painter_.drawRect(QRectF(indent, y_ + (line - kBox) / 2, kBox, kBox));
  write(text, indent + kBox + kBoxGap, 3);
}

void Paper::writeRule(double indent) {
  const QRectF room = take(kRule);
  painter_.drawLine(QPointF(indent, room.bottom() - 2), QPointF(width_, room.bottom() - 2));
}

}  // namespace linger
