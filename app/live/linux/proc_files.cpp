#include "app/live/linux/proc_files.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>

namespace linger {
namespace {

std::optional<std::int64_t> numberIn(std::string_view text) {
  std::int64_t number = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  if (read.ec != std::errc()) return std::nullopt;
  return number;
}

}  // namespace

std::string procFile(const std::string& path) {
  const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return {};
  std::string text;
  std::array<char, 4096> buffer{};
  ssize_t size = 0;
  while ((size = read(file, buffer.data(), buffer.size())) > 0) {
    text.append(buffer.data(), std::size_t(size));
  }
  close(file);
  return text;
}

std::string procLink(const std::string& path) {
  std::array<char, 4096> buffer{};
  const ssize_t size = readlink(path.c_str(), buffer.data(), buffer.size());
  return size > 0 ? std::string(buffer.data(), std::size_t(size)) : std::string();
}

std::optional<std::int64_t> procNumber(const std::string& path) {
  return numberIn(procFile(path));
}

bool listsPort(std::string_view list, std::uint16_t port) {
  while (!list.empty()) {
    const std::string_view part = list.substr(0, list.find(','));
    list.remove_prefix(std::min(part.size() + 1, list.size()));
    const auto first = numberIn(part);
    if (!first) continue;
    const std::size_t dash = part.find('-');
    const auto last = dash == std::string_view::npos ? first : numberIn(part.substr(dash + 1));
    if (*first <= port && last && port <= *last) return true;
  }
  return false;
}

}  // namespace linger
