#include "app/learn/class_lesson.h"

#include <algorithm>
#include <numeric>

#include "model/course/mark.h"
#include "model/sim/simulate.h"

namespace linger {

ClassLesson::ClassLesson(Lesson lesson, bool isChinese, QObject* parent)
    : QObject(parent), lesson_(std::move(lesson)), isChinese_(isChinese) {
  enter();
}

void ClassLesson::enter() {
  asked_ = ask(lesson_, step(), std::nullopt);
  choices_ = classChoices(asked_, isChinese_);
  Count& count = counts_[step().id];
  count.votes.resize(choices_.size());
  count.right = int(std::ranges::find(choices_, true, &ClassChoice::right) - choices_.begin());
  show();
}

void ClassLesson::show() {
  const bool isGoal = std::holds_alternative<task::Reach>(step().task);
  if (phase() != Phase::Revealed) {
    shown_ = simulate(asked_.scene, {step().at, kMostEntries});
  } else if (isGoal && asked_.right) {
    const auto& solution = std::get<answer::Edits>(*asked_.right);
    shown_ = simulate(editedScene(asked_, solution.made), {std::nullopt, kMostEntries});
  } else {
    shown_ = asked_.trace;
  }
  emit changed();
}

ClassLesson::Phase ClassLesson::phaseOf(const LessonStep& step) const {
  if (!isAsked(step.task)) return Phase::Told;
  const auto found = counts_.find(step.id);
  return found == counts_.end() ? Phase::Asking : found->second.phase;
}

bool ClassLesson::isAtEnd() const {
  const bool isOpen = phase() == Phase::Asking || phase() == Phase::Committed;
  return at_ + 1 == count() && !isOpen;
}

int ClassLesson::votes(std::size_t choice) const {
  return counts_.at(step().id).votes[choice];
}

int ClassLesson::total() const {
  return shareOf(counts_.at(step().id)).total;
}

void ClassLesson::setVotes(std::size_t choice, int count) {
  if (phase() != Phase::Asking || choice >= choices_.size()) return;
  Count& counted = counts_.at(step().id);
  const int bounded = std::clamp(count, 0, kMostVotes);
  int& now = counted.votes[choice];
  if (bounded == now) return;
  for (; now < bounded; ++now) counted.order.push_back(choice);
  for (; now > bounded; --now) {
    const auto last = std::find(counted.order.rbegin(), counted.order.rend(), choice);
    counted.order.erase(std::next(last).base());
  }
  emit votesChanged();
}

void ClassLesson::addVotes(std::size_t choice, int by) {
  if (choice < choices_.size()) setVotes(choice, votes(choice) + by);
}

void ClassLesson::undoVote() {
  const std::vector<std::size_t>& order = counts_.at(step().id).order;
  if (phase() != Phase::Asking || order.empty()) return;
  const std::size_t last = order.back();
  addVotes(last, -1);
}

ClassLesson::Share ClassLesson::shareOf(const Count& count) {
  const int total = std::accumulate(count.votes.begin(), count.votes.end(), 0);
  const auto right = std::size_t(count.right);
  return {right < count.votes.size() ? count.votes[right] : 0, total};
}

std::optional<ClassLesson::BeforeAndAfter> ClassLesson::comparison() const {
  const auto& misconception = step().misconception;
  if (!misconception || !misconception->after || phase() != Phase::Revealed) return std::nullopt;
  for (const LessonStep& earlier : lesson_.steps) {
    const auto& same = earlier.misconception;
    if (!same || same->after || same->number != misconception->number) continue;
    const auto counted = counts_.find(earlier.id);
    if (counted == counts_.end() || counted->second.phase != Phase::Revealed) continue;
    return BeforeAndAfter{shareOf(counted->second), shareOf(counts_.at(step().id))};
  }
  return std::nullopt;
}

SimTime ClassLesson::playsFrom() const {
  if (phase() == Phase::Revealed) return step().at;
  if (at_ == 0) return kSimStart;
  const LessonStep& before = lesson_.steps[std::size_t(at_ - 1)];
  const bool isSame = before.scene == step().scene && before.edits == step().edits;
  return isSame ? std::min(before.at, step().at) : kSimStart;
}

void ClassLesson::goOn() {
  Count& count = counts_.at(step().id);
  if (phase() == Phase::Asking) {
    count.phase = choices_.empty() ? Phase::Revealed : Phase::Committed;
    show();
  } else if (phase() == Phase::Committed) {
    count.phase = Phase::Revealed;
    show();
  } else if (at_ + 1 < this->count()) {
    ++at_;
    enter();
  }
}

void ClassLesson::goBack() {
  if (at_ == 0) return;
  --at_;
  enter();
}

}  // namespace linger
