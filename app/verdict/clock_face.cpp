#include "app/verdict/clock_face.h"

#include <QCoreApplication>

#include "app/document/host_words.h"
#include "app/document/words.h"
#include "app/ladder/ladder_words.h"
#include "app/verdict/lane_answer.h"
#include "model/systems/timer_knobs.h"
#include "model/trace/countdown.h"

namespace linger {
namespace {

struct Clock {
  Q_DECLARE_TR_FUNCTIONS(CountdownClock)
};

/// On one machine every host's sockets are in the same table.
std::optional<Countdown> countdownOf(const Trace& trace, const Lane& lane, SocketId socket,
                                     SimTime at) {
  if (!trace.oneMachine) return countdownAt(trace, lane.query.program.host, socket, at);
  for (HostIndex host = 0; host < trace.hosts.size(); ++host) {
    if (const auto found = countdownAt(trace, host, socket, at)) return found;
  }
  return std::nullopt;
}

QString timerOn(TimerKind timer, const QString& host) {
  return timer == TimerKind::TimeWait ? Clock::tr("TIME-WAIT on the %1").arg(host)
                                      : Clock::tr("FIN-WAIT-2 orphan on the %1").arg(host);
}

/// What its length follows from.
QString lengthOf(const Trace& trace, const Countdown& counts) {
  const OsProfile& system = profileOf(trace.hosts[counts.host]);
  const QString whole = durationText(counts.whole);
  if (counts.kind == TimerKind::TimeWait && counts.whole != system.timeWait.value) {
    return Clock::tr("2 × MSL %1 = %2").arg(durationText(counts.whole / 2), whole);
  }
  const auto knobs = knobsOf(system.id, counts.kind);
  const QString setter = knobs.empty() ? text(system.title) : text(knobs[0].name);
  return QStringLiteral("%1: %2").arg(setter, whole);
}

ClockFace counting(const Trace& trace, const Countdown& counts, const VerdictInterval& interval,
                   SimTime at) {
  ClockFace face{ClockFace::Kind::Counts,
                 counts.kind,
                 counts.left,
                 counts.whole,
                 timerOn(counts.kind, hostText(trace.hosts[counts.host].name)),
                 lengthOf(trace, counts)};
  if (counts.restartsAt) {
    face.how = Clock::tr("restarts at %1").arg(instantText(*counts.restartsAt));
  } else if (interval.clears && *interval.clears > at + counts.left) {
    face.how = Clock::tr("then the port stays taken until %1").arg(instantText(*interval.clears));
  }
  return face;
}

}  // namespace

QString ClockFace::sentence() const {
  if (kind != Kind::Counts) return how.isEmpty() ? what : QStringLiteral("%1. %2").arg(what, how);
  const RingNumber number = ringNumber(left);
  return Clock::tr("%1: %2 %3 left. %4").arg(what, number.number, number.unit, how);
}

ClockFace clockFace(const Trace& trace, const Lane& lane, SimTime at) {
  if (runningServer(lane, at)) {
    const QString running = lane.query.program.listens ? Clock::tr("The server is listening")
                                                       : Clock::tr("The server has its port");
    return {ClockFace::Kind::Free, {}, {}, {}, running, {}};
  }
  const VerdictInterval* interval = intervalAt(lane.intervals, at);
  if (!interval) return {};
  if (interval->verdict.works()) {
    const QString free = lane.connects ? Clock::tr("The client can connect now")
                                       : Clock::tr("The server can restart now");
    return {ClockFace::Kind::Free, {}, {}, {}, free, {}};
  }
  if (interval->blocker) {
    const auto counts = countdownOf(trace, lane, interval->blocker->id, at);
    if (counts) return counting(trace, *counts, *interval, at);
  }
  ClockFace face;
  face.kind = ClockFace::Kind::Held;
  face.what = interval->blocker ? Clock::tr("Held by %1").arg(blockerWord(*interval))
                                : resultWord(*interval);
  if (interval->verdict.rule == kNoPower) {
    face.what = Clock::tr("No power");
    return face;
  }
  face.how = interval->clears ? Clock::tr("No TIME-WAIT timer runs")
                              : Clock::tr("No timer will free the port");
  return face;
}

}  // namespace linger
