#pragma once

#include <QSettings>
#include <functional>

namespace linger {

/// The file in which the program keeps its settings, for reading.
QSettings openSettings();

/// Changes the settings file, wholly or not at all. QSettings by itself leaves an empty file on a
/// full disk and reports no error. False where the file could not be written: it is as it was.
bool changeSettings(const std::function<void(QSettings&)>& change);

}  // namespace linger
