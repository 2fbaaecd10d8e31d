#pragma once

#include <QApplication>
#include <QString>

namespace linger {

/// Opens the window on a built-in scenario or a file (the restart story for an empty text), and
/// runs until it is closed. Returns the exit code.
int runWindow(QApplication& application, const QString& fileOrScenario);

}  // namespace linger
