#pragma once

#include <cstdint>
#include <string>

#include "model/capture/side.h"

namespace linger::capture {

/// What a connection's end means. Each is about one side, which its name says.
enum class FindingKind : std::uint8_t {
  ClosedFirst,    ///< The side sent the first FIN: TIME-WAIT is on it.
  ClosedAtOnce,   ///< Both FINs crossed: TIME-WAIT is on both.
  ThreeSegments,  ///< The side acknowledged the FIN with its own.
  HalfClosed,     ///< The side sent its FIN and went on receiving data.
  CloseWait,      ///< The side has the peer's FIN and did not close as long as was captured.
  RepeatedFin,    ///< The side repeated its FIN: it or its acknowledgement was lost or late.
  Unanswered,     ///< The side called and nothing came back.
  SeenAlone,      ///< The side goes on as with a peer of which nothing was captured.
  Refused,        ///< The side's call was answered with RST.
  RefusedFirst,   ///< Likewise, but it called again and was answered.
  ResetAborted,   ///< The side reset, with nothing left that it had not answered: SO_LINGER 0.
  ResetUnread,    ///< The side reset after data of the peer's that it did not answer: unread.
  ResetDataAfterClose,  ///< The side had closed, and reset when more data came.
  ResetHalfOpen,        ///< The side knew nothing of the connection (any more) and reset it.
  ResetByMiddlebox,     ///< A RST in the side's name that came from another place in the network.
  ResponseLost,         ///< The side reset before what it had sent was acknowledged.
  KeepAliveRace,        ///< The side closed an idle connection while a request was on its way.
  PortReused,           ///< The side called from a port whose last connection was in TIME-WAIT.
  ReusedOwnTimeWait,    ///< That TIME-WAIT was the side's own: its system gave the port out again.
  ReusedByNumber,       ///< It was the peer's: the SYN's number is beyond the last one.
  ReusedByTimestamp,    ///< Likewise: its timestamp is newer.
  ReusedInVain,         ///< Likewise: neither is, so the SYN is not for TIME-WAIT to accept.
};

struct Finding {
  FindingKind kind = FindingKind::ClosedFirst;
  Side side = Side::Client;
  std::uint64_t frame = 0;    ///< The frame that shows it; 0: none does, such as for no answer.
  std::uint64_t earlier = 0;  ///< The one before that it answers or crosses; 0: none.
};

/// The name for programs: "server-closed-first", "client-reset-unread".
std::string nameOf(const Finding& finding);

}  // namespace linger::capture
