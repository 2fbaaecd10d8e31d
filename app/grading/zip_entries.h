#pragma once

#include <QByteArray>
#include <QString>
#include <vector>

#include "app/files/file_error.h"

namespace linger {

/// A file in an archive.
struct ZipEntry {
  QString path;  ///< With '/' between folders.
  Loaded<QByteArray> contents;
};

/// A zip of works is not larger than this.
inline constexpr qint64 kLargestZip = qint64{64} << 20;

/// The files of a zip archive, in the order of their paths. Nothing is unpacked to the
/// disk; an entry that is longer than `limit`, encrypted or damaged has an error instead of
/// contents. `wants` chooses by the path which entries are read at all.
Loaded<std::vector<ZipEntry>> zipEntries(const QString& name, const QByteArray& archive,
                                         qint64 limit, bool (*wants)(const QString& path));

}  // namespace linger
