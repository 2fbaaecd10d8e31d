#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSlider>
#include <QSpinBox>
#include <QTabWidget>
#include <QTableView>
#include <QUndoView>

#include "app/fleet/fleet_text.h"
#include "app/ladder/ladder_view.h"
#include "app/load/chart_export.h"
#include "app/load/chart_view.h"
#include "app/load/count_model.h"
#include "app/load/count_progress.h"
#include "app/load/counting.h"
#include "app/load/load_controls.h"
#include "app/load/load_view.h"
#include "app/load/story_chooser.h"
#include "app/widgets/notice_bar.h"
#include "app/widgets/segmented_control.h"
#include "app/window/ladder_area.h"
#include "tests/app/window/window_fixture.h"
#include "tests/model/fleet/loads.h"

using namespace linger;

namespace {

/// 8 a second for two minutes, of which 300 ports allow 5: from 37.5 s on some fail. It is so small
/// that it is counted exactly at once.
Scenario smallLoad() {
  Scenario scenario = loadOf(8, 120s);
  scenario.title = "Small";
  scenario.hosts.front().tuning.ports = PortRange{50000, 50299};
  return scenario;
}

/// Too long for that.
Scenario longLoad() {
  Scenario scenario = loadOf(60, 120s);
  scenario.hosts.front().tuning.ports = PortRange{50000, 51999};
  return scenario;
}

Trace callersTrace(std::size_t caller) {
  return tracesOf(smallLoad(), std::span(&caller, 1)).front().trace;
}

}  // namespace

/// A load in the real window.
class TestLoadView : public QObject {
  Q_OBJECT

 private slots:
  void init() {
    fixture_ = std::make_unique<WindowFixture>();
    QVERIFY(document().open(smallLoad()));
  }
  void cleanup() { fixture_.reset(); }

  void aLoadHasItsChartInThePlaceOfTheLadder() {
    QVERIFY(load().isVisible());
    QVERIFY(!ladder().isVisible());
    QVERIFY(fixture_->window->openScenario(QStringLiteral("restart")));
    QVERIFY(ladder().isVisible());
    QVERIFY(!load().isVisible());
  }

  void aLongLoadIsCoarseAtOnceAndExactSoonAfter() {
    QVERIFY(document().open(longLoad()));
    QVERIFY(!load().counting().isExact());
    QVERIFY2(load().status().contains(QStringLiteral("Coarse")), qPrintable(load().status()));
    QVERIFY(!load().counting().run()->samples.empty());
    QVERIFY(!fixture_->window->hasFailedCaller());
    QTRY_VERIFY_WITH_TIMEOUT(load().counting().isExact(), 20'000);
    QVERIFY(*load().counting().run() == runFleet(longLoad(), {.every = 1s}));
    QVERIFY(load().status().startsWith(QStringLiteral("Exact: 7,200 callers came")));
    QVERIFY(fixture_->window->hasFailedCaller());
  }

  /// Another load, while the first is still being counted, ends that.
  void whatIsNoLongerWantedIsGivenUp() {
    QVERIFY(document().open(longLoad()));
    QTest::qWait(200);  // By then it is under way.
    QVERIFY(document().open(smallLoad()));
    QSignalSpy counted(&load(), &LoadView::counted);
    QTest::qWait(500);
    QCOMPARE(counted.size(), 0);
    QVERIFY(*load().counting().run() == runFleet(smallLoad(), {.every = 1s}));
  }

  /// What was given up before it was exact is counted again.
  void aLoadThatWasLeftEarlyIsCountedWhenItIsOpenedAgain() {
    QVERIFY(document().open(longLoad()));
    QVERIFY(!load().counting().isExact());
    QVERIFY(fixture_->window->openScenario(QStringLiteral("restart")));
    QVERIFY(document().open(longLoad()));
    QTRY_VERIFY_WITH_TIMEOUT(load().counting().isExact(), 20'000);
    QVERIFY(load().status().startsWith(QStringLiteral("Exact: 7,200 callers came")));
  }

  void draggingASliderIsOneUndoStep() {
    const int steps = document().undoStack()->count();
    QSlider* slider = load().controls()->rate()->slider();
    const QPoint from = handleOf(*slider);
    QTest::mousePress(slider, Qt::LeftButton, {}, from);
    for (int x = 4; x <= 40; x += 4) QTest::mouseMove(slider, from - QPoint(x, 0));
    QTest::mouseRelease(slider, Qt::LeftButton, {}, from - QPoint(40, 0));
    const double rate = figuresOf(document().scenario()).rate;
    QVERIFY2(rate < 8, qPrintable(QString::number(rate)));
    QCOMPARE(document().undoStack()->count(), steps + 1);
    QVERIFY(load().counting().scenario() == document().scenario());
    fixture_->trigger("undo");
    QVERIFY(document().scenario() == smallLoad());
    QVERIFY(load().counting().scenario() == document().scenario());
  }

  void aSliderMovesByTheKeys() {
    QSlider* slider = load().controls()->ports()->slider();
    slider->setFocus();
    QTest::keyClick(slider, Qt::Key_Right);
    QVERIFY(figuresOf(document().scenario()).ports > 300);
    QCOMPARE(fixture_->playhead().at(), kSimStart);
  }

  void aFigureCanBeTyped_data() {
    QTest::addColumn<QString>("typed");
    QTest::addColumn<double>("rate");
    QTest::newRow("number") << QStringLiteral("4.5") << 4.5;
    QTest::newRow("with a separator") << QStringLiteral("1,200") << 1200.0;
    QTest::newRow("nothing that comes") << QStringLiteral("0") << 8.0;
    QTest::newRow("no number") << QStringLiteral("many") << 8.0;
  }
  void aFigureCanBeTyped() {
    QFETCH(QString, typed);
    QFETCH(double, rate);
    QLineEdit* field = load().controls()->rate()->field();
    field->setFocus();
    field->selectAll();
    QTest::keyClicks(field, typed);
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(figuresOf(document().scenario()).rate, rate);
    const QString why = field->accessibleDescription();
    QCOMPARE(why.isEmpty(), rate != 8.0);
    if (!why.isEmpty()) QCOMPARE(fixture_->window->notices()->message(), why);
  }

  /// More callers than a run may have: refused, and said so.
  void whatCannotBeRunIsRefused() {
    QLineEdit* field = load().controls()->rate()->field();
    field->setFocus();
    field->selectAll();
    QTest::keyClicks(field, QStringLiteral("1000000000"));
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(figuresOf(document().scenario()).rate, 8.0);
    QCOMPARE(field->text(), QStringLiteral("8"));
  }

  void timeWaitIsTwoMsl() {
    QLineEdit* field = load().controls()->timeWait()->field();
    field->setFocus();
    field->selectAll();
    QTest::keyClicks(field, QStringLiteral("20 s"));
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(*document().scenario().msl, Duration(10s));
    QVERIFY(arithmetic().contains(QStringLiteral("300 ports ÷ 20 s = 15 connections")));
    QVERIFY(!fixture_->window->hasFailedCaller());
  }

  /// Who follows is closed at once: nothing is left of it on the callers' host.
  void lettingTheServerCloseFirstFreesThePorts() {
    QTest::mouseClick(load().controls()->closer()->button(1), Qt::LeftButton);
    QVERIFY(figuresOf(document().scenario()).closer == LoadCloser::Server);
    QVERIFY(!fixture_->window->hasFailedCaller());
    QVERIFY(arithmetic().isEmpty());
  }

  void theArithmeticStandsBesideWhatWasMeasured() {
    QVERIFY2(arithmetic().contains(QStringLiteral("300 ports ÷ 60 s = 5 connections a second")),
             qPrintable(arithmetic()));
    QVERIFY(arithmetic().contains(QStringLiteral("measured: 5 a second")));
  }

  void thePlayheadGoesByTheKeys() {
    load().chart()->setFocus();
    press(Qt::Key_Right);
    QCOMPARE(fixture_->playhead().at(), kSimStart + 1s);
    QCOMPARE(load().figures(), intervalText(*load().counting().run(), 0));
    QVERIFY(load().figures().contains(QStringLiteral("of 300 ports left")));
    press(Qt::Key_End);
    QCOMPARE(fixture_->playhead().at(), load().counting().run()->samples.back().at);
    press(Qt::Key_Left);
    press(Qt::Key_Home);
    QCOMPARE(fixture_->playhead().at(), kSimStart);
    press(Qt::Key_Space);
    QVERIFY(fixture_->playhead().isPlaying());
    fixture_->playhead().advance(0.1);
    QVERIFY(fixture_->playhead().at() > kSimStart + 500ms);
    press(Qt::Key_Space);
    QVERIFY(!fixture_->playhead().isPlaying());
  }

  void thePlayheadIsDraggedOnTheChart() {
    const FleetGeometry& geometry = load().chart()->geometryOfChart();
    const QPoint at(int(geometry.xOf(kSimStart + 60s)), int(geometry.hosts[0].plot.center().y()));
    QTest::mouseClick(load().chart(), Qt::LeftButton, {}, at);
    QVERIFY(fixture_->playhead().at() - (kSimStart + 60s) < 1s);
    QVERIFY(fixture_->playhead().at() > kSimStart + 59s);
    QVERIFY(load().figures().contains(QStringLiteral("0 of 300 ports left")));
  }

  void anEditKeepsThePlayheadWhereItIs() {
    fixture_->playhead().seek(kSimStart + 60s);
    LoadFigures figures = figuresOf(document().scenario());
    figures.rate = 6;
    document().replaceScenario(withFigures(document().scenario(), figures), QStringLiteral("6"));
    QCOMPARE(fixture_->playhead().at(), kSimStart + 60s);
  }

  void aClickedFailureTellsItsCallersStory() {
    const FleetRun run = *load().counting().run();
    const HostChart& chart = load().chart()->geometryOfChart().hosts[0];
    QVERIFY(!chart.marks.empty());
    const FailureMark mark = chart.marks.front();
    fixture_->playhead().seek(kSimStart + 20s);
    QTest::mouseClick(load().chart(), Qt::LeftButton, {}, mark.place.center().toPoint());
    QTRY_VERIFY(document().caller());
    QCOMPARE(*document().caller(), *run.samples[mark.sample].firstFailed);
    QVERIFY(ladder().isVisible());
    const Trace& trace = *document().trace();
    QVERIFY(std::ranges::find(trace.calls, Errno::AddrNotAvail, &CallRecord::result) !=
            trace.calls.end());
    for (QPushButton* button : fixture_->window->findChildren<QPushButton*>()) {
      if (button->isVisible() && button->text() == QStringLiteral("Back to the chart")) {
        QTest::mouseClick(button, Qt::LeftButton);
      }
    }
    QVERIFY(load().isVisible());
    QCOMPARE(fixture_->playhead().at(), kSimStart + 20s);
    QVERIFY(!load().figures().isEmpty());
  }

  void aStoryOpensAndClosesByTheKeys() {
    load().chart()->setFocus();
    press(Qt::Key_Return);
    QTRY_VERIFY(document().caller());
    QCOMPARE(*document().caller(), load().counting().run()->firstFailure->caller);
    QTest::keyClick(fixture_->window.get(), Qt::Key_S, Qt::ShiftModifier);
    QVERIFY(load().isVisible());
    QVERIFY(load().chart()->hasFocus());
  }

  void anyCallersStoryIsTold() {
    load().stories()->number()->setFocus();
    load().stories()->number()->setValue(4);
    QTest::keyClick(load().stories()->number(), Qt::Key_Return);
    QTRY_VERIFY(document().caller());
    QCOMPARE(*document().caller(), std::size_t{4});
    QVERIFY(*document().trace() == callersTrace(4));
    QCOMPARE(load().stories()->number()->maximum(), 959);
  }

  void everySoManyThCallersStoryIsRecordedInOneRun() {
    StoryChooser& stories = *load().stories();
    stories.every()->setValue(400);
    stories.keep()->click();
    QTRY_COMPARE(stories.kept()->count(), 3);
    QCOMPARE(stories.kept()->itemText(1), QStringLiteral("Caller 400: connect(): EADDRNOTAVAIL"));
    stories.kept()->setCurrentIndex(2);
    emit stories.kept()->activated(2);
    QCOMPARE(*document().caller(), std::size_t{800});
    QVERIFY(*document().trace() == callersTrace(800));
    fixture_->trigger("back-to-load");
    QCOMPARE(stories.kept()->count(), 3);
    document().make(edit::SetMsl{Duration(5s)});
    QCOMPARE(stories.kept()->count(), 0);
  }

  void aLongCountSaysHowFarItHasComeAndCanBeStopped() {
    QVERIFY(document().open(longLoad()));
    QPushButton& button = *load().progress()->button();
    QVERIFY(button.isVisible());
    QCOMPARE(button.text(), QStringLiteral("Stop"));
    button.click();
    QVERIFY(!load().counting().isBusy());
    QVERIFY(!load().status().contains(QStringLiteral("follows")));
    QTest::qWait(300);  // Longer than the pause before an exact count: none begins.
    QVERIFY(!load().counting().isExact());
    QCOMPARE(button.text(), QStringLiteral("Count every caller"));
    button.click();
    QTRY_VERIFY_WITH_TIMEOUT(load().counting().isExact(), 20'000);
    QVERIFY(load().counting().progress() > 0.5);
    QVERIFY(!load().progress()->isVisible());
  }

  void theChangesOfALoadAreListed() {
    LoadFigures figures = figuresOf(document().scenario());
    figures.rate = 6;
    document().replaceScenario(withFigures(document().scenario(), figures),
                               QStringLiteral("Callers a second: 6"));
    auto* changes = load().findChild<QUndoView*>();
    QCOMPARE(changes->model()->rowCount(), 2);
    QCOMPARE(changes->model()->index(1, 0).data().toString(),
             QStringLiteral("Callers a second: 6"));
    changes->setCurrentIndex(changes->model()->index(0, 0));
    QVERIFY(document().scenario() == smallLoad());
  }

  void anEditOfAStoryGoesBackToTheLoad() {
    fixture_->trigger("failed-caller");
    QTRY_VERIFY(document().caller());
    document().make(edit::SetMsl{Duration(5s)});
    QVERIFY(document().showsLoad());
    QVERIFY(load().isVisible());
    fixture_->trigger("undo");
    QVERIFY(load().counting().scenario() == smallLoad());
  }

  void theTableIsTheChartsEqual() {
    const QAbstractItemModel& model = *load().table()->model();
    const FleetRun& run = *load().counting().run();
    QCOMPARE(model.rowCount(), int(run.samples.size()));
    QStringList titles;
    for (int i = 0; i < model.columnCount(); ++i) {
      titles << model.headerData(i, Qt::Horizontal).toString();
    }
    const auto cell = [&](int row, const char* title) {
      return model.index(row, int(titles.indexOf(QLatin1String(title)))).data().toString();
    };
    QCOMPARE(cell(59, "Time"), QStringLiteral("60.000 s"));
    QCOMPARE(cell(50, "client: TIME-WAIT"), QStringLiteral("300"));
    QCOMPARE(cell(50, "Failed"), QStringLiteral("8"));
    QVERIFY(titles.join(u'\n').contains(
        QString::fromUtf8("client: ports left, 192.0.2.10 → 192.0.2.20:8080")));
    fixture_->playhead().seek(kSimStart + 30s);
    QCOMPARE(load().table()->currentIndex().row(), 29);
  }

  void aRowOfTheTableMovesThePlayhead() {
    auto* tabs = load().findChild<QTabWidget*>();
    tabs->setCurrentIndex(1);
    load().table()->setFocus();
    QTest::keyClick(load().table(), Qt::Key_Down);
    QTest::keyClick(load().table(), Qt::Key_Down);
    QCOMPARE(fixture_->playhead().at(), load().counting().run()->samples[2].at);
  }

  void theItemModelIsSound() {
    CountModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setRun(std::make_shared<const FleetRun>(runFleet(smallLoad())));
    QVERIFY(model.rowCount() > 100);
    model.setRun(std::make_shared<const FleetRun>());
    QCOMPARE(model.rowCount(), 0);
  }

  void filesAreWrittenByTheirEnding_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("holds");
    QTest::newRow("svg") << "chart.svg" << QByteArray("<svg");
    QTest::newRow("png") << "chart.PNG" << QByteArray("\x89PNG");
    QTest::newRow("csv") << "chart.csv" << QByteArray("TIME-WAIT");
    QTest::newRow("json") << "chart.json" << QByteArray("linger-fleet/1");
    QTest::newRow("txt") << "chart.txt" << QByteArray("measured: 5 a second");
  }
  void filesAreWrittenByTheirEnding() {
    QFETCH(QString, name);
    QFETCH(QByteArray, holds);
    QTemporaryDir folder;
    QSignalSpy saved(load().exports(), &ChartExport::saved);
    QVERIFY(load().exports()->save(folder.filePath(name)));
    QCOMPARE(saved.size(), 1);
    QFile file(folder.filePath(name));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().contains(holds));
  }

  void whatCannotBeWrittenIsSaid() {
    QSignalSpy failed(load().exports(), &ChartExport::failed);
    QVERIFY(!load().exports()->save(QStringLiteral("/no-such-folder/chart.svg")));
    QCOMPARE(failed.size(), 1);
  }

  void theTextIsCopied() {
    for (QPushButton* button : load().findChildren<QPushButton*>()) {
      if (button->text() == QStringLiteral("Copy as text")) button->click();
    }
    const QString copied = QGuiApplication::clipboard()->text();
    QVERIFY(copied.contains(QStringLiteral("300 ports ÷ 60 s")));
    QVERIFY(copied.contains(QStringLiteral("EADDRNOTAVAIL")));
  }

 private:
  Document& document() const { return fixture_->document(); }
  LoadView& load() const { return *fixture_->window->workspace()->load(); }
  QWidget& ladder() const { return *fixture_->window->workspace()->ladder()->view(); }
  QString arithmetic() const {
    for (QLabel* label : load().findChildren<QLabel*>()) {
      if (label->accessibleName().startsWith(QStringLiteral("What the ports allow"))) {
        return label->text();
      }
    }
    return {};
  }
  void press(Qt::Key key) const { QTest::keyClick(load().chart(), key); }

  static QPoint handleOf(const QSlider& slider) {
    const double share = double(slider.value() - slider.minimum()) /
                         double(std::max(slider.maximum() - slider.minimum(), 1));
    const int margin = slider.height() / 2;
    return {margin + int(share * (slider.width() - 2 * margin)), slider.height() / 2};
  }

  std::unique_ptr<WindowFixture> fixture_;
};

QTEST_MAIN(TestLoadView)
#include "tst_load_view.moc"
