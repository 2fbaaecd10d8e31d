#include "app/grading/submissions.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <optional>
#include <set>

#include "app/course/work_file.h"
#include "app/files/file_io.h"
#include "app/files/folder_entries.h"
#include "app/grading/zip_entries.h"

namespace linger {
namespace {

struct Submissions {
  Q_DECLARE_TR_FUNCTIONS(Submissions)
};

constexpr QLatin1String kZipSuffix(".zip");

bool isZip(const QString& path) {
  return path.endsWith(kZipSuffix, Qt::CaseInsensitive);
}

/// Whether a name may be a work's: not one of the files that systems leave behind.
bool isWork(const QString& path) {
  const QString name = path.section('/', -1);
  const bool isLeftBehind = name.startsWith('.') || path.startsWith(QStringLiteral("__MACOSX/"));
  return !isLeftBehind && (name.endsWith(kWorkSuffix, Qt::CaseInsensitive) ||
                           name.endsWith(QStringLiteral(".json"), Qt::CaseInsensitive));
}

bool isWorkOrZip(const QString& path) {
  return isWork(path) || (isZip(path) && !path.section('/', -1).startsWith('.'));
}

/// "ann" of "all/ann.linger-work".
QString stemOf(const QString& path) {
  return QFileInfo(path).completeBaseName();
}

class Collector {
 public:
  void takePlace(const QString& place) {
    const QFileInfo info(place);
    if (info.isDir()) {
      takeFolder(place);
    } else {
      takeFile(place, stemOf(place));
    }
  }

  std::vector<Submission> collected;

 private:
  /// A work or an archive that lies on the disk.
  void takeFile(const QString& path, const QString& person) {
    if (!isZip(path)) {
      collected.push_back({person, path, readWholeFile(path, kLargestWorkFile)});
      return;
    }
    auto archive = readWholeFile(path, kLargestZip);
    if (archive) {
      takeZip(path, *archive.value, person, false);
    } else {
      collected.push_back({person, path, {{}, std::move(archive.errors)}});
    }
  }

  /// The export of a platform: what lies in it directly is a person's each.
  void takeFolder(const QString& path) {
    const std::size_t before = collected.size();
    takeEntries(path, std::nullopt);
    if (collected.size() == before) addMissing(path, stemOf(path));
  }

  /// The folder of one person, with folders in it or not.
  void takePerson(const QString& path, const QString& person) {
    const std::size_t before = collected.size();
    takeEntries(path, person);
    if (collected.size() == before) addMissing(path, person);
  }

  void takeEntries(const QString& folder, const std::optional<QString>& person) {
    for (const FolderEntry& entry : entriesOf(folder)) {
      const QString inside = QDir(folder).filePath(entry.name);
      const QString who = person.value_or(stemOf(inside));
      switch (entry.kind) {
        case FolderEntry::Kind::File:
          if (isWorkOrZip(inside)) takeFile(inside, who);
          break;
        case FolderEntry::Kind::Folder:
          person ? takeEntries(inside, person) : takePerson(inside, entry.name);
          break;
        case FolderEntry::Kind::Link: addLink(inside, who); break;
        case FolderEntry::Kind::NotUtf8: addUnreadable(inside, who); break;
      }
    }
  }

  /// `isInside`: it lay in another archive, whose person is known.
  void takeZip(const QString& path, const QByteArray& archive, const QString& person,
               bool isInside) {
    auto entries =
        zipEntries(path, archive, isInside ? kLargestWorkFile : kLargestZip, isWorkOrZip);
    if (!entries) {
      collected.push_back({person, path, {{}, std::move(entries.errors)}});
      return;
    }
    std::set<QString> folders;
    for (const ZipEntry& entry : *entries.value) folders.insert(entry.path.section('/', 0, 0));
    const bool isOfMany = !isInside && folders.size() > 1;
    for (ZipEntry& entry : *entries.value) {
      const QString folder = entry.path.section('/', 0, 0);
      const QString who = isOfMany ? stemOfEntry(folder, entry.path) : person;
      const QString inside = path + '/' + entry.path;
      takeEntry(inside, std::move(entry), who, isInside);
    }
    if (entries.value->empty()) addMissing(path, person);
  }

  /// A file that lies in an archive directly stands for a person as one in a folder does.
  static QString stemOfEntry(const QString& folder, const QString& path) {
    return folder == path ? stemOf(path) : folder;
  }

  void takeEntry(const QString& path, ZipEntry entry, const QString& person, bool isInside) {
    if (!isZip(path) || !entry.contents) {
      if (entry.contents && entry.contents.value->size() > kLargestWorkFile) {
        entry.contents = {
            {}, {{path, std::nullopt, Submissions::tr("found more than a work is long")}}};
      }
      collected.push_back({person, path, std::move(entry.contents)});
    } else if (isInside) {
      collected.push_back({person,
                           path,
                           {{},
                            {{path, std::nullopt,
                              Submissions::tr("found an archive in an archive in an archive")}}}});
    } else {
      takeZip(path, *entry.contents.value, person, true);
    }
  }

  void addMissing(const QString& path, const QString& person) {
    addError(path, person,
             Submissions::tr("found no work here, expected a file in .linger-work or .json"));
  }

  /// What it points to was not handed in with it.
  void addLink(const QString& path, const QString& person) {
    addError(path, person, Submissions::tr("found a symbolic link, which is not followed"));
  }

  void addUnreadable(const QString& path, const QString& person) {
    addError(path, person,
             Submissions::tr("found a name that is not UTF-8: rename it, then it can be read"));
  }

  void addError(const QString& path, const QString& person, const QString& what) {
    collected.push_back({person, path, {{}, {{path, std::nullopt, what}}}});
  }
};

}  // namespace

std::vector<Submission> submissionsAt(const QStringList& places) {
  Collector collector;
  for (const QString& place : places) collector.takePlace(place);
  return std::move(collector.collected);
}

}  // namespace linger
