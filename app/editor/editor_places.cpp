#include "app/editor/editor_places.h"

#include <QCoreApplication>

#include "app/document/words.h"
#include "app/editor/json_path.h"

namespace linger {
namespace {

struct Places {
  Q_DECLARE_TR_FUNCTIONS(EditorPlaces)
};

/// The program and the host that a part is in; the first ones for a part of the whole.
std::string hostOf(const std::string& path) {
  const std::string host = ancestorIn(path, "hosts");
  return host.empty() ? itemPath("hosts", 0) : host;
}

/// The list of steps that a part is in or stands for; empty where it is in no program.
std::string stepsOf(const std::string& path) {
  const std::string program = ancestorIn(path, "programs");
  if (program.empty()) return {};
  const bool isBefore = path.starts_with(program + ".before");
  return program + (isBefore ? ".before" : ".steps");
}

}  // namespace

std::vector<AddPlace> addPlaces(const JsonValue& scenario, const PartId& current) {
  std::vector<AddPlace> places;
  const std::string steps = stepsOf(current.path);
  if (!steps.empty()) {
    const bool isBefore = steps.ends_with(".before");
    places.push_back({steps, isBefore ? Places::tr("Step before the scene") : Places::tr("Step"),
                      stepChoices()});
  }
  const std::string host = hostOf(current.path);
  const QString name = text(textAt(scenario, host + ".name"));
  if (valueAt(scenario, host)) {
    places.push_back({host + ".programs", Places::tr("Program on %1").arg(name)});
    places.push_back({host + ".events", Places::tr("Event on %1").arg(name), eventChoices()});
  }
  places.push_back({"hosts", Places::tr("Host")});
  places.push_back({"fates", Places::tr("Drop, delay or duplicate"), impairmentChoices()});
  places.push_back({"inject", Places::tr("Injected segment")});
  places.push_back({"questions", Places::tr("Question"), questionChoices()});
  return places;
}

std::size_t placeFor(const JsonValue& scenario, const PartId& current, const std::string& list) {
  const std::optional<ListPlace> place = listPlaceOf(current.path);
  if (place && place->list == list) {
    const bool ends = textAt(scenario, current.path + ".do") == "exit";
    return place->index + (ends ? 0 : 1);
  }
  const std::span<const JsonValue> items = itemsAt(scenario, list);
  const bool ends = !items.empty() && textAt(items.back(), "do") == "exit";
  return items.size() - (ends ? 1 : 0);
}

}  // namespace linger
