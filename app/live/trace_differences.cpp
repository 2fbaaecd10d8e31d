#include "app/live/trace_differences.h"

#include <algorithm>
#include <map>
#include <optional>

#include "app/live/remaining_time.h"
#include "model/sim/duration_text.h"

namespace linger {
namespace {

/// Something that happened, in words that can be compared.
struct Item {
  SimTime at;
  std::string text;
};

using Row = std::vector<Item>;

/// Closer together than any round trip of a scene.
constexpr Duration kAtOnce = 5ms;

/// A pause that a timer of the kernel may have ended, rather than a segment's arrival.
constexpr Duration kShortestWait = 150ms;

std::string textOf(const SegmentRecord& record) {
  std::string text = lettersOf(record.segment.flags) + " seq " + std::to_string(record.relativeSeq);
  if (record.segment.flags.ack) text += " ack " + std::to_string(record.relativeAck);
  if (record.segment.len > 0) text += " len " + std::to_string(record.segment.len);
  return text;
}

std::string textOf(const CallRecord& call) {
  std::string text = std::string(nameOf(call.call)) + "()";
  if (!call.returned) return text + " waits";
  if (call.result != Errno::Ok) return text + " " + std::string(nameOf(call.result));
  const bool counts = call.call == Call::Send || call.call == Call::Recv;
  return counts ? text + " " + std::to_string(call.value) : text;
}

Row segmentsOf(const Trace& trace, HostIndex host) {
  Row row;
  for (const SegmentRecord& record : trace.segments) {
    if (record.from == host && !record.copyOf && !record.injected) {
      row.push_back({record.sent, textOf(record)});
    }
  }
  return row;
}

/// One row for each process of the host, in the order in which they started.
std::vector<Row> callsOf(const Trace& trace, HostIndex host) {
  std::vector<Row> rows;
  for (const ProcessRecord& process : trace.processes) {
    if (process.host != host) continue;
    Row& row = rows.emplace_back();
    for (const CallRecord& call : trace.calls) {
      if (call.host != host || call.process != process.id) continue;
      row.push_back({call.returned.value_or(call.at), textOf(call)});
    }
  }
  return rows;
}

/// One row for each socket of the host, in the order in which they first moved; of those that did
/// so at once, in the order of what they did.
std::vector<Row> statesOf(const Trace& trace, HostIndex host) {
  std::vector<Row> rows;
  std::map<SocketId, std::size_t> places;
  for (const TransitionRecord& moved : trace.transitions) {
    if (moved.host != host || moved.from == moved.to) continue;
    const auto [place, isNew] = places.try_emplace(moved.socket, rows.size());
    if (isNew) rows.emplace_back();
    rows[place->second].push_back(
        {moved.at, std::string(nameOf(moved.from)) + " to " + std::string(nameOf(moved.to))});
  }
  const auto isBefore = [](const Row& a, const Row& b) {
    const bool atOnce =
        a.front().at - b.front().at < kAtOnce && b.front().at - a.front().at < kAtOnce;
    return atOnce ? a.front().text < b.front().text : a.front().at < b.front().at;
  };
  // Few rows, and "at once" is no order that a sort could rely on.
  for (std::size_t i = 1; i < rows.size(); ++i) {
    for (std::size_t j = i; j > 0 && isBefore(rows[j], rows[j - 1]); --j) {
      std::swap(rows[j], rows[j - 1]);
    }
  }
  return rows;
}

class Comparison {
 public:
  /// `moments`: when anything happened in the model's run, in order.
  Comparison(std::string host, const std::vector<SimTime>& moments, Duration tick)
      : host_(std::move(host)), moments_(moments), tick_(tick) {}

  void compare(const std::string& what, const Row& model, const Row& kernel) {
    for (std::size_t i = 0; i < std::max(model.size(), kernel.size()); ++i) {
      const Item* const expected = i < model.size() ? &model[i] : nullptr;
      const Item* const found = i < kernel.size() ? &kernel[i] : nullptr;
      if (!expected || !found || expected->text != found->text) {
        add(what, expected, found);
        return;
      }
      const Duration late = found->at - expected->at;
      const bool isInTime =
          late >= -kSchedulingTolerance && late <= latenessAllowed(moments_, expected->at, tick_);
      if (!isInTime) add(what, expected, found);
    }
  }

  /// Compares rows pair by pair, in their order.
  void compare(const std::string& what, const std::vector<Row>& model,
               const std::vector<Row>& kernel) {
    for (std::size_t i = 0; i < std::max(model.size(), kernel.size()); ++i) {
      compare(what, i < model.size() ? model[i] : Row{}, i < kernel.size() ? kernel[i] : Row{});
    }
  }

  std::vector<Difference> differences;

 private:
  static std::string told(const Item* item) {
    if (!item) return {};
    return item->text + " at " + textOf(item->at - kSimStart);
  }
  static std::string textOf(Duration duration) { return linger::textOf(duration); }

  void add(const std::string& what, const Item* model, const Item* kernel) {
    differences.push_back({what, host_, (model ? model : kernel)->at, told(model), told(kernel)});
  }

  std::string host_;
  const std::vector<SimTime>& moments_;
  Duration tick_;
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

std::vector<Difference> differencesOf(const Trace& model, const Trace& kernel, Duration tick) {
  std::vector<Difference> all;
  std::vector<SimTime> moments;
  for (const Entry& entry : model.eventLog) moments.push_back(entry.at);
  for (HostIndex host = 0; host < model.hosts.size(); ++host) {
    Comparison comparison(model.hosts[host].name, moments, tick);
    comparison.compare("segment", segmentsOf(model, host), segmentsOf(kernel, host));
    comparison.compare("call", callsOf(model, host), callsOf(kernel, host));
    comparison.compare("state", statesOf(model, host), statesOf(kernel, host));
    all.insert(all.end(), comparison.differences.begin(), comparison.differences.end());
  }
  return all;
}

}  // namespace linger
