#include <QTest>

#include "model/packetdrill/run/runner.h"
#include "model/packetdrill/syntax/parser.h"

using namespace linger;
using namespace linger::packetdrill;

namespace {

/// A listener, and a call that is half open, at 0 s.
constexpr auto kHalfOpen =
    " 0  socket(..., SOCK_STREAM, IPPROTO_TCP) = 3\n"
    "+0  bind(3, ..., ...) = 0\n"
    "+0  listen(3, 5) = 0\n"
    "+0  < S 0:0(0) win 8192\n"
    "+0  > S. 0:0(0) ack 1 <...>\n";

/// The same, connected and accepted, at 0.2 s.
const QString kAccepted = QString(kHalfOpen) +
                          "+.2 < . 1:1(0) ack 1 win 8192\n"
                          "+0  accept(3, ..., ...) = 4\n";

/// We have closed first, at 0.4 s: an orphan in FIN-WAIT-1.
const QString kClosed = kAccepted +
                        "+.2 close(4) = 0\n"
                        "+0  > F. 1:1(0) ack 1\n";

/// TIME-WAIT, at 0.6 s.
const QString kTimeWait = kClosed +
                          "+.2 < F. 1:1(0) ack 2 win 8192\n"
                          "+0  > . 2:2(0) ack 2\n";

/// The peer has closed first, then we: LAST-ACK, at 0.6 s.
const QString kLastAck = kAccepted +
                         "+.2 < F. 1:1(0) ack 1 win 8192\n"
                         "+0~+.1 > . 1:1(0) ack 2\n"
                         "+.2 close(4) = 0\n"
                         "+0  > F. 1:1(0) ack 2\n";

/// "PASS", or where the engine did otherwise.
QString verdictOf(const QString& script, OsId os) {
  const ParseResult parsed = parseScript(script.toStdString());
  if (!parsed.script) return QString::fromStdString(describe(*parsed.error, "script"));
  const Run result = run(*parsed.script, {&profileOf(os), false, {}});
  if (result.outcome == Outcome::Passed) return QStringLiteral("PASS");
  return QStringLiteral("%1 at line %2: %3")
      .arg(QString::fromUtf8(nameOf(result.outcome).data()))
      .arg(result.where.line)
      .arg(QString::fromStdString(result.reason));
}

}  // namespace

/// What systems choose where the RFC leaves a choice, or against it, as packetdrill scripts.
class TestSystemChoices : public QObject {
  Q_OBJECT

 private slots:
  void agreesWithTheSystem_data();
  void agreesWithTheSystem();

 private:
  static void halfOpenRows();
  static void connectionRows();
  static void timeWaitRows();
  static void closingRows();
  static void queueRows();
};

void TestSystemChoices::agreesWithTheSystem_data() {
  QTest::addColumn<QString>("script");
  QTest::addColumn<OsId>("os");
  halfOpenRows();
  connectionRows();
  timeWaitRows();
  closingRows();
  queueRows();
}

void row(const char* name, OsId os, const QString& script) {
  const QString title = QString::fromUtf8(profileOf(os).name.data()) + ": " + name;
  QTest::newRow(qPrintable(title)) << script << os;
}

/// Linux: measured on 6.18.44 (tcp_check_req()). FreeBSD: tcp_input.c, tcp_syncache.c; also
/// learned from a running FreeBSD 11. NetBSD, OpenBSD: syn_cache_add(), tcp_input(). Windows:
/// learned from a running Windows 8. RFC: §3.10.7.4, "Fourth, check the SYN bit".
void TestSystemChoices::halfOpenRows() {
  const QString syn = kHalfOpen + QString("+.2 < S 1:1(0) win 8192\n");
  const QString synAck = kHalfOpen + QString("+.2 < S. 1:1(0) ack 1 win 8192\n");
  const QString handshake = "+.2 < . 1:1(0) ack 1 win 8192\n";
  const QString refusedAtAck = "+0 > R 1:1(0)\n";
  const QString again = "+0 > S. 0:0(0) ack 1 <...>\n";

  row("another SYN is refused, the half-open call is gone", OsId::Linux,
      syn + "+0 > R. 0:0(0) ack 2\n" + handshake + refusedAtAck);
  row("a SYN,ACK likewise", OsId::Linux, synAck + refusedAtAck + handshake + refusedAtAck);
  row("any SYN draws the SYN,ACK again", OsId::FreeBsd, syn + again + handshake);
  row("a SYN,ACK ends the half-open call", OsId::FreeBsd,
      synAck + refusedAtAck + handshake + refusedAtAck);
  for (const OsId os : {OsId::NetBsd, OsId::OpenBsd}) {
    row("any SYN draws the SYN,ACK again", os, syn + again + handshake);
    row("a SYN,ACK is refused, the half-open call stays", os,
        synAck + refusedAtAck + handshake + "+0 accept(3, ..., ...) = 4\n");
  }
  row("a SYN,ACK is ignored", OsId::Windows,
      synAck + "+.2 < P. 1:2(1) ack 1 win 8192\n* > . 1:1(0) ack 2\n");
  row("another SYN returns it to LISTEN, without a word", OsId::Rfc9293,
      syn + handshake + refusedAtAck);

  // Nobody listens any more: whatever comes is refused (Linux measured, FreeBSD from its source).
  for (const OsId os : {OsId::Linux, OsId::FreeBsd}) {
    row("without its listener a SYN is refused", os,
        kHalfOpen + QString("+.2 close(3) = 0\n+.3 < S 1:1(0) win 8192\n+0 > R. 0:0(0) ack 2\n"));
    row("without its listener an ACK is refused", os,
        kHalfOpen + QString("+.2 close(3) = 0\n+.3 < . 1:1(0) ack 1 win 8192\n+0 > R 1:1(0)\n"));
  }

  const QString crossing =
      " 0  socket(..., SOCK_STREAM, IPPROTO_TCP) = 3\n"
      "+0  fcntl(3, F_SETFL, O_RDWR|O_NONBLOCK) = 0\n"
      "+0  connect(3, ..., ...) = -1 EINPROGRESS\n"
      "+0  > S  0:0(0) <...>\n"
      "+.1 < S  0:0(0) win 8192\n"
      "+0  > S. 0:0(0) ack 1 <...>\n";
  // After close() in SYN-RECEIVED it is the SYN,ACK that has to be repeated (measured).
  row("close() after a simultaneous open", OsId::Linux,
      crossing + "+.1 close(3) = 0\n+0  > F. 1:1(0) ack 1\n*   > S. 0:0(0) ack 1 <...>\n");
  // A RST there: Linux's tcp_reset(), measured on 6.18.44; the BSDs' tcp_input().
  const QString reset = crossing + "+.1 < R 1:1(0) win 0\n+0 connect(3, ..., ...) = -1 ";
  row("a RST after a simultaneous open resets", OsId::Linux, reset + "ECONNRESET\n");
  for (const OsId os : {OsId::FreeBsd, OsId::MacOs, OsId::NetBsd, OsId::OpenBsd, OsId::Rfc9293}) {
    row("a RST after a simultaneous open refuses", os, reset + "ECONNREFUSED\n");
  }
}

/// Windows: learned from a running Windows 8. Linux: measured on 6.18.44; its limit is
/// net.ipv4.tcp_invalid_ratelimit.
void TestSystemChoices::connectionRows() {
  const QString atTheEnd = kAccepted + QString(
                                           "+.2 write(4, ..., 10) = 10\n"
                                           "+0 > P. 1:11(10) ack 1\n"
                                           "+.1 < . 65536:65536(0) ack 11 win 8192\n");
  const QString next = "+.1 < P. 1:2(1) ack 11 win 8192\n* > . 11:11(0) ack 2\n";
  // The BSDs' tcp_input() drops what is beyond the window: an ACK alone at its end is not.
  for (const OsId os : {OsId::Linux, OsId::FreeBsd, OsId::MacOs, OsId::OpenBsd, OsId::NetBsd}) {
    row("an ACK at the window's end counts", os, atTheEnd + next);
  }
  row("an ACK at the window's end is unacceptable", OsId::Rfc9293,
      atTheEnd + "+0 > . 11:11(0) ack 1\n");

  const QString sized = kAccepted + "+0 setsockopt(4, SOL_SOCKET, SO_SNDBUF, [30000], 4) = 0\n" +
                        "+0 getsockopt(4, SOL_SOCKET, SO_SNDBUF, [%1], [4]) = 0\n";
  row("a send buffer is twice what was asked for", OsId::Linux, sized.arg(60000));
  row("a send buffer is what was asked for", OsId::FreeBsd, sized.arg(30000));
  const QString syn = "+.2 < S 1:1(0) win 8192\n";
  const QString challenge = "+0 > . 1:1(0) ack 1\n";
  row("a SYN ends a connection", OsId::Windows, kAccepted + syn + "+0 > R. 0:0(0) ack 2\n");
  row("so does a SYN,ACK", OsId::Windows,
      kAccepted + "+.2 < S. 1:1(0) ack 1 win 8192\n+0 > R 1:1(0)\n");

  const QString within = kAccepted + syn + challenge + syn;
  row("one challenge ACK in 500 ms", OsId::Linux,
      within + "+.6 < S 1:1(0) win 8192\n" + challenge +
          "+.1 < P. 1:2(1) ack 1 win 8192\n* > . 1:1(0) ack 2\n");
  row("a RST in the window counts likewise", OsId::Linux,
      kAccepted + syn + challenge + "+.2 < R 100:100(0) win 0\n+.2 close(4) = 0\n" +
          "+0 > F. 1:1(0) ack 1\n");
  row("what has data is answered all the same", OsId::Linux,
      kAccepted + syn + challenge + "+.2 < P. 0:1(1) ack 1 win 8192\n" + challenge);
  row("without the limit each is answered", OsId::Linux,
      "`sysctl -q net.ipv4.tcp_invalid_ratelimit=0`\n" + within + challenge);
  row("each is answered", OsId::Rfc9293, within + challenge);
}

/// FreeBSD: tcp_timewait.c tcp_twcheck(), tcp_input.c. Windows: learned from a running Windows 8.
void TestSystemChoices::timeWaitRows() {
  const QString larger = "+.3 < S 80000:80000(0) win 8192\n";
  row("a larger SYN ends TIME-WAIT although nobody listens", OsId::FreeBsd,
      kTimeWait + "+.2 close(3) = 0\n" + larger + "+0 > R. 0:0(0) ack 80001\n" +
          "+.1 < . 2:2(0) ack 2 win 8192\n+0 > R 2:2(0)\n");
  row("a larger SYN without a listener leaves TIME-WAIT", OsId::Linux,
      kTimeWait + "+.2 close(3) = 0\n" + larger + "+0 > . 2:2(0) ack 2\n");
  row("new data draws no answer", OsId::Windows,
      kTimeWait + "+.2 < P. 2:3(1) ack 2 win 8192\n" + larger + "+0 > S. ...(0) ack 80001 <...>\n");
  row("a SYN at RCV.NXT reopens", OsId::Windows,
      kTimeWait + "+.2 < S 2:2(0) win 8192\n+0 > S. ...(0) ack 3 <...>\n");
  row("a SYN at RCV.NXT does not reopen", OsId::Linux,
      kTimeWait + "+.2 < S 2:2(0) win 8192\n+0 > . 2:2(0) ack 2\n");
}

/// The BSDs: tcp_input.c, "If new data are received on a connection after the user processes are
/// gone". Windows: learned from a running Windows 8.
void TestSystemChoices::closingRows() {
  const QString data = "+.2 < P. 2:3(1) ack 2 win 8192\n";
  for (const OsId os : {OsId::FreeBsd, OsId::NetBsd, OsId::OpenBsd, OsId::MacOs}) {
    row("data in LAST-ACK is refused, even with the ACK of our FIN", os,
        kLastAck + data + "+0 > R 2:2(0)\n");
  }
  row("the ACK of our FIN counts, whatever comes with it", OsId::Linux,
      kLastAck + data + "+.2 < . 3:3(0) ack 2 win 8192\n+0 > R 2:2(0)\n");
  for (const OsId os : {OsId::FreeBsd, OsId::MacOs}) {
    row("a reset is told after shutdown(SHUT_RD), too", os,
        kAccepted +
            "+0 shutdown(4, SHUT_RD) = 0\n+.2 < R. 1:1(0) ack 1 win 0\n"
            "+0 read(4, ..., 9) = -1 ECONNRESET\n+0 read(4, ..., 9) = 0\n");
  }
  row("data after close() is refused at SND.NXT, and acknowledged", OsId::Windows,
      kClosed + "+.2 < P. 1:2(1) ack 2 win 8192\n+0 > R. 2:2(0) ack 2\n");
  row("shutdown(SHUT_RDWR) succeeds although the unread data resets", OsId::Windows,
      kAccepted +
          "+.2 < P. 1:3(2) ack 1 win 8192\n+0~+.3 > . 1:1(0) ack 3\n"
          "+.5 shutdown(4, SHUT_RDWR) = 0\n+0 > R. 1:1(0) ack 3\n");
}

/// A call from another connection of the peer, whose handshake is completed and then reset, so
/// that only the queue remembers it.
QString fullCall(int number) {
  return QString(
             "+.2 < S %1:%1(0) win 8192\n"
             "+0  > S. 0:0(0) ack %2 <...>\n"
             "+.2 < . %2:%2(0) ack 1 win 8192\n"
             "+.2 < R %2:%2(0) win 0\n")
      .arg(number)
      .arg(number + 1);
}

/// listen(3, 1), calls that nobody accepts, and one too many. Linux: measured on 6.18.44
/// (sk_acceptq_is_full()). FreeBSD: sonewconn(), 3/2 of the backlog. Windows: learned from a
/// running Windows 8.
void TestSystemChoices::queueRows() {
  const QString listening =
      " 0  socket(..., SOCK_STREAM, IPPROTO_TCP) = 3\n"
      "+0  bind(3, ..., ...) = 0\n"
      "+0  listen(3, 1) = 0\n";
  row("shutdown(SHUT_RDWR) closes a listener", OsId::Linux,
      listening + "+0 shutdown(3, SHUT_RDWR) = 0\n+.2 < S 0:0(0) win 8192\n+0 > R. 0:0(0) ack 1\n");
  const QString third = "+.2 < S 4000:4000(0) win 8192\n";
  const QString answered = "+0 > S. 0:0(0) ack 4001 <...>\n";
  const QString room = "+.2 accept(3, ..., ...) = 4\n+.2 < S 6000:6000(0) win 8192\n" +
                       QString("+0 > S. 0:0(0) ack 6001 <...>\n");
  const QString two = listening + fullCall(0) + fullCall(2000);
  row("the SYN after two calls is dropped", OsId::Linux, two + third + room);
  const QString refused =
      two + third + answered + "+.2 < . 4001:4001(0) ack 1 win 8192\n" + "+0 > R 1:1(0)\n";
  for (const OsId os : {OsId::FreeBsd, OsId::NetBsd, OsId::OpenBsd}) {
    row("the ACK after two calls is refused", os, refused);
  }
  row("the SYN after one call is dropped", OsId::Windows, listening + fullCall(0) + third + room);
}

void TestSystemChoices::agreesWithTheSystem() {
  QFETCH(const QString, script);
  QFETCH(const OsId, os);
  QCOMPARE(verdictOf(script, os), QStringLiteral("PASS"));
}

QTEST_APPLESS_MAIN(TestSystemChoices)
#include "tst_system_choices.moc"
