#pragma once

#include <QByteArray>

#include "app/document/document.h"
#include "app/files/file_error.h"

namespace linger {

/// The scenario as it was read and each edit with its switch, as one text: what a crash must not
/// take away. Only this program reads it; people are given scenario files.
QByteArray editedScenarioText(const EditedScenario& edited);

/// Reads such a text. An error where the text is none, or what it holds cannot be simulated.
Loaded<EditedScenario> parseEditedScenario(const QString& file, const QByteArray& text);

}  // namespace linger
