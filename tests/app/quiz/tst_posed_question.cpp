#include <QTest>

#include "app/files/scenario/scenario_file.h"
#include "app/files/scenario/scenario_library.h"
#include "app/quiz/posed_question.h"
#include "model/sim/edit.h"
#include "model/sim/simulate.h"

using namespace linger;

namespace {

constexpr SimTime at(Duration since) {
  return kSimStart + since;
}

PosedQuestion posed(const Scenario& scene, std::size_t index) {
  const Trace trace = simulate(scene);
  return pose(trace, scene.questions[index], SceneWords::load(QLocale::c()),
              Explanations::load(QLocale::c()));
}

Scenario scene(const char* name) {
  return *ScenarioLibrary().find(name);
}

Scenario withSystem(Scenario scenario, OsId os) {
  return apply(std::move(scenario), edit::SetOs{std::nullopt, os});
}

QString firstError(const QByteArray& questions) {
  QByteArray text = scenarioText(*ScenarioLibrary().find("abort"));
  text.chop(3);  // The last brace.
  const auto loaded = parseScenario("q.json", text + ",\n\"questions\": [" + questions + "]}");
  return loaded.errors.empty() ? QString() : loaded.errors.front().toString();
}

}  // namespace

/// Questions of a scene: their answers, and what is wrong with them.
class TestPosedQuestion : public QObject {
  Q_OBJECT

 private slots:
  void theAnswerIsLookedUpInTheRun();
  void theAnswerFollowsTheSystemAndTheEdits();
  void everyQuestionOfTheLibraryCanBePosed();
  void questionsDoNotChangeTheRun();
  void faultsAreToldWithTheirPlace_data();
  void faultsAreToldWithTheirPlace();
};

void TestPosedQuestion::theAnswerIsLookedUpInTheRun() {
  const PosedQuestion who = posed(scene("restart"), 0);
  QCOMPARE(who.choices[who.right], QString("Only the server"));
  const PosedQuestion bind = posed(scene("restart"), 1);
  QVERIFY2(bind.choices[bind.right].startsWith("EADDRINUSE"), qPrintable(bind.choices[bind.right]));
  QVERIFY(bind.because.startsWith("On Linux it fails with EADDRINUSE."));
  QCOMPARE(posed(scene("client-closes-first"), 0).right, 0);
  QCOMPARE(posed(scene("client-closes-first"), 1).right, 0);
  QCOMPARE(posed(scene("both-close-at-once"), 0).right, 2);
  const PosedQuestion leak = posed(scene("close-wait-leak"), 0);
  QCOMPARE(leak.choices[leak.right], QString("CLOSE-WAIT"));
  QVERIFY(leak.choices.size() >= 3);
}

void TestPosedQuestion::theAnswerFollowsTheSystemAndTheEdits() {
  const Scenario story = scene("restart");
  const Scenario swapped = apply(story, edit::CloseFirst{Closer::Client});
  QCOMPARE(posed(swapped, 0).choices[posed(swapped, 0).right], QString("Only the client"));
  QVERIFY(posed(swapped, 1).right == 0);
  for (const OsProfile* profile : allProfiles()) {
    const Scenario there = withSystem(story, profile->id);
    const Trace trace = simulate(there);
    const CallRecord* bind = nullptr;
    for (const CallRecord& call : trace.calls) {
      const bool takes = call.call == Call::Bind || call.call == Call::Listen;
      if (takes && call.at == at(2s) && (!bind || bind->result == Errno::Ok)) bind = &call;
    }
    QVERIFY2(bind, profile->name.data());
    const PosedQuestion question = posed(there, 1);
    QVERIFY2((question.right == 0) == (bind->result == Errno::Ok), profile->name.data());
  }
}

void TestPosedQuestion::everyQuestionOfTheLibraryCanBePosed() {
  const ScenarioLibrary library;
  std::size_t scenes = 0;
  for (const Scenario& scenario : library.list()) {
    scenes += scenario.questions.empty() ? 0 : 1;
    for (std::size_t i = 0; i < scenario.questions.size(); ++i) {
      const PosedQuestion question = posed(scenario, i);
      QVERIFY2(!question.ask.isEmpty() && !question.because.isEmpty(), scenario.name.c_str());
      QVERIFY(question.choices.size() >= 2 && question.right < question.choices.size());
      QCOMPARE(QSet<QString>(question.choices.begin(), question.choices.end()).size(),
               question.choices.size());
      const Trace trace = simulate(scenario);
      QVERIFY2(scenario.questions[i].at <= trace.end, scenario.name.c_str());
    }
  }
  QVERIFY(scenes >= 6);
}

void TestPosedQuestion::questionsDoNotChangeTheRun() {
  Scenario plain = scene("restart");
  QVERIFY(!plain.questions.empty());
  const Trace asked = simulate(plain);
  plain.questions.clear();
  const Trace silent = simulate(plain);
  QVERIFY(asked == silent);
}

void TestPosedQuestion::faultsAreToldWithTheirPlace_data() {
  QTest::addColumn<QByteArray>("questions");
  QTest::addColumn<QString>("error");
  const auto row = [](const char* name, const char* questions, const char* error) {
    QTest::newRow(name) << QByteArray(questions) << QString(error);
  };
  row("no kind", R"({"at":"1s"})", "found no key \"kind\"");
  row("kind", R"({"at":"1s","kind":"who"})", "expected one of time-wait, bind, state, choice");
  row("past", R"({"at":"2s","kind":"bind","about":"1s"})", "expected no instant before \"at\"");
  row("one choice", R"({"at":"1s","kind":"choice","ask":"?","choices":["a"],"answer":1})",
      "found 1 choices, expected from 2 to 4");
  row("answer", R"({"at":"1s","kind":"choice","ask":"?","choices":["a","b"],"answer":3})",
      "found 3, expected a whole number from 1 to 2");
  row("host", R"({"at":"1s","kind":"state","host":"peer"})", "expected the name of a host");
}

void TestPosedQuestion::faultsAreToldWithTheirPlace() {
  QFETCH(QByteArray, questions);
  QFETCH(QString, error);
  const QString found = firstError(questions);
  QVERIFY2(found.startsWith("q.json:"), qPrintable(found));
  QVERIFY2(found.contains(error), qPrintable(found));
}

QTEST_MAIN(TestPosedQuestion)
#include "tst_posed_question.moc"
