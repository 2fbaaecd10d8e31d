#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>

#include "app/load/count_progress.h"
#include "app/load/counting.h"
#include "app/load/story_chooser.h"
#include "tests/app/load/load_fixture.h"

using namespace linger;

/// How a load is counted while it is on the screen.
class TestLoadCount : public QObject {
  Q_OBJECT

 private slots:
  void init() {
    fixture_ = std::make_unique<LoadFixture>();
    QVERIFY(fixture_->openSmallLoad());
  }
  void cleanup() { fixture_.reset(); }

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
    QTRY_VERIFY_WITH_TIMEOUT(load().counting().progress() > 0, 20'000);
    QVERIFY(document().open(smallLoad()));
    QVERIFY(!load().counting().isBusy());
    QSignalSpy counted(&load(), &LoadView::counted);
    // It follows the count in the same thread, so whatever that would tell has been told by then.
    QSignalSpy recorded(&load().counting(), &Counting::recorded);
    emit load().stories()->wanted(0);
    QTRY_COMPARE(recorded.size(), 1);
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

  void aLongCountSaysHowFarItHasComeAndCanBeStopped() {
    QVERIFY(document().open(longLoad()));
    QPushButton& button = *load().progress()->button();
    QVERIFY(button.isVisible());
    QCOMPARE(button.text(), QStringLiteral("Stop"));
    button.click();
    QVERIFY(!load().counting().isBusy());
    QVERIFY(!load().status().contains(QStringLiteral("follows")));
    const auto* pause = load().counting().findChild<QTimer*>();
    QVERIFY(pause && !pause->isActive());  // No exact count is about to begin.
    QVERIFY(!load().counting().isExact());
    QCOMPARE(button.text(), QStringLiteral("Count every caller"));
    button.click();
    QTRY_VERIFY_WITH_TIMEOUT(load().counting().isExact(), 20'000);
    QVERIFY(load().counting().progress() > 0.5);
    QVERIFY(!load().progress()->isVisible());
  }

 private:
  Document& document() const { return fixture_->document(); }
  LoadView& load() const { return fixture_->load(); }

  std::unique_ptr<LoadFixture> fixture_;
};

QTEST_MAIN(TestLoadCount)
#include "tst_load_count.moc"
