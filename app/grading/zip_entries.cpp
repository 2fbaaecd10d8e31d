#include "app/grading/zip_entries.h"

#include <zip.h>

#include <QCoreApplication>
#include <map>
#include <memory>

namespace linger {
namespace {

struct Zip {
  Q_DECLARE_TR_FUNCTIONS(Zip)
};

constexpr zip_int64_t kMostEntries = 10'000;

using Archive = std::unique_ptr<zip_t, decltype(&zip_discard)>;
using EntryFile = std::unique_ptr<zip_file_t, decltype(&zip_fclose)>;

FileError errorOf(const QString& file, const QString& what) {
  return {file, std::nullopt, what};
}

FileError errorOf(const QString& file, zip_error_t* error) {
  return errorOf(file, Zip::tr("found no zip archive that can be read: %1")
                           .arg(QString::fromUtf8(zip_error_strerror(error))));
}

Loaded<QByteArray> contentsOf(zip_t* archive, zip_uint64_t index, const QString& name,
                              qint64 limit) {
  zip_stat_t about;
  zip_stat_init(&about);
  const EntryFile file(zip_fopen_index(archive, index, 0), zip_fclose);
  if (zip_stat_index(archive, index, 0, &about) != 0 || file == nullptr) {
    return {{}, {errorOf(name, zip_get_error(archive))}};
  }
  if ((about.valid & ZIP_STAT_SIZE) == 0 || about.size > zip_uint64_t(limit)) {
    return {{},
            {errorOf(
                name,
                Zip::tr("found a file of more than %1 bytes, expected at most that").arg(limit))}};
  }
  QByteArray contents(qsizetype(about.size), Qt::Uninitialized);
  if (zip_fread(file.get(), contents.data(), about.size) != zip_int64_t(about.size)) {
    return {{}, {errorOf(name, zip_file_get_error(file.get()))}};
  }
  char beyond = 0;  // Reading to the end checks the sum.
  if (zip_fread(file.get(), &beyond, 1) != 0) {
    return {{}, {errorOf(name, zip_file_get_error(file.get()))}};
  }
  return {std::move(contents), {}};
}

}  // namespace

Loaded<std::vector<ZipEntry>> zipEntries(const QString& name, const QByteArray& archive,
                                         qint64 limit, bool (*wants)(const QString& path)) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* const source =
      zip_source_buffer_create(archive.constData(), zip_uint64_t(archive.size()), 0, &error);
  if (source == nullptr) return {{}, {errorOf(name, &error)}};
  const Archive opened(zip_open_from_source(source, ZIP_RDONLY, &error), zip_discard);
  if (opened == nullptr) {
    zip_source_free(source);
    return {{}, {errorOf(name, &error)}};
  }
  const zip_int64_t count = zip_get_num_entries(opened.get(), 0);
  if (count > kMostEntries) {
    return {{},
            {errorOf(name, Zip::tr("found %1 files in the archive, expected at most %2")
                               .arg(count)
                               .arg(kMostEntries))}};
  }
  std::map<QString, zip_uint64_t> indices;
  for (zip_int64_t i = 0; i < count; ++i) {
    const QString path = QString::fromUtf8(zip_get_name(opened.get(), zip_uint64_t(i), 0));
    if (!path.isEmpty() && !path.endsWith('/') && wants(path)) indices[path] = zip_uint64_t(i);
  }
  std::vector<ZipEntry> entries;
  for (const auto& [path, index] : indices) {
    const QString told = QStringLiteral("%1/%2").arg(name, path);
    entries.push_back({path, contentsOf(opened.get(), index, told, limit)});
  }
  return {std::move(entries), {}};
}

}  // namespace linger
