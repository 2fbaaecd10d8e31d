#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "model/systems/errno.h"
#include "model/systems/verdict.h"

namespace linger::packetdrill {

/// Errors that a script's calls may give and the stack's never do: a call was given no buffer; a
/// connect() that did not wait is made again.
inline constexpr std::string_view kBadAddress = "EFAULT";
inline constexpr std::string_view kAlready = "EALREADY";

/// What became of a system call.
struct Answer {
  enum class Kind : std::uint8_t {
    Returned,       ///< `value` and `error`.
    Waits,          ///< It would wait: make it again when something has happened.
    NotUnderstood,  ///< `text` names the feature.
    OtherError,     ///< It failed with an error that only scripts know: `text` names it.
    Mismatch,       ///< An argument did not come back as the script says: `text` tells.
  };

  Kind kind = Kind::Returned;
  std::int64_t value = 0;
  Errno error = Errno::Ok;
  std::string text;
  Verdict verdict;  ///< For bind, listen and connect: what the answer rests on.

  static Answer returned(std::int64_t value) { return {Kind::Returned, value, Errno::Ok, {}, {}}; }
  static Answer failed(Errno error) { return {Kind::Returned, -1, error, {}, {}}; }
  static Answer waits() { return {Kind::Waits, 0, Errno::Ok, {}, {}}; }
  static Answer otherError(std::string_view name) {
    return {Kind::OtherError, -1, Errno::Ok, std::string(name), {}};
  }
  static Answer notUnderstood(std::string feature) {
    return {Kind::NotUnderstood, 0, Errno::Ok, std::move(feature), {}};
  }
  static Answer mismatch(std::string text) {
    return {Kind::Mismatch, 0, Errno::Ok, std::move(text), {}};
  }
};

}  // namespace linger::packetdrill
