#pragma once

#include <QByteArray>
#include <QString>

#include "app/files/file_error.h"
#include "app/files/json/json_value.h"
#include "model/sim/scenario.h"

namespace linger {

inline constexpr std::string_view kScenarioFormat = "linger-scenario/1";

/// A scenario file is a page or two; what is longer than this is something else.
inline constexpr qint64 kLargestScenarioFile = qint64{4} << 20;

/// Reads a scenario (resources/scenarios/README.md describes the format). All that is wrong with
/// it is told at once, each with its place.
Loaded<Scenario> parseScenario(const QString& file, const QByteArray& text);

Loaded<Scenario> readScenarioFile(const QString& path);

/// The scenario as a person would write it: defaults left out, one step a line; where that would be
/// too long for a file, without white space. Reading it gives the same scenario.
QByteArray scenarioText(const Scenario& scenario);
JsonValue scenarioJson(const Scenario& scenario);

/// Writes the file wholly or not at all; gives what went wrong, if anything. A scene that is too
/// long to be read again is not written.
std::optional<FileError> writeScenarioFile(const QString& path, const Scenario& scenario);

}  // namespace linger
