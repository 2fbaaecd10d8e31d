// What can be edited of the questions to the class.

#include <QtGlobal>
#include <array>

#include "app/editor/field.h"
#include "app/editor/json_path.h"

namespace linger {
namespace {

Choices kinds(const JsonValue&, const std::string&) {
  return questionChoices();
}
Choices hosts(const JsonValue& scenario, const std::string&) {
  return hostChoices(scenario);
}

bool isChoice(const JsonValue& question) {
  return textAt(question, "kind") == "choice";
}
bool isLookedUp(const JsonValue& question) {
  return !isChoice(question);
}
bool isAboutState(const JsonValue& question) {
  return textAt(question, "kind") == "state";
}

constexpr const char* kAsk = QT_TRANSLATE_NOOP("EditorFields", "Question text");

constexpr std::array kFields{
    EditorField{
        PartKind::Question, "kind", QT_TRANSLATE_NOOP("EditorFields", "What it asks"),
        FieldKind::Choice, nullptr,
        QT_TRANSLATE_NOOP("EditorFields", "The run supplies the answer to all but the last."),
        nullptr, kinds},
    EditorField{PartKind::Question, "at", QT_TRANSLATE_NOOP("EditorFields", "Asked at"),
                FieldKind::Time, nullptr,
                QT_TRANSLATE_NOOP("EditorFields", "Playback pauses at this instant: 1.9s.")},
    EditorField{PartKind::Question, "about", QT_TRANSLATE_NOOP("EditorFields", "About the instant"),
                FieldKind::Time, QT_TRANSLATE_NOOP("EditorFields", "the instant of the question"),
                QT_TRANSLATE_NOOP("EditorFields",
                                  "The right answer is what is true at that instant. Later events "
                                  "stay hidden until the question is answered.")},
    EditorField{PartKind::Question, "host", QT_TRANSLATE_NOOP("EditorFields", "About the host"),
                FieldKind::Choice, nullptr, nullptr, nullptr, hosts, isAboutState},
    EditorField{PartKind::Question, "ask", kAsk, FieldKind::Sentences,
                QT_TRANSLATE_NOOP("EditorFields", "default"), nullptr, nullptr, nullptr,
                isLookedUp},
    EditorField{PartKind::Question, "ask", kAsk, FieldKind::Sentences, nullptr, nullptr, nullptr,
                nullptr, isChoice},
    EditorField{PartKind::Question, "choices", QT_TRANSLATE_NOOP("EditorFields", "Choices"),
                FieldKind::Lines, nullptr,
                QT_TRANSLATE_NOOP("EditorFields", "Two to four, one on each line."), nullptr,
                nullptr, isChoice},
    EditorField{PartKind::Question, "answer", QT_TRANSLATE_NOOP("EditorFields", "The right one"),
                FieldKind::Number, nullptr,
                QT_TRANSLATE_NOOP("EditorFields", "Its number, counted from 1."), nullptr, nullptr,
                isChoice},
    EditorField{PartKind::Question, "because", QT_TRANSLATE_NOOP("EditorFields", "Explanation"),
                FieldKind::Sentences, QT_TRANSLATE_NOOP("EditorFields", "none"),
                QT_TRANSLATE_NOOP("EditorFields", "Shown with the answer.")},
};

}  // namespace

std::span<const EditorField> questionFields() {
  return kFields;
}

}  // namespace linger
