// What can be edited of a step, and of an event on a host.

#include <QtGlobal>
#include <algorithm>
#include <array>

#include "app/editor/field.h"
#include "app/editor/json_path.h"
#include "model/sim/scenario_keywords.h"

namespace linger {
namespace {

Choices types(const JsonValue&, const std::string&) {
  return stepChoices();
}
Choices events(const JsonValue&, const std::string&) {
  return eventChoices();
}
Choices directions(const JsonValue&, const std::string&) {
  return shutdownChoices();
}
Choices boolean(const JsonValue&, const std::string&) {
  return truthChoices();
}
Choices options(const JsonValue&, const std::string&) {
  return optionChoices();
}

template <typename... Types>
bool doesAny(const JsonValue& part, Types... types) {
  const std::string type = textAt(part, "do");
  return ((type == types) || ...);
}

bool opens(const JsonValue& step) {
  return doesAny(step, "open");
}
bool connects(const JsonValue& step) {
  return doesAny(step, "connect");
}
bool carries(const JsonValue& step) {
  return doesAny(step, "send", "recv");
}
bool repeats(const JsonValue& step) {
  return doesAny(step, "repeat");
}
bool listens(const JsonValue& part) {
  return doesAny(part, "listen");
}
bool setsOption(const JsonValue& part) {
  return doesAny(part, "set-option");
}
bool shutsDown(const JsonValue& step) {
  return doesAny(step, "shutdown");
}
bool spawns(const JsonValue& step) {
  return doesAny(step, "spawn");
}
bool namesProgram(const JsonValue& step) {
  return doesAny(step, "spawn", "pass-listener");
}
bool isAboutConnection(const JsonValue& step) {
  const auto kind = valueOf(stepKeywords(), textAt(step, "do"));
  return kind && linger::isAboutConnection(*kind);
}
bool isOfProgram(const JsonValue& event) {
  return !doesAny(event, "power-off", "power-on");
}

/// The fields that steps have, in the scene and before it.
constexpr std::array<EditorField, 15> fieldsOfStep(PartKind part) {
  return {{
      {part, "do", QT_TRANSLATE_NOOP("EditorFields", "What it does"), FieldKind::Choice, nullptr,
       nullptr, nullptr, types},
      {part, "on", QT_TRANSLATE_NOOP("EditorFields", "Local address and port"), FieldKind::Line,
       nullptr, QT_TRANSLATE_NOOP("EditorFields", "192.0.2.20:8080, or 0.0.0.0:8080 for all."),
       nullptr, nullptr, opens},
      {part, "on", QT_TRANSLATE_NOOP("EditorFields", "Local address and port"), FieldKind::Line,
       QT_TRANSLATE_NOOP("EditorFields", "the socket that is bound already"),
       QT_TRANSLATE_NOOP("EditorFields", "192.0.2.20:8080, or 0.0.0.0:8080 for all."), nullptr,
       nullptr, listens},
      {part, "backlog", QT_TRANSLATE_NOOP("EditorFields", "Backlog"), FieldKind::Number, "128",
       QT_TRANSLATE_NOOP("EditorFields", "How many calls wait for accept()."), nullptr, nullptr,
       listens},
      {part, "to", QT_TRANSLATE_NOOP("EditorFields", "To address and port"), FieldKind::Line,
       nullptr, QT_TRANSLATE_NOOP("EditorFields", "Where a program listens: 192.0.2.20:8080."),
       nullptr, nullptr, connects},
      {part, "from", QT_TRANSLATE_NOOP("EditorFields", "From address and port"), FieldKind::Line,
       QT_TRANSLATE_NOOP("EditorFields", "the system chooses"), nullptr, nullptr, nullptr,
       connects},
      {part, "bytes", QT_TRANSLATE_NOOP("EditorFields", "Bytes"), FieldKind::Number, nullptr,
       nullptr, nullptr, nullptr, carries},
      {part, "count", QT_TRANSLATE_NOOP("EditorFields", "Times in total"), FieldKind::Number,
       nullptr, nullptr, nullptr, nullptr, repeats},
      {part, "option", QT_TRANSLATE_NOOP("EditorFields", "Socket option"), FieldKind::Choice,
       nullptr, nullptr, nullptr, options, setsOption},
      {part, "value", QT_TRANSLATE_NOOP("EditorFields", "Value"), FieldKind::Number, "1", nullptr,
       nullptr, nullptr, setsOption},
      {part, "how", QT_TRANSLATE_NOOP("EditorFields", "Direction"), FieldKind::Choice,
       QT_TRANSLATE_NOOP("EditorFields", "sending (SHUT_WR)"), nullptr, nullptr, directions,
       shutsDown},
      {part, "program", QT_TRANSLATE_NOOP("EditorFields", "Program"), FieldKind::Choice, nullptr,
       QT_TRANSLATE_NOOP("EditorFields",
                         "Another one of the same host. A child process must follow this one."),
       nullptr, programChoices, namesProgram},
      {part, "inherits", QT_TRANSLATE_NOOP("EditorFields", "Inherits the open sockets"),
       FieldKind::Boolean, QT_TRANSLATE_NOOP("EditorFields", "yes"),
       QT_TRANSLATE_NOOP("EditorFields", "No: all sockets have close-on-exec (FD_CLOEXEC)."),
       nullptr, boolean, spawns},
      {part, "connection", QT_TRANSLATE_NOOP("EditorFields", "Connection"), FieldKind::Line,
       QT_TRANSLATE_NOOP("EditorFields", "the only one"),
       QT_TRANSLATE_NOOP("EditorFields",
                         "A name, where the program has several connections: upstream."),
       nullptr, nullptr, isAboutConnection},
      {part, "after", QT_TRANSLATE_NOOP("EditorFields", "After previous step"), FieldKind::Time,
       QT_TRANSLATE_NOOP("EditorFields", "at once"),
       QT_TRANSLATE_NOOP("EditorFields", "Delay after the previous step returns.")},
  }};
}

constexpr auto kBefore = fieldsOfStep(PartKind::BeforeStep);
constexpr auto kStep = fieldsOfStep(PartKind::Step);

constexpr std::array kRest{
    EditorField{PartKind::Step, "at", QT_TRANSLATE_NOOP("EditorFields", "Not before"),
                FieldKind::Time,
                QT_TRANSLATE_NOOP("EditorFields", "as soon as the previous step returns"),
                QT_TRANSLATE_NOOP("EditorFields", "An instant of the scene: 40ms.")},

    EditorField{PartKind::Event, "do", QT_TRANSLATE_NOOP("EditorFields", "What happens"),
                FieldKind::Choice, nullptr, nullptr, nullptr, events},
    EditorField{PartKind::Event, "at", QT_TRANSLATE_NOOP("EditorFields", "At"), FieldKind::Time,
                nullptr, QT_TRANSLATE_NOOP("EditorFields", "An instant of the scene: 1.5s.")},
    EditorField{PartKind::Event, "program", QT_TRANSLATE_NOOP("EditorFields", "To the program"),
                FieldKind::Choice, QT_TRANSLATE_NOOP("EditorFields", "the first running program"),
                nullptr, nullptr, programChoices, isOfProgram},
    EditorField{PartKind::Event, "option", QT_TRANSLATE_NOOP("EditorFields", "Socket option"),
                FieldKind::Choice, nullptr, nullptr, nullptr, options, setsOption},
    EditorField{PartKind::Event, "value", QT_TRANSLATE_NOOP("EditorFields", "Value"),
                FieldKind::Number, "1", nullptr, nullptr, nullptr, setsOption},
};

constexpr auto kFields = [] {
  std::array<EditorField, kBefore.size() + kStep.size() + kRest.size()> all{};
  const auto middle = std::ranges::copy(kBefore, all.begin()).out;
  std::ranges::copy(kRest, std::ranges::copy(kStep, middle).out);
  return all;
}();

}  // namespace

std::span<const EditorField> stepFields() {
  return kFields;
}

}  // namespace linger
