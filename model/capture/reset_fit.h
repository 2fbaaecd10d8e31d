#pragma once

#include <cstdint>
#include <string_view>

namespace linger::capture {

/// Why the other end accepts a RST, or does not (RFC 9293 §3.10.7.3, §3.10.7.4; RFC 5961 §3.2).
enum class ResetFit : std::uint8_t {
  Unknown,     ///< The capture does not show what that end expected.
  AnswersSyn,  ///< It acknowledges that end's SYN.
  Exact,       ///< Its number is the next one that is expected.
  InWindow,    ///< It lies in the window: answered with an ACK since RFC 5961, accepted before.
  Outside,     ///< It does not: ignored.
};

/// The name for programs: "in-window".
constexpr std::string_view nameOf(ResetFit fit) {
  switch (fit) {
    case ResetFit::Unknown: return "unknown";
    case ResetFit::AnswersSyn: return "answers-syn";
    case ResetFit::Exact: return "exact";
    case ResetFit::InWindow: return "in-window";
    case ResetFit::Outside: return "outside";
  }
  return "";
}

}  // namespace linger::capture
