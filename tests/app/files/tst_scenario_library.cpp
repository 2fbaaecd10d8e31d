#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "app/files/scenario/scenario_file.h"
#include "app/files/scenario/scenario_library.h"
#include "model/sim/edit.h"
#include "model/sim/simulate.h"
#include "model/trace/trace.h"

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

  /// Whatever a person changes about a scene, what comes out can be run.
  void everyEditOfEverySceneCanBeRun() {
    const ScenarioLibrary library;
    for (const Scenario& scenario : library.list()) {
      std::vector<Edit> edits{edit::SetMsl{15s},
                              edit::SetRoundTrip{Duration{}},
                              edit::SetLoss{1.0},
                              edit::SetRuntime{RuntimeId::Go},
                              edit::Restart{kSimStart + 500ms},
                              edit::SetReuseAddr{true},
                              edit::SetSeed{7}};
      for (const Closer who : {Closer::Client, Closer::Server, Closer::Both}) {
        edits.push_back(edit::CloseFirst{who});
      }
      for (const OsProfile* os : allProfiles()) edits.push_back(edit::SetOs{{}, os->id});
      for (const Host& host : scenario.hosts) {
        edits.push_back(edit::SetImpairment{{host.name, SegmentKind::Fin, 1},
                                            Impairment{Impairment::Kind::Drop}});
        edits.push_back(
            edit::AddHostEvent{host.name, {kSimStart + 45ms, HostEventKind::PowerOff, {}, {}}});
        edits.push_back(
            edit::AddHostEvent{host.name, {kSimStart + 45ms, HostEventKind::Kill, {}, {}}});
      }
      for (const Edit& change : edits) {
        const Scenario edited = apply(scenario, change);
        const auto problems = problemsOf(edited);
        QVERIFY2(problems.empty(),
                 problems.empty() ? "" : (scenario.name + ": " + problems[0].where).c_str());
        QVERIFY(simulate(edited, {.until = kSimStart + 1h}).end >= kSimStart);
        const auto loaded = parseScenario("edited.json", scenarioText(edited));
        QVERIFY2(loaded && *loaded.value == edited, scenario.name.c_str());
      }
    }
  }

  void swappingWhoClosesFirstSwapsIt() {
    const ScenarioLibrary library;
    int swapped = 0;
    for (const Scenario& scenario : library.list()) {
      for (const Closer who : {Closer::Client, Closer::Server, Closer::Both}) {
        const Scenario edited = apply(scenario, edit::CloseFirst{who});
        if (edited == scenario) continue;
        QVERIFY2(whoClosesFirst(edited) == who, scenario.name.c_str());
        ++swapped;
      }
    }
    QVERIFY(swapped > 20);
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
