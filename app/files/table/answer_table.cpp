#include "app/files/table/answer_table.h"

#include <QCoreApplication>
#include <algorithm>

namespace linger {
namespace {

using Kind = JsonValue::Kind;

constexpr std::string_view kErrorMember = "error";

class Text {
  Q_DECLARE_TR_FUNCTIONS(linger::AnswerTable)
};

QString errorText(const FileError& error) {
  const FilePlace place = error.place.value_or(FilePlace{});
  return Text::tr("%1:%2: %3").arg(place.line).arg(place.column).arg(error.what);
}

JsonValue without(JsonValue row, std::span<const std::string_view> members) {
  std::erase_if(row.members, [&](const JsonMember& member) {
    return member.key == kErrorMember ||
           std::find(members.begin(), members.end(), member.key) != members.end();
  });
  return row;
}

}  // namespace

bool read(Reading& reading, const JsonValue& value, Boolean& target) {
  const auto number = value.asInteger();
  if (!value.is(Kind::Bool) && number != 0 && number != 1) {
    return reading.fail(value, Text::tr("true, false, 1 or 0"));
  }
  target.value = value.is(Kind::Bool) ? value.boolean : number == 1;
  return true;
}

std::optional<bool> booleanOf(Reading& reading, ObjectReader& object, std::string_view key) {
  const JsonValue* const value = presentOf(object, key);
  Boolean boolean;
  if (value == nullptr || !read(reading, *value, boolean)) return std::nullopt;
  return boolean.value;
}

const JsonValue* presentOf(ObjectReader& object, std::string_view key) {
  const JsonValue* const value = object.take(key);
  return value == nullptr || value->is(Kind::Null) ? nullptr : value;
}

AnsweredTable answerTable(const JsonSource& table, std::span<const std::string_view> members,
                          AnswerRow answer) {
  AnsweredTable answered{JsonValue::array(), 0};
  for (const JsonValue& query : table.root.items) {
    Reading reading{table};
    JsonValue row = query.is(Kind::Object) ? without(query, members) : JsonValue::object();
    answer(reading, query, row);
    if (!reading.errors.empty()) {
      if (!query.is(Kind::Object)) row.set("question", query);
      row.set(kErrorMember,
              JsonValue(std::string_view(errorText(reading.errors.front()).toStdString())));
      ++answered.errors;
    }
    answered.rows.items.push_back(std::move(row));
  }
  return answered;
}

}  // namespace linger
