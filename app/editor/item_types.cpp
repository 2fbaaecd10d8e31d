#include "app/editor/item_types.h"

#include <QCoreApplication>
#include <algorithm>
#include <vector>

#include "app/editor/json_path.h"

namespace linger {
namespace {

struct Types {
  Q_DECLARE_TR_FUNCTIONS(Types)
};

constexpr std::string_view kUsualAddress = "192.0.2.20:8080";
constexpr std::int64_t kFewBytes = 100;

JsonValue word(std::string_view text) {
  return JsonValue(text);
}

/// Where somebody listens in the draft, for a connect that reaches somebody.
std::string listeningAddress(const JsonValue& scenario) {
  for (const JsonValue& host : itemsAt(scenario, "hosts")) {
    for (const JsonValue& program : itemsAt(host, "programs")) {
      for (const std::string_view list : {"before", "steps"}) {
        for (const JsonValue& step : itemsAt(program, list)) {
          if (textAt(step, "do") == "listen") return textAt(step, "on");
        }
      }
    }
  }
  return std::string(kUsualAddress);
}

/// The part's host with a port to listen on.
std::string ownAddress(const JsonValue& scenario, const std::string& path) {
  const std::string address = textAt(scenario, ancestorIn(path, "hosts") + ".address");
  if (address.empty()) return std::string(kUsualAddress);
  const bool isV6 = address.find(':') != std::string::npos;
  return (isV6 ? "[" + address + "]" : address) + ":8080";
}

/// A member that goes with some types only.
struct MemberOfVerb {
  std::string_view verbKey;
  std::string_view key;
  std::vector<std::string_view> types;
  JsonValue (*usual)(const JsonValue& scenario,
                     const std::string& path);  ///< Null: may be left out.
};

const std::vector<MemberOfVerb> kMembers{
    {"do",
     "on",
     {"listen", "open"},
     [](const JsonValue& scenario, const std::string& path) {
       return word(ownAddress(scenario, path));
     }},
    {"do",
     "to",
     {"connect"},
     [](const JsonValue& scenario, const std::string&) {
       return word(listeningAddress(scenario));
     }},
    {"do", "from", {"connect"}, nullptr},
    {"do", "backlog", {"listen"}, nullptr},
    {"do",
     "bytes",
     {"send", "recv"},
     [](const JsonValue&, const std::string&) { return JsonValue(kFewBytes); }},
    {"do",
     "count",
     {"repeat"},
     [](const JsonValue&, const std::string&) { return JsonValue(std::int64_t{2}); }},
    {"do",
     "option",
     {"set-option"},
     [](const JsonValue&, const std::string&) { return word("SO_KEEPALIVE"); }},
    {"do", "value", {"set-option"}, nullptr},
    {"do",
     "program",
     {"close", "shutdown", "abort", "close-listener", "set-option", "kill"},
     nullptr},
    {"fate", "by", {"delay"}, [](const JsonValue&, const std::string&) { return word("200ms"); }},
    {"fate", "by", {"duplicate"}, nullptr},
    {"kind",
     "host",
     {"state"},
     [](const JsonValue& scenario, const std::string&) {
       return word(textAt(scenario, "hosts[0].name"));
     }},
    {"kind",
     "ask",
     {"choice"},
     [](const JsonValue&, const std::string&) {
       return word(Types::tr("What happens next?").toStdString());
     }},
    {"kind", "ask", {"time-wait", "bind", "state"}, nullptr},
    {"kind",
     "choices",
     {"choice"},
     [](const JsonValue&, const std::string&) {
       JsonValue list = JsonValue::array();
       list.items = {word(Types::tr("This").toStdString()), word(Types::tr("That").toStdString())};
       return list;
     }},
    {"kind",
     "answer",
     {"choice"},
     [](const JsonValue&, const std::string&) { return JsonValue(std::int64_t{1}); }},
};

/// Whether another row lets the type have the same member.
bool isElsewhere(const MemberOfVerb& member, std::string_view type) {
  return std::ranges::any_of(kMembers, [&](const MemberOfVerb& other) {
    return other.verbKey == member.verbKey && other.key == member.key &&
           std::ranges::count(other.types, type) > 0;
  });
}

}  // namespace

std::string_view typeKeyOf(PartKind kind) {
  switch (kind) {
    case PartKind::BeforeStep:
    case PartKind::Step:
    case PartKind::Event: return "do";
    case PartKind::Impairment: return "fate";
    case PartKind::Question: return "kind";
    case PartKind::Host:
    case PartKind::Program:
    case PartKind::Injection:
    case PartKind::Scene:
    case PartKind::Run:
    case PartKind::Before:
    case PartKind::Steps:
    case PartKind::Events:
    case PartKind::Impairments:
    case PartKind::Injections:
    case PartKind::Questions: break;
  }
  return {};
}

JsonValue withType(const JsonValue& scenario, PartKind kind, const std::string& path,
                   const JsonValue& item, std::string_view type) {
  JsonValue made = item;
  made.set(typeKeyOf(kind), word(type));
  for (const MemberOfVerb& member : kMembers) {
    if (member.verbKey != typeKeyOf(kind)) continue;
    const bool belongs = std::ranges::count(member.types, type) > 0;
    const bool isThere = made.find(member.key) != nullptr;
    if (!belongs && isThere && !isElsewhere(member, type)) removeMember(made, member.key);
    if (belongs && !isThere && member.usual) {
      made.set(member.key, member.usual(scenario, path));
    }
  }
  return made;
}

}  // namespace linger
