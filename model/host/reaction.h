#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/systems/os_profile.h"
#include "model/tcp/rule.h"
#include "model/tcp/segment.h"
#include "model/tcp/state.h"

namespace linger {

/// Who holds the socket that a segment meets.
enum class Holder : std::uint8_t {
  Held,            ///< A process.
  Orphan,          ///< Nobody.
  OrphanTimeWait,  ///< Nobody, and in FIN-WAIT-2 only a time-wait record is kept (Linux).
};

/// A segment by its distance from the numbers of the connection that it meets.
struct RelativeSegment {
  Flags flags;
  std::int64_t seqMinusRcvNxt = 0;
  std::optional<std::int64_t> ackMinusSndNxt;
  std::uint32_t len = 0;
  std::optional<std::int64_t> tsMinusLast;  ///< None: the segment has no timestamp.
};

/// "What does one segment do to a socket in this state?"
struct ReactionQuery {
  OsId os = OsId::Linux;
  State state = State::Established;
  Holder holder = Holder::Held;
  bool viaClosing = false;  ///< TIME-WAIT was reached from CLOSING.
  bool peerTimestamps = true;
  bool listener = true;  ///< One listens on the port.
  bool rfc1337 = false;  ///< RST does not end TIME-WAIT.
  RelativeSegment segment;
};

struct Reply {
  Flags flags;
  std::optional<std::int64_t> seqMinusSndNxt;  ///< None where the sequence number is a literal 0.
  std::optional<std::int64_t> ackMinusRcvNxt;  ///< None without ACK.
  std::uint32_t len = 0;

  bool operator==(const Reply&) const = default;
};

struct Reaction {
  State after = State::Closed;
  std::vector<Reply> replies;
  std::optional<bool> timeWaitRestarted;  ///< Only where a time-wait record stays.
  Rule rule;
};

/// Brings a real socket into the state, by real calls and segments, and delivers the segment.
/// None where the state cannot be reached as asked (a held TIME-WAIT has no holder to ask).
std::optional<Reaction> react(const ReactionQuery& query);

}  // namespace linger
