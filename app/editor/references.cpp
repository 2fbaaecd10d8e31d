#include "app/editor/references.h"

#include <algorithm>
#include <functional>

#include "app/editor/json_path.h"
#include "model/net/address.h"

namespace linger {
namespace {

using Visit = std::function<void(JsonValue&)>;

void eachItem(JsonValue& object, std::string_view list, const Visit& visit) {
  JsonValue* items = valueAt(object, list);
  if (!items) return;
  for (JsonValue& item : items->items) visit(item);
}

void eachProgram(JsonValue& scenario, const Visit& visit) {
  eachItem(scenario, "hosts", [&](JsonValue& host) { eachItem(host, "programs", visit); });
}

void eachStep(JsonValue& scenario, const Visit& visit) {
  eachProgram(scenario, [&](JsonValue& program) {
    eachItem(program, "before", visit);
    eachItem(program, "steps", visit);
  });
}

/// How many items of a list have this text in a member.
std::ptrdiff_t uses(const JsonValue& scenario, std::string_view list, std::string_view key,
                    const std::string& words) {
  return std::ranges::count_if(itemsAt(scenario, list),
                               [&](const JsonValue& item) { return textAt(item, key) == words; });
}

/// Whether nothing else is called what this was called before, nor what it is called now.
bool isRenamed(const JsonValue& scenario, std::string_view list, std::string_view key,
               const std::string& before, const std::string& now) {
  return uses(scenario, list, key, before) == 0 && uses(scenario, list, key, now) == 1;
}

void replace(JsonValue& object, std::string_view key, const std::string& before,
             const std::string& now) {
  if (textAt(object, key) == before) object.set(key, std::string_view(now));
}

void followHost(JsonValue& scenario, const std::string& before, const std::string& now) {
  if (!isRenamed(scenario, "hosts", "name", before, now)) return;
  eachItem(scenario, "fates",
           [&](JsonValue& impairment) { replace(impairment, "host", before, now); });
  eachItem(scenario, "inject", [&](JsonValue& segment) { replace(segment, "to", before, now); });
  eachItem(scenario, "questions", [&](JsonValue& ask) { replace(ask, "host", before, now); });
}

void followProgram(JsonValue& scenario, const std::string& path, const std::string& before,
                   const std::string& now) {
  JsonValue* host = valueAt(scenario, ancestorIn(path, "hosts"));
  if (!host || !isRenamed(*host, "programs", "name", before, now)) return;
  const Visit rename = [&](JsonValue& part) { replace(part, "program", before, now); };
  eachItem(*host, "events", rename);
  eachItem(*host, "programs", [&](JsonValue& program) {
    eachItem(program, "before", rename);
    eachItem(program, "steps", rename);
  });
}

/// "192.0.2.20" in "192.0.2.20:8080", "2001:db8::20" in "[2001:db8::20]:8080".
std::string withPort(const std::string& address, std::string_view port) {
  const bool isV6 = address.find(':') != std::string::npos;
  return (isV6 ? "[" + address + "]" : address) + std::string(port);
}

void followAddress(JsonValue& scenario, const std::string& before, const std::string& now) {
  const bool isHalfTyped = !Address::parse(now);
  // The hosts of one machine all have the same.
  const JsonValue* one = scenario.find("one_machine");
  const bool isLast = one && one->boolean && uses(scenario, "hosts", "address", before) == 0;
  if (isHalfTyped || !(isLast || isRenamed(scenario, "hosts", "address", before, now))) return;
  const std::string old = withPort(before, ":");
  eachStep(scenario, [&](JsonValue& step) {
    for (const std::string_view key : {"on", "to", "from"}) {
      const std::string written = textAt(step, key);
      if (!written.starts_with(old)) continue;
      step.set(key, std::string_view(withPort(now, written.substr(old.size() - 1))));
    }
  });
}

void followListener(JsonValue& scenario, const std::string& before, const std::string& now) {
  bool isStillThere = false;
  eachStep(scenario, [&](JsonValue& step) { isStillThere |= textAt(step, "on") == before; });
  if (isStillThere) return;
  eachStep(scenario, [&](JsonValue& step) { replace(step, "to", before, now); });
}

}  // namespace

void followRename(JsonValue& scenario, const PartId& part, std::string_view key,
                  const std::string& before, const std::string& now) {
  if (before.empty() || before == now) return;
  if (part.kind == PartKind::Host && key == "name") followHost(scenario, before, now);
  if (part.kind == PartKind::Program && key == "name") {
    followProgram(scenario, part.path, before, now);
  }
  if (part.kind == PartKind::Host && key == "address") followAddress(scenario, before, now);
  const bool isStep = part.kind == PartKind::Step || part.kind == PartKind::BeforeStep;
  if (isStep && key == "on") followListener(scenario, before, now);
}

}  // namespace linger
