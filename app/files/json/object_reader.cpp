#include "app/files/json/object_reader.h"

#include <QCoreApplication>
#include <algorithm>
#include <charconv>

namespace linger {
namespace {

class Text {
  Q_DECLARE_TR_FUNCTIONS(linger::ObjectReader)
};

using Kind = JsonValue::Kind;

QString inQuotes(std::string_view text) {
  return QStringLiteral("\"%1\"").arg(QString::fromUtf8(text.data(), qsizetype(text.size())));
}

QString listed(const std::vector<std::string_view>& keywords) {
  QStringList list;
  for (const std::string_view word : keywords) {
    list << QString::fromUtf8(word.data(), qsizetype(word.size()));
  }
  return list.join(QStringLiteral(", "));
}

QString guess(std::string_view found, const std::vector<std::string_view>& keywords) {
  const std::string closest = closestOf(found, keywords);
  return closest.empty() ? QString() : Text::tr("; did you mean %1?").arg(inQuotes(closest));
}

}  // namespace

bool Reading::fail(const JsonValue& value, const QString& expected) {
  errors.push_back(source.error(
      value.offset, Text::tr("found %1, expected %2").arg(describe(value)).arg(expected)));
  return false;
}

bool Reading::failKeyword(const JsonValue& value, const std::vector<std::string_view>& keywords) {
  const QString one =
      keywords.size() == 1 ? listed(keywords) : Text::tr("one of %1").arg(listed(keywords));
  return fail(value, value.is(Kind::String) ? one + guess(value.text, keywords) : one);
}

bool read(Reading& reading, const JsonValue& value, std::string& target) {
  if (!value.is(Kind::String)) return reading.fail(value, Text::tr("a string in double quotes"));
  target = value.text;
  return true;
}

bool read(Reading& reading, const JsonValue& value, bool& target) {
  if (!value.is(Kind::Bool)) return reading.fail(value, Text::tr("true or false"));
  target = value.boolean;
  return true;
}

bool read(Reading& reading, const JsonValue& value, double& target) {
  const char* const last = value.text.data() + value.text.size();
  if (!value.is(Kind::Number) ||
      std::from_chars(value.text.data(), last, target).ec != std::errc()) {
    return reading.fail(value, Text::tr("a number"));
  }
  return true;
}

bool read(Reading& reading, const JsonValue& value, std::uint64_t& target) {
  const char* const last = value.text.data() + value.text.size();
  const auto [end, error] = std::from_chars(value.text.data(), last, target);
  if (value.is(Kind::Number) && error == std::errc() && end == last) return true;
  return reading.fail(value, Text::tr("a whole number from 0 to 18446744073709551615"));
}

bool readWhole(Reading& reading, const JsonValue& value, std::int64_t least, std::int64_t most,
               std::int64_t& target) {
  const auto whole = value.asInteger();
  if (!whole || *whole < least || *whole > most) {
    return reading.fail(value, Text::tr("a whole number from %1 to %2").arg(least).arg(most));
  }
  target = *whole;
  return true;
}

ObjectReader::ObjectReader(Reading& reading, const JsonValue& value)
    : reading_(reading), value_(value), errorsBefore_(reading.errors.size()) {
  if (!value.is(Kind::Object)) reading.fail(value, Text::tr("an object in braces"));
}

const JsonValue* ObjectReader::take(std::string_view key) {
  known_.push_back(key);
  return value_.find(key);
}

bool ObjectReader::failMissing(std::string_view key) {
  if (!value_.is(Kind::Object)) return false;
  reading_.errors.push_back(reading_.source.error(
      value_.offset, Text::tr("found no key %1 in this object, expected one").arg(inQuotes(key))));
  return false;
}

bool ObjectReader::finish() {
  for (const JsonMember& member : value_.members) {
    if (std::find(known_.begin(), known_.end(), member.key) != known_.end()) continue;
    reading_.errors.push_back(reading_.source.error(
        member.offset, Text::tr("found the unknown key %1, expected one of %2%3")
                           .arg(inQuotes(member.key), listed(known_), guess(member.key, known_))));
  }
  return reading_.errors.size() == errorsBefore_;
}

}  // namespace linger
