#pragma once

#include <QByteArray>
#include <QString>

#include "app/files/file_error.h"
#include "app/files/json/json_value.h"
#include "app/files/json/object_reader.h"
#include "model/course/work.h"

namespace linger {

inline constexpr std::string_view kWorkFormat = "linger-work/1";

/// How the names of work files end.
inline constexpr QLatin1String kWorkSuffix(".linger-work");

/// A work is some pages; what is longer than this is something else.
inline constexpr qint64 kLargestWorkFile = qint64{1} << 20;

/// Reads a learner's work (resources/lessons/README.md describes the format). All that is wrong
/// with it is told at once, each with its place.
Loaded<Work> parseWork(const QString& file, const QByteArray& text);

/// The same of a value in a file.
bool read(Reading& reading, const JsonValue& value, Work& target);

/// As it is written to a file. Reading it gives the same work.
QByteArray workText(const Work& work);

/// What the work says but for who made it: to find the same one under another name.
JsonValue namelessWork(const Work& work);

}  // namespace linger
