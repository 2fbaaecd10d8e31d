#include "app/fleet/fleet_json.h"

#include "app/files/scenario/scenario_file.h"
#include "app/files/scenario/scenario_values.h"
#include "model/fleet/port_limit.h"
#include "model/systems/record_sizes.h"

namespace linger {
namespace {

JsonValue whole(std::uint64_t number) {
  return JsonValue(static_cast<std::int64_t>(number));
}

JsonValue word(std::string_view text) {
  return JsonValue(text);
}

JsonValue list(const std::vector<JsonValue>& items) {
  JsonValue json = JsonValue::array();
  json.items = items;
  return json;
}

JsonValue use(JsonValue json, const PortUse& ports) {
  json.set("in_use", whole(ports.inUse)).set("left", whole(ports.left));
  return json;
}

JsonValue routeJson(const Route& route) {
  JsonValue json = JsonValue::object();
  json.set("from", word(route.from.toString())).set("to", word(route.to.toString()));
  return json;
}

JsonValue failedJson(const FailedCalls& failed, const OsProfile& os) {
  JsonValue json = JsonValue::object();
  json.set("call", word(nameOf(failed.call))).set("result", word(nameOf(failed.error)));
  json.set("errno", JsonValue(std::int64_t{errnoText(os, failed.error).number}));
  json.set("count", whole(failed.count));
  return json;
}

JsonValue hostSampleJson(const FleetHost& host, const HostSample& sample, Duration length) {
  JsonValue sockets = JsonValue::object();
  JsonValue mean = JsonValue::object();
  for (const State state : kAllStates) {
    const auto index = static_cast<std::size_t>(state);
    if (sample.sockets[index] > 0) sockets.set(nameOf(state), whole(sample.sockets[index]));
    if (sample.socketTime[index] == 0 || length == Duration{}) continue;
    mean.set(nameOf(state), numberJson(static_cast<double>(sample.socketTime[index]) /
                                       static_cast<double>(length.count())));
  }
  JsonValue calls = JsonValue::object();
  for (std::size_t call = 0; call < kCalls; ++call) {
    if (sample.calls[call] > 0)
      calls.set(nameOf(static_cast<Call>(call)), whole(sample.calls[call]));
  }
  std::vector<JsonValue> ports;
  for (std::size_t i = 0; i < sample.towards.size(); ++i) {
    ports.push_back(use(routeJson(host.routes[i]), sample.towards[i]));
  }
  std::vector<JsonValue> binding;
  for (std::size_t i = 0; i < sample.binding.size(); ++i) {
    JsonValue json = JsonValue::object();
    json.set("address", word(host.sources[i].toString()));
    binding.push_back(use(std::move(json), sample.binding[i]));
  }
  std::vector<JsonValue> failed;
  for (const FailedCalls& calls_ : sample.failed) {
    failed.push_back(failedJson(calls_, profileOf(host.os)));
  }
  const auto memory = memoryOf(host, sample);
  JsonValue json = JsonValue::object();
  json.set("sockets", std::move(sockets)).set("mean", std::move(mean));
  json.set("timewait_records", whole(sample.records)).set("half_open", whole(sample.halfOpen));
  json.set("memory_bytes", memory ? whole(*memory) : JsonValue());
  json.set("ports", list(ports)).set("bind", list(binding));
  json.set("calls", std::move(calls)).set("failed", list(failed));
  json.set("reused", whole(sample.reused)).set("reopened", whole(sample.reopened));
  json.set("overflowed", whole(sample.overflowed));
  return json;
}

JsonValue callersJson(const FleetSample& sample) {
  JsonValue json = JsonValue::object();
  json.set("come", whole(sample.come)).set("started", whole(sample.started));
  json.set("completed", whole(sample.completed)).set("failed", whole(sample.failed));
  json.set("waiting", whole(sample.waiting)).set("running", whole(sample.running));
  json.set("first_failed", sample.firstFailed ? whole(*sample.firstFailed) : JsonValue());
  return json;
}

JsonValue hostJson(const Scenario& scenario, const FleetRun& run, std::size_t index) {
  const FleetHost& host = run.hosts[index];
  JsonValue json = JsonValue::object();
  json.set("name", word(host.name)).set("os", word(profileOf(host.os).name));
  json.set("ports", list({whole(host.ports.first), whole(host.ports.last)}));
  json.set("time_wait_us", JsonValue(host.timeWait.count()));
  std::vector<JsonValue> routes;
  for (const Route& route : host.routes) routes.push_back(routeJson(route));
  json.set("routes", list(routes));
  const auto limit = portLimitOf(scenario, run, index);
  json.set("limit_per_second", limit ? numberJson(limit->perSecond) : JsonValue());
  return json;
}

JsonValue cutJson(const std::optional<FleetCut>& cut) {
  if (!cut) return {};
  switch (*cut) {
    case FleetCut::Sockets: return word("sockets");
    case FleetCut::Samples: return word("samples");
    case FleetCut::Stopped: return word("stopped");
  }
  return {};
}

JsonValue totalsJson(const FleetRun& run) {
  const FleetTotals totals = totalsOf(run);
  JsonValue json = JsonValue::object();
  json.set("come", whole(totals.come)).set("started", whole(totals.started));
  json.set("completed", whole(totals.completed)).set("failed", whole(totals.failed));
  json.set("reused", whole(totals.reused)).set("reopened", whole(totals.reopened));
  json.set("overflowed", whole(totals.overflowed));
  return json;
}

JsonValue failureJson(const std::optional<FailedCaller>& failure) {
  if (!failure) return {};
  JsonValue json = JsonValue::object();
  json.set("caller", whole(failure->caller)).set("at_us", JsonValue(microseconds(failure->at)));
  json.set("call", word(nameOf(failure->call))).set("result", word(nameOf(failure->error)));
  return json;
}

/// The route with the fewest ports left; none without routes.
const PortUse* tightest(const std::vector<PortUse>& ports) {
  const PortUse* found = nullptr;
  for (const PortUse& use : ports) {
    if (!found || use.left < found->left) found = &use;
  }
  return found;
}

void addUse(QByteArray& line, const std::vector<PortUse>& ports) {
  const PortUse* use = tightest(ports);
  line += use ? "," + QByteArray::number(use->inUse) + "," + QByteArray::number(use->left)
              : QByteArray(",,");
}

/// Every kind of failed call that some interval has.
std::vector<FailedCalls> failedKinds(const FleetRun& run) {
  return totalsOf(run).failedCalls;
}

std::uint64_t failedOf(const HostSample& sample, const FailedCalls& kind) {
  for (const FailedCalls& failed : sample.failed) {
    if (failed.call == kind.call && failed.error == kind.error) return failed.count;
  }
  return 0;
}

QByteArray csvLine(const FleetSample& sample, const FleetHost& host, const HostSample& counts,
                   const std::vector<FailedCalls>& kinds) {
  QByteArray line = QByteArray::number(double(microseconds(sample.at)) / 1e6, 'f', 6) + "," +
                    QByteArray::fromStdString(host.name);
  const bool calls = !host.routes.empty();
  for (const std::uint64_t number :
       {sample.come, sample.completed, sample.failed, sample.waiting}) {
    line += "," + (calls ? QByteArray::number(qulonglong(number)) : QByteArray());
  }
  for (const std::uint32_t sockets : counts.sockets) line += "," + QByteArray::number(sockets);
  addUse(line, counts.towards);
  addUse(line, counts.binding);
  const auto memory = memoryOf(host, counts);
  line += "," + (memory ? QByteArray::number(qulonglong(*memory)) : QByteArray());
  for (const std::uint64_t number : {counts.reused, counts.reopened, counts.overflowed}) {
    line += "," + QByteArray::number(qulonglong(number));
  }
  for (const FailedCalls& kind : kinds) {
    line += "," + QByteArray::number(qulonglong(failedOf(counts, kind)));
  }
  return line + "\n";
}

}  // namespace

JsonValue fleetJson(const Scenario& scenario, const FleetRun& run) {
  std::vector<JsonValue> hosts;
  for (std::size_t i = 0; i < run.hosts.size(); ++i) hosts.push_back(hostJson(scenario, run, i));
  std::vector<JsonValue> samples;
  SimTime before = kSimStart;
  for (const FleetSample& sample : run.samples) {
    std::vector<JsonValue> counts;
    for (std::size_t i = 0; i < sample.hosts.size(); ++i) {
      counts.push_back(hostSampleJson(run.hosts[i], sample.hosts[i], sample.at - before));
    }
    JsonValue json = JsonValue::object();
    json.set("at_us", JsonValue(microseconds(sample.at))).set("callers", callersJson(sample));
    json.set("hosts", list(counts));
    samples.push_back(std::move(json));
    before = sample.at;
  }
  JsonValue json = JsonValue::object();
  json.set("format", word(kFleetFormat)).set("scenario", scenarioJson(scenario));
  json.set("every_us", JsonValue(run.every.count())).set("end_us", JsonValue(microseconds(before)));
  json.set("cut", cutJson(run.cut)).set("hosts", list(hosts));
  json.set("totals", totalsJson(run)).set("first_failure", failureJson(run.firstFailure));
  json.set("samples", list(samples));
  return json;
}

QByteArray fleetCsv(const FleetRun& run) {
  const std::vector<FailedCalls> kinds = failedKinds(run);
  QByteArray csv = "at_s,host,come,completed,failed,waiting";
  for (const State state : kAllStates)
    csv += "," + QByteArray::fromStdString(std::string(nameOf(state)));
  csv += ",ports_in_use,ports_left,bind_in_use,bind_left,memory_bytes,reused,reopened,overflowed";
  for (const FailedCalls& kind : kinds) {
    csv += "," + QByteArray::fromStdString(std::string(nameOf(kind.call)) + "_" +
                                           std::string(nameOf(kind.error)));
  }
  csv += "\n";
  for (const FleetSample& sample : run.samples) {
    for (std::size_t i = 0; i < sample.hosts.size(); ++i) {
      csv += csvLine(sample, run.hosts[i], sample.hosts[i], kinds);
    }
  }
  return csv;
}

}  // namespace linger
