#include <QAbstractItemModelTester>
#include <QLabel>
#include <QLineEdit>
#include <QSlider>
#include <QTabWidget>
#include <QTableView>
#include <QUndoView>

#include "app/fleet/fleet_text.h"
#include "app/load/chart_view.h"
#include "app/load/count_model.h"
#include "app/load/counting.h"
#include "app/load/load_controls.h"
#include "app/widgets/notice_bar.h"
#include "app/widgets/segmented_control.h"
#include "tests/app/load/load_fixture.h"

using namespace linger;

/// A load in the real window.
class TestLoadView : public QObject {
  Q_OBJECT

 private slots:
  void init() {
    fixture_ = std::make_unique<LoadFixture>();
    QVERIFY(fixture_->openSmallLoad());
  }
  void cleanup() { fixture_.reset(); }

  void aLoadHasItsChartInThePlaceOfTheLadder() {
    QVERIFY(load().isVisible());
    QVERIFY(!ladder().isVisible());
    QVERIFY(fixture_->window->openScenario(QStringLiteral("restart")));
    QVERIFY(ladder().isVisible());
    QVERIFY(!load().isVisible());
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

  void theTableIsTheChartsEqual() {
    const QAbstractItemModel& model = *load().table()->model();
    const FleetRun& run = *load().counting().run();
    QCOMPARE(model.rowCount(), int(run.samples.size()));
    QStringList titles;
    for (int i = 0; i < model.columnCount(); ++i) {
      titles << model.headerData(i, Qt::Horizontal, Qt::AccessibleTextRole).toString();
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

  void aMessageLiesAlongTheLowerEdge() {
    NoticeBar* notices = fixture_->window->notices();
    notices->showError(QStringLiteral("what went wrong"));
    const QRect page = notices->parentWidget()->rect();
    QCOMPARE(notices->width(), page.width());
    QCOMPARE(notices->geometry().bottom(), page.bottom());
    notices->dismiss();
  }

  void theItemModelIsSound() {
    CountModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setRun(std::make_shared<const FleetRun>(runFleet(smallLoad())));
    QVERIFY(model.rowCount() > 100);
    model.setRun(std::make_shared<const FleetRun>());
    QCOMPARE(model.rowCount(), 0);
  }

 private:
  Document& document() const { return fixture_->document(); }
  LoadView& load() const { return fixture_->load(); }
  QWidget& ladder() const { return fixture_->ladder(); }
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

  std::unique_ptr<LoadFixture> fixture_;
};

QTEST_MAIN(TestLoadView)
#include "tst_load_view.moc"
