#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "app/files/scenario_file.h"
#include "app/files/scenario_library.h"

using namespace linger;

/// The scenarios that come with the program are all there, and in order.
class TestScenarioLibrary : public QObject {
  Q_OBJECT

 private slots:
  void everyScenarioOfTheProgramCanBeRead() {
    const ScenarioLibrary library;
    QVERIFY2(library.errors().empty(),
             library.errors().empty() ? "" : qPrintable(library.errors()[0].toString()));
    QVERIFY(library.list().size() >= 7);
    QCOMPARE(library.list()[0].name, "restart");
    for (const Scenario& scenario : library.list()) {
      QVERIFY2(!scenario.title.empty(), scenario.name.c_str());
      QVERIFY2(!scenario.description.empty(), scenario.name.c_str());
      QVERIFY2(!scenario.lesson.empty(), scenario.name.c_str());
      QVERIFY2(!scenario.group.empty(), scenario.name.c_str());
      QCOMPARE(library.find(QString::fromStdString(scenario.name)), &scenario);
      const auto loaded = loadScenario(QString::fromStdString(scenario.name));
      QVERIFY(loaded && *loaded.value == scenario);
    }
  }

  void theIndexOrdersAndTheRestFollowByName() {
    QTemporaryDir folder;
    const auto write = [&](const QString& name, const QByteArray& text) {
      QFile file(folder.filePath(name));
      QVERIFY(file.open(QIODevice::WriteOnly));
      file.write(text);
    };
    Scenario scenario = *ScenarioLibrary().find("restart");
    for (const char* name : {"a", "b", "c", "d"}) {
      scenario.name = name;
      scenario.group = name[0] < 'c' ? "early" : "late";
      write(QString(name) + ".json", scenarioText(scenario));
    }
    write("e.json", "{");
    write("index.json", R"({"format":"linger-scenario-index/1","scenarios":["c","a"]})");
    const ScenarioLibrary library(folder.path());
    QStringList names;
    for (const Scenario& s : library.list()) names << QString::fromStdString(s.name);
    QCOMPARE(names, (QStringList{"c", "a", "b", "d"}));
    QCOMPARE(library.groups(), (QStringList{"late", "early"}));
    QCOMPARE(library.errors().size(), 1U);
    QCOMPARE(library.errors()[0].file, folder.filePath("e.json"));
  }

  void anUnknownNameIsNamedWithAGuess() {
    QCOMPARE(loadScenario("restrat").errors.at(0).toString(),
             "restrat: found neither a scenario nor a file of this name; linger list shows the "
             "scenarios; did you mean \"restart\"?");
    QCOMPARE(loadScenario("index").errors.size(), 1U);
    QCOMPARE(loadScenario("./missing.json").errors.at(0).toString(),
             "./missing.json: cannot be read: No such file or directory");
  }
};

QTEST_GUILESS_MAIN(TestScenarioLibrary)
#include "tst_scenario_library.moc"
