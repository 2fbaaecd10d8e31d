#include "app/session/settings.h"

#include <algorithm>
#include <cmath>

#include "app/files/settings_file.h"

namespace linger {
namespace {

using Choice = WindowCommands::ThemeChoice;
using Language = WindowCommands::Language;

constexpr auto kVersion = "version";

bool isNewer(const QSettings& file) {
  return file.value(kVersion, 0).toInt() > kSettingsVersion;
}

double numberIn(const QSettings& file, const char* key, double least, double most, double other) {
  bool isNumber = false;
  const double value = file.value(key, other).toDouble(&isNumber);
  return isNumber && std::isfinite(value) ? std::clamp(value, least, most) : other;
}

Choice themeFrom(const QString& name) {
  if (name == QStringLiteral("light")) return Choice::Light;
  if (name == QStringLiteral("dark")) return Choice::Dark;
  return Choice::System;
}

QString nameOf(Choice choice) {
  switch (choice) {
    case Choice::System: return QStringLiteral("system");
    case Choice::Light: return QStringLiteral("light");
    case Choice::Dark: return QStringLiteral("dark");
  }
  return {};
}

Language languageFrom(const QString& name) {
  if (name == QStringLiteral("en")) return Language::English;
  if (name == QStringLiteral("zh")) return Language::Chinese;
  return Language::System;
}

QString nameOf(Language language) {
  switch (language) {
    case Language::System: return QStringLiteral("system");
    case Language::English: return QStringLiteral("en");
    case Language::Chinese: return QStringLiteral("zh");
  }
  return {};
}

void write(const Settings& settings, QSettings& file) {
  if (file.status() != QSettings::NoError) file.clear();
  file.setValue(kVersion, kSettingsVersion);
  file.setValue("window/geometry", settings.geometry);
  file.setValue("window/columns", settings.columns);
  file.setValue("window/right-rows", settings.rightRows);
  file.setValue("window/tab", settings.tab);
  file.setValue("pace/true-time", settings.pace.trueTime);
  file.setValue("pace/factor", settings.pace.factor);
  file.setValue("look/theme", nameOf(settings.theme));
  file.setValue("look/language", nameOf(settings.language));
  file.setValue("look/font-scale", settings.fontScale);
  file.setValue("look/shows-future", settings.showsFuture);
  file.setValue("keys/single", settings.singleKeys);
  if (settings.reducedMotion) {
    file.setValue("look/reduced-motion", *settings.reducedMotion);
  } else {
    file.remove("look/reduced-motion");
  }
  if (settings.runtime) {
    file.setValue("runtime", QString::fromLatin1(runtimeOf(*settings.runtime).name.data()));
  }
  file.setValue("has-played", settings.hasPlayed);
  file.setValue("lesson/asks-questions", settings.asksQuestions);
  file.setValue("seen-edges", settings.seenEdges);
  file.setValue("recent-files", settings.recentFiles);
}

}  // namespace

QLocale localeOf(Language language) {
  switch (language) {
    case Language::System: return QLocale::system();
    case Language::English: return QLocale(QLocale::English);
    case Language::Chinese: return QLocale(QLocale::Chinese, QLocale::China);
  }
  return {};
}

Settings loadSettings() {
  Settings settings;
  const QSettings file = openSettings();
  if (file.status() != QSettings::NoError || isNewer(file)) return settings;
  settings.geometry = file.value("window/geometry").toByteArray();
  settings.columns = file.value("window/columns").toByteArray();
  settings.rightRows = file.value("window/right-rows").toByteArray();
  settings.tab = static_cast<int>(numberIn(file, "window/tab", 0, 9, 0));
  settings.pace.trueTime = file.value("pace/true-time", false).toBool();
  settings.pace.factor = numberIn(file, "pace/factor", 0.25, 60, 1);
  settings.theme = themeFrom(file.value("look/theme").toString());
  settings.language = languageFrom(file.value("look/language").toString());
  settings.fontScale = numberIn(file, "look/font-scale", 1, 2, 1);
  settings.showsFuture = file.value("look/shows-future", true).toBool();
  settings.singleKeys = file.value("keys/single", true).toBool();
  if (file.contains("look/reduced-motion")) {
    settings.reducedMotion = file.value("look/reduced-motion").toBool();
  }
  const std::string runtime = file.value("runtime").toString().toStdString();
  if (const Runtime* known = runtimeNamed(runtime)) settings.runtime = known->id;
  // Before this was kept, a file meant that somebody had been here.
  settings.hasPlayed = file.value("has-played", file.contains(kVersion)).toBool();
  settings.asksQuestions = file.value("lesson/asks-questions", false).toBool();
  settings.seenEdges = file.value("seen-edges").toStringList();
  settings.recentFiles = file.value("recent-files").toStringList().mid(0, kMostRecentFiles);
  return settings;
}

bool storeSettings(const Settings& settings) {
  {
    const QSettings file = openSettings();
    const bool isReadable = file.status() == QSettings::NoError;
    if (isReadable && isNewer(file)) return true;
    if (isReadable && file.contains(kVersion) && loadSettings() == settings) return true;
  }
  return changeSettings([&settings](QSettings& file) { write(settings, file); });
}

}  // namespace linger
