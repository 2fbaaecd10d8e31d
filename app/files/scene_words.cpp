#include "app/files/scene_words.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#include "app/files/scenario_library.h"

namespace linger {

SceneWords SceneWords::load(const QLocale& locale) {
  SceneWords words;
  QFile file(QStringLiteral(":/translations/scenarios_%1.json").arg(locale.name()));
  if (!file.open(QIODevice::ReadOnly)) return words;
  const QJsonObject root = QJsonDocument::fromJson(file.readAll()).object();
  const QJsonObject groups = root[u"groups"].toObject();
  for (auto it = groups.begin(); it != groups.end(); ++it) {
    words.byEnglish_.insert(it.key(), it->toString());
  }
  const QJsonObject scenes = root[u"scenarios"].toObject();
  const ScenarioLibrary library;
  for (const Scenario& scenario : library.list()) {
    const QJsonObject told = scenes[QString::fromStdString(scenario.name)].toObject();
    const auto add = [&](const std::string& english, QStringView key) {
      words.byEnglish_.insert(QString::fromStdString(english), told[key].toString());
    };
    add(scenario.title, u"title");
    add(scenario.description, u"description");
    add(scenario.lesson, u"lesson");
    add(scenario.misconception, u"misconception");
  }
  return words;
}

QString SceneWords::of(const std::string& english) const {
  const QString original = QString::fromStdString(english);
  const QString translated = byEnglish_.value(original);
  return translated.isEmpty() ? original : translated;
}

}  // namespace linger
