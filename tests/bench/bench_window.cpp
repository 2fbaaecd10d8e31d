#include <QElapsedTimer>
#include <QScrollBar>
#include <QTest>
#include <algorithm>
#include <functional>

#include "app/files/scenario/scenario_library.h"
#include "app/gallery/gallery.h"
#include "app/ladder/ladder_view.h"
#include "app/window/ladder_area.h"
#include "model/fleet/load_figures.h"
#include "tests/app/ladder/long_scene.h"
#include "tests/app/window/window_fixture.h"

using namespace linger;

/// How long the real window takes to draw itself, without a GPU.
class BenchWindow : public QObject {
  Q_OBJECT

  static constexpr QSize kScreen{1920, 1080};

  static constexpr int kFrames = 1000;

  /// A connection with a thousand pieces of data, each acknowledged, and then the close.
  static Scenario longStory() { return restartAfterSending(1000); }

  static void showWhatIsNew() {
    QCoreApplication::sendPostedEvents();
    QCoreApplication::processEvents();
  }

  /// Takes the time of a thousand frames, and says the median and the worst. What was opened
  /// before is on the screen by then: opening has a benchmark of its own.
  static void tellFrames(const std::function<void(int)>& move) {
    std::vector<double> milliseconds;
    QElapsedTimer timer;
    showWhatIsNew();
    for (int frame = 0; frame < kFrames; ++frame) {
      timer.start();
      move(frame);
      showWhatIsNew();
      milliseconds.push_back(double(timer.nsecsElapsed()) / 1e6);
    }
    std::ranges::sort(milliseconds);
    qInfo("median %.2f ms, worst of a thousand %.2f ms", milliseconds[500], milliseconds.back());
    QTest::setBenchmarkResult(milliseconds[500], QTest::WalltimeMilliseconds);
  }

 private slots:
  void repaintsAll_data() {
    QTest::addColumn<QString>("scenario");
    QTest::newRow("restart") << "restart";
    QTest::newRow("ports-run-out") << "ports-run-out";
  }

  void repaintsAll() {
    QFETCH(const QString, scenario);
    const WindowFixture fixture(scenario, kScreen);
    fixture.playhead().seek(kSimStart + 12400ms);
    QCOMPARE(fixture.window->size(), kScreen);
    QImage image(kScreen, QImage::Format_ARGB32_Premultiplied);
    QBENCHMARK {
      fixture.window->render(&image);
    }
  }

  /// What one frame of playing costs: the playhead moves, what shows it is painted.
  void playsAThousandFrames() {
    const WindowFixture fixture("restart", kScreen);
    fixture.playhead().seek(kSimStart);
    tellFrames([&](int frame) { fixture.playhead().seek(kSimStart + frame * 60ms); });
  }

  /// A scene of 2,000 segments: the playhead is dragged through it, and the ladder scrolled.
  void scrubsTwoThousandSegments() {
    WindowFixture fixture("restart", kScreen);
    QVERIFY(fixture.document().open(longStory()));
    QVERIFY(fixture.document().trace()->segments.size() >= 2000);
    fixture.playhead().seek(kSimStart);
    const double end = double(microseconds(fixture.playhead().end() - kSimStart));
    tellFrames([&](int frame) {
      fixture.playhead().seek(kSimStart + Duration(std::int64_t(end * frame / kFrames)));
    });
  }

  void scrollsTwoThousandSegments() {
    WindowFixture fixture("restart", kScreen);
    QVERIFY(fixture.document().open(longStory()));
    QScrollBar* bar = fixture.window->workspace()->ladder()->view()->verticalScrollBar();
    QVERIFY(bar->maximum() > 10'000);
    tellFrames([&](int frame) { bar->setValue(frame * 20); });
  }

  void opensTwoThousandSegments() {
    const WindowFixture fixture("restart", kScreen);
    const Scenario story = longStory();
    QBENCHMARK {
      QVERIFY(fixture.document().open(story));
      showWhatIsNew();
    }
  }

  /// From the key to the painted dialog, with the pictures of all that is to be seen.
  void opensTheGallery() {
    const WindowFixture fixture("restart", kScreen);
    QBENCHMARK {
      Gallery gallery(Look::Light, fixture.window.get());
      gallery.show();
      gallery.grab();
    }
  }

  void showsAnEdit_data() {
    QTest::addColumn<Scenario>("scenario");
    QTest::newRow("restart") << *ScenarioLibrary().find(QStringLiteral("restart"));
    QTest::newRow("2,000 segments") << longStory();
  }

  void showsAnEdit() {
    QFETCH(const Scenario, scenario);
    const WindowFixture fixture("restart", kScreen);
    QVERIFY(fixture.document().open(scenario));
    showWhatIsNew();
    int turn = 0;
    QBENCHMARK {
      fixture.document().make(edit::Restart{kSimStart + 5s + ++turn * 1ms});
      showWhatIsNew();
    }
  }

  /// A slider of a load, until its coarse picture is on the screen: within 100 ms.
  void showsAnEditOfALoad() {
    const WindowFixture fixture("ports-past-the-limit", kScreen);
    Document& document = fixture.document();
    showWhatIsNew();
    int turn = 0;
    QBENCHMARK {
      LoadFigures figures = figuresOf(document.scenario());
      figures.rate = 600 + ++turn;
      document.replaceScenario(withFigures(document.scenario(), figures), "Rate", "load/rate");
      showWhatIsNew();
    }
  }
};

QTEST_MAIN(BenchWindow)
#include "bench_window.moc"
