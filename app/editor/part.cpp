#include "app/editor/part.h"

#include <QCoreApplication>
#include <algorithm>
#include <array>

#include "app/editor/json_path.h"

namespace linger {
namespace {

struct PartRow {
  PartKind kind;
  const char* listKey;  ///< Of the list that holds it; null for what is there once.
  const char* name;
  const char* explanation;
};

constexpr std::array kRows{
    PartRow{PartKind::Scene, nullptr, QT_TRANSLATE_NOOP("Parts", "Scene"),
            QT_TRANSLATE_NOOP("Parts", "The texts that describe the scene.")},
    PartRow{PartKind::Run, nullptr, QT_TRANSLATE_NOOP("Parts", "Link and time"),
            QT_TRANSLATE_NOOP("Parts",
                              "The path between the hosts, the same in both directions, and how "
                              "long the run goes on.")},
    PartRow{PartKind::Host, "hosts", QT_TRANSLATE_NOOP("Parts", "Host"),
            QT_TRANSLATE_NOOP("Parts",
                              "A machine with its system. It runs programs and can have events.")},
    PartRow{PartKind::Program, "programs", QT_TRANSLATE_NOOP("Parts", "Program"),
            QT_TRANSLATE_NOOP(
                "Parts", "The calls that one process makes, in order, each time it is started.")},
    PartRow{PartKind::Before, nullptr, QT_TRANSLATE_NOOP("Parts", "Before the scene"),
            QT_TRANSLATE_NOOP(
                "Parts",
                "What the program did before the scene begins. It is not shown, so that the scene "
                "can begin connected. A later start repeats it, and then it is shown.")},
    PartRow{PartKind::BeforeStep, "before", QT_TRANSLATE_NOOP("Parts", "Step before the scene"),
            QT_TRANSLATE_NOOP("Parts", "One call that the program made before the scene.")},
    PartRow{PartKind::Steps, nullptr, QT_TRANSLATE_NOOP("Parts", "In the scene"),
            QT_TRANSLATE_NOOP("Parts", "What the program does in the scene, one call a step.")},
    PartRow{PartKind::Step, "steps", QT_TRANSLATE_NOOP("Parts", "Step"),
            QT_TRANSLATE_NOOP(
                "Parts",
                "One call. The next step begins when it returns, but not before its own time.")},
    PartRow{PartKind::Events, nullptr, QT_TRANSLATE_NOOP("Parts", "Events on this host"),
            QT_TRANSLATE_NOOP("Parts",
                              "What happens to the host at an instant, independently of its "
                              "programs: a process is killed, the power goes off.")},
    PartRow{PartKind::Event, "events", QT_TRANSLATE_NOOP("Parts", "Event"),
            QT_TRANSLATE_NOOP("Parts", "Something that happens to the host at an instant.")},
    PartRow{PartKind::Impairments, nullptr,
            QT_TRANSLATE_NOOP("Parts", "Drops, delays and duplicates"),
            QT_TRANSLATE_NOOP("Parts",
                              "Which segments are dropped, delayed or duplicated in transit.")},
    PartRow{PartKind::Impairment, "fates", QT_TRANSLATE_NOOP("Parts", "Drop, delay or duplicate"),
            QT_TRANSLATE_NOOP(
                "Parts",
                "What happens to one segment in transit. Remove this to restore the segment.")},
    PartRow{
        PartKind::Injections, nullptr, QT_TRANSLATE_NOOP("Parts", "Injected segments"),
        QT_TRANSLATE_NOOP(
            "Parts", "Segments that the peer did not send now: old duplicates or forged ones.")},
    PartRow{PartKind::Injection, "inject", QT_TRANSLATE_NOOP("Parts", "Injected segment"),
            QT_TRANSLATE_NOOP(
                "Parts", "Its numbers are relative to those of the connection that receives it.")},
    PartRow{PartKind::Questions, nullptr, QT_TRANSLATE_NOOP("Parts", "Questions"),
            QT_TRANSLATE_NOOP("Parts", "Questions for a class. Playback pauses there.")},
    PartRow{PartKind::Question, "questions", QT_TRANSLATE_NOOP("Parts", "Question"),
            QT_TRANSLATE_NOOP(
                "Parts",
                "The right answer is taken from the run, so it stays right on another system.")},
};

const PartRow& rowOf(PartKind kind) {
  return *std::ranges::find(kRows, kind, &PartRow::kind);
}

PartNode listNode(const JsonValue& scenario, PartKind kind, std::string path) {
  PartNode node{{kind, std::move(path)}};
  const JsonValue* list = valueAt(scenario, node.id.path);
  const PartKind item = itemKindIn(lastKeyOf(node.id.path));
  for (std::size_t i = 0; list && i < list->items.size(); ++i) {
    node.parts.push_back({{item, itemPath(node.id.path, i)}});
  }
  return node;
}

PartNode programNode(const JsonValue& scenario, std::string path) {
  PartNode node{{PartKind::Program, std::move(path)}};
  const std::string& here = node.id.path;
  node.parts.push_back(listNode(scenario, PartKind::Before, memberPath(here, "before")));
  node.parts.push_back(listNode(scenario, PartKind::Steps, memberPath(here, "steps")));
  return node;
}

PartNode hostNode(const JsonValue& scenario, std::string path) {
  PartNode node{{PartKind::Host, std::move(path)}};
  const std::string& here = node.id.path;
  const JsonValue* programs = valueAt(scenario, memberPath(here, "programs"));
  for (std::size_t i = 0; programs && i < programs->items.size(); ++i) {
    node.parts.push_back(programNode(scenario, itemPath(memberPath(here, "programs"), i)));
  }
  node.parts.push_back(listNode(scenario, PartKind::Events, memberPath(here, "events")));
  return node;
}

}  // namespace

std::vector<PartNode> partsOf(const JsonValue& scenario) {
  std::vector<PartNode> parts{{{PartKind::Scene, ""}}, {{PartKind::Run, ""}}};
  const JsonValue* hosts = scenario.find("hosts");
  for (std::size_t i = 0; hosts && i < hosts->items.size(); ++i) {
    parts.push_back(hostNode(scenario, itemPath("hosts", i)));
  }
  parts.push_back(listNode(scenario, PartKind::Impairments, "fates"));
  parts.push_back(listNode(scenario, PartKind::Injections, "inject"));
  parts.push_back(listNode(scenario, PartKind::Questions, "questions"));
  return parts;
}

bool isItem(PartKind kind) {
  return rowOf(kind).listKey != nullptr;
}

PartKind itemKindIn(std::string_view listKey) {
  for (const PartRow& row : kRows) {
    if (row.listKey && listKey == row.listKey) return row.kind;
  }
  return PartKind::Scene;
}

std::string_view lastKeyOf(std::string_view path) {
  const std::size_t dot = path.rfind('.');
  const std::string_view last = dot == std::string_view::npos ? path : path.substr(dot + 1);
  return last.substr(0, last.find('['));
}

QString nameOf(PartKind kind) {
  return QCoreApplication::translate("Parts", rowOf(kind).name);
}

QString explanationOf(PartKind kind) {
  return QCoreApplication::translate("Parts", rowOf(kind).explanation);
}

}  // namespace linger
