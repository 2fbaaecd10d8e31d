#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace linger {

/// The whole of a small file below /proc; empty where it cannot be read.
std::string procFile(const std::string& path);

/// Where a link below /proc leads; empty where it cannot be read.
std::string procLink(const std::string& path);

/// The number with which a file of /proc/sys begins; none where there is none, or no such file.
std::optional<std::int64_t> procNumber(const std::string& path);

/// Whether the port is in a list like "8080,9148,30000-30010", which is what
/// net.ipv4.ip_local_reserved_ports says. What is no number in it is left out.
bool listsPort(std::string_view list, std::uint16_t port);

}  // namespace linger
