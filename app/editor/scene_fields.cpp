// What can be edited of a scene as a whole, and of the run.

#include <QtGlobal>
#include <array>

#include "app/editor/field.h"

namespace linger {
namespace {

Choices runtimes(const JsonValue&, const std::string&) {
  return runtimeChoices();
}

Choices boolean(const JsonValue&, const std::string&) {
  return truthChoices();
}

constexpr std::array kFields{
    EditorField{PartKind::Scene, "title", QT_TRANSLATE_NOOP("EditorFields", "Title"),
                FieldKind::Line, QT_TRANSLATE_NOOP("EditorFields", "none")},
    EditorField{
        PartKind::Scene, "name", QT_TRANSLATE_NOOP("EditorFields", "Name"), FieldKind::Line,
        nullptr,
        QT_TRANSLATE_NOOP("EditorFields",
                          "One word: letters, digits, “-”, “_” or “.”. It names the file.")},
    EditorField{PartKind::Scene, "group", QT_TRANSLATE_NOOP("EditorFields", "Group"),
                FieldKind::Line, QT_TRANSLATE_NOOP("EditorFields", "none"),
                QT_TRANSLATE_NOOP("EditorFields", "Scenes of one group are listed together.")},
    EditorField{PartKind::Scene, "runtime", QT_TRANSLATE_NOOP("EditorFields", "Programs are in"),
                FieldKind::Choice, QT_TRANSLATE_NOOP("EditorFields", "Python"),
                QT_TRANSLATE_NOOP(
                    "EditorFields",
                    "Sets what programs print, and which socket options servers set by default."),
                nullptr, runtimes},
    EditorField{PartKind::Scene, "description", QT_TRANSLATE_NOOP("EditorFields", "Description"),
                FieldKind::Sentences, QT_TRANSLATE_NOOP("EditorFields", "none"),
                QT_TRANSLATE_NOOP("EditorFields", "What happens, in a few sentences.")},
    EditorField{PartKind::Scene, "lesson", QT_TRANSLATE_NOOP("EditorFields", "Lesson"),
                FieldKind::Sentences, QT_TRANSLATE_NOOP("EditorFields", "none"),
                QT_TRANSLATE_NOOP("EditorFields", "What to remember from the scene.")},
    EditorField{PartKind::Scene, "misconception",
                QT_TRANSLATE_NOOP("EditorFields", "Misconception"), FieldKind::Sentences,
                QT_TRANSLATE_NOOP("EditorFields", "none"),
                QT_TRANSLATE_NOOP("EditorFields", "A common mistake that the scene disproves.")},

    EditorField{PartKind::Run, "link.delay", QT_TRANSLATE_NOOP("EditorFields", "Delay one way"),
                FieldKind::Time, QT_TRANSLATE_NOOP("EditorFields", "50ms"),
                QT_TRANSLATE_NOOP("EditorFields", "Half the round trip."),
                QT_TRANSLATE_NOOP("EditorFields", "The link")},
    EditorField{
        PartKind::Run, "link.jitter", QT_TRANSLATE_NOOP("EditorFields", "Jitter"), FieldKind::Time,
        QT_TRANSLATE_NOOP("EditorFields", "none"),
        QT_TRANSLATE_NOOP("EditorFields",
                          "Random extra delay, up to this: segments may arrive out of order."),
        QT_TRANSLATE_NOOP("EditorFields", "The link")},
    EditorField{
        PartKind::Run, "link.loss", QT_TRANSLATE_NOOP("EditorFields", "Loss, 0 to 1"),
        FieldKind::Number, QT_TRANSLATE_NOOP("EditorFields", "none"),
        QT_TRANSLATE_NOOP("EditorFields", "The chance that a segment is lost: 0.1 is 10 %."),
        QT_TRANSLATE_NOOP("EditorFields", "The link")},
    EditorField{PartKind::Run, "link.dead_from", QT_TRANSLATE_NOOP("EditorFields", "Dead from"),
                FieldKind::Time, QT_TRANSLATE_NOOP("EditorFields", "never"),
                QT_TRANSLATE_NOOP("EditorFields",
                                  "What is sent from here on is lost, as when a cable is pulled."),
                QT_TRANSLATE_NOOP("EditorFields", "The link")},
    EditorField{PartKind::Run, "link.dead_until", QT_TRANSLATE_NOOP("EditorFields", "Dead until"),
                FieldKind::Time, QT_TRANSLATE_NOOP("EditorFields", "the end of the run"), nullptr,
                QT_TRANSLATE_NOOP("EditorFields", "The link")},
    EditorField{
        PartKind::Run, "link.forgets_after",
        QT_TRANSLATE_NOOP("EditorFields", "Forgets when idle for"), FieldKind::Time,
        QT_TRANSLATE_NOOP("EditorFields", "never"),
        QT_TRANSLATE_NOOP("EditorFields", "After this time a NAT or firewall passes only a SYN."),
        QT_TRANSLATE_NOOP("EditorFields", "The link")},
    EditorField{PartKind::Run, "link.answers_forgotten",
                QT_TRANSLATE_NOOP("EditorFields", "Answers what it forgot"), FieldKind::Boolean,
                QT_TRANSLATE_NOOP("EditorFields", "no"),
                QT_TRANSLATE_NOOP("EditorFields", "With a RST; otherwise it drops the segment."),
                QT_TRANSLATE_NOOP("EditorFields", "The link"), boolean},
    EditorField{PartKind::Run, "one_machine",
                QT_TRANSLATE_NOOP("EditorFields", "All hosts are one machine"), FieldKind::Boolean,
                QT_TRANSLATE_NOOP("EditorFields", "no"),
                QT_TRANSLATE_NOOP("EditorFields",
                                  "Programs connect over the machine's own addresses. The hosts "
                                  "then share one system, one address and one socket table."),
                QT_TRANSLATE_NOOP("EditorFields", "The link"), boolean},
    EditorField{PartKind::Run, "msl", QT_TRANSLATE_NOOP("EditorFields", "Segment lifetime (MSL)"),
                FieldKind::Time, QT_TRANSLATE_NOOP("EditorFields", "each system's own TIME-WAIT"),
                QT_TRANSLATE_NOOP("EditorFields", "TIME-WAIT lasts 2 MSL on every host."),
                QT_TRANSLATE_NOOP("EditorFields", "The run")},
    EditorField{PartKind::Run, "until", QT_TRANSLATE_NOOP("EditorFields", "Stop at"),
                FieldKind::Time, QT_TRANSLATE_NOOP("EditorFields", "when nothing more happens"),
                nullptr, QT_TRANSLATE_NOOP("EditorFields", "The run")},
    EditorField{
        PartKind::Run, "seed", QT_TRANSLATE_NOOP("EditorFields", "Random seed"), FieldKind::Number,
        "1",
        QT_TRANSLATE_NOOP("EditorFields",
                          "Another seed gives other losses; the same seed gives the same run."),
        QT_TRANSLATE_NOOP("EditorFields", "The run")},
};

}  // namespace

std::span<const EditorField> sceneFields() {
  return kFields;
}

}  // namespace linger
