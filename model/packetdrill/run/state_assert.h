#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/tcp/state.h"

namespace linger::packetdrill {

/// One claim of a script's code about the state of the socket under test.
struct StateAssert {
  State state = State::Closed;
  bool equal = true;  ///< False for "!=".
};

/// What a snippet of code claims, or the name of what in it is not understood.
struct CodeMeaning {
  std::vector<StateAssert> asserts;
  std::vector<std::string> claims;     ///< Of other fields: see judgeClaim().
  std::optional<std::string> unknown;  ///< "congestion control (tcpi_snd_cwnd)"
};

/// Understands "assert tcpi_state == TCPI_LISTEN" and claims about the fields that valueOf()
/// knows, several of them on lines of their own or separated by ';', with a message after a comma.
/// Everything else is unknown.
CodeMeaning understandCode(std::string_view code);

}  // namespace linger::packetdrill
