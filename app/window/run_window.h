#pragma once

#include <QApplication>
#include <QString>

namespace linger {

class MainWindow;

/// Opens what runWindow() is given; where that fails, the restart story, and says why.
void openOrTellWhyNot(MainWindow& window, const QString& fileOrScenario);

/// Opens the window on a built-in scenario or a file (the restart story for an empty text), with
/// the gallery on what `search` finds if it is not empty, and runs until the window is closed.
/// Returns the exit code.
int runWindow(QApplication& application, const QString& fileOrScenario, const QString& search = {});

}  // namespace linger
