#pragma once

#include <optional>
#include <string_view>

#include "model/systems/errno.h"
#include "model/systems/os_profile.h"
#include "model/systems/runtime.h"
#include "model/systems/verdict.h"
#include "model/tcp/state.h"

namespace linger {

/// What a line that somebody pasted tells: of a program's error, of netstat or ss. What it does
/// not tell is empty.
struct ErrorLine {
  std::optional<Errno> error;
  std::optional<State> state;
  std::optional<OsId> os;            ///< The one whose number or words these are.
  std::optional<RuntimeId> runtime;  ///< The one that prints errors so.
  std::optional<Call> call;          ///< Bind (also for listen()) or Connect.

  bool operator==(const ErrorLine&) const = default;
};

/// Reads "OSError: [Errno 98] Address already in use", "listen EADDRINUSE: :::8080", "10048",
/// "FIN_WAIT2" or "windows". Empty where nothing in it is known.
ErrorLine readErrorLine(std::string_view text);

}  // namespace linger
