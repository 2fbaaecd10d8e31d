#pragma once

#include <QString>

#include "app/verdict/lanes.h"
#include "model/tcp/timer.h"

namespace linger {

/// What the large clock beside a verdict shows.
struct ClockFace {
  enum class Kind : std::uint8_t {
    None,    ///< Nothing is asked.
    Counts,  ///< A timer runs down, and what it holds is in the way.
    Held,    ///< The port is taken, and no timer runs for it.
    Free,    ///< It works now.
  };

  Kind kind = Kind::None;
  TimerKind timer = TimerKind::TimeWait;  ///< Counts: it gives the ring its shape.
  Duration left{};
  Duration whole{};
  QString what;  ///< "TIME-WAIT on the server"
  QString how;   ///< "2 × MSL 30 s = 60 s"; or when it restarts.

  /// All of it, for those who listen.
  QString sentence() const;
  bool operator==(const ClockFace&) const = default;
};

ClockFace clockFace(const Trace& trace, const Lane& lane, SimTime at);

}  // namespace linger
