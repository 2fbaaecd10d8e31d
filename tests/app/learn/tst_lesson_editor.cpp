#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <algorithm>
#include <map>
#include <memory>

#include "app/course/lesson_library.h"
#include "app/document/words.h"
#include "app/editor/json_path.h"
#include "app/learn/learn_dialog.h"
#include "app/learn/lesson_editor.h"
#include "app/learn/player_pane.h"
#include "app/learn/step_shape.h"

using namespace linger;

/// A lesson written without JSON, by keyboard.
class TestLessonEditor : public QObject {
  Q_OBJECT

 private slots:
  void init();
  void aLessonIsWrittenAndAcceptedByTheChecker();
  void mistakesAreToldBesideTheirField();
  void everyKindOfStepHasItsAnswerAtOnce();
  void theRunAnswersAChoiceAboutBind();
  void aGoalWithItsSolutionIsWritten();
  void theLearnerIsMadeTcp();
  void anEarlierQuestionIsAskedAgain();
  void conditionsDecideWhichChoiceIsRight();
  void theSceneIsEditedBeforeAStep();
  void aConditionWithoutAKindIsTakenOut();
  void nothingOfABuiltInLessonIsLeftToTheFile();
  void changesAreUndone();
  void aStepWhoseAdditionIsUndoneIsShownNoLonger();
  void stepsMoveAndKeepTheirScene();
  void whatIsStillBeingTypedStaysWithItsStep();
  void everyBuiltInLessonStaysAsItIs();
  void aCopyKeepsItsOtherLanguage();
  void aBuiltInNameIsRefused();
  void aStepIsTriedAtOnce();
  void savedLessonsAreListedAndPlayed();
  void aBrokenLessonFileIsToldOfAndLeftOut();
  void everyFieldHasAName();

 private:
  void type(const char* label, const QString& words, const std::string& part = {});
  void pick(const char* label, const QString& word, const std::string& part = {});
  QString problemAt(const char* label) { return row(label)->problem(); }
  DraftRow* row(const char* label, const std::string& part = {}) {
    DraftRow* const found = editor_->form()->rowLabelled(QString::fromLatin1(label), part);
    if (found == nullptr) qFatal("no field %s", label);
    return found;
  }
  void setKind(StepShape shape) { pick("Kind of step", QString::number(int(shape))); }
  const JsonValue& step(std::size_t index) {
    return *valueAt(editor_->draft().json(), itemPath("steps", index));
  }

  std::unique_ptr<QTemporaryDir> folder_;
  std::unique_ptr<LessonEditor> editor_;
};

void TestLessonEditor::init() {
  folder_ = std::make_unique<QTemporaryDir>();
  editor_ = std::make_unique<LessonEditor>(Look::Light, false, folder_->path());
  editor_->show();
  QVERIFY(QTest::qWaitForWindowActive(editor_.get()));
}

void TestLessonEditor::type(const char* label, const QString& words, const std::string& part) {
  QWidget* const control = row(label, part)->control();
  control->setFocus();
  if (auto* const line = qobject_cast<QLineEdit*>(control)) {
    line->selectAll();
    if (words.isEmpty()) QTest::keyClick(line, Qt::Key_Delete);
    QTest::keyClicks(line, words);
    QTest::keyClick(line, Qt::Key_Return);
    return;
  }
  auto* const sentences = qobject_cast<QPlainTextEdit*>(control);
  sentences->selectAll();
  if (words.isEmpty()) QTest::keyClick(sentences, Qt::Key_Delete);
  const QStringList lines = words.split(u'\n');
  for (qsizetype i = 0; i < lines.size(); ++i) {
    if (i > 0) QTest::keyClick(sentences, Qt::Key_Return);
    QTest::keyClicks(sentences, lines[i]);
  }
  QTest::keyClick(sentences, Qt::Key_Tab);
}

/// A key may change which fields there are, and so the control.
void TestLessonEditor::pick(const char* label, const QString& word, const std::string& part) {
  const auto choice = [&] { return qobject_cast<QComboBox*>(row(label, part)->control()); };
  const int index = choice()->findData(word);
  QVERIFY2(index >= 0, qPrintable(word));
  choice()->setFocus();
  while (choice()->currentIndex() != index) {
    QTest::keyClick(choice(), choice()->currentIndex() < index ? Qt::Key_Down : Qt::Key_Up);
  }
}

void TestLessonEditor::aLessonIsWrittenAndAcceptedByTheChecker() {
  type("Name", "first-fin");
  type("Title", "The first FIN");
  editor_->add()->click();
  setKind(StepShape::Choose);
  type("Text or question", "Who sends the first FIN?");
  type("Choices", "The client\nThe server\nNobody");
  pick("The right one", "2");
  type("Explanation", "The server closes at 40 ms.");
  QVERIFY2(editor_->draft().problems().empty(), qPrintable(editor_->told()));
  QVERIFY(editor_->save()->isEnabled());
  const QString path = folder_->filePath("first-fin.json");
  QVERIFY(editor_->saveTo(path));
  const auto read = readLessonFile(path);  // What `linger lesson check` does.
  QVERIFY(read.errors.empty());
  const Lesson& lesson = read.value->lesson;
  QCOMPARE(lesson.name, "first-fin");
  QCOMPARE(lesson.title.english, "The first FIN");
  QCOMPARE(lesson.steps.size(), 2U);
  const auto& choose = std::get<task::Choose>(lesson.steps[1].task);
  QCOMPARE(choose.options.size(), 3U);
  QCOMPARE(choose.options[1].text.english, "The server");
  QVERIFY(choose.options[1].always && !choose.options[0].always);
  QCOMPARE(lesson.steps[1].because.english, "The server closes at 40 ms.");
  QVERIFY(!editor_->draft().isModified());
}

void TestLessonEditor::mistakesAreToldBesideTheirField() {
  type("Name", "two words");
  QVERIFY2(problemAt("Name").contains("without spaces"), qPrintable(problemAt("Name")));
  QVERIFY(!editor_->save()->isEnabled() && !editor_->tryOut()->isEnabled());
  QVERIFY(!row("Name")->findChildren<QLabel*>().isEmpty());
  QVERIFY(row("Name")->findChildren<QLabel*>().front()->isVisible());
  QVERIFY(row("Name")->control()->accessibleDescription().contains("without spaces"));
  type("Name", "one-word");
  QVERIFY(problemAt("Name").isEmpty());
  editor_->steps()->setCurrentRow(1);
  type("Instant", "soon");
  QVERIFY2(problemAt("Instant").contains("soon"), qPrintable(problemAt("Instant")));
  QVERIFY(editor_->steps()->item(1)->text().startsWith(QStringLiteral("⚠")));
  type("Instant", "40 ms");
  QVERIFY(problemAt("Instant").isEmpty());
  type("Text or question", "");
  QCOMPARE(problemAt("Text or question"), QString("the text is missing"));
  type("Text or question", "What does the kernel keep?");
  setKind(StepShape::Choose);
  type("Choices", "only one");
  QVERIFY2(problemAt("Choices").contains("expected 2 to 6"), qPrintable(problemAt("Choices")));
  setKind(StepShape::Enters);
  pick("enters the state", "CLOSING");  // Which this run never is in.
  QVERIFY(!editor_->draft().lesson());
  QVERIFY(editor_->told().contains("does not happen"));
  pick("enters the state", "TIME-WAIT");
  QVERIFY2(editor_->draft().lesson().has_value(), qPrintable(editor_->told()));
}

void TestLessonEditor::everyKindOfStepHasItsAnswerAtOnce() {
  editor_->steps()->setCurrentRow(1);
  for (int i = 0; i < int(StepShape::Other); ++i) {
    if (StepShape(i) == StepShape::Again) continue;  // There is no earlier step.
    setKind(StepShape(i));
    QCOMPARE(shapeOf(step(0)), StepShape(i));
    if (StepShape(i) == StepShape::Reflect) type("The mistake", "TIME-WAIT is on the client.");
    QVERIFY2(editor_->draft().problems().empty(),
             qPrintable(QString::number(i) + ": " + editor_->told()));
  }
}

void TestLessonEditor::theRunAnswersAChoiceAboutBind() {
  editor_->steps()->setCurrentRow(1);
  setKind(StepShape::Rebind);
  const auto rightAt = [&](const char* instant) {
    type("bind() is called at", instant);
    const Lesson& lesson = editor_->draft().lesson()->lesson;
    return std::get<answer::Chosen>(*ask(lesson, lesson.steps[0], std::nullopt).right).option;
  };
  QCOMPARE(rightAt("2s"), 1U);   // EADDRINUSE.
  QCOMPARE(rightAt("90s"), 0U);  // It works.
}

/// The same step as in the lesson "who-waits", by keyboard.
void TestLessonEditor::aGoalWithItsSolutionIsWritten() {
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

void TestLessonEditor::theLearnerIsMadeTcp() {
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

void TestLessonEditor::anEarlierQuestionIsAskedAgain() {
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

void TestLessonEditor::conditionsDecideWhichChoiceIsRight() {
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

void TestLessonEditor::theSceneIsEditedBeforeAStep() {
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

void TestLessonEditor::aConditionWithoutAKindIsTakenOut() {
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
void TestLessonEditor::nothingOfABuiltInLessonIsLeftToTheFile() {
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

void TestLessonEditor::changesAreUndone() {
  const std::string before = toCompactJson(editor_->draft().json());
  type("Title", "Another");
  editor_->add()->click();
  QVERIFY(editor_->draft().isModified());
  editor_->undo()->click();
  QTest::keySequence(editor_.get(), QKeySequence::Undo);
  QCOMPARE(toCompactJson(editor_->draft().json()), before);
  QVERIFY(!editor_->undo()->isEnabled());
}

void TestLessonEditor::aStepWhoseAdditionIsUndoneIsShownNoLonger() {
  editor_->add()->click();
  QVERIFY(editor_->form()->step() == std::size_t{1});
  editor_->undo()->click();
  QVERIFY(editor_->form()->step() == std::size_t{0});
  QCOMPARE(editor_->steps()->currentRow(), 1);
  type("Text or question", "It is the first one that is written.");
  QCOMPARE(editor_->draft().lesson()->lesson.steps[0].text.english,
           "It is the first one that is written.");
}

void TestLessonEditor::stepsMoveAndKeepTheirScene() {
  editor_->add()->click();
  QCOMPARE(editor_->draft().stepCount(), 2U);
  const std::string second = textAt(step(1), "id");
  editor_->up()->click();
  QCOMPARE(textAt(step(0), "id"), second);
  QCOMPARE(textAt(step(0), "scene"), "restart");
  QVERIFY2(editor_->draft().problems().empty(), qPrintable(editor_->told()));
  QCOMPARE(editor_->steps()->currentRow(), 1);
  editor_->remove()->click();
  QCOMPARE(editor_->draft().stepCount(), 1U);
  QVERIFY(editor_->draft().problems().empty());
  QVERIFY(!editor_->remove()->isEnabled());  // A lesson has at least one.
}

/// The mnemonics of the buttons leave the focus in the field.
void TestLessonEditor::whatIsStillBeingTypedStaysWithItsStep() {
  editor_->add()->click();
  const auto beginTyping = [this](const QString& words) {
    auto* const field = qobject_cast<QPlainTextEdit*>(row("Text or question")->control());
    field->setFocus();
    field->selectAll();
    QTest::keyClicks(field, words);
  };
  const auto textOf = [this](std::size_t index) {
    return text(editor_->draft().lesson()->lesson.steps[index].text.english);
  };
  const QString first = textOf(0);
  beginTyping("It moves up.");
  editor_->up()->click();
  QCOMPARE(textOf(0), QString("It moves up."));
  QCOMPARE(textOf(1), first);
  beginTyping("It moves down.");
  editor_->down()->click();
  QCOMPARE(textOf(1), QString("It moves down."));
  QCOMPARE(textOf(0), first);
  beginTyping("It is removed.");
  editor_->remove()->click();
  QCOMPARE(editor_->draft().stepCount(), 1U);
  QCOMPARE(textOf(0), first);
  editor_->undo()->click();
  QCOMPARE(textOf(1), QString("It is removed."));
}

/// What the form does not show is kept, and going through all fields changes nothing.
void TestLessonEditor::everyBuiltInLessonStaysAsItIs() {
  for (const QString& name : builtInLessons()) {
    QVERIFY(editor_->openFile(builtInLessonPath(name), true).isEmpty());
    const std::string before = toCompactJson(editor_->draft().json());
    for (int i = 0; i < editor_->steps()->count(); ++i) {
      editor_->steps()->setCurrentRow(i);
      editor_->form()->commit();
    }
    QCOMPARE(toCompactJson(editor_->draft().json()), before);
    QVERIFY2(editor_->draft().lesson().has_value(), qPrintable(name + ": " + editor_->told()));
    QCOMPARE(text(editor_->draft().lesson()->lesson.name), "my-" + name);
    QVERIFY(editor_->path().isEmpty());
  }
}

void TestLessonEditor::aCopyKeepsItsOtherLanguage() {
  QVERIFY(editor_->openFile(builtInLessonPath("who-waits"), true).isEmpty());
  editor_->steps()->setCurrentRow(2);
  type("Text or question", "Who is in TIME-WAIT?");
  QCOMPARE(textAt(step(1), "text.en"), "Who is in TIME-WAIT?");
  QVERIFY(text(textAt(step(1), "text.zh_CN")).contains(QStringLiteral("哪一方")));
}

void TestLessonEditor::aBuiltInNameIsRefused() {
  type("Name", "who-waits");
  QCOMPARE(problemAt("Name"), QString("a built-in lesson has this name"));
  QVERIFY(!editor_->save()->isEnabled());
}

void TestLessonEditor::aStepIsTriedAtOnce() {
  editor_->steps()->setCurrentRow(1);
  type("Text or question", "Try me.");
  QString shown;
  QTimer::singleShot(0, editor_.get(), [&] {
    QWidget* const dialog = QApplication::activeModalWidget();
    for (const QLabel* label : dialog->findChildren<QLabel*>()) shown += label->text() + u'\n';
    QTest::keyClick(dialog, Qt::Key_Escape);
  });
  editor_->tryOut()->click();
  QVERIFY2(shown.contains("Try me."), qPrintable(shown));
}

void TestLessonEditor::savedLessonsAreListedAndPlayed() {
  const QString progress = folder_->filePath("progress.json");
  type("Name", "mine");
  type("Title", "One of mine");
  QVERIFY(editor_->saveTo(folder_->filePath("lessons/mine.json")));
  LearnDialog learn(Look::Light, false, progress, folder_->filePath("lessons"));
  QCOMPARE(learn.list()->count(), 13);
  QVERIFY(learn.list()->item(12)->text().contains("One of mine"));
  learn.list()->setCurrentRow(12);
  learn.start()->click();
  QCOMPARE(learn.player().lesson().name, "mine");
  // A second one of that name would share its progress.
  QVERIFY(QFile::copy(folder_->filePath("lessons/mine.json"), folder_->filePath("copy.json")));
  learn.addLesson(folder_->filePath("copy.json"));
  QCOMPARE(learn.list()->count(), 13);
}

void TestLessonEditor::aBrokenLessonFileIsToldOfAndLeftOut() {
  QVERIFY(QDir(folder_->path()).mkpath("lessons"));
  QFile broken(folder_->filePath("lessons/broken.json"));
  QVERIFY(broken.open(QIODevice::WriteOnly));
  broken.write("{ \"format\": ");
  broken.close();
  LearnDialog learn(Look::Light, false, folder_->filePath("progress.json"),
                    folder_->filePath("lessons"));
  QCOMPARE(learn.list()->count(), 12);
  QString all;
  for (const QLabel* label : learn.findChildren<QLabel*>()) all += label->text();
  QVERIFY2(all.contains("broken.json:1:"), qPrintable(all));
  QVERIFY(editor_->openFile(folder_->filePath("lessons/broken.json"), false).contains(":1:"));
  QVERIFY(editor_->openFile("/no/such/lesson.json", false).contains("/no/such/lesson.json"));
}

void TestLessonEditor::everyFieldHasAName() {
  editor_->steps()->setCurrentRow(1);
  for (int i = 0; i < int(StepShape::Other); ++i) {
    if (StepShape(i) == StepShape::Again) continue;
    setKind(StepShape(i));
    for (const DraftRow* each : editor_->form()->findChildren<DraftRow*>()) {
      QVERIFY(!each->control()->accessibleName().isEmpty());
    }
  }
}

QTEST_MAIN(TestLessonEditor)
#include "tst_lesson_editor.moc"
