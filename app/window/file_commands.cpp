#include "app/window/file_commands.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>

#include "app/document/words.h"
#include "app/files/scenario_file.h"
#include "app/files/scenario_library.h"
#include "app/window/settings.h"

namespace linger {
namespace {

constexpr int kMostErrors = 5;

QString wordsFor(const std::vector<FileError>& errors) {
  QStringList lines;
  for (const FileError& error : errors) {
    if (lines.size() == kMostErrors) {
      lines << FileCommands::tr("… and %n more", nullptr,
                                static_cast<int>(errors.size()) - kMostErrors);
      break;
    }
    lines << error.toString();
  }
  return lines.join(u'\n');
}

QString filter() {
  return FileCommands::tr("Scenarios (*.json);;All files (*)");
}

}  // namespace

FileCommands::FileCommands(Document& document, QWidget* window)
    : QObject(window), document_(document), window_(window) {}

bool FileCommands::openNameOrPath(const QString& nameOrPath) {
  const Loaded<Scenario> loaded = loadScenario(nameOrPath);
  if (!loaded) {
    emit failed(wordsFor(loaded.errors));
    return false;
  }
  const QFileInfo file(nameOrPath);
  const bool isFile = file.isFile() && text(loaded.value->name) != nameOrPath;
  if (!document_.open(*loaded.value, isFile ? file.absoluteFilePath() : QString())) return false;
  if (isFile) remember(file.absoluteFilePath());
  return true;
}

void FileCommands::askAndOpen() {
  const QString folder = document_.fileName().isEmpty()
                             ? QDir::homePath()
                             : QFileInfo(document_.fileName()).absolutePath();
  const QString path =
      QFileDialog::getOpenFileName(window_, tr("Open a scenario"), folder, filter());
  if (!path.isEmpty()) openNameOrPath(path);
}

bool FileCommands::save() {
  return document_.fileName().isEmpty() ? saveAs() : saveTo(document_.fileName());
}

bool FileCommands::saveAs() {
  QString suggestion = document_.fileName();
  if (suggestion.isEmpty()) {
    suggestion = QDir::home().filePath(text(document_.scenario().name) + QStringLiteral(".json"));
  }
  const QString path =
      QFileDialog::getSaveFileName(window_, tr("Save the scenario"), suggestion, filter());
  return !path.isEmpty() && saveTo(path);
}

bool FileCommands::saveTo(const QString& path) {
  if (const auto error = writeScenarioFile(path, document_.scenario())) {
    emit failed(error->toString());
    return false;
  }
  const QString whole = QFileInfo(path).absoluteFilePath();
  document_.markSaved(whole);
  remember(whole);
  emit saved(whole);
  return true;
}

void FileCommands::remember(const QString& path) {
  recent_.removeAll(path);
  recent_.prepend(path);
  while (recent_.size() > kMostRecentFiles) recent_.removeLast();
  emit recentFilesChanged();
}

}  // namespace linger
