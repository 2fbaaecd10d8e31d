#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "model/tcp/event.h"
#include "model/tcp/rule.h"
#include "model/tcp/state.h"

namespace linger {

/// What an endpoint does when it takes a row of the table, before it moves.
enum class Action : std::uint8_t {
  None,
  SendSyn,
  SendSynAck,
  SendAck,
  ChallengeAck,   ///< An ACK that carries nothing else, whatever waits to be sent (RFC 5961 §3.2).
  SendFin,        ///< After all data that was accepted for sending.
  SendRst,        ///< Abort: <SEQ=SND.NXT><CTL=RST,ACK>.
  AnswerWithRst,  ///< Refuse the segment, by RFC 9293 §3.5.2.
  RestartTimeWait,
  AckAndRestartTimeWait,
};

/// One row: in any of the states `from`, `on` leads `to` (none: the state stays).
struct Row {
  States from;
  Event on;
  std::optional<State> to;
  Action action;
  Rule rule;

  /// The state after taking this row in `state`.
  constexpr State next(State state) const { return to.value_or(state); }
};

/// A cell of the matrix that has no row.
enum class Gap : std::uint8_t {
  Ignored,     ///< It can happen, and nothing changes.
  Impossible,  ///< No judgement or call can bring this event to this state.
};

/// The whole table, which the endpoint, the state diagram and the tests read. It lasts as long as
/// the program.
std::span<const Row> transitionTable();

/// The row of that table for a cell, or null.
const Row* findRow(State state, Event event);

/// Why a cell has no row. Meaningful only where findRow() gives null.
Gap gapAt(State state, Event event);

/// The name of an action for diagrams: "FIN", "ACK", "SYN, ACK"; empty for None.
std::string_view nameOf(Action action);

}  // namespace linger
