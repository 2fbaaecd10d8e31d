#include <QFile>
#include <QListWidget>
#include <QPushButton>
#include <QTest>
#include <algorithm>
#include <map>

#include "app/course/lesson_library.h"
#include "app/document/words.h"
#include "app/files/scenario/scenario_file.h"
#include "app/files/scenario/scenario_library.h"
#include "model/course/answer.h"
#include "tests/app/learn/lesson_editing.h"

using namespace linger;

/// The kinds of steps that have conditions, edits or other steps in them, written without JSON.
class TestLessonKinds : public LessonEditing {
  Q_OBJECT

 private slots:
  void init() { open(); }
  void aGoalWithItsSolutionIsWritten();
  void theLearnerIsMadeTcp();
  void anEarlierQuestionIsAskedAgain();
  void conditionsDecideWhichChoiceIsRight();
  void theSceneIsEditedBeforeAStep();
  void aSceneOfOnesOwnIsTakenFromAFile();
  void aConditionWithoutAKindIsTakenOut();
  void nothingOfABuiltInLessonIsLeftToTheFile();
};

/// The same step as in the lesson "who-waits", by keyboard.
void TestLessonKinds::aGoalWithItsSolutionIsWritten() {
  editor_->steps()->setCurrentRow(1);
  setKind(StepShape::Reach);
  pick("Condition", "state", "goal[0]");
  pick("Host", "client", "goal[0]");
  pick("Condition", "state", "goal[1]");
  pick("Host", "server", "goal[1]");
  type("Edits, at most", "1");
  auto* const allowed = qobject_cast<QListWidget*>(row("Edits that are allowed")->control());
  QVERIFY(allowed->item(0)->checkState() == Qt::Checked);  // Who closes first.
  allowed->setFocus();
  for (const int at : {4, 5, 8}) {
    allowed->setCurrentRow(at);
    QTest::keyClick(allowed, Qt::Key_Space);
  }
  QVERIFY(!editor_->draft().lesson());  // The client alone is not both.
  QVERIFY2(editor_->told().contains("misses the goal"), qPrintable(editor_->told()));
  pick("Who closes first", "both", "solution[0]");
  QVERIFY2(editor_->draft().lesson().has_value(), qPrintable(editor_->told()));
  const Lesson builtIn = loadLesson("who-waits").value->lesson;
  const auto& wanted = std::get<task::Reach>(stepNamed(builtIn, "both")->task);
  auto written = std::get<task::Reach>(editor_->draft().lesson()->lesson.steps[0].task);
  std::ranges::sort(written.allowed);
  auto kinds = wanted.allowed;
  std::ranges::sort(kinds);
  QCOMPARE(written.allowed, kinds);
  QVERIFY(written.goal == wanted.goal);
  QVERIFY(written.solution == wanted.solution);
  QCOMPARE(written.mostEdits, wanted.mostEdits);
}

void TestLessonKinds::theLearnerIsMadeTcp() {
  editor_->steps()->setCurrentRow(1);
  setKind(StepShape::BeTcp);
  pick("The learner is the TCP of", "server");
  type("Segments until", "500ms");
  type("Segments, at most", "2");
  QVERIFY2(editor_->draft().lesson().has_value(), qPrintable(editor_->told()));
  const auto task = std::get<task::BeTcp>(editor_->draft().lesson()->lesson.steps[0].task);
  QCOMPARE(task.host, "server");
  QCOMPARE(task.until, kSimStart + 500ms);
  QCOMPARE(task.most, 2U);
}

void TestLessonKinds::anEarlierQuestionIsAskedAgain() {
  editor_->steps()->setCurrentRow(1);
  setKind(StepShape::NameState);
  type("At", "1s");
  editor_->add()->click();
  setKind(StepShape::Again);
  QCOMPARE(textAt(step(1), "again"), textAt(step(0), "id"));
  pick("Scene", "client-closes-first");
  QVERIFY2(editor_->draft().lesson().has_value(), qPrintable(editor_->told()));
  const Lesson& lesson = editor_->draft().lesson()->lesson;
  const auto said = [&](std::size_t at) {
    return std::get<answer::Named>(*ask(lesson, lesson.steps[at], std::nullopt).right).state;
  };
  QVERIFY(lesson.steps[1].task == lesson.steps[0].task);
  QCOMPARE(said(0), State::TimeWait);
  QVERIFY(said(1) != State::TimeWait);
}

void TestLessonKinds::conditionsDecideWhichChoiceIsRight() {
  editor_->steps()->setCurrentRow(1);
  setKind(StepShape::Choose);
  type("Choices", "Two\nFour\nAnother number");
  pick("The right one", QString(QLatin1String("run")));
  for (const auto& [choice, count] :
       {std::pair("choices[0].if[0]", "2"), {"choices[1].if[0]", "4"}}) {
    pick("Condition", "sent", choice);
    pick("Segment", "any", choice);
    type("At least", count, choice);
    type("At most", count, choice);
  }
  QVERIFY2(editor_->draft().lesson().has_value(), qPrintable(editor_->told()));
  const Lesson& lesson = editor_->draft().lesson()->lesson;
  QCOMPARE(std::get<answer::Chosen>(*ask(lesson, lesson.steps[0], std::nullopt).right).option, 1U);
}

void TestLessonKinds::theSceneIsEditedBeforeAStep() {
  editor_->steps()->setCurrentRow(1);
  pick("Edit", "close-first", "edits[0]");
  pick("Who closes first", "client", "edits[0]");
  pick("Edit", "event", "edits[1]");
  pick("What happens", "kill", "edits[1]");
  type("At", "5s", "edits[1]");
  QVERIFY2(editor_->draft().lesson().has_value(), qPrintable(editor_->told()));
  const std::vector<Edit> wanted{
      edit::CloseFirst{Closer::Client},
      edit::AddHostEvent{"client", {kSimStart + 5s, HostEventKind::Kill, {}, {}}}};
  QVERIFY(editor_->draft().lesson()->lesson.steps[0].edits == wanted);
}

void TestLessonKinds::aSceneOfOnesOwnIsTakenFromAFile() {
  Scenario mine = *loadScenario("client-closes-first").value;
  mine.name = "mine";
  mine.title = "My own scene";
  QFile file(folder_->filePath("scene.json"));
  QVERIFY(file.open(QIODevice::WriteOnly));
  file.write(scenarioText(mine));
  file.close();
  QVERIFY(!editor_->scene()->isEnabled());  // The lesson itself has none.
  editor_->steps()->setCurrentRow(1);
  editor_->useScene(file.fileName());
  QVERIFY2(editor_->draft().lesson().has_value(), qPrintable(editor_->told()));
  QVERIFY(editor_->draft().lesson()->lesson.scenes.front() == mine);
  auto* const choice = qobject_cast<QComboBox*>(row("Scene")->control());
  QCOMPARE(choice->currentText(), QString("a scene of your own: My own scene"));
  pick("Scene", "restart");
  QCOMPARE(textAt(step(0), "scene"), "restart");
  editor_->useScene(folder_->filePath("nowhere.json"));
  QVERIFY(editor_->told().contains("nowhere.json"));
}

void TestLessonKinds::aConditionWithoutAKindIsTakenOut() {
  editor_->steps()->setCurrentRow(1);
  const std::string before = toCompactJson(editor_->draft().json());
  pick("Edit", "msl", "edits[0]");
  QVERIFY(editor_->form()->rowLabelled("Edit", "edits[1]") != nullptr);
  pick("Edit", "", "edits[0]");
  QVERIFY(editor_->form()->rowLabelled("Edit", "edits[1]") == nullptr);
  QCOMPARE(toCompactJson(editor_->draft().json()), before);
}

/// Every step has a kind that the form knows, and of each condition and edit the form has every
/// key.
void TestLessonKinds::nothingOfABuiltInLessonIsLeftToTheFile() {
  const auto keysOf = [](const JsonValue& part) {
    QStringList keys;
    for (const JsonMember& member : part.members) keys << text(member.key);
    return keys;
  };
  int parts = 0;
  for (const QString& name : builtInLessons()) {
    QVERIFY(editor_->openFile(builtInLessonPath(name), true).isEmpty());
    const JsonValue& lesson = editor_->draft().json();
    for (std::size_t i = 0; i < editor_->draft().stepCount(); ++i) {
      const std::string path = itemPath("steps", i);
      QVERIFY2(shapeOf(step(i)) != StepShape::Other, textAt(step(i), "id").c_str());
      std::map<std::string, QStringList> shown;
      for (const FieldPlace& place : stepForm(lesson, path)) {
        shown[place.path] << QString::fromLatin1(place.field->field.key).section(u'.', 0, 0);
      }
      for (const auto& [part, keys] : shown) {
        const JsonValue* const there = valueAt(lesson, part);
        if (part == path || there == nullptr) continue;
        ++parts;
        for (const QString& key : keysOf(*there)) {
          const bool isNested = key == u"edit" || key == u"text" || key == u"if";
          QVERIFY2(isNested || keys.contains(key), qPrintable(name + ": " + key));
        }
      }
    }
  }
  QVERIFY(parts > 40);
}

QTEST_MAIN(TestLessonKinds)
#include "tst_lesson_kinds.moc"
