#include "app/editor/field.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>
#include <array>

#include "app/document/words.h"
#include "app/editor/json_path.h"
#include "model/sim/duration_text.h"

namespace linger {
namespace {

JsonValue textValue(const QString& typed) {
  return JsonValue(std::string_view(typed.toStdString()));
}

/// A number where it is one, in whatever way the point is written.
JsonValue numberValue(const QString& typed) {
  QString digits = typed;
  digits.replace(u',', u'.').replace(u'−', u'-');
  bool isWhole = false;
  bool isNumber = false;
  const qlonglong whole = digits.toLongLong(&isWhole);
  if (isWhole) return JsonValue::number(std::to_string(whole));
  const qulonglong large = digits.toULongLong(&isWhole);
  if (isWhole) return JsonValue::number(std::to_string(large));
  const double number = digits.toDouble(&isNumber);
  const bool isFinite = isNumber && !digits.contains(u'n', Qt::CaseInsensitive);
  return isFinite ? JsonValue::number(
                        QString::number(number, 'g', QLocale::FloatingPointShortest).toStdString())
                  : textValue(typed);
}

/// As files write durations; a bare number counts seconds, as everywhere in the window.
JsonValue durationValue(const QString& typed) {
  if (durationFrom(typed.toStdString())) return textValue(typed);
  const std::optional<Duration> duration = typedDuration(typed);
  return duration ? JsonValue(std::string_view(textOf(*duration))) : textValue(typed);
}

JsonValue listValue(const QString& typed, const QString& separator,
                    JsonValue (*valueOf)(const QString&)) {
  JsonValue list = JsonValue::array();
  for (const QString& item : typed.split(separator, Qt::SkipEmptyParts)) {
    if (!item.trimmed().isEmpty()) list.items.push_back(valueOf(item.trimmed()));
  }
  return list;
}

/// What a program that only others start has instead of instants.
QString never() {
  return QCoreApplication::translate("EditorFields", "never");
}

JsonValue instantsValue(const QString& typed) {
  const bool isNever = typed == never() || typed == u"never";
  return listValue(isNever ? QString() : typed, QStringLiteral(","), durationValue);
}

JsonValue portsValue(const QString& typed) {
  const QStringList ends = QString(typed).replace(u'–', u'-').split(u'-');
  if (ends.size() != 2) return textValue(typed);
  return listValue(ends.join(u','), QStringLiteral(","), numberValue);
}

QString joined(const JsonValue& list, const QString& separator) {
  QStringList items;
  for (const JsonValue& item : list.items) items << text(item.text);
  return items.join(separator);
}

JsonValue nonEmptyValueOf(FieldKind kind, const QString& typed) {
  switch (kind) {
    case FieldKind::Line:
    case FieldKind::Sentences:
    case FieldKind::Choice: return textValue(typed);
    case FieldKind::Time: return durationValue(typed);
    case FieldKind::Instants: return instantsValue(typed);
    case FieldKind::Number:
    case FieldKind::NumberChoice: return numberValue(typed);
    case FieldKind::Ports: return portsValue(typed);
    case FieldKind::Lines: return listValue(typed, QStringLiteral("\n"), textValue);
    case FieldKind::Boolean:
      return typed == u"true" || typed == u"false" ? JsonValue(typed == u"true") : textValue(typed);
  }
  return textValue(typed);
}

bool keepsBlanks(FieldKind kind) {
  return kind == FieldKind::Sentences || kind == FieldKind::Line;
}

QString translated(const char* words) {
  return words ? QCoreApplication::translate("EditorFields", words) : QString();
}

}  // namespace

std::vector<const EditorField*> fieldsOf(const JsonValue& scenario, const PartId& part) {
  std::vector<const EditorField*> fields;
  const JsonValue* json = valueAt(scenario, part.path);
  if (!json) return fields;
  for (const auto table : {sceneFields(), hostFields(), loadFields(), stepFields(), segmentFields(),
                           questionFields()}) {
    for (const EditorField& field : table) {
      if (field.part == part.kind && (!field.applies || field.applies(*json))) {
        fields.push_back(&field);
      }
    }
  }
  return fields;
}

QString labelOf(const EditorField& field) {
  return translated(field.label);
}
QString unsetTextOf(const EditorField& field) {
  return translated(field.unset);
}
QString hintOf(const EditorField& field) {
  return translated(field.hint);
}
QString sectionOf(const EditorField& field) {
  return translated(field.section);
}

QString typedText(const EditorField& field, const JsonValue* value) {
  if (!value) return {};
  if (value->is(JsonValue::Kind::Bool)) return value->boolean ? "true" : "false";
  if (!value->is(JsonValue::Kind::Array)) return text(value->text);
  if (field.kind == FieldKind::Instants && value->items.empty()) return never();
  if (field.kind == FieldKind::Ports) return joined(*value, QStringLiteral("-"));
  return joined(*value,
                field.kind == FieldKind::Lines ? QStringLiteral("\n") : QStringLiteral(", "));
}

std::optional<JsonValue> valueOf(const EditorField& field, const QString& typed) {
  const QString value = keepsBlanks(field.kind) ? typed : typed.trimmed();
  if (!value.isEmpty()) return nonEmptyValueOf(field.kind, value);
  if (field.unset) return std::nullopt;
  return textValue({});
}

}  // namespace linger
