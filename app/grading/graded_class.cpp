#include "app/grading/graded_class.h"

#include <QCoreApplication>

#include "app/course/lesson_library.h"
#include "app/course/work_file.h"

namespace linger {
namespace {

struct Grading {
  Q_DECLARE_TR_FUNCTIONS(Grading)
};

/// The graders of the lessons that works name, each made once.
class Graders {
 public:
  explicit Graders(const std::optional<LessonFile>& lesson) {
    if (lesson) given_ = graderOf(*lesson);
  }

  /// Null where there is no such lesson.
  std::shared_ptr<Grader> forLesson(const std::string& name) {
    if (given_) return given_;
    const auto known = byName_.find(name);
    if (known != byName_.end()) return known->second;
    const QString lesson = QString::fromStdString(name);
    std::shared_ptr<Grader> grader;
    if (builtInLessons().contains(lesson)) grader = graderOf(*loadLesson(lesson).value);
    return byName_[name] = grader;
  }

 private:
  static std::shared_ptr<Grader> graderOf(const LessonFile& file) {
    return std::make_shared<Grader>(file.lesson, file.fingerprint, file.sceneFingerprints);
  }

  std::shared_ptr<Grader> given_;
  std::map<std::string, std::shared_ptr<Grader>> byName_;
};

GradedWork gradeOne(const Submission& submission, Graders& graders) {
  GradedWork graded;
  graded.person = submission.person;
  graded.file = submission.file;
  graded.errors = submission.contents.errors;
  if (!submission.contents) return graded;
  auto work = parseWork(submission.file, *submission.contents.value);
  graded.errors = std::move(work.errors);
  if (!work) return graded;
  work.value->lesson = lessonNameNow(work.value->lesson);
  graded.grader = graders.forLesson(work.value->lesson);
  if (graded.grader == nullptr) {
    graded.errors.push_back(
        {submission.file, std::nullopt,
         Grading::tr("found a work on the lesson \"%1\", expected a built-in one or --lesson FILE")
             .arg(QString::fromStdString(work.value->lesson))});
    return graded;
  }
  graded.grade = graded.grader->grade(*work.value);
  graded.work = std::move(*work.value);
  return graded;
}

using Alike = std::map<std::string, std::vector<std::size_t>>;

/// Tells each of several that are alike which the others are.
void remarkOn(const Alike& alike, RemarkKind kind, std::vector<GradedWork>& all) {
  for (const auto& [what, indices] : alike) {
    for (const std::size_t one : indices) {
      Remark remark{kind, {}};
      for (const std::size_t other : indices) {
        if (other != one) remark.details.push_back(all[other].file.toStdString());
      }
      if (!remark.details.empty()) all[one].grade.remarks.push_back(std::move(remark));
    }
  }
}

void findCopies(const std::vector<Submission>& submissions, std::vector<GradedWork>& all) {
  Alike files, works;
  std::map<std::string, std::string> firstFile;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (!submissions[i].contents) continue;
    const std::string file = fingerprintOf(submissions[i].contents.value->toStdString());
    files[file].push_back(i);
    if (!all[i].work || all[i].work->answers.empty()) continue;
    const std::string said = toCompactJson(namelessWork(*all[i].work));
    if (files[file].size() == 1) works[said].push_back(i);
  }
  remarkOn(files, RemarkKind::SameFile, all);
  remarkOn(works, RemarkKind::SameWork, all);
}

QString list(const std::vector<std::string>& words) {
  QStringList all;
  for (const std::string& word : words) all << QString::fromStdString(word);
  return all.join(QStringLiteral(", "));
}

QString refusalWords(const std::string& why) {
  if (why == nameOf(Refusal::TooManyEdits)) return Grading::tr("there are too many");
  if (why == nameOf(Refusal::CannotRun)) return Grading::tr("the scene cannot run with them");
  if (why == nameOf(Refusal::RunTooLong)) return Grading::tr("their run does not end");
  return Grading::tr("one is of a kind that the step does not allow");
}

}  // namespace

std::vector<GradedWork> gradeAll(const std::vector<Submission>& submissions,
                                 const std::optional<LessonFile>& lesson) {
  Graders graders(lesson);
  std::vector<GradedWork> all;
  for (const Submission& submission : submissions) all.push_back(gradeOne(submission, graders));
  findCopies(submissions, all);
  return all;
}

QString wordsFor(const Remark& remark) {
  const QString details = list(remark.details);
  const auto detail = [&](std::size_t index) {
    return QString::fromStdString(remark.details[index]);
  };
  switch (remark.kind) {
    case RemarkKind::OtherLesson: return Grading::tr("made for another lesson: %1").arg(details);
    case RemarkKind::OtherVersion: return Grading::tr("made for another version of the lesson");
    case RemarkKind::OtherScene:
      return Grading::tr("made for another version of the scene %1").arg(details);
    case RemarkKind::SystemNotAllowed:
      return Grading::tr("taken on %1, which the lesson does not allow").arg(details);
    case RemarkKind::UnknownStep:
      return Grading::tr("answers a step that is not there: %1").arg(details);
    case RemarkKind::AnsweredTwice:
      return Grading::tr("answers %1 twice; the first answer counts").arg(details);
    case RemarkKind::OtherKind:
      return Grading::tr("gives %1 an answer of another kind").arg(details);
    case RemarkKind::Refused:
      return Grading::tr("the edits of %1 do not count: %2")
          .arg(detail(0), refusalWords(remark.details[1]));
    case RemarkKind::OtherPoints:
      return Grading::tr("claims %1 points, and the answers are worth %2")
          .arg(detail(0), detail(1));
    case RemarkKind::TimesDisagree: return Grading::tr("its times disagree with each other");
    case RemarkKind::SameFile: return Grading::tr("byte for byte the same as %1").arg(details);
    case RemarkKind::SameWork:
      return Grading::tr("the same answers at the same times as %1, under another name")
          .arg(details);
  }
  return {};
}

}  // namespace linger
