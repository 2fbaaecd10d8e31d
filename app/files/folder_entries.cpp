#include "app/files/folder_entries.h"

#include <QFile>
#include <QStringDecoder>
#include <algorithm>
#include <filesystem>
#include <optional>

namespace linger {
namespace {

std::optional<FolderEntry::Kind> kindOf(const std::filesystem::directory_entry& entry) {
  std::error_code trouble;
  if (entry.is_symlink(trouble)) return FolderEntry::Kind::Link;
  if (entry.is_directory(trouble)) return FolderEntry::Kind::Folder;
  if (entry.is_regular_file(trouble)) return FolderEntry::Kind::File;
  return std::nullopt;
}

}  // namespace

std::vector<FolderEntry> entriesOf(const QString& folder) {
  std::vector<FolderEntry> entries;
  std::error_code trouble;
  std::filesystem::directory_iterator at(QFile::encodeName(folder).constData(), trouble);
  for (; !trouble && at != std::filesystem::directory_iterator(); at.increment(trouble)) {
    const std::string raw = at->path().filename().string();
    const std::optional<FolderEntry::Kind> kind = kindOf(*at);
    if (!kind || raw.starts_with('.')) continue;
    QStringDecoder decode(QStringDecoder::Utf8);
    const QString name = decode(QByteArrayView(raw.data(), qsizetype(raw.size())));
    entries.push_back({name, decode.hasError() ? FolderEntry::Kind::NotUtf8 : *kind});
  }
  std::ranges::sort(entries, {}, &FolderEntry::name);
  return entries;
}

}  // namespace linger
