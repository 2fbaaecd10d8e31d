#pragma once

#include <QPainter>
#include <set>

#include "app/look/text_cache.h"
#include "app/look/theme.h"
#include "app/statemap/map_layout.h"

namespace linger {

/// An endpoint's token on the diagram.
struct MapToken {
  QString name;  ///< "server"
  State state = State::Closed;
  bool ended = false;  ///< Closed, after it had been something else.
};

/// What differs from one painting of the diagram to the next.
struct MapMoment {
  std::set<EdgeId> taken;           ///< In this run, by now.
  std::optional<EdgeId> last;       ///< The arrow taken last.
  State lastState = State::Closed;  ///< And where it led: its colour.
  QString lastHost;
  std::vector<MapToken> tokens;
  QString coverage;               ///< "seen 7 of 20 transitions"; empty: not written.
  std::optional<EdgeId> current;  ///< The arrow that the keyboard is on.

  bool operator==(const MapMoment&) const;
};

/// The moment of a run: the tokens of the hosts whose state is known, the arrows it has taken, and
/// the last.
MapMoment momentAt(const Trace& trace, SimTime now);

/// Where the tokens lie, in the order of `tokens`, so that they cover no words; empty for one that
/// has no box.
std::vector<QRectF> tokenBoxes(const MapGeometry& geometry, const std::vector<MapToken>& tokens,
                               TextCache& texts);

void paintMap(QPainter& painter, const MapGeometry& geometry, const MapMoment& moment,
              const Theme& theme, TextCache& texts);

}  // namespace linger
