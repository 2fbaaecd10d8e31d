#include "app/files/scenario/scenario_library.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <algorithm>

#include "app/files/file_io.h"
#include "app/files/json/object_reader.h"
#include "app/files/scenario/scenario_file.h"

namespace linger {
namespace {

class Text {
  Q_DECLARE_TR_FUNCTIONS(linger::ScenarioLibrary)
};

constexpr auto kIndexFile = "index.json";

/// The names in the folder's index; none where it has no index.
Loaded<std::vector<std::string>> readIndex(const QDir& folder) {
  const QString path = folder.filePath(kIndexFile);
  if (!folder.exists(kIndexFile)) return {std::vector<std::string>{}, {}};
  const auto text = readWholeFile(path, kLargestScenarioFile);
  if (!text) return {{}, text.errors};
  const auto source = parseJson(path, *text.value);
  if (!source) return {{}, source.errors};
  Reading reading{*source.value};
  ObjectReader object(reading, source.value->root);
  std::string format;
  std::vector<std::string> names;
  object.required("format", format);
  object.required("scenarios", names);
  if (!object.finish()) return {{}, std::move(reading.errors)};
  return {std::move(names), {}};
}

}  // namespace

ScenarioLibrary::ScenarioLibrary(const QString& folder) {
  const QDir files(folder);
  auto index = readIndex(files);
  errors_ = std::move(index.errors);
  QStringList names;
  for (const std::string& name : index.value.value_or(std::vector<std::string>{})) {
    names << QString::fromStdString(name);
  }
  for (const QString& file : files.entryList({"*.json"}, QDir::Files, QDir::Name)) {
    const QString name = QFileInfo(file).completeBaseName();
    if (file != kIndexFile && !names.contains(name)) names << name;
  }
  for (const QString& name : std::as_const(names)) {
    auto loaded = readScenarioFile(files.filePath(name + QStringLiteral(".json")));
    errors_.insert(errors_.end(), loaded.errors.begin(), loaded.errors.end());
    if (loaded) scenarios_.push_back(std::move(*loaded.value));
  }
}

const Scenario* ScenarioLibrary::find(const QString& name) const {
  const auto found = std::find_if(scenarios_.begin(), scenarios_.end(),
                                  [&](const Scenario& s) { return s.name == name.toStdString(); });
  return found == scenarios_.end() ? nullptr : &*found;
}

QString ScenarioLibrary::closestTo(const QString& name) const {
  std::vector<std::string_view> names;
  for (const Scenario& scenario : scenarios_) names.push_back(scenario.name);
  return QString::fromStdString(closestOf(name.toStdString(), names));
}

QStringList ScenarioLibrary::groups() const {
  QStringList groups;
  for (const Scenario& scenario : scenarios_) {
    const QString group = QString::fromStdString(scenario.group);
    if (!groups.contains(group)) groups << group;
  }
  return groups;
}

Loaded<Scenario> loadScenario(const QString& nameOrPath) {
  if (nameOrPath == kStandardInput) {
    const auto text = readStandardInput(kLargestScenarioFile);
    return text ? parseScenario(standardInputName(), *text.value)
                : Loaded<Scenario>{{}, text.errors};
  }
  const bool isName = !nameOrPath.contains('/') && !nameOrPath.contains('.');
  const bool isIndex = nameOrPath + QStringLiteral(".json") == QLatin1String(kIndexFile);
  for (const char* const folder : {":/scenarios", kFleetFolder}) {
    const QString file = QStringLiteral("%1/%2.json").arg(QLatin1String(folder), nameOrPath);
    if (isName && !isIndex && QFileInfo::exists(file)) return readScenarioFile(file);
  }
  if (!isName || QFileInfo::exists(nameOrPath)) return readScenarioFile(nameOrPath);
  QString what =
      Text::tr("found neither a scenario nor a file of this name; linger list shows the scenarios");
  QString closest = ScenarioLibrary().closestTo(nameOrPath);
  if (closest.isEmpty()) closest = ScenarioLibrary(kFleetFolder).closestTo(nameOrPath);
  if (!closest.isEmpty()) what += Text::tr("; did you mean \"%1\"?").arg(closest);
  return {{}, {{nameOrPath, std::nullopt, what}}};
}

}  // namespace linger
