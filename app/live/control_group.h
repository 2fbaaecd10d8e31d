#pragma once

#include <string>
#include <string_view>

namespace linger {

/// Who runs a process, as its control group says.
struct ControlGroup {
  std::string unit;       ///< "nginx.service"; empty where no unit of systemd is named.
  std::string container;  ///< The first 12 digits of a container's identifier; empty for none.
  /// The command that stops either: "docker", "sudo systemctl"; empty where there is neither.
  std::string manager;

  bool operator==(const ControlGroup&) const = default;
};

/// Reads the text of /proc/PID/cgroup.
ControlGroup controlGroupFrom(std::string_view text);

}  // namespace linger
