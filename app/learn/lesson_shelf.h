#pragma once

#include <QString>
#include <vector>

#include "app/course/lesson_file.h"
#include "app/learn/progress/progress.h"

namespace linger {

/// The lessons to choose from: those that come with the program, then those in a folder of one's
/// own, then files that were opened.
class LessonShelf {
 public:
  struct Place {
    LessonFile file;
    QString path;  ///< Empty: it comes with the program.
  };

  /// A folder that is not there has no lessons.
  explicit LessonShelf(QString folder);

  /// Where lessons of one's own are kept unless one says otherwise.
  static QString usualFolder();

  const QString& folder() const { return folder_; }
  const std::vector<Place>& places() const { return places_; }
  /// What was wrong with files of the folder: those are left out.
  const std::vector<FileError>& errors() const { return errors_; }
  /// A step of one of the lessons, by its place in the list and in the lesson.
  struct StepPlace {
    std::size_t lesson = 0;
    std::size_t step = 0;
    bool operator==(const StepPlace&) const = default;
  };
  /// The steps that are to be looked at again, in the order of the lessons. What is due of lessons
  /// or steps that are no longer there does not count.
  std::vector<StepPlace> due(const Progress& progress, const QDate& today) const;

  /// The names that the lesson in that file may not have: those of all the others.
  QStringList namesBeside(const QString& path) const;

  /// Takes a lesson file in, in the place of an earlier reading of it; gives its index. A lesson
  /// whose name another one has is refused: progress is kept by the name.
  Loaded<std::size_t> add(const QString& path);

 private:
  QString folder_;
  std::vector<Place> places_;
  std::vector<FileError> errors_;
};

}  // namespace linger
