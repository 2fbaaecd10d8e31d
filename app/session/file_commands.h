#pragma once

#include <QObject>
#include <QStringList>

#include "app/document/document.h"

class QWidget;

namespace linger {

/// Opening and saving scenarios: the dialogs, the recent files, and what went wrong.
class FileCommands : public QObject {
  Q_OBJECT

 public:
  /// Both outlive it. Dialogs open over `window`.
  FileCommands(Document& document, QWidget* window);

  const QStringList& recentFiles() const { return recent_; }
  void setRecentFiles(const QStringList& files) { recent_ = files; }

  /// What the programs of the built-ins are written in from now on, where a scene leaves it open
  /// by the usual Python; none leaves each as it is.
  void setRuntime(std::optional<RuntimeId> runtime) { runtime_ = runtime; }
  std::optional<RuntimeId> runtime() const { return runtime_; }

  /// Opens a built-in by name or a file by path. What is open stays so when that fails.
  bool openNameOrPath(const QString& nameOrPath);
  /// Shows one connection of a capture, on the system `os` if that is known. False, with failed(),
  /// where the file cannot be read or has none of that number.
  bool openConnection(const QString& path, std::uint64_t number, std::optional<OsId> os);
  /// Opens a scene made of a connection, and fails likewise. In what its run differs from the
  /// capture is told by failed(), too.
  bool makeScene(const QString& path, std::uint64_t number, std::optional<OsId> os);
  /// Which file is to be opened; empty where none was chosen.
  QString askForFile();
  /// Saves where it came from; asks where that is nowhere. All three give false when it was not
  /// saved: somebody has cancelled it, or failed() says why.
  bool save();
  bool saveAs();
  bool saveTo(const QString& path);

 signals:
  void failed(const QString& message);
  void saved(const QString& path);
  /// A capture was opened: its first connection is shown, and there may be others.
  void captureOpened(const QString& path);
  void recentFilesChanged();

 private:
  bool openScript(const QString& path);
  bool openCapture(const QString& path);
  void remember(const QString& path);
  void updateRuntime();

  Document& document_;
  QWidget* window_;
  QStringList recent_;
  std::optional<RuntimeId> runtime_;
  RuntimeId shownRuntime_ = RuntimeId::Python;  ///< Of the open scene, as it was last looked at.
};

}  // namespace linger
