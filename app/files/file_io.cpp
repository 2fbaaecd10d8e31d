#include "app/files/file_io.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QLocale>
#include <QSaveFile>

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

bool writeTo(QIODevice& device, const QByteArray& contents) {
  return device.open(QIODevice::WriteOnly) && device.write(contents) == contents.size();
}

}  // namespace

Loaded<QByteArray> readWholeFile(const QString& path, qint64 limit) {
  const QFileInfo info(path);
  if (info.isDir()) return {{}, {errorOf(path, Text::tr("found a folder, expected a file"))}};
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
    if (writeTo(device, contents) && device.flush()) return std::nullopt;
    return errorOf(path, Text::tr("cannot be written: %1").arg(device.errorString()));
  }
  QSaveFile file(path);
  if (writeTo(file, contents) && file.commit()) return std::nullopt;
  return errorOf(path, Text::tr("cannot be written: %1").arg(file.errorString()));
}

}  // namespace linger
