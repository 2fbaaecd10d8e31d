#include "app/statemap/map_layout.h"

#include <QFontMetricsF>
#include <algorithm>
#include <array>
#include <cmath>

#include "app/document/words.h"
#include "app/look/label_room.h"

namespace linger {
namespace {

/// Where a box stands: columns from the left, rows from the top, as in RFC 9293 figure 5.
struct Place {
  MapNode::Kind kind;
  State state;
  double column;
  double row;
};

constexpr std::array kPlaces{
    Place{MapNode::Kind::State, State::Closed, 1, 0},
    Place{MapNode::Kind::State, State::Listen, 1, 1},
    Place{MapNode::Kind::State, State::SynReceived, 0, 2},
    Place{MapNode::Kind::State, State::SynSent, 2, 2},
    Place{MapNode::Kind::State, State::Established, 1, 3},
    Place{MapNode::Kind::State, State::FinWait1, 0, 4},
    Place{MapNode::Kind::State, State::CloseWait, 2, 4},
    Place{MapNode::Kind::State, State::FinWait2, 0, 5},
    Place{MapNode::Kind::State, State::Closing, 1, 5},
    Place{MapNode::Kind::State, State::LastAck, 2, 5},
    Place{MapNode::Kind::State, State::TimeWait, 1, 6},
    Place{MapNode::Kind::Ended, State::Closed, 2, 6},
    Place{MapNode::Kind::AnyState, State::Closed, 0, 6},
};
constexpr double kColumns = 3;
constexpr double kRows = 7;

/// A point on a box's edge: -1 to 1 from its left to its right and from its top to its bottom.
struct Port {
  double x;
  double y;
};

/// Where an arrow leaves and arrives, and where its words had best be: how far along, and on
/// which side (-1: left or above, +1: right or below).
struct Route {
  State from;
  State to;
  Port leaves;
  Port arrives;
  double along;
  int side;
};

constexpr std::array kRoutes{
    Route{State::Closed, State::Listen, {-0.5, 1}, {-0.5, -1}, 0.5, -1},
    Route{State::Listen, State::Closed, {0.05, -1}, {0.05, 1}, 0.5, 1},
    Route{State::Closed, State::SynSent, {1, 0}, {0.1, -1}, 0.45, 1},
    Route{State::SynSent, State::Closed, {-0.5, -1}, {0.7, 1}, 0.35, -1},
    Route{State::Listen, State::SynReceived, {-0.7, 1}, {0.1, -1}, 0.5, -1},
    Route{State::SynSent, State::SynReceived, {-1, 0}, {1, 0}, 0.5, -1},
    Route{State::SynReceived, State::Established, {0.4, 1}, {-0.7, -1}, 0.5, 1},
    Route{State::SynSent, State::Established, {-0.4, 1}, {0.3, -1}, 0.5, 1},
    Route{State::SynReceived, State::FinWait1, {-0.6, 1}, {-0.6, -1}, 0.45, 1},
    Route{State::Established, State::FinWait1, {-0.6, 1}, {0.1, -1}, 0.5, 1},
    Route{State::Established, State::CloseWait, {0.6, 1}, {-0.3, -1}, 0.5, 1},
    Route{State::FinWait1, State::FinWait2, {-0.2, 1}, {-0.2, -1}, 0.5, -1},
    Route{State::FinWait1, State::Closing, {0.9, 1}, {-0.4, -1}, 0.6, 1},
    Route{State::FinWait1, State::TimeWait, {0.5, 1}, {-0.8, -1}, 0.85, 1},
    Route{State::FinWait2, State::TimeWait, {0.1, 1}, {-1, 0}, 0.55, -1},
    Route{State::Closing, State::TimeWait, {0.4, 1}, {0.4, -1}, 0.3, 1},
    Route{State::CloseWait, State::LastAck, {-0.2, 1}, {-0.2, -1}, 0.5, -1},
    Route{State::LastAck, State::Closed, {-0.2, 1}, {-0.2, -1}, 0.5, -1},
    Route{State::TimeWait, State::Closed, {1, 0}, {-1, 0}, 0.5, -1},
};

class Layout {
 public:
  Layout(QSizeF room, const Typeface& face) : text_(face.text), strong_(face.strong) {
    geometry_.line = text_.height();
    for (State state : kAllStates) {
      const double width = strong_.horizontalAdvance(text(nameOf(state)));
      box_ = {std::max(box_.width(), width + 1.0 * line()), 1.7 * line()};
    }
    const double least = kColumns * box_.width() + 2 * gapBetween() + 2 * margin();
    geometry_.size = {std::max(room.width(), least),
                      std::max(room.height(), kRows * 3.75 * line())};
  }

  MapGeometry layOut() {
    placeNodes();
    for (const MapEdge& edge : mapEdges()) addArrow(edge);
    placeLabels();
    return std::move(geometry_);
  }

 private:
  double line() const { return geometry_.line; }
  /// Between two columns of boxes: enough for the words of the arrows there.
  double gapBetween() const { return 4.6 * line(); }

  double margin() const { return 2 * line(); }

  void placeNodes() {
    const double left = margin() + box_.width() / 2;
    const double right = geometry_.size.width() - margin() - box_.width() / 2;
    const double top = 1.4 * line() + box_.height() / 2;
    const double bottom = geometry_.size.height() - 2.1 * line() - box_.height() / 2;
    for (const Place& place : kPlaces) {
      const QPointF centre(left + (right - left) * place.column / (kColumns - 1),
                           top + (bottom - top) * place.row / (kRows - 1));
      const QRectF box(centre.x() - box_.width() / 2, centre.y() - box_.height() / 2, box_.width(),
                       box_.height());
      geometry_.nodes.push_back({place.kind, place.state, box});
    }
  }

  static QPointF at(const QRectF& box, Port port) {
    return {box.center().x() + port.x * box.width() / 2,
            box.center().y() + port.y * box.height() / 2};
  }

  const QRectF& boxOf(MapNode::Kind kind, State state) const {
    return std::find_if(geometry_.nodes.begin(), geometry_.nodes.end(),
                        [&](const MapNode& n) { return n.kind == kind && n.state == state; })
        ->box;
  }

  void addArrow(const MapEdge& edge) {
    MapArrow arrow;
    arrow.id = edge.id;
    const QString both =
        edge.action.isEmpty() ? edge.event : QStringLiteral("%1 / %2").arg(edge.event, edge.action);
    arrow.words << both;
    arrow.path = edge.id.cutsOff ? pathUnderneath() : pathOf(edge.id);
    geometry_.arrows.push_back(arrow);
    actions_.push_back(edge);
  }

  QPolygonF pathOf(const EdgeId& id) const {
    const Route* route = routeOf(id);
    const bool ends =
        id.to == State::Closed && (id.from == State::TimeWait || id.from == State::LastAck);
    const QRectF& from = boxOf(MapNode::Kind::State, id.from);
    const QRectF& to = boxOf(ends ? MapNode::Kind::Ended : MapNode::Kind::State, id.to);
    if (!route) return QPolygonF({from.center(), to.center()});
    return QPolygonF({at(from, route->leaves), at(to, route->arrives)});
  }

  /// From "any state" along the lower edge to where connections end.
  QPolygonF pathUnderneath() const {
    const QRectF& from = boxOf(MapNode::Kind::AnyState, State::Closed);
    const QRectF& to = boxOf(MapNode::Kind::Ended, State::Closed);
    const double y = from.bottom() + 0.7 * line();
    return QPolygonF({{from.center().x(), from.bottom()},
                      {from.center().x(), y},
                      {to.center().x(), y},
                      {to.center().x(), to.bottom()}});
  }

  static const Route* routeOf(const EdgeId& id) {
    const auto found = std::find_if(kRoutes.begin(), kRoutes.end(), [&](const Route& route) {
      return route.from == id.from && route.to == id.to;
    });
    return found == kRoutes.end() ? nullptr : &*found;
  }

  void placeLabels() {
    LabelRoom room(QRectF(QPointF(0, 0), geometry_.size));
    LabelRoom tokens = room;
    for (const MapNode& node : geometry_.nodes) {
      room.take(node.box.adjusted(-0.1 * line(), -0.1 * line(), 0.1 * line(), 0.1 * line()));
      const QPointF corner = node.box.topRight();
      if (node.kind == MapNode::Kind::AnyState) continue;
      tokens.take(
          QRectF(corner.x() - 3 * line(), corner.y() - 0.8 * line(), 3.4 * line(), 0.8 * line()));
    }
    for (const MapArrow& arrow : geometry_.arrows) {
      for (qsizetype i = 1; i < arrow.path.size(); ++i) {
        room.take(QLineF(arrow.path[i - 1], arrow.path[i]));
      }
    }
    for (std::size_t i = 0; i < geometry_.arrows.size(); ++i) placeLabel(i, room, tokens);
  }

  QSizeF sizeOf(const QStringList& words) const {
    double width = 0;
    for (const QString& part : words) width = std::max(width, text_.horizontalAdvance(part));
    return {width, double(words.size()) * 0.95 * line()};
  }

  /// In one line, or in two.
  static std::vector<QStringList> formsOf(const MapArrow& arrow, const MapEdge& edge) {
    std::vector<QStringList> forms{arrow.words};
    if (edge.action.isEmpty()) return forms;
    const QString action = QStringLiteral("/ ") + edge.action;
    forms.push_back({edge.event, action});
    return forms;
  }

  /// Where a token will not cover it, or else where one may.
  void placeLabel(std::size_t index, LabelRoom& room, const LabelRoom& tokens) {
    MapArrow& arrow = geometry_.arrows[index];
    const MapEdge& edge = actions_[index];
    for (const QStringList& form : formsOf(arrow, edge)) {
      if (!tryForm(arrow, form, room, &tokens)) continue;
      room.take(arrow.label);
      return;
    }
    if (tryForm(arrow, arrow.words, room, nullptr)) room.take(arrow.label);
  }

  bool tryForm(MapArrow& arrow, const QStringList& form, const LabelRoom& room,
               const LabelRoom* tokens) const {
    const Route* route = arrow.id.cutsOff ? nullptr : routeOf(arrow.id);
    const double best = route ? route->along : 0.5;
    const int side = route ? route->side : 1;
    const QLineF shaft = arrow.id.cutsOff ? QLineF(arrow.path[1], arrow.path[2])
                                          : QLineF(arrow.path.front(), arrow.path.back());
    const QSizeF size = sizeOf(form);
    for (int which : {side, -side}) {
      for (double shift : {0.0, -0.1, 0.1, -0.2, 0.2, -0.3, 0.3, -0.4, 0.4, -0.5}) {
        const QRectF box = beside(shaft, std::clamp(best + shift, 0.1, 0.9), which, size);
        if (!room.isFree(box) || (tokens && !tokens->isFree(box))) continue;
        arrow.label = box;
        arrow.words = form;
        return true;
      }
    }
    return false;
  }

  /// A box beside a point of a line, as near as it can be without touching it.
  QRectF beside(const QLineF& shaft, double along, int side, const QSizeF& size) const {
    const QPointF point = shaft.pointAt(along);
    const double gap = 0.3 * line();
    if (std::abs(shaft.dy()) < 1) {
      const double y = side < 0 ? point.y() - gap / 2 - size.height() : point.y() + gap / 2;
      return QRectF(QPointF(point.x() - size.width() / 2, y), size);
    }
    const double lean = std::abs(shaft.dx() / shaft.dy()) * size.height() / 2;
    const double x = side < 0 ? point.x() - gap - lean - size.width() : point.x() + gap + lean;
    return QRectF(QPointF(x, point.y() - size.height() / 2), size);
  }

  QFontMetricsF text_;
  QFontMetricsF strong_;
  QSizeF box_;
  MapGeometry geometry_;
  std::vector<MapEdge> actions_;
};

}  // namespace

const MapNode* MapGeometry::node(State state, bool ended) const {
  const MapNode::Kind kind = ended ? MapNode::Kind::Ended : MapNode::Kind::State;
  const auto found = std::find_if(nodes.begin(), nodes.end(), [&](const MapNode& node) {
    return node.kind == kind && node.state == state;
  });
  return found == nodes.end() ? nullptr : &*found;
}

const MapArrow* MapGeometry::arrow(const EdgeId& id) const {
  const auto found = std::find_if(arrows.begin(), arrows.end(),
                                  [&](const MapArrow& arrow) { return arrow.id == id; });
  return found == arrows.end() ? nullptr : &*found;
}

MapGeometry layOutMap(QSizeF room, const Typeface& face) {
  return Layout(room, face).layOut();
}

}  // namespace linger
