#include "app/editor/scenario_draft.h"

#include <algorithm>

#include "app/document/selection.h"
#include "app/document/words.h"
#include "app/editor/item_types.h"
#include "app/editor/json_path.h"
#include "app/editor/references.h"
#include "app/editor/templates.h"
#include "app/files/scenario/scenario_file.h"

namespace linger {
namespace {

std::vector<JsonValue>* itemsOf(JsonValue& json, const std::string& list) {
  JsonValue* value = valueAt(json, list);
  return value ? &value->items : nullptr;
}

/// The same, made where there is none yet.
std::vector<JsonValue>* listIn(JsonValue& json, const std::string& list) {
  const std::size_t dot = list.rfind('.');
  const bool isInner = dot != std::string::npos;
  JsonValue* object = isInner ? valueAt(json, list.substr(0, dot)) : &json;
  if (!object) return nullptr;
  const std::string key = isInner ? list.substr(dot + 1) : list;
  if (!object->find(key)) object->set(key, JsonValue::array());
  return itemsOf(json, list);
}

}  // namespace

ScenarioDraft::ScenarioDraft(Document& document, QObject* parent)
    : QObject(parent), document_(document), json_(scenarioJson(document.scenario())) {
  connect(&document_, &Document::traceChanged, this, &ScenarioDraft::updateFromDocument);
}

void ScenarioDraft::updateFromDocument() {
  if (putting_) return;
  const bool wasGood = isGood();
  discard();
  if (!wasGood) emit overwritten();
}

void ScenarioDraft::discard() {
  json_ = scenarioJson(document_.scenario());
  problems_.clear();
  emit changed();
}

QString ScenarioDraft::problemWithin(const std::string& path) const {
  const auto found = std::ranges::find_if(
      problems_, [&](const DraftProblem& problem) { return isWithin(problem.path, path); });
  return found == problems_.end() ? QString() : found->what;
}

QString ScenarioDraft::problemOf(const std::string& path) const {
  const auto found = std::ranges::find(problems_, path, &DraftProblem::path);
  return found == problems_.end() ? QString() : found->what;
}

void ScenarioDraft::put(JsonValue json, const QString& stepName, const QString& mergeKey) {
  if (!document_.takesEdits()) return discard();
  json_ = std::move(json);
  const QByteArray text = QByteArray::fromStdString(toPrettyJson(json_));
  const Loaded<Scenario> scenario = parseScenario({}, text);
  problems_ = problemsIn(text, scenario.errors);
  if (scenario) {
    putting_ = true;
    document_.replaceScenario(*scenario.value, stepName, mergeKey);
    putting_ = false;
    json_ = scenarioJson(document_.scenario());
  }
  emit changed();
}

bool ScenarioDraft::write(const PartId& part, const EditorField& field, const QString& typed,
                          bool merging) {
  const std::string path = memberPath(part.path, field.key);
  const std::optional<JsonValue> value = valueOf(field, typed);
  const JsonValue* old = valueAt(json_, path);
  if (typed == typedText(field, old)) return false;
  const std::string before = textAt(json_, path);
  const std::string good = textAt(scenarioJson(document_.scenario()), path);
  JsonValue next = json_;
  JsonValue* object = valueAt(next, part.path);
  if (!object) return false;
  if (typeKeyOf(part.kind) == field.key) {
    *object = withType(json_, part.kind, part.path, *object, typed.toStdString());
  } else if (value) {
    setMember(*object, field.key, *value);
    for (const std::string& name : {before, good}) {
      followRename(next, part, field.key, name, value->text);
    }
  } else {
    removeMember(*object, field.key);
  }
  put(std::move(next), tr("%1: %2").arg(nameOf(part.kind), labelOf(field)),
      merging ? text(path) : QString());
  return true;
}

/// The picked segment, else the first FIN that is sent, else the first segment: one of the run
/// that has no impairment yet.
std::optional<SegmentChoice> ScenarioDraft::segmentForImpairment(
    const std::optional<SegmentChoice>& picked) const {
  const Trace& trace = *document_.trace();
  std::optional<SegmentChoice> first, firstFin;
  for (const SegmentRecord& segment : trace.segments) {
    if (segment.injected || segment.copyOf) continue;
    const SegmentChoice choice = choiceOf(trace, segment);
    if (impairmentOf(document_.scenario(), choice)) continue;
    if (picked == choice) return picked;
    if (!first) first = choice;
    if (!firstFin && segment.segment.flags.fin) firstFin = choice;
  }
  return firstFin ? firstFin : first;
}

std::string ScenarioDraft::add(const std::string& listPath, std::size_t index, SimTime now,
                               const std::string& type,
                               const std::optional<SegmentChoice>& picked) {
  JsonValue next = json_;
  JsonValue item = newItem(json_, listPath, now, segmentForImpairment(picked));
  if (!type.empty()) item = withType(json_, itemKindIn(lastKeyOf(listPath)), listPath, item, type);
  std::vector<JsonValue>* items = listIn(next, listPath);
  if (!items) return {};
  index = std::min(index, items->size());
  items->insert(items->begin() + static_cast<std::ptrdiff_t>(index), item);
  put(std::move(next), tr("Add: %1").arg(nameOf(itemKindIn(lastKeyOf(listPath)))));
  return itemPath(listPath, index);
}

std::string ScenarioDraft::duplicate(const std::string& path) {
  const std::optional<ListPlace> place = listPlaceOf(path);
  if (!place || !valueAt(json_, path)) return path;
  const JsonValue copy = copyOf(json_, path);
  JsonValue next = json_;
  std::vector<JsonValue>* items = itemsOf(next, place->list);
  items->insert(items->begin() + static_cast<std::ptrdiff_t>(place->index) + 1, copy);
  put(std::move(next), tr("Copy: %1").arg(nameOf(itemKindIn(lastKeyOf(place->list)))));
  return itemPath(place->list, place->index + 1);
}

bool ScenarioDraft::remove(const std::string& path) {
  const std::optional<ListPlace> place = listPlaceOf(path);
  if (!place || !valueAt(json_, path)) return false;
  JsonValue next = json_;
  std::vector<JsonValue>* items = itemsOf(next, place->list);
  items->erase(items->begin() + static_cast<std::ptrdiff_t>(place->index));
  put(std::move(next), tr("Remove: %1").arg(nameOf(itemKindIn(lastKeyOf(place->list)))));
  return true;
}

std::string ScenarioDraft::move(const std::string& path, int by) {
  const std::optional<ListPlace> place = listPlaceOf(path);
  JsonValue next = json_;
  std::vector<JsonValue>* items = place ? itemsOf(next, place->list) : nullptr;
  if (!items || place->index >= items->size()) return path;
  const auto from = static_cast<std::ptrdiff_t>(place->index);
  const std::ptrdiff_t to = from + by;
  if (to < 0 || to >= static_cast<std::ptrdiff_t>(items->size()) || by == 0) return path;
  const auto first = items->begin();
  by > 0 ? std::rotate(first + from, first + from + 1, first + to + 1)
         : std::rotate(first + to, first + from, first + from + 1);
  put(std::move(next), tr("Move: %1").arg(nameOf(itemKindIn(lastKeyOf(place->list)))));
  return itemPath(place->list, static_cast<std::size_t>(to));
}

}  // namespace linger
