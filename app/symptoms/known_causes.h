#pragma once

#include <optional>
#include <span>

#include "model/systems/errno.h"
#include "model/systems/verdict.h"
#include "model/tcp/state.h"

namespace linger {

/// What the remedy's line to copy is made from.
enum class Copied { Nothing, ReuseAddr, Owner };

/// The systems on which a cause exists.
enum class Systems { All, Windows, AllButWindows };

/// A row of the table of causes: of an error (of one call, or of any) or of a state that lasts.
struct KnownCause {
  std::optional<Errno> error;
  std::optional<Call> call;
  std::optional<State> state;
  const char* scene;   ///< The built-in scenario that shows it.
  const char* what;    ///< English; to be translated in the context "Causes".
  const char* remedy;  ///< Likewise.
  Copied copied = Copied::Nothing;
  Systems systems = Systems::All;
};

/// For each error and state, the likeliest cause first.
std::span<const KnownCause> knownCauses();

struct SystemScene {
  const char* scene;
  const char* what;  ///< English; to be translated in the context "Causes".
};

/// What to look at on a system that somebody names.
std::span<const SystemScene> scenesForASystem();

}  // namespace linger
