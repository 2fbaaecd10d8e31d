#include <QElapsedTimer>
#include <QTest>
#include <algorithm>

#include "tests/app/window/window_fixture.h"

using namespace linger;

/// How long the real window takes to draw itself, without a GPU.
class BenchWindow : public QObject {
  Q_OBJECT

  static constexpr QSize kScreen{1920, 1080};

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
    std::vector<double> milliseconds;
    QElapsedTimer timer;
    for (int frame = 0; frame < 1000; ++frame) {
      timer.start();
      fixture.playhead().seek(kSimStart + frame * 60ms);
      QCoreApplication::sendPostedEvents();
      QCoreApplication::processEvents();
      milliseconds.push_back(double(timer.nsecsElapsed()) / 1e6);
    }
    std::ranges::sort(milliseconds);
    qInfo("median %.2f ms, worst of a thousand %.2f ms", milliseconds[500], milliseconds.back());
    QTest::setBenchmarkResult(milliseconds[500], QTest::WalltimeMilliseconds);
  }

  void showsAnEdit() {
    const WindowFixture fixture("restart", kScreen);
    int turn = 0;
    QBENCHMARK {
      fixture.document().make(edit::Restart{kSimStart + 5s + ++turn * 1ms});
      QCoreApplication::sendPostedEvents();
      QCoreApplication::processEvents();
    }
  }
};

QTEST_MAIN(BenchWindow)
#include "bench_window.moc"
