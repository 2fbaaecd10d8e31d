#include "app/live/trace_differences.h"

#include <algorithm>

#include "app/live/remaining_time.h"
#include "app/live/trace_rows.h"
#include "model/sim/duration_text.h"

namespace linger {
namespace {

/// A pause that a timer of the kernel may have ended, rather than a segment's arrival.
constexpr Duration kShortestWait = 150ms;

/// A retransmission waits for a multiple of the round trip that the kernel has measured, which is
/// longer than the scene's by the delays of both processes and by up to a tick: a tenth of 200 ms.
constexpr int kRoundTripShare = 10;

/// From an instant of the model's run on, the kernel's is late by so much, and is known to be.
struct Delay {
  SimTime from;
  Duration by;
};

std::string told(const TraceRow& row, std::size_t from, std::size_t count) {
  std::string text;
  for (std::size_t i = from; i < std::min(from + count, row.size()); ++i) {
    if (!text.empty()) text += ", ";
    text += row[i].text + " at " + textOf(row[i].at - kSimStart);
  }
  return text;
}

class Comparison {
 public:
  Comparison(const Trace& model, Duration tick, std::optional<SimTime> until)
      : model_(model), tick_(tick), until_(until) {
    for (const Entry& entry : model.eventLog) moments_.push_back(entry.at);
  }

  /// Compares rows pair by pair, in their order.
  void compare(const std::string& what, const std::string& host, const std::vector<TraceRow>& model,
               const std::vector<TraceRow>& kernel) {
    for (std::size_t i = 0; i < std::max(model.size(), kernel.size()); ++i) {
      what_ = what;
      host_ = host;
      compare(i < model.size() ? model[i] : TraceRow{}, i < kernel.size() ? kernel[i] : TraceRow{});
    }
  }

  /// Learns what delays the kernel's run from some instant on, whoever is late then.
  void findDelays(const std::vector<TraceRow>& model, const std::vector<TraceRow>& kernel) {
    for (std::size_t i = 0; i < std::min(model.size(), kernel.size()); ++i) {
      walk(model[i], kernel[i], [&](const RowPlace& place) {
        const SimTime at = model[i][place.m].at;
        if (accountForDelay(place)) delays_.push_back({at, kernel[i][place.k].at - at});
      });
    }
  }

  std::vector<Difference> differences;

 private:
  /// Tells of every place where both rows have the same. Ends where they have not, unless a known
  /// difference leads on; returns where.
  template <typename Same, typename Other>
  RowPlace walk(const TraceRow& model, const TraceRow& kernel, const Same& same,
                const Other& other) {
    RowPlace place{model, 0, kernel, 0};
    while (place.m < model.size() || place.k < kernel.size()) {
      const bool isBoth = place.m < model.size() && place.k < kernel.size();
      if (isBoth && model[place.m].text == kernel[place.k].text) {
        same(place);
        ++place.m;
        ++place.k;
        continue;
      }
      const auto accounted = accountFor(place);
      if (!accounted) break;
      other(place, *accounted);
      place.m += accounted->model;
      place.k += accounted->kernel;
    }
    return place;
  }

  template <typename Same>
  void walk(const TraceRow& model, const TraceRow& kernel, const Same& same) {
    walk(model, kernel, same, [](const RowPlace&, const Accounted&) {});
  }

  void compare(const TraceRow& model, const TraceRow& kernel) {
    const RowPlace end = walk(
        model, kernel,
        [this](const RowPlace& place) {
          const SimTime at = place.model[place.m].at;
          const SimTime kernelAt = place.kernel[place.k].at;
          if (!isInTime(at, kernelAt)) {
            add(place, 1, 1, {});
            differences.back().isLate = kernelAt > at;
          }
          if (const auto known = accountForDelay(place)) add(place, 1, 1, known);
        },
        [this](const RowPlace& place, const Accounted& accounted) {
          add(place, accounted.model, accounted.kernel, accounted.by);
        });
    const bool isOver = end.k == kernel.size() && (end.m == model.size() || isCut(model[end.m].at));
    if (!isOver) add(end, 1, 1, {});
  }

  bool isInTime(SimTime model, SimTime kernel) const {
    return kernel - model >= -kSchedulingTolerance && kernel - model <= lateness(model);
  }

  /// Whether the kernel may come to what the model did then only after the end.
  bool isCut(SimTime model) const { return until_ && model + lateness(model) >= *until_; }

  Duration lateness(SimTime model) const {
    Duration allowed = latenessAllowed(moments_, model, tick_);
    for (const TimerRecord& timer : model_.timers) {
      const bool isRetransmission =
          timer.kind == TimerKind::Retransmit || timer.kind == TimerKind::Probe;
      const bool hasFired = timer.ended == TimerEnd::Fired && timer.endedAt <= model;
      if (isRetransmission && hasFired) allowed += (timer.due - timer.set) / kRoundTripShare;
    }
    for (const Delay& delay : delays_) {
      if (delay.from <= model) allowed += delay.by;
    }
    return allowed;
  }

  void add(const RowPlace& place, std::size_t model, std::size_t kernel,
           std::optional<KnownDifference> known) {
    const bool isInModel = model > 0 && place.m < place.model.size();
    const SimTime at = isInModel ? place.model[place.m].at : place.kernel[place.k].at;
    differences.push_back({what_, host_, at, told(place.model, place.m, model),
                           told(place.kernel, place.k, kernel), known});
  }

  const Trace& model_;
  std::vector<SimTime> moments_;  ///< When anything happened in the model's run, in order.
  Duration tick_;
  std::optional<SimTime> until_;
  std::string what_;
  std::string host_;
  std::vector<Delay> delays_;
};

}  // namespace

Duration latenessAllowed(const std::vector<SimTime>& moments, SimTime at, Duration tick) {
  Duration allowed = kSchedulingTolerance;
  SimTime last = kSimStart;
  for (const SimTime moment : moments) {
    if (moment > at) break;
    if (moment - last > kShortestWait) allowed += timerLateness(moment - last, tick);
    last = std::max(last, moment);
  }
  return allowed;
}

std::vector<Difference> differencesOf(const Trace& model, const Trace& kernel, Duration tick,
                                      std::optional<SimTime> until) {
  Comparison comparison(model, tick, until);
  for (HostIndex host = 0; host < model.hosts.size(); ++host) {
    comparison.findDelays(segmentsOf(model, host), segmentsOf(kernel, host));
  }
  for (HostIndex host = 0; host < model.hosts.size(); ++host) {
    const std::string& name = model.hosts[host].name;
    comparison.compare("segment", name, segmentsOf(model, host), segmentsOf(kernel, host));
    comparison.compare("segment", name, probesOf(model, host), probesOf(kernel, host));
    comparison.compare("call", name, callsOf(model, host), callsOf(kernel, host));
    comparison.compare("state", name, statesOf(model, host), statesOf(kernel, host));
    comparison.compare("timer", name, timersOf(model, host), timersOf(kernel, host));
  }
  return std::move(comparison.differences);
}

}  // namespace linger
