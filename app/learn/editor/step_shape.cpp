#include "app/learn/editor/step_shape.h"

#include <QCoreApplication>
#include <algorithm>

#include "app/course/lesson_file.h"
#include "app/document/words.h"
#include "app/editor/json_path.h"

namespace linger {
namespace {

struct Text {
  Q_DECLARE_TR_FUNCTIONS(linger::StepShape)
};

constexpr std::string_view kPredict = "predict";

/// Every key that belongs to one kind of step only.
constexpr std::string_view kOwnKeys[] = {"choices", "state", "next",    "instant", "within",
                                         "partly",  "goal",  "allowed", "at_most", "solution",
                                         "host",    "until", "mistake"};

constexpr std::pair<const char*, StepShape> kMoments[] = {{"instant.enters", StepShape::Enters},
                                                          {"instant.leaves", StepShape::Leaves},
                                                          {"instant.returns", StepShape::Returns},
                                                          {"instant.sends", StepShape::Sends},
                                                          {"instant.free", StepShape::Free}};

JsonValue word(std::string_view text) {
  return JsonValue(text);
}

JsonValue words(const QString& text) {
  return word(text.toStdString());
}

JsonValue object(std::string_view key, JsonValue value) {
  JsonValue made = JsonValue::object();
  made.set(key, std::move(value));
  return made;
}

JsonValue list(JsonValue item) {
  JsonValue made = JsonValue::array();
  made.items.push_back(std::move(item));
  return made;
}

bool isRebind(const JsonValue& choice) {
  const auto conditions = itemsAt(choice, "if");
  return choice.find("otherwise") != nullptr ||
         (conditions.size() == 1 && conditions.front().find("rebind") != nullptr);
}

StepShape shapeOfPrediction(const JsonValue& step) {
  if (step.find("choices") != nullptr) {
    const auto choices = itemsAt(step, "choices");
    const bool isRun = !choices.empty() && std::ranges::all_of(choices, isRebind);
    return isRun ? StepShape::Rebind : StepShape::Choose;
  }
  if (step.find("state") != nullptr) return StepShape::NameState;
  if (step.find("next") != nullptr) return StepShape::NameSegment;
  for (const auto& [key, shape] : kMoments) {
    if (valueAt(step, key) != nullptr) return shape;
  }
  return StepShape::Other;
}

JsonValue usualChoices() {
  JsonValue choices = JsonValue::array();
  choices.items.push_back(object("text", words(Text::tr("First choice"))).set("right", true));
  choices.items.push_back(object("text", words(Text::tr("Second choice"))));
  return choices;
}

JsonValue rebindChoices(const JsonValue& step) {
  const std::string at = textAt(step, "at");
  const JsonValue instant = word(at.empty() ? "0s" : at);
  const auto choice = [&](const QString& text, std::string_view result) {
    JsonValue condition = object("rebind", word(result)).set("at", instant);
    return object("text", words(text)).set("if", list(std::move(condition)));
  };
  JsonValue choices = JsonValue::array();
  choices.items.push_back(choice(Text::tr("It works"), "OK"));
  choices.items.push_back(choice(QStringLiteral("EADDRINUSE"), "EADDRINUSE"));
  choices.items.push_back(object("text", words(Text::tr("Another error"))).set("otherwise", true));
  return choices;
}

/// A second after what is shown.
JsonValue stateAt(const JsonValue& step) {
  const Duration shown = typedDuration(text(textAt(step, "at"))).value_or(Duration{});
  const auto later = std::chrono::ceil<std::chrono::milliseconds>(shown + 1s);
  return object("host", word("server")).set("at", word(std::to_string(later.count()) + "ms"));
}

/// Empty where the kind does not ask for an instant.
JsonValue newMoment(StepShape shape) {
  const auto ofServer = [](std::string_view key, std::string_view what) {
    return object(key, word(what)).set("host", word("server"));
  };
  if (shape == StepShape::Enters) return ofServer("enters", "TIME-WAIT");
  if (shape == StepShape::Leaves) return ofServer("leaves", "ESTABLISHED");
  if (shape == StepShape::Returns) {
    return ofServer("returns", "bind").set("result", word("EADDRINUSE"));
  }
  if (shape == StepShape::Sends) return ofServer("sends", "fin");
  if (shape == StepShape::Free) return object("free", JsonValue::array());
  return JsonValue::object();
}

void addPrediction(JsonValue& step, StepShape shape) {
  step.set("kind", word(kPredict));
  if (shape == StepShape::Choose) step.set("choices", usualChoices());
  if (shape == StepShape::Rebind) step.set("choices", rebindChoices(step));
  if (shape == StepShape::NameState) step.set("state", stateAt(step));
  if (shape == StepShape::NameSegment) step.set("next", JsonValue::object());
  const JsonValue moment = newMoment(shape);
  if (moment.members.empty()) return;
  step.set("instant", moment).set("within", word("1s"));
}

/// The client is to close first.
void addGoal(JsonValue& step) {
  JsonValue condition = object("call", word("listen")).set("host", word("server"));
  condition.set("result", word("OK")).set("from", word("2s")).set("to", word("10s"));
  step.set("kind", word("do")).set("goal", list(std::move(condition)));
  step.set("allowed", list(word("close-first")));
  step.set("solution", list(object("edit", word("close-first")).set("who", word("client"))));
}

void addTurns(JsonValue& step) {
  step.set("kind", word("be-tcp")).set("host", word("client")).set("until", word("1s"));
}

}  // namespace

StepShape shapeOf(const JsonValue& step) {
  const std::string kind = textAt(step, "kind");
  if (kind == "read") return StepShape::Read;
  if (kind == "see") return StepShape::See;
  if (kind == "reflect") return StepShape::Reflect;
  if (kind == "do") return StepShape::Reach;
  if (kind == "be-tcp") return StepShape::BeTcp;
  if (step.find("again") != nullptr) return StepShape::Again;
  return kind == kPredict ? shapeOfPrediction(step) : StepShape::Other;
}

bool canBeAskedAgain(const JsonValue& step) {
  const StepShape shape = shapeOf(step);
  const bool tells = shape == StepShape::Read || shape == StepShape::See ||
                     shape == StepShape::Reflect || shape == StepShape::Other;
  return !tells && shape != StepShape::Again;
}

void setShape(JsonValue& step, StepShape shape) {
  if (shape == StepShape::Other || shape == shapeOf(step)) return;
  removeMember(step, "again");
  for (const std::string_view key : kOwnKeys) removeMember(step, key);
  switch (shape) {
    case StepShape::Read: step.set("kind", word("read")); break;
    case StepShape::See: step.set("kind", word("see")); break;
    case StepShape::Reflect:
      step.set("kind", word("reflect"));
      step.set("mistake", word(""));
      break;
    case StepShape::Choose:
    case StepShape::Rebind:
    case StepShape::NameState:
    case StepShape::NameSegment:
    case StepShape::Enters:
    case StepShape::Leaves:
    case StepShape::Returns:
    case StepShape::Sends:
    case StepShape::Free: addPrediction(step, shape); break;
    case StepShape::Reach: addGoal(step); break;
    case StepShape::BeTcp: addTurns(step); break;
    case StepShape::Again:
      removeMember(step, "kind");
      step.set("again", word(""));
      break;
    case StepShape::Other: break;
  }
}

JsonValue newStep(const JsonValue& lesson) {
  const auto steps = itemsAt(lesson, "steps");
  const auto isTaken = [&](const std::string& id) {
    return std::ranges::any_of(steps,
                               [&](const JsonValue& step) { return textAt(step, "id") == id; });
  };
  std::size_t number = steps.size() + 1;
  while (isTaken("step-" + std::to_string(number))) ++number;
  JsonValue step = object("id", word("step-" + std::to_string(number)));
  step.set("kind", word("read"));
  if (steps.empty()) step.set("scene", word("restart"));
  step.set("at", word(steps.empty() ? "30ms" : textAt(steps.back(), "at")));
  step.set("text", words(Text::tr("What happens up to here.")));
  return step;
}

JsonValue newLesson() {
  JsonValue lesson = object("format", word(kLessonFormat));
  lesson.set("name", word("my-lesson")).set("title", words(Text::tr("My lesson")));
  lesson.set("steps", JsonValue::array());
  JsonValue steps = list(newStep(lesson));
  return lesson.set("steps", std::move(steps));
}

}  // namespace linger
