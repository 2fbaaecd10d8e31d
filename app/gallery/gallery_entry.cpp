#include "app/gallery/gallery_entry.h"

#include <QCoreApplication>
#include <QFileInfo>

#include "app/document/words.h"
#include "app/files/file_io.h"
#include "app/files/scenario/scenario_file.h"
#include "app/files/scenario/scenario_library.h"
#include "app/files/scenario/scene_words.h"
#include "app/files/shell_files.h"
#include "model/fleet/coarse_fleet.h"
#include "model/packetdrill/run/runner.h"
#include "model/packetdrill/syntax/parser.h"
#include "model/sim/load.h"
#include "model/sim/simulate.h"

namespace linger {
namespace {

struct Entries {
  Q_DECLARE_TR_FUNCTIONS(GalleryEntry)
};

constexpr int kMostSamples = 100;  ///< Of a small chart.

std::optional<Trace> traceIfPossible(const Scenario& scenario) {
  if (!problemsOf(scenario).empty()) return std::nullopt;
  return simulate(scenario);
}

/// A ladder, or the chart of a load.
void addPicture(GalleryEntry& entry, const Scenario& scenario) {
  if (!isFleet(scenario)) {
    entry.run = [scenario] { return traceIfPossible(scenario); };
  } else if (problemsOf(scenario).empty()) {
    entry.count = [scenario] {
      return runCoarseFleet(scenario, {.every = intervalFor(scenario, kMostSamples)}).run;
    };
  }
}

std::optional<Trace> runOfScript(const QString& path) {
  const Loaded<QByteArray> contents = readWholeFile(path, kLargestScenarioFile);
  if (!contents) return std::nullopt;
  const packetdrill::ParseResult parsed = packetdrill::parseScript(contents.value->toStdString());
  if (!parsed.script) return std::nullopt;
  packetdrill::RunOptions options;
  options.shellFiles = shellFilesBeside(*parsed.script, path);
  return packetdrill::run(*parsed.script, options).trace;
}

GalleryEntry builtIn(const Scenario& scenario, const SceneWords& words) {
  GalleryEntry entry;
  entry.place = text(scenario.name);
  entry.title = words.of(scenario.title);
  entry.group = words.of(scenario.group);
  entry.description = words.of(scenario.description);
  entry.searched =
      QStringList{entry.title,          entry.description,          entry.place,
                  text(scenario.title), text(scenario.description), text(scenario.group),
                  entry.group}
          .join(u'\n');
  addPicture(entry, scenario);
  return entry;
}

GalleryEntry recentFile(const QString& path) {
  const QFileInfo file(path);
  GalleryEntry entry;
  entry.place = path;
  entry.title = file.fileName();
  entry.group = Entries::tr("Recent files");
  entry.description = path;
  if (!file.exists()) {
    entry.trouble = Entries::tr("missing");
    entry.description = Entries::tr("This file is no longer there: %1").arg(path);
  } else if (path.endsWith(QStringLiteral(".pkt"))) {
    entry.run = [path] { return runOfScript(path); };
  } else if (const Loaded<Scenario> loaded = readScenarioFile(path)) {
    entry.description = text(loaded.value->title) + u'\n' + path;
    addPicture(entry, *loaded.value);
  } else {
    entry.trouble = Entries::tr("cannot be read");
    entry.description = loaded.errors.front().toString();
  }
  entry.searched = entry.title + u'\n' + entry.description + u'\n' + entry.group;
  return entry;
}

}  // namespace

std::vector<GalleryEntry> galleryEntries(const QStringList& recentFiles) {
  std::vector<GalleryEntry> entries;
  for (const QString& path : recentFiles) entries.push_back(recentFile(path));
  const SceneWords words = SceneWords::load(QLocale());
  for (const ScenarioLibrary& library : {ScenarioLibrary(), ScenarioLibrary(kFleetFolder)}) {
    for (const Scenario& scenario : library.list()) entries.push_back(builtIn(scenario, words));
  }
  return entries;
}

}  // namespace linger
