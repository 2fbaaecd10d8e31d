#include "app/course/lesson_tasks.h"

namespace linger {

bool read(Reading& reading, const JsonValue& value, task::Option& target) {
  ObjectReader object(reading, value);
  object.required("text", target.text);
  object.optional("if", target.conditions);
  object.optional("otherwise", target.otherwise);
  object.optional("right", target.always);
  return object.finish();
}

bool read(Reading& reading, const JsonValue& value, task::NameState& target) {
  ObjectReader object(reading, value);
  object.required("host", target.host);
  object.required("at", target.at);
  return object.finish();
}

bool read(Reading& reading, const JsonValue& value, task::NameSegment& target) {
  ObjectReader object(reading, value);
  object.optional("host", target.host);
  return object.finish();
}

namespace {

constexpr std::int64_t kMostTurns = 16;
constexpr std::int64_t kMostSolutionEdits = 20;

void readInstant(ObjectReader& object, Task& target) {
  task::NameInstant task;
  object.required("instant", task.moment);
  object.required("within", task.within);
  task.partly = task.within;
  object.optional("partly", task.partly);
  target = std::move(task);
}

void readPredict(Reading& reading, ObjectReader& object, const JsonValue& value, Task& target) {
  const auto kind = kindKeyOf(reading, value, {"choices", "instant", "state", "next"});
  if (kind == "choices") {
    task::Choose task;
    object.required("choices", task.options);
    target = std::move(task);
  } else if (kind == "instant") {
    readInstant(object, target);
  } else if (kind == "state") {
    task::NameState task;
    object.required("state", task);
    target = std::move(task);
  } else if (kind == "next") {
    task::NameSegment task;
    object.required("next", task);
    target = std::move(task);
  }
}

void readCount(Reading& reading, const JsonValue* value, std::int64_t most, std::size_t& target) {
  std::int64_t count = 0;
  if (value != nullptr && readWhole(reading, *value, 1, most, count)) target = std::size_t(count);
}

void readGoal(Reading& reading, ObjectReader& object, Task& target) {
  task::Reach task;
  object.required("goal", task.goal);
  object.required("allowed", task.allowed);
  object.required("solution", task.solution);
  readCount(reading, object.take("at_most"), kMostSolutionEdits, task.mostEdits);
  target = std::move(task);
}

void readTurns(Reading& reading, ObjectReader& object, Task& target) {
  task::BeTcp task;
  object.required("host", task.host);
  object.required("until", task.until);
  readCount(reading, object.take("at_most"), kMostTurns, task.most);
  target = std::move(task);
}

}  // namespace

void readTask(Reading& reading, ObjectReader& object, const JsonValue& value, LessonStep& step) {
  std::string kind;
  if (!object.required("kind", kind)) return;
  if (kind == "read") {
    step.task = task::Read{};
  } else if (kind == "see") {
    step.task = task::See{};
  } else if (kind == "reflect") {
    task::Reflect task;
    object.required("mistake", task.mistake);
    step.task = std::move(task);
  } else if (kind == "predict") {
    readPredict(reading, object, value, step.task);
  } else if (kind == "do") {
    readGoal(reading, object, step.task);
  } else if (kind == "be-tcp") {
    readTurns(reading, object, step.task);
  } else {
    reading.failKeyword(*value.find("kind"), {"read", "predict", "do", "be-tcp", "see", "reflect"});
  }
}

int usualPoints(const Task& task) {
  const bool isLong =
      std::holds_alternative<task::Reach>(task) || std::holds_alternative<task::BeTcp>(task);
  return !isAsked(task) ? 0 : isLong ? 2 : 1;
}

}  // namespace linger
