#include "app/widgets/glyph_button.h"

#include <QAction>
#include <QPainter>
#include <QPainterPath>
#include <QStyleOptionButton>

namespace linger {
namespace {

// The signs in a square of 12 × 12 around the origin.
void addTriangle(QPainterPath& path, double left, double right) {
  path.addPolygon(QPolygonF{{left, -6.0}, {right, 0.0}, {left, 6.0}, {left, -6.0}});
}

QPainterPath pathOf(Glyph glyph) {
  QPainterPath path;
  switch (glyph) {
    case Glyph::ToStart:
      path.addRect(-6, -6, 2, 12);
      addTriangle(path, 6, -3);
      break;
    case Glyph::Back: addTriangle(path, 5, -5); break;
    case Glyph::Play: addTriangle(path, -4, 6); break;
    case Glyph::Pause:
      path.addRect(-5, -6, 3.5, 12);
      path.addRect(1.5, -6, 3.5, 12);
      break;
    case Glyph::Forward: addTriangle(path, -5, 5); break;
    case Glyph::ToEnd:
      path.addRect(4, -6, 2, 12);
      addTriangle(path, -6, 3);
      break;
  }
  return path;
}

}  // namespace

GlyphButton::GlyphButton(Glyph glyph, QAction* action, QWidget* parent)
    : QPushButton(parent), glyph_(glyph) {
  setFocusPolicy(Qt::TabFocus);
  setToolTip(action->toolTip());
  setAccessibleName(action->toolTip());
  setEnabled(action->isEnabled());
  connect(this, &QPushButton::clicked, action, &QAction::trigger);
  connect(action, &QAction::changed, this, [this, action] { setEnabled(action->isEnabled()); });
}

void GlyphButton::setGlyph(Glyph glyph) {
  if (glyph == glyph_) return;
  glyph_ = glyph;
  update();
}

QSize GlyphButton::sizeHint() const {
  const int line = fontMetrics().height();
  return {line * 2, line + line * 2 / 3};
}

void GlyphButton::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  QStyleOptionButton option;
  initStyleOption(&option);
  style()->drawControl(QStyle::CE_PushButtonBevel, &option, &painter, this);
  if (hasFocus()) style()->drawPrimitive(QStyle::PE_FrameFocusRect, &option, &painter, this);
  painter.setRenderHint(QPainter::Antialiasing);
  if (hasFocus() && isDefault()) {  // Whose ground is the colour of the ring.
    painter.setPen(palette().color(QPalette::HighlightedText));
    painter.drawRoundedRect(QRectF(rect()).adjusted(2.5, 2.5, -2.5, -2.5), 3, 3);
  }
  painter.translate(QRectF(rect()).center());
  painter.scale(fontMetrics().height() / 17.0, fontMetrics().height() / 17.0);
  const QPalette::ColorRole ink = isDefault() ? QPalette::HighlightedText : QPalette::ButtonText;
  painter.fillPath(pathOf(glyph_),
                   palette().color(isEnabled() ? QPalette::Active : QPalette::Disabled, ink));
}

}  // namespace linger
