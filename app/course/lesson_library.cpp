#include "app/course/lesson_library.h"

#include <QCoreApplication>
#include <QFileInfo>

#include "app/files/file_io.h"
#include "app/files/json/object_reader.h"

namespace linger {
namespace {

class Text {
  Q_DECLARE_TR_FUNCTIONS(linger::LessonLibrary)
};

const QString kFolder = QStringLiteral(":/lessons/");

JsonValue index() {
  const QString path = kFolder + QStringLiteral("index.json");
  const auto text = readWholeFile(path, kLargestLessonFile);
  const auto source = text ? parseJson(path, *text.value) : Loaded<JsonSource>{};
  return source ? source.value->root : JsonValue::object();
}

}  // namespace

QStringList builtInLessons() {
  QStringList names;
  const JsonValue all = index();
  if (const JsonValue* const lessons = all.find("lessons")) {
    for (const JsonValue& lesson : lessons->items) names << QString::fromStdString(lesson.text);
  }
  return names;
}

std::vector<std::pair<std::string, std::string>> formerLessonNames() {
  std::vector<std::pair<std::string, std::string>> names;
  const JsonValue all = index();
  if (const JsonValue* const former = all.find("former_names")) {
    for (const JsonMember& name : former->members) names.emplace_back(name.key, name.value.text);
  }
  return names;
}

std::string lessonNameNow(const std::string& name) {
  for (const auto& [former, now] : formerLessonNames()) {
    if (former == name) return now;
  }
  return name;
}

QString builtInLessonPath(const QString& name) {
  return kFolder + name + QStringLiteral(".json");
}

Loaded<LessonFile> loadLesson(const QString& nameOrPath) {
  const QStringList names = builtInLessons();
  const QString name = QString::fromStdString(lessonNameNow(nameOrPath.toStdString()));
  if (names.contains(name)) return readLessonFile(builtInLessonPath(name), false);
  if (QFileInfo::exists(nameOrPath)) return readLessonFile(nameOrPath);
  QString what = Text::tr(
      "found neither a lesson nor a file of this name; linger lesson list shows the "
      "lessons");
  std::vector<std::string> texts;
  for (const QString& known : names) texts.push_back(known.toStdString());
  const std::string closest = closestOf(nameOrPath.toStdString(),
                                        std::vector<std::string_view>(texts.begin(), texts.end()));
  if (!closest.empty()) {
    what += Text::tr("; did you mean \"%1\"?").arg(QString::fromStdString(closest));
  }
  return {{}, {{nameOrPath, std::nullopt, what}}};
}

}  // namespace linger
