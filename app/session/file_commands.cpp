#include "app/session/file_commands.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>

#include "app/document/beside.h"
#include "app/document/words.h"
#include "app/files/capture/captured_connection.h"
#include "app/files/capture/captured_scene.h"
#include "app/files/file_io.h"
#include "app/files/scenario/scenario_file.h"
#include "app/files/scenario/scenario_library.h"
#include "app/files/shell_files.h"
#include "app/session/settings.h"
#include "model/packetdrill/run/runner.h"
#include "model/packetdrill/syntax/parser.h"

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

std::shared_ptr<const ShownScript> shownScript(const QByteArray& contents,
                                               const packetdrill::Run& run) {
  auto script = std::make_shared<ShownScript>();
  script->text = QString::fromUtf8(contents);
  for (const packetdrill::LogLine& line : run.log) {
    if (line.line > 0) script->reached.push_back({line.at, line.line});
  }
  if (run.outcome == packetdrill::Outcome::Failed) {
    script->failedLine = run.where.line;
    script->reason = text(run.reason);
  }
  return script;
}

QString filter() {
  return FileCommands::tr(
      "Scenarios, captures and packetdrill scripts (*.json *.pcap *.pcapng *.cap *.gz *.pkt);;"
      "Scenarios (*.json);;Captures (*.pcap *.pcapng *.cap *.gz);;All files (*)");
}

}  // namespace

FileCommands::FileCommands(Document& document, QWidget* window)
    : QObject(window), document_(document), window_(window) {
  connect(&document_, &Document::opened, this,
          [this] { shownRuntime_ = document_.scenario().runtime; });
  connect(document_.undoStack(), &QUndoStack::indexChanged, this, &FileCommands::updateRuntime);
}

/// What somebody chooses for one scene is what he writes in.
void FileCommands::updateRuntime() {
  const RuntimeId runtime = document_.scenario().runtime;
  if (runtime == shownRuntime_) return;
  shownRuntime_ = runtime;
  runtime_ = runtime;
}

bool FileCommands::openNameOrPath(const QString& nameOrPath) {
  if (nameOrPath.endsWith(QStringLiteral(".pkt"))) return openScript(nameOrPath);
  if (isCapture(nameOrPath)) return openCapture(nameOrPath);
  Loaded<Scenario> loaded;
  finishBeside(tr("Reading %1…").arg(nameOrPath), [&] { loaded = loadScenario(nameOrPath); });
  if (!loaded) {
    emit failed(wordsFor(loaded.errors));
    return false;
  }
  const QFileInfo file(nameOrPath);
  const bool isFile = file.isFile() && text(loaded.value->name) != nameOrPath;
  if (!isFile && runtime_ && loaded.value->runtime == RuntimeId::Python) {
    loaded.value->runtime = *runtime_;
  }
  if (!document_.open(*loaded.value, isFile ? file.absoluteFilePath() : QString())) return false;
  if (isFile) remember(file.absoluteFilePath());
  return true;
}

/// A script is run on the engine, and its run is shown; where it fails, the bar says at which line.
bool FileCommands::openScript(const QString& path) {
  const Loaded<QByteArray> contents = readWholeFile(path, kLargestScenarioFile);
  if (!contents) {
    emit failed(wordsFor(contents.errors));
    return false;
  }
  packetdrill::ParseResult parsed;
  finishBeside(tr("Reading %1…").arg(path),
               [&] { parsed = packetdrill::parseScript(contents.value->toStdString()); });
  if (!parsed.script) {
    emit failed(text(describe(*parsed.error, path.toStdString())));
    return false;
  }
  packetdrill::RunOptions options;
  options.shellFiles = shellFilesBeside(*parsed.script, path);
  packetdrill::Run run;
  finishBeside(tr("Running %1…").arg(path),
               [&] { run = packetdrill::run(*parsed.script, options); });
  const QString reason = text(run.reason);
  if (run.outcome == packetdrill::Outcome::Skipped) {
    emit failed(tr("%1: this script uses features that are not supported: %2").arg(path, reason));
    return false;
  }
  const QFileInfo file(path);
  run.trace.title = file.fileName().toStdString();
  document_.show(std::move(run.trace), file.absoluteFilePath(),
                 OpenScript{shownScript(*contents.value, run)});
  remember(file.absoluteFilePath());
  if (run.outcome == packetdrill::Outcome::Failed) {
    emit failed(tr("%1:%2: the script fails here: %3").arg(path).arg(run.where.line).arg(reason));
  }
  return true;
}

/// Of a long capture only the beginning is read here, for its first connection.
bool FileCommands::openCapture(const QString& path) {
  constexpr std::uint64_t kBeginning = 50'000;
  Loaded<CapturedConnection> captured;
  finishBeside(tr("Reading %1…").arg(path),
               [&] { captured = readConnection(path, 1, kBeginning); });
  if (!captured) {
    emit failed(wordsFor(captured.errors));
    return false;
  }
  const QString whole = QFileInfo(path).absoluteFilePath();
  document_.show(traceOf(*captured.value, OsId::Linux, whole), whole, OpenCapture{});
  remember(whole);
  emit captureOpened(whole);
  return true;
}

bool FileCommands::openConnection(const QString& path, std::uint64_t number,
                                  std::optional<OsId> os) {
  Loaded<CapturedConnection> captured;
  finishBeside(tr("Reading %1…").arg(path), [&] { captured = readConnection(path, number); });
  if (!captured) {
    emit failed(wordsFor(captured.errors));
    return false;
  }
  document_.show(traceOf(*captured.value, os, path), path, OpenCapture{});
  return true;
}

bool FileCommands::makeScene(const QString& path, std::uint64_t number, std::optional<OsId> os) {
  Loaded<CapturedConnection> captured;
  finishBeside(tr("Reading %1…").arg(path), [&] { captured = readConnection(path, number); });
  if (!captured) {
    emit failed(wordsFor(captured.errors));
    return false;
  }
  const CapturedScene scene = capturedScene(captured.value->connection, captured.value->segments,
                                            os.value_or(OsId::Linux), QFileInfo(path).fileName());
  if (!document_.open(scene.scenario)) return false;
  if (!scene.differences.isEmpty()) {
    emit failed(tr("The run of this scene differs from the capture: %1")
                    .arg(scene.differences.join(QStringLiteral("; "))));
  }
  return true;
}

QString FileCommands::askForFile() {
  const QString folder = document_.fileName().isEmpty()
                             ? QDir::homePath()
                             : QFileInfo(document_.fileName()).absolutePath();
  return QFileDialog::getOpenFileName(window_, tr("Open a scenario"), folder, filter());
}

bool FileCommands::save() {
  const bool hasPlace = document_.fileName().endsWith(QStringLiteral(".json"));
  return hasPlace ? saveTo(document_.fileName()) : saveAs();
}

bool FileCommands::saveAs() {
  QString suggestion = document_.fileName();
  if (suggestion.isEmpty()) {
    suggestion = QDir::home().filePath(text(document_.scenario().name) + QStringLiteral(".json"));
  }
  const QFileInfo wanted(suggestion);
  QFileDialog dialog(window_, tr("Save the scenario"), wanted.absolutePath(),
                     tr("Scenarios (*.json);;All files (*)"));
  dialog.setAcceptMode(QFileDialog::AcceptSave);
  dialog.setDefaultSuffix(QStringLiteral("json"));
  dialog.selectFile(wanted.fileName());
  return dialog.exec() == QDialog::Accepted && saveTo(dialog.selectedFiles().front());
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
