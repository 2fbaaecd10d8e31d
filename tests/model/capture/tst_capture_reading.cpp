#include <QTest>

#include "tests/model/capture/wire.h"

using namespace linger;
using namespace linger::wire;
using capture::Damage;
using capture::Skip;

namespace {

bool isTheSyn(const capture::WireSegment& segment) {
  return segment.from.port == 51514 && segment.to.port == 8080 && segment.segment.flags.syn &&
         segment.segment.seq == SeqNum(100);
}

void showsTheSyn(const Bytes& file) {
  const Reading reading = read(file);
  QCOMPARE(reading.segments.size(), std::size_t{1});
  QVERIFY(isTheSyn(reading.segments[0]));
  QCOMPARE(reading.badChecksums, std::uint64_t{0});
  QCOMPARE(reading.damage, Damage::None);
}

void skips(const Bytes& file, Skip why) {
  const Reading reading = read(file);
  QCOMPARE(reading.segments.size(), std::size_t{0});
  QCOMPARE(reading.skipped.of(why), std::uint64_t{1});
  QCOMPARE(reading.damage, Damage::None);
}

/// The file without its last `count` bytes.
Bytes cut(Bytes file, std::size_t count) {
  file.resize(file.size() - count);
  return file;
}

/// A long segment of the client's as `count` fragments.
std::vector<Bytes> fragmentsOf(const Bytes& segment, std::size_t step) {
  std::vector<Bytes> fragments;
  for (std::size_t at = 0; at < segment.size(); at += step) {
    const std::size_t end = std::min(at + step, segment.size());
    const Bytes part(segment.begin() + std::ptrdiff_t(at), segment.begin() + std::ptrdiff_t(end));
    const int more = end < segment.size() ? 0x2000 : 0;
    fragments.push_back(ethernet(ipv4(part, more | int(at / 8))));
  }
  return fragments;
}

}  // namespace

/// The files, links and headers that captures come in.
class TestCaptureReading : public QObject {
  Q_OBJECT

 private slots:
  void readsPcapInEitherOrderAndUnit() {
    for (ByteOrder order : {ByteOrder::Big, ByteOrder::Little}) {
      const PcapKind micro{order, 0xa1b2c3d4};
      const PcapKind nano{order, 0xa1b23c4d};
      for (const PcapKind& kind : {micro, nano}) {
        const Reading reading =
            read(pcapHeader(kind) + pcapRecord(ethernet(synV4()), kind, 3, 250));
        QCOMPARE(reading.segments.size(), std::size_t{1});
        QVERIFY(isTheSyn(reading.segments[0]));
        const std::int64_t unit = kind.magic == micro.magic ? 1000 : 1;
        QCOMPARE(reading.segments[0].time, 3 * capture::kSecond + 250 * unit);
      }
    }
  }

  void readsPcapngInEitherOrder() {
    for (ByteOrder order : {ByteOrder::Big, ByteOrder::Little}) {
      const Reading reading = read(sectionBlock(order) + interfaceBlock(order, 1) +
                                   packetBlock(order, 0, 5'000'001, ethernet(synV4())));
      QCOMPARE(reading.segments.size(), std::size_t{1});
      QVERIFY(isTheSyn(reading.segments[0]));
      QCOMPARE(reading.segments[0].time, std::int64_t{5'000'001'000});
    }
  }

  void eachInterfaceHasItsLinkAndItsClock() {
    const ByteOrder order = ByteOrder::Little;
    const auto unit = [&](int byte) {
      return n16(9, order) + n16(1, order) + n8(byte) + Bytes(3) + n32(0);
    };
    const Bytes offset = n16(14, order) + n16(8, order) + number(std::int64_t{10}, order) + n32(0);
    const Bytes file = sectionBlock(order) + interfaceBlock(order, 1, unit(9)) +
                       interfaceBlock(order, 101, unit(0x80 | 10)) +
                       interfaceBlock(order, 113, offset) +
                       packetBlock(order, 0, 1'500'000'000, ethernet(synV4())) +
                       packetBlock(order, 1, 2 * 1024 + 512, synV4()) +
                       packetBlock(order, 2, 250'000, Bytes(14) + n16(0x0800) + synV4());
    const Reading reading = read(file);
    QCOMPARE(reading.segments.size(), std::size_t{3});
    QCOMPARE(reading.segments[0].time, std::int64_t{1'500'000'000});
    QCOMPARE(reading.segments[1].time, std::int64_t{2'500'000'000});
    QCOMPARE(reading.segments[2].time, std::int64_t{10'250'000'000});
  }

  void aSectionMayHaveAnotherOrderThanTheOneBefore() {
    Bytes file;
    for (ByteOrder order : {ByteOrder::Big, ByteOrder::Little}) {
      file = file + sectionBlock(order) + interfaceBlock(order, 1) +
             packetBlock(order, 0, 1, ethernet(synV4()));
    }
    const Reading reading = read(file);
    QCOMPARE(reading.segments.size(), std::size_t{2});
    QCOMPARE(reading.segments[1].frame, std::uint64_t{2});
  }

  void leavesOutBlocksThatItDoesNotKnow() {
    const ByteOrder order = ByteOrder::Little;
    showsTheSyn(sectionBlock(order) + block(0x80000123, Bytes(3'000'000), order) +
                interfaceBlock(order, 1) + block(5, Bytes(16), order) +
                packetBlock(order, 0, 1, ethernet(synV4())));
  }

  void countsBlocksAsFramesThatWiresharkCounts() {
    const ByteOrder order = ByteOrder::Little;
    const Bytes custom = block(0x0bad, n32(32473, order) + Bytes(8), order);
    const Bytes journal = block(9, Bytes(24, 'x'), order);
    const Bytes statistics = block(5, Bytes(16), order);
    const Reading reading = read(sectionBlock(order) + interfaceBlock(order, 1) + custom + journal +
                                 statistics + packetBlock(order, 0, 1, ethernet(synV4())));
    QCOMPARE(reading.segments.at(0).frame, std::uint64_t{3});
  }

  void takesOffEveryLink_data() {
    QTest::addColumn<Bytes>("frame");
    QTest::addColumn<int>("linkType");
    const Bytes tag = n16(0x0800);
    const Bytes service = n16(5) + n16(0x8100) + n16(6) + tag;
    const Bytes snap = Bytes{0xaa, 0xaa, 3, 0, 0, 0};
    QTest::newRow("ethernet") << ethernet(synV4()) << 1;
    QTest::newRow("ipv6") << ethernet(synV6(), 0x86dd) << 1;
    QTest::newRow("vlan") << ethernet(n16(5) + tag + synV4(), 0x8100) << 1;
    QTest::newRow("vlan in vlan") << ethernet(service + synV4(), 0x88a8) << 1;
    QTest::newRow("mpls") << ethernet(n32(0x00010040) + n32(0x00020140) + synV4(), 0x8847) << 1;
    QTest::newRow("pppoe") << ethernet(Bytes(6) + n16(0x0021) + synV4(), 0x8864) << 1;
    QTest::newRow("llc") << ethernet(snap + tag + synV4(), 48) << 1;
    QTest::newRow("cooked") << Bytes(14) + tag + synV4() << 113;
    QTest::newRow("cooked 2") << tag + Bytes(18) + synV4() << 276;
    QTest::newRow("null, little") << n32(2, ByteOrder::Little) + synV4() << 0;
    QTest::newRow("null, big, ipv6") << n32(24) + synV6() << 0;
    QTest::newRow("loop") << n32(2) + synV4() << 108;
    QTest::newRow("raw") << synV4() << 101;
    QTest::newRow("raw ipv6") << synV6() << 229;
    QTest::newRow("ppp") << Bytes{0xff, 3} + n16(0x0021) + synV4() << 9;
    QTest::newRow("mpls in ppp") << Bytes{0xff, 3} + n16(0x0281) + n32(0x00020140) + synV4() << 9;
    QTest::newRow("Cisco's hdlc in ppp") << n16(0x0f00) + tag + synV4() << 50;
    QTest::newRow("Cisco's hdlc") << n16(0x8f00) + tag + synV4() << 104;
  }
  void takesOffEveryLink() {
    QFETCH(Bytes, frame);
    QFETCH(int, linkType);
    showsTheSyn(pcapOf(frame, linkType));
  }

  void ignoresThePaddingOfShortFrames() {
    const Reading reading = read(pcapOf(ethernet(synV4()) + Bytes(6, 0)));
    QCOMPARE(reading.segments.at(0).segment.len, 0U);
    QCOMPARE(reading.badChecksums, std::uint64_t{0});
  }

  void walksOverExtensionHeaders() {
    const Bytes syn = tcp(51514, 8080, 100, 0, kSyn, 0, {}, addressV6(1) + addressV6(2));
    const Bytes hopByHop = n8(60) + n8(0) + Bytes(6);
    const Bytes options = n8(6) + n8(1) + Bytes(14);
    showsTheSyn(pcapOf(ipv6(hopByHop + options + syn, 0), 229));
  }

  void readsWhatIsAuthenticatedButNotEncrypted() {
    const Bytes syn = tcp(51514, 8080, 100, 0, kSyn, 0, {}, kClientV4 + kServerV4);
    const Bytes authentication = n8(6) + n8(4) + Bytes(22);
    showsTheSyn(pcapOf(ipv4(authentication + syn, 0x4000, 51), 101));
  }

  void putsFragmentsTogetherInAnyOrder() {
    const Bytes segment = tcp(51514, 8080, 100, 7, kAck, 100, Bytes(12, 1), kClientV4 + kServerV4);
    for (std::size_t step : {std::size_t{8}, std::size_t{48}}) {
      std::vector<Bytes> fragments = fragmentsOf(segment, step);
      for (int round = 0; round < 2; ++round) {
        Bytes file = pcapHeader();
        for (const Bytes& fragment : fragments) file = file + pcapRecord(fragment);
        const Reading reading = read(file);
        QCOMPARE(reading.segments.size(), std::size_t{1});
        QCOMPARE(reading.segments[0].segment.len, 100U);
        QCOMPARE(reading.segments[0].frame, std::uint64_t(fragments.size()));
        QCOMPARE(reading.badChecksums, std::uint64_t{0});
        QCOMPARE(reading.skipped.of(Skip::IncompleteFragments), std::uint64_t{0});
        std::reverse(fragments.begin(), fragments.end());
      }
    }
  }

  void countsFragmentsWhoseOthersNeverCame() {
    const Bytes segment = tcp(51514, 8080, 100, 7, kAck, 100);
    skips(pcapOf(fragmentsOf(segment, 48)[0]), Skip::IncompleteFragments);
  }

  void readsTheHeaderInAFirstFragmentThatWasCut() {
    const Bytes whole =
        fragmentsOf(tcp(51514, 8080, 100, 7, kSyn, 1000, {}, kClientV4 + kServerV4), 600)[0];
    Bytes kept = whole;
    kept.resize(96);
    const Reading reading = read(pcapHeader() + pcapRecord(kept, {}, 1, 0, whole.size()));
    QVERIFY(isTheSyn(reading.segments.at(0)));
    QCOMPARE(reading.segments[0].segment.len, 580U);
    QCOMPARE(reading.badChecksums, std::uint64_t{0});
  }

  void putsManyFragmentsTogetherThatComeInAnEvilOrder() {
    const Bytes segment = tcp(51514, 8080, 100, 7, kAck, 5000, {}, kClientV4 + kServerV4);
    const std::vector<Bytes> fragments = fragmentsOf(segment, 16);
    Bytes file = pcapHeader();
    for (std::size_t first : {std::size_t{1}, std::size_t{0}}) {
      for (std::size_t i = first; i < fragments.size(); i += 2) {
        file = file + pcapRecord(fragments[i]);
      }
    }
    QCOMPARE(read(file).segments.at(0).segment.len, 5000U);
  }

  void believesWrongChecksumsAndCountsThem() {
    Bytes frame = ethernet(synV4());
    frame[14 + 20 + 16] ^= 0x55;
    const Reading reading = read(pcapOf(frame));
    QCOMPARE(reading.segments.size(), std::size_t{1});
    QVERIFY(reading.segments[0].badChecksum);
    QCOMPARE(reading.badChecksums, std::uint64_t{1});
  }

  void doesNotJudgeTheChecksumOfACutPacket() {
    const Bytes frame = ethernet(ipv4(tcp(1, 2, 3, 4, kAck, 200, {}, kClientV4 + kServerV4)));
    Bytes kept = frame;
    kept.resize(60);
    const Reading reading = read(pcapHeader() + pcapRecord(kept, {}, 1, 0, frame.size()));
    QCOMPARE(reading.segments.at(0).segment.len, 200U);
    QCOMPARE(reading.badChecksums, std::uint64_t{0});
  }

  void readsOptions() {
    const Bytes options = Bytes{2, 4, 5, 0xb4, 4, 2, 8, 10} + n32(11) + n32(22) + Bytes{1, 3, 3, 7};
    const Reading reading =
        read(pcapOf(ipv4(tcp(1, 2, 3, 4, kSyn, 0, options, kClientV4 + kServerV4)), 101));
    const TcpOptions& read = reading.segments.at(0).segment.options;
    QCOMPARE(int(read.mss.value()), 1460);
    QVERIFY(read.sackPermitted);
    QCOMPARE(read.timestamps->val, 11U);
    QCOMPARE(read.timestamps->ecr, 22U);
    QCOMPARE(int(read.windowScale.value()), 7);
  }

  void takesTheFrameForTheLengthThatACardLeftOut() {
    Bytes packet = ipv4(tcp(1, 2, 3, 4, kAck, 3000));
    packet[2] = packet[3] = 0;
    QCOMPARE(read(pcapOf(packet, 101)).segments.at(0).segment.len, 3000U);
  }

  void countsWhatItLeavesOutByReason() {
    skips(pcapOf(ethernet(Bytes(28), 0x0806)), Skip::OtherProtocol);
    skips(pcapOf(ipv4(Bytes(20), 0, 17), 101), Skip::OtherProtocol);
    skips(pcapOf(ipv4(Bytes(20), 0, 47), 101), Skip::Tunnel);
    skips(pcapOf(ipv4(n16(9999) + n16(4789) + Bytes(40), 0, 17), 101), Skip::Tunnel);
    skips(pcapOf(ipv4(Bytes(20), 0, 50), 101), Skip::Encrypted);
    skips(pcapOf(synV4(), 105), Skip::UnknownLink);
    skips(pcapOf(cut(synV4(), 10), 101), Skip::MalformedHeaders);
    skips(pcapHeader() + pcapRecord(cut(ethernet(synV4()), 10), {}, 1, 0, 54), Skip::CutHeaders);
    Bytes shortHeader = synV4();
    shortHeader[20 + 12] = 0x20;
    skips(pcapOf(shortHeader, 101), Skip::MalformedHeaders);
  }

  void showsWhatComesBeforeTheCut() {
    const Bytes record = pcapRecord(ethernet(synV4()));
    const Bytes pcap = pcapHeader() + record + record;
    const ByteOrder order = ByteOrder::Little;
    const Bytes packet = packetBlock(order, 0, 1, ethernet(synV4()));
    const Bytes pcapng = sectionBlock(order) + interfaceBlock(order, 1) + packet + packet;
    for (const auto& [file, last] : {std::pair(pcap, record), std::pair(pcapng, packet)}) {
      for (std::size_t count = 1; count < last.size(); ++count) {
        const Reading reading = read(cut(file, count));
        QCOMPARE(reading.segments.size(), std::size_t{1});
        QCOMPARE(reading.damage, Damage::CutRecord);
        QCOMPARE(reading.damagedAt, std::uint64_t(file.size() - last.size()));
      }
    }
  }

  void stopsAtRecordsThatMakeNoSense() {
    const Bytes good = pcapHeader() + pcapRecord(ethernet(synV4()));
    const Bytes absurd = n32(1) + n32(0) + n32(0x7fffffff, ByteOrder::Little) + n32(0);
    const Reading reading = read(good + absurd);
    QCOMPARE(reading.segments.size(), std::size_t{1});
    QCOMPARE(reading.damage, Damage::BadRecord);
    const ByteOrder order = ByteOrder::Big;
    const Bytes stranger = packetBlock(order, 3, 1, ethernet(synV4()));
    QCOMPARE(read(sectionBlock(order) + interfaceBlock(order, 1) + stranger).damage,
             Damage::BadRecord);
  }

  void tellsWhatIsNoCapture() {
    QCOMPARE(read({}).damage, Damage::Empty);
    QCOMPARE(read({'G', 'E', 'T'}).damage, Damage::NotACapture);
    QCOMPARE(read({'G', 'E', 'T', ' ', '/'}).damage, Damage::NotACapture);
    QCOMPARE(read(cut(pcapHeader(), 1)).damage, Damage::CutHeader);
    QCOMPARE(read(cut(sectionBlock(ByteOrder::Big), 1)).damage, Damage::CutHeader);
  }
};

QTEST_GUILESS_MAIN(TestCaptureReading)
#include "tst_capture_reading.moc"
