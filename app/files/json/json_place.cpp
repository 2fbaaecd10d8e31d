#include "app/files/json/json_place.h"

#include <charconv>

namespace linger {

const JsonValue& valueAt(const JsonValue& root, std::string_view path) {
  const JsonValue* value = &root;
  while (!path.empty()) {
    const JsonValue* next = nullptr;
    if (path.front() == '[') {
      std::size_t index = 0;
      std::from_chars(path.data() + 1, path.data() + path.size(), index);
      path.remove_prefix(path.find(']') + 1);
      if (index < value->items.size()) next = &value->items[index];
    } else {
      if (path.front() == '.') path.remove_prefix(1);
      const std::string_view key = path.substr(0, path.find_first_of(".["));
      path.remove_prefix(key.size());
      next = value->find(key);
    }
    if (next == nullptr) break;
    value = next;
  }
  return *value;
}

}  // namespace linger
