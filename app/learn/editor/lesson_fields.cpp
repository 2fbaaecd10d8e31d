#include "app/learn/editor/lesson_fields.h"

#include <QCoreApplication>
#include <algorithm>
#include <array>
#include <functional>
#include <utility>

#include "app/document/words.h"
#include "app/editor/json_path.h"
#include "app/learn/editor/draft_slots.h"
#include "app/learn/editor/goal_fields.h"
#include "app/learn/editor/lesson_choices.h"
#include "app/learn/editor/lesson_values.h"
#include "app/learn/editor/step_shape.h"

namespace linger {
namespace {

struct Text {
  Q_DECLARE_TR_FUNCTIONS(linger::LessonFields)
};

constexpr PartKind kNoPart = PartKind::Scene;

template <StepShape... shapes>
bool isOneOf(const JsonValue& step) {
  return ((shapeOf(step) == shapes) || ...);
}

QString shapeTyped(const JsonValue& step, bool) {
  return QString::number(int(shapeOf(step)));
}
void writeShape(JsonValue& step, const QString& typed, bool) {
  setShape(step, StepShape(typed.toInt()));
}

bool isNotAgain(const JsonValue& step) {
  return shapeOf(step) != StepShape::Again;
}
bool asksInstant(const JsonValue& step) {
  return isOneOf<StepShape::Enters, StepShape::Leaves, StepShape::Returns, StepShape::Sends,
                 StepShape::Free>(step);
}
bool isAboutMisconception(const JsonValue& step) {
  return step.find("misconception") != nullptr || step.find("asked") != nullptr;
}

QString sceneTyped(const JsonValue& step, bool) {
  const JsonValue* const scene = step.find("scene");
  if (scene == nullptr) return {};
  return scene->is(JsonValue::Kind::Object) ? QString(kOwnScene) : text(scene->text);
}
void writeScene(JsonValue& step, const QString& typed, bool) {
  if (typed == kOwnScene) return;
  if (typed.isEmpty()) return removeMember(step, "scene");
  step.set("scene", JsonValue(std::string_view(typed.toStdString())));
}

QString freeTyped(const JsonValue& step, bool) {
  return optionSetTyped(valueAt(step, "instant.free"));
}
void writeFree(JsonValue& step, const QString& typed, bool) {
  setMember(step, "instant.free", optionSet(typed));
}
Choices yesNoChoices(const JsonValue&, const std::string&) {
  return truthChoices();
}
Choices askedChoices(const JsonValue&, const std::string&) {
  return {{"before", Text::tr("before the lesson gives the facts")},
          {"after", Text::tr("after the facts")}};
}

/// A text in one or both languages.
constexpr LessonField words(EditorField field) {
  return {field, true};
}
constexpr LessonField plain(EditorField field) {
  return {field};
}

constexpr std::array kHead{
    plain({kNoPart, "name", QT_TRANSLATE_NOOP("EditorFields", "Name"), FieldKind::Line, nullptr,
           QT_TRANSLATE_NOOP("EditorFields", "One word: work and progress are kept under it.")}),
    words({kNoPart, "title", QT_TRANSLATE_NOOP("EditorFields", "Title"), FieldKind::Line}),
    words({kNoPart, "summary", QT_TRANSLATE_NOOP("EditorFields", "Summary"), FieldKind::Sentences,
           QT_TRANSLATE_NOOP("EditorFields", "none")}),
};

constexpr std::array kStep{
    LessonField{
        {kNoPart, "kind", QT_TRANSLATE_NOOP("EditorFields", "Kind of step"), FieldKind::Choice,
         nullptr, QT_TRANSLATE_NOOP("EditorFields", "What the learner does in it."), nullptr,
         shapeChoices},
        false,
        shapeTyped,
        writeShape},
    plain({kNoPart, "id", QT_TRANSLATE_NOOP("EditorFields", "Name"), FieldKind::Line, nullptr,
           QT_TRANSLATE_NOOP("EditorFields", "One word that no other step has.")}),
    plain({kNoPart, "again", QT_TRANSLATE_NOOP("EditorFields", "Which step again"),
           FieldKind::Choice, nullptr,
           QT_TRANSLATE_NOOP("EditorFields",
                             "Asks the question of that step once more. A field left empty here "
                             "is the same as there."),
           nullptr, earlierStepChoices, isOneOf<StepShape::Again>}),
    LessonField{{kNoPart, "scene", QT_TRANSLATE_NOOP("EditorFields", "Scene"), FieldKind::Choice,
                 QT_TRANSLATE_NOOP("EditorFields", "that of the step before"), nullptr, nullptr,
                 sceneChoices},
                false,
                sceneTyped,
                writeScene},
    plain({kNoPart, "at", QT_TRANSLATE_NOOP("EditorFields", "Instant"), FieldKind::Time,
           QT_TRANSLATE_NOOP("EditorFields", "0s"),
           QT_TRANSLATE_NOOP("EditorFields",
                             "The run is shown up to here: 30ms. What follows stays hidden until "
                             "the learner has answered.")}),
    words({kNoPart, "text", QT_TRANSLATE_NOOP("EditorFields", "Text or question"),
           FieldKind::Sentences, nullptr, nullptr, nullptr, nullptr, isNotAgain}),
    words({kNoPart, "text", QT_TRANSLATE_NOOP("EditorFields", "Text or question"),
           FieldKind::Sentences, QT_TRANSLATE_NOOP("EditorFields", "as it was asked first"),
           nullptr, nullptr, nullptr, isOneOf<StepShape::Again>}),
    words({kNoPart, "mistake", QT_TRANSLATE_NOOP("EditorFields", "The mistake"),
           FieldKind::Sentences, nullptr, nullptr, nullptr, nullptr, isOneOf<StepShape::Reflect>}),
    LessonField{{kNoPart, "choices", QT_TRANSLATE_NOOP("EditorFields", "Choices"), FieldKind::Lines,
                 nullptr, QT_TRANSLATE_NOOP("EditorFields", "Two to six, one on each line."),
                 nullptr, nullptr, isOneOf<StepShape::Choose, StepShape::Rebind>},
                false,
                choicesTyped,
                writeChoices},
    LessonField{
        {kNoPart, "choices", QT_TRANSLATE_NOOP("EditorFields", "The right one"), FieldKind::Choice,
         nullptr, nullptr, nullptr, rightChoices, isOneOf<StepShape::Choose>},
        false,
        rightTyped,
        writeRight},
    LessonField{
        {kNoPart, "choices", QT_TRANSLATE_NOOP("EditorFields", "bind() is called at"),
         FieldKind::Time, nullptr,
         QT_TRANSLATE_NOOP("EditorFields", "A server without options calls it at that instant."),
         nullptr, nullptr, isOneOf<StepShape::Rebind>},
        false,
        rebindInstantTyped,
        writeRebindInstant},
    plain({kNoPart, "state.host", QT_TRANSLATE_NOOP("EditorFields", "Whose state"),
           FieldKind::Choice, nullptr, nullptr, nullptr, sceneHostChoices,
           isOneOf<StepShape::NameState>}),
    plain({kNoPart, "state.at", QT_TRANSLATE_NOOP("EditorFields", "At"), FieldKind::Time, nullptr,
           QT_TRANSLATE_NOOP("EditorFields", "The state at this instant is asked for."), nullptr,
           nullptr, isOneOf<StepShape::NameState>}),
    plain({kNoPart, "next.host", QT_TRANSLATE_NOOP("EditorFields", "Whose segment"),
           FieldKind::Choice, QT_TRANSLATE_NOOP("EditorFields", "any host's"), nullptr, nullptr,
           sceneHostChoices, isOneOf<StepShape::NameSegment>}),
    plain({kNoPart, "instant.host", QT_TRANSLATE_NOOP("EditorFields", "Which host"),
           FieldKind::Choice, nullptr, nullptr, nullptr, sceneHostChoices,
           isOneOf<StepShape::Enters, StepShape::Leaves, StepShape::Returns, StepShape::Sends>}),
    plain({kNoPart, "instant.enters", QT_TRANSLATE_NOOP("EditorFields", "enters the state"),
           FieldKind::Choice, nullptr, nullptr, nullptr, stateChoices, isOneOf<StepShape::Enters>}),
    plain({kNoPart, "instant.leaves", QT_TRANSLATE_NOOP("EditorFields", "leaves the state"),
           FieldKind::Choice, nullptr, nullptr, nullptr, stateChoices, isOneOf<StepShape::Leaves>}),
    plain({kNoPart, "instant.returns", QT_TRANSLATE_NOOP("EditorFields", "gets from the call"),
           FieldKind::Choice, nullptr, nullptr, nullptr, callChoices, isOneOf<StepShape::Returns>}),
    plain({kNoPart, "instant.result", QT_TRANSLATE_NOOP("EditorFields", "the result"),
           FieldKind::Choice, "OK", nullptr, nullptr, resultChoices, isOneOf<StepShape::Returns>}),
    plain({kNoPart, "instant.sends", QT_TRANSLATE_NOOP("EditorFields", "sends a segment"),
           FieldKind::Choice, nullptr, nullptr, nullptr, kindChoices, isOneOf<StepShape::Sends>}),
    LessonField{{kNoPart, "instant.free", QT_TRANSLATE_NOOP("EditorFields", "Socket options"),
                 FieldKind::Choice, QT_TRANSLATE_NOOP("EditorFields", "none"), nullptr, nullptr,
                 optionSetChoices, isOneOf<StepShape::Free>},
                false,
                freeTyped,
                writeFree},
    plain({kNoPart, "instant.after", QT_TRANSLATE_NOOP("EditorFields", "Not before"),
           FieldKind::Time, "0s", nullptr, nullptr, nullptr, asksInstant}),
    plain({kNoPart, "instant.nth", QT_TRANSLATE_NOOP("EditorFields", "Which of these"),
           FieldKind::Number, "1", nullptr, nullptr, nullptr, asksInstant}),
    plain({kNoPart, "within", QT_TRANSLATE_NOOP("EditorFields", "Right within"), FieldKind::Time,
           nullptr,
           QT_TRANSLATE_NOOP("EditorFields",
                             "An answer within this distance of the instant is right: 1s."),
           nullptr, nullptr, asksInstant}),
    plain({kNoPart, "partly", QT_TRANSLATE_NOOP("EditorFields", "Half right within"),
           FieldKind::Time, QT_TRANSLATE_NOOP("EditorFields", "nothing is half right"), nullptr,
           nullptr, nullptr, asksInstant}),
    plain({kNoPart, "host", QT_TRANSLATE_NOOP("EditorFields", "The learner is the TCP of"),
           FieldKind::Choice, nullptr, nullptr, nullptr, sceneHostChoices,
           isOneOf<StepShape::BeTcp>}),
    plain({kNoPart, "until", QT_TRANSLATE_NOOP("EditorFields", "Segments until"), FieldKind::Time,
           nullptr,
           QT_TRANSLATE_NOOP("EditorFields",
                             "Those that arrive after the step's instant and up to here."),
           nullptr, nullptr, isOneOf<StepShape::BeTcp>}),
    plain({kNoPart, "at_most", QT_TRANSLATE_NOOP("EditorFields", "Segments, at most"),
           FieldKind::Number, "4", nullptr, nullptr, nullptr, isOneOf<StepShape::BeTcp>}),
    plain({kNoPart, "at_most", QT_TRANSLATE_NOOP("EditorFields", "Edits, at most"),
           FieldKind::Number, "5",
           QT_TRANSLATE_NOOP("EditorFields", "How many edits the learner may make."), nullptr,
           nullptr, isOneOf<StepShape::Reach>}),
    LessonField{
        {kNoPart, "allowed", QT_TRANSLATE_NOOP("EditorFields", "Edits that are allowed"),
         FieldKind::Lines, nullptr, nullptr, nullptr, editKindChoices, isOneOf<StepShape::Reach>},
        false,
        nullptr,
        nullptr,
        true},
    LessonField{{kNoPart, "hints", QT_TRANSLATE_NOOP("EditorFields", "Hints"), FieldKind::Lines,
                 QT_TRANSLATE_NOOP("EditorFields", "none"),
                 QT_TRANSLATE_NOOP("EditorFields", "One on each line, shown one by one.")},
                false,
                hintsTyped,
                writeHints},
    words({kNoPart, "because", QT_TRANSLATE_NOOP("EditorFields", "Explanation"),
           FieldKind::Sentences, QT_TRANSLATE_NOOP("EditorFields", "none"),
           QT_TRANSLATE_NOOP("EditorFields", "Shown with the answer.")}),
    plain({kNoPart, "points", QT_TRANSLATE_NOOP("EditorFields", "Points"), FieldKind::Number,
           QT_TRANSLATE_NOOP("EditorFields", "1 for a prediction, 2 for a goal or TCP, else 0")}),
    plain({kNoPart, "misconception", QT_TRANSLATE_NOOP("EditorFields", "Misconception no."),
           FieldKind::Number, QT_TRANSLATE_NOOP("EditorFields", "none"),
           QT_TRANSLATE_NOOP("EditorFields",
                             "A lesson asks about each before it gives the facts, and again "
                             "after. The report on a class counts both.")}),
    plain({kNoPart, "asked", QT_TRANSLATE_NOOP("EditorFields", "Asked"), FieldKind::Choice,
           QT_TRANSLATE_NOOP("EditorFields", "before"), nullptr, nullptr, askedChoices,
           isAboutMisconception}),
};

/// Of a choice of which conditions say whether it is right.
constexpr LessonField kOtherwise = plain(
    {kNoPart, "otherwise", QT_TRANSLATE_NOOP("EditorFields", "Right if no other choice is"),
     FieldKind::Boolean, QT_TRANSLATE_NOOP("EditorFields", "no"), nullptr, nullptr, yesNoChoices});

/// A list of conditions or edits, and which field it stands behind.
struct ListOnForm {
  const char* behind;
  const char* key;
  std::function<QString(int number)> heading;
  std::vector<const LessonField*> (*fields)(const JsonValue& part);
};

const ListOnForm* listBehind(const LessonField& field) {
  static const ListOnForm kLists[] = {
      {"at", "edits", [](int number) { return Text::tr("Edit before, %1").arg(number); },
       editFields},
      {"at_most", "goal", [](int number) { return Text::tr("Goal, condition %1").arg(number); },
       conditionFields},
      {"allowed", "solution", [](int number) { return Text::tr("Solution, edit %1").arg(number); },
       editFields},
  };
  const auto* const found = std::ranges::find_if(kLists, [&](const ListOnForm& list) {
    const bool isTurns = field.field.applies == isOneOf<StepShape::BeTcp>;
    return !isTurns && std::string_view(field.field.key) == list.behind;
  });
  return found == std::end(kLists) ? nullptr : found;
}

void addList(std::vector<FieldPlace>& form, const JsonValue& lesson, const std::string& path,
             const ListOnForm& list) {
  static const JsonValue kNothing = JsonValue::object();
  const std::string whole = memberPath(path, list.key);
  const std::size_t count = itemsAt(lesson, whole).size();
  for (std::size_t i = 0; i <= count; ++i) {
    const std::string place = itemPath(whole, i);
    const JsonValue* const part = valueAt(lesson, place);
    const QString heading = list.heading(int(i) + 1);
    bool begins = true;
    for (const LessonField* const field : list.fields(part == nullptr ? kNothing : *part)) {
      form.push_back({field, place, heading, std::exchange(begins, false)});
    }
  }
}

/// Of choices that the run decides: the conditions under which each of them is right.
void addChoices(std::vector<FieldPlace>& form, const JsonValue& lesson, const std::string& path) {
  const JsonValue& step = *valueAt(lesson, path);
  if (shapeOf(step) != StepShape::Choose || rightTyped(step, false) != kRunSays) return;
  for (std::size_t i = 0; i < itemsAt(step, "choices").size(); ++i) {
    const int choice = int(i) + 1;
    const ListOnForm conditions{
        nullptr, "if",
        [choice](int number) {
          return Text::tr("Choice %1, condition %2").arg(choice).arg(number);
        },
        conditionFields};
    const std::string place = itemPath(memberPath(path, "choices"), i);
    form.push_back({&kOtherwise, place, Text::tr("Choice %1, otherwise").arg(choice), true});
    addList(form, lesson, place, conditions);
  }
}

}  // namespace

std::vector<const LessonField*> headFields() {
  std::vector<const LessonField*> fields;
  for (const LessonField& field : kHead) fields.push_back(&field);
  return fields;
}

std::vector<FieldPlace> stepForm(const JsonValue& lesson, const std::string& path) {
  std::vector<FieldPlace> form;
  const JsonValue* const step = valueAt(lesson, path);
  if (step == nullptr) return form;
  for (const LessonField& field : kStep) {
    const bool applies = field.field.applies == nullptr || field.field.applies(*step);
    if (applies) form.push_back({&field, path, {}, false});
    const ListOnForm* const list = listBehind(field);
    if (list != nullptr && applies) addList(form, lesson, path, *list);
  }
  addChoices(form, lesson, path);
  return form;
}

QString typedText(const LessonField& field, const JsonValue& part, bool isChinese) {
  if (field.typed != nullptr) return field.typed(part, isChinese);
  const JsonValue* const value = valueAt(part, field.field.key);
  if (field.isWords) return value == nullptr ? QString() : shownWords(*value, isChinese);
  return typedText(field.field, value);
}

namespace {

void writeInto(JsonValue& part, const LessonField& field, const QString& typed, bool isChinese) {
  if (field.write != nullptr) return field.write(part, typed, isChinese);
  const std::optional<JsonValue> value = valueOf(field.field, typed);
  if (!value) return removeMember(part, field.field.key);
  const JsonValue* const old = valueAt(part, field.field.key);
  setMember(part, field.field.key, field.isWords ? withWords(old, value->text, isChinese) : *value);
}

}  // namespace

void write(const FieldPlace& place, JsonValue& lesson, const QString& typed, bool isChinese) {
  JsonValue* const part = slotAt(lesson, place.path);
  if (part == nullptr) return;
  writeInto(*part, *place.field, typed, isChinese);
  const JsonValue* const again = part->find("again");
  if (again != nullptr && again->text.empty()) {
    const Choices earlier = earlierStepChoices(lesson, place.path);
    if (!earlier.empty())
      part->set("again", JsonValue(std::string_view(earlier.back().keyword.toStdString())));
  }
  dropEmpty(lesson, place.path);
}

QString kindWords(const JsonValue& step) {
  return choiceText(shapeChoices(step, {}), shapeTyped(step, false));
}

Choices choicesOf(const LessonField& field, const JsonValue& lesson, const std::string& path) {
  return field.field.choices == nullptr ? Choices() : field.field.choices(lesson, path);
}

}  // namespace linger
