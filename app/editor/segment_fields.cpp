// What can be edited of what happens to segments on their way, and of injected ones.

#include <QtGlobal>
#include <array>

#include "app/editor/field.h"
#include "app/editor/json_path.h"

namespace linger {
namespace {

Choices hosts(const JsonValue& scenario, const std::string&) {
  return hostChoices(scenario);
}
Choices segments(const JsonValue&, const std::string&) {
  return segmentChoices();
}
Choices impairments(const JsonValue&, const std::string&) {
  return impairmentChoices();
}

bool comesLater(const JsonValue& impairment) {
  return textAt(impairment, "fate") == "delay";
}
bool isCopied(const JsonValue& impairment) {
  return textAt(impairment, "fate") == "duplicate";
}

constexpr std::array kFields{
    EditorField{PartKind::Impairment, "host", QT_TRANSLATE_NOOP("EditorFields", "Sent by"),
                FieldKind::Choice, nullptr, nullptr, nullptr, hosts},
    EditorField{PartKind::Impairment, "kind", QT_TRANSLATE_NOOP("EditorFields", "Kind of segment"),
                FieldKind::Choice, QT_TRANSLATE_NOOP("EditorFields", "any"), nullptr, nullptr,
                segments},
    EditorField{
        PartKind::Impairment, "nth", QT_TRANSLATE_NOOP("EditorFields", "Which of them"),
        FieldKind::Number, "1",
        QT_TRANSLATE_NOOP("EditorFields",
                          "Counted from 1: 2 is the second that the host sends in the scene.")},
    EditorField{PartKind::Impairment, "fate",
                QT_TRANSLATE_NOOP("EditorFields", "What happens to it"), FieldKind::Choice, nullptr,
                nullptr, nullptr, impairments},
    EditorField{PartKind::Impairment, "by", QT_TRANSLATE_NOOP("EditorFields", "Delay"),
                FieldKind::Time, nullptr, nullptr, nullptr, nullptr, comesLater},
    EditorField{PartKind::Impairment, "by", QT_TRANSLATE_NOOP("EditorFields", "Delay of the copy"),
                FieldKind::Time, QT_TRANSLATE_NOOP("EditorFields", "at once"), nullptr, nullptr,
                nullptr, isCopied},

    EditorField{PartKind::Injection, "at", QT_TRANSLATE_NOOP("EditorFields", "At"), FieldKind::Time,
                nullptr, QT_TRANSLATE_NOOP("EditorFields", "An instant of the scene: 1.5s.")},
    EditorField{PartKind::Injection, "to", QT_TRANSLATE_NOOP("EditorFields", "To the host"),
                FieldKind::Choice, nullptr, nullptr, nullptr, hosts},
    EditorField{PartKind::Injection, "flags", QT_TRANSLATE_NOOP("EditorFields", "Flags"),
                FieldKind::Line, nullptr,
                QT_TRANSLATE_NOOP("EditorFields", "The letters S, F, R, P and A, such as FA.")},
    EditorField{PartKind::Injection, "seq", QT_TRANSLATE_NOOP("EditorFields", "Sequence number"),
                FieldKind::Number, "0",
                QT_TRANSLATE_NOOP("EditorFields", "Relative to the receiver's RCV.NXT.")},
    EditorField{PartKind::Injection, "ack",
                QT_TRANSLATE_NOOP("EditorFields", "Acknowledgment number"), FieldKind::Number, "0",
                QT_TRANSLATE_NOOP("EditorFields", "Relative to the receiver's SND.NXT.")},
    EditorField{PartKind::Injection, "len", QT_TRANSLATE_NOOP("EditorFields", "Bytes"),
                FieldKind::Number, "0"},
    EditorField{
        PartKind::Injection, "ts", QT_TRANSLATE_NOOP("EditorFields", "Timestamp"),
        FieldKind::Number, QT_TRANSLATE_NOOP("EditorFields", "none"),
        QT_TRANSLATE_NOOP("EditorFields", "Relative to the last timestamp that the receiver saw.")},
};

}  // namespace

std::span<const EditorField> segmentFields() {
  return kFields;
}

}  // namespace linger
