#include "app/learn/class/class_lesson.h"

#include <algorithm>
#include <numeric>

#include "app/course/open_run.h"
#include "app/course/posed_step.h"
#include "app/learn/class/class_choices.h"
#include "model/course/mark.h"
#include "model/sim/simulate.h"

namespace linger {

ClassLesson::ClassLesson(Lesson lesson, bool isChinese, QObject* parent)
    : QObject(parent), lesson_(std::move(lesson)), isChinese_(isChinese) {
  for (std::size_t i = 0; i < lesson_.steps.size(); ++i) {
    const LessonStep& step = lesson_.steps[i];
    const bool isTcp = std::holds_alternative<task::BeTcp>(step.task);
    const std::size_t turns = isTcp ? ask(lesson_, step, std::nullopt).turns.size() : 1;
    for (std::size_t turn = 0; turn < turns; ++turn) places_.push_back({i, turn});
  }
  enter();
}

const TcpTurn* ClassLesson::turn() const {
  return isTurn() ? &asked_.turns[place().turn] : nullptr;
}

QString ClassLesson::text() const {
  const QString words = wordsOf(step().text, isChinese_);
  if (!isTurn()) return words;
  return tr("%1\nSegment %2 of %3: %4.")
      .arg(words)
      .arg(place().turn + 1)
      .arg(asked_.turns.size())
      .arg(arrivalWords(asked_.trace, asked_.trace.segment(turn()->arrived)));
}

void ClassLesson::enter() {
  asked_ = ask(lesson_, step(), std::nullopt);
  choices_ = isTurn() ? turnChoices(asked_, *turn()) : classChoices(asked_, isChinese_);
  Count& count = counts_[place()];
  count.question = {
      step().id, isTurn() ? int(place().turn) + 1 : 0, text(), step().misconception, {}};
  for (const ClassChoice& choice : choices_) {
    count.question.choices.push_back({choice.text, choice.right, 0});
  }
  count.votes.resize(choices_.size());
  count.right = int(std::ranges::find(choices_, true, &ClassChoice::right) - choices_.begin());
  show();
}

/// Of a later segment the run just before it arrives: what came of those before it was told. Of a
/// goal all of the run, which is to be changed.
SimTime ClassLesson::openUntil() const {
  if (isGoal()) return asked_.trace.end;
  if (place().turn == 0) return step().at;
  return asked_.trace.segment(turn()->arrived).arrives - 1us;
}

void ClassLesson::show() {
  const bool isRevealed = phase() == Phase::Revealed;
  shownUntil_ = toldUntil(lesson_, stepIndex(), asked_);
  if (!isRevealed) shownUntil_ = openUntil();
  if (isRevealed && !isLastOfStep()) {
    shownUntil_ = asked_.trace.segment(turn()->arrived).arrives;
  }
  if (isGoal()) {
    const auto* const solution = std::get_if<answer::Edits>(&*asked_.right);
    shownUntil_.reset();
    shown_ = isRevealed
                 ? simulate(editedScene(asked_, solution->made), {std::nullopt, kMostEntries})
                 : asked_.trace;
  } else {
    shown_ = shownUntil_ ? openRun(asked_.scene, *shownUntil_) : asked_.trace;
  }
  emit changed();
}

ClassLesson::Phase ClassLesson::phase() const {
  if (!isAsked(step().task)) return Phase::Told;
  const auto found = counts_.find(place());
  return found == counts_.end() ? Phase::Asking : found->second.phase;
}

bool ClassLesson::isAtEnd() const {
  const bool isOpen = phase() == Phase::Asking || phase() == Phase::Committed;
  return at_ + 1 == count() && !isOpen;
}

int ClassLesson::votes(std::size_t choice) const {
  return counts_.at(place()).votes[choice];
}

int ClassLesson::total() const {
  return shareOf(counts_.at(place())).total;
}

void ClassLesson::setVotes(std::size_t choice, int count) {
  if (phase() != Phase::Asking || choice >= choices_.size()) return;
  Count& counted = counts_.at(place());
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
  const std::vector<std::size_t>& order = counts_.at(place()).order;
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
  for (const auto& [earlier, count] : counts_) {
    const auto& same = lesson_.steps[earlier.step].misconception;
    if (!same || same->after || same->number != misconception->number) continue;
    if (count.phase != Phase::Revealed) continue;
    return BeforeAndAfter{shareOf(count), shareOf(counts_.at(place()))};
  }
  return std::nullopt;
}

SimTime ClassLesson::playsFrom() const {
  if (phase() != Phase::Revealed) return linger::playsFrom(lesson_, stepIndex());
  return isGoal() ? kSimStart : openUntil();
}

ClassVotes ClassLesson::classVotes() const {
  ClassVotes report{wordsOf(lesson_.title, isChinese_), lesson_.name, {}};
  for (const auto& [place, count] : counts_) {
    const bool isFixed = count.phase == Phase::Committed || count.phase == Phase::Revealed;
    if (!isFixed || shareOf(count).total == 0) continue;
    report.questions.push_back(count.question);
    for (std::size_t i = 0; i < count.votes.size(); ++i) {
      report.questions.back().choices[i].votes = count.votes[i];
    }
  }
  return report;
}

void ClassLesson::goOn() {
  Count& count = counts_.at(place());
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
