#include "app/learn/editor/goal_fields.h"

#include <QCoreApplication>
#include <algorithm>
#include <array>
#include <span>

#include "app/course/edit_kind_words.h"
#include "app/document/words.h"
#include "app/editor/json_path.h"
#include "app/learn/editor/lesson_choices.h"
#include "model/course/lesson.h"

namespace linger {
namespace {

struct Text {
  Q_DECLARE_TR_FUNCTIONS(linger::GoalFields)
};

constexpr PartKind kNoPart = PartKind::Scene;
constexpr std::array kConditionKinds{"state", "call", "rebind", "sent", "timer"};

// What a new condition and a new edit of each kind begin with: pairs of a key and a text.
struct Beginning {
  const char* kind;
  std::array<std::pair<const char*, const char*>, 3> members;
};
constexpr std::array<Beginning, 5> kNewConditions{{
    {"state", {{{"state", "TIME-WAIT"}, {"host", "server"}}}},
    {"call", {{{"call", "bind"}, {"host", "server"}, {"result", "OK"}}}},
    {"rebind", {{{"rebind", "OK"}, {"at", "2s"}}}},
    {"sent", {{{"sent", "fin"}}}},
    {"timer", {{{"timer", "time-wait"}, {"host", "server"}}}},
}};
constexpr std::array<Beginning, 12> kNewEdits{{
    {"os", {{{"os", "freebsd"}}}},
    {"msl", {{{"msl", "30s"}}}},
    {"round-trip", {{{"round_trip", "100ms"}}}},
    {"loss", {}},
    {"runtime", {{{"runtime", "python"}}}},
    {"close-first", {{{"who", "client"}}}},
    {"fate", {{{"host", "server"}, {"kind", "fin"}, {"fate", "drop"}}}},
    {"restart", {{{"at", "2s"}}}},
    {"reuseaddr", {}},
    {"event", {{{"host", "client"}, {"event.do", "close"}, {"event.at", "1s"}}}},
    {"seed", {}},
    {"keep-trying", {{{"at", "2s"}}}},
}};

void begin(JsonValue& part, std::span<const Beginning> beginnings, const QString& kind) {
  part = JsonValue::object();
  const auto found = std::ranges::find_if(
      beginnings, [&](const Beginning& one) { return kind == QLatin1String(one.kind); });
  if (found == beginnings.end()) return;
  for (const auto& [key, text] : found->members) {
    if (key != nullptr) setMember(part, key, JsonValue(std::string_view(text)));
  }
}

QString conditionKind(const JsonValue& condition, bool = false) {
  for (const char* const kind : kConditionKinds) {
    if (condition.find(kind) != nullptr) return QLatin1String(kind);
  }
  return {};
}
void writeConditionKind(JsonValue& condition, const QString& kind, bool) {
  if (kind != conditionKind(condition)) begin(condition, kNewConditions, kind);
}
QString editKind(const JsonValue& edit, bool = false) {
  return text(textAt(edit, "edit"));
}
void writeEditKind(JsonValue& edit, const QString& kind, bool) {
  if (kind == editKind(edit)) return;
  begin(edit, kNewEdits, kind);
  if (kind.isEmpty()) return;
  edit.set("edit", JsonValue(std::string_view(kind.toStdString())));
  if (kind == u"loss") edit.set("loss", JsonValue::number("0.1"));
  if (kind == u"reuseaddr") edit.set("on", JsonValue(true));
  if (kind == u"seed") edit.set("seed", JsonValue::number("2"));
}

QString optionsTyped(const JsonValue& condition, bool) {
  return optionSetTyped(condition.find("options"));
}
void writeOptions(JsonValue& condition, const QString& typed, bool) {
  if (typed.isEmpty()) return removeMember(condition, "options");
  condition.set("options", optionSet(typed));
}

Choices conditionChoices(const JsonValue&, const std::string&) {
  return {{"state", Text::tr("a host enters a state, or is in it")},
          {"call", Text::tr("a program's call returns")},
          {"rebind", Text::tr("a new server's bind() returns")},
          {"sent", Text::tr("segments are sent")},
          {"timer", Text::tr("a timer is set")}};
}
Choices sentChoices(const JsonValue&, const std::string&) {
  Choices choices = segmentChoices();
  choices.insert(choices.begin(), {QStringLiteral("any"), Text::tr("any")});
  return choices;
}
Choices timerChoices(const JsonValue&, const std::string&) {
  Choices choices;
  for (const char* const timer :
       {"time-wait", "fin-wait-2", "retransmit", "probe", "delayed-ack", "keep-alive"}) {
    choices.push_back({QLatin1String(timer), QLatin1String(timer)});
  }
  return choices;
}
Choices closerChoices(const JsonValue&, const std::string&) {
  return {{"client", Text::tr("the client")},
          {"server", Text::tr("the server")},
          {"both", Text::tr("both at once")}};
}
Choices systems(const JsonValue&, const std::string&) {
  return systemChoices();
}
Choices runtimes(const JsonValue&, const std::string&) {
  return runtimeChoices();
}
Choices impairments(const JsonValue&, const std::string&) {
  return impairmentChoices();
}
Choices events(const JsonValue&, const std::string&) {
  return eventChoices();
}
Choices truths(const JsonValue&, const std::string&) {
  return truthChoices();
}

/// Whether the part is of one of these kinds.
template <const char*... kinds>
bool isCondition(const JsonValue& condition) {
  return ((condition.find(kinds) != nullptr) || ...);
}
template <const char*... kinds>
bool isEdit(const JsonValue& edit) {
  return ((textAt(edit, "edit") == kinds) || ...);
}

constexpr char kState[] = "state", kCall[] = "call", kRebind[] = "rebind", kSent[] = "sent",
               kTimer[] = "timer";
constexpr char kOs[] = "os", kMsl[] = "msl", kRoundTrip[] = "round-trip", kLoss[] = "loss",
               kRuntime[] = "runtime", kCloseFirst[] = "close-first", kImpairment[] = "fate",
               kRestart[] = "restart", kReuseAddr[] = "reuseaddr", kEvent[] = "event",
               kSeed[] = "seed", kKeepTrying[] = "keep-trying";

bool hasBy(const JsonValue& edit) {
  return isEdit<kImpairment>(edit) && textAt(edit, "fate") != "drop" &&
         edit.find("fate") != nullptr;
}

constexpr LessonField field(const char* key, const char* label, FieldKind kind,
                            bool (*applies)(const JsonValue&), const char* unset = nullptr,
                            decltype(EditorField::choices) choices = nullptr) {
  return {{kNoPart, key, label, kind, unset, nullptr, nullptr, choices, applies}};
}

constexpr auto kAny = QT_TRANSLATE_NOOP("EditorFields", "any");
constexpr auto kNone = QT_TRANSLATE_NOOP("EditorFields", "none");
constexpr auto kNo = QT_TRANSLATE_NOOP("EditorFields", "no");
constexpr auto kNoLimit = QT_TRANSLATE_NOOP("EditorFields", "no limit");
constexpr auto kHost = QT_TRANSLATE_NOOP("EditorFields", "Host");
constexpr auto kAt = QT_TRANSLATE_NOOP("EditorFields", "At");

constexpr std::array kCondition{
    LessonField{{kNoPart, "", QT_TRANSLATE_NOOP("EditorFields", "Condition"), FieldKind::Choice,
                 kNone, nullptr, nullptr, conditionChoices},
                false,
                conditionKind,
                writeConditionKind},
    field("host", kHost, FieldKind::Choice, isCondition<kState, kCall, kSent, kTimer>, kAny,
          sceneHostChoices),
    field("state", QT_TRANSLATE_NOOP("EditorFields", "State"), FieldKind::Choice,
          isCondition<kState>, nullptr, stateChoices),
    field("call", QT_TRANSLATE_NOOP("EditorFields", "Call"), FieldKind::Choice, isCondition<kCall>,
          nullptr, callChoices),
    field("result", QT_TRANSLATE_NOOP("EditorFields", "Result"), FieldKind::Choice,
          isCondition<kCall>, nullptr, resultChoices),
    field("rebind", QT_TRANSLATE_NOOP("EditorFields", "Result"), FieldKind::Choice,
          isCondition<kRebind>, nullptr, resultChoices),
    field("sent", QT_TRANSLATE_NOOP("EditorFields", "Segment"), FieldKind::Choice,
          isCondition<kSent>, nullptr, sentChoices),
    field("timer", QT_TRANSLATE_NOOP("EditorFields", "Timer"), FieldKind::Choice,
          isCondition<kTimer>, nullptr, timerChoices),
    field("at", kAt, FieldKind::Time, isCondition<kState>,
          QT_TRANSLATE_NOOP("EditorFields", "at some time")),
    field("at", kAt, FieldKind::Time, isCondition<kRebind>),
    LessonField{
        {kNoPart, "options", QT_TRANSLATE_NOOP("EditorFields", "Socket options"), FieldKind::Choice,
         kNone, nullptr, nullptr, optionSetChoices, isCondition<kRebind>},
        false,
        optionsTyped,
        writeOptions},
    field("blocked_by", QT_TRANSLATE_NOOP("EditorFields", "In the way: a socket in"),
          FieldKind::Choice, isCondition<kRebind>, kAny, stateChoices),
    field("owned", QT_TRANSLATE_NOOP("EditorFields", "A process owns it"), FieldKind::Boolean,
          isCondition<kRebind>, kAny, truths),
    field("from", QT_TRANSLATE_NOOP("EditorFields", "From"), FieldKind::Time,
          isCondition<kCall, kSent>, QT_TRANSLATE_NOOP("EditorFields", "the start")),
    field("to", QT_TRANSLATE_NOOP("EditorFields", "Until"), FieldKind::Time, isCondition<kCall>,
          QT_TRANSLATE_NOOP("EditorFields", "the end")),
    field("bytes", QT_TRANSLATE_NOOP("EditorFields", "Bytes, at least"), FieldKind::Number,
          isCondition<kCall>, kAny),
    field("least", QT_TRANSLATE_NOOP("EditorFields", "At least"), FieldKind::Number,
          isCondition<kSent>, "1"),
    field("most", QT_TRANSLATE_NOOP("EditorFields", "At most"), FieldKind::Number,
          isCondition<kSent>, kNoLimit),
    field("least", QT_TRANSLATE_NOOP("EditorFields", "At least"), FieldKind::Time,
          isCondition<kTimer>, kNoLimit),
    field("most", QT_TRANSLATE_NOOP("EditorFields", "At most"), FieldKind::Time,
          isCondition<kTimer>, kNoLimit),
    field("not", QT_TRANSLATE_NOOP("EditorFields", "Must not hold"), FieldKind::Boolean,
          isCondition<kState, kCall, kRebind, kSent, kTimer>, kNo, truths),
};

constexpr std::array kEdit{
    LessonField{{kNoPart, "", QT_TRANSLATE_NOOP("EditorFields", "Edit"), FieldKind::Choice, kNone,
                 nullptr, nullptr, editKindChoices},
                false,
                editKind,
                writeEditKind},
    field("host", kHost, FieldKind::Choice, isEdit<kImpairment, kEvent>, nullptr, sceneHostChoices),
    field("host", kHost, FieldKind::Choice, isEdit<kOs>,
          QT_TRANSLATE_NOOP("EditorFields", "every host"), sceneHostChoices),
    field("os", QT_TRANSLATE_NOOP("EditorFields", "System"), FieldKind::Choice, isEdit<kOs>,
          nullptr, systems),
    field("msl", QT_TRANSLATE_NOOP("EditorFields", "MSL"), FieldKind::Time, isEdit<kMsl>,
          QT_TRANSLATE_NOOP("EditorFields", "each system's own")),
    field("round_trip", QT_TRANSLATE_NOOP("EditorFields", "Round trip"), FieldKind::Time,
          isEdit<kRoundTrip>),
    field("loss", QT_TRANSLATE_NOOP("EditorFields", "Loss, 0 to 1"), FieldKind::Number,
          isEdit<kLoss>),
    field("runtime", QT_TRANSLATE_NOOP("EditorFields", "Language"), FieldKind::Choice,
          isEdit<kRuntime>, nullptr, runtimes),
    field("who", QT_TRANSLATE_NOOP("EditorFields", "Who closes first"), FieldKind::Choice,
          isEdit<kCloseFirst>, nullptr, closerChoices),
    field("kind", QT_TRANSLATE_NOOP("EditorFields", "Segment"), FieldKind::Choice,
          isEdit<kImpairment>, kAny, kindChoices),
    field("nth", QT_TRANSLATE_NOOP("EditorFields", "Which of these"), FieldKind::Number,
          isEdit<kImpairment>, "1"),
    field("fate", QT_TRANSLATE_NOOP("EditorFields", "What happens to it"), FieldKind::Choice,
          isEdit<kImpairment>, QT_TRANSLATE_NOOP("EditorFields", "it is delivered"), impairments),
    field("by", QT_TRANSLATE_NOOP("EditorFields", "By"), FieldKind::Time, hasBy, "0s"),
    field("event.do", QT_TRANSLATE_NOOP("EditorFields", "What happens"), FieldKind::Choice,
          isEdit<kEvent>, nullptr, events),
    field("event.at", kAt, FieldKind::Time, isEdit<kEvent>),
    field("at", kAt, FieldKind::Time, isEdit<kRestart, kKeepTrying>),
    field("every", QT_TRANSLATE_NOOP("EditorFields", "Every"), FieldKind::Time, isEdit<kKeepTrying>,
          "1s"),
    field("on", QT_TRANSLATE_NOOP("EditorFields", "The option is set"), FieldKind::Boolean,
          isEdit<kReuseAddr>, nullptr, truths),
    field("seed", QT_TRANSLATE_NOOP("EditorFields", "Seed"), FieldKind::Number, isEdit<kSeed>),
};

std::vector<const LessonField*> thatApply(std::span<const LessonField> all, const JsonValue& part) {
  std::vector<const LessonField*> fields;
  for (const LessonField& field : all) {
    if (field.field.applies == nullptr || field.field.applies(part)) fields.push_back(&field);
  }
  return fields;
}

}  // namespace

std::vector<const LessonField*> conditionFields(const JsonValue& condition) {
  return thatApply(kCondition, condition);
}

std::vector<const LessonField*> editFields(const JsonValue& edit) {
  return thatApply(kEdit, edit);
}

Choices editKindChoices(const JsonValue&, const std::string&) {
  Choices choices;
  for (const auto& [name, words] : editKindWords()) choices.push_back({name, words});
  return choices;
}

Choices optionSetChoices(const JsonValue&, const std::string&) {
  Choices choices;
  for (const char* const set :
       {"SO_REUSEADDR", "SO_REUSEPORT", "SO_REUSEADDR SO_REUSEPORT", "SO_EXCLUSIVEADDRUSE"}) {
    choices.push_back({QLatin1String(set), QLatin1String(set)});
  }
  return choices;
}

QString optionSetTyped(const JsonValue* list) {
  QStringList options;
  for (const JsonValue& option : list ? list->items : std::vector<JsonValue>{}) {
    options << text(option.text);
  }
  return options.join(u' ');
}

JsonValue optionSet(const QString& typed) {
  JsonValue list = JsonValue::array();
  for (const QString& option : typed.split(u' ', Qt::SkipEmptyParts)) {
    list.items.push_back(JsonValue(std::string_view(option.toStdString())));
  }
  return list;
}

}  // namespace linger
