#include "app/files/scenario/scene_words.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "app/files/scenario/scenario_library.h"

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
  words.add(ScenarioLibrary(), scenes);
  words.add(ScenarioLibrary(kFleetFolder), scenes);
  return words;
}

void SceneWords::add(const ScenarioLibrary& library, const QJsonObject& scenes) {
  for (const Scenario& scenario : library.list()) {
    const QJsonObject told = scenes[QString::fromStdString(scenario.name)].toObject();
    const auto addWords = [&](const std::string& english, QStringView key) {
      byEnglish_.insert(QString::fromStdString(english), told[key].toString());
    };
    addWords(scenario.title, u"title");
    addWords(scenario.description, u"description");
    addWords(scenario.lesson, u"lesson");
    addWords(scenario.misconception, u"misconception");
    addQuestions(scenario, told[u"questions"].toArray());
  }
}

void SceneWords::addQuestions(const Scenario& scenario, const QJsonArray& told) {
  const auto add = [this](const std::string& english, const QJsonValue& words) {
    if (!english.empty()) byEnglish_.insert(QString::fromStdString(english), words.toString());
  };
  for (qsizetype i = 0; i < std::ssize(scenario.questions); ++i) {
    const Question& question = scenario.questions[static_cast<std::size_t>(i)];
    const QJsonObject words = told.at(i).toObject();
    add(question.ask, words[u"ask"]);
    add(question.because, words[u"because"]);
    for (std::size_t choice = 0; choice < question.choices.size(); ++choice) {
      add(question.choices[choice], words[u"choices"].toArray().at(qsizetype(choice)));
    }
  }
}

QString SceneWords::of(const std::string& english) const {
  const QString original = QString::fromStdString(english);
  const QString translated = byEnglish_.value(original);
  return translated.isEmpty() ? original : translated;
}

}  // namespace linger
