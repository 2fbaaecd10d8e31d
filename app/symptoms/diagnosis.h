#pragma once

#include <QString>
#include <optional>
#include <vector>

#include "model/sim/edit.h"
#include "model/systems/error_line.h"

namespace linger {

/// One thing that a symptom may come from, and the scene that shows it.
struct Cause {
  QString scene;   ///< The name of a built-in scenario.
  QString what;    ///< "The closed connection is in TIME-WAIT on the server: no process owns it."
  QString remedy;  ///< One sentence.
  QString line;    ///< To be copied; often empty.

  bool operator==(const Cause&) const = default;
};

/// What a pasted error or a state of netstat may come from, the likeliest first. No causes: the
/// text names nothing that Linger knows.
struct Diagnosis {
  ErrorLine line;
  std::vector<Cause> causes;

  /// What sets a cause's scene to the system and the runtime that the line tells of.
  std::vector<Edit> edits() const;
};

Diagnosis diagnose(const QString& text);

}  // namespace linger
