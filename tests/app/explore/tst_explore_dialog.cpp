#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <algorithm>

#include "app/explore/explore_dialog.h"
#include "app/explore/losses_survived.h"
#include "app/explore/losses_table.h"
#include "app/explore/why_twice.h"
#include "app/files/scenario/scenario_library.h"
#include "app/widgets/value_slider.h"
#include "model/explore/tally.h"
#include "tests/app/window/window_fixture.h"

using namespace linger;

namespace {

constexpr int kPatience = 60'000;

Scenario builtIn(const char* name) {
  return *ScenarioLibrary().find(QLatin1String(name));
}

/// A dialog about a built-in scene, whose table is full.
std::unique_ptr<ExploreDialog> filled(const char* scene) {
  auto dialog = std::make_unique<ExploreDialog>(EditedScenario{builtIn(scene), {}});
  if (!QTest::qWaitFor([&] { return !dialog->exploring().isRunning(); }, kPatience)) return nullptr;
  return dialog;
}

bool isTold(const ExploreDialog& dialog, const QString& words) {
  const auto labels = dialog.findChildren<QLabel*>();
  return std::ranges::any_of(labels, [&](const QLabel* label) { return label->text() == words; });
}

/// The cell of a length, in MSLs, and a budget.
QModelIndex cellOf(const ExploreDialog& dialog, double msls, const ImpairmentBudget& budget) {
  const ExploreTable& table = const_cast<ExploreDialog&>(dialog).exploring().table();
  const auto length = Duration(std::int64_t(msls * double(microseconds(table.msl))));
  const auto row = std::ranges::find(table.timeWaits, length) - table.timeWaits.begin();
  const auto column = std::ranges::find(table.budgets, budget) - table.budgets.begin();
  return dialog.model()->index(int(row), int(column));
}

}  // namespace

/// Run ▸ What can go wrong….
class TestExploreDialog : public QObject {
  Q_OBJECT

 private slots:
  void theTableShowsWhyTwice() {
    const auto dialog = filled("why-2msl");
    QVERIFY(dialog);
    const auto words = [&](double msls, ImpairmentBudget budget) {
      return cellOf(*dialog, msls, budget).data().toString();
    };
    QCOMPARE(words(0.5, {0, 0, 1}), QStringLiteral("✗ by 1"));
    QVERIFY(words(1, {0, 0, 1}).startsWith(u'✓'));
    QCOMPARE(words(1.5, {0, 0, 2}), QStringLiteral("✗ by 2"));
    QVERIFY(words(2, {0, 0, 2}).startsWith(u'✓'));
  }

  void everySentenceIsShownByItsCell() {
    const auto dialog = filled("why-2msl");
    QVERIFY(dialog);
    WhyTwice& list = *dialog->whyTwice();
    QCOMPARE(std::size_t(list.count()), findings().size());
    for (std::size_t row = 0; row < findings().size(); ++row) {
      const Finding& finding = findings()[row];
      list.setCurrentRow(int(row));
      QTRY_VERIFY_WITH_TIMEOUT(list.item(int(row))->text().startsWith(u'✓'), kPatience);
      const QModelIndex cell = cellOf(*dialog, finding.msls, finding.budget);
      QCOMPARE(dialog->table()->currentIndex(), cell);
      QCOMPARE(dialog->model()->answerAt(cell)->holds(), finding.holds);
      QCOMPARE(dialog->model()->property(), finding.property);
    }
  }

  void anotherPropertyIsShownAtOnce() {
    const auto dialog = filled("why-2msl");
    QVERIFY(dialog);
    const std::uint64_t runs = dialog->exploring().runs();
    QComboBox& properties = *dialog->properties();
    properties.setCurrentIndex(properties.findText(QStringLiteral("clean-close")));
    QCOMPARE(cellOf(*dialog, 0, {1, 0, 0}).data().toString(), QStringLiteral("✗ by 1"));
    QVERIFY(cellOf(*dialog, 1, {1, 0, 0}).data().toString().startsWith(u'✓'));
    QCOMPARE(dialog->exploring().runs(), runs);
  }

  void theSwitchForRfc1337ChangesTheAnswer() {
    const auto dialog = filled("why-2msl");
    QVERIFY(dialog);
    QVERIFY(dialog->ignoresRst()->isChecked());
    dialog->ignoresRst()->click();
    QSignalSpy done(&dialog->exploring(), &Exploring::finished);
    QVERIFY(done.wait(kPatience));
    QCOMPARE(cellOf(*dialog, 2, {0, 0, 2}).data().toString(), QStringLiteral("✗ by 2"));
  }

  void anMslOf30SecondsIsOneClickAway() {
    const auto dialog = filled("why-2msl");
    QVERIFY(dialog);
    QSignalSpy started(&dialog->exploring(), &Exploring::started);
    dialog->longMsl()->click();
    QVERIFY(started.wait(kPatience));
    QCOMPARE(dialog->exploring().table().msl, Duration(30s));
    QCOMPARE(dialog->msl()->value(), 30.0);
  }

  void oneMoreLengthHasARow() {
    const auto dialog = filled("why-2msl");
    QVERIFY(dialog);
    QCOMPARE(dialog->model()->rowCount(), 5);
    QSignalSpy started(&dialog->exploring(), &Exploring::started);
    dialog->timeWait()->field()->selectAll();
    QTest::keyClicks(dialog->timeWait()->field(), QStringLiteral("10 s"));
    QTest::keyClick(dialog->timeWait()->field(), Qt::Key_Return);
    QVERIFY(started.wait(kPatience));
    QCOMPARE(dialog->model()->rowCount(), 6);
    QVERIFY(std::ranges::count(dialog->exploring().table().timeWaits, Duration(10s)) == 1);
  }

  void whatIsNoDurationIsRefusedAndSaidSo() {
    const auto dialog = filled("why-2msl");
    QVERIFY(dialog);
    for (const ValueSlider* each : {dialog->msl(), dialog->timeWait()}) {
      const double before = each->value();
      each->field()->selectAll();
      QTest::keyClicks(each->field(), QStringLiteral("a while"));
      QTest::keyClick(each->field(), Qt::Key_Return);
      QCOMPARE(each->value(), before);
      const QString why = each->field()->accessibleDescription();
      QVERIFY2(why.contains(QStringLiteral("found “a while”")), qPrintable(why));
      QVERIFY(isTold(*dialog, why));
    }
  }

  /// That they are true is tested beside the verb, which searches for them.
  void theLossesSurvivedAreThereForEverySystem() {
    const ExploreDialog dialog({builtIn("why-2msl"), {}});
    const auto* table = dialog.findChild<LossesTable*>();
    QVERIFY(table);
    QCOMPARE(table->rowCount(), int(lossesSurvived().size()));
    QCOMPARE(table->verticalHeaderItem(0)->text(), QStringLiteral("Linux"));
    QCOMPARE(table->item(0, 1)->text(), QStringLiteral("6"));
    QCOMPARE(table->item(0, 3)->text(), QStringLiteral("8 (60 s)"));
    const QString said = table->item(0, 1)->data(Qt::AccessibleTextRole).toString();
    QVERIFY2(said.startsWith(QStringLiteral("Linux, TIME-WAIT 10 s")), qPrintable(said));
    QVERIFY(isTold(dialog, LossesTable::explanation()));
  }

  void itCanBeStopped() {
    ExploreDialog dialog({builtIn("why-2msl"), {}});
    dialog.stop()->click();
    QVERIFY(QTest::qWaitFor([&] { return !dialog.exploring().isRunning(); }, kPatience));
    QVERIFY(!dialog.stop()->isEnabled());
  }

  void theKeyboardOpensACross() {
    const auto dialog = filled("why-2msl");
    QVERIFY(dialog);
    QSignalSpy chosen(dialog.get(), &ExploreDialog::counterexampleChosen);
    dialog->table()->setCurrentIndex(cellOf(*dialog, 2, {0, 0, 2}));
    QVERIFY(!dialog->open()->isEnabled());
    dialog->table()->setCurrentIndex(cellOf(*dialog, 1.5, {0, 0, 2}));
    QVERIFY(dialog->open()->isEnabled());
    emit dialog->table()->activated(dialog->table()->currentIndex());
    QCOMPARE(chosen.size(), 1);
    const auto edited = chosen[0][0].value<EditedScenario>();
    const Scenario whole = scenarioOf(edited);
    const SceneFacts facts = factsOf(whole, 1600ms);
    QVERIFY(watched(whole, facts, 10'000).brokenAt(Property::Quiet));
  }

  void everyCellIsSaidAndCopied() {
    const auto dialog = filled("why-2msl");
    QVERIFY(dialog);
    const QModelIndex cell = cellOf(*dialog, 1.5, {0, 0, 2});
    const QString said = cell.data(Qt::AccessibleTextRole).toString();
    QVERIFY(said.contains(QStringLiteral("1.5 MSL")));
    QVERIFY(said.contains(QStringLiteral("2 late")));
    const QString copied = dialog->model()->asText();
    QCOMPARE(copied.count(u'\n'), 2 + dialog->model()->rowCount());
    QVERIFY(copied.contains(QStringLiteral("✗ by 2")));
  }

  void theModelKeepsItsPromises() {
    Exploring exploring;
    ExploreModel model(exploring);
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    QSignalSpy done(&exploring, &Exploring::finished);
    exploring.start({builtIn("why-2msl"), 1600ms, {0s, 3200ms}, {{1, 0, 0}, {0, 0, 1}}});
    QVERIFY(done.wait(kPatience));
    QCOMPARE(exploring.answered(), std::size_t{4});
    model.askAbout(Property::CleanClose);
  }

  void theWindowPlaysACounterexampleBesideASoundRun() {
    WindowFixture fixture("why-2msl");
    fixture.trigger("explore");
    auto* dialog = fixture.window->findChild<ExploreDialog*>();
    QVERIFY(dialog);
    QVERIFY(QTest::qWaitFor([&] { return !dialog->exploring().isRunning(); }, kPatience));
    dialog->table()->setCurrentIndex(cellOf(*dialog, 1.5, {0, 0, 2}));
    dialog->open()->click();
    const SceneFacts facts = factsOf(fixture.document().scenario(), 1600ms);
    QVERIFY(watched(fixture.document().scenario(), facts, 10'000).brokenAt(Property::Quiet));
    QVERIFY(fixture.window->comparison().isOn());
    const Scenario sound = scenarioOf(
        contrasted(fixture.document().edited(), fixture.window->comparison().contrast()));
    QVERIFY(!watched(sound, facts, 10'000).brokenAt(Property::Quiet));
    QVERIFY(fixture.playhead().isPlaying());
    fixture.document().undoStack()->undo();
    QCOMPARE(fixture.document().scenario(), builtIn("why-2msl"));
  }

  void thePlayheadStaysWhereItIsWhileTheTableFills() {
    WindowFixture fixture("why-2msl");
    fixture.playhead().seek(kSimStart + 200ms);
    fixture.trigger("explore");
    auto* dialog = fixture.window->findChild<ExploreDialog*>();
    QVERIFY(QTest::qWaitFor([&] { return !dialog->exploring().isRunning(); }, kPatience));
    QCOMPARE(fixture.playhead().at(), kSimStart + 200ms);
    fixture.trigger("explore");
    QCOMPARE(fixture.window->findChildren<ExploreDialog*>().size(), 1);
    fixture.window->openScenario(QStringLiteral("abort"));
    QVERIFY(QTest::qWaitFor([&] { return !fixture.window->findChild<ExploreDialog*>(); }));
  }
};

QTEST_MAIN(TestExploreDialog)
#include "tst_explore_dialog.moc"
