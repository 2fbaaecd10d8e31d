#include "app/session/recovery.h"

#include <QCoreApplication>
#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStandardPaths>

#include "app/document/edited_scenario_text.h"
#include "app/files/scenario_file.h"
#include "app/files/file_io.h"

namespace linger {
namespace {

constexpr int kMillisecondsBehind = 2000;
constexpr qint64 kLargestFile = qint64{8} << 20;

std::optional<LeftBehind> readLeft(const QString& path) {
  const Loaded<QByteArray> contents = readWholeFile(path, kLargestFile);
  if (!contents) return std::nullopt;
  const QJsonObject root = QJsonDocument::fromJson(*contents.value).object();
  const QString file = root[QStringLiteral("file")].toString();
  const Loaded<EditedScenario> edited =
      parseEditedScenario(path, root[QStringLiteral("edited")].toString().toUtf8());
  if (edited) return LeftBehind{*edited.value, file};
  const Loaded<Scenario> scenario =
      parseScenario(path, root[QStringLiteral("scenario")].toString().toUtf8());
  if (!scenario) return std::nullopt;
  return LeftBehind{{*scenario.value, {}}, file};
}

}  // namespace

Recovery::Recovery(Document& document, QObject* parent)
    : QObject(parent),
      document_(document),
      folder_(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) +
              QStringLiteral("/unsaved")) {
  timer_.setSingleShot(true);
  timer_.setInterval(kMillisecondsBehind);
  connect(&timer_, &QTimer::timeout, this, &Recovery::keepNow);
  // Not put off by what follows: whoever never stops changing things loses no more than others.
  connect(&document_, &Document::traceChanged, this, [this] {
    if (!timer_.isActive()) timer_.start();
  });
}

Recovery::~Recovery() = default;

QString Recovery::path() const {
  return QStringLiteral("%1/%2.json").arg(folder_).arg(QCoreApplication::applicationPid());
}

void Recovery::keepNow() {
  timer_.stop();
  if (!document_.isModified()) return forget();
  if (!QDir().mkpath(folder_)) return;
  if (!lock_) {
    lock_ = std::make_unique<QLockFile>(path() + QStringLiteral(".lock"));
    lock_->tryLock();
  }
  QJsonObject root;
  root[QStringLiteral("file")] = document_.fileName();
  root[QStringLiteral("edited")] = QString::fromUtf8(editedScenarioText(document_.edited()));
  // For a Linger that knows fewer edits than this one.
  root[QStringLiteral("scenario")] = QString::fromUtf8(scenarioText(document_.scenario()));
  // What cannot be kept is not worth a message: nothing is lost as long as nothing crashes.
  (void)writeWholeFile(path(), QJsonDocument(root).toJson());
}

void Recovery::forget() {
  timer_.stop();
  QFile::remove(path());
}

std::optional<LeftBehind> Recovery::takeLeftBehind() {
  const QFileInfoList files =
      QDir(folder_).entryInfoList({QStringLiteral("*.json")}, QDir::Files, QDir::Time);
  for (const QFileInfo& file : files) {
    const QString path = file.absoluteFilePath();
    auto lock = std::make_unique<QLockFile>(path + QStringLiteral(".lock"));
    if (path == this->path() || !lock->tryLock(0)) continue;
    const std::optional<LeftBehind> left = readLeft(path);
    if (left) {
      leftBehind_ = path;
      leftBehindLock_ = std::move(lock);
      return left;
    }
    QFile::remove(path);
  }
  return std::nullopt;
}

void Recovery::settleLeftBehind() {
  if (!leftBehind_.isEmpty()) QFile::remove(leftBehind_);
  leftBehind_.clear();
  leftBehindLock_.reset();
}

}  // namespace linger
