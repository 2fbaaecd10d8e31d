#include "app/statemap/map_edges.h"

#include <QCoreApplication>
#include <algorithm>

#include "app/document/event_words.h"
#include "app/document/words.h"

namespace linger {
namespace {

struct StateMap {
  Q_DECLARE_TR_FUNCTIONS(StateMap)
};

constexpr EdgeId kCutOff{State::Closed, State::Closed, true};
constexpr QLatin1String kCutOffName("cut-off");

/// Whether an event that leads to CLOSED cuts the connection off, instead of ending it in order.
bool cutsOff(State from, Event event) {
  switch (event) {
    case Event::Replaced:
    case Event::SynRefused: return from != State::TimeWait;
    case Event::CloseUnread:
    case Event::Abort:
    case Event::HandshakeRefused:
    case Event::PowerLost:
    case Event::Rst:
    case Event::SynResets:
    case Event::SynAnew:
    case Event::DataAfterClose:
    case Event::SynAfterClose:
    case Event::FinWait2Expired:
    case Event::GaveUp:
    case Event::UserTimeout:
    case Event::KeepAliveGaveUp: return true;
    case Event::PassiveOpen:
    case Event::ActiveOpen:
    case Event::Close:
    case Event::Syn:
    case Event::SynAck:
    case Event::AckOfSyn:
    case Event::Ack:
    case Event::Fin:
    case Event::AckOfFin:
    case Event::FinAndAckOfFin:
    case Event::SynAgain:
    case Event::SynOnConnection:
    case Event::RstInWindow:
    case Event::RstIgnored:
    case Event::Unacceptable:
    case Event::AckOfUnsent:
    case Event::BadAck:
    case Event::Dropped:
    case Event::PeerStillSending:
    case Event::AckAgain:
    case Event::SynInTimeWait:
    case Event::NewIncarnation:
    case Event::TimeWaitExpired:
    case Event::TimeWaitSkipped: return false;
  }
  return false;
}

/// The arrow without its rows, named after the first of them.
MapEdge edgeNamedAfter(const Row& row, const EdgeId& id) {
  if (id.cutsOff) return {id, {}, StateMap::tr("reset, abort or given up"), {}};
  // Of the three arrows that leave FIN-WAIT-1 the others say "ACK of FIN" and "FIN".
  const bool isBoth = row.on == Event::FinAndAckOfFin;
  return {id, {}, isBoth ? StateMap::tr("both") : wordsFor(row.on), text(nameOf(row.action))};
}

void addRow(std::vector<MapEdge>& edges, const EdgeId& id, const Row& row) {
  const auto known = std::ranges::find(edges, id, &MapEdge::id);
  MapEdge& edge = known != edges.end() ? *known : edges.emplace_back(edgeNamedAfter(row, id));
  if (edge.rows.empty() || edge.rows.back() != &row) edge.rows.push_back(&row);
}

std::vector<MapEdge> edgesOfTable() {
  std::vector<MapEdge> edges;
  for (const Row& row : transitionTable()) {
    for (const State from : kAllStates) {
      if (!row.from.contains(from)) continue;
      const auto id = edgeOf(from, row.next(from), row.on);
      if (id) addRow(edges, *id, row);
    }
  }
  return edges;
}

}  // namespace

const std::vector<MapEdge>& mapEdges() {
  static const std::vector<MapEdge> edges = edgesOfTable();
  return edges;
}

std::optional<EdgeId> edgeOf(State from, State to, Event event) {
  if (from == to) return std::nullopt;
  if (to == State::Closed && cutsOff(from, event)) return kCutOff;
  return EdgeId{from, to, false};
}

std::set<EdgeId> edgesTaken(const Trace& trace, SimTime now) {
  std::set<EdgeId> taken;
  for (const TransitionRecord& move : trace.transitions) {
    if (move.at > now) continue;
    if (const auto edge = edgeOf(move.from, move.to, move.event)) taken.insert(*edge);
  }
  return taken;
}

std::optional<std::size_t> lastTransition(const Trace& trace, SimTime now) {
  std::optional<std::size_t> last;
  for (std::size_t i = 0; i < trace.transitions.size(); ++i) {
    const TransitionRecord& move = trace.transitions[i];
    if (move.at > now || move.from == move.to) continue;
    if (!last || move.at >= trace.transitions[*last].at) last = i;
  }
  return last;
}

QString sentenceFor(const MapEdge& edge) {
  if (edge.id.cutsOff) {
    return StateMap::tr("any state to %1: %2").arg(text(nameOf(State::Closed)), edge.event);
  }
  const QString way = StateMap::tr("%1 to %2: %3")
                          .arg(text(nameOf(edge.id.from)), text(nameOf(edge.id.to)),
                               wordsFor(edge.rows.front()->on));
  return edge.action.isEmpty() ? way : StateMap::tr("%1, answered with %2").arg(way, edge.action);
}

QString nameOf(const EdgeId& edge) {
  if (edge.cutsOff) return kCutOffName;
  return QStringLiteral("%1>%2").arg(text(nameOf(edge.from)), text(nameOf(edge.to)));
}

std::optional<EdgeId> edgeNamed(const QString& name) {
  for (const MapEdge& edge : mapEdges()) {
    if (nameOf(edge.id) == name) return edge.id;
  }
  return std::nullopt;
}

QString coverageText(const std::set<EdgeId>& seen) {
  const auto& edges = mapEdges();
  const auto count = std::count_if(edges.begin(), edges.end(),
                                   [&](const MapEdge& edge) { return seen.contains(edge.id); });
  return StateMap::tr("seen %1 of %2 transitions").arg(count).arg(edges.size());
}

}  // namespace linger
