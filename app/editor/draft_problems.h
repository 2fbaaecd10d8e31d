#pragma once

#include <QByteArray>
#include <QString>
#include <string>
#include <vector>

#include "app/files/file_error.h"

namespace linger {

/// What is wrong with a draft, and where: the innermost value that the draft has there.
struct DraftProblem {
  std::string path;
  QString what;

  bool operator==(const DraftProblem&) const = default;
};

/// A reader's errors about a JSON text, by the paths of the values that they are about.
std::vector<DraftProblem> problemsIn(const QByteArray& text, const std::vector<FileError>& errors);

}  // namespace linger
