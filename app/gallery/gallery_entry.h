#pragma once

#include <QStringList>
#include <functional>
#include <optional>
#include <vector>

#include "model/fleet/fleet.h"
#include "model/trace/trace.h"

namespace linger {

/// What the gallery shows of a scenario, in the person's language.
struct GalleryEntry {
  QString place;  ///< A built-in's name, or a file's path: what is opened.
  QString title;
  QString group;
  QString description;
  QString searched;  ///< All that a search may find it by, also in English.
  QString trouble;   ///< Why there is no picture, in a word or two; else empty.
  std::function<std::optional<Trace>()> run;  ///< Made when the picture is first seen;
  std::function<FleetRun()> count;            ///< of a load its count instead.
};

/// The recent files, newest first, then the scenarios that come with the program.
std::vector<GalleryEntry> galleryEntries(const QStringList& recentFiles);

}  // namespace linger
