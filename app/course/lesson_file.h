#pragma once

#include <QByteArray>
#include <QString>
#include <string>
#include <vector>

#include "app/files/file_error.h"
#include "model/course/lesson.h"

namespace linger {

inline constexpr std::string_view kLessonFormat = "linger-lesson/1";

/// A lesson file is some pages; what is longer than this is something else.
inline constexpr qint64 kLargestLessonFile = qint64{4} << 20;

/// A lesson with the marks by which another version of it is told apart.
struct LessonFile {
  Lesson lesson;
  std::string fingerprint;                     ///< Of the lesson's file; spaces do not count.
  std::vector<std::string> sceneFingerprints;  ///< Of Lesson::scenes, each as it is run.
};

/// Reads a lesson (resources/lessons/README.md describes the format). All that is wrong with it
/// is told at once, each with its place. `checksRuns`: the answers are looked up in every run, on
/// every system; the program's own lessons are known to have them.
Loaded<LessonFile> parseLesson(const QString& file, const QByteArray& text, bool checksRuns = true);

/// The same of a file; an error where it cannot be read or is longer than kLargestLessonFile.
Loaded<LessonFile> readLessonFile(const QString& path, bool checksRuns = true);

/// SHA-256 in hexadecimal digits.
std::string fingerprintOf(std::string_view text);

}  // namespace linger
