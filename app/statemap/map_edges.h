#pragma once

#include <QString>
#include <QStringList>
#include <compare>
#include <set>
#include <vector>

#include "model/tcp/transitions.h"
#include "model/trace/trace.h"

namespace linger {

/// An arrow of the state diagram. All the ways in which a connection is cut off, by a reset, an
/// abort, a timer that gives up or a host that forgets it, are one: the dashed arrow from any state
/// to CLOSED.
struct EdgeId {
  State from = State::Closed;
  State to = State::Closed;
  bool cutsOff = false;  ///< Then `from` and `to` are CLOSED and mean nothing.

  auto operator<=>(const EdgeId&) const = default;
};

/// An arrow with the rows of the transition table that it stands for.
struct MapEdge {
  EdgeId id;
  std::vector<const Row*> rows;
  QString event;   ///< Of its first row, in a word or three: "ACK of FIN".
  QString action;  ///< "ACK"; empty for none.
};

/// Every arrow, as the transition table has them: one for each two states that a row connects.
const std::vector<MapEdge>& mapEdges();

/// The arrow that a transition goes along; none for one that stays in its state.
std::optional<EdgeId> edgeOf(State from, State to, Event event);

/// The arrows that a run takes up to an instant, all hosts together.
std::set<EdgeId> edgesTaken(const Trace& trace, SimTime now);

/// The transition that was taken last at an instant, as an index into Trace::transitions;
/// none before the first one.
std::optional<std::size_t> lastTransition(const Trace& trace, SimTime now);

/// All of an edge in a sentence: "FIN-WAIT-1 to TIME-WAIT: FIN + ACK of FIN, answered with ACK".
QString sentenceFor(const MapEdge& edge);

/// An edge as text, for settings: "ESTABLISHED>FIN-WAIT-1"; and back, none where it
/// names no edge.
QString nameOf(const EdgeId& edge);
std::optional<EdgeId> edgeNamed(const QString& name);

/// "seen 7 of 20 transitions": of all arrows, those in `seen`.
QString coverageText(const std::set<EdgeId>& seen);

}  // namespace linger
