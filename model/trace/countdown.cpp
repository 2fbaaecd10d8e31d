#include "model/trace/countdown.h"

namespace linger {

std::optional<Countdown> countdownAt(const Trace& trace, HostIndex host, SocketId socket,
                                     SimTime at) {
  for (const TimerRecord& timer : trace.timers) {
    const bool holds = timer.kind == TimerKind::TimeWait || timer.kind == TimerKind::FinWait2;
    const bool runs = timer.set <= at && at < timer.endedAt.value_or(timer.due);
    if (!holds || !runs || timer.host != host || timer.socket != socket) continue;
    Countdown countdown{timer.kind, host, timer.due - at, timer.due - timer.set, std::nullopt};
    if (timer.ended == TimerEnd::Restarted) countdown.restartsAt = timer.endedAt;
    return countdown;
  }
  return std::nullopt;
}

}  // namespace linger
