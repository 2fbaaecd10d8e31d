#include "app/cli/causes.h"

#include <QCoreApplication>
#include <algorithm>

#include "app/files/scenario/scenario_library.h"
#include "app/symptoms/diagnosis.h"

namespace linger {
namespace {

class Text {
  Q_DECLARE_TR_FUNCTIONS(linger::Causes)
};

bool isAbout(const Scenario& scenario, const QStringList& words) {
  const QString all = QString::fromStdString(scenario.name + '\n' + scenario.title + '\n' +
                                             scenario.group + '\n' + scenario.description);
  return std::ranges::all_of(
      words, [&](const QString& word) { return all.contains(word, Qt::CaseInsensitive); });
}

/// "linger run restart --os windows"
QString commandFor(const Cause& cause, const ErrorLine& line) {
  QString command = QStringLiteral("linger run %1").arg(cause.scene);
  if (line.os) {
    const std::string_view name = profileOf(*line.os).name;
    command += QStringLiteral(" --os ") + QString::fromUtf8(name.data(), qsizetype(name.size()));
  }
  return command;
}

QString textOf(const Diagnosis& diagnosis) {
  QString told = diagnosis.line.error || diagnosis.line.state
                     ? Text::tr("Possible causes, the likeliest first:\n")
                     : Text::tr("Scenes to look at:\n");
  int number = 1;
  for (const Cause& cause : diagnosis.causes) {
    told += QStringLiteral("\n%1. %2\n").arg(number++).arg(cause.what);
    if (!cause.remedy.isEmpty()) told += Text::tr("   To fix it: %1\n").arg(cause.remedy);
    if (!cause.line.isEmpty()) told += QStringLiteral("     %1\n").arg(cause.line);
    told += Text::tr("   To see it: %1\n").arg(commandFor(cause, diagnosis.line));
  }
  return told;
}

QString scenesText(const QString& words) {
  const QStringList each = words.split(u' ', Qt::SkipEmptyParts);
  QString told;
  if (each.isEmpty()) return told;
  const ScenarioLibrary library;
  for (const Scenario& scenario : library.list()) {
    if (!isAbout(scenario, each)) continue;
    told += QStringLiteral("%1  %2\n")
                .arg(QString::fromStdString(scenario.name), QString::fromStdString(scenario.title));
  }
  return told.isEmpty() ? told : Text::tr("Scenes about “%1”:\n").arg(words) + told;
}

}  // namespace

QString causesText(const QString& words) {
  const Diagnosis diagnosis = diagnose(words);
  return diagnosis.causes.empty() ? scenesText(words) : textOf(diagnosis);
}

}  // namespace linger
