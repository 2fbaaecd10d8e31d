#include "app/learn/progress/progress_store.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include "app/files/file_io.h"
#include "app/files/settings_file.h"

namespace linger {
namespace {

struct Text {
  Q_DECLARE_TR_FUNCTIONS(linger::ProgressStore)
};

constexpr qint64 kLargestProgress = qint64{1} << 20;
constexpr auto kPlace = "learn/progress-file";

Loaded<Progress> progressIn(const QString& path) {
  const auto text = readWholeFile(path, kLargestProgress);
  return text ? Progress::parse(path, *text.value) : Loaded<Progress>{{}, text.errors};
}

/// Empty where it was written.
QString write(const QString& path, const Progress& progress) {
  QDir().mkpath(QFileInfo(path).path());
  const auto error = writeWholeFile(path, progress.text());
  return error ? error->toString() : QString();
}

/// Empty where it is gone, or never was.
QString deleteFile(const QString& path) {
  if (!QFileInfo::exists(path) || QFile::remove(path)) return {};
  return Text::tr("%1: the file cannot be deleted").arg(QDir::toNativeSeparators(path));
}

}  // namespace

ProgressStore::ProgressStore(QString path) : path_(std::move(path)) {
  read();
}

QString ProgressStore::chosenPath() {
  return openSettings().value(kPlace, Progress::defaultPath()).toString();
}

QString ProgressStore::choose(const QString& path) {
  const bool isKept = changeSettings([&path](QSettings& settings) {
    if (path == Progress::defaultPath()) {
      settings.remove(kPlace);
    } else {
      settings.setValue(kPlace, path);
    }
  });
  if (!isKept) return Text::tr("The settings cannot be written: the place would be forgotten.");
  path_ = path;
  return {};
}

void ProgressStore::read() {
  progress_ = {};
  mayWrite_ = true;
  trouble_.clear();
  if (!QFileInfo::exists(path_)) return;
  auto read = progressIn(path_);
  if (read) {
    progress_ = std::move(*read.value);
    return;
  }
  mayWrite_ = false;
  trouble_ = Text::tr("The progress cannot be read, and is not kept: %1")
                 .arg(read.errors.front().toString());
}

void ProgressStore::keep() {
  if (mayWrite_) trouble_ = write(path_, progress_);
}

QString ProgressStore::copyTo(const QString& path) const {
  if (!mayWrite_) return trouble_;
  return write(path, progress_);
}

QString ProgressStore::moveTo(const QString& path) {
  const QString old = path_;
  if (QFileInfo(path).absoluteFilePath() == QFileInfo(old).absoluteFilePath()) return {};
  if (!mayWrite_) return trouble_;
  if (const QString failed = write(path, progress_); !failed.isEmpty()) return failed;
  QString failed = choose(path);
  if (failed.isEmpty()) {
    failed = deleteFile(old);
    if (!failed.isEmpty()) (void)choose(old);
  }
  if (path_ != path) QFile::remove(path);  // Else it is the only one that is found again.
  return failed;
}

QString ProgressStore::use(const QString& path) {
  auto read = progressIn(path);
  if (!read) return read.errors.front().toString();
  if (const QString failed = choose(path); !failed.isEmpty()) return failed;
  progress_ = std::move(*read.value);
  mayWrite_ = true;
  trouble_.clear();
  return {};
}

QString ProgressStore::remove() {
  if (const QString left = deleteFile(path_); !left.isEmpty()) return left;
  read();
  return {};
}

}  // namespace linger
