#pragma once

#include <QLineF>
#include <QPolygonF>
#include <QRectF>
#include <QStringList>
#include <vector>

#include "app/statemap/map_edges.h"
#include "app/look/typeface.h"

namespace linger {

/// A box of the diagram. CLOSED is there twice, as in the RFC's figure: where a connection
/// begins, and where it has ended.
struct MapNode {
  enum class Kind : std::uint8_t { State, Ended, AnyState };
  Kind kind = Kind::State;
  State state = State::Closed;
  QRectF box;
};

struct MapArrow {
  EdgeId id;
  QPolygonF path;     ///< From box to box; the head is at its end.
  QStringList words;  ///< "FIN / ACK", in one line or two.
  QRectF label;
};

/// The state diagram laid out, in pixels of a picture of `size`.
struct MapGeometry {
  QSizeF size;
  double line = 0;  ///< The height of a line of text.
  std::vector<MapNode> nodes;
  std::vector<MapArrow> arrows;

  // Null where it has none; both until the geometry changes.
  const MapNode* node(State state, bool ended = false) const;
  const MapArrow* arrow(const EdgeId& id) const;
};

/// Lays the diagram out at the size that its words need, wider and higher where there is room.
MapGeometry layOutMap(QSizeF room, const Typeface& face);

}  // namespace linger
