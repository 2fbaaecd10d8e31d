#include "app/files/trace/trace_json.h"

#include "app/files/scenario/scenario_file.h"
#include "model/sim/scenario_keywords.h"
#include "model/sim/scenario_run.h"
#include "model/trace/rebind.h"

namespace linger {
namespace {

JsonValue text(std::string_view value) {
  return JsonValue(value);
}
JsonValue whole(std::int64_t value) {
  return JsonValue(value);
}
JsonValue instant(SimTime at) {
  return JsonValue(microseconds(at));
}

JsonValue instant(const std::optional<SimTime>& at) {
  return at ? JsonValue(microseconds(*at)) : JsonValue();
}

template <typename Name>
JsonValue nameOrNull(const std::optional<Name>& value) {
  return value ? text(nameOf(*value)) : JsonValue();
}

constexpr ReuseOptions kNone{};
constexpr ReuseOptions kReuseAddr{.reuseAddr = true};

JsonValue socketOrNull(SocketId id) {
  return id.value == 0 ? JsonValue() : whole(id.value);
}

using Write = std::function<bool(std::string_view)>;

class TraceWriter {
 public:
  TraceWriter(const ScenarioRun& run, std::string_view engine)
      : run_(run), trace_(run.trace), engine_(engine) {}

  JsonValue written() const {
    JsonValue json = head();
    json.set("segments", list(trace_.segments)).set("transitions", list(trace_.transitions));
    json.set("timers", list(trace_.timers)).set("calls", list(trace_.calls));
    json.set("processes", list(trace_.processes)).set("verdicts", verdicts({std::nullopt}));
    json.set("verdicts_if_old_had", verdicts({kNone, kReuseAddr}));
    return json;
  }

  void write(std::size_t columns, const Write& write) const {
    const Pieces pieces{columns, write};
    bool goesOn = write("{\n");
    const JsonValue first = head();
    for (const JsonMember& member : first.members) {
      goesOn = goesOn && pieces.member(member.key, member.value, true);
    }
    goesOn = goesOn && writeList(pieces, "segments", trace_.segments) &&
             writeList(pieces, "transitions", trace_.transitions) &&
             writeList(pieces, "timers", trace_.timers) &&
             writeList(pieces, "calls", trace_.calls) &&
             writeList(pieces, "processes", trace_.processes) &&
             pieces.member("verdicts", verdicts({std::nullopt}), true) &&
             pieces.member("verdicts_if_old_had", verdicts({kNone, kReuseAddr}), false);
    if (goesOn) write("}\n");
  }

 private:
  /// What ran: a scenario, or what a script or a capture shows of hosts.
  JsonValue head() const {
    JsonValue json = JsonValue::object();
    json.set("format", text(kTraceFormat));
    json.set("scenario", run_.hasScenario() ? scenarioJson(run_.scenario) : JsonValue());
    if (!run_.hasScenario()) json.set("title", text(trace_.title)).set("hosts", list(trace_.hosts));
    json.set("engine", text(engine_)).set("end_us", instant(trace_.end));
    if (trace_.truncated) json.set("truncated", one(*trace_.truncated));
    return json;
  }

  /// Writes members of the outermost object.
  struct Pieces {
    std::size_t columns;
    const Write& write;

    bool member(std::string_view key, const JsonValue& value, bool more) const {
      std::string piece = "  \"" + std::string(key) + "\": ";
      appendPrettyJson(piece, value, 1, columns);
      return write(piece + (more ? ",\n" : "\n"));
    }
  };

  /// A list of several records has a line for each.
  template <typename Record>
  bool writeList(const Pieces& pieces, std::string_view key,
                 const std::vector<Record>& records) const {
    if (records.size() < 2) return pieces.member(key, list(records), true);
    bool goesOn = pieces.write("  \"" + std::string(key) + "\": [\n");
    for (const Record& record : records) {
      std::string piece = "    ";
      appendPrettyJson(piece, one(record), 2, pieces.columns);
      goesOn = goesOn && pieces.write(piece + (&record != &records.back() ? ",\n" : "\n"));
    }
    return goesOn && pieces.write("  ],\n");
  }

  template <typename Record>
  JsonValue list(const std::vector<Record>& records) const {
    JsonValue json = JsonValue::array();
    for (const Record& record : records) json.items.push_back(one(record));
    return json;
  }

  JsonValue host(HostIndex index) const { return text(trace_.hosts[index].name); }

  static JsonValue one(const TraceHost& host) {
    JsonValue json = JsonValue::object();
    json.set("name", text(host.name)).set("address", text(host.address.toString()));
    json.set("os", host.os ? text(profileOf(host).name) : JsonValue());
    return json;
  }

  JsonValue one(const SegmentRecord& record) const {
    JsonValue json = JsonValue::object();
    json.set("id", whole(record.id.value)).set("from", host(record.from));
    json.set("sent_us", instant(record.sent)).set("arrives_us", instant(record.arrives));
    json.set("fate", text(nameOf(record.delivery)));
    json.set("flags", text(lettersOf(record.segment.flags)));
    json.set("seq", whole(record.relativeSeq)).set("ack", whole(record.relativeAck));
    json.set("len", whole(record.segment.len)).set("try", whole(record.attempt));
    json.set("to", host(record.to)).set("socket", socketOrNull(record.socket));
    json.set("transport", text(keywordOf(transportKeywords(), record.transport)));
    json.set("kind", text(keywordOf(segmentKeywords(), kindOf(record.segment))));
    json.set("nth", whole(record.nthOfKind)).set("win", whole(record.segment.window));
    json.set("source", text(record.source.toString()));
    json.set("destination", text(record.destination.toString()));
    if (record.injected) json.set("injected", JsonValue(true));
    if (record.copyOf) json.set("copy_of", whole(record.copyOf->value));
    json.set("rule", text(record.rule.key)).set("clause", text(record.rule.citation));
    json.set("event", nameOrNull(record.event));
    return json;
  }

  JsonValue one(const TransitionRecord& record) const {
    JsonValue json = JsonValue::object();
    json.set("at_us", instant(record.at)).set("host", host(record.host));
    json.set("socket", whole(record.socket.value)).set("from", text(nameOf(record.from)));
    json.set("to", text(nameOf(record.to))).set("event", text(nameOf(record.event)));
    json.set("clause", text(record.rule.citation)).set("rule", text(record.rule.key));
    json.set("segment", record.cause ? whole(record.cause->value) : JsonValue());
    return json;
  }

  JsonValue one(const TimerRecord& record) const {
    JsonValue json = JsonValue::object();
    json.set("host", host(record.host)).set("socket", whole(record.socket.value));
    json.set("kind", text(nameOf(record.kind))).set("set_us", instant(record.set));
    json.set("due_us", instant(record.due)).set("ended", nameOrNull(record.ended));
    json.set("ended_us", instant(record.endedAt));
    return json;
  }

  JsonValue one(const CallRecord& record) const {
    const OsProfile& os = profileOf(trace_.hosts[record.host]);
    JsonValue json = JsonValue::object();
    json.set("at_us", instant(record.at)).set("host", host(record.host));
    json.set("call", text(nameOf(record.call))).set("result", text(nameOf(record.result)));
    json.set("errno", whole(errnoText(os, record.result).number));
    json.set("message", text(record.message)).set("returned_us", instant(record.returned));
    json.set("process", whole(record.process.value)).set("socket", socketOrNull(record.socket));
    json.set("arguments", text(record.arguments)).set("value", whole(record.value));
    json.set("rule", text(record.rule.key)).set("clause", text(record.rule.citation));
    json.set("evidence", text(nameOf(record.evidence)));
    json.set("blocked_by", record.blockedBy ? whole(record.blockedBy->value) : JsonValue());
    return json;
  }

  JsonValue one(const ProcessRecord& record) const {
    JsonValue json = JsonValue::object();
    json.set("host", host(record.host)).set("process", whole(record.id.value));
    json.set("program", text(record.name));
    json.set("started_us", instant(record.started)).set("ended_us", instant(record.ended));
    return json;
  }

  static JsonValue one(const Truncation& truncated) {
    JsonValue json = JsonValue::object();
    json.set("at_us", instant(truncated.at));
    json.set("limit", whole(std::int64_t(truncated.entries)));
    return json;
  }

  static JsonValue optionNames(const ReuseOptions& options) {
    JsonValue names = JsonValue::array();
    if (options.reuseAddr) names.items.push_back(text(nameOf(SocketOption::ReuseAddr)));
    if (options.reusePort) names.items.push_back(text(nameOf(SocketOption::ReusePort)));
    if (options.exclusive) names.items.push_back(text(nameOf(SocketOption::Exclusive)));
    return names;
  }

  static JsonValue one(const VerdictInterval& interval) {
    JsonValue json = JsonValue::object();
    json.set("from_us", instant(interval.from)).set("to_us", instant(interval.to));
    json.set("result", text(nameOf(interval.verdict.result)));
    if (!interval.verdict.works()) {
      json.set("failed_at", nameOrNull(interval.verdict.failedAt));
      json.set("blocked_by", interval.blocker ? text(describe(*interval.blocker)) : JsonValue());
    }
    json.set("rule", text(interval.verdict.rule.key));
    json.set("clause", text(interval.verdict.rule.citation));
    json.set("evidence", text(nameOf(interval.verdict.evidence)));
    return json;
  }

  JsonValue lane(const RebindQuery& query) const {
    JsonValue json = JsonValue::object();
    json.set("host", host(query.program.host)).set("options", optionNames(query.newOptions));
    if (query.oldOptions) json.set("old_options", optionNames(*query.oldOptions));
    JsonValue intervals = JsonValue::array();
    for (const VerdictInterval& interval : rebindVerdicts(trace_, query)) {
      intervals.items.push_back(one(interval));
    }
    return std::move(json.set("intervals", std::move(intervals)));
  }

  /// For a restart with SO_REUSEADDR and without, where the old socket's options were `old`.
  JsonValue verdicts(const std::vector<std::optional<ReuseOptions>>& olds) const {
    JsonValue json = JsonValue::array();
    if (!trace_.server) return json;
    for (const std::optional<ReuseOptions>& old : olds) {
      for (const ReuseOptions& options : {kNone, kReuseAddr}) {
        json.items.push_back(lane({*trace_.server, options, old}));
      }
    }
    return json;
  }

  const ScenarioRun& run_;
  const Trace& trace_;
  std::string_view engine_;
};

}  // namespace

JsonValue traceJson(const ScenarioRun& run, std::string_view engine) {
  return TraceWriter(run, engine).written();
}

void writeTraceJson(const ScenarioRun& run, std::size_t columns,
                    const std::function<bool(std::string_view piece)>& write,
                    std::string_view engine) {
  TraceWriter(run, engine).write(columns, write);
}

std::string describe(const SocketFacts& facts) {
  const bool isUdp = facts.transport == Transport::Udp;
  std::string words = isUdp ? "UDP" : std::string(nameOf(facts.state));
  words += ' ';
  words += facts.local.toString();
  if (facts.remote) words.append(" ↔ ").append(facts.remote->toString());
  if (facts.owner.value == 0) return words + ", no process owns it";
  if (facts.sharers.empty()) {
    return words + ", process " + std::to_string(facts.owner.value) + " owns it";
  }
  words += ", processes " + std::to_string(facts.owner.value);
  for (const ProcessId sharer : facts.sharers) words += ", " + std::to_string(sharer.value);
  return words + " own it";
}

}  // namespace linger
