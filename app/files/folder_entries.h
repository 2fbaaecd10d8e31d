#pragma once

#include <QString>
#include <vector>

namespace linger {

struct FolderEntry {
  enum class Kind {
    File,  ///< A regular file.
    Folder,
    Link,     ///< A symbolic link, whatever it points to.
    NotUtf8,  ///< Qt cannot open it: `name` is as well as it can be read.
  };
  QString name;
  Kind kind = Kind::File;
};

/// What lies in a folder, hidden names and special files aside, sorted by name; nothing where it
/// cannot be read. QDir is not asked: Qt 6.8 ends its lists at the first name that is not UTF-8.
std::vector<FolderEntry> entriesOf(const QString& folder);

}  // namespace linger
