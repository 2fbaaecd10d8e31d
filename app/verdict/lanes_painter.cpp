#include "app/verdict/lanes_painter.h"

#include <QPainterPath>
#include <algorithm>

namespace linger {
namespace {

QPainterPath rounded(const QRectF& box, double radius) {
  QPainterPath path;
  path.addRoundedRect(box, radius, radius);
  return path;
}

void paintRun(QPainter& painter, const LanePiece& piece, const Verdict& verdict, const Theme& theme,
              double line) {
  const AnswerColours& colours = coloursOf(verdict, theme);
  const QRectF box = piece.run.adjusted(0.5, 0.5, -0.5, -0.5);
  const QPainterPath outline = rounded(box, std::min(0.3 * line, box.width() / 2));
  painter.fillPath(outline, colours.fill);
  if (!verdict.works()) {
    painter.save();
    painter.setClipPath(outline, Qt::IntersectClip);
    paintHatching(painter, box, colours.hatch, 0.55 * line);
    painter.restore();
  }
  painter.setPen(QPen(colours.border, 1));
  painter.drawPath(outline);
}

const Verdict& verdictOf(const std::vector<Lane>& lanes, const LanePiece& piece) {
  return lanes[piece.lane].intervals[piece.interval].verdict;
}

/// Upon a plate, so that neither the stripes nor the playhead go through them.
void paintWords(QPainter& painter, const LanePiece& piece, const AnswerColours& colours,
                double line, TextCache& texts) {
  if (piece.words.isEmpty()) return;
  const QRectF plate = piece.wordsBox.adjusted(-0.25 * line, 0, 0.25 * line, 0);
  painter.fillPath(rounded(plate, 0.2 * line), colours.fill);
  painter.setPen(colours.text);
  texts.draw(painter, TextRole::Strong, piece.wordsBox, Qt::AlignLeft, piece.words);
}

/// Before the lane or above it; the one that is spoken of has a bar at its side.
void paintName(QPainter& painter, const LanesGeometry& geometry, std::size_t lane,
               const QString& name, bool isCurrent, bool focused, const Theme& theme,
               TextCache& texts) {
  const QRectF& label = geometry.labels[lane];
  const double line = geometry.line;
  if (isCurrent) {
    const double x =
        geometry.isUnderNames ? label.left() - 0.42 * line : label.right() + 0.2 * line;
    painter.fillRect(QRectF(x, label.top(), 0.22 * line, geometry.rows[lane].height()),
                     theme.accent);
  }
  painter.setPen(isCurrent && focused ? theme.accent : theme.text);
  texts.draw(painter, isCurrent ? TextRole::Strong : TextRole::Text, label,
             geometry.isUnderNames ? Qt::AlignLeft : Qt::AlignRight, name);
}

/// What goes through the lanes is cut where a name stands between two of them.
std::vector<QRectF> uncut(const LanesGeometry& geometry, double left, double right) {
  if (!geometry.isUnderNames) return {QRectF(left, 0, right - left, geometry.height)};
  std::vector<QRectF> pieces;
  for (std::size_t l = 0; l < geometry.rows.size(); ++l) {
    pieces.push_back(QRectF(QPointF(left, geometry.labels[l].bottom()),
                            QPointF(right, geometry.rows[l].bottom())));
  }
  return pieces;
}

/// A strip of ground between two dashed lines, through all lanes.
void paintBreak(QPainter& painter, const LanesGeometry& geometry, const Theme& theme) {
  if (!geometry.seconds.widenedUntil) return;
  painter.setPen(QPen(theme.axis, 1, Qt::DashLine));
  for (const QRectF& gap :
       uncut(geometry, geometry.seconds.breakFrom(), geometry.seconds.breakTo())) {
    painter.fillRect(gap, theme.panel);
    painter.drawLine(gap.topLeft(), gap.bottomLeft());
    painter.drawLine(gap.topRight(), gap.bottomRight());
  }
}

}  // namespace

void paintStretches(QPainter& painter, const std::vector<Lane>& lanes,
                    const LanesGeometry& geometry, std::optional<std::size_t> current, bool focused,
                    const Theme& theme, TextCache& texts) {
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  for (std::size_t l = 0; l < lanes.size(); ++l) {
    paintName(painter, geometry, l, lanes[l].label, current == l, focused, theme, texts);
  }
  for (const LanePiece& piece : geometry.pieces) {
    const Verdict& verdict = verdictOf(lanes, piece);
    if (piece.box.left() <= piece.run.left()) {
      paintRun(painter, piece, verdict, theme, geometry.line);
    } else if (!verdict.works()) {
      painter.setPen(QPen(coloursOf(verdict, theme).border, 1));
      painter.drawLine(piece.box.topLeft() + QPointF(0, 1), piece.box.bottomLeft() - QPointF(0, 1));
    }
  }
  paintBreak(painter, geometry, theme);
  painter.restore();
}

void paintMoment(QPainter& painter, const std::vector<Lane>& lanes, const LanesGeometry& geometry,
                 SimTime now, const Theme& theme, TextCache& texts) {
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  const double x = geometry.seconds.axis.pixelAt(now);
  painter.setPen(QPen(theme.accent, std::max(1.5, 0.1 * geometry.line)));
  for (const QRectF& piece : uncut(geometry, x, x)) {
    painter.drawLine(piece.topLeft(), piece.bottomLeft());
  }
  painter.restore();
  paintLaneWords(painter, lanes, geometry, theme, texts);
}

void paintLaneWords(QPainter& painter, const std::vector<Lane>& lanes,
                    const LanesGeometry& geometry, const Theme& theme, TextCache& texts) {
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  for (const LanePiece& piece : geometry.pieces) {
    paintWords(painter, piece, coloursOf(verdictOf(lanes, piece), theme), geometry.line, texts);
  }
  painter.restore();
}

const AnswerColours& coloursOf(const Verdict& verdict, const Theme& theme) {
  if (verdict.evidence == Evidence::Disputed) return theme.unsure;
  return verdict.works() ? theme.works : theme.fails;
}

void paintHatching(QPainter& painter, const QRectF& box, const QColor& colour, double spacing) {
  painter.setPen(QPen(colour, std::max(1.0, spacing * 0.16)));
  QList<QLineF> stripes;
  for (double x = box.left() - box.height(); x < box.right(); x += spacing) {
    stripes.append(QLineF(x, box.bottom(), x + box.height(), box.top()));
  }
  painter.drawLines(stripes);
}

}  // namespace linger
