#include "model/course/lesson.h"

#include <algorithm>
#include <array>

#include "model/tcp/overloaded.h"

namespace linger {
namespace {

/// In the order of the variant Edit.
constexpr std::array<std::string_view, std::variant_size_v<Edit>> kEditNames{
    "os",   "msl",     "round-trip", "loss",  "runtime", "close-first",
    "fate", "restart", "reuseaddr",  "event", "seed",    "keep-trying"};

}  // namespace

bool isAsked(const Task& task) {
  return std::visit(Overloaded{
                        [](const task::Read&) { return false; },
                        [](const task::See&) { return false; },
                        [](const task::Reflect&) { return false; },
                        [](const task::Choose&) { return true; },
                        [](const task::NameInstant&) { return true; },
                        [](const task::NameState&) { return true; },
                        [](const task::NameSegment&) { return true; },
                        [](const task::Reach&) { return true; },
                        [](const task::BeTcp&) { return true; },
                    },
                    task);
}

const LessonStep* stepNamed(const Lesson& lesson, const std::string& id) {
  const auto found = std::ranges::find(lesson.steps, id, &LessonStep::id);
  return found == lesson.steps.end() ? nullptr : &*found;
}

Scenario sceneOf(const Lesson& lesson, const LessonStep& step, std::optional<OsId> system) {
  Scenario scene = lesson.scenes[step.scene];
  if (system) scene = apply(std::move(scene), edit::SetOs{std::nullopt, *system});
  for (const Edit& edit : step.edits) scene = apply(std::move(scene), edit);
  return scene;
}

std::string_view editName(const Edit& edit) {
  return kEditNames[edit.index()];
}

std::vector<std::string_view> editNames() {
  return {kEditNames.begin(), kEditNames.end()};
}

}  // namespace linger
