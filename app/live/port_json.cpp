#include "app/live/port_json.h"

#include "app/live/port_advice.h"
#include "app/live/port_names.h"

namespace linger {
namespace {

JsonValue microsecondsOf(Duration duration) {
  return JsonValue(microseconds(duration));
}

JsonValue textOrNull(std::string_view text) {
  return text.empty() ? JsonValue() : JsonValue(text);
}

JsonValue optionNames(const ReuseOptions& options) {
  JsonValue names = JsonValue::array();
  for (const std::string_view name : namesOf(options)) names.items.emplace_back(name);
  return names;
}

JsonValue holderJson(const LiveProcess& process) {
  JsonValue json = JsonValue::object();
  json.set("pid", std::int64_t(process.pid)).set("program", std::string_view(process.program));
  json.set("command", std::string_view(process.command));
  json.set("unit", textOrNull(process.unit)).set("container", textOrNull(process.container));
  return json;
}

JsonValue blockerJson(const LiveSocket& socket, const KernelKnobs& knobs) {
  const SocketFacts& facts = socket.facts;
  JsonValue json = JsonValue::object();
  json.set("state", stateName(socket)).set("local", std::string_view(facts.local.toString()));
  json.set("remote",
           facts.remote ? JsonValue(std::string_view(facts.remote->toString())) : JsonValue());
  const LiveProcess* const first = socket.holders.empty() ? nullptr : &socket.holders.front();
  json.set("pid", first ? JsonValue(std::int64_t(first->pid)) : JsonValue());
  json.set("program", first ? JsonValue(std::string_view(first->program)) : JsonValue());
  if (socket.holdersHidden) json.set("hidden", true);
  json.set("uid", std::int64_t(facts.uid));
  json.set("timer", textOrNull(nameOf(socket.timer)));
  const bool hasTimer = socket.timer != KernelTimer::None;
  json.set("left_us", hasTimer ? microsecondsOf(socket.left) : JsonValue());
  json.set("cause", nameOf(causeOf(socket, knobs)));
  json.set("options", optionNames(facts.options));
  if (!socket.optionsKnown) json.set("inferred", true);
  JsonValue holders = JsonValue::array();
  for (const LiveProcess& process : socket.holders) holders.items.push_back(holderJson(process));
  return json.set("holders", std::move(holders));
}

JsonValue rangeJson(const std::optional<TimeRange>& range) {
  if (!range) return {};
  JsonValue json = JsonValue::array();
  json.items = {microsecondsOf(range->earliest), microsecondsOf(range->latest)};
  return json;
}

JsonValue verdictJson(const OptionVerdict& verdict) {
  JsonValue json = JsonValue::object();
  json.set("options", optionNames(verdict.options));
  json.set("kernel", std::string_view(verdict.kernel.result));
  const auto& failedAt = verdict.kernel.failedAt;
  json.set("failed_at", failedAt ? JsonValue(nameOf(*failedAt)) : JsonValue());
  json.set("model", nameOf(verdict.model));
  if (verdict.inferred) json.set("inferred", true);
  return json.set("works_in_us", rangeJson(verdict.worksIn));
}

}  // namespace

JsonValue portJson(const PortReading& reading, const PortAnswer& answer) {
  JsonValue json = JsonValue::object();
  const PortQuery& query = reading.query;
  json.set("format", std::string_view("linger-why/1"));
  json.set("system", std::string_view(reading.system));
  json.set("transport", nameOf(query.transport));
  json.set("address", std::string_view(query.local.address.toString()));
  json.set("port", std::int64_t(query.local.port));
  json.set("cause", nameOf(answer.cause));
  json.set("reserved", reading.isReserved);
  JsonValue blockers = JsonValue::array();
  for (const LiveSocket& socket : answer.blockers) {
    blockers.items.push_back(blockerJson(socket, reading.knobs));
  }
  json.set("blockers_total", std::int64_t(answer.blockersInAll));
  json.set("blockers", std::move(blockers));
  JsonValue verdicts = JsonValue::array();
  for (const OptionVerdict& verdict : answer.verdicts) {
    verdicts.items.push_back(verdictJson(verdict));
  }
  json.set("verdicts", std::move(verdicts));
  return json.set("scene", textOrNull(sceneFor(answer).toStdString()));
}

}  // namespace linger
