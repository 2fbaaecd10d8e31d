#pragma once

#include <QLockFile>
#include <QObject>
#include <QTimer>
#include <functional>
#include <future>
#include <memory>
#include <optional>

#include "app/document/document.h"

namespace linger {

/// Unsaved work of an earlier sitting.
struct LeftBehind {
  EditedScenario
      edited;        ///< As it was read, and each edit; edits that are illegible are part of it.
  QString fileName;  ///< Where it would have been saved; empty for a built-in.
};

/// Keeps the unsaved scenario on disk, a few seconds behind at most, so that a crash loses
/// little. Each running Linger has a file of its own.
class Recovery : public QObject {
  Q_OBJECT

 public:
  /// The document outlives it.
  explicit Recovery(Document& document, QObject* parent = nullptr);
  ~Recovery() override;

  /// What a Linger that does not run any more has left, if anything. It stays on the disk, and is
  /// nobody else's, until settleLeftBehind(): a crash in between loses nothing.
  std::optional<LeftBehind> takeLeftBehind();
  /// What was taken has been taken up or refused.
  void settleLeftBehind();
  /// Writes now what would be written later, beside the window. Waits until it is written.
  void keepNow();
  /// There is nothing to keep: it has been saved or given up.
  void forget();

 private:
  QString path() const;
  void keepBeside();
  void finishKeeping();
  std::function<void()> keeping();

  Document& document_;
  QString folder_;
  QTimer timer_;
  std::future<void> keeping_;  ///< What is being written, in a thread of its own; or nothing is.
  std::unique_ptr<QLockFile> lock_;
  QString leftBehind_;  ///< The file that was taken and is not settled; empty for none.
  std::unique_ptr<QLockFile> leftBehindLock_;
};

}  // namespace linger
