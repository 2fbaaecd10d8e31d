#pragma once

#include <QByteArray>
#include <QString>

#include "app/files/file_error.h"

class QIODevice;

namespace linger {

/// Everything in the file, or why not: it is not there, not readable, no regular file (a folder, a
/// FIFO, a device), or longer than `limit` bytes. None of this waits: a file that is too long is
/// not read to find that out, and what is no file is not opened.
Loaded<QByteArray> readWholeFile(const QString& path, qint64 limit);

/// What the command line calls standard input where a file's name is expected.
inline constexpr QLatin1String kStandardInput("-");

/// Waits until it ends; an error where it is longer than `limit` bytes.
Loaded<QByteArray> readStandardInput(qint64 limit);
QString standardInputName();  ///< For messages.

/// Everything that an open device still gives; `name` is for messages.
Loaded<QByteArray> readWholeDevice(QIODevice& device, const QString& name, qint64 limit);

/// Replaces the file's contents, wholly or not at all: whoever reads it sees the old contents
/// or the new, also where the disk is full. Devices and pipes are written to as they are. Gives
/// what went wrong, if anything.
std::optional<FileError> writeWholeFile(const QString& path, const QByteArray& contents);

}  // namespace linger
