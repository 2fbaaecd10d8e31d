#include "app/files/settings_file.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <algorithm>

#include "app/files/file_io.h"

namespace linger {
namespace {

constexpr qint64 kLargestSettings = qint64{1} << 20;

QSettings settingsAt(const QString& path) {
  return QSettings(path, QSettings::IniFormat);
}

/// Whether the file has all that was written. It is read under another name, since QSettings
/// answers for a path that it knows from memory.
bool isComplete(const QString& path, const QSettings& written) {
  const QString copy = path + QStringLiteral(".copy");
  if (!QFile::copy(path, copy)) return false;
  const QSettings read = settingsAt(copy);
  const QStringList keys = written.allKeys();
  return read.allKeys() == keys && std::ranges::all_of(keys, [&](const QString& key) {
           return read.value(key).toString() == written.value(key).toString();
         });
}

}  // namespace

QSettings openSettings() {
  return QSettings(QSettings::IniFormat, QSettings::UserScope, QStringLiteral("Linger"),
                   QStringLiteral("Linger"));
}

bool changeSettings(const std::function<void(QSettings&)>& change) {
  const QString path = openSettings().fileName();
  const QTemporaryDir folder;
  const QString draft = folder.filePath(QStringLiteral("settings.ini"));
  if (QFile::exists(path) && !QFile::copy(path, draft)) return false;
  QSettings settings = settingsAt(draft);
  change(settings);
  settings.sync();
  if (!isComplete(draft, settings)) return false;
  const auto contents = readWholeFile(draft, kLargestSettings);
  return contents && QDir().mkpath(QFileInfo(path).path()) &&
         !writeWholeFile(path, *contents.value);
}

}  // namespace linger
