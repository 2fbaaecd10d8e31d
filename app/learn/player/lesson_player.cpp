#include "app/learn/player/lesson_player.h"

#include <algorithm>

#include "app/course/open_run.h"
#include "model/sim/simulate.h"

namespace linger {

void LessonPlayer::open(LessonFile file, int at, WallTime now, bool alone, const Work* earlier) {
  file_ = std::move(file);
  alone_ = alone;
  work_ = {};
  work_.lesson = lesson().name;
  work_.lessonFingerprint = file_->fingerprint;
  for (std::size_t i = 0; i < lesson().scenes.size(); ++i) {
    work_.scenes.push_back({lesson().scenes[i].name, file_->sceneFingerprints[i]});
  }
  work_.started = now;
  const bool isSame = earlier != nullptr && earlier->scenes == work_.scenes &&
                      earlier->lessonFingerprint == work_.lessonFingerprint;
  if (isSame) work_ = *earlier;
  at_ = std::clamp(at, 0, count() - 1);
  enter();
}

void LessonPlayer::enter() {
  asked_ = ask(lesson(), step(), std::nullopt);
  hints_ = 0;
  given_.reset();
  mark_ = {};
  edits_.clear();
  told_ = !isAsked(step().task);
  show();
}

void LessonPlayer::show() {
  const bool isGoal = std::holds_alternative<task::Reach>(step().task);
  const bool isAnswered = told_ && isAsked(step().task);
  shownUntil_ = isGoal       ? std::nullopt
                : isAnswered ? toldUntil(lesson(), std::size_t(at_), *asked_)
                             : std::optional(step().at);
  if (isGoal) {
    shown_ = simulate(scene(), {std::nullopt, kMostEntries});
  } else {
    shown_ = shownUntil_ ? openRun(asked_->scene, *shownUntil_) : asked_->trace;
  }
  emit changed();
}

bool LessonPlayer::isChecked() const {
  return given_ && *given_ == Answer(answer::Edits{edits_});
}

void LessonPlayer::showHint() {
  hints_ = std::min(hints_ + 1, int(step().hints.size()));
  emit hinted();
}

void LessonPlayer::commit(const Answer& answer, WallTime now) {
  if (told_) return;
  given_ = answer;
  mark_ = linger::mark(*asked_, answer);
  const bool isGoal = std::holds_alternative<task::Reach>(step().task);
  std::erase_if(work_.answers, [&](const WorkAnswer& old) { return old.step == step().id; });
  work_.answers.push_back({step().id, answer, now, hints_});
  told_ = !isGoal || mark_.isFull();
  if (told_) emit answered(step().id, mark_.isFull());
  show();
}

void LessonPlayer::giveUp() {
  if (told_) return;
  told_ = true;
  if (asked_->right) {
    if (const auto* solution = std::get_if<answer::Edits>(&*asked_->right)) edits_ = solution->made;
  }
  emit answered(step().id, false);
  show();
}

void LessonPlayer::next() {
  goTo(at_ + 1);
}

void LessonPlayer::back() {
  goTo(at_ - 1);
}

void LessonPlayer::goTo(int at) {
  if (at < 0 || at >= count()) return;
  at_ = at;
  enter();
}

void LessonPlayer::make(const Edit& edit) {
  if (told_) return;
  const Scenario before = scene();
  const Scenario after = apply(before, edit);
  if (after == before || !problemsOf(after).empty()) return;
  edits_.push_back(edit);
  show();
}

void LessonPlayer::undo() {
  if (told_ || edits_.empty()) return;
  edits_.pop_back();
  show();
}

Work LessonPlayer::work(const std::string& learner, WallTime now) const {
  Work work = work_;
  work.learner = learner;
  work.finished = now;
  Hundredths points = 0;
  for (const WorkAnswer& given : work.answers) {
    const LessonStep* const answered = stepNamed(lesson(), given.step);
    if (answered == nullptr) continue;  // Of earlier work, which is read from a file.
    points += linger::mark(ask(lesson(), *answered, std::nullopt), given.answer).points;
  }
  work.claimed = points;
  return work;
}

}  // namespace linger
