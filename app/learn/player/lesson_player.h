#pragma once

#include <QObject>
#include <optional>

#include "app/course/lesson_file.h"
#include "model/course/work.h"

namespace linger {

/// Takes a learner through a lesson, one step at a time. Nothing of the run behind a step's
/// instant can be asked of it before an answer has been committed to.
class LessonPlayer : public QObject {
  Q_OBJECT

 public:
  using QObject::QObject;

  /// Begins the lesson at a step. The work goes on with what was answered `earlier`, if that is of
  /// this version of the lesson. `alone`: only that step is looked at again, and with it this ends.
  void open(LessonFile file, int at, WallTime now, bool alone = false,
            const Work* earlier = nullptr);
  bool isOpen() const { return file_.has_value(); }
  const Lesson& lesson() const { return file_->lesson; }
  int at() const { return at_; }
  int count() const { return int(lesson().steps.size()); }
  bool isAlone() const { return alone_; }
  bool isLast() const { return alone_ || at_ + 1 == count(); }
  const AskedStep& asked() const { return *asked_; }
  const LessonStep& step() const { return lesson().steps[std::size_t(at_)]; }

  /// The answer is told: it was committed to, or the step asks for none.
  bool isTold() const { return told_; }
  const std::optional<Answer>& given() const { return given_; }
  const Mark& mark() const { return mark_; }
  /// Of a goal: the mark is that of the edits as they are, not of earlier ones.
  bool isChecked() const;
  /// What may be shown now: the run up to the step's instant, and once it is told so much more that
  /// no later step's answer is seen. Of a goal always all of it, with the learner's edits.
  const Trace& shown() const { return shown_; }
  /// The instant up to which it is shown; none: to its end.
  const std::optional<SimTime>& shownUntil() const { return shownUntil_; }
  int hintsShown() const { return hints_; }

  void showHint();
  void commit(const Answer& answer, WallTime now);
  /// Tells the answer of a goal that was tried and not met.
  void giveUp();
  void next();
  void back();
  void goTo(int at);

  /// Of a goal: the scene with the edits that were made; makes one more, unless it changes nothing
  /// or gives a scene that cannot run; takes the last one back.
  const std::vector<Edit>& edits() const { return edits_; }
  Scenario scene() const { return editedScene(*asked_, edits_); }
  void make(const Edit& edit);
  void undo();

  /// What has been answered so far, in earlier sittings too.
  const Work& soFar() const { return work_; }
  /// The same as a file for a teacher; `learner` is who did it.
  Work work(const std::string& learner, WallTime now) const;

 signals:
  void changed();
  /// One more hint is shown; what was put into the form stays.
  void hinted();
  /// A step was answered for good.
  void answered(const std::string& step, bool right);

 private:
  void enter();
  void show();

  std::optional<LessonFile> file_;
  std::optional<AskedStep> asked_;
  int at_ = 0;
  int hints_ = 0;
  bool alone_ = false;
  bool told_ = false;
  std::optional<Answer> given_;
  Mark mark_;
  Trace shown_;
  std::optional<SimTime> shownUntil_;
  std::vector<Edit> edits_;
  Work work_;
};

}  // namespace linger
