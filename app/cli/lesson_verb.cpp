#include <QCoreApplication>
#include <QLocale>
#include <algorithm>
#include <limits>
#include <optional>

#include "app/cli/verb.h"
#include "app/course/lesson_library.h"
#include "app/document/language.h"
#include "app/handout/quiz_items.h"
#include "app/handout/teachers_guide.h"
#include "app/handout/worksheet.h"

namespace linger {
namespace {

class Text {
  Q_DECLARE_TR_FUNCTIONS(linger::LessonVerb)
};

int list(const Arguments& arguments, Console& console) {
  const QStringList names = builtInLessons();
  qsizetype width = 0;
  for (const QString& name : names) width = std::max(width, name.size());
  QString text;
  for (const QString& name : names) {
    const auto loaded = loadLesson(name);
    console.complain(loaded.errors);
    if (!loaded) continue;
    text += QStringLiteral("%1  %2\n")
                .arg(name.leftJustified(width),
                     QString::fromStdString(loaded.value->lesson.title.english));
  }
  return console.write(text.toUtf8(), arguments.value("-o")) ? kSuccess : kBadUsage;
}

int check(const Arguments& arguments, Console& console) {
  bool isGood = true;
  QString text;
  for (const QString& file : arguments.operands.mid(1)) {
    const auto loaded = readLessonFile(file);
    console.complain(loaded.errors);
    isGood = isGood && loaded;
    if (!loaded) continue;
    const Lesson& lesson = loaded.value->lesson;
    text += Text::tr("%1: %2 steps, answers found on the scenes' own systems and on %3 others\n")
                .arg(file)
                .arg(lesson.steps.size())
                .arg(lesson.systems.size());
  }
  const bool isWritten = console.write(text.toUtf8(), arguments.value("-o"));
  return isGood && isWritten ? kSuccess : kBadUsage;
}

struct Format {
  const char* name;
  QByteArray (*write)(const Lesson& lesson, bool isChinese, bool withAnswers);
};

constexpr Format kFormats[] = {{"gift", [](const Lesson& lesson, bool isChinese,
                                           bool) { return giftFile(lesson, isChinese); }},
                               {"moodle", [](const Lesson& lesson, bool isChinese,
                                             bool) { return moodleFile(lesson, isChinese); }},
                               {"pdf", worksheetFile}};

QString formatNames() {
  QStringList names;
  for (const Format& format : kFormats) names << QString::fromLatin1(format.name);
  return names.join(QStringLiteral(", "));
}

constexpr auto kEnglish = "en";
constexpr auto kChinese = "zh_CN";

/// Whether --language asks for Chinese; none, with a complaint, where it asks for another.
std::optional<bool> chineseAskedFor(const Arguments& arguments, Console& console) {
  const QString language = arguments.value("--language", kEnglish);
  if (language == kEnglish || language == kChinese) return language == kChinese;
  console.complain(Text::tr("--language: found \"%1\", expected en or zh_CN").arg(language));
  return std::nullopt;
}

int exportLesson(const Arguments& arguments, Console& console) {
  const QString name = arguments.value("--format");
  const auto* const format = std::ranges::find(kFormats, name, &Format::name);
  if (format == std::end(kFormats)) {
    console.complain(
        name.isEmpty()
            ? Text::tr("lesson export: --format is missing: %1").arg(formatNames())
            : Text::tr("--format: found \"%1\", expected one of %2").arg(name, formatNames()));
    return kBadUsage;
  }
  const bool withAnswers = arguments.has("--answers");
  if (withAnswers && format->write != worksheetFile) {
    console.complain(
        Text::tr("--answers: expected only with --format pdf: a quiz has its answers anyway"));
    return kBadUsage;
  }
  const auto isChinese = chineseAskedFor(arguments, console);
  if (!isChinese) return kBadUsage;
  const auto loaded = loadLesson(arguments.operands[1]);
  if (!loaded) {
    console.complain(loaded.errors);
    return kBadUsage;
  }
  if (*isChinese) speak(QLocale(kChinese));
  const QByteArray file = format->write(loaded.value->lesson, *isChinese, withAnswers);
  return console.write(file, arguments.value("-o")) ? kSuccess : kBadUsage;
}

int writeGuide(const Arguments& arguments, Console& console) {
  const auto isChinese = chineseAskedFor(arguments, console);
  if (!isChinese) return kBadUsage;
  return console.write(teachersGuideFile(*isChinese), arguments.value("-o")) ? kSuccess : kBadUsage;
}

struct Task {
  const char* name;
  qsizetype leastOperands;
  qsizetype mostOperands;
  int (*run)(const Arguments& arguments, Console& console);
};

constexpr qsizetype kMany = std::numeric_limits<qsizetype>::max();
constexpr Task kTasks[] = {{"list", 1, 1, list},
                           {"check", 2, kMany, check},
                           {"export", 2, 2, exportLesson},
                           {"guide", 1, 1, writeGuide}};

int run(const Arguments& arguments, Console& console) {
  QStringList names;
  for (const Task& task : kTasks) {
    names << QString::fromLatin1(task.name);
    if (arguments.operands[0] != names.last()) continue;
    const qsizetype count = arguments.operands.size();
    if (count >= task.leastOperands && count <= task.mostOperands) {
      return task.run(arguments, console);
    }
    console.complain(count < task.leastOperands
                         ? Text::tr("lesson %1: a lesson is missing").arg(names.last())
                         : Text::tr("lesson %1: unexpected argument \"%2\"")
                               .arg(names.last(), arguments.operands[task.mostOperands]));
    return kBadUsage;
  }
  console.complain(Text::tr("lesson: found \"%1\", expected one of %2")
                       .arg(arguments.operands[0], names.join(QStringLiteral(", "))));
  return kBadUsage;
}

}  // namespace

Verb lessonVerb() {
  Verb verb;
  verb.name = QStringLiteral("lesson");
  verb.operands = QStringLiteral("list | check FILE… | export NAME | guide");
  verb.leastOperands = 1;
  verb.mostOperands = std::numeric_limits<int>::max();
  verb.summary = Text::tr(
      "lists the lessons, checks lesson files, writes a lesson for paper or a platform, or the "
      "teacher's guide as a PDF");
  verb.options = {{QStringLiteral("--format"), QStringLiteral("FORMAT"),
                   Text::tr("export: %1").arg(formatNames())},
                  {QStringLiteral("--answers"),
                   {},
                   Text::tr("export --format pdf: pages with the answers too")},
                  {QStringLiteral("--language"), QStringLiteral("LANGUAGE"),
                   Text::tr("export, guide: en if not given, or zh_CN")},
                  outputOption()};
  verb.paints = true;
  verb.run = run;
  return verb;
}

}  // namespace linger
