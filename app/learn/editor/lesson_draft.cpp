#include "app/learn/editor/lesson_draft.h"

#include <algorithm>

#include "app/document/words.h"
#include "app/editor/json_path.h"
#include "app/learn/editor/step_shape.h"

namespace linger {
namespace {

constexpr std::size_t kMostUndone = 200;

std::vector<JsonValue>& stepsOf(JsonValue& lesson) {
  if (valueAt(lesson, "steps") == nullptr) lesson.set("steps", JsonValue::array());
  return valueAt(lesson, "steps")->items;
}

/// Empty where it is neither a text nor one in several languages.
bool isWithoutWords(const JsonValue* value) {
  return value != nullptr && value->is(JsonValue::Kind::String) && value->text.empty();
}

}  // namespace

LessonDraft::LessonDraft(QStringList taken, QObject* parent)
    : QObject(parent), taken_(std::move(taken)) {
  open(newLesson());
}

void LessonDraft::refuseNames(const QStringList& names) {
  others_ = names;
  check();
}

void LessonDraft::open(JsonValue json) {
  json_ = std::move(json);
  before_.clear();
  setSaved();
  check();
}

QByteArray LessonDraft::text() const {
  return QByteArray::fromStdString(toPrettyJson(json_));
}

std::size_t LessonDraft::stepCount() const {
  return itemsAt(json_, "steps").size();
}

bool LessonDraft::isModified() const {
  return toCompactJson(json_) != saved_;
}

void LessonDraft::setSaved() {
  saved_ = toCompactJson(json_);
}

void LessonDraft::check() {
  const QByteArray file = text();
  Loaded<LessonFile> read = parseLesson({}, file);
  problems_ = problemsIn(file, read.errors);
  const QString name = linger::text(textAt(json_, "name"));
  if (taken_.contains(name)) {
    problems_.push_back({"name", tr("a built-in lesson has this name")});
  } else if (others_.contains(name)) {
    problems_.push_back({"name", tr("another lesson has this name")});
  }
  for (std::size_t i = 0; i < stepCount(); ++i) {
    for (const char* key : {"text", "mistake"}) {
      const std::string path = memberPath(itemPath("steps", i), key);
      if (isWithoutWords(valueAt(json_, path)))
        problems_.push_back({path, tr("the text is missing")});
    }
  }
  lesson_ = problems_.empty() ? std::move(read.value) : std::nullopt;
  emit changed();
}

QString LessonDraft::problemWithin(const std::string& path) const {
  const auto found = std::ranges::find_if(
      problems_, [&](const DraftProblem& problem) { return isWithin(problem.path, path); });
  return found == problems_.end() ? QString() : found->what;
}

void LessonDraft::change(const std::function<void(JsonValue&)>& make) {
  JsonValue next = json_;
  make(next);
  if (toCompactJson(next) == toCompactJson(json_)) return;
  before_.push_back(std::exchange(json_, std::move(next)));
  if (before_.size() > kMostUndone) before_.erase(before_.begin());
  check();
}

void LessonDraft::undo() {
  if (before_.empty()) return;
  json_ = std::move(before_.back());
  before_.pop_back();
  check();
}

std::size_t LessonDraft::addStep(std::size_t at) {
  const std::size_t index = std::min(at, stepCount());
  change([&](JsonValue& lesson) {
    JsonValue step = newStep(lesson);
    auto& steps = stepsOf(lesson);
    steps.insert(steps.begin() + std::ptrdiff_t(index), std::move(step));
  });
  return index;
}

/// The step behind the first one may have its scene from it.
std::size_t LessonDraft::removeStep(std::size_t at) {
  if (at >= stepCount()) return at;
  change([&](JsonValue& lesson) {
    auto& steps = stepsOf(lesson);
    const bool passesScene = at + 1 < steps.size() && steps[at].find("scene") != nullptr &&
                             steps[at + 1].find("scene") == nullptr;
    if (passesScene) steps[at + 1].set("scene", *steps[at].find("scene"));
    steps.erase(steps.begin() + std::ptrdiff_t(at));
  });
  return stepCount() == 0 ? 0 : std::min(at, stepCount() - 1);
}

std::size_t LessonDraft::moveStep(std::size_t at, int by) {
  const auto to = std::ptrdiff_t(at) + by;
  if (at >= stepCount() || to < 0 || to >= std::ptrdiff_t(stepCount())) return at;
  change([&](JsonValue& lesson) {
    auto& steps = stepsOf(lesson);
    std::swap(steps[at], steps[std::size_t(to)]);
    const bool lacksScene = steps.front().find("scene") == nullptr;
    if (lacksScene && steps.size() > 1 && steps[1].find("scene") != nullptr) {
      steps.front().set("scene", *steps[1].find("scene"));
    }
  });
  return std::size_t(to);
}

}  // namespace linger
