#pragma once

#include <QObject>
#include <QTimer>
#include <memory>

#include "app/files/capture/capture_input.h"

namespace linger {

/// Reads a capture while the window stays usable: a slice of it whenever nothing else is to be
/// done. What has been read can be looked at between the slices.
class CaptureReading : public QObject {
  Q_OBJECT

 public:
  explicit CaptureReading(std::unique_ptr<CaptureInput> input, QObject* parent = nullptr);

  const capture::CaptureFile& capture() const { return input_->capture(); }
  const QString& name() const { return input_->name(); }
  /// What to tell of a file that could not be read to its end; none so far, or at all.
  std::optional<FileError> damage() const { return input_->damage(); }
  bool isFinished() const { return finished_; }

  void start() { slices_.start(); }
  /// Reads what is left at once.
  void finish();

 signals:
  /// Connections were added, and known ones may have changed.
  void advanced();
  void finished();

 private:
  void readSlice();

  std::unique_ptr<CaptureInput> input_;
  QTimer slices_;
  bool finished_ = false;
};

}  // namespace linger
