#include <QElapsedTimer>
#include <QProcess>
#include <QTest>
#include <algorithm>

/// From starting the process to its end right after the first painted frame: Linger's window
/// beside a bare QWidget, started in turns.
class BenchStart : public QObject {
  Q_OBJECT

  static double millisecondsOf(const char* program) {
    QElapsedTimer timer;
    timer.start();
    const int code = QProcess::execute(QString::fromLocal8Bit(program), {});
    return code == 0 ? double(timer.nsecsElapsed()) / 1e6 : -1;
  }

 private slots:
  void paintsTheFirstFrame() {
    constexpr int kTimes = 21;
    std::vector<double> bare;
    std::vector<double> linger;
    for (int i = 0; i < kTimes; ++i) {
      bare.push_back(millisecondsOf(BARE_PROGRAM));
      linger.push_back(millisecondsOf(LINGER_PROGRAM));
      QVERIFY(bare.back() > 0 && linger.back() > 0);
    }
    std::ranges::sort(bare);
    std::ranges::sort(linger);
    const double bareMedian = bare[kTimes / 2];
    const double lingerMedian = linger[kTimes / 2];
    qInfo("bare QWidget %.0f ms, Linger %.0f ms: %.2f times", bareMedian, lingerMedian,
          lingerMedian / bareMedian);
    QTest::setBenchmarkResult(lingerMedian, QTest::WalltimeMilliseconds);
  }
};

QTEST_GUILESS_MAIN(BenchStart)
#include "bench_start.moc"
