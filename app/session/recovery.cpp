#include "app/session/recovery.h"

#include <QCoreApplication>
#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStandardPaths>
#include <chrono>
#include <utility>

#include "app/document/edited_scenario_text.h"
#include "app/files/file_io.h"
#include "app/files/scenario/scenario_file.h"

namespace linger {

using namespace std::chrono_literals;

namespace {

constexpr int kMillisecondsBehind = 2000;
/// Of a scene and its edits, and of what they make of it, each quoted as a JSON string.
constexpr qint64 kLargestFile = 16 * kLargestScenarioFile;

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
  connect(&timer_, &QTimer::timeout, this, &Recovery::keepBeside);
  // Not put off by what follows: whoever never stops changing things loses no more than others.
  connect(&document_, &Document::traceChanged, this, [this] {
    if (!timer_.isActive()) timer_.start();
  });
}

Recovery::~Recovery() {
  finishKeeping();
}

QString Recovery::path() const {
  return QStringLiteral("%1/%2.json").arg(folder_).arg(QCoreApplication::applicationPid());
}

void Recovery::keepNow() {
  finishKeeping();
  if (const std::function<void()> keep = keeping()) keep();
}

/// A long scene takes a while to write, and nobody is to wait for it.
void Recovery::keepBeside() {
  if (keeping_.valid() && keeping_.wait_for(0s) != std::future_status::ready) return timer_.start();
  if (const std::function<void()> keep = keeping()) {
    keeping_ = std::async(std::launch::async, keep);
  }
}

void Recovery::finishKeeping() {
  if (keeping_.valid()) keeping_.wait();
}

/// Writes what is open now, in whichever thread it is called; none where there is nothing to keep.
std::function<void()> Recovery::keeping() {
  timer_.stop();
  if (!document_.isModified()) {
    forget();
    return {};
  }
  if (!QDir().mkpath(folder_)) return {};
  if (!lock_) {
    lock_ = std::make_unique<QLockFile>(path() + QStringLiteral(".lock"));
    lock_->tryLock();
  }
  return [edited = std::make_shared<const EditedScenario>(document_.edited()),
          run = document_.run(), fileName = document_.fileName(), path = path()] {
    QJsonObject root;
    root[QStringLiteral("file")] = fileName;
    root[QStringLiteral("edited")] = QString::fromUtf8(editedScenarioText(*edited));
    // For a Linger that knows fewer edits than this one.
    root[QStringLiteral("scenario")] = QString::fromUtf8(scenarioText(run->scenario));
    // What cannot be kept is not worth a message: nothing is lost as long as nothing crashes.
    (void)writeWholeFile(path, QJsonDocument(root).toJson());
  };
}

void Recovery::forget() {
  timer_.stop();
  finishKeeping();
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
