// What can be edited of a program's load: the callers that arrive, and who answers them.

#include <QtGlobal>
#include <array>

#include "app/editor/field.h"
#include "app/editor/json_path.h"

namespace linger {
namespace {

constexpr const char* kLoad = QT_TRANSLATE_NOOP("EditorFields", "Callers that arrive");

Choices spacings(const JsonValue&, const std::string&) {
  return spacingChoices();
}
Choices closers(const JsonValue&, const std::string&) {
  return loadCloserChoices();
}
Choices boolean(const JsonValue&, const std::string&) {
  return truthChoices();
}
bool hasArrivals(const JsonValue& program) {
  return program.find("arrivals") != nullptr;
}

constexpr EditorField load(const char* key, const char* label, FieldKind kind, const char* unset,
                           const char* hint,
                           Choices (*choices)(const JsonValue&, const std::string&) = nullptr) {
  return {PartKind::Program, key, label, kind, unset, hint, kLoad, choices, hasArrivals};
}

constexpr std::array kFields{
    EditorField{PartKind::Program, "arrivals.rate",
                QT_TRANSLATE_NOOP("EditorFields", "Callers a second"), FieldKind::Number,
                QT_TRANSLATE_NOOP("EditorFields", "none"),
                QT_TRANSLATE_NOOP("EditorFields",
                                  "For each caller the program is started afresh and makes one "
                                  "connection. It has no steps of its own then."),
                kLoad},
    load("arrivals.for", QT_TRANSLATE_NOOP("EditorFields", "For how long"), FieldKind::Time,
         nullptr, QT_TRANSLATE_NOOP("EditorFields", "How long callers arrive.")),
    load("arrivals.to", QT_TRANSLATE_NOOP("EditorFields", "Destinations"), FieldKind::Lines,
         nullptr,
         QT_TRANSLATE_NOOP("EditorFields",
                           "An address and a port on each line, called in turn: "
                           "192.0.2.20:8080.")),
    load("arrivals.spacing", QT_TRANSLATE_NOOP("EditorFields", "Spacing"), FieldKind::Choice,
         QT_TRANSLATE_NOOP("EditorFields", "even"),
         QT_TRANSLATE_NOOP("EditorFields", "At random means exponential gaps, from the seed."),
         spacings),
    load("arrivals.at_most", QT_TRANSLATE_NOOP("EditorFields", "At most at once"),
         FieldKind::Number, QT_TRANSLATE_NOOP("EditorFields", "no limit"),
         QT_TRANSLATE_NOOP("EditorFields", "A caller beyond that waits until another has ended.")),
    load("arrivals.from", QT_TRANSLATE_NOOP("EditorFields", "Source addresses"), FieldKind::Lines,
         QT_TRANSLATE_NOOP("EditorFields", "the host's own, chosen by connect()"),
         QT_TRANSLATE_NOOP("EditorFields",
                           "An address on each line, bound in turn before connect().")),
    load("arrivals.port_at_connect", QT_TRANSLATE_NOOP("EditorFields", "IP_BIND_ADDRESS_NO_PORT"),
         FieldKind::Boolean, QT_TRANSLATE_NOOP("EditorFields", "no"),
         QT_TRANSLATE_NOOP("EditorFields",
                           "bind() takes the address only, and connect() chooses a port that is "
                           "free towards the destination."),
         boolean),
    load("arrivals.requests", QT_TRANSLATE_NOOP("EditorFields", "Requests per connection"),
         FieldKind::Number, "1", QT_TRANSLATE_NOOP("EditorFields", "0: it connects and closes.")),
    load("arrivals.think", QT_TRANSLATE_NOOP("EditorFields", "Think time"), FieldKind::Time,
         QT_TRANSLATE_NOOP("EditorFields", "none"),
         QT_TRANSLATE_NOOP("EditorFields", "After each answer, before what follows.")),
    load("arrivals.closes", QT_TRANSLATE_NOOP("EditorFields", "Who closes first"),
         FieldKind::Choice, QT_TRANSLATE_NOOP("EditorFields", "the client"), nullptr, closers),
    EditorField{PartKind::Program, "answers", QT_TRANSLATE_NOOP("EditorFields", "Answers callers"),
                FieldKind::Boolean, QT_TRANSLATE_NOOP("EditorFields", "no"),
                QT_TRANSLATE_NOOP("EditorFields",
                                  "It listens before the scene, and gives each connection a "
                                  "process that answers as the callers ask."),
                kLoad, boolean},
};

}  // namespace

std::span<const EditorField> loadFields() {
  return kFields;
}

}  // namespace linger
