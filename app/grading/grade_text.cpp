#include <QCoreApplication>
#include <algorithm>
#include <set>

#include "app/course/posed_step.h"
#include "app/course/work_file.h"
#include "app/document/words.h"
#include "app/files/csv.h"
#include "app/grading/class_report.h"
#include "app/grading/grade_report.h"

namespace linger {
namespace {

struct GradeText {
  Q_DECLARE_TR_FUNCTIONS(GradeText)
};

QString points(Hundredths hundredths) {
  return text(pointsText(hundredths));
}

QString remarksOf(const GradedWork& work, const QString& separator) {
  QStringList remarks;
  for (const Remark& remark : work.grade.remarks) remarks << wordsFor(remark);
  return remarks.join(separator);
}

QString errorsOf(const GradedWork& work) {
  QStringList errors;
  for (const FileError& error : work.errors) errors << error.toString();
  return errors.join(QStringLiteral("; "));
}

QString linesOf(const GradedWork& work) {
  QString lines = QStringLiteral("%1  ").arg(work.person);
  if (!work.errors.empty()) {
    return lines + GradeText::tr("not marked: %1").arg(errorsOf(work)) + u'\n';
  }
  lines += GradeText::tr("%1: %2 of %3")
               .arg(text(work.work->lesson), points(work.grade.points), points(work.grade.most));
  lines += u'\n';
  for (const Remark& remark : work.grade.remarks) {
    lines += QStringLiteral("  ! %1\n").arg(wordsFor(remark));
  }
  for (const StepGrade& step : work.grade.steps) {
    const QString said =
        step.given ? wordsOf(*step.asked, *step.given, false) : GradeText::tr("not answered");
    lines += QStringLiteral("  %1  %2/%3  %4\n")
                 .arg(text(step.asked->step->id).leftJustified(16), points(step.mark.points),
                      points(step.mark.most), said);
  }
  return lines;
}

QString reportLines(const ClassReport& report) {
  QString lines = GradeText::tr("The class:\n");
  for (const StepReport& step : report.steps) {
    lines += GradeText::tr("  %1/%2: %3 of %4 right\n")
                 .arg(text(step.lesson), text(step.step))
                 .arg(step.right)
                 .arg(step.answered);
    for (const auto& [said, count] : step.said) {
      lines += QStringLiteral("    %1  %2\n").arg(count, 4).arg(said);
    }
  }
  for (const MisconceptionReport& one : report.misconceptions) {
    lines += GradeText::tr(
                 "  misconception %1: before %2 of %3 right, after %4 of %5; still wrong: %6\n")
                 .arg(one.number)
                 .arg(one.rightBefore)
                 .arg(one.askedBefore)
                 .arg(one.rightAfter)
                 .arg(one.askedAfter)
                 .arg(one.askedAfter - one.rightAfter);
  }
  return lines;
}

/// The columns of steps: "lesson/step" of each lesson that somebody took, in their order.
std::vector<std::pair<std::string, std::string>> stepColumns(const std::vector<GradedWork>& works) {
  std::vector<std::pair<std::string, std::string>> columns;
  std::set<std::string> seen;
  for (const GradedWork& work : works) {
    if (work.grader == nullptr || !seen.insert(work.grader->lesson().name).second) continue;
    for (const StepGrade& step : work.grade.steps) {
      columns.emplace_back(work.grader->lesson().name, step.asked->step->id);
    }
  }
  return columns;
}

QString pointsIn(const GradedWork& work, const std::pair<std::string, std::string>& column) {
  if (work.grader == nullptr || work.grader->lesson().name != column.first) return {};
  const auto found = std::ranges::find_if(work.grade.steps, [&](const StepGrade& step) {
    return step.asked->step->id == column.second;
  });
  return found == work.grade.steps.end() ? QString() : points(found->mark.points);
}

}  // namespace

QByteArray gradesText(const std::vector<GradedWork>& works) {
  QString lines;
  for (const GradedWork& work : works) lines += linesOf(work);
  if (works.size() > 1) lines += reportLines(reportOf(works));
  return lines.toUtf8();
}

QByteArray gradesCsv(const std::vector<GradedWork>& works) {
  const auto columns = stepColumns(works);
  QString lines = QStringLiteral("person,learner,file,lesson,points,max_points,remarks,error");
  for (const auto& [lesson, step] : columns) {
    lines += u',' + csvField(text(lesson) + u'/' + text(step));
  }
  lines += QStringLiteral("\r\n");
  for (const GradedWork& work : works) {
    const bool isMarked = work.grader != nullptr;
    QStringList fields{csvField(work.person),
                       csvField(work.work ? text(work.work->learner) : QString()),
                       csvField(work.file),
                       csvField(work.work ? text(work.work->lesson) : QString()),
                       isMarked ? points(work.grade.points) : QStringLiteral("0"),
                       isMarked ? points(work.grade.most) : QString(),
                       csvField(remarksOf(work, QStringLiteral("; "))),
                       csvField(errorsOf(work))};
    for (const auto& column : columns) fields << pointsIn(work, column);
    lines += fields.join(u',') + QStringLiteral("\r\n");
  }
  return lines.toUtf8();
}

}  // namespace linger
