#pragma once

#include <QByteArray>
#include <QLocale>
#include <QString>
#include <QStringList>
#include <optional>

#include "app/actions/app_context.h"
#include "app/document/pace.h"
#include "model/systems/runtime.h"

namespace linger {

/// What stays from one sitting to the next.
struct Settings {
  QByteArray geometry;
  QByteArray columns;  ///< The splitters.
  QByteArray rightRows;
  int tab = 0;
  Pace pace;
  WindowCommands::ThemeChoice theme = WindowCommands::ThemeChoice::System;
  WindowCommands::Language language = WindowCommands::Language::System;
  double fontScale = 1.0;  ///< 1 to 2
  bool showsFuture = true;
  bool singleKeys = true;             ///< Letters, digits and signs alone are shortcuts.
  std::optional<bool> reducedMotion;  ///< None: as the desktop has it.
  std::optional<RuntimeId> runtime;   ///< What the built-in scenes' programs are written in.
  bool hasPlayed = false;             ///< At least once: until then a start is a first one.
  bool asksQuestions = false;         ///< Who comes with a question of their own wants no other.
  QStringList seenEdges;    ///< The arrows of the state diagram that this learner has seen.
  QStringList recentFiles;  ///< The newest first, ten at most.

  bool operator==(const Settings&) const = default;
};

inline constexpr int kSettingsVersion = 1;
inline constexpr int kMostRecentFiles = 10;

/// Reads the settings. What is missing, broken or out of range has its default; a file of a
/// newer Linger gives the defaults.
Settings loadSettings();

/// What the window speaks with these settings.
QLocale localeOf(WindowCommands::Language language);

/// Writes them, unless the file is a newer Linger's: that one is left alone. Settings that are as
/// they are in the file are not written: a window that closes would wait for the disk. False where
/// they cannot be written: the file keeps the old ones.
bool storeSettings(const Settings& settings);

}  // namespace linger
