#pragma once

#include <QString>
#include <QStringList>
#include <vector>

#include "app/files/file_error.h"
#include "model/sim/scenario.h"

namespace linger {

/// The scenarios that come with the program, read once, in the order in which people are to
/// meet them: that of index.json, and after these the rest by name.
class ScenarioLibrary {
 public:
  /// Reads every scenario of a folder: the program's own, or another one for tests.
  explicit ScenarioLibrary(const QString& folder = QStringLiteral(":/scenarios"));

  const std::vector<Scenario>& list() const { return scenarios_; }

  /// The scenario called `name` ("restart"), or null.
  const Scenario* find(const QString& name) const;

  /// The one whose name is nearest to `name`; empty where none is near.
  QString closestTo(const QString& name) const;

  /// The groups in the order of their first scenarios.
  QStringList groups() const;

  /// What could not be read: empty unless a file is broken.
  const std::vector<FileError>& errors() const { return errors_; }

 private:
  std::vector<Scenario> scenarios_;
  std::vector<FileError> errors_;
};

/// The folder of the built-in scenarios that have arrivals: thousands of connections, to be
/// counted.
inline constexpr auto kFleetFolder = ":/fleets";

/// A built-in's name, the path of a scenario file, or "-" for standard input. A name wins over a
/// file of the same name.
Loaded<Scenario> loadScenario(const QString& nameOrPath);

}  // namespace linger
