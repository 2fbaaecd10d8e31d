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
#include "app/learn/editor/lesson_editor.h"
#include "app/learn/editor/step_shape.h"
#include "app/learn/learn_dialog.h"
#include "app/learn/player/player_pane.h"
#include "tests/app/learn/lesson_editing.h"

using namespace linger;

/// A lesson written without JSON, by keyboard.
class TestLessonEditor : public LessonEditing {
  Q_OBJECT

 private slots:
  void init() { open(); }
  void aLessonIsWrittenAndAcceptedByTheChecker();
  void mistakesAreToldBesideTheirField();
  void everyKindOfStepHasItsAnswerAtOnce();
  void theRunAnswersAChoiceAboutBind();
  void changesAreUndone();
  void aStepWhoseAdditionIsUndoneIsShownNoLonger();
  void stepsMoveAndKeepTheirScene();
  void whatIsStillBeingTypedStaysWithItsStep();
  void everyBuiltInLessonStaysAsItIs();
  void aCopyKeepsItsOtherLanguage();
  void aBuiltInNameIsRefused();
  void theReasonWhyAFileIsNotTakenIsToldInTheEditor();
  void aNameLeadsToNoOtherFolder();
  void aStepIsTriedAtOnce();
  void savedLessonsAreListedAndPlayed();
  void aDraftWithAProblemIsKept();
  void aBrokenLessonFileIsToldOfAndLeftOut();
  void everyFieldHasAName();
};

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
  QVERIFY(!editor_->tryOut()->isEnabled());
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
  QVERIFY2(editor_->told().startsWith(QStringLiteral("⚠ Step 1: ")), qPrintable(editor_->told()));
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
  QVERIFY(!editor_->draft().lesson());
}

/// A sound lesson whose name a lesson in the list has.
void TestLessonEditor::theReasonWhyAFileIsNotTakenIsToldInTheEditor() {
  type("Name", "mine");
  QVERIFY(editor_->saveTo(folder_->filePath("lessons/mine.json")));
  const QString copy = folder_->filePath("copy.json");
  QVERIFY(editor_->saveTo(copy));
  LearnDialog learn(Look::Light, false, folder_->filePath("progress.json"),
                    folder_->filePath("lessons"));
  learn.show();
  QString told;
  const auto readAndClose = [&] {
    auto* const shown = qobject_cast<LessonEditor*>(QApplication::activeModalWidget());
    if (shown != nullptr) told = shown->told();
    QTest::keyClick(QApplication::activeModalWidget(), Qt::Key_Escape);
  };
  QTimer::singleShot(0, &learn, readAndClose);
  learn.openLessonFile(copy);
  QCOMPARE(told, QString("⚠ another lesson has this name"));
  learn.list()->setCurrentRow(12);
  QTimer::singleShot(0, &learn, readAndClose);
  learn.edit()->click();  // Its own name is no other's.
  QVERIFY2(told.startsWith("No problem found"), qPrintable(told));
}

void TestLessonEditor::aNameLeadsToNoOtherFolder() {
  for (const auto& [name, file] :
       {std::pair("first/fin", "first-fin.json"), std::pair("../../up", "-.-..-up.json"),
        std::pair("a\\b c:d", "a-b-c-d.json"), std::pair("fin-1.2", "fin-1.2.json")}) {
    type("Name", name);
    QCOMPARE(editor_->usualPath(), folder_->path() + '/' + file);
  }
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

void TestLessonEditor::aDraftWithAProblemIsKept() {
  type("Name", "half done");
  QVERIFY(!editor_->draft().lesson());
  QVERIFY(editor_->save()->isEnabled());
  const QString path = folder_->filePath("lessons/draft.json");
  QVERIFY(editor_->saveTo(path));
  QVERIFY2(editor_->told().startsWith("Saved as a draft"), qPrintable(editor_->told()));
  QVERIFY(!editor_->draft().isModified());
  const QByteArray kept = editor_->draft().text();
  editor_->draft().open(JsonValue::object());
  QCOMPARE(editor_->openFile(path, false), QString());
  QCOMPARE(editor_->draft().text(), kept);
  QVERIFY(!editor_->draft().lesson());
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
