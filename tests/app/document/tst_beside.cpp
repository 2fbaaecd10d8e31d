#include <QProgressDialog>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>
#include <chrono>
#include <stdexcept>
#include <thread>

#include "app/document/beside.h"
#include "app/document/document.h"
#include "app/files/scenario/scenario_library.h"

using namespace linger;

/// Long work, beside which the window goes on.
class TestBeside : public QObject {
  Q_OBJECT

  /// Works until `isEnough`, or until it is told to stop.
  static void workUntil(const std::atomic<bool>& isEnough, const std::atomic<bool>& stop) {
    while (!isEnough && !stop) std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }

  static QProgressDialog* dialog() {
    return qobject_cast<QProgressDialog*>(QApplication::activeModalWidget());
  }

 private slots:
  void shortWorkShowsNothing() {
    int done = 0;
    QVERIFY(runBeside("Counting…", [&](const std::atomic<bool>&) { ++done; }));
    QCOMPARE(done, 1);
  }

  void theWindowAnswersMeanwhile() {
    std::atomic<bool> isEnough = false;
    int answers = 0;
    QString said;
    QTimer beat;
    connect(&beat, &QTimer::timeout, this, [&] {
      if (!dialog()) return;
      said = dialog()->labelText();
      isEnough = ++answers >= 3;
    });
    beat.start(1);
    QVERIFY(
        runBeside("Counting…", [&](const std::atomic<bool>& stop) { workUntil(isEnough, stop); }));
    QVERIFY(answers >= 3);
    QCOMPARE(said, QStringLiteral("Counting…"));
    QVERIFY(!dialog());
  }

  void itCanBeCancelled() {
    const std::atomic<bool> never = false;
    QTimer beat;
    connect(&beat, &QTimer::timeout, this, [] {
      if (dialog()) dialog()->findChild<QPushButton*>()->click();
    });
    beat.start(1);
    QVERIFY(
        !runBeside("Counting…", [&](const std::atomic<bool>& stop) { workUntil(never, stop); }));
  }

  /// Undoing a step, say. Escape closes the dialog, and the end is waited for all the same.
  void whatCannotBeCancelledOffersNoCancel() {
    std::atomic<bool> isClosed = false;
    std::atomic<bool> isWhole = false;
    bool isOffered = false;
    QTimer beat;
    connect(&beat, &QTimer::timeout, this, [&] {
      if (!dialog()) return;
      isOffered = dialog()->findChild<QPushButton*>() != nullptr;
      beat.stop();
      QTest::keyClick(dialog(), Qt::Key_Escape);
      isClosed = true;
    });
    beat.start(1);
    finishBeside("Counting…", [&] {
      while (!isClosed) std::this_thread::sleep_for(std::chrono::milliseconds(1));
      std::this_thread::sleep_for(std::chrono::milliseconds(50));
      isWhole = true;
    });
    QVERIFY(!isOffered);
    QVERIFY(isWhole);
    QVERIFY(!dialog());
  }

  void whatTheWorkThrowsComesToWhoAskedForIt() {
    const auto fails = [] { throw std::runtime_error("no room"); };
    QVERIFY_EXCEPTION_THROWN(finishBeside("Counting…", fails), std::runtime_error);
    QVERIFY_EXCEPTION_THROWN(runBeside("Counting…", [&](const std::atomic<bool>&) { fails(); }),
                             std::runtime_error);
  }

  void whatIsOpenSaysWhyItCannotBeEdited() {
    Document document;
    QVERIFY(document.open(*ScenarioLibrary().find(QStringLiteral("restart"))));
    QVERIFY(document.isEditable());
    QVERIFY(document.whyNotEditable().isEmpty());
    const Trace trace = *document.trace();
    QSignalSpy refused(&document, &Document::refused);
    document.show(trace, "a.pkt", OpenScript{std::make_shared<const ShownScript>()});
    QVERIFY(!document.isEditable());
    QVERIFY(document.script());
    QVERIFY(!document.make(edit::Restart{kSimStart + 1s}));
    QCOMPARE(refused.takeLast().front().toString(), document.whyNotEditable());
    document.show(trace, "a.pcap", OpenCapture{});
    QVERIFY(!document.script());
    QVERIFY(document.whyNotEditable().contains("Capture"));
    QVERIFY(!document.run()->hasScenario());
    QCOMPARE(document.trace()->title, trace.title);
    QVERIFY(document.edits().empty());
    QVERIFY(document.open(*ScenarioLibrary().find(QStringLiteral("restart"))));
    QVERIFY(document.make(edit::Restart{kSimStart + 1s}));
    document.undoStack()->undo();
    QCOMPARE(*document.trace(), trace);
  }
};

QTEST_MAIN(TestBeside)
#include "tst_beside.moc"
