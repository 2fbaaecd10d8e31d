#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace linger::capture {

/// Why a frame says nothing of a TCP connection.
enum class Skip : std::uint8_t {
  OtherProtocol,        ///< Not IP (ARP, say), or IP without TCP.
  Tunnel,               ///< Another packet inside: GRE, IP in IP, VXLAN and their like.
  Encrypted,            ///< IPsec.
  UnknownLink,          ///< A kind of link that Linger does not read.
  CutHeaders,           ///< The capture kept too little of it.
  MalformedHeaders,     ///< Its headers contradict themselves.
  IncompleteFragments,  ///< A fragment whose others never came, or came cut.
};

inline constexpr std::array kAllSkips{
    Skip::OtherProtocol, Skip::Tunnel,           Skip::Encrypted,          Skip::UnknownLink,
    Skip::CutHeaders,    Skip::MalformedHeaders, Skip::IncompleteFragments};

/// The name for programs: "unknown-link".
std::string_view nameOf(Skip skip);

/// How many frames were skipped for each reason.
class SkipCounts {
 public:
  void add(Skip skip, std::uint64_t frames = 1) { counts_[std::size_t(skip)] += frames; }
  std::uint64_t of(Skip skip) const { return counts_[std::size_t(skip)]; }

 private:
  std::array<std::uint64_t, kAllSkips.size()> counts_{};
};

}  // namespace linger::capture
