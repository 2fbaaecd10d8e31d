#include "app/statemap/map_painter.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>
#include <limits>

#include "app/document/host_words.h"
#include "app/document/words.h"
#include "model/trace/snapshot.h"

namespace linger {
namespace {

QPen pen(const QColor& colour, double width, Qt::PenStyle style = Qt::SolidLine) {
  return QPen(colour, width, style, Qt::FlatCap, Qt::MiterJoin);
}

/// Whether anything is known of a host's TCP then: a packetdrill script plays one of its hosts, and
/// of an end of a captured connection nothing may be known yet, or any more. UDP has no states.
bool hasState(const Trace& trace, HostIndex host, SimTime now) {
  const auto isTcp = [host](const SocketRecord& record) {
    return record.host == host && record.facts.transport == Transport::Tcp;
  };
  const auto last =
      std::find_if(trace.sockets.rbegin(), trace.sockets.rend(),
                   [&](const SocketRecord& record) { return isTcp(record) && record.at <= now; });
  if (last == trace.sockets.rend()) {
    return trace.hosts[host].os.has_value() && std::ranges::any_of(trace.sockets, isTcp);
  }
  return !last->gone || !last->inferred;
}

/// The strokes of one painting.
struct Pass {
  QPainter& painter;
  const MapGeometry& geometry;
  const MapMoment& moment;
  const Theme& theme;
  TextCache& texts;
  double line;

  bool isLast(const MapArrow& arrow) const { return moment.last == arrow.id; }
  bool isTaken(const MapArrow& arrow) const { return moment.taken.contains(arrow.id); }

  void paint() {
    for (const MapArrow& arrow : geometry.arrows) {
      if (!isTaken(arrow)) strokeArrow(arrow);
    }
    for (const MapArrow& arrow : geometry.arrows) {
      if (isTaken(arrow) && !isLast(arrow)) strokeArrow(arrow);
    }
    for (const MapArrow& arrow : geometry.arrows) {
      if (isLast(arrow)) strokeArrow(arrow);
    }
    for (const MapNode& node : geometry.nodes) box(node);
    for (const MapArrow& arrow : geometry.arrows) label(arrow);
    tokens();
    coverage();
  }

  QColor colourOf(const MapArrow& arrow) const {
    if (isLast(arrow)) return theme.of(moment.lastState).fill;
    return isTaken(arrow) ? theme.text : mixed(theme.axis, theme.panel, 0.55);
  }

  void strokeArrow(const MapArrow& arrow) {
    const QColor colour = colourOf(arrow);
    const double width = (isLast(arrow) ? 0.19 : isTaken(arrow) ? 0.1 : 0.075) * line;
    const double head = (isLast(arrow) ? 0.95 : 0.62) * line;
    if (moment.current == arrow.id) {
      painter.setPen(QPen(mixed(theme.accent, theme.panel, 0.35), 0.5 * line, Qt::SolidLine,
                          Qt::RoundCap, Qt::RoundJoin));
      painter.drawPolyline(arrow.path);
    }
    const QPointF tip = arrow.path.back();
    const QLineF end(arrow.path[arrow.path.size() - 2], tip);
    const QPointF on = (end.p2() - end.p1()) / end.length();
    const QPointF across(-on.y(), on.x());
    const QPointF base = tip - on * head;
    QPolygonF shaft = arrow.path;
    shaft.back() = base;
    painter.setPen(pen(colour, width, arrow.id.cutsOff ? Qt::DashLine : Qt::SolidLine));
    painter.drawPolyline(shaft);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawPolygon(
        QPolygonF({tip, base + across * (0.38 * head), base - across * (0.38 * head)}));
    painter.setBrush(Qt::NoBrush);
  }

  bool holdsToken(const MapNode& node) const {
    return std::any_of(moment.tokens.begin(), moment.tokens.end(), [&](const MapToken& token) {
      return geometry.node(token.state, token.ended) == &node;
    });
  }

  void box(const MapNode& node) {
    const double round = 0.4 * line;
    if (node.kind == MapNode::Kind::AnyState) {
      painter.setPen(pen(theme.axis, 0.08 * line, Qt::DashLine));
      painter.setBrush(theme.panel);
      painter.drawRoundedRect(node.box, round, round);
      painter.setPen(theme.muted);
      texts.draw(painter, TextRole::Text, node.box, Qt::AlignHCenter, anyStateText());
      return;
    }
    const StateColours& colours = theme.of(node.state);
    const bool held = holdsToken(node);
    painter.setPen(pen(colours.fill, 0.13 * line));
    painter.setBrush(held ? colours.fill : theme.panel);
    painter.drawRoundedRect(node.box, round, round);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(held ? colours.onFill : colours.text);
    texts.draw(painter, TextRole::Strong, node.box, Qt::AlignHCenter, text(nameOf(node.state)));
  }

  static QString anyStateText() { return QCoreApplication::translate("StateMap", "any state"); }

  void label(const MapArrow& arrow) {
    if (arrow.label.isEmpty()) return;
    const bool last = isLast(arrow);
    painter.setPen(last             ? theme.of(moment.lastState).text
                   : isTaken(arrow) ? theme.text
                                    : theme.muted);
    const double height = arrow.label.height() / double(arrow.words.size());
    QRectF row(arrow.label.left(), arrow.label.top(), arrow.label.width(), height);
    for (const QString& part : arrow.words) {
      texts.draw(painter, TextRole::Text, row, Qt::AlignHCenter, part);
      row.translate(0, height);
    }
  }

  void tokens() {
    const std::vector<QRectF> pills = tokenBoxes(geometry, moment.tokens, texts);
    for (std::size_t i = 0; i < pills.size(); ++i) {
      const QRectF& pill = pills[i];
      if (pill.isEmpty()) continue;
      const MapToken& token = moment.tokens[i];
      painter.setPen(pen(theme.panel, 0.12 * line));
      painter.setBrush(theme.text);
      painter.drawRoundedRect(pill, 0.55 * line, 0.55 * line);
      painter.setBrush(Qt::NoBrush);
      painter.setPen(theme.panel);
      texts.draw(painter, TextRole::Text, pill, Qt::AlignHCenter, token.name);
    }
  }

  void coverage() {
    if (moment.coverage.isEmpty()) return;
    painter.setPen(theme.muted);
    const QRectF row(0.7 * line, 0.2 * line, geometry.size.width() - 1.4 * line, line);
    texts.draw(painter, TextRole::Text, row, Qt::AlignRight, moment.coverage);
  }
};

/// How much of a token at `pill` would lie over words or over another token.
double covered(const QRectF& pill, const MapGeometry& geometry, const std::vector<QRectF>& others) {
  const auto area = [](const QRectF& box) { return box.width() * box.height(); };
  double sum = pill.left() < 0 || pill.right() > geometry.size.width() ? area(pill) : 0;
  for (const MapArrow& arrow : geometry.arrows) sum += area(pill & arrow.label);
  for (const QRectF& other : others) sum += area(pill & other);
  for (const MapNode& node : geometry.nodes) {
    const double inset = 0.4 * geometry.line;
    sum += area(pill & node.box.adjusted(inset, inset, -inset, -inset));
  }
  return sum;
}

}  // namespace

/// At the corners and the sides of its box: where it hides least, the upper right one first.
std::vector<QRectF> tokenBoxes(const MapGeometry& geometry, const std::vector<MapToken>& tokens,
                               TextCache& texts) {
  std::vector<QRectF> pills;
  const double line = geometry.line;
  for (const MapToken& token : tokens) {
    const MapNode* node = geometry.node(token.state, token.ended);
    if (!node) {
      pills.emplace_back();
      continue;
    }
    const QSizeF size(texts.sizeOf(TextRole::Text, token.name).width() + 0.9 * line, 1.1 * line);
    const double over = 0.35 * line;
    const double right = node->box.right() + over - size.width();
    const double left = node->box.left() - over;
    const double above = node->box.top() - 0.8 * line;
    const double below = node->box.bottom() - 0.3 * line;
    const double middle = node->box.center().y() - size.height() / 2;
    QRectF best;
    double least = std::numeric_limits<double>::max();
    for (const QPointF corner : {QPointF(right, above), QPointF(left, above), QPointF(right, below),
                                 QPointF(left, below), QPointF(node->box.right() - over, middle),
                                 QPointF(node->box.left() + over - size.width(), middle)}) {
      const double hidden = covered({corner, size}, geometry, pills);
      if (hidden >= least) continue;
      least = hidden;
      best = {corner, size};
    }
    pills.push_back(best);
  }
  return pills;
}

bool MapMoment::operator==(const MapMoment& other) const {
  const auto sameToken = [](const MapToken& a, const MapToken& b) {
    return a.name == b.name && a.state == b.state && a.ended == b.ended;
  };
  return taken == other.taken && last == other.last && lastState == other.lastState &&
         lastHost == other.lastHost && coverage == other.coverage && current == other.current &&
         std::equal(tokens.begin(), tokens.end(), other.tokens.begin(), other.tokens.end(),
                    sameToken);
}

MapMoment momentAt(const Trace& trace, SimTime now) {
  MapMoment moment;
  moment.taken = edgesTaken(trace, now);
  if (const auto last = lastTransition(trace, now)) {
    const TransitionRecord& move = trace.transitions[*last];
    moment.last = edgeOf(move.from, move.to, move.event);
    moment.lastState = move.to;
    moment.lastHost = hostText(trace.hosts[move.host].name);
  }
  const Snapshot snapshot = snapshotAt(trace, now);
  for (HostIndex host = 0; host < trace.hosts.size(); ++host) {
    if (!hasState(trace, host, now)) continue;
    MapToken token;
    token.name = hostText(trace.hosts[host].name);
    token.state = snapshot.hosts[host].state;
    token.ended = token.state == State::Closed && snapshot.hosts[host].hadConnection;
    moment.tokens.push_back(token);
  }
  return moment;
}

void paintMap(QPainter& painter, const MapGeometry& geometry, const MapMoment& moment,
              const Theme& theme, TextCache& texts) {
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.fillRect(QRectF(QPointF(0, 0), geometry.size), theme.panel);
  Pass{painter, geometry, moment, theme, texts, geometry.line}.paint();
  painter.restore();
}

}  // namespace linger
