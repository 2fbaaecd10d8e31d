#include "app/grading/class_report.h"

#include <algorithm>

#include "app/course/posed_step.h"

namespace linger {
namespace {

/// A step's report in the making.
struct Counting {
  StepReport report;
  std::map<QString, int> said;
};

class Counter {
 public:
  void take(const GradedWork& work) {
    if (!work.work || work.work->lesson != work.grader->lesson().name) return;
    for (const StepGrade& step : work.grade.steps) take(work.work->lesson, step);
  }

  ClassReport report() {
    ClassReport report;
    for (Counting& counting : steps_) {
      for (const auto& [words, count] : counting.said) {
        counting.report.said.emplace_back(words, count);
      }
      std::ranges::stable_sort(counting.report.said, std::greater(),
                               [](const auto& one) { return one.second; });
      report.steps.push_back(std::move(counting.report));
    }
    for (const auto& [number, misconception] : misconceptions_) {
      report.misconceptions.push_back(misconception);
    }
    return report;
  }

 private:
  void take(const std::string& lesson, const StepGrade& step) {
    Counting& counting = countingOf(lesson, *step.asked->step);
    const bool isRight = step.given && step.mark.isFull();
    if (step.given) {
      ++counting.report.answered;
      ++counting.said[wordsOf(*step.asked, *step.given, false)];
    }
    counting.report.right += isRight ? 1 : 0;
    const auto& asked = step.asked->step->misconception;
    if (!asked || !step.given) return;
    MisconceptionReport& misconception = misconceptions_[asked->number];
    misconception.number = asked->number;
    ++(asked->after ? misconception.askedAfter : misconception.askedBefore);
    (asked->after ? misconception.rightAfter : misconception.rightBefore) += isRight ? 1 : 0;
  }

  Counting& countingOf(const std::string& lesson, const LessonStep& step) {
    const auto key = std::pair(lesson, step.id);
    const auto [place, isNew] = places_.try_emplace(key, steps_.size());
    if (isNew) steps_.push_back({{lesson, step.id, step.misconception, 0, 0, {}}, {}});
    return steps_[place->second];
  }

  std::map<std::pair<std::string, std::string>, std::size_t> places_;
  std::vector<Counting> steps_;
  std::map<int, MisconceptionReport> misconceptions_;
};

}  // namespace

ClassReport reportOf(const std::vector<GradedWork>& works) {
  Counter counter;
  for (const GradedWork& work : works) counter.take(work);
  return counter.report();
}

}  // namespace linger
