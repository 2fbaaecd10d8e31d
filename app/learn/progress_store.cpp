#include "app/learn/progress_store.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSettings>

#include "app/files/file_io.h"

namespace linger {
namespace {

struct Text {
  Q_DECLARE_TR_FUNCTIONS(linger::ProgressStore)
};

constexpr qint64 kLargestProgress = qint64{1} << 20;
constexpr auto kPlace = "learn/progress-file";

QSettings settings() {
  return QSettings(QSettings::IniFormat, QSettings::UserScope, QStringLiteral("Linger"),
                   QStringLiteral("Linger"));
}

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
  return settings().value(kPlace, Progress::defaultPath()).toString();
}

void ProgressStore::choose(const QString& path) {
  path_ = path;
  if (path == Progress::defaultPath()) {
    settings().remove(kPlace);
  } else {
    settings().setValue(kPlace, path);
  }
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
  if (QFileInfo(path).absoluteFilePath() == QFileInfo(path_).absoluteFilePath()) return {};
  if (!mayWrite_) return trouble_;
  const QString failed = write(path, progress_);
  if (!failed.isEmpty()) return failed;
  if (const QString left = deleteFile(path_); !left.isEmpty()) {
    QFile::remove(path);
    return left;
  }
  choose(path);
  return {};
}

QString ProgressStore::use(const QString& path) {
  auto read = progressIn(path);
  if (!read) return read.errors.front().toString();
  choose(path);
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
