#include "model/course/mark.h"

#include <algorithm>

#include "model/sim/simulate.h"

namespace linger {
namespace {

constexpr Hundredths kHalf = kWhole / 2;

Duration distanceOf(SimTime a, SimTime b) {
  return a < b ? b - a : a - b;
}

Refusal refusalOf(const task::Reach& task, const std::vector<Edit>& edits) {
  if (edits.size() > task.mostEdits) return Refusal::TooManyEdits;
  const bool mayAll = std::ranges::all_of(edits, [&](const Edit& edit) {
    return std::ranges::find(task.allowed, editName(edit)) != task.allowed.end();
  });
  return mayAll ? Refusal::None : Refusal::EditNotAllowed;
}

/// The share of a step's points that an answer of its kind gets.
class Judge {
 public:
  Judge(const AskedStep& asked, Mark& mark) : asked_(asked), mark_(mark) {}

  Hundredths operator()(const answer::Chosen& given) const { return isRight(given) ? kWhole : 0; }
  Hundredths operator()(const answer::Named& given) const { return isRight(given) ? kWhole : 0; }

  Hundredths operator()(const answer::Instant& given) const {
    const auto* const task = std::get_if<task::NameInstant>(&asked_.step->task);
    const auto* const right = rightAs<answer::Instant>();
    if (task == nullptr || right == nullptr) return 0;
    const Duration off = distanceOf(given.at, right->at);
    return off <= task->within ? kWhole : off <= task->partly ? kHalf : 0;
  }

  Hundredths operator()(const answer::NextSegment& given) const {
    const auto* const task = std::get_if<task::NameSegment>(&asked_.step->task);
    const auto* const right = rightAs<answer::NextSegment>();
    if (task == nullptr || right == nullptr) return 0;
    if (task->host) return given == *right ? kWhole : 0;  // Whose it is was told.
    return (given.host == right->host ? kHalf : 0) + (given.flags == right->flags ? kHalf : 0);
  }

  Hundredths operator()(const answer::Reactions& given) const {
    const auto* const right = rightAs<answer::Reactions>();
    if (right == nullptr) return 0;
    Hundredths sum = 0;
    for (std::size_t i = 0; i < right->turns.size(); ++i) {
      const bool isGiven = i < given.turns.size();
      const bool isState = isGiven && given.turns[i].after == right->turns[i].after;
      const bool isReply = isGiven && given.turns[i].reply == right->turns[i].reply;
      mark_.parts.push_back(isState && isReply);
      sum += (isState ? kHalf : 0) + (isReply ? kHalf : 0);
    }
    return sum / static_cast<Hundredths>(right->turns.size());
  }

  Hundredths operator()(const answer::Edits& given) const {
    const auto* const task = std::get_if<task::Reach>(&asked_.step->task);
    if (task == nullptr) return 0;
    mark_.refusal = refusalOf(*task, given.made);
    if (mark_.refusal != Refusal::None) return 0;
    const Scenario scene = editedScene(asked_, given.made);
    if (!problemsOf(scene).empty()) {
      mark_.refusal = Refusal::CannotRun;
      return 0;
    }
    const Trace trace = simulate(scene, {std::nullopt, kMostEntries});
    if (trace.truncated) {
      mark_.refusal = Refusal::RunTooLong;
      return 0;
    }
    return shareOf(*task, trace);
  }

 private:
  Hundredths shareOf(const task::Reach& task, const Trace& trace) const {
    Hundredths gained = 0, toGain = 0;
    bool isBroken = false;
    for (const Condition& condition : task.goal) {
      const bool before = holds(asked_.trace, condition);
      const bool now = holds(trace, condition);
      mark_.parts.push_back(now);
      isBroken = isBroken || (before && !now);
      toGain += before ? 0 : 1;
      gained += !before && now ? 1 : 0;
    }
    return isBroken || toGain == 0 ? 0 : kWhole * gained / toGain;
  }

  template <typename Kind>
  const Kind* rightAs() const {
    return asked_.right ? std::get_if<Kind>(&*asked_.right) : nullptr;
  }

  template <typename Kind>
  bool isRight(const Kind& given) const {
    const Kind* const right = rightAs<Kind>();
    return right != nullptr && *right == given;
  }

  const AskedStep& asked_;
  Mark& mark_;
};

}  // namespace

std::string pointsText(Hundredths points) {
  const Hundredths size = points < 0 ? -points : points;
  std::string text = (points < 0 ? "-" : "") + std::to_string(size / 100);
  if (size % 100 == 0) return text;
  text += '.';
  text += char('0' + size % 100 / 10);
  if (size % 10 != 0) text += char('0' + size % 10);
  return text;
}

Scenario editedScene(const AskedStep& asked, const std::vector<Edit>& edits) {
  Scenario scene = asked.scene;
  for (const Edit& edit : edits) scene = apply(std::move(scene), edit);
  return scene;
}

Mark mark(const AskedStep& asked, const std::optional<Answer>& given) {
  Mark mark;
  mark.most = asked.step->points * kWhole;
  if (given) mark.share = std::visit(Judge(asked, mark), *given);
  mark.points = asked.step->points * mark.share;
  return mark;
}

}  // namespace linger
