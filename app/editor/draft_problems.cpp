#include "app/editor/draft_problems.h"

#include "app/editor/json_path.h"
#include "app/files/json/json_source.h"

namespace linger {
namespace {

/// The path of the value that stands at a place of a text: its innermost one.
std::string pathAt(const JsonSource& source, const JsonValue& value, const std::string& path,
                   const FilePlace& place) {
  for (std::size_t i = 0; i < value.items.size(); ++i) {
    const std::string found = pathAt(source, value.items[i], itemPath(path, i), place);
    if (!found.empty()) return found;
  }
  for (const JsonMember& member : value.members) {
    const std::string found = pathAt(source, member.value, memberPath(path, member.key), place);
    if (!found.empty()) return found;
  }
  return source.placeOf(value.offset) == place ? path : std::string();
}

}  // namespace

std::vector<DraftProblem> problemsIn(const QByteArray& text, const std::vector<FileError>& errors) {
  std::vector<DraftProblem> problems;
  const Loaded<JsonSource> source = parseJson({}, text);
  for (const FileError& error : errors) {
    const bool hasPlace = source && error.place;
    problems.push_back(
        {hasPlace ? pathAt(*source.value, source.value->root, {}, *error.place) : std::string(),
         error.what});
  }
  return problems;
}

}  // namespace linger
