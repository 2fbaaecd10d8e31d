#include "app/live/remaining_time.h"

#include <algorithm>

namespace linger {
namespace {

constexpr Duration kTimeWait = 60s;           // TCP_TIMEWAIT_LEN
constexpr Duration kShortestTimeout = 200ms;  // TCP_RTO_MIN
constexpr Duration kLongestTimeout = 120s;    // TCP_RTO_MAX
constexpr int kDefaultRetries = 8;            // tcp_orphan_retries(), where the sysctl is 0

/// A timer's work waits for its processor: so long, where that is busy.
constexpr Duration kSchedulingDelay = 45ms;

TimeRange afterTimer(Duration left, Duration length, Duration tick) {
  return {left, left + timerLateness(length, tick)};
}

/// A timeout above 60 s is waited for in two parts of (T - 60 s) each: first as a whole socket,
/// on the keep-alive timer, then as a time-wait record. Where TCP_LINGER2 set T, nobody can tell
/// how long the first part was, only that it was no shorter than what is left of it.
TimeRange wholeFinWait2(Duration left, const KernelKnobs& knobs) {
  const Duration late = 2 * timerLateness(kTimeWait, knobs.tick);
  return {2 * left, left + kTimeWait + late};
}

/// The wait for an acknowledgement, followed from timeout to timeout until the kernel gives up.
/// `isSlow`: each timer fires as late as it may; else each just when it is due.
class Retransmitting {
 public:
  Retransmitting(const LiveSocket& socket, const KernelKnobs& knobs, bool isSlow)
      : knobs_(knobs), isSlow_(isSlow), count_(socket.retransmissions) {
    timeout_ = std::max(socket.timeout, kShortestTimeout);
    untilNext_ = socket.left;
    Duration interval = timeout_;
    since_ = std::max(interval - untilNext_, Duration{});
    for (int i = 1; i < count_; ++i) addPast(interval /= 2);
  }

  Duration end() {
    Duration now{};
    while (true) {
      wait(now);
      if (count_ > 0 && since_ >= orphanPatience(knobs_.orphanRetries)) return now;
      if (count_++ == 0) since_ = {};
      timeout_ = std::min(timeout_ * 2, kLongestTimeout);
      untilNext_ = timeout_;
    }
  }

 private:
  /// What has passed already was the longer, the later those timers fired.
  void addPast(Duration interval) {
    since_ += interval + (isSlow_ ? Duration{} : timerLateness(interval, knobs_.tick));
  }

  void wait(Duration& now) {
    const Duration late = timerLateness(timeout_, knobs_.tick);
    now += untilNext_ + (isSlow_ ? late : Duration{});
    since_ += untilNext_ + (isSlow_ ? Duration{} : late);
  }

  const KernelKnobs& knobs_;
  bool isSlow_;
  int count_;
  Duration timeout_{};
  Duration untilNext_{};
  Duration since_{};  ///< The first retransmission.
};

/// A peer that answers each probe of its closed window is asked until the intervals are at their
/// longest.
TimeRange probing(const LiveSocket& socket) {
  Duration latest = socket.left;
  for (Duration wait = std::max(socket.timeout, kShortestTimeout); wait < kLongestTimeout;
       wait *= 2) {
    latest += wait;
  }
  return {socket.left, latest + 2 * kLongestTimeout};
}

std::optional<TimeRange> orphanEnd(const LiveSocket& socket, const KernelKnobs& knobs) {
  switch (socket.timer) {
    case KernelTimer::None: return std::nullopt;
    case KernelTimer::TimeWait: return afterTimer(socket.left, kTimeWait, knobs.tick);
    case KernelTimer::KeepAlive:
      if (socket.facts.state == State::FinWait2) return wholeFinWait2(socket.left, knobs);
      return std::nullopt;
    case KernelTimer::Retransmission:
      return TimeRange{Retransmitting(socket, knobs, false).end(),
                       Retransmitting(socket, knobs, true).end()};
    case KernelTimer::WindowProbe: return probing(socket);
  }
  return std::nullopt;
}

}  // namespace

Duration timerLateness(Duration length, Duration tick) {
  constexpr std::int64_t kLevelSize = 63;
  std::int64_t step = 1;
  while (length / tick >= kLevelSize * step) step *= 8;
  return (step + 1) * tick + kSchedulingDelay;
}

Duration orphanPatience(int orphanRetries) {
  const int retries = orphanRetries > 0 ? orphanRetries : kDefaultRetries;
  Duration patience{};
  Duration timeout = kShortestTimeout;
  for (int i = 0; i <= retries; ++i) {
    patience += timeout;
    timeout = std::min(timeout * 2, kLongestTimeout);
  }
  return patience;
}

std::optional<PortReading> later(const PortReading& reading, Duration passed) {
  PortReading now = reading;
  for (LiveSocket& socket : now.sockets) {
    const bool goesOn = socket.timer != KernelTimer::None && socket.timer != KernelTimer::TimeWait;
    if (goesOn && isOrphan(socket) && socket.left <= passed) return std::nullopt;
    socket.left = std::max(socket.left - passed, Duration{});
  }
  return now;
}

std::optional<TimeRange> endOf(const LiveSocket& socket, const KernelKnobs& knobs) {
  if (!isOrphan(socket)) return std::nullopt;
  return orphanEnd(socket, knobs);
}

}  // namespace linger
