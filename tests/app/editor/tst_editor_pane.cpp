#include <QAbstractButton>
#include <QComboBox>
#include <QDir>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QTreeView>

#include "app/editor/editor_pane.h"
#include "app/editor/field_form.h"
#include "app/editor/field_model.h"
#include "app/files/scenario/scenario_library.h"
#include "app/ladder/ladder_view.h"
#include "app/session/file_commands.h"
#include "app/widgets/notice_bar.h"
#include "app/window/ladder_area.h"
#include "tests/app/window/every_screen.h"
#include "tests/app/window/settle.h"

using namespace linger;

namespace {

/// The real window with the editor open.
struct EditorFixture : WindowFixture {
  explicit EditorFixture(const QString& scene = QStringLiteral("restart"), QSize size = {1440, 900})
      : WindowFixture(scene, size) {
    QTest::keyClick(window.get(), Qt::Key_E);
  }

  EditorPane& editor() const { return *window->workspace()->editor(); }
  void choose(PartKind kind, const std::string& path) const { editor().choose({kind, path}); }
  QWidget* control(std::string_view key) const {
    FieldRow* row = editor().form()->rowNamed(key);
    return row ? row->control() : nullptr;
  }
  /// Writes into a line of the form, and goes on with Enter.
  void type(std::string_view key, const QString& typed) const {
    auto* line = qobject_cast<QLineEdit*>(control(key));
    QVERIFY2(line, std::string(key).c_str());
    line->setFocus();
    line->selectAll();
    QTest::keyClicks(line, typed);
    QTest::keyClick(line, Qt::Key_Return);
  }
  void pick(std::string_view key, const QString& word) const {
    auto* combo = qobject_cast<QComboBox*>(control(key));
    QVERIFY2(combo, std::string(key).c_str());
    combo->setCurrentIndex(combo->findData(word));
    emit combo->activated(combo->currentIndex());
  }
  /// Chooses an entry of the "Add" menu by its words: "Step", "close the connection".
  void add(const QStringList& words) const {
    QMenu menu;
    editor().fillAddMenu(menu);
    QMenu* where = &menu;
    for (const QString& word : words) {
      const auto actions = where->actions();
      const auto found = std::ranges::find(actions, word, &QAction::text);
      QVERIFY2(found != actions.end(), qPrintable(word));
      if ((*found)->menu()) {
        where = (*found)->menu();
      } else {
        (*found)->trigger();
      }
    }
  }
};

constexpr auto kClientBefore = "hosts[0].programs[0].before";
constexpr auto kServerBefore = "hosts[1].programs[0].before";

}  // namespace

/// The editor in the real window, driven as a teacher would.
class TestEditorPane : public QObject {
  Q_OBJECT

 private slots:
  void opensBesideTheLadderAndCloses();
  void typingADelayMovesThePicture();
  void nonsenseStaysBesideItsField();
  void theStoryIsBuiltFromTheTemplateByHand();
  void partsAreMovedCopiedAndTakenOutByKey();
  void lettersInAFieldAreNoShortcuts();
  void arrowsStepAnAmountAsOneUndoStep();
  void savingTakesWhatIsStillBeingTyped();
  void showMeGoesToTheFault();
  void undoTakesBackFirstWhatCannotBeRun();
  void aChangeElsewhereTellsWhatItTookAway();
  void aNewImpairmentIsAboutASegmentThatIsSent();
  void everyControlHasAName();
  void fitsEverySize_data();
  void fitsEverySize();
};

void TestEditorPane::opensBesideTheLadderAndCloses() {
  EditorFixture fixture;
  QVERIFY(fixture.window->isEditing());
  QVERIFY(fixture.editor().isVisible());
  QVERIFY(fixture.window->workspace()->ladder()->isVisible());
  QVERIFY(fixture.editor().tree()->hasFocus());
  QTest::keyClick(fixture.window.get(), Qt::Key_F5);
  QVERIFY(!fixture.editor().isVisible());
  QTest::keyClick(fixture.window.get(), Qt::Key_Escape);
  QVERIFY(fixture.editor().isVisible());
  fixture.trigger("edit-scene");
  QVERIFY(!fixture.editor().isVisible());
}

void TestEditorPane::typingADelayMovesThePicture() {
  EditorFixture fixture;
  fixture.choose(PartKind::Run, "");
  fixture.type("link.delay", "200 ms");
  QCOMPARE(fixture.document().scenario().link.delay, Duration(200ms));
  QCOMPARE(fixture.window->workspace()->ladder()->view()->trace()->linkDelay, Duration(200ms));
  fixture.trigger("undo");
  QCOMPARE(qobject_cast<QLineEdit*>(fixture.control("link.delay"))->text(), QString("50ms"));
}

void TestEditorPane::nonsenseStaysBesideItsField() {
  EditorFixture fixture;
  const TracePointer before = fixture.document().trace();
  fixture.choose(PartKind::Run, "");
  fixture.type("link.delay", "soon");
  QCOMPARE(qobject_cast<QLineEdit*>(fixture.control("link.delay"))->text(), QString("soon"));
  QVERIFY(
      fixture.editor().form()->rowNamed("link.delay")->problem().startsWith("found the string"));
  QVERIFY(fixture.control("link.delay")->accessibleDescription().startsWith("found the string"));
  QVERIFY(fixture.document().trace() == before);
  fixture.type("link.delay", "70ms");
  QVERIFY(fixture.editor().form()->rowNamed("link.delay")->problem().isEmpty());
  QCOMPARE(fixture.document().scenario().link.delay, Duration(70ms));
}

/// From "New scene" to the story that the window opens on, without a line of JSON.
void TestEditorPane::theStoryIsBuiltFromTheTemplateByHand() {
  EditorFixture fixture;
  const Scenario story = *ScenarioLibrary().find("restart");
  fixture.trigger("new");
  QCOMPARE(fixture.document().scenario().name, std::string("new-scene"));
  fixture.choose(PartKind::Scene, "");
  fixture.type("title", QString::fromStdString(story.title));
  fixture.type("name", "restart");
  fixture.type("group", QString::fromStdString(story.group));
  for (const auto& [key, words] : {std::pair("description", story.description),
                                   {"lesson", story.lesson},
                                   {"misconception", story.misconception}}) {
    QWidget* field = fixture.control(key);
    field->setFocus();
    qobject_cast<QPlainTextEdit*>(field)->insertPlainText(QString::fromStdString(words));
    QTest::keyClick(field, Qt::Key_Tab);
  }
  const auto addBytes = [&](const char* list, int after, const char* type, const char* bytes) {
    const bool isBefore = std::string_view(list).ends_with("before");
    fixture.choose(isBefore ? PartKind::BeforeStep : PartKind::Step,
                   std::string(list) + "[" + std::to_string(after) + "]");
    fixture.add({"Step before the scene", type});
    fixture.type("bytes", bytes);
  };
  addBytes(kClientBefore, 0, "send", "100");
  addBytes(kClientBefore, 1, "receive", "300");
  addBytes(kServerBefore, 1, "receive", "100");
  addBytes(kServerBefore, 2, "send", "300");
  fixture.choose(PartKind::Program, "hosts[1].programs[0]");
  fixture.type("starts", "0s, 2s");
  Scenario built = fixture.document().scenario();
  Scenario wanted = story;
  built.questions.clear();
  wanted.questions.clear();
  QVERIFY(built == wanted);
  while (fixture.document().undoStack()->canUndo()) fixture.trigger("undo");
  QCOMPARE(fixture.document().scenario().name, std::string("new-scene"));
}

void TestEditorPane::partsAreMovedCopiedAndTakenOutByKey() {
  EditorFixture fixture;
  fixture.choose(PartKind::BeforeStep, "hosts[0].programs[0].before[1]");
  fixture.editor().focusTree();
  QTest::keyClick(fixture.editor().tree(), Qt::Key_Down, Qt::AltModifier);
  QCOMPARE(fixture.editor().current().path, std::string("hosts[0].programs[0].before[2]"));
  const auto& before = [&]() -> const std::vector<Step>& {
    return fixture.document().scenario().hosts[0].programs[0].setup;
  };
  QVERIFY(before()[2].kind == StepKind::Send);
  QTest::keyClick(fixture.editor().tree(), Qt::Key_D, Qt::ControlModifier);
  QCOMPARE(before().size(), std::size_t{4});
  QTest::keyClick(fixture.editor().tree(), Qt::Key_Delete, Qt::ControlModifier);
  QCOMPARE(before().size(), std::size_t{3});
  QVERIFY(fixture.editor().current().kind == PartKind::BeforeStep);
}

void TestEditorPane::lettersInAFieldAreNoShortcuts() {
  EditorFixture fixture;
  fixture.choose(PartKind::Scene, "");
  fixture.type("title", "rxo");  // Restart, swap, SO_REUSEADDR: none of them.
  QCOMPARE(fixture.document().scenario().title, std::string("rxo"));
  QVERIFY(fixture.document().edits().empty());
  fixture.control("runtime")->setFocus();
  QTest::keyClick(fixture.control("runtime"), Qt::Key_R);
  QVERIFY(fixture.document().edits().empty());
}

void TestEditorPane::arrowsStepAnAmountAsOneUndoStep() {
  EditorFixture fixture;
  fixture.choose(PartKind::Run, "");
  QWidget* delay = fixture.control("link.delay");
  delay->setFocus();
  for (int i = 0; i < 3; ++i) QTest::keyClick(delay, Qt::Key_Up);
  QCOMPARE(fixture.document().scenario().link.delay, Duration(80ms));
  QCOMPARE(fixture.document().undoStack()->count(), 1);
}

void TestEditorPane::savingTakesWhatIsStillBeingTyped() {
  EditorFixture fixture;
  QTemporaryDir folder;
  const QString path = folder.filePath("mine.json");
  QVERIFY(fixture.window->files()->saveTo(path));
  fixture.choose(PartKind::Scene, "");
  QWidget* title = fixture.control("title");
  title->setFocus();
  QTest::keyClicks(title, "!");
  fixture.window->save();
  QVERIFY(fixture.window->openScenario(path));
  QVERIFY(QString::fromStdString(fixture.document().scenario().title).endsWith("!"));
}

void TestEditorPane::showMeGoesToTheFault() {
  EditorFixture fixture;
  fixture.choose(PartKind::Run, "");
  fixture.type("link.delay", "soon");
  fixture.choose(PartKind::Impairments, "fates");
  QVERIFY(!fixture.control("link.delay"));
  for (QPushButton* button : fixture.editor().findChildren<QPushButton*>()) {
    if (button->text() == "Go to the error") button->click();
  }
  QVERIFY(fixture.control("link.delay"));
  QVERIFY(fixture.control("link.delay")->hasFocus());
}

void TestEditorPane::undoTakesBackFirstWhatCannotBeRun() {
  EditorFixture fixture;
  fixture.choose(PartKind::Run, "");
  fixture.type("link.delay", "70ms");
  fixture.type("link.delay", "soon");
  QVERIFY(fixture.window->actionSet()->action("undo")->text().contains("cannot be run yet"));
  fixture.trigger("undo");
  QCOMPARE(qobject_cast<QLineEdit*>(fixture.control("link.delay"))->text(), QString("70ms"));
  QCOMPARE(fixture.document().scenario().link.delay, Duration(70ms));
  fixture.trigger("undo");
  QCOMPARE(fixture.document().scenario().link.delay, Duration(50ms));
}

void TestEditorPane::aChangeElsewhereTellsWhatItTookAway() {
  EditorFixture fixture;
  fixture.choose(PartKind::Run, "");
  fixture.type("link.jitter", "soon");
  fixture.document().make(edit::SetMsl{Duration(5s)});
  QVERIFY2(fixture.window->notices()->message().contains("changed elsewhere"),
           qPrintable(fixture.window->notices()->message()));
  fixture.document().make(edit::SetMsl{Duration(6s)});
  QCOMPARE(fixture.window->notices()->message(), QString());  // Nothing was lost this time.
}

void TestEditorPane::aNewImpairmentIsAboutASegmentThatIsSent() {
  EditorFixture fixture;
  const auto newImpairment = [&] {
    fixture.choose(PartKind::Impairments, "fates");
    fixture.editor().addTo("fates", "drop");
    const auto& impairments = fixture.document().scenario().impairments;
    return impairments.empty() ? ChosenImpairment{} : impairments.back();
  };
  // The client, the first host, sends its own only after it.
  QVERIFY((newImpairment().segment == SegmentChoice{"server", SegmentKind::Fin, 1}));
  fixture.trigger("undo");
  const TracePointer trace = fixture.document().trace();
  const SegmentRecord& ack = *std::ranges::find_if(
      trace->segments, [](const SegmentRecord& segment) { return !segment.segment.flags.fin; });
  fixture.window->selection().pickSegment(*trace, ack.id);
  const SegmentChoice picked = *fixture.window->selection().segment();
  QVERIFY(newImpairment().segment == picked);
}

void TestEditorPane::everyControlHasAName() {
  EditorFixture fixture("forged-segments");
  std::vector<PartId> parts;
  const auto collect = [&](const auto& self, const QModelIndex& parent) -> void {
    for (int row = 0; row < fixture.editor().outline()->rowCount(parent); ++row) {
      const QModelIndex index = fixture.editor().outline()->index(row, 0, parent);
      parts.push_back(fixture.editor().outline()->partAt(index));
      self(self, index);
    }
  };
  collect(collect, {});
  for (const PartId& part : parts) {
    fixture.editor().choose(part);
    for (const QWidget* widget : fixture.editor().findChildren<QWidget*>()) {
      if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisible()) continue;
      if (widget->objectName().startsWith("qt_")) continue;
      const auto* button = qobject_cast<const QAbstractButton*>(widget);
      QVERIFY2(!widget->accessibleName().isEmpty() || (button && !button->text().isEmpty()),
               qPrintable(QString::fromLatin1(widget->metaObject()->className()) + ' ' +
                          widget->objectName()));
    }
  }
}

void TestEditorPane::fitsEverySize_data() {
  addEveryScreen();
}

/// The form never scrolls sideways. With LINGER_SHOTS=FOLDER the pictures are kept there.
void TestEditorPane::fitsEverySize() {
  QFETCH(QSize, size);
  QFETCH(bool, dark);
  QFETCH(double, scale);
  EditorFixture fixture("forged-segments", size);
  dress(fixture, size, dark, scale);
  fixture.playhead().seek(kSimStart + 2026ms);
  const QString folder = qEnvironmentVariable("LINGER_SHOTS");
  for (const auto& [name, part] :
       {std::pair("step", PartId{PartKind::Step, "hosts[1].programs[0].steps[0]"}),
        {"host", PartId{PartKind::Host, "hosts[1]"}},
        {"program", PartId{PartKind::Program, "hosts[1].programs[0]"}},
        {"scene", PartId{PartKind::Scene, ""}},
        {"run", PartId{PartKind::Run, ""}}}) {
    fixture.editor().choose(part);
    if (part.kind == PartKind::Run) fixture.type("link.delay", "soon");
    settle();
    QCOMPARE(fixture.window->size(), size);
    QWidget* form = fixture.editor().form();
    auto* scroll = fixture.editor().findChild<QScrollArea*>();
    QVERIFY2(form->minimumSizeHint().width() <= scroll->viewport()->width(), name);
    if (folder.isEmpty()) continue;
    const QString file = QString("editor-%1-%2.png").arg(QTest::currentDataTag(), name);
    QVERIFY(fixture.window->grab().save(QDir(folder).filePath(file)));
  }
}

QTEST_MAIN(TestEditorPane)
#include "tst_editor_pane.moc"
