#pragma once

#include <QByteArray>
#include <QString>
#include <string_view>
#include <vector>

#include "app/files/file_error.h"

namespace linger {

/// Where the verbs of the command line write: standard output, standard error, and files.
class Console {
 public:
  /// "linger: what" on standard error.
  void complain(const QString& what);

  /// The same for each error, with its place.
  void complain(const std::vector<FileError>& errors);

  /// Writes all of `contents` to the file, wholly or not at all; to standard output where `file`
  /// is empty. False, with a complaint, where that cannot be done.
  bool write(const QByteArray& contents, const QString& file = {});

  /// Writes a piece of what is told bit by bit to standard output; the last one is empty. False,
  /// with a complaint, where that cannot be done.
  bool print(std::string_view piece);
};

}  // namespace linger
