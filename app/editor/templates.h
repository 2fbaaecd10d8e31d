#pragma once

#include <optional>
#include <string>

#include "app/editor/part.h"
#include "model/sim/scenario.h"

namespace linger {

/// A scene to begin with: a client and a server that are connected, and the server closes first.
Scenario newScene();

/// The same scene under a name of its own.
Scenario duplicateOf(Scenario scenario);

/// A new item for a list of the draft, as good as can be guessed. `now` is the instant that the
/// person looks at, `segment` the one that a new impairment is about: by default the first host's
/// FIN.
JsonValue newItem(const JsonValue& scenario, const std::string& listPath, SimTime now,
                  const std::optional<SegmentChoice>& segment = std::nullopt);

/// A copy of an item, changed where two of its kind must differ: a name, an address.
JsonValue copyOf(const JsonValue& scenario, const std::string& path);

}  // namespace linger
