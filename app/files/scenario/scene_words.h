#pragma once

#include <QHash>
#include <QLocale>
#include <QString>
#include <string>

class QJsonArray;
class QJsonObject;

namespace linger {

class ScenarioLibrary;
struct Scenario;

/// The words of the built-in scenarios in the person's language: titles, groups, descriptions,
/// lessons, misconceptions and questions, from :/translations/scenarios_LANGUAGE.json. A sentence
/// that somebody else wrote is given back as it is.
class SceneWords {
 public:
  static SceneWords load(const QLocale& locale);

  /// What `english`, a text of a built-in scenario, says in this language.
  QString of(const std::string& english) const;

 private:
  void add(const ScenarioLibrary& library, const QJsonObject& scenes);
  void addQuestions(const Scenario& scenario, const QJsonArray& told);

  QHash<QString, QString> byEnglish_;
};

}  // namespace linger
