#include <QTest>

#include "app/files/connections_json.h"
#include "tests/model/capture/wire.h"

using namespace linger;
using namespace linger::wire;

namespace {

constexpr int kConnections = 10'000;

/// One segment of a connection as an Ethernet frame; `server` turns the packet round.
Bytes frameOf(int connection, bool server, std::uint32_t seq, std::uint32_t ack, int flags,
              std::size_t text) {
  const int port = 1024 + connection % 60'000;
  Bytes packet = server ? ipv4(tcp(80, port, seq, ack, flags, text))
                        : ipv4(tcp(port, 80, seq, ack, flags, text));
  if (server) std::swap_ranges(packet.begin() + 12, packet.begin() + 16, packet.begin() + 16);
  return ethernet(packet);
}

/// Connections of ten segments each, all under way at once.
Bytes manyConnections() {
  struct Said {
    bool server;
    std::uint32_t seq, ack;
    int flags;
    std::size_t text;
  };
  constexpr Said kSaid[] = {{false, 99, 0, kSyn, 0},           {true, 499, 100, kSyn | kAck, 0},
                            {false, 100, 500, kAck, 0},        {false, 100, 500, kAck, 80},
                            {true, 500, 180, kAck, 90},        {false, 180, 590, kAck, 0},
                            {false, 180, 590, kFin | kAck, 0}, {true, 590, 181, kAck, 0},
                            {true, 590, 181, kFin | kAck, 0},  {false, 181, 591, kAck, 0}};
  Bytes file = pcapHeader();
  std::uint32_t microsecond = 0;
  for (const Said& said : kSaid) {
    for (int i = 0; i < kConnections; ++i) {
      const Bytes frame = frameOf(i, said.server, said.seq, said.ack, said.flags, said.text);
      const Bytes record = pcapRecord(frame, {}, 1, ++microsecond);
      file.insert(file.end(), record.begin(), record.end());
    }
  }
  return file;
}

}  // namespace

/// How long a capture of 100,000 packets takes.
class BenchCapture : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() { file_ = manyConnections(); }

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
  Bytes file_;
};

QTEST_GUILESS_MAIN(BenchCapture)
#include "bench_capture.moc"
