#include "app/panes/explanations.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "app/document/words.h"

namespace linger {
namespace {

Explanation explanationFrom(const QJsonObject& object) {
  Explanation result{object[u"title"].toString(), object[u"what"].toString(),
                     object[u"why"].toString(),   object[u"mistake"].toString(),
                     object[u"fact"].toString(),  {}};
  const QJsonArray sources = object[u"sources"].toArray();
  for (const QJsonValue& source : sources) result.sources << source.toString();
  return result;
}

}  // namespace

Explanations Explanations::load(const QLocale& locale) {
  const QString name = locale.name();  // "zh_CN"
  static QHash<QString, Explanations> kept;
  Explanations& all = kept[name];
  if (!all.byKey_.isEmpty()) return all;
  all.take(QStringLiteral(":/explanations/en.json"));
  all.take(QStringLiteral(":/explanations/%1.json").arg(name.section(u'_', 0, 0)));
  all.take(QStringLiteral(":/explanations/%1.json").arg(name));
  return all;
}

void Explanations::take(const QString& path) {
  QFile file(path);
  if (!file.open(QIODevice::ReadOnly)) return;
  const QJsonObject root = QJsonDocument::fromJson(file.readAll()).object();
  for (auto it = root.begin(); it != root.end(); ++it) {
    if (it->isObject()) byKey_.insert(it.key(), explanationFrom(it->toObject()));
  }
}

bool Explanations::contains(std::string_view key) const {
  return byKey_.contains(text(key));
}

Explanation Explanations::of(const Rule& rule) const {
  Explanation found = byKey_.value(text(rule.key));
  if (found.title.isEmpty()) found.title = text(rule.key);
  if (!rule.citation.empty() && !found.sources.contains(text(rule.citation))) {
    found.sources.prepend(text(rule.citation));
  }
  return found;
}

}  // namespace linger
