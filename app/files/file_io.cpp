#include "app/files/file_io.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QLocale>
#include <QSaveFile>
#include <filesystem>

namespace linger {
namespace {

class Text {
  Q_DECLARE_TR_FUNCTIONS(linger::WholeFile)
};

QString tooLong(qint64 limit) {
  return Text::tr("found a file of more than %1, expected at most that")
      .arg(QLocale::c().formattedDataSize(limit, 0));
}

FileError errorOf(const QString& file, const QString& what) {
  return {file, std::nullopt, what};
}

/// Why `path` is not opened for reading: nothing, where it is a regular file or there is none.
/// Reading anything else might wait for ever, or never end.
QString refusalOf(const QString& path) {
  const QFileInfo info(path);
  if (info.isFile() || !info.exists()) return {};
  std::error_code unknown;
  switch (std::filesystem::status(path.toStdU16String(), unknown).type()) {
    case std::filesystem::file_type::directory: return Text::tr("found a folder, expected a file");
    case std::filesystem::file_type::fifo: return Text::tr("found a pipe (FIFO), expected a file");
    case std::filesystem::file_type::socket: return Text::tr("found a socket, expected a file");
    case std::filesystem::file_type::block:
    case std::filesystem::file_type::character: return Text::tr("found a device, expected a file");
    case std::filesystem::file_type::none:
    case std::filesystem::file_type::not_found:
    case std::filesystem::file_type::regular:
    case std::filesystem::file_type::symlink:
    case std::filesystem::file_type::unknown: break;
  }
  return Text::tr("found something that is not a file, expected a file");
}

/// Opens the device and hands every byte to the system, so that none is left in a buffer whose
/// error nobody sees. A disk that fills up takes a part first and tells the reason at the next
/// write.
bool writeTo(QFileDevice& device, QByteArrayView rest) {
  if (!device.open(QIODevice::WriteOnly | QIODevice::Unbuffered)) return false;
  while (!rest.isEmpty()) {
    const qint64 written = device.write(rest.data(), rest.size());
    if (written <= 0) return false;
    rest = rest.sliced(written);
  }
  return true;
}

}  // namespace

Loaded<QByteArray> readWholeFile(const QString& path, qint64 limit) {
  if (const QString found = refusalOf(path); !found.isEmpty()) return {{}, {errorOf(path, found)}};
  const QFileInfo info(path);
  if (info.size() > limit) {
    return {{},
            {errorOf(path, Text::tr("found a file of %1, expected at most %2")
                               .arg(QLocale::c().formattedDataSize(info.size(), 0),
                                    QLocale::c().formattedDataSize(limit, 0)))}};
  }
  QFile file(path);
  if (!file.open(QIODevice::ReadOnly)) {
    return {{}, {errorOf(path, Text::tr("cannot be read: %1").arg(file.errorString()))}};
  }
  return readWholeDevice(file, path, limit);
}

QString standardInputName() {
  return Text::tr("standard input");
}

Loaded<QByteArray> readStandardInput(qint64 limit) {
  const QString name = standardInputName();
  QFile input;
  if (!input.open(stdin, QIODevice::ReadOnly)) {
    return {{}, {errorOf(name, Text::tr("cannot be read: %1").arg(input.errorString()))}};
  }
  return readWholeDevice(input, name, limit);
}

Loaded<QByteArray> readWholeDevice(QIODevice& device, const QString& name, qint64 limit) {
  constexpr qint64 kPiece = 1 << 16;
  QByteArray contents;
  while (true) {
    const QByteArray piece = device.read(kPiece);
    if (piece.isEmpty()) break;
    contents += piece;
    if (contents.size() > limit) return {{}, {errorOf(name, tooLong(limit))}};
  }
  if (!device.isOpen() || (device.isSequential() ? false : !device.atEnd())) {
    return {{}, {errorOf(name, Text::tr("cannot be read: %1").arg(device.errorString()))}};
  }
  return {contents, {}};
}

std::optional<FileError> writeWholeFile(const QString& path, const QByteArray& contents) {
  const QFileInfo info(path);
  if (path.isEmpty()) return errorOf(path, Text::tr("cannot be written: it has no name"));
  if (info.isDir()) return errorOf(path, Text::tr("found a folder, expected a file"));
  if (info.exists() && !info.isFile()) {
    QFile device(path);
    if (writeTo(device, contents)) return std::nullopt;
    return errorOf(path, Text::tr("cannot be written: %1").arg(device.errorString()));
  }
  QSaveFile file(path);
  if (writeTo(file, contents) && file.commit()) return std::nullopt;
  return errorOf(path, Text::tr("cannot be written: %1").arg(file.errorString()));
}

}  // namespace linger
