#include "app/course/lesson_library.h"

#include <QCoreApplication>
#include <QFileInfo>

#include "app/files/file_io.h"
#include "app/files/object_reader.h"

namespace linger {
namespace {

class Text {
  Q_DECLARE_TR_FUNCTIONS(linger::LessonLibrary)
};

const QString kFolder = QStringLiteral(":/lessons/");

}  // namespace

QStringList builtInLessons() {
  const QString path = kFolder + QStringLiteral("index.json");
  const auto text = readWholeFile(path, kLargestLessonFile);
  if (!text) return {};
  const auto source = parseJson(path, *text.value);
  if (!source) return {};
  Reading reading{*source.value};
  ObjectReader object(reading, source.value->root);
  std::string format;
  std::vector<std::string> lessons;
  object.required("format", format);
  object.required("lessons", lessons);
  QStringList names;
  for (const std::string& lesson : lessons) names << QString::fromStdString(lesson);
  return names;
}

QString builtInLessonPath(const QString& name) {
  return kFolder + name + QStringLiteral(".json");
}

Loaded<LessonFile> loadLesson(const QString& nameOrPath) {
  const QStringList names = builtInLessons();
  if (names.contains(nameOrPath)) {
    return readLessonFile(builtInLessonPath(nameOrPath), false);
  }
  if (QFileInfo::exists(nameOrPath)) return readLessonFile(nameOrPath);
  QString what = Text::tr(
      "found neither a lesson nor a file of this name; linger lesson list shows the "
      "lessons");
  std::vector<std::string> texts;
  for (const QString& name : names) texts.push_back(name.toStdString());
  const std::string closest = closestOf(nameOrPath.toStdString(),
                                        std::vector<std::string_view>(texts.begin(), texts.end()));
  if (!closest.empty()) {
    what += Text::tr("; did you mean \"%1\"?").arg(QString::fromStdString(closest));
  }
  return {{}, {{nameOrPath, std::nullopt, what}}};
}

}  // namespace linger
