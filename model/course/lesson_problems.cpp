#include "model/course/lesson_problems.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "model/course/mark.h"

namespace linger {
namespace {

std::string join(const auto& words) {
  std::string all;
  for (const auto& word : words) (all += all.empty() ? "" : ", ") += word;
  return all;
}

std::string hostNames(const Scenario& scene) {
  std::vector<std::string> names;
  names.reserve(scene.hosts.size());
  for (const Host& host : scene.hosts) names.push_back(host.name);
  return join(names);
}

bool isName(const std::string& name) {
  return !name.empty() && std::ranges::all_of(name, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_' || c == '.';
  });
}

/// Looks at one step, first without its run, then with it.
class StepCheck {
 public:
  StepCheck(const Lesson& lesson, std::size_t index, std::vector<LessonProblem>& problems)
      : lesson_(lesson),
        step_(lesson.steps[index]),
        where_("steps[" + std::to_string(index) + "]"),
        problems_(problems) {}

  void run() {
    const std::size_t before = problems_.size();
    if (!isName(step_.id)) add(".id", LessonProblemKind::BadName, {step_.id});
    if (step_.points < 0 || step_.points > kMostPoints) {
      add(".points", LessonProblemKind::PointsOutOfRange,
          {std::to_string(step_.points), std::to_string(kMostPoints)});
    }
    std::visit([this](const auto& task) { look(task); }, step_.task);
    if (problems_.size() != before) return;
    answerOn(std::nullopt);
    for (const OsId system : lesson_.systems) answerOn(system);
  }

 private:
  void add(const std::string& key, LessonProblemKind kind, std::vector<std::string> arguments) {
    problems_.push_back({where_ + key, kind, std::move(arguments)});
  }

  /// `system`: none for those that the scene has.
  void addOn(std::optional<OsId> system, const std::string& key, LessonProblemKind kind) {
    if (system) return add(key, kind, {std::string(profileOf(*system).name)});
    problems_.push_back({where_ + key, kind, {}, true});
  }

  void lookForHost(const std::string& key, const std::optional<std::string>& name) {
    const Scenario& scene = lesson_.scenes[step_.scene];
    if (!name || std::ranges::find(scene.hosts, *name, &Host::name) != scene.hosts.end()) return;
    add(key, LessonProblemKind::UnknownHost, {*name, hostNames(scene)});
  }

  void lookAtConditions(const std::string& key, const std::vector<Condition>& conditions) {
    for (std::size_t i = 0; i < conditions.size(); ++i) {
      lookForHost(key + "[" + std::to_string(i) + "].host", hostOf(conditions[i]));
    }
  }

  void look(const task::Read&) {}
  void look(const task::See&) {}
  void look(const task::Reflect&) {}
  void look(const task::Choose& task) {
    if (task.options.size() < 2 || task.options.size() > kMostOptions) {
      add(".choices", LessonProblemKind::TooFewOptions,
          {std::to_string(task.options.size()), "2", std::to_string(kMostOptions)});
    }
    for (std::size_t i = 0; i < task.options.size(); ++i) {
      lookAtConditions(".choices[" + std::to_string(i) + "].if", task.options[i].conditions);
    }
  }
  void look(const task::NameInstant& task) {
    lookForHost(".instant.host", hostOf(task.moment));
    if (task.partly < task.within) add(".partly", LessonProblemKind::PartlyNarrower, {});
  }
  void look(const task::NameState& task) {
    lookForHost(".state.host", task.host);
    if (task.at <= step_.at) add(".state.at", LessonProblemKind::ShownAlready, {});
  }
  void look(const task::NameSegment& task) { lookForHost(".next.host", task.host); }
  void look(const task::Reach& task) {
    lookAtConditions(".goal", task.goal);
    const auto known = editNames();
    for (std::size_t i = 0; i < task.allowed.size(); ++i) {
      if (std::ranges::find(known, task.allowed[i]) != known.end()) continue;
      add(".allowed[" + std::to_string(i) + "]", LessonProblemKind::UnknownEdit,
          {task.allowed[i], join(known)});
    }
  }
  void look(const task::BeTcp& task) { lookForHost(".host", task.host); }

  /// The answer has to be one on each system on which the lesson may be taken.
  void answerOn(std::optional<OsId> system) {
    const AskedStep asked = ask(lesson_, step_, system);
    if (asked.trace.truncated || asked.trace.eventLog.size() > kMostEntries) {
      add("", LessonProblemKind::SceneTooLong, {std::to_string(kMostEntries)});
      return;
    }
    if (const auto* goal = std::get_if<task::Reach>(&step_.task)) {
      if (allHold(asked.trace, goal->goal)) addOn(system, ".goal", LessonProblemKind::MetByNothing);
      if (!mark(asked, answer::Edits{goal->solution}).isFull()) {
        addOn(system, ".solution", LessonProblemKind::SolutionMisses);
      }
      return;
    }
    const auto* const instant = asked.right ? std::get_if<answer::Instant>(&*asked.right) : nullptr;
    if (instant != nullptr && instant->at <= step_.at && !std::exchange(isShown_, true)) {
      add(".instant", LessonProblemKind::ShownAlready, {});
    }
    if (asked.right || !isAsked(step_.task)) return;
    const auto [key, kind] = std::visit([](const auto& task) { return lack(task); }, step_.task);
    addOn(system, key, kind);
  }

  using Lack = std::pair<std::string, LessonProblemKind>;
  static Lack lack(const task::Choose&) { return {".choices", LessonProblemKind::NotOneRight}; }
  static Lack lack(const task::NameSegment&) {
    return {".next", LessonProblemKind::NothingFollows};
  }
  static Lack lack(const task::BeTcp&) { return {".host", LessonProblemKind::NothingArrives}; }
  static Lack lack(const auto&) { return {".instant", LessonProblemKind::NeverHappens}; }

  const Lesson& lesson_;
  const LessonStep& step_;
  std::string where_;
  std::vector<LessonProblem>& problems_;
  bool isShown_ = false;  ///< That has been said, of one system for all.
};

void checkIds(const Lesson& lesson, std::vector<LessonProblem>& problems) {
  std::set<std::string> seen;
  for (std::size_t i = 0; i < lesson.steps.size(); ++i) {
    const std::string& id = lesson.steps[i].id;
    if (seen.insert(id).second) continue;
    problems.push_back({"steps[" + std::to_string(i) + "].id", LessonProblemKind::StepTwice, {id}});
  }
}

void checkMisconceptions(const Lesson& lesson, std::vector<LessonProblem>& problems) {
  struct Times {
    bool before = false, after = false;
    std::size_t step = 0;
  };
  std::map<int, Times> asked;
  for (std::size_t i = 0; i < lesson.steps.size(); ++i) {
    const auto& misconception = lesson.steps[i].misconception;
    if (!misconception) continue;
    Times& times = asked[misconception->number];
    (misconception->after ? times.after : times.before) = true;
    times.step = i;
  }
  for (const auto& [number, times] : asked) {
    if (times.before && times.after) continue;
    problems.push_back({"steps[" + std::to_string(times.step) + "].misconception",
                        LessonProblemKind::AskedOnlyOnce,
                        {std::to_string(number)}});
  }
}

}  // namespace

std::vector<LessonProblem> problemsOf(const Lesson& lesson) {
  std::vector<LessonProblem> problems;
  if (!isName(lesson.name)) problems.push_back({"name", LessonProblemKind::BadName, {lesson.name}});
  if (lesson.steps.empty()) problems.push_back({"steps", LessonProblemKind::NoSteps, {}});
  checkIds(lesson, problems);
  checkMisconceptions(lesson, problems);
  for (std::size_t i = 0; i < lesson.steps.size(); ++i) StepCheck(lesson, i, problems).run();
  return problems;
}

}  // namespace linger
