#include "app/editor/templates.h"

#include <QCoreApplication>
#include <algorithm>

#include "app/editor/json_path.h"
#include "model/sim/duration_text.h"
#include "model/sim/scenario_keywords.h"

namespace linger {
namespace {

struct Templates {
  Q_DECLARE_TR_FUNCTIONS(Templates)
};

constexpr std::string_view kServerAddress = "192.0.2.20:8080";

Step step(StepKind kind) {
  Step made;
  made.kind = kind;
  return made;
}

Program newServer() {
  Program server;
  server.name = "server";
  server.setup = {step(StepKind::Listen), step(StepKind::Accept)};
  server.setup.front().local = socketAddressFrom(kServerAddress);
  server.steps = {step(StepKind::Close), step(StepKind::Exit)};
  server.steps.front().at = kSimStart + 40ms;
  return server;
}

Program newClient() {
  Program client;
  client.name = "client";
  client.setup = {step(StepKind::Connect)};
  client.setup.front().peer = socketAddressFrom(kServerAddress);
  client.steps = {step(StepKind::RecvEof), step(StepKind::Close), step(StepKind::Exit)};
  client.steps[1].after = 100ms;
  return client;
}

Host newHost(const char* name, const char* address, Program program) {
  Host host;
  host.name = name;
  host.address = *Address::parse(address);
  host.programs = {std::move(program)};
  return host;
}

JsonValue object(std::initializer_list<std::pair<std::string_view, JsonValue>> members) {
  JsonValue made = JsonValue::object();
  for (const auto& [key, value] : members) made.set(key, value);
  return made;
}

JsonValue word(std::string_view text) {
  return JsonValue(text);
}

JsonValue instant(SimTime now) {
  return word(textOf(now.time_since_epoch()));
}

/// Whether an item of a list has this text in a member.
bool isTaken(const JsonValue& scenario, std::string_view list, std::string_view key,
             const std::string& words) {
  return std::ranges::any_of(itemsAt(scenario, list),
                             [&](const JsonValue& item) { return textAt(item, key) == words; });
}

/// `wanted`, or "wanted2" and so on where an item of the list has that name.
std::string freeName(const JsonValue& scenario, const std::string& listPath,
                     const std::string& wanted) {
  std::string name = wanted;
  for (int number = 2; isTaken(scenario, listPath, "name", name); ++number) {
    name = wanted + std::to_string(number);
  }
  return name;
}

std::string freeAddress(const JsonValue& scenario) {
  int last = 30;
  const auto address = [&] { return "192.0.2." + std::to_string(last); };
  while (isTaken(scenario, "hosts", "address", address())) ++last;
  return address();
}

JsonValue newProgram(const JsonValue& scenario, const std::string& list) {
  JsonValue wait = object({{"do", word("wait")}, {"after", word("1s")}});
  JsonValue steps = JsonValue::array();
  steps.items.push_back(std::move(wait));
  return object({{"name", word(freeName(scenario, list, "program"))}, {"steps", steps}});
}

JsonValue newHostItem(const JsonValue& scenario) {
  return object({{"name", word(freeName(scenario, "hosts", "host"))},
                 {"os", word("linux")},
                 {"address", word(freeAddress(scenario))},
                 {"programs", JsonValue::array()}});
}

std::string firstHost(const JsonValue& scenario) {
  return textAt(scenario, "hosts[0].name");
}

/// Lets an impairment be about the next segment of its kind that has none yet.
void chooseFreeSegment(const JsonValue& scenario, JsonValue& impairment) {
  for (std::int64_t nth = 1;; ++nth) {
    const bool hasImpairment =
        std::ranges::any_of(itemsAt(scenario, "fates"), [&](const JsonValue& other) {
          const JsonValue* which = other.find("nth");
          return textAt(other, "host") == textAt(impairment, "host") &&
                 textAt(other, "kind") == textAt(impairment, "kind") &&
                 (which ? which->asInteger() : 1) == nth;
        });
    if (hasImpairment) continue;
    nth == 1 ? removeMember(impairment, "nth") : setMember(impairment, "nth", nth);
    return;
  }
}

JsonValue newImpairment(const JsonValue& scenario, const std::optional<SegmentChoice>& segment) {
  JsonValue impairment =
      object({{"host", word(firstHost(scenario))}, {"kind", word("fin")}, {"fate", word("drop")}});
  if (segment) {
    impairment.set("host", word(segment->host));
    segment->kind
        ? setMember(impairment, "kind", word(keywordOf(segmentKeywords(), *segment->kind)))
        : removeMember(impairment, "kind");
    if (segment->nth != 1) setMember(impairment, "nth", std::int64_t{segment->nth});
    return impairment;
  }
  chooseFreeSegment(scenario, impairment);
  return impairment;
}

}  // namespace

Scenario newScene() {
  Scenario scene;
  scene.name = "new-scene";
  scene.title = Templates::tr("A new scene").toStdString();
  scene.hosts = {newHost("client", "192.0.2.10", newClient()),
                 newHost("server", "192.0.2.20", newServer())};
  return scene;
}

Scenario duplicateOf(Scenario scenario) {
  scenario.name += "-copy";
  scenario.title =
      Templates::tr("%1 (copy)")
          .arg(QString::fromStdString(scenario.title.empty() ? scenario.name : scenario.title))
          .toStdString();
  return scenario;
}

JsonValue newItem(const JsonValue& scenario, const std::string& listPath, SimTime now,
                  const std::optional<SegmentChoice>& segment) {
  switch (itemKindIn(lastKeyOf(listPath))) {
    case PartKind::Host: return newHostItem(scenario);
    case PartKind::Program: return newProgram(scenario, listPath);
    case PartKind::BeforeStep: return object({{"do", word("wait")}});
    case PartKind::Step: return object({{"do", word("wait")}, {"after", word("100ms")}});
    case PartKind::Event: return object({{"do", word("kill")}, {"at", instant(now)}});
    case PartKind::Impairment: return newImpairment(scenario, segment);
    case PartKind::Injection:
      return object(
          {{"at", instant(now)}, {"to", word(firstHost(scenario))}, {"flags", word("R")}});
    case PartKind::Question: return object({{"at", instant(now)}, {"kind", word("time-wait")}});
    case PartKind::Scene:
    case PartKind::Run:
    case PartKind::Before:
    case PartKind::Steps:
    case PartKind::Events:
    case PartKind::Impairments:
    case PartKind::Injections:
    case PartKind::Questions: break;
  }
  return JsonValue::object();
}

JsonValue copyOf(const JsonValue& scenario, const std::string& path) {
  JsonValue copy = *valueAt(scenario, path);
  const std::string list = listPlaceOf(path)->list;
  const PartKind kind = itemKindIn(lastKeyOf(list));
  if (copy.find("name")) copy.set("name", word(freeName(scenario, list, textAt(copy, "name"))));
  if (kind == PartKind::Host) copy.set("address", word(freeAddress(scenario)));
  if (kind == PartKind::Impairment) chooseFreeSegment(scenario, copy);
  return copy;
}

}  // namespace linger
