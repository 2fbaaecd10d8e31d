#pragma once

#include <QProcess>
#include <QProcessEnvironment>
#include <QStringList>

/// What the linger program did when it was started.
struct Outcome {
  int exitCode = -1;  ///< -1 where it crashed or hung.
  QByteArray out;
  QByteArray error;
};

/// Starts the program as a script would: without any display.
inline Outcome runLinger(const QStringList& arguments, const QByteArray& input = {},
                         const QString& folder = {}) {
  QProcess process;
  QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
  for (const char* name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}) {
    environment.remove(name);
  }
  process.setProcessEnvironment(environment);
  if (!folder.isEmpty()) process.setWorkingDirectory(folder);
  process.start(QStringLiteral(LINGER_PROGRAM), arguments);
  process.write(input);
  process.closeWriteChannel();
  if (!process.waitForFinished()) return {};
  const bool ended = process.exitStatus() == QProcess::NormalExit;
  return {ended ? process.exitCode() : -1, process.readAllStandardOutput(),
          process.readAllStandardError()};
}
