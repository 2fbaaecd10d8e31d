#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include "app/editor/field_controls.h"
#include "app/editor/json_path.h"
#include "app/editor/templates.h"
#include "tests/app/editor/editing.h"

using namespace linger;

namespace {

const PartId kRun{PartKind::Run, ""};
const PartId kServerClose{PartKind::Step, "hosts[1].programs[0].steps[0]"};

}  // namespace

/// What a teacher does to a scene, through the models that the editor's widgets show.
class TestScenarioEditor : public QObject {
  Q_OBJECT

 private slots:
  void modelsKeepTheRules();
  void delayIsInTheRunAtOnce();
  void nonsenseIsToldInTheReadersWordsAndLeavesTheRun();
  void whatIsWrongWithTheWholeIsToldAtItsPart();
  void aDraftThatIsGoodAgainIsOneStep();
  void addedStepStandsAfterTheOthersAndBeforeExit();
  void stepsAreReordered();
  void anotherTypeKeepsTheTimesAndGetsWhatItNeeds();
  void whatNamesAHostFollowsItsNewName();
  void stepsFollowANewAddress();
  void clientsFollowAListener();
  void theCopyOfAHostIsGood();
  void everythingIsUndone();
  void editsInForceBecomeAPartOfTheScene();
  void undoTakesTheDraftAlong();
  void aScriptsRunCannotBeEdited();
  void aNewSceneAndACopyAreGood();
  void amountsGoUpAndDown_data();
  void amountsGoUpAndDown();
};

void TestScenarioEditor::modelsKeepTheRules() {
  Editing editing(restartStory());
  QAbstractItemModelTester outline(editing.outline.get(),
                                   QAbstractItemModelTester::FailureReportingMode::QtTest);
  QAbstractItemModelTester fields(editing.fields.get(),
                                  QAbstractItemModelTester::FailureReportingMode::QtTest);
  for (const PartId& part : editing.parts()) editing.fields->setPart(part);
  editing.write(kServerClose, "do", "send");
  editing.write(kServerClose, "bytes", "many");
  editing.write(kServerClose, "do", "close");
  const std::string added = editing.draft->add("fates", 0, kSimStart);
  editing.draft->remove(added);
  editing.document.undoStack()->undo();
  QVERIFY(editing.outline->rowCount() >= 6);
}

void TestScenarioEditor::delayIsInTheRunAtOnce() {
  Editing editing(restartStory());
  QSignalSpy runs(&editing.document, &Document::traceChanged);
  QVERIFY(editing.write(kRun, "link.delay", "120 ms"));
  QCOMPARE(runs.count(), 1);
  QCOMPARE(editing.document.scenario().link.delay, Duration(120ms));
  const SegmentRecord& fin = editing.document.trace()->segments.front();
  QCOMPARE(fin.arrives - fin.sent, Duration(120ms));
  QVERIFY(editing.document.undoStack()->undoText().contains("Delay one way"));
}

void TestScenarioEditor::nonsenseIsToldInTheReadersWordsAndLeavesTheRun() {
  Editing editing(restartStory());
  const TracePointer before = editing.document.trace();
  editing.write(kRun, "link.delay", "soon");
  QVERIFY(editing.document.trace() == before);
  QVERIFY(!editing.document.undoStack()->canUndo());
  QVERIFY2(
      editing.problem("link.delay").startsWith("found the string \"soon\", expected a duration"),
      qPrintable(editing.problem("link.delay")));
  QCOMPARE(editing.problem("link.jitter"), QString());
  editing.write(kRun, "link.loss", "2");
  QCOMPARE(editing.draft->problems().size(), std::size_t{1});  // The reader reads it all first.
  editing.write(kRun, "link.delay", "50ms");
  QVERIFY(editing.problem("link.loss").contains("expected a number from 0 to 1"));
  editing.draft->discard();
  QVERIFY(editing.draft->isGood());
  QVERIFY(editing.document.trace() == before);
}

void TestScenarioEditor::whatIsWrongWithTheWholeIsToldAtItsPart() {
  Editing editing(restartStory());
  editing.draft->remove("hosts[1].programs[0].before[1]");  // accept
  QVERIFY(!editing.draft->isGood());
  const std::string recv = "hosts[1].programs[0].before[1]";
  QVERIFY2(editing.draft->problemOf(recv).contains("expected an accept or a connect before it"),
           qPrintable(editing.draft->problems().front().what));
  const QModelIndex index = editing.outline->indexOf(PartId{PartKind::BeforeStep, recv});
  QVERIFY(index.data(OutlineModel::ProblemRole).toString().contains("expected an accept"));
  QVERIFY(index.data().toString().startsWith("⚠"));
  QVERIFY(index.parent().data().toString().startsWith("⚠"));
}

void TestScenarioEditor::aDraftThatIsGoodAgainIsOneStep() {
  Editing editing(restartStory());
  const Scenario before = editing.document.scenario();
  editing.draft->remove("hosts[1].programs[0].before[1]");
  editing.draft->add("hosts[1].programs[0].before", 1, kSimStart, "accept");
  QVERIFY(editing.draft->isGood());
  QVERIFY(editing.document.scenario() == before);
  QCOMPARE(editing.document.undoStack()->count(), 0);
}

void TestScenarioEditor::addedStepStandsAfterTheOthersAndBeforeExit() {
  Editing editing(restartStory());
  const std::string path = editing.draft->add("hosts[0].programs[0].steps", 1, kSimStart, "send");
  QCOMPARE(path, std::string("hosts[0].programs[0].steps[1]"));
  const std::vector<Step>& steps = editing.document.scenario().hosts[0].programs[0].steps;
  QCOMPARE(steps.size(), std::size_t{4});
  QVERIFY(steps[1].kind == StepKind::Send);
  QCOMPARE(steps[1].bytes, 100U);
}

void TestScenarioEditor::stepsAreReordered() {
  Scenario scene = restartStory();
  Editing editing(scene);
  const std::string steps = "hosts[0].programs[0].before";
  QCOMPARE(editing.draft->move(itemPath(steps, 1), 1), itemPath(steps, 2));
  std::swap(scene.hosts[0].programs[0].setup[1], scene.hosts[0].programs[0].setup[2]);
  QVERIFY(editing.document.scenario() == scene);
  QCOMPARE(editing.draft->move(itemPath(steps, 2), 1), itemPath(steps, 2));  // The last stays.
  QVERIFY(editing.document.undoStack()->undoText().startsWith("Move"));
}

void TestScenarioEditor::anotherTypeKeepsTheTimesAndGetsWhatItNeeds() {
  Editing editing(restartStory());
  QVERIFY(editing.write(kServerClose, "do", "send"));
  const Step& step = editing.document.scenario().hosts[1].programs[0].steps[0];
  QVERIFY(step.kind == StepKind::Send);
  QVERIFY(step.at == std::optional(kSimStart + 40ms));
  QVERIFY(editing.fields->rowOf("bytes") >= 0);
  QVERIFY(editing.write(kServerClose, "do", "close"));
  QCOMPARE(editing.fields->rowOf("bytes"), -1);
  QVERIFY(editing.document.scenario() == restartStory());
}

void TestScenarioEditor::whatNamesAHostFollowsItsNewName() {
  Editing editing(restartStory());
  editing.draft->add("fates", 0, kSimStart);
  editing.write({PartKind::Impairment, "fates[0]"}, "host", "server");
  editing.draft->add("hosts[1].events", 0, kSimStart + 1s);
  editing.write({PartKind::Event, "hosts[1].events[0]"}, "program", "server");
  editing.write({PartKind::Host, "hosts[1]"}, "name", "www");
  editing.write({PartKind::Program, "hosts[1].programs[0]"}, "name", "nginx");
  QVERIFY(editing.draft->isGood());
  QCOMPARE(editing.document.scenario().impairments[0].segment.host, std::string("www"));
  QCOMPARE(editing.document.scenario().hosts[1].events[0].program, std::string("nginx"));
}

void TestScenarioEditor::stepsFollowANewAddress() {
  Editing editing(restartStory());
  const PartId server{PartKind::Host, "hosts[1]"};
  editing.write(server, "address", "192.0.2.");  // Half-typed: the run stays.
  QVERIFY(!editing.draft->isGood());
  editing.write(server, "address", "192.0.2.10");  // The client's.
  QVERIFY(editing.problem("address").contains("again"));
  editing.write(server, "address", "2001:db8::20");
  QVERIFY2(editing.draft->isGood(),
           editing.draft->isGood() ? "" : qPrintable(editing.draft->problems().front().what));
  const Scenario& scene = editing.document.scenario();
  QCOMPARE(scene.hosts[1].programs[0].setup[0].local->toString(),
           std::string("[2001:db8::20]:8080"));
  QCOMPARE(scene.hosts[0].programs[0].setup[0].peer->toString(),
           std::string("[2001:db8::20]:8080"));
}

void TestScenarioEditor::clientsFollowAListener() {
  Editing editing(restartStory());
  editing.write({PartKind::BeforeStep, "hosts[1].programs[0].before[0]"}, "on", "192.0.2.20:80");
  QVERIFY(editing.draft->isGood());
  QCOMPARE(editing.document.scenario().hosts[0].programs[0].setup[0].peer->port, std::uint16_t{80});
}

void TestScenarioEditor::theCopyOfAHostIsGood() {
  Editing editing(newScene());
  const std::string copy = editing.draft->duplicate("hosts[0]");
  QCOMPARE(copy, std::string("hosts[1]"));
  QVERIFY2(editing.draft->isGood(),
           editing.draft->isGood() ? "" : qPrintable(editing.draft->problems().front().what));
  QCOMPARE(editing.document.scenario().hosts.size(), std::size_t{3});
}

void TestScenarioEditor::everythingIsUndone() {
  Editing editing(restartStory());
  editing.write(kRun, "link.delay", "10ms");
  editing.write(kServerClose, "at", "1s");
  editing.draft->add("hosts[1].events", 0, kSimStart + 1s);
  editing.draft->move("hosts[0].programs[0].before[1]", 1);
  editing.write({PartKind::Program, "hosts[1].programs[0]"}, "options.SO_REUSEADDR", "1");
  QCOMPARE(editing.document.undoStack()->count(), 5);
  while (editing.document.undoStack()->canUndo()) editing.document.undoStack()->undo();
  QVERIFY(editing.document.scenario() == restartStory());
  QVERIFY(editing.draft->isGood());
  while (editing.document.undoStack()->canRedo()) editing.document.undoStack()->redo();
  QCOMPARE(editing.document.scenario().link.delay, Duration(10ms));
  QCOMPARE(editing.document.scenario().hosts[1].programs[0].options.size(), std::size_t{1});
}

void TestScenarioEditor::editsInForceBecomeAPartOfTheScene() {
  Editing editing(restartStory());
  editing.document.make(edit::SetOs{std::nullopt, OsId::FreeBsd});
  editing.document.make(edit::SetMsl{Duration(5s)});
  editing.document.setOn(1, false);
  QCOMPARE(textAt(editing.draft->json(), "hosts[0].os"), std::string("freebsd"));
  editing.write({PartKind::Host, "hosts[1]"}, "os", "openbsd");
  QVERIFY(editing.document.scenario().hosts[1].os == OsId::OpenBsd);
  QVERIFY(editing.document.scenario().hosts[0].os == OsId::FreeBsd);
  QCOMPARE(editing.document.edits().size(), std::size_t{1});  // The one that is switched off.
  editing.document.undoStack()->undo();
  QCOMPARE(editing.document.edits().size(), std::size_t{2});
}

void TestScenarioEditor::undoTakesTheDraftAlong() {
  Editing editing(restartStory());
  editing.write(kRun, "link.delay", "10ms");
  editing.write(kRun, "link.delay", "");  // The usual 50 ms.
  QCOMPARE(editing.document.scenario().link.delay, Duration(50ms));
  editing.document.undoStack()->undo();
  QCOMPARE(textAt(editing.draft->json(), "link.delay"), std::string("10ms"));
}

void TestScenarioEditor::aScriptsRunCannotBeEdited() {
  Editing editing(restartStory());
  QSignalSpy refused(&editing.document, &Document::refused);
  editing.document.show(*editing.document.trace(), "script.pcap", OpenCapture{});
  editing.write(kRun, "link.delay", "10ms");
  QCOMPARE(refused.count(), 1);
  QCOMPARE(editing.document.scenario().link.delay, Duration(50ms));
  QCOMPARE(textAt(editing.draft->json(), "link.delay"), std::string("50ms"));
}

void TestScenarioEditor::aNewSceneAndACopyAreGood() {
  QVERIFY(problemsOf(newScene()).empty());
  const Scenario copy = duplicateOf(restartStory());
  QVERIFY(problemsOf(copy).empty());
  QCOMPARE(copy.name, std::string("restart-copy"));
  QVERIFY(copy.hosts == restartStory().hosts);
}

void TestScenarioEditor::amountsGoUpAndDown_data() {
  QTest::addColumn<QString>("from");
  QTest::addColumn<int>("direction");
  QTest::addColumn<QString>("to");
  QTest::newRow("duration, up") << "50ms" << 1 << "60ms";
  QTest::newRow("past a power of ten") << "90ms" << 1 << "100ms";
  QTest::newRow("and back") << "100ms" << -1 << "90ms";
  QTest::newRow("from nothing") << "0" << 1 << "1";
  QTest::newRow("a chance") << "0.05" << 1 << "0.06";
  QTest::newRow("words") << "soon" << 1 << "";
}

void TestScenarioEditor::amountsGoUpAndDown() {
  QFETCH(QString, from);
  QFETCH(int, direction);
  QFETCH(QString, to);
  QCOMPARE(nudgedText(from, direction), to);
}

QTEST_MAIN(TestScenarioEditor)
#include "tst_scenario_editor.moc"
