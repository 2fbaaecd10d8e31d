#pragma once

#include <cstdio>
#include <memory>
#include <optional>

#include "app/files/capture/unzipped_source.h"
#include "app/files/file_error.h"
#include "model/capture/capture_file.h"

namespace linger {

/// A capture file that has been opened: a regular file, or standard input for the path "-";
/// compressed with gzip or not.
class CaptureInput {
 public:
  /// Opens it and reads its header, no more.
  static Loaded<std::unique_ptr<CaptureInput>> open(const QString& path);

  capture::CaptureFile& capture() { return *capture_; }
  const QString& name() const { return name_; }

  /// What to tell of a file that cannot be read to its end; none where it was.
  std::optional<FileError> damage() const;

 private:
  struct Closer {
    void operator()(std::FILE* stream) const;
  };

  QString name_;
  std::unique_ptr<std::FILE, Closer> stream_;
  std::unique_ptr<capture::ByteSource> source_;
  std::unique_ptr<UnzippedSource> unzipped_;
  std::unique_ptr<capture::CaptureFile> capture_;
};

}  // namespace linger
