#include <QTest>

#include "tests/model/packetdrill/accepted.h"

using namespace linger;
using namespace linger::packetdrill;

namespace {

QString afterAcceptWithTimestamps(const QString& rest) {
  return verdictOf(
      QString(kAccepted).arg(",sackOK,TS val 7 ecr 0", " <nop,nop,TS val 8 ecr 1000100>") + rest);
}

/// A connection from port 40000 that we open and close, until it is in TIME-WAIT at 0.1 s; then
/// another socket that would have the same port.
QString reopened(const QString& delay, const QString& options, const QString& connect) {
  const QString narrow =
      "+0 setsockopt(%1, SOL_IP, IP_LOCAL_PORT_RANGE, [0x9c409c40], 4) = 0\n"
      "+0 setsockopt(%1, SOL_IP, IP_BIND_ADDRESS_NO_PORT, [1], 4) = 0\n";
  const QString stamps = options.isEmpty() ? "" : "<nop,nop,TS val 8 ecr 1000000>";
  return "`set_sysctls.py /proc/sys/net/ipv4/tcp_tw_reuse=1 # for all\n"
         "set_sysctls.py /proc/sys/net/ipv4/tcp_tw_reuse_delay=" +
         delay +
         "`\n"
         " 0 socket(..., SOCK_STREAM|SOCK_NONBLOCK, IPPROTO_TCP) = 3\n" +
         narrow.arg(3) +
         "+0 connect(3, ..., ...) = -1 EINPROGRESS (Operation now in progress)\n"
         "+0 > S 0:0(0) <...>\n"
         "+.05 < S. 0:0(0) ack 1 win 9000 <mss 1460" +
         options +
         ">\n"
         "+0 > . 1:1(0) ack 1 <...>\n"
         "+0 close(3) = 0\n+0 > F. 1:1(0) ack 1 <...>\n"
         "+.05 < F. 1:1(0) ack 2 win 9 " +
         stamps +
         "\n+0 > . 2:2(0) ack 2 <...>\n"
         "+0 socket(..., SOCK_STREAM|SOCK_NONBLOCK, IPPROTO_TCP) = 4\n" +
         narrow.arg(4) + connect;
}

}  // namespace

/// What a script's program can ask beyond sockets and packets, as a Linux kernel answers.
class TestPacketdrillCalls : public QObject {
  Q_OBJECT

 private slots:
  void connectingAgainIsTooSoon();
  void recvmsgTellsHowMuchIsLeft();
  void aCallWithoutABufferDoesNothing();
  void anErrorWithoutANameIsAnyError();
  void sendsFiles();
  void timestampsTakeRoomInASegment();
  void theSendBufferIsDoubled();
  void judgesFieldsOfTheSocket();
  void theAckOfAFinWaitsBehindData_data();
  void theAckOfAFinWaitsBehindData();
  void probesWithWhatWasSentLast();
  void noDelayHoldsWithARangeOfPorts();
  void aPortInTimeWaitIsReusedInTime_data();
  void aPortInTimeWaitIsReusedInTime();
  void skipsByNameBeforeTheRun_data();
  void skipsByNameBeforeTheRun();
};

void TestPacketdrillCalls::connectingAgainIsTooSoon() {
  const QString connecting =
      " 0 socket(..., SOCK_STREAM|SOCK_NONBLOCK, IPPROTO_TCP) = 3\n"
      "+0 connect(3, ..., ...) = -1 EINPROGRESS\n+0 > S 0:0(0) <...>\n"
      "+.1 connect(3, ..., ...) = -1 EALREADY (Operation already in progress)\n";
  const QString connected = "+.1 < S. 0:0(0) ack 1 win 9\n+0 > . 1:1(0) ack 1\n";
  QCOMPARE(verdictOf(connecting + connected + "+0 connect(3, ..., ...) = 0\n"), "PASS");
  QCOMPARE(verdictOf(connecting + connected + "+0 connect(3, ..., ...) = -1 EALREADY\n"),
           "FAIL 7: expected connect(3, ..., ...) = -1 EALREADY, it returned 0");
  QCOMPARE(afterAccept("+0 read(4, ..., 5) = -1 EALREADY\n"), "SKIP: error EALREADY");
}

void TestPacketdrillCalls::recvmsgTellsHowMuchIsLeft() {
  const auto recvmsg = [](int bytes, int left) {
    return QString(
               "+0 recvmsg(4, {msg_name(...)=..., msg_iov(1)=[{..., %1}], msg_flags=0,\n"
               "  msg_control=[{cmsg_level=SOL_TCP, cmsg_type=TCP_CM_INQ, cmsg_data=%2}]}, 0) "
               "= %1\n")
        .arg(bytes)
        .arg(left);
  };
  const QString data = "+0 setsockopt(4, SOL_TCP, TCP_INQ, [1], 4) = 0\n" + QString(kData);
  const QString end = "+.1 < F. 11:11(0) ack 1 win 9\n+.04 > . 1:1(0) ack 12\n";
  QCOMPARE(afterAccept(data + recvmsg(4, 6) + recvmsg(6, 0)), "PASS");
  QCOMPARE(afterAccept(data + end + recvmsg(10, 1)), "PASS");
  QVERIFY(afterAccept(data + recvmsg(4, 5)).endsWith("TCP_CM_INQ gave 6"));
}

void TestPacketdrillCalls::aCallWithoutABufferDoesNothing() {
  QCOMPARE(afterAccept("+0 write(4, NULL, 5) = -1 EFAULT (Bad address)\n" + QString(kData) +
                       "+0 recv(4, NULL, 5, 0) = -1 EFAULT (Bad address)\n"
                       "+0 read(4, ..., 20) = 10\n"),
           "PASS");
  QCOMPARE(afterAccept("+0 recv(4, NULL, 5, MSG_DONTWAIT) = -1 EAGAIN\n"), "PASS");
  QCOMPARE(afterAccept("+0 write(4, NULL, 5) = 5\n"),
           "FAIL 9: expected write(4, NULL, 5) = 5, it returned -1 EFAULT");
}

void TestPacketdrillCalls::anErrorWithoutANameIsAnyError() {
  QCOMPARE(afterAccept("+0 write(9, ..., 5) = -1\n"), "PASS");
  QCOMPARE(afterAccept("+0 write(9, ..., 5) = 5\n"),
           "FAIL 9: expected write(9, ..., 5) = 5, it returned -1 EBADF");
}

void TestPacketdrillCalls::sendsFiles() {
  QCOMPARE(afterAccept("+0 open(\"/tmp/page\", O_RDONLY) = 5\n+0 sendfile(4, 5, [0], 30) = 30\n"
                       "+0 > P. 1:31(30) ack 1\n+0 close(5) = 0\n"
                       "+0 sendfile(4, 5, [0], 30) = -1 EBADF\n"),
           "PASS");
}

void TestPacketdrillCalls::timestampsTakeRoomInASegment() {
  const QString size = "+0 getsockopt(4, SOL_TCP, TCP_MAXSEG, [%1], [4]) = 0\n";
  QCOMPARE(afterAccept(size.arg(1000)), "PASS");
  QCOMPARE(afterAcceptWithTimestamps(size.arg(988)), "PASS");
}

void TestPacketdrillCalls::theSendBufferIsDoubled() {
  const QString set = "+0 setsockopt(4, SOL_SOCKET, SO_SNDBUF, [30000], 4) = 0\n";
  const QString get = "+0 getsockopt(4, SOL_SOCKET, SO_SNDBUF, [%1], [4]) = 0\n";
  QCOMPARE(afterAccept(set + get.arg(60000)), "PASS");
  QVERIFY(afterAccept(set + get.arg(30000)).endsWith("SO_SNDBUF gave 60000"));
}

void TestPacketdrillCalls::judgesFieldsOfTheSocket() {
  QCOMPARE(
      afterAccept("+0 %{ assert (tcpi_options & TCPI_OPT_SACK) == 0, tcpi_options;\\\n"
                  "  assert tcpi_snd_mss == 1000, tcpi_snd_mss; assert tcpi_advmss == 1460 }%\n"),
      "PASS");
  QCOMPARE(
      afterAcceptWithTimestamps(
          "+0 %{\nassert tcpi_options & TCPI_OPT_SACK  # agreed\nassert tcpi_snd_mss == 988\n}%\n"),
      "PASS");
  QCOMPARE(afterAccept("+.3 %{ assert 495 <= tcpi_last_data_recv <= 505 }%\n"),
           "FAIL 9: expected 495 <= tcpi_last_data_recv <= 505, tcpi_last_data_recv is 400");
  QCOMPARE(afterAccept(kData + QString("+.2 %{ assert tcpi_last_data_recv == 200 and "
                                       "tcpi_state == TCP_ESTABLISHED }%\n")),
           "PASS");
}

/// Measured on 6.18: 40 to 51 ms if data ever came, read or answered or not, with TCP_QUICKACK,
/// too; at once without any, behind a full segment (more than one is never kept waiting), where we
/// have closed, and for a FIN that comes again. What the program sends or closes meanwhile carries
/// it.
void TestPacketdrillCalls::theAckOfAFinWaitsBehindData_data() {
  QTest::addColumn<QString>("rest");
  QTest::newRow("no data") << "+.1 < F. 1:1(0) ack 1 win 9\n+0 > . 1:1(0) ack 2\n";
  QTest::newRow("data that waits") << kData + QString(
                                                  "+.1 < F. 11:11(0) ack 1 win 9\n"
                                                  "+.04 > . 1:1(0) ack 12\n");
  const QString fin = "+.1 < F. 11:11(0) ack 1 win 9\n";
  const QString read = "+.1 read(4, ..., 20) = 10\n";
  const QString late = "+.04 > . 1:1(0) ack 12\n";
  QTest::newRow("data that was read") << kData + read + fin + late;
  QTest::newRow("long ago") << kData + read + "+5 < F. 11:11(0) ack 1 win 9\n" + late;
  QTest::newRow("data that was answered")
      << kData + read +
             "+0 write(4, ..., 5) = 5\n+0 > P. 1:6(5) ack 11\n+.1 < F. 11:11(0) ack 6 win 9\n"
             "+.04 > . 6:6(0) ack 12\n";
  QTest::newRow("data with the FIN") << "+.1 < FP. 1:11(10) ack 1 win 9\n" + late;
  QTest::newRow("a FIN that comes again")
      << kData + read + fin + "+.01 < F. 11:11(0) ack 1 win 9\n+0 > . 1:1(0) ack 12\n";
  QTest::newRow("an answer is sooner")
      << kData + read + fin + "+.02 write(4, ..., 5) = 5\n+0 > P. 1:6(5) ack 12\n";
  QTest::newRow("reading tells nothing")
      << kData + fin + "+.02 read(4, ..., 20) = 10\n+.02 > . 1:1(0) ack 12\n";
  QTest::newRow("FIN-WAIT-2") << kData + read +
                                     "+0 shutdown(4, SHUT_WR) = 0\n+0 > F. 1:1(0) ack 11\n"
                                     "+.1 < . 11:11(0) ack 2 win 9\n" +
                                     "+.1 < F. 11:11(0) ack 2 win 9\n+0 > . 2:2(0) ack 12\n";
  QTest::newRow("a full segment") << kData + QString(
                                                 "+.1 < F. 11:1471(1460) ack 1 win 9\n"
                                                 "+0 > . 1:1(0) ack 1472\n");
  QTest::newRow("a full segment at first") << "+.1 < FP. 1:1461(1460) ack 1 win 9\n"
                                              "+0 > . 1:1(0) ack 1462\n";
  QTest::newRow("less than a full segment") << "+.1 < FP. 1:1001(1000) ack 1 win 9\n"
                                               "+.04 > . 1:1(0) ack 1002\n";
  QTest::newRow("a FIN behind a hole") << "+.1 < F. 11:11(0) ack 1 win 9\n+0 > . 1:1(0) ack 1\n"
                                          "+0 < . 1:11(10) ack 1 win 9\n+0 > . 1:1(0) ack 12\n";
  QTest::newRow("our own FIN is sooner") << kData + QString(
                                                        "+.1 < F. 11:11(0) ack 1 win 9\n"
                                                        "+.02 read(4, ..., 20) = 10\n"
                                                        "+0 close(4) = 0\n"
                                                        "+0 > F. 1:1(0) ack 12\n");
}

void TestPacketdrillCalls::theAckOfAFinWaitsBehindData() {
  QFETCH(QString, rest);
  QCOMPARE(afterAccept(rest), "PASS");
}

/// Two round trips of 100 ms and two ticks after the FIN, the FIN alone; what its acknowledgement
/// shows to be lost follows at once.
void TestPacketdrillCalls::probesWithWhatWasSentLast() {
  const QString script = QString(kAccepted).arg(",sackOK", "").replace("=1000\n", "=3000\n");
  const QString both =
      "+.1 write(4, ..., 1500) = 1500\n+0 > P. 1:1501(1500) ack 1\n"
      "+.02 close(4) = 0\n+0 > F. 1501:1501(0) ack 1\n+.208 > F. 1501:1501(0) ack 1\n";
  QCOMPARE(verdictOf(script + both + "+.1 < . 1:1(0) ack 1 win 99\n+0 > P. 1:1001(1000) ack 1\n"),
           "PASS");
  const QString data = "+.1 write(4, ..., 1500) = 1500\n+0 > P. 1:1501(1500) ack 1\n";
  const QString probe = "+.208 > P. 1001:1501(500) ack 1\n";
  QCOMPARE(verdictOf(script + data + probe), "PASS");
  // A window update does not tell that anything is lost: what is written next goes out first.
  QCOMPARE(verdictOf(script + data + probe +
                     "+.02 < . 1:1(0) ack 1 win 60000\n"
                     "+.02 write(4, ..., 1000) = 1000\n+0 > P. 1501:2501(1000) ack 1\n"),
           "PASS");
  // A full segment with the FIN is one alone, whose acknowledgement may be delayed.
  const QString one =
      "+.1 < . 1:1(0) ack 1 win 1000\n"
      "+0 write(4, ..., 1000) = 1000\n+0 > P. 1:1001(1000) ack 1\n"
      "+0 write(4, ..., 1000) = 1000\n+0 close(4) = 0\n"
      "+.1 < . 1:1(0) ack 1001 win 1000\n+0 > FP. 1001:2001(1000) ack 1\n"
      "+.3 > FP. 1001:2001(1000) ack 1\n";
  QCOMPARE(verdictOf(script + one), "PASS");
}

void TestPacketdrillCalls::noDelayHoldsWithARangeOfPorts() {
  const QString connected =
      " 0 socket(..., SOCK_STREAM|SOCK_NONBLOCK, IPPROTO_TCP) = 3\n"
      "+0 setsockopt(3, SOL_TCP, TCP_NODELAY, [1], 4) = 0\n"
      "+0 setsockopt(3, SOL_IP, IP_LOCAL_PORT_RANGE, [0x9c409c40], 4) = 0\n"
      "+0 connect(3, ..., ...) = -1 EINPROGRESS\n+0 > S 0:0(0) <...>\n"
      "+.1 < S. 0:0(0) ack 1 win 9000 <mss 1460>\n+0 > . 1:1(0) ack 1\n";
  QCOMPARE(verdictOf(connected + "+0 write(3, ..., 5) = 5\n+0 > P. 1:6(5) ack 1\n"
                                 "+0 write(3, ..., 5) = 5\n+0 > P. 6:11(5) ack 1\n"),
           "PASS");
}

void TestPacketdrillCalls::aPortInTimeWaitIsReusedInTime_data() {
  QTest::addColumn<QString>("script");
  const QString stamps = ",sackOK,TS val 7 ecr 1000000";
  const QString refused = " connect(4, ..., ...) = -1 EADDRNOTAVAIL\n";
  const QString connects =
      " connect(4, ..., ...) = -1 EINPROGRESS\n+0 > S 0:0(0) <...>\n"
      "+.1 < S. 0:0(0) ack 1 win 9000 <mss 1460>\n+0 > . 1:1(0) ack 1\n";
  QTest::newRow("too soon") << reopened("1000", stamps, "+.9" + refused);
  QTest::newRow("late enough") << reopened("1000", stamps, "+1.1" + connects);
  QTest::newRow("without timestamps") << reopened("1000", "", "+1.1" + refused);
  QTest::newRow("another port, as the system has no such range")
      << reopened("1000", stamps, "+.9" + connects).replace("0x9c409c40", "0x13881388");
  QTest::newRow("shorter, too soon") << reopened("20", stamps, "+.01" + refused);
  QTest::newRow("shorter, late enough") << reopened("20", stamps, "+.03" + connects);
}

void TestPacketdrillCalls::aPortInTimeWaitIsReusedInTime() {
  QFETCH(QString, script);
  QCOMPARE(verdictOf(script), "PASS");
}

/// A wrong result before it does not matter: the script is not begun.
void TestPacketdrillCalls::skipsByNameBeforeTheRun_data() {
  QTest::addColumn<QString>("rest");
  QTest::addColumn<QString>("feature");
  const auto row = [](const char* rest, const char* feature) {
    QTest::newRow(feature) << QString(rest) << QString(feature);
  };
  row("+0 < [1:11(10)] icmp unreachable frag_needed mtu 1200\n", "ICMP");
  row("+0 < encap psp spi 12 . 1:11(10) ack 1 win 9\n", "PSP");
  row("+0 < ipv4 192.0.2.9 > 192.0.2.7: gre:\n  mpls (label 0, tc 0, ttl 0): . 1:2(1) ack 1\n",
      "IP encapsulation");
  row("+0 > P5. 1:11(10) ack 1 <ECN e1b 1 ceb 0 e0b 1,nop>\n", "ECN");
  row("+0 send(4, ..., 10, MSG_ZEROCOPY) = 10\n", "zero copy");
  row("+0 sendto(4, ..., 10, MSG_FASTOPEN, ..., ...) = 10\n", "TCP Fast Open");
  row("+0 send(4, ..., 10, MSG_EOR) = 10\n", "borders between writes (MSG_EOR)");
  row("+0 sendmsg(4, {msg_iov(1)=[{..., 5}], msg_flags=0}, MSG_MORE) = 5\n",
      "Nagle's algorithm (MSG_MORE)");
  row("+0 connect(4, ..., ...) = -1 EINPROGRESS\n+0...0.3 write(4, ..., 5) = 5\n",
      "write that waits for the handshake");
  row("+0 setsockopt(4, SOL_TCP, TCP_NOTSENT_LOWAT, [9], 4) = 0\n",
      "size of the send buffer (TCP_NOTSENT_LOWAT)");
  row("+0 setsockopt(4, SOL_SOCKET, SO_TIMESTAMPING, [A | B], 4) = 0\n",
      "timestamps of packets (SO_TIMESTAMPING)");
  row("+0 setsockopt(4, SOL_SOCKET, SO_RCVBUF, [9], 4) = 0\n",
      "size of the receive buffer (SO_RCVBUF)");
  row("+0 %{ assert tcpi_snd_cwnd == 10, tcpi_snd_cwnd }%\n", "congestion control (tcpi_snd_cwnd)");
  row("+0 %{ assert tcpi_ca_state == TCP_CA_Open }%\n", "congestion control (tcpi_ca_state)");
  row("+0 %{ assert SK_MEMINFO_RCVBUF > 9 }%\n", "socket memory (SK_MEMINFO_RCVBUF)");
  row("+0 `nstat | grep -q Drop`\n", "command nstat");
}

void TestPacketdrillCalls::skipsByNameBeforeTheRun() {
  QFETCH(QString, rest);
  QFETCH(QString, feature);
  QCOMPARE(afterAccept("+0 write(9, ..., 5) = 5\n" + rest), "SKIP: " + feature);
}

QTEST_APPLESS_MAIN(TestPacketdrillCalls)
#include "tst_packetdrill_calls.moc"
