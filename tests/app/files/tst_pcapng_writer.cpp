#include <QTest>
#include <cstring>

#include "app/files/scenario/scenario_library.h"
#include "app/files/trace/pcapng_writer.h"
#include "model/sim/edit.h"
#include "model/sim/simulate.h"

using namespace linger;

namespace {

Scenario named(const char* name) {
  return *loadScenario(QString::fromLatin1(name)).value;
}

struct Frame {
  std::int64_t microsecond = 0;  ///< Of the scene.
  QByteArray bytes;
};

template <typename Number>
Number numberAt(const QByteArray& bytes, qsizetype at) {
  Number number{};
  std::memcpy(&number, bytes.constData() + at, sizeof number);
  return number;
}

/// The frames of a capture file; stops where its blocks do not fit together.
std::vector<Frame> framesOf(const QByteArray& file) {
  constexpr std::uint32_t kPacket = 6;
  std::vector<Frame> frames;
  for (qsizetype at = 0; at + 12 <= file.size();) {
    const auto length = qsizetype(numberAt<std::uint32_t>(file, at + 4));
    if (length < 12 || length % 4 != 0 || at + length > file.size()) return {};
    if (numberAt<std::uint32_t>(file, at + length - 4) != std::uint32_t(length)) return {};
    if (numberAt<std::uint32_t>(file, at) == kPacket) {
      const std::uint64_t time = std::uint64_t{numberAt<std::uint32_t>(file, at + 12)} << 32 |
                                 numberAt<std::uint32_t>(file, at + 16);
      const auto captured = qsizetype(numberAt<std::uint32_t>(file, at + 20));
      frames.push_back({std::int64_t(time) - 946'684'800'000'000, file.mid(at + 28, captured)});
    }
    at += length;
  }
  return frames;
}

/// The sum that is 0xffff over bytes that hold their own right checksum (RFC 1071).
std::uint32_t sumOf(const QByteArray& bytes, std::uint32_t sum = 0) {
  for (qsizetype i = 0; i < bytes.size(); ++i) {
    const std::uint32_t byte = static_cast<unsigned char>(bytes[i]);
    sum += i % 2 == 0 ? byte << 8 : byte;
  }
  while (sum >> 16 != 0) sum = (sum & 0xffff) + (sum >> 16);
  return sum;
}

bool hasRightChecksums(const QByteArray& frame) {
  const bool isV6 = frame.mid(12, 2) == QByteArray::fromHex("86dd");
  const QByteArray packet = frame.mid(14);
  const qsizetype header = isV6 ? 40 : 20;
  if (!isV6 && sumOf(packet.left(20)) != 0xffff) return false;
  const QByteArray addresses = isV6 ? packet.mid(8, 32) : packet.mid(12, 8);
  const auto protocol = static_cast<unsigned char>(packet[isV6 ? 6 : 9]);
  const QByteArray inner = packet.mid(header);
  return sumOf(inner, sumOf(addresses, protocol + std::uint32_t(inner.size()))) == 0xffff;
}

}  // namespace

/// Captures that other programs open.
class TestCapture : public QObject {
  Q_OBJECT

 private slots:
  void showsWhatTheHostSeesWhenItSeesIt() {
    const Trace trace = simulate(named("restart"));
    const std::vector<Frame> atServer = framesOf(captureFile(trace, 1));
    std::vector<std::int64_t> times;
    for (const Frame& frame : atServer) {
      if (frame.microsecond >= 0) times.push_back(frame.microsecond);
    }
    // Linux holds the ACK of the FIN back for 40 ms.
    QCOMPARE(times, (std::vector<std::int64_t>{40'000, 180'000, 240'000, 240'000}));
    QCOMPARE(atServer.size(), times.size() + trace.setup.size());
    QCOMPARE(framesOf(captureFile(trace, 0)).back().microsecond, 290'000);
  }

  void beginsWithTheHandshake() {
    const std::vector<Frame> frames = framesOf(captureFile(simulate(named("restart")), 1));
    QVERIFY(frames.size() > 3);
    QCOMPARE(frames[0].microsecond, -1'000'000);
    constexpr qsizetype kFlags = 14 + 20 + 13;
    QCOMPARE(frames[0].bytes[kFlags], '\x02');
    QCOMPARE(frames[1].bytes[kFlags], '\x12');
  }

  void lostSegmentsAreSeenByTheirSenderOnly() {
    const Trace trace = simulate(named("server-fin-lost"));
    const auto after = [](const std::vector<Frame>& frames) {
      return std::count_if(frames.begin(), frames.end(),
                           [](const Frame& frame) { return frame.microsecond >= 0; });
    };
    QCOMPARE(after(framesOf(captureFile(trace, 1))), after(framesOf(captureFile(trace, 0))) + 1);
    QVERIFY(captureFile(trace, 1).contains("Lost in transit."));
    QVERIFY(!captureFile(trace, 0).contains("Lost in transit."));
  }

  void everyChecksumIsRight() {
    const ScenarioLibrary library;
    for (const Scenario& scenario : library.list()) {
      const Trace trace = simulate(scenario);
      for (HostIndex host = 0; host < scenario.hosts.size(); ++host) {
        const std::vector<Frame> frames = framesOf(captureFile(trace, host));
        for (const Frame& frame : frames) {
          QVERIFY2(hasRightChecksums(frame.bytes), scenario.name.c_str());
        }
      }
    }
  }

  void speaksIpv6() {
    Scenario scenario = named("restart");
    scenario.hosts[0].address = *Address::parse("2001:db8::10");
    scenario.hosts[1].address = *Address::parse("2001:db8::20");
    for (Host& host : scenario.hosts) {
      for (Step& step : host.programs[0].setup) {
        if (step.peer) step.peer->address = scenario.hosts[1].address;
        if (step.local) step.local->address = scenario.hosts[1].address;
      }
    }
    const QByteArray capture = captureFile(simulate(scenario), 1);
    const std::vector<Frame> frames = framesOf(capture);
    QVERIFY(frames.size() > 6);
    for (const Frame& frame : frames) {
      QCOMPARE(frame.bytes.mid(12, 2), QByteArray::fromHex("86dd"));
      QVERIFY(hasRightChecksums(frame.bytes));
    }
  }

  void writesSackBlocksAndOtherOptions() {
    SegmentRecord record;
    record.segment.flags = {.ack = true};
    record.segment.options.timestamps = Timestamps{1, 2};
    record.segment.options.sack = {{SeqNum(10), SeqNum(20)}, {SeqNum(30), SeqNum(40)}};
    Trace trace;
    trace.hosts = hostsOf(named("restart"));
    record.source = {trace.hosts[0].address, 1};
    record.destination = {trace.hosts[1].address, 2};
    record.to = 1;
    trace.setup = {record};
    const QByteArray frame = framesOf(captureFile(trace, 1)).at(0).bytes;
    QCOMPARE(frame.mid(14 + 40).toHex(), QByteArray("0101080a000000010000000201010512"
                                                    "0000000a000000140000001e00000028"));
    QVERIFY(hasRightChecksums(frame));
  }
};

QTEST_GUILESS_MAIN(TestCapture)
#include "tst_pcapng_writer.moc"
