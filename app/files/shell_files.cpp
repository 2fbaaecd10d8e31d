#include "app/files/shell_files.h"

#include <QDir>
#include <QFileInfo>
#include <deque>
#include <optional>

#include "app/files/file_io.h"
#include "model/packetdrill/run/runner.h"

namespace linger {
namespace {

/// Far more than any such file has.
constexpr qint64 kLongest = 1 << 20;
constexpr std::size_t kMost = 100;

std::optional<std::string> contentsOf(const QString& path) {
  if (!QFileInfo(path).isFile()) return std::nullopt;
  const Loaded<QByteArray> contents = readWholeFile(path, kLongest);
  return contents ? std::optional(contents.value->toStdString()) : std::nullopt;
}

}  // namespace

packetdrill::ShellFiles shellFilesBeside(const packetdrill::Script& script,
                                         const QString& scriptPath) {
  const QDir folder = QFileInfo(scriptPath).dir();
  packetdrill::ShellFiles files;
  const std::vector<std::string> named = packetdrill::shellFilesOf(script);
  std::deque<std::string> wanted(named.begin(), named.end());
  while (!wanted.empty() && files.size() < kMost) {
    const std::string path = wanted.front();
    wanted.pop_front();
    if (files.contains(path)) continue;
    const auto contents = contentsOf(folder.filePath(QString::fromStdString(path)));
    if (!contents) continue;
    files.emplace(path, *contents);
    for (std::string& further : packetdrill::shellFilesNamedIn(*contents)) {
      wanted.push_back(std::move(further));
    }
  }
  return files;
}

}  // namespace linger
