#include "app/grading/submissions.h"

#include <QCoreApplication>
#include <QDir>
#include <QDirIterator>
#include <QFileInfo>
#include <QStringDecoder>
#include <filesystem>
#include <set>

#include "app/course/work_file.h"
#include "app/files/file_io.h"
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

/// What lies in the folder under names that are not UTF-8, as well as they can be read. Qt leaves
/// them out of its lists.
QStringList unreadableNames(const QString& folder) {
  QStringList names;
  std::error_code trouble;
  std::filesystem::directory_iterator entry(QFile::encodeName(folder).constData(), trouble);
  for (; !trouble && entry != std::filesystem::directory_iterator(); entry.increment(trouble)) {
    const std::string raw = entry->path().filename().string();
    QStringDecoder decode(QStringDecoder::Utf8);
    const QString name = decode(QByteArrayView(raw.data(), qsizetype(raw.size())));
    if (decode.hasError()) names << name;
  }
  names.sort();
  return names;
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
    const QDir folder(path);
    addUnreadable(path, {});
    const auto entries =
        folder.entryInfoList(QDir::Files | QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
    for (const QFileInfo& entry : entries) {
      const QString inside = folder.filePath(entry.fileName());
      if (entry.isSymLink()) {
        addLink(inside, stemOf(inside));
      } else if (entry.isDir()) {
        takePerson(inside, entry.fileName());
      } else if (isWorkOrZip(inside)) {
        takeFile(inside, stemOf(inside));
      }
    }
    if (collected.size() == before) addMissing(path, stemOf(path));
  }

  /// The folder of one person, with folders in it or not.
  void takePerson(const QString& path, const QString& person) {
    const std::size_t before = collected.size();
    QStringList files, folders{path};
    QDirIterator walk(path, QDir::Files | QDir::Dirs | QDir::NoDotAndDotDot,
                      QDirIterator::Subdirectories);
    while (walk.hasNext()) {
      const QString inside = walk.next();
      const bool isFolder = walk.fileInfo().isDir();
      if (isFolder && !walk.fileInfo().isSymLink()) {
        folders << inside;
      } else if (isFolder || isWorkOrZip(inside)) {
        files << inside;
      }
    }
    files.sort();
    folders.sort();
    for (const QString& folder : std::as_const(folders)) addUnreadable(folder, person);
    for (const QString& file : std::as_const(files)) {
      QFileInfo(file).isSymLink() ? addLink(file, person) : takeFile(file, person);
    }
    if (collected.size() == before) addMissing(path, person);
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

  /// Each is a person's of its own where no person is given.
  void addUnreadable(const QString& folder, const QString& person) {
    for (const QString& name : unreadableNames(folder)) {
      addError(folder + '/' + name, person.isEmpty() ? stemOf(name) : person,
               Submissions::tr("found a name that is not UTF-8: rename it, then it can be read"));
    }
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
