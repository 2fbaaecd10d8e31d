#pragma once

#include <QByteArray>
#include <QString>

#include "app/files/file_error.h"

class QIODevice;

namespace linger {

/// Everything in the file, or why not: it is not there, not readable, a folder, or longer than
/// `limit` octets. A file that is too long is not read to find that out.
Loaded<QByteArray> readWholeFile(const QString& path, qint64 limit);

/// Everything that an open device still gives; `name` is for messages.
Loaded<QByteArray> readWholeDevice(QIODevice& device, const QString& name, qint64 limit);

/// Replaces the file's contents, wholly or not at all: whoever reads it sees the old contents
/// or the new. Devices and pipes are written to as they are.
std::optional<FileError> writeWholeFile(const QString& path, const QByteArray& contents);

}  // namespace linger
