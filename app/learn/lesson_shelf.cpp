#include "app/learn/lesson_shelf.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <algorithm>

#include "app/course/lesson_library.h"
#include "app/document/words.h"
#include "app/files/folder_entries.h"

namespace linger {
namespace {

struct Text {
  Q_DECLARE_TR_FUNCTIONS(linger::LessonShelf)
};

QString wholePath(const QString& path) {
  return QDir::cleanPath(QDir().absoluteFilePath(path));
}

}  // namespace

LessonShelf::LessonShelf(QString folder) : folder_(std::move(folder)) {
  for (const QString& name : builtInLessons()) places_.push_back({*loadLesson(name).value, {}});
  const QDir own(folder_);
  for (const FolderEntry& entry : entriesOf(folder_)) {
    const bool isLesson = entry.name.endsWith(QStringLiteral(".json"), Qt::CaseInsensitive);
    if (!isLesson || entry.kind == FolderEntry::Kind::Folder) continue;
    const auto added = add(own.filePath(entry.name));
    errors_.insert(errors_.end(), added.errors.begin(), added.errors.end());
  }
}

QString LessonShelf::usualFolder() {
  return QFileInfo(Progress::defaultPath()).path() + QStringLiteral("/lessons");
}

std::vector<LessonShelf::StepPlace> LessonShelf::due(const Progress& progress,
                                                     const QDate& today) const {
  const auto due = progress.due(today);
  std::vector<StepPlace> places;
  for (std::size_t i = 0; i < places_.size(); ++i) {
    const Lesson& lesson = places_[i].file.lesson;
    for (std::size_t at = 0; at < lesson.steps.size(); ++at) {
      const bool isDue =
          std::ranges::find(due, std::pair(lesson.name, lesson.steps[at].id)) != due.end();
      if (isDue) places.push_back({i, at});
    }
  }
  return places;
}

QStringList LessonShelf::namesBeside(const QString& path) const {
  QStringList names;
  for (const auto& [file, place] : places_) {
    if (path.isEmpty() || place != wholePath(path)) names << text(file.lesson.name);
  }
  return names;
}

Loaded<std::size_t> LessonShelf::add(const QString& path) {
  Loaded<LessonFile> read = readLessonFile(path);
  if (!read) return {{}, read.errors};
  const QString whole = wholePath(path);
  const auto same = std::ranges::find(places_, whole, &Place::path);
  const auto named = std::ranges::find_if(places_, [&](const Place& place) {
    return place.path != whole && place.file.lesson.name == read.value->lesson.name;
  });
  if (named != places_.end()) {
    const QString what = Text::tr("another lesson has the name \"%1\" too: %2")
                             .arg(text(read.value->lesson.name),
                                  named->path.isEmpty() ? Text::tr("it is built in")
                                                        : QDir::toNativeSeparators(named->path));
    return {{}, {{path, std::nullopt, what}}};
  }
  const auto index = std::size_t(same - places_.begin());
  if (same == places_.end()) {
    places_.push_back({std::move(*read.value), whole});
  } else {
    same->file = std::move(*read.value);
  }
  return {index, {}};
}

}  // namespace linger
