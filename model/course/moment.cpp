#include "model/course/moment.h"

#include "model/trace/rebind.h"

namespace linger {
namespace {

/// The instant of the nth record that `counts` from `moment.after` on; `at` gives a record's.
template <typename Record, typename Counts, typename At>
std::optional<SimTime> nthOf(const std::vector<Record>& records, const Moment& moment,
                             const Counts& counts, const At& at) {
  int seen = 0;
  for (const Record& record : records) {
    if (!counts(record) || at(record) < moment.after) continue;
    if (++seen == moment.nth) return at(record);
  }
  return std::nullopt;
}

std::optional<SimTime> find(const Trace& trace, const Moment& moment, const moment::Moves& asked) {
  return nthOf(
      trace.transitions, moment,
      [&](const TransitionRecord& moved) {
        return trace.hosts[moved.host].name == asked.host && moved.from != moved.to &&
               (asked.leaves ? moved.from : moved.to) == asked.state;
      },
      [](const TransitionRecord& moved) { return moved.at; });
}

std::optional<SimTime> find(const Trace& trace, const Moment& moment,
                            const moment::Returns& asked) {
  return nthOf(
      trace.calls, moment,
      [&](const CallRecord& call) {
        return call.returned && call.call == asked.call && call.result == asked.result &&
               trace.hosts[call.host].name == asked.host;
      },
      [](const CallRecord& call) { return *call.returned; });
}

std::optional<SimTime> find(const Trace& trace, const Moment& moment, const moment::Sends& asked) {
  return nthOf(
      trace.segments, moment,
      [&](const SegmentRecord& sent) {
        return !sent.injected && !sent.copyOf && kindOf(sent.segment) == asked.kind &&
               trace.hosts[sent.from].name == asked.host;
      },
      [](const SegmentRecord& sent) { return sent.sent; });
}

std::optional<SimTime> find(const Trace& trace, const Moment& moment,
                            const moment::PortIsFree& asked) {
  if (!trace.server) return std::nullopt;
  int seen = 0;
  for (const VerdictInterval& interval :
       rebindVerdicts(trace, {*trace.server, asked.options, std::nullopt})) {
    const bool isOver = interval.to && *interval.to <= moment.after;
    if (isOver || !interval.verdict.works()) continue;
    if (++seen == moment.nth) return std::max(interval.from, moment.after);
  }
  return std::nullopt;
}

std::optional<std::string> hostIn(const moment::PortIsFree&) {
  return std::nullopt;
}
std::optional<std::string> hostIn(const auto& asked) {
  return asked.host;
}

}  // namespace

std::optional<SimTime> instantOf(const Trace& trace, const Moment& moment) {
  return std::visit([&](const auto& asked) { return find(trace, moment, asked); }, moment.what);
}

std::optional<std::string> hostOf(const Moment& moment) {
  return std::visit([](const auto& asked) { return hostIn(asked); }, moment.what);
}

}  // namespace linger
