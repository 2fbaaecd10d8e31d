#include "app/learn/lesson_fields.h"

#include <array>

#include "app/document/words.h"
#include "app/editor/json_path.h"
#include "app/learn/lesson_choices.h"
#include "app/learn/lesson_values.h"
#include "app/learn/step_shape.h"

namespace linger {
namespace {

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
        {kNoPart, "kind", QT_TRANSLATE_NOOP("EditorFields", "Kind of step"), FieldKind::Word,
         nullptr, QT_TRANSLATE_NOOP("EditorFields", "What the learner does in it."), nullptr,
         shapeChoices},
        false,
        shapeTyped,
        writeShape},
    plain({kNoPart, "id", QT_TRANSLATE_NOOP("EditorFields", "Name"), FieldKind::Line, nullptr,
           QT_TRANSLATE_NOOP("EditorFields", "One word that no other step has.")}),
    plain({kNoPart, "scene", QT_TRANSLATE_NOOP("EditorFields", "Scene"), FieldKind::Word,
           QT_TRANSLATE_NOOP("EditorFields", "that of the step before"), nullptr, nullptr,
           sceneChoices}),
    plain({kNoPart, "at", QT_TRANSLATE_NOOP("EditorFields", "Instant"), FieldKind::Time,
           QT_TRANSLATE_NOOP("EditorFields", "0s"),
           QT_TRANSLATE_NOOP("EditorFields",
                             "The run is shown up to here: 30ms. What follows stays hidden until "
                             "the learner has answered.")}),
    words({kNoPart, "text", QT_TRANSLATE_NOOP("EditorFields", "Text or question"),
           FieldKind::Sentences}),
    words({kNoPart, "mistake", QT_TRANSLATE_NOOP("EditorFields", "The mistake"),
           FieldKind::Sentences, nullptr, nullptr, nullptr, nullptr, isOneOf<StepShape::Reflect>}),
    LessonField{{kNoPart, "choices", QT_TRANSLATE_NOOP("EditorFields", "Choices"), FieldKind::Lines,
                 nullptr, QT_TRANSLATE_NOOP("EditorFields", "Two to six, one on each line."),
                 nullptr, nullptr, isOneOf<StepShape::Choose, StepShape::Rebind>},
                false,
                choicesTyped,
                writeChoices},
    LessonField{
        {kNoPart, "choices", QT_TRANSLATE_NOOP("EditorFields", "The right one"), FieldKind::Word,
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
    plain({kNoPart, "state.host", QT_TRANSLATE_NOOP("EditorFields", "Whose state"), FieldKind::Word,
           nullptr, nullptr, nullptr, sceneHostChoices, isOneOf<StepShape::NameState>}),
    plain({kNoPart, "state.at", QT_TRANSLATE_NOOP("EditorFields", "At"), FieldKind::Time, nullptr,
           QT_TRANSLATE_NOOP("EditorFields", "The state at this instant is asked for."), nullptr,
           nullptr, isOneOf<StepShape::NameState>}),
    plain({kNoPart, "next.host", QT_TRANSLATE_NOOP("EditorFields", "Whose segment"),
           FieldKind::Word, QT_TRANSLATE_NOOP("EditorFields", "any host's"), nullptr, nullptr,
           sceneHostChoices, isOneOf<StepShape::NameSegment>}),
    plain({kNoPart, "instant.host", QT_TRANSLATE_NOOP("EditorFields", "Which host"),
           FieldKind::Word, nullptr, nullptr, nullptr, sceneHostChoices,
           isOneOf<StepShape::Enters>}),
    plain({kNoPart, "instant.enters", QT_TRANSLATE_NOOP("EditorFields", "enters the state"),
           FieldKind::Word, nullptr, nullptr, nullptr, stateChoices, isOneOf<StepShape::Enters>}),
    plain({kNoPart, "within", QT_TRANSLATE_NOOP("EditorFields", "Right within"), FieldKind::Time,
           nullptr,
           QT_TRANSLATE_NOOP("EditorFields",
                             "An answer within this distance of the instant is right: 1s."),
           nullptr, nullptr, isOneOf<StepShape::Enters, StepShape::Free>}),
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
           QT_TRANSLATE_NOOP("EditorFields", "1 for a prediction, else 0")}),
};

/// A scene in braces is not for a form.
bool isOwnObject(const LessonField& field, const JsonValue& step) {
  const JsonValue* const value = valueAt(step, field.field.key);
  return field.write == nullptr && value != nullptr && value->is(JsonValue::Kind::Object) &&
         !field.isWords;
}

}  // namespace

std::vector<const LessonField*> headFields() {
  std::vector<const LessonField*> fields;
  for (const LessonField& field : kHead) fields.push_back(&field);
  return fields;
}

std::vector<const LessonField*> stepFields(const JsonValue& step) {
  std::vector<const LessonField*> fields;
  for (const LessonField& field : kStep) {
    const bool applies = field.field.applies == nullptr || field.field.applies(step);
    if (applies && !isOwnObject(field, step)) fields.push_back(&field);
  }
  return fields;
}

QString typedText(const LessonField& field, const JsonValue& part, bool isChinese) {
  if (field.typed != nullptr) return field.typed(part, isChinese);
  const JsonValue* const value = valueAt(part, field.field.key);
  if (field.isWords) return value == nullptr ? QString() : shownWords(*value, isChinese);
  return typedText(field.field, value);
}

void write(const LessonField& field, JsonValue& part, const QString& typed, bool isChinese) {
  if (field.write != nullptr) return field.write(part, typed, isChinese);
  const std::optional<JsonValue> value = valueOf(field.field, typed);
  if (!value) return removeMember(part, field.field.key);
  const JsonValue* const old = valueAt(part, field.field.key);
  setMember(part, field.field.key, field.isWords ? withWords(old, value->text, isChinese) : *value);
}

QString kindWords(const JsonValue& step) {
  return choiceText(shapeChoices(step, {}), shapeTyped(step, false));
}

Choices choicesOf(const LessonField& field, const JsonValue& lesson, const std::string& path) {
  return field.field.choices == nullptr ? Choices() : field.field.choices(lesson, path);
}

}  // namespace linger
