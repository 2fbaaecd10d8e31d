#include <QProgressDialog>
#include <QPushButton>
#include <QTest>
#include <QTimer>
#include <chrono>
#include <memory>
#include <thread>

#include "app/document/pending_work.h"

using namespace linger;

/// Work that a slot asks for, and cannot wait for.
class TestPendingWork : public QObject {
  Q_OBJECT

  static QProgressDialog* dialog() {
    return qobject_cast<QProgressDialog*>(QApplication::activeModalWidget());
  }

  /// Lasts until it is told to stop, or until `goesOn` is false.
  static PendingWork::Work lasting(const std::shared_ptr<std::atomic<bool>>& goesOn) {
    return [goesOn](const std::atomic<bool>& stop) {
      while (*goesOn && !stop) std::this_thread::sleep_for(std::chrono::milliseconds(1));
    };
  }

  const std::shared_ptr<std::atomic<bool>> goesOn_ = std::make_shared<std::atomic<bool>>(true);
  std::unique_ptr<QObject> asker_;
  int ends_ = 0;
  bool isWhole_ = false;
  const PendingWork::Then then_ = [this](bool isWhole) {
    ++ends_;
    isWhole_ = isWhole;
  };

 private slots:
  void init() {
    *goesOn_ = true;
    asker_ = std::make_unique<QObject>();
    ends_ = 0;
    isWhole_ = false;
  }

  void shortWorkHasEndedAtOnce() {
    int done = 0;
    PendingWork::begin(
        asker_.get(), "Counting…", [&](const std::atomic<bool>&) { ++done; }, then_);
    QCOMPARE(done, 1);
    QCOMPARE(ends_, 1);
    QVERIFY(isWhole_);
  }

  /// No event is handled in begin(): whoever calls it goes on with what was there before.
  void longWorkIsWaitedForFromTheEventLoop() {
    int beats = 0;
    QTimer beat;
    connect(&beat, &QTimer::timeout, this, [&] {
      ++beats;
      if (dialog()) *goesOn_ = false;
    });
    beat.start(1);
    PendingWork::begin(asker_.get(), "Counting…", lasting(goesOn_), then_);
    QCOMPARE(beats, 0);
    QCOMPARE(ends_, 0);
    QTRY_COMPARE(ends_, 1);
    QVERIFY(isWhole_);
    QVERIFY(!dialog());
  }

  void itCanBeCancelled() {
    QTimer beat;
    connect(&beat, &QTimer::timeout, this, [] {
      if (dialog()) dialog()->findChild<QPushButton*>()->click();
    });
    beat.start(1);
    PendingWork::begin(asker_.get(), "Counting…", lasting(goesOn_), then_);
    QTRY_COMPARE(ends_, 1);
    QVERIFY(!isWhole_);
  }

  void onlyTheLastCounts() {
    PendingWork::begin(asker_.get(), "Counting…", lasting(goesOn_), [](bool) { QFAIL("dropped"); });
    PendingWork::begin(
        asker_.get(), "Counting…", [](const std::atomic<bool>&) {}, then_);
    QCOMPARE(ends_, 1);
    QCoreApplication::processEvents();
    QCOMPARE(ends_, 1);
  }

  /// While it is waited for as well as before.
  void whatIsDroppedIsNotToldOf_data() {
    QTest::addColumn<bool>("withDialog");
    QTest::newRow("before the event loop") << false;
    QTest::newRow("behind the dialog") << true;
  }
  void whatIsDroppedIsNotToldOf() {
    QFETCH(const bool, withDialog);
    bool isDropped = false;
    PendingWork::begin(asker_.get(), "Counting…", lasting(goesOn_), then_);
    QTimer beat;
    connect(&beat, &QTimer::timeout, this, [&] {
      if (withDialog && !dialog()) return;
      beat.stop();
      PendingWork::drop(asker_.get());
      isDropped = true;
    });
    withDialog ? beat.start(1) : PendingWork::drop(asker_.get());
    if (withDialog) QTRY_VERIFY(isDropped);
    QTRY_VERIFY(!dialog());
    QCOMPARE(ends_, 0);
  }

  void anAskerMayEndFirst() {
    PendingWork::begin(asker_.get(), "Counting…", lasting(goesOn_), then_);
    QTimer::singleShot(200, this, [this] { asker_.reset(); });
    QTRY_VERIFY(!asker_);
    QCoreApplication::processEvents();
    QCOMPARE(ends_, 0);
  }
};

QTEST_MAIN(TestPendingWork)
#include "tst_pending_work.moc"
