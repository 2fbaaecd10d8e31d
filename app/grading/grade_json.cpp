#include <QCoreApplication>

#include "app/course/posed_step.h"
#include "app/course/work_file.h"
#include "app/document/words.h"
#include "app/files/json/json_value.h"
#include "app/grading/class_report.h"
#include "app/grading/grade_report.h"

namespace linger {
namespace {

struct GradeJson {
  Q_DECLARE_TR_FUNCTIONS(GradeJson)
};

JsonValue textJson(const QString& text) {
  return JsonValue(std::string_view(text.toStdString()));
}

JsonValue textJson(std::string_view text) {
  return JsonValue(text);
}

JsonValue textJson(const char* text) {
  return JsonValue(std::string_view(text));
}

JsonValue pointsJson(Hundredths points) {
  return JsonValue::number(pointsText(points));
}

JsonValue countJson(std::size_t count) {
  return JsonValue(std::int64_t(count));
}

std::string_view nameOf(RemarkKind kind) {
  switch (kind) {
    case RemarkKind::OtherLesson: return "other-lesson";
    case RemarkKind::OtherVersion: return "other-version";
    case RemarkKind::OtherScene: return "other-scene";
    case RemarkKind::SystemNotAllowed: return "system-not-allowed";
    case RemarkKind::UnknownStep: return "unknown-step";
    case RemarkKind::AnsweredTwice: return "answered-twice";
    case RemarkKind::OtherKind: return "other-kind";
    case RemarkKind::Refused: return "refused";
    case RemarkKind::OtherPoints: return "other-points";
    case RemarkKind::TimesDisagree: return "times-disagree";
    case RemarkKind::SameFile: return "same-file";
    case RemarkKind::SameWork: return "same-work";
  }
  return "";
}

JsonValue remarksJson(const GradedWork& work) {
  JsonValue list = JsonValue::array();
  for (const Remark& remark : work.grade.remarks) {
    JsonValue json = JsonValue::object();
    json.set("kind", textJson(nameOf(remark.kind))).set("text", textJson(wordsFor(remark)));
    list.items.push_back(std::move(json));
  }
  return list;
}

JsonValue stepJson(const StepGrade& step) {
  JsonValue json = JsonValue::object();
  json.set("step", textJson(step.asked->step->id));
  json.set("points", pointsJson(step.mark.points)).set("max_points", pointsJson(step.mark.most));
  json.set("said", step.given ? textJson(wordsOf(*step.asked, *step.given, false)) : JsonValue());
  json.set("right", step.asked->right ? textJson(wordsOf(*step.asked, *step.asked->right, false))
                                      : JsonValue());
  return json;
}

JsonValue errorsJson(const GradedWork& work) {
  JsonValue list = JsonValue::array();
  for (const FileError& error : work.errors) list.items.push_back(textJson(error.toString()));
  return list;
}

JsonValue workJson(const GradedWork& work) {
  JsonValue json = JsonValue::object();
  json.set("person", textJson(work.person)).set("file", textJson(work.file));
  if (!work.errors.empty()) return json.set("errors", errorsJson(work));
  json.set("learner", textJson(work.work->learner)).set("lesson", textJson(work.work->lesson));
  json.set("points", pointsJson(work.grade.points));
  json.set("max_points", pointsJson(work.grade.most)).set("remarks", remarksJson(work));
  JsonValue steps = JsonValue::array();
  for (const StepGrade& step : work.grade.steps) steps.items.push_back(stepJson(step));
  return json.set("steps", std::move(steps));
}

JsonValue stepReportJson(const StepReport& step) {
  JsonValue json = JsonValue::object();
  json.set("lesson", textJson(step.lesson)).set("step", textJson(step.step));
  json.set("answered", countJson(std::size_t(step.answered)));
  json.set("right", countJson(std::size_t(step.right)));
  JsonValue answers = JsonValue::array();
  for (const auto& [said, count] : step.said) {
    JsonValue answer = JsonValue::object();
    answer.set("said", textJson(said)).set("count", countJson(std::size_t(count)));
    answers.items.push_back(std::move(answer));
  }
  return json.set("answers", std::move(answers));
}

JsonValue misconceptionJson(const MisconceptionReport& report) {
  const auto times = [](int right, int asked) {
    JsonValue json = JsonValue::object();
    return json.set("right", countJson(std::size_t(right)))
        .set("asked", countJson(std::size_t(asked)));
  };
  JsonValue json = JsonValue::object();
  json.set("number", countJson(std::size_t(report.number)));
  json.set("before", times(report.rightBefore, report.askedBefore));
  return json.set("after", times(report.rightAfter, report.askedAfter));
}

QByteArray written(const JsonValue& json) {
  return QByteArray::fromStdString(toPrettyJson(json));
}

/// One of Gradescope's tests.
JsonValue testJson(const StepGrade& step, const std::string& lesson) {
  JsonValue test = JsonValue::object();
  test.set("name", textJson(lesson + ": " + step.asked->step->id));
  test.set("score", pointsJson(step.mark.points)).set("max_score", pointsJson(step.mark.most));
  test.set("output", textJson(outputOf(step)));
  return test.set("visibility", textJson("visible"));
}

/// What only the teacher is told.
JsonValue hiddenTest(const QString& output) {
  JsonValue test = JsonValue::object();
  test.set("name", textJson("For the teacher")).set("output", textJson(output));
  return test.set("visibility", textJson("hidden"));
}

JsonValue resultsJson(const GradedWork& work) {
  JsonValue results = JsonValue::object(), tests = JsonValue::array();
  QString output;
  for (const FileError& error : work.errors) output += error.toString() + u'\n';
  if (work.errors.empty()) {
    output = GradeJson::tr("%1 of %2 points")
                 .arg(text(pointsText(work.grade.points)), text(pointsText(work.grade.most)));
    for (const StepGrade& step : work.grade.steps) {
      tests.items.push_back(testJson(step, work.grader->lesson().name));
    }
  }
  QStringList remarks;
  for (const Remark& remark : work.grade.remarks) remarks << wordsFor(remark);
  if (!remarks.isEmpty()) tests.items.push_back(hiddenTest(remarks.join(u'\n')));
  JsonValue extra = JsonValue::object();
  extra.set("person", textJson(work.person)).set("file", textJson(work.file));
  results.set("score", pointsJson(work.grade.points)).set("output", textJson(output.trimmed()));
  results.set("visibility", textJson("visible")).set("tests", std::move(tests));
  return results.set("extra_data", std::move(extra));
}

}  // namespace

QString outputOf(const StepGrade& step) {
  QStringList lines;
  lines << wordsOf(step.asked->step->text, false);
  lines << (step.given ? GradeJson::tr("You said: %1").arg(wordsOf(*step.asked, *step.given, false))
                       : GradeJson::tr("You did not answer."));
  if (step.asked->right) {
    lines << GradeJson::tr("The run says: %1").arg(wordsOf(*step.asked, *step.asked->right, false));
  }
  lines << wordsOf(step.asked->step->because, false);
  for (const TcpTurn& turn : step.asked->turns) lines << text(turn.rule.citation);
  lines.removeAll(QString());
  return lines.join(u'\n');
}

QByteArray gradesJson(const std::vector<GradedWork>& works) {
  JsonValue json = JsonValue::object(), list = JsonValue::array(), steps = JsonValue::array(),
            misconceptions = JsonValue::array();
  for (const GradedWork& work : works) list.items.push_back(workJson(work));
  const ClassReport report = reportOf(works);
  for (const StepReport& step : report.steps) steps.items.push_back(stepReportJson(step));
  for (const MisconceptionReport& one : report.misconceptions) {
    misconceptions.items.push_back(misconceptionJson(one));
  }
  json.set("format", textJson("linger-grades/1")).set("works", std::move(list));
  json.set("steps", std::move(steps)).set("misconceptions", std::move(misconceptions));
  return written(json);
}

QByteArray gradescopeJson(const std::vector<GradedWork>& works) {
  if (works.size() == 1) return written(resultsJson(works.front()));
  JsonValue list = JsonValue::array();
  for (const GradedWork& work : works) list.items.push_back(resultsJson(work));
  return written(list);
}

}  // namespace linger
