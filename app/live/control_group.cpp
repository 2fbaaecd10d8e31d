#include "app/live/control_group.h"

#include <algorithm>
#include <array>
#include <utility>

namespace linger {
namespace {

bool isHexDigit(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
}

/// Docker, Podman, containerd and CRI-O name the group by the container's 64 hexadecimal digits.
std::string containerIn(std::string_view path) {
  constexpr std::ptrdiff_t kIdentifier = 64;
  constexpr std::size_t kShort = 12;
  auto at = path.begin();
  while (at != path.end()) {
    const auto begin = std::find_if(at, path.end(), isHexDigit);
    const auto end = std::find_if_not(begin, path.end(), isHexDigit);
    if (end - begin == kIdentifier) return std::string(begin, begin + kShort);
    at = end;
  }
  return {};
}

/// The innermost folder that is a service, a socket or a scope. A container's scope is none.
std::string unitIn(std::string_view path) {
  while (!path.empty()) {
    const std::size_t slash = path.rfind('/');
    const std::string_view name = slash == std::string_view::npos ? path : path.substr(slash + 1);
    const bool isUnit =
        name.ends_with(".service") || name.ends_with(".socket") || name.ends_with(".scope");
    if (isUnit && containerIn(name).empty()) return std::string(name);
    path = slash == std::string_view::npos ? std::string_view() : path.substr(0, slash);
  }
  return {};
}

/// By what its path is told from Docker's, or from that of a container of which nothing is known.
constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kContainerManagers{{
    {"libpod", "podman"},
    {"kubepods", "crictl"},
    {"crio-", "crictl"},
    {"nerdctl", "nerdctl"},
}};

std::string_view containerManager(std::string_view path) {
  for (const auto& [part, manager] : kContainerManagers) {
    if (path.find(part) != std::string_view::npos) return manager;
  }
  return "docker";
}

/// Each user's services have a manager of their own, which runs in user@1000.service.
std::string_view unitManager(std::string_view path) {
  const bool isUsers = path.find("/user@") != std::string_view::npos;
  return isUsers ? "systemctl --user" : "sudo systemctl";
}

}  // namespace

ControlGroup controlGroupFrom(std::string_view text) {
  ControlGroup group;
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(line.size() + 1, text.size()));
    // "0::/system.slice/nginx.service": the hierarchy, its controllers, the path.
    const std::size_t colon = line.find(':', line.find(':') + 1);
    if (colon == std::string_view::npos) continue;
    const std::string_view path = line.substr(colon + 1);
    if (group.unit.empty()) {
      group.unit = unitIn(path);
      if (!group.unit.empty() && group.container.empty()) group.manager = unitManager(path);
    }
    if (group.container.empty()) {
      group.container = containerIn(path);
      if (!group.container.empty()) group.manager = containerManager(path);
    }
  }
  return group;
}

}  // namespace linger
