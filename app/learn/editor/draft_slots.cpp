#include "app/learn/editor/draft_slots.h"

#include "app/editor/json_path.h"

namespace linger {
namespace {

/// "steps[1].goal" as the object that has the list and the list's key.
struct ListOwner {
  JsonValue* object = nullptr;
  std::string key;
};

ListOwner ownerOf(JsonValue& lesson, const std::string& list) {
  const std::size_t dot = list.rfind('.');
  if (dot == std::string::npos) return {&lesson, list};
  return {valueAt(lesson, list.substr(0, dot)), list.substr(dot + 1)};
}

}  // namespace

JsonValue* slotAt(JsonValue& lesson, const std::string& path) {
  if (JsonValue* const there = valueAt(lesson, path)) return there;
  const auto place = listPlaceOf(path);
  if (!place) return nullptr;
  const ListOwner owner = ownerOf(lesson, place->list);
  if (owner.object == nullptr) return nullptr;
  if (owner.object->find(owner.key) == nullptr) owner.object->set(owner.key, JsonValue::array());
  std::vector<JsonValue>& items = valueAt(lesson, place->list)->items;
  if (items.size() != place->index) return nullptr;
  items.push_back(JsonValue::object());
  return &items.back();
}

void dropEmpty(JsonValue& lesson, const std::string& path) {
  const JsonValue* const item = valueAt(lesson, path);
  const auto place = listPlaceOf(path);
  if (item == nullptr || !place || !item->members.empty()) return;
  std::vector<JsonValue>& items = valueAt(lesson, place->list)->items;
  items.erase(items.begin() + std::ptrdiff_t(place->index));
  if (!items.empty()) return;
  const ListOwner owner = ownerOf(lesson, place->list);
  removeMember(*owner.object, owner.key);
}

}  // namespace linger
