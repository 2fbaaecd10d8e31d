#include "app/captures/connection_picture.h"

#include <QCoreApplication>
#include <QPainter>
#include <algorithm>
#include <cctype>

#include "app/files/capture/finding_words.h"

namespace linger {
namespace {

using capture::Side;
using Kind = ConnectionPicture::Kind;

class Text {
  Q_DECLARE_TR_FUNCTIONS(linger::ConnectionPicture)
};

/// What a letter of Zeek's history stands for; none for those that are no segment.
std::optional<Kind> kindOf(char letter) {
  switch (letter) {
    case 'S':
    case 'H': return Kind::Open;
    case 'A': return Kind::Ack;
    case 'D': return Kind::Data;
    case 'T': return Kind::Again;
    case 'W': return Kind::ZeroWindow;
    case 'F': return Kind::Fin;
    case 'R': return Kind::Reset;
    case 'I':
    case 'Q': return Kind::Odd;
    default: return std::nullopt;
  }
}

QString wordFor(Kind kind) {
  switch (kind) {
    case Kind::Open: return QStringLiteral("SYN");
    case Kind::Ack: return QStringLiteral("ACK");
    case Kind::Data: return Text::tr("data");
    case Kind::Again: return Text::tr("retransmission");
    case Kind::ZeroWindow: return Text::tr("zero window");
    case Kind::Fin: return QStringLiteral("FIN");
    case Kind::Reset: return QStringLiteral("RST");
    case Kind::Odd: return Text::tr("contradicting flags");
  }
  return {};
}

QString wordFor(std::optional<State> state) {
  return linger::wordFor(capture::EndState{state, false});
}

/// Each kind has a form of its own, not only a colour.
QPen penFor(Kind kind, const Theme& theme, double unit) {
  QPen pen(theme.text, 0.08 * unit);
  switch (kind) {
    case Kind::Open: pen.setColor(theme.muted); break;
    case Kind::Ack:
      pen.setColor(theme.muted);
      pen.setStyle(Qt::DotLine);
      break;
    case Kind::Data: pen.setWidthF(0.2 * unit); break;
    case Kind::Again:
    case Kind::ZeroWindow:
    case Kind::Odd: pen.setStyle(Qt::DashLine); break;
    case Kind::Fin:
      pen.setColor(theme.accent);
      pen.setWidthF(0.14 * unit);
      break;
    case Kind::Reset:
      pen.setColor(theme.fails.text);
      pen.setWidthF(0.14 * unit);
      break;
  }
  return pen;
}

/// A line from the sender's rail to the other one, with what marks its kind at its end: a dot for
/// FIN, a cross for RST.
void paintStroke(QPainter& painter, const ConnectionPicture::Stroke& stroke, QLineF line,
                 const Theme& theme, double unit) {
  if (stroke.from == Side::Server) line = {line.x1(), line.y2(), line.x2(), line.y1()};
  const QPen pen = penFor(stroke.kind, theme, unit);
  painter.setPen(pen);
  painter.drawLine(line);
  const double size = 0.2 * unit;
  if (stroke.kind == Kind::Fin) {
    painter.setPen(Qt::NoPen);
    painter.setBrush(pen.color());
    painter.drawEllipse(line.p2(), size, size);
    painter.setBrush(Qt::NoBrush);
  }
  if (stroke.kind == Kind::Reset) {
    painter.drawLine(line.p2() - QPointF(size, size), line.p2() + QPointF(size, size));
    painter.drawLine(line.p2() - QPointF(size, -size), line.p2() + QPointF(size, -size));
  }
}

/// Full for a socket that is there, hollow for CLOSED, dashed for what is not known.
void paintState(QPainter& painter, const QRectF& box, std::optional<State> state,
                const Theme& theme) {
  const bool isThere = state && *state != State::Closed;
  painter.setPen(QPen(theme.muted, 1, state ? Qt::SolidLine : Qt::DashLine));
  painter.setBrush(isThere ? QBrush(theme.of(*state).fill) : QBrush(Qt::NoBrush));
  painter.drawRect(box);
  painter.setBrush(Qt::NoBrush);
}

}  // namespace

ConnectionPicture pictureOf(const capture::Connection& connection) {
  ConnectionPicture picture;
  for (const char letter : connection.zeek.history()) {
    const bool isClients = std::isupper(static_cast<unsigned char>(letter)) != 0;
    const auto kind = kindOf(char(std::toupper(static_cast<unsigned char>(letter))));
    if (kind) picture.strokes.push_back({*kind, isClients ? Side::Client : Side::Server});
  }
  for (Side side : {Side::Client, Side::Server}) {
    picture.states[side] = connection.states.of(side).state;
  }
  return picture;
}

QString wordsFor(const ConnectionPicture& picture) {
  QStringList parts;
  for (const ConnectionPicture::Stroke& stroke : picture.strokes) {
    parts << Text::tr("%1: %2").arg(linger::wordFor(stroke.from), wordFor(stroke.kind));
  }
  return Text::tr("%1; then client %2, server %3")
      .arg(parts.join(QStringLiteral("; ")), wordFor(picture.states.client),
           wordFor(picture.states.server));
}

void paintPicture(QPainter& painter, const QRectF& box, const ConnectionPicture& picture,
                  const Theme& theme) {
  const double unit = box.height() / 2;
  const double top = box.top() + 0.4 * unit;
  const double bottom = box.bottom() - 0.4 * unit;
  const double state = 0.5 * unit;
  const double right = box.right() - 2 * state;
  const double step = 0.7 * unit;
  const double slant = 0.35 * unit;
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.fillRect(box, theme.panel);
  painter.setPen(QPen(theme.border, 1));
  painter.drawLine(QPointF(box.left(), top), QPointF(right, top));
  painter.drawLine(QPointF(box.left(), bottom), QPointF(right, bottom));
  const auto room = std::max(0, int((right - box.left() - slant) / step));
  const auto count = std::min(picture.strokes.size(), std::size_t(room));
  const auto* first = picture.strokes.data() + (picture.strokes.size() - count);
  for (std::size_t i = 0; i < count; ++i) {
    const double x = box.left() + (double(i) + 0.4) * step;
    paintStroke(painter, first[i], QLineF(x, top, x + slant, bottom), theme, unit);
  }
  for (Side side : {Side::Client, Side::Server}) {
    const double y = side == Side::Client ? top : bottom;
    paintState(painter, QRectF(right + state / 2, y - state / 2, state, state),
               picture.states[side], theme);
  }
  painter.restore();
}

}  // namespace linger
