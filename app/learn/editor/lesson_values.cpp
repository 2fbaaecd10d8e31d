#include "app/learn/editor/lesson_values.h"

#include <QStringList>

#include "app/document/words.h"
#include "app/editor/field.h"
#include "app/editor/json_path.h"
#include "app/learn/editor/lesson_choices.h"

namespace linger {
namespace {

constexpr const char* kEnglish = "en";
constexpr const char* kChinese = "zh_CN";

constexpr EditorField kInstant{PartKind::Scene, "at", "", FieldKind::Time};

QStringList linesOf(const QString& typed) {
  QStringList lines;
  for (const QString& line : typed.split(u'\n')) {
    if (!line.trimmed().isEmpty()) lines << line.trimmed();
  }
  return lines;
}

std::vector<JsonValue>& itemsIn(JsonValue& step, std::string_view key) {
  JsonValue* value = valueAt(step, key);
  if (value == nullptr || !value->is(JsonValue::Kind::Array)) step.set(key, JsonValue::array());
  return valueAt(step, key)->items;
}

/// The first choice where the server enters TIME-WAIT, the last where no other is right: to be
/// changed.
void letRunDecide(std::vector<JsonValue>& choices) {
  for (JsonValue& choice : choices) removeMember(choice, "right");
  if (choices.empty()) return;
  JsonValue condition = JsonValue::object();
  condition.set("state", JsonValue(std::string_view("TIME-WAIT")));
  condition.set("host", JsonValue(std::string_view("server")));
  JsonValue conditions = JsonValue::array();
  conditions.items.push_back(std::move(condition));
  choices.front().set("if", std::move(conditions));
  if (choices.size() > 1) choices.back().set("otherwise", JsonValue(true));
}

}  // namespace

QString shownWords(const JsonValue& words, bool isChinese) {
  if (words.is(JsonValue::Kind::String)) return text(words.text);
  const JsonValue* const own = words.find(isChinese ? kChinese : kEnglish);
  return own != nullptr ? text(own->text) : text(textAt(words, kEnglish));
}

JsonValue withWords(const JsonValue* old, const std::string& words, bool isChinese) {
  const JsonValue value{std::string_view(words)};
  if (old == nullptr || !old->is(JsonValue::Kind::Object)) return value;
  JsonValue both = *old;
  return both.set(isChinese ? kChinese : kEnglish, value);
}

QString choicesTyped(const JsonValue& step, bool isChinese) {
  QStringList lines;
  for (const JsonValue& choice : itemsAt(step, "choices")) {
    const JsonValue* const words = choice.find("text");
    lines << (words == nullptr ? QString() : shownWords(*words, isChinese));
  }
  return lines.join(u'\n');
}

void writeChoices(JsonValue& step, const QString& typed, bool isChinese) {
  const QStringList lines = linesOf(typed);
  std::vector<JsonValue>& choices = itemsIn(step, "choices");
  choices.resize(std::size_t(lines.size()), JsonValue::object());
  for (std::size_t i = 0; i < choices.size(); ++i) {
    const std::string words = lines[qsizetype(i)].toStdString();
    choices[i].set("text", withWords(choices[i].find("text"), words, isChinese));
  }
}

QString rightTyped(const JsonValue& step, bool) {
  const auto choices = itemsAt(step, "choices");
  bool hasConditions = false;
  for (std::size_t i = 0; i < choices.size(); ++i) {
    const JsonValue* const right = choices[i].find("right");
    if (right != nullptr && right->boolean) return QString::number(i + 1);
    hasConditions = hasConditions || choices[i].find("if") != nullptr ||
                    choices[i].find("otherwise") != nullptr;
  }
  return hasConditions ? QString(kRunSays) : QString();
}

void writeRight(JsonValue& step, const QString& typed, bool) {
  std::vector<JsonValue>& choices = itemsIn(step, "choices");
  if (typed == kRunSays) return letRunDecide(choices);
  for (JsonValue& choice : choices) {
    for (const char* key : {"right", "if", "otherwise"}) removeMember(choice, key);
  }
  const auto number = typed.toULongLong();
  if (number >= 1 && number <= choices.size()) choices[number - 1].set("right", true);
}

QString rebindInstantTyped(const JsonValue& step, bool) {
  for (const JsonValue& choice : itemsAt(step, "choices")) {
    if (const JsonValue* const at = valueAt(choice, "if[0].at")) return typedText(kInstant, at);
  }
  return {};
}

void writeRebindInstant(JsonValue& step, const QString& typed, bool) {
  const JsonValue instant = *valueOf(kInstant, typed);
  for (JsonValue& choice : itemsIn(step, "choices")) {
    if (JsonValue* const condition = valueAt(choice, "if[0]")) condition->set("at", instant);
  }
}

QString hintsTyped(const JsonValue& step, bool isChinese) {
  QStringList lines;
  for (const JsonValue& hint : itemsAt(step, "hints")) lines << shownWords(hint, isChinese);
  return lines.join(u'\n');
}

void writeHints(JsonValue& step, const QString& typed, bool isChinese) {
  const QStringList lines = linesOf(typed);
  if (lines.isEmpty()) return removeMember(step, "hints");
  std::vector<JsonValue>& hints = itemsIn(step, "hints");
  hints.resize(std::size_t(lines.size()), JsonValue(std::string_view()));
  for (std::size_t i = 0; i < hints.size(); ++i) {
    hints[i] = withWords(&hints[i], lines[qsizetype(i)].toStdString(), isChinese);
  }
}

}  // namespace linger
