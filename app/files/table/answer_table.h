#pragma once

#include <span>
#include <string_view>

#include "app/files/json/object_reader.h"
#include "app/files/table/query_tables.h"

namespace linger {

/// A truth value as tables write it: true and false, or 1 and 0.
struct Boolean {
  bool value = false;
};
bool read(Reading& reading, const JsonValue& value, Boolean& target);

/// The member as a truth value; none where it is missing or null.
std::optional<bool> booleanOf(Reading& reading, ObjectReader& object, std::string_view key);

/// The member that is asked for, or null where it is missing or null.
const JsonValue* presentOf(ObjectReader& object, std::string_view key);

/// Answers one row: adds the answer's members to `row`, or notes in `reading` why the query
/// makes no sense.
using AnswerRow = void (*)(Reading& reading, const JsonValue& query, JsonValue& row);

/// Answers every row. `members` are those of the answer: what a row has of them already is
/// replaced, or taken out where there is no answer.
AnsweredTable answerTable(const JsonSource& table, std::span<const std::string_view> members,
                          AnswerRow answer);

}  // namespace linger
