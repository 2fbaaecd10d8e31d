#pragma once

#include <QString>
#include <vector>

#include "app/course/lesson_file.h"

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

  const QString& folder() const { return folder_; }
  const std::vector<Place>& places() const { return places_; }
  /// What was wrong with files of the folder: those are left out.
  const std::vector<FileError>& errors() const { return errors_; }
  /// Takes a lesson file in, in the place of an earlier reading of it; gives its index. A lesson
  /// whose name another one has is refused: progress is kept by the name.
  Loaded<std::size_t> add(const QString& path);

 private:
  QString folder_;
  std::vector<Place> places_;
  std::vector<FileError> errors_;
};

}  // namespace linger
