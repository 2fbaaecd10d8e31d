#include "app/learn/editor/lesson_choices.h"

#include <QCoreApplication>
#include <QLocale>

#include "app/document/words.h"
#include "app/editor/json_path.h"
#include "app/files/scenario/scenario_library.h"
#include "app/files/scenario/scene_words.h"
#include "app/learn/editor/step_shape.h"
#include "model/tcp/state.h"

namespace linger {
namespace {

struct Text {
  Q_DECLARE_TR_FUNCTIONS(linger::LessonChoices)
};

QString wordsOf(StepShape shape) {
  switch (shape) {
    case StepShape::Read: return Text::tr("read: a text and the scene up to the instant");
    case StepShape::See: return Text::tr("see: the run goes on to the instant");
    case StepShape::Reflect: return Text::tr("reflect: a mistake and what is so");
    case StepShape::Choose: return Text::tr("predict: choices that you write");
    case StepShape::Rebind: return Text::tr("predict: what bind() returns");
    case StepShape::NameState: return Text::tr("predict: a state");
    case StepShape::NameSegment: return Text::tr("predict: the next segment");
    case StepShape::Enters: return Text::tr("predict: when a state is entered");
    case StepShape::Free: return Text::tr("predict: when the port is free");
    case StepShape::Leaves: return Text::tr("predict: when a state is left");
    case StepShape::Returns: return Text::tr("predict: when a call returns");
    case StepShape::Sends: return Text::tr("predict: when a segment is sent");
    case StepShape::Reach: return Text::tr("do: edit the scene until a goal is met");
    case StepShape::BeTcp: return Text::tr("be TCP: the state and the answer to each segment");
    case StepShape::Again: return Text::tr("again: an earlier question once more");
    case StepShape::Other: return Text::tr("another kind, to be edited in the file");
  }
  return {};
}

/// The scene that a step has: its own, or that of a step before it.
const JsonValue* sceneOf(const JsonValue& lesson, const std::string& path) {
  const auto place = listPlaceOf(ancestorIn(path, "steps"));
  const auto steps = itemsAt(lesson, "steps");
  if (!place || place->index >= steps.size()) return nullptr;
  for (std::size_t i = place->index + 1; i > 0; --i) {
    if (const JsonValue* const scene = steps[i - 1].find("scene")) return scene;
  }
  return nullptr;
}

}  // namespace

Choices shapeChoices(const JsonValue& lesson, const std::string& path) {
  Choices choices;
  for (int i = 0; i < int(StepShape::Other); ++i) {
    const bool hasEarlier = path.empty() || !earlierStepChoices(lesson, path).empty();
    if (StepShape(i) == StepShape::Again && !hasEarlier) continue;
    choices.push_back({QString::number(i), wordsOf(StepShape(i))});
  }
  const JsonValue* const step = valueAt(lesson, path);
  if (step != nullptr && shapeOf(*step) == StepShape::Other) {
    choices.push_back({QString::number(int(StepShape::Other)), wordsOf(StepShape::Other)});
  }
  return choices;
}

Choices sceneChoices(const JsonValue& lesson, const std::string& path) {
  static const ScenarioLibrary kLibrary;
  const SceneWords words = SceneWords::load(QLocale());
  Choices choices;
  for (const Scenario& scene : kLibrary.list()) {
    choices.push_back({text(scene.name), words.of(scene.title)});
  }
  const JsonValue* const own = valueAt(lesson, memberPath(path, "scene"));
  if (own != nullptr && own->is(JsonValue::Kind::Object)) {
    const std::string title = textAt(*own, "title");
    choices.push_back({kOwnScene, Text::tr("a scene of your own: %1")
                                      .arg(text(title.empty() ? textAt(*own, "name") : title))});
  }
  return choices;
}

Choices sceneHostChoices(const JsonValue& lesson, const std::string& path) {
  const JsonValue* const scene = sceneOf(lesson, path);
  if (scene == nullptr) return {};
  if (!scene->is(JsonValue::Kind::String)) return hostChoices(*scene);
  static const ScenarioLibrary kLibrary;
  const Scenario* const named = kLibrary.find(text(scene->text));
  Choices choices;
  if (named == nullptr) return choices;
  for (const Host& host : named->hosts) choices.push_back({text(host.name), text(host.name)});
  return choices;
}

Choices stateChoices(const JsonValue&, const std::string&) {
  Choices choices;
  for (const State state : kAllStates)
    choices.push_back({text(nameOf(state)), text(nameOf(state))});
  return choices;
}

Choices callChoices(const JsonValue&, const std::string&) {
  Choices choices;
  for (const char* const call :
       {"bind", "listen", "accept", "connect", "send", "recv", "shutdown", "close"}) {
    choices.push_back({QLatin1String(call), QLatin1String(call) + QStringLiteral("()")});
  }
  return choices;
}
Choices resultChoices(const JsonValue&, const std::string&) {
  Choices choices;
  for (const char* const result :
       {"OK", "EADDRINUSE", "EADDRNOTAVAIL", "EACCES", "EAGAIN", "ECONNREFUSED", "ECONNRESET",
        "ECONNABORTED", "EINPROGRESS", "EINVAL", "ENOTCONN", "EPIPE", "ETIMEDOUT"}) {
    choices.push_back({QLatin1String(result), QLatin1String(result)});
  }
  return choices;
}
Choices kindChoices(const JsonValue&, const std::string&) {
  return segmentChoices();
}

Choices earlierStepChoices(const JsonValue& lesson, const std::string& path) {
  Choices choices;
  const auto place = listPlaceOf(path);
  const auto steps = itemsAt(lesson, "steps");
  for (std::size_t i = 0; place && i < place->index; ++i) {
    if (!canBeAskedAgain(steps[i])) continue;
    const QString id = text(textAt(steps[i], "id"));
    choices.push_back({id, Text::tr("%1. %2").arg(i + 1).arg(id)});
  }
  return choices;
}

Choices rightChoices(const JsonValue& lesson, const std::string& path) {
  const auto offered = itemsAt(lesson, memberPath(path, "choices"));
  Choices choices;
  for (std::size_t i = 0; i < offered.size(); ++i) {
    choices.push_back({QString::number(i + 1), Text::tr("choice %1").arg(i + 1)});
  }
  choices.push_back({kRunSays, Text::tr("the run decides, by conditions")});
  return choices;
}

}  // namespace linger
