#pragma once

#include <QString>
#include <optional>
#include <vector>

namespace linger {

/// A position in a text file, both counted from 1; columns count characters, not bytes.
struct FilePlace {
  int line = 1;
  int column = 1;

  bool operator==(const FilePlace&) const = default;
};

/// What is wrong with a file, and where, if there is a place to name.
struct FileError {
  QString file;
  std::optional<FilePlace> place;
  QString what;  ///< What was found and what was expected: one line.

  /// "FILE:LINE:COLUMN: what", or "FILE: what".
  QString toString() const;

  bool operator==(const FileError&) const = default;
};

/// A value read from a file, or every error that kept it from being read: never both.
template <typename T>
struct Loaded {
  std::optional<T> value;
  std::vector<FileError> errors;

  explicit operator bool() const { return value.has_value(); }
};

}  // namespace linger
