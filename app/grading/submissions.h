#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>
#include <vector>

#include "app/files/file_error.h"

namespace linger {

/// One file that somebody has handed in, or why there is none.
struct Submission {
  QString person;  ///< By the name of the file, the folder or the archive.
  QString file;    ///< Where it lies, for messages: "all/ann.zip/hello.linger-work".
  Loaded<QByteArray> contents;
};

/// Everything that was handed in at these places, each a work file, a zip archive, or a folder as
/// learning platforms export it: with a file, a folder or an archive for each person. In the order
/// of the places and, in each, of the names. In folders and archives only what ends in .linger-work
/// or .json is a work; a person without one has an error.
std::vector<Submission> submissionsAt(const QStringList& places);

}  // namespace linger
