#include "app/verdict/countdown_clock.h"

#include <QPainter>
#include <algorithm>

#include "app/ladder/ladder_words.h"
#include "app/ladder/rings.h"
#include "app/look/typeface.h"

namespace linger {
namespace {

constexpr double kWidthInLines = 13.5;
constexpr double kSlimWidthInLines = 11;
constexpr double kCompactWidthInLines = 7;
constexpr double kLeastRingInLines = 4.5;
constexpr double kMostRingInLines = 8;
constexpr double kCompactRingInLines = 6;
constexpr double kCaptionInLines = 3.1;
constexpr double kNarrowCaptionInLines = 4.2;
constexpr double kInside = 0.64;  ///< Of the ring's width, what its stroke leaves above its middle.

QFont fitted(QFont font, const QString& words, double width, double height) {
  font.setPixelSize(std::max(6, int(height)));
  const double wanted = QFontMetricsF(font).horizontalAdvance(words);
  if (wanted > width) font.setPixelSize(std::max(6, int(height * width / wanted)));
  return font;
}

/// Smaller where a single word is wider than the room: names of kernel constants do not wrap.
QFont withWordsThatFit(QFont font, const QString& words, double width) {
  double widest = 0;
  for (const QString& word : words.split(u' ')) {
    widest = std::max(widest, QFontMetricsF(font).horizontalAdvance(word));
  }
  if (widest > width) font.setPixelSize(std::max(6, int(font.pixelSize() * width / widest)));
  return font;
}

}  // namespace

CountdownClock::CountdownClock(QWidget* parent) : QWidget(parent) {
  setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
}

void CountdownClock::setFace(const ClockFace& face) {
  if (face == face_) return;
  face_ = face;
  setAccessibleName(face.sentence());
  update();
}

void CountdownClock::setLook(Look look) {
  look_ = look;
  update();
}

void CountdownClock::setClockSize(Size size) {
  if (size == size_) return;
  size_ = size;
  updateGeometry();
  update();
}

double CountdownClock::widthInLines() const {
  switch (size_) {
    case Size::Usual: return kWidthInLines;
    case Size::Slim: return kSlimWidthInLines;
    case Size::Compact: break;
  }
  return kCompactWidthInLines;
}

double CountdownClock::mostRingInLines() const {
  return size_ == Size::Compact ? kCompactRingInLines : kMostRingInLines;
}

double CountdownClock::captionInLines() const {
  return size_ == Size::Usual ? kCaptionInLines : kNarrowCaptionInLines;
}

QSize CountdownClock::sizeHint() const {
  const double line = fontMetrics().height();
  return {int(widthInLines() * line), int((mostRingInLines() + captionInLines()) * line)};
}

QSize CountdownClock::minimumSizeHint() const {
  const double line = fontMetrics().height();
  return {int(widthInLines() * line), int((kLeastRingInLines + captionInLines()) * line)};
}

void CountdownClock::paintEvent(QPaintEvent*) {
  if (face_.kind == ClockFace::Kind::None) return;
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const double line = fontMetrics().height();
  const double caption = captionInLines() * line;
  const double size =
      std::min({height() - caption, width() - 0.5 * line, mostRingInLines() * line});
  const QRectF ring((width() - size) / 2, 0, size, size);
  const Theme& theme = themeOf(look_);
  const bool counts = face_.kind == ClockFace::Kind::Counts;
  if (counts) {
    paintRingShape(painter, {face_.timer, face_.left, face_.whole, {}, ring.center(), size / 2},
                   theme);
  } else {
    const bool isFree = face_.kind == ClockFace::Kind::Free;
    const AnswerColours& colours = isFree ? theme.works : theme.fails;
    const double width = size * (isFree ? 0.08 : 0.03);
    painter.setPen(
        QPen(isFree ? colours.text : colours.border, width, isFree ? Qt::SolidLine : Qt::DotLine));
    painter.setBrush(colours.fill);
    painter.drawEllipse(ring.adjusted(width, width, -width, -width));
  }
  paintNumber(painter, ring);
  paintCaption(painter, {0, ring.bottom() + 0.2 * line, double(width()), caption});
}

void CountdownClock::paintNumber(QPainter& painter, const QRectF& ring) const {
  const Typeface face = Typeface::from(font());
  const Theme& theme = themeOf(look_);
  const double inside = ring.width() * kInside;
  if (face_.kind != ClockFace::Kind::Counts) {
    const bool isFree = face_.kind == ClockFace::Kind::Free;
    const QString sign = isFree ? QStringLiteral("✓") : QStringLiteral("–");
    painter.setFont(fitted(face.strong, sign, inside, ring.height() * 0.5));
    painter.setPen(isFree ? theme.works.text : theme.fails.text);
    painter.drawText(ring, Qt::AlignCenter, sign);
    return;
  }
  const RingNumber number = ringNumber(face_.left);
  const QString unit =
      number.unit == QStringLiteral("s") ? tr("seconds left") : tr("%1 left").arg(number.unit);
  painter.setFont(fitted(face.monoTitle, number.number, inside, ring.height() * 0.3));
  painter.setPen(theme.text);
  const double middle = ring.top() + ring.height() * 0.56;
  painter.drawText(QRectF(ring.left(), ring.top(), ring.width(), middle - ring.top()),
                   Qt::AlignHCenter | Qt::AlignBottom, number.number);
  painter.setFont(fitted(face.text, unit, inside, face.text.pixelSize()));
  painter.setPen(theme.muted);
  painter.drawText(QRectF(ring.left(), middle, ring.width(), ring.height() * 0.25),
                   Qt::AlignHCenter | Qt::AlignTop, unit);
}

void CountdownClock::paintCaption(QPainter& painter, const QRectF& box) const {
  const Typeface face = Typeface::from(font());
  const Theme& theme = themeOf(look_);
  const bool isFree = face_.kind == ClockFace::Kind::Free;
  const QColor ink = face_.kind == ClockFace::Kind::Counts ? ringTextColour(face_.timer, theme)
                     : isFree                              ? theme.works.text
                                                           : theme.fails.text;
  QRectF used;
  painter.setFont(face.strong);
  painter.setPen(ink);
  painter.drawText(box, Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap, face_.what, &used);
  painter.setFont(withWordsThatFit(face.text, face_.how, box.width()));
  painter.setPen(theme.muted);
  painter.drawText(box.adjusted(0, used.height(), 0, 0),
                   Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap, face_.how);
}

}  // namespace linger
