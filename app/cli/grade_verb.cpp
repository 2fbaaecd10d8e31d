#include <QCoreApplication>
#include <algorithm>
#include <limits>

#include "app/cli/verb.h"
#include "app/course/lesson_library.h"
#include "app/grading/grade_report.h"

namespace linger {
namespace {

class Text {
  Q_DECLARE_TR_FUNCTIONS(linger::GradeVerb)
};

struct Format {
  const char* name;
  QByteArray (*write)(const std::vector<GradedWork>& works);
};

constexpr Format kFormats[] = {
    {"text", gradesText}, {"csv", gradesCsv}, {"json", gradesJson}, {"gradescope", gradescopeJson}};

QString formatNames() {
  QStringList names;
  for (const Format& format : kFormats) names << QString::fromLatin1(format.name);
  return names.join(QStringLiteral(", "));
}

int grade(const Arguments& arguments, Console& console) {
  const QString name = arguments.value("--format", "text");
  const auto* const format = std::ranges::find(kFormats, name, &Format::name);
  if (format == std::end(kFormats)) {
    console.complain(
        Text::tr("--format: found \"%1\", expected one of %2").arg(name, formatNames()));
    return kBadUsage;
  }
  std::optional<LessonFile> lesson;
  if (arguments.has("--lesson")) {
    auto loaded = loadLesson(arguments.value("--lesson"));
    if (!loaded) {
      console.complain(loaded.errors);
      return kBadUsage;
    }
    lesson = std::move(*loaded.value);
  }
  const std::vector<GradedWork> works = gradeAll(submissionsAt(arguments.operands), lesson);
  bool isGood = true;
  for (const GradedWork& work : works) {
    console.complain(work.errors);
    isGood = isGood && work.errors.empty();
  }
  const bool isWritten = console.write(format->write(works), arguments.value("-o"));
  return isGood && isWritten ? kSuccess : kBadUsage;
}

}  // namespace

Verb gradeVerb() {
  Verb verb;
  verb.name = QStringLiteral("grade");
  verb.operands = QStringLiteral("WORK…");
  verb.leastOperands = 1;
  verb.mostOperands = std::numeric_limits<int>::max();
  verb.summary =
      Text::tr("marks learners' work, in files, folders and zip archives, by running it again");
  verb.options = {{QStringLiteral("--lesson"), QStringLiteral("LESSON"),
                   Text::tr("a lesson's name or file; the one that each work names if not given")},
                  {QStringLiteral("--format"), QStringLiteral("FORMAT"),
                   Text::tr("%1; text if not given").arg(formatNames())},
                  outputOption()};
  verb.run = grade;
  return verb;
}

}  // namespace linger
