#include "app/ladder/ladder_strokes.h"

#include <algorithm>

#include "app/ladder/ladder_words.h"

namespace linger {
namespace {

/// Two slanted cuts through a band where the axis is broken.
void notches(const LadderPass& pass, const QRectF& box) {
  for (const AxisBreak& gap : pass.breaks()) {
    const double middle = (gap.from + gap.to) / 2;
    if (middle < box.top() + pass.line || middle > box.bottom() - pass.line) continue;
    pass.painter.setPen(
        strokePen(mixed(pass.theme.inset, pass.theme.panel, 0.6), 0.16 * pass.line));
    for (double shift : {-0.17, 0.17}) {
      pass.painter.drawLine(QPointF(box.left() - 1, middle + (shift + 0.2) * pass.line),
                            QPointF(box.right() + 1, middle + (shift - 0.2) * pass.line));
    }
  }
}

/// The ground of a band; stripes where its state is not known.
QBrush groundOf(const LadderPass& pass, const StateBand& band, bool isPast) {
  const bool isUnknown = band.basis == StateBasis::Unknown;
  const QColor colour = isUnknown ? pass.theme.muted : pass.theme.of(band.state).fill;
  const QColor shade = isPast ? colour : pass.theme.faint(colour);
  return isUnknown ? QBrush(shade, Qt::BDiagPattern) : QBrush(shade);
}

}  // namespace

void paintBand(const LadderPass& pass, const StateBand& band) {
  if (!pass.sees(band.box) || pass.hides(band.from)) return;
  QRectF past = band.box;
  const double reached = std::clamp(pass.nowY, band.box.top(), band.box.bottom());
  if (band.to > pass.moment.now) past.setBottom(reached);
  if (band.from > pass.moment.now) past.setHeight(0);
  QRectF future = band.box;
  future.setTop(past.bottom());
  pass.painter.setPen(Qt::NoPen);
  if (past.height() > 0) pass.painter.fillRect(past, groundOf(pass, band, true));
  if (future.height() > 0 && pass.moment.showFuture) {
    pass.painter.fillRect(future, groundOf(pass, band, false));
    pass.painter.setPen(strokePen(pass.theme.muted, 1, Qt::DashLine));
    pass.painter.drawLine(future.topLeft(), future.bottomLeft());
    pass.painter.drawLine(future.topRight(), future.bottomRight());
  }
  pass.painter.setPen(strokePen(pass.theme.panel, 1));
  if (band.box.top() > pass.geometry.axis.start()) {
    pass.painter.drawLine(band.box.topLeft(), band.box.topRight());
  }
  notches(pass, pass.moment.showFuture ? band.box : past);
}

void paintBandLabel(const LadderPass& pass, const StateBand& band) {
  if (band.labelBox.isEmpty() || !pass.sees(band.labelBox) || pass.hides(band.from)) return;
  pass.clearBehind(band.labelBox);
  pass.painter.setPen(band.from > pass.moment.now ? pass.theme.muted
                                                  : pass.theme.of(band.state).text);
  pass.texts.draw(pass.painter, TextRole::Strong, band.labelBox, Qt::AlignLeft,
                  stateText(band.state, band.basis));
}

void paintProcess(const LadderPass& pass, const ProcessLine& process) {
  if (pass.hides(process.from)) return;
  const double x = process.line.x1();
  double bottom = process.line.y2();
  const bool ended = process.to && *process.to <= pass.moment.now;
  const double reached = std::clamp(ended ? bottom : pass.nowY, process.line.y1(), bottom);
  if (pass.moment.showFuture && reached < bottom) {
    pass.painter.setPen(strokePen(pass.theme.border, 0.14 * pass.line));
    pass.painter.drawLine(QPointF(x, reached), QPointF(x, bottom));
  }
  if (process.from > pass.moment.now) return;
  pass.painter.setPen(strokePen(pass.theme.text, 0.14 * pass.line));
  pass.painter.drawLine(QPointF(x, process.line.y1()),
                        QPointF(x, std::max(reached, process.line.y1() + 1)));
  const double half = 0.28 * pass.line;
  if (process.from > kSimStart) {
    pass.painter.setBrush(pass.theme.text);
    pass.painter.setPen(Qt::NoPen);
    pass.painter.drawEllipse(QPointF(x, process.line.y1()), 0.2 * pass.line, 0.2 * pass.line);
    pass.painter.setBrush(Qt::NoBrush);
  }
  if (!ended) return;
  pass.painter.setPen(strokePen(pass.theme.text, 0.14 * pass.line));
  pass.painter.drawLine(QPointF(x - half, bottom), QPointF(x + half, bottom));
}

}  // namespace linger
