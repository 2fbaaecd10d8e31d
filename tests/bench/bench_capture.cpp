#include <QTest>

#include "app/files/capture/connections_json.h"
#include "tests/bench/many_connections.h"

using namespace linger;

namespace {

constexpr int kConnections = 10'000;

}  // namespace

/// How long a capture of 100,000 packets takes.
class BenchCapture : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() { file_ = manyConnections(kConnections, kConnections); }

  void readsAndTellsATenthOfAMillionPackets() {
    QBENCHMARK {
      capture::MemorySource source(file_);
      capture::CaptureFile file(source);
      file.readAll();
      QCOMPARE(file.connections().size(), std::size_t(kConnections));
      std::size_t bytes = 0;
      writeConnectionsJson(file, {}, [&](std::string_view piece) {
        bytes += piece.size();
        return true;
      });
      QVERIFY(bytes > 0);
    }
  }

 private:
  wire::Bytes file_;
};

QTEST_GUILESS_MAIN(BenchCapture)
#include "bench_capture.moc"
