#include <QDirIterator>
#include <QFile>
#include <QTest>
#include <algorithm>

#include "model/packetdrill/run/runner.h"
#include "model/packetdrill/syntax/parser.h"

using namespace linger;
using namespace linger::packetdrill;

namespace {

/// A connection that a client opened to us: descriptor 4, at 0.2 s.
constexpr auto kAccepted = R"(--tolerance_usecs=1000
 0   socket(..., SOCK_STREAM, IPPROTO_TCP) = 3
+0   bind(3, ..., ...) = 0
+0   listen(3, 5) = 0
+.1  < S  0:0(0) win 65535 <mss 1460>
+0   > S. 0:0(0) ack 1 <...>
+.1  < .  1:1(0) ack 1 win 65535
+0   accept(3, ..., ...) = 4
)";

Run runText(const QString& text, const RunOptions& options = {}) {
  const ParseResult result = parseScript(text.toStdString());
  if (!result.script) {
    Run broken;
    broken.outcome = Outcome::Failed;
    broken.reason = describe(*result.error, "script");
    return broken;
  }
  return run(*result.script, options);
}

/// "PASS", "FAIL 12: why", "SKIP: feature"
QString verdictOf(const Run& run) {
  const QString outcome = QString::fromLatin1(nameOf(run.outcome).data());
  const QString reason = QString::fromStdString(run.reason);
  if (run.outcome == Outcome::Passed) return outcome;
  if (run.outcome == Outcome::Skipped) return outcome + ": " + reason;
  return QString("%1 %2: %3").arg(outcome).arg(run.where.line).arg(reason);
}

QString afterAccept(const QString& rest, OsId os = OsId::Rfc9293) {
  return verdictOf(runText(kAccepted + rest, {&profileOf(os), false}));
}

}  // namespace

/// Scripts against the engine: what passes, what fails and how it is told, what is skipped.
class TestPacketdrillRunner : public QObject {
  Q_OBJECT

 private slots:
  void passesTheProjectsOwnScripts();
  void tellsWhatWasExpectedAndWhatCame_data();
  void tellsWhatWasExpectedAndWhatCame();
  void countsRelativeTimesFromWhatReallyHappened();
  void countsTheEndOfACallFromWhereItsStartCounts();
  void setsWhatShellFilesSet();
  void takesAPacketAtAnyTime();
  void joinsSegmentsOfOneWrite();
  void waitsAMinuteInNoTime();
  void mapsTheNumbersOfANewIncarnation();
  void choosesTheBranchOfTheSystem();
  void findsTheScriptsOwnSystem();
  void changesSettingsWhileConnectionsLive();
  void dropsSynFinWhereTheSystemDoes();
  void givesADroppedSynFinItsVerdict();
  void skipsWhatItDoesNotUnderstand_data();
  void skipsWhatItDoesNotUnderstand();
  void readsOnlyTheChosenBranch();
  void notesWhatDiffersWithoutFailing();
  void reportsWhatIsLeftOver();
  void runsDemikernelsOperations();
};

void TestPacketdrillRunner::passesTheProjectsOwnScripts() {
  QDirIterator files(QString(LINGER_SOURCE_DIR) + "/tests/packetdrill", {"*.pkt"}, QDir::Files);
  int count = 0;
  while (files.hasNext()) {
    QFile file(files.next());
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QString text = QString::fromUtf8(file.readAll());
    for (const OsId os : {OsId::Rfc9293, OsId::Linux, OsId::FreeBsd}) {
      const QString verdict = verdictOf(runText(text, {&profileOf(os), false}));
      QVERIFY2(verdict == "PASS", qPrintable(file.fileName() + ": " + verdict));
    }
    ++count;
  }
  QVERIFY(count >= 6);
}

void TestPacketdrillRunner::tellsWhatWasExpectedAndWhatCame_data() {
  QTest::addColumn<QString>("rest");
  QTest::addColumn<QString>("verdict");
  const auto row = [](const char* name, const char* rest, const char* verdict) {
    QTest::newRow(name) << QString(rest) << QString(verdict);
  };
  row("all as expected", "+0 close(4) = 0\n+0 > F. 1:1(0) ack 1\n", "PASS");
  row("other flags", "+0 close(4) = 0\n+0 > . 1:1(0) ack 1\n",
      "FAIL 10: expected > . 1:1(0) ack 1, the engine sent > F. 1:1(0) ack 1 win 65535");
  row("another sequence number", "+0 close(4) = 0\n+0 > F. 2:2(0) ack 1\n",
      "FAIL 10: expected > F. 2:2(0) ack 1, the engine sent > F. 1:1(0) ack 1 win 65535");
  row("another acknowledgement", "+0 close(4) = 0\n+0 > F. 1:1(0) ack 2\n",
      "FAIL 10: expected > F. 1:1(0) ack 2, the engine sent > F. 1:1(0) ack 1 win 65535");
  row("another length", "+0 write(4, ..., 5) = 5\n+0 > P. 1:5(4) ack 1\n",
      "FAIL 10: expected > P. 1:5(4) ack 1, the engine sent > P. 1:6(5) ack 1 win 65535");
  row("PSH does not count", "+0 write(4, ..., 5) = 5\n+0 > . 1:6(5) ack 1\n", "PASS");
  row("nothing", "+.1 > . 1:1(0) ack 1\n",
      "FAIL 9: expected > . 1:1(0) ack 1 at 0.3 s, the engine sent nothing");
  row("too early", "+0 close(4) = 0\n+.1 > F. 1:1(0) ack 1\n",
      "FAIL 10: expected > F. 1:1(0) ack 1 at 0.3 s, the engine sent it at 0.2 s");
  row("too late for its range",
      "+0 close(4) = 0\n+0 > F. 1:1(0) ack 1\n+.1~+.2 > F. 1:1(0) ack 1\n",
      "FAIL 11: expected > F. 1:1(0) ack 1 at 0.4 s, the engine sent nothing");
  row("another result", "+0 write(4, ..., 5) = 6\n",
      "FAIL 9: expected write(4, ..., 5) = 6, it returned 5");
  row("another error", "+0 close(7) = -1 EINVAL (Invalid argument)\n",
      "FAIL 9: expected close(7) = -1 EINVAL, it returned -1 EBADF");
  row("no error", "+0 close(4) = -1 EBADF\n",
      "FAIL 9: expected close(4) = -1 EBADF, it returned 0");
  row("another option", "+0 getsockopt(4, SOL_SOCKET, SO_ERROR, [ECONNRESET], [4]) = 0\n",
      "FAIL 9: expected getsockopt(4, SOL_SOCKET, SO_ERROR, [ECONNRESET], [4]) = 0, "
      "SO_ERROR gave OK");
  row("a call that waits", "+0 read(4, ..., 10) = 10\n",
      "FAIL 9: expected read(4, ..., 10) = 10, it still waits");
  row("a call that returns too early", "+0...0.9 read(4, ..., 10) = 2\n+.1 < P. 1:3(2) ack 1\n",
      "FAIL 9: expected read(4, ..., 10) = 2 to return at 1.1 s, it returned at 0.3 s");
  row("a small write with TCP_NODELAY",
      "+0 setsockopt(4, SOL_TCP, TCP_NODELAY, [1], 4) = 0\n+0 write(4, ..., 5) = 5\n"
      "+0 > P. 1:6(5) ack 1\n+0 write(4, ..., 5) = 5\n+0 > P. 6:11(5) ack 1\n",
      "PASS");
  row("poll sees more",
      "+0 < P. 1:6(5) ack 1 win 9\n+0 poll([{fd=4, events=POLLIN, revents=0}], 1, 0) = 1\n",
      "FAIL 10: expected poll([{fd=4, events=POLLIN, revents=0}], 1, 0) = 1, poll saw POLLIN");
  row("another state", "+0 %{ assert tcpi_state == TCPI_LISTEN }%\n",
      "FAIL 9: expected LISTEN, the socket is in ESTABLISHED");
  row("another count", "+0 `sockstat | grep packetdril | grep -c TIME_WAIT | grep 1`\n",
      "FAIL 9: expected 1 in TIME-WAIT, there is LISTEN, ESTABLISHED");
}

void TestPacketdrillRunner::tellsWhatWasExpectedAndWhatCame() {
  QFETCH(QString, rest);
  QFETCH(QString, verdict);
  QCOMPARE(afterAccept(rest), verdict);
}

/// A retransmission that comes within the tolerance, a little late, sets the clock for what
/// follows it.
void TestPacketdrillRunner::countsRelativeTimesFromWhatReallyHappened() {
  const QString script = QString(kAccepted).replace("=1000", "=150000") +
                         "+0 close(4) = 0\n"
                         "+0 > F. 1:1(0) ack 1\n"
                         "+.9 > F. 1:1(0) ack 1\n"  // really after 1 s
                         "+2 > F. 1:1(0) ack 1\n"   // 3 s, exactly
                         "+.1 `true`\n";
  const Run result = runText(script, {&profileOf(OsId::Rfc9293), false});
  QCOMPARE(verdictOf(result), "PASS");
  QCOMPARE(result.log.back().at, kSimStart + 3300ms);
}

/// Both times of "+.1...0.3" count from the event before, so that this call takes 0.2 s.
void TestPacketdrillRunner::countsTheEndOfACallFromWhereItsStartCounts() {
  const QString connect =
      " 0 socket(..., SOCK_STREAM, IPPROTO_TCP) = 3\n"
      "+1 `true`\n"
      "+.1...0.3 connect(3, ..., ...) = 0\n"
      "+0 > S 0:0(0) <...>\n";
  const QString answered = "< S. 0:0(0) ack 1 win 5792 <mss 1460>\n+0 > . 1:1(0) ack 1\n";
  QCOMPARE(verdictOf(runText(connect + "+.2 " + answered)), "PASS");
  QCOMPARE(verdictOf(runText(connect + "+.3 " + answered)),
           "FAIL 3: expected connect(3, ..., ...) = 0 to return at 1.3 s, it returned at 1.4 s");
  QCOMPARE(afterAccept("+.1...0.3 read(4, ..., 10) = 10\n+.2 < P. 1:11(10) ack 1 win 9\n"), "PASS");
}

/// As suites begin their scripts: with a shell file beside them.
void TestPacketdrillRunner::setsWhatShellFilesSet() {
  const QString script = QString(kAccepted).replace("=1000\n",
                                                    "=1000\n`../common/defaults.sh\n"
                                                    "sysctl -q net.ipv4.tcp_wmem='1 2 3'`\n") +
                         "+0 < R 1:1(0) win 0\n`/tmp/sysctl_restore_${PPID}.sh`\n";
  QCOMPARE(verdictOf(runText(script)),
           "SKIP: shell file ../common/defaults.sh, which is not there");
  RunOptions options;
  options.shellFiles["../common/defaults.sh"] =
      "tc qdisc add dev tun0 root pfifo\nsysctl -q net.ipv4.tcp_nonsense=1\n"
      "sysctl -q net.ipv4.tcp_rfc1337=1 net.ipv4.tcp_fin_timeout=7";
  const Run result = runText(script, options);
  QCOMPARE(verdictOf(result), "PASS");
  QCOMPARE(result.profile->id, OsId::Linux);
  QCOMPARE(result.notes, std::vector<std::string>{
                             "line 2: not simulated: net.ipv4.tcp_nonsense, net.ipv4.tcp_wmem"});
  const QString orphan = QString(kAccepted).replace("=1000\n", "=1000\n`../common/defaults.sh`\n") +
                         "+0 close(4) = 0\n+0 > F. 1:1(0) ack 1\n+0 < . 1:1(0) ack 2 win 9\n"
                         "+6.5 `netstat | grep -c FIN_WAIT_2 | grep 1`\n"
                         "+.6 `netstat | grep -c FIN_WAIT_2 | grep 0`\n";
  QCOMPARE(verdictOf(runText(orphan, options)), "PASS");
}

void TestPacketdrillRunner::takesAPacketAtAnyTime() {
  QCOMPARE(afterAccept("+0 close(4) = 0\n* > F. 1:1(0) ack 1\n* > F. 1:1(0) ack 1\n"
                       "* > F. 1:1(0) ack 1\n+.1 < . 1:1(0) ack 2 win 100\n"),
           "PASS");
}

/// packetdrill sees what the stack gives to the card, which cuts it into segments.
void TestPacketdrillRunner::joinsSegmentsOfOneWrite() {
  const auto verdict = [](const QString& rest) { return afterAccept(rest, OsId::Linux); };
  QCOMPARE(verdict("+0 write(4, ..., 4000) = 4000\n+0 > P. 1:4001(4000) ack 1\n"), "PASS");
  QCOMPARE(verdict("+0 write(4, ..., 4000) = 4000\n+0 > . 1:1461(1460) ack 1\n"
                   "+0 > P. 1461:4001(2540) ack 1\n"),
           "PASS");
}

void TestPacketdrillRunner::waitsAMinuteInNoTime() {
  QCOMPARE(afterAccept("+0 close(4) = 0\n+0 > F. 1:1(0) ack 1\n+0 < F. 1:1(0) ack 2 win 100\n"
                       "+0 > . 2:2(0) ack 2\n+59 < F. 1:1(0) ack 2 win 100\n+0 > . 2:2(0) ack 2\n"
                       "+61 < F. 1:1(0) ack 2 win 100\n+0 > R 2:2(0)\n",
                       OsId::Linux),
           "PASS");
}

void TestPacketdrillRunner::mapsTheNumbersOfANewIncarnation() {
  const QString reopened =
      "+0 close(4) = 0\n+0 > F. 1:1(0) ack 1\n+0 < F. 1:1(0) ack 2 win 100\n"
      "+0 > . 2:2(0) ack 2\n+2 < S 70000:70000(0) win 100\n";
  QCOMPARE(afterAccept(reopened + "+0 > S. ...(0) ack 70001\n+0 < R 70001:70001(0)\n"), "PASS");
  QCOMPARE(afterAccept(reopened + "+0 > S. 0:0(0) ack 70001\n+.1 < . 70001:70001(0) ack 1 win 9\n"
                                  "+0 accept(3, ..., ...) = 5\n+0 close(5) = 0\n"
                                  "+0 > F. 1:1(0) ack 70001\n"),
           "PASS");
}

void TestPacketdrillRunner::choosesTheBranchOfTheSystem() {
  const QString script = QString(kAccepted) +
                         "#ifdef FreeBSD\n+0 close(4) = 1\n#endif\n"
                         "#ifdef STANDARD\n+0 close(4) = 0\n#endif\n";
  QCOMPARE(verdictOf(runText(script, {&profileOf(OsId::Rfc9293), false})), "PASS");
  QCOMPARE(verdictOf(runText(script, {&profileOf(OsId::FreeBsd), false})),
           "FAIL 10: expected close(4) = 1, it returned 0");
}

void TestPacketdrillRunner::findsTheScriptsOwnSystem() {
  const auto systemFor = [](const char* text) { return systemOf(*parseScript(text).script).id; };
  QCOMPARE(systemFor("0 `sysctl -w net.inet.tcp.rfc1323=1`"), OsId::FreeBsd);
  QCOMPARE(systemFor("0 `sysctl -w net.ipv4.tcp_sack=1`"), OsId::Linux);
  QCOMPARE(systemFor("#ifdef FreeBSD\n0 `true`\n#endif"), OsId::FreeBsd);
  QCOMPARE(systemFor("0 TCP > S seq 0(0)"), OsId::Rfc9293);
  QCOMPARE(systemFor("0 < S 0:0(0)"), OsId::Linux);
}

void TestPacketdrillRunner::changesSettingsWhileConnectionsLive() {
  const QString inWindow = "+0 < R 100:100(0) win 0\n";
  QCOMPARE(afterAccept(inWindow + "+0 > . 1:1(0) ack 1\n"), "PASS");
  QCOMPARE(afterAccept("+0 `sysctl -w net.inet.tcp.insecure_rst=1`\n" + inWindow +
                       "+0 getsockopt(4, SOL_SOCKET, SO_ERROR, [ECONNRESET], [4]) = 0\n"),
           "PASS");
}

/// FreeBSD in every state; the RFC says what a connection answers to a SYN.
void TestPacketdrillRunner::dropsSynFinWhereTheSystemDoes() {
  const QString synFin =
      "+0 `sysctl -w net.inet.tcp.drop_synfin=1`\n+0 < SF 100:100(0) win 9\n"
      "+.1 < R 0:0(0)\n+0 close(4) = 0\n";
  QCOMPARE(afterAccept(synFin + "+0 > F. 1:1(0) ack 1\n", OsId::FreeBsd), "PASS");
  QCOMPARE(afterAccept(synFin + "+0 > F. 1:1(0) ack 1\n"),
           "FAIL 13: expected > F. 1:1(0) ack 1, the engine sent > . 1:1(0) ack 1 win 65535");
}

/// It is dropped before any connection is looked for, and the trace says so.
void TestPacketdrillRunner::givesADroppedSynFinItsVerdict() {
  const Run run = runText(QString(kAccepted) +
                              "+0 `sysctl -w net.inet.tcp.drop_synfin=1`\n"
                              "+0 < SF 100:100(0) win 9\n+1 close(4) = 0\n",
                          {&profileOf(OsId::FreeBsd), false});
  const auto synFin = std::ranges::find_if(run.trace.segments, [](const SegmentRecord& record) {
    return record.segment.flags.syn && record.segment.flags.fin;
  });
  QVERIFY(synFin != run.trace.segments.end());
  QVERIFY(synFin->event == linger::Event::Dropped);
  QVERIFY(synFin->verdictRule.has_value());
}

void TestPacketdrillRunner::skipsWhatItDoesNotUnderstand_data() {
  QTest::addColumn<QString>("rest");
  QTest::addColumn<QString>("verdict");
  const auto row = [](const char* rest, const char* feature) {
    QTest::newRow(feature) << QString(rest) << QString("SKIP: ") + feature;
  };
  row("+0 < [ect0] . 1:1(0) ack 1 win 9\n", "ECN");
  row("+0 < icmp unreachable [1:2(1)]\n", "ICMP");
  row("+0 < udp (10)\n", "UDP");
  row("+0 < . 1:1(0) ack 1 win 9 <FO 1234>\n", "TCP Fast Open");
  row("+0 < . 1:1(0) ack 1 win 9 <mp_capable a>\n", "MPTCP");
  row("+0 < U. 1:1(0) ack 1 win 9\n", "urgent data");
  row("+0 splice(4, NULL, 6, NULL, 9, 0) = 9\n", "system call splice");
  row("+0 setsockopt(4, SOL_TCP, TCP_CONGESTION, [1], 4) = 0\n", "congestion control");
  row("+0 setsockopt(4, SOL_TCP, TCP_CORK, [1], 4) = 0\n", "Nagle's algorithm (TCP_CORK)");
  row("+0 getsockopt(4, SOL_TCP, TCP_INFO, ..., ...) = 0\n", "getsockopt TCP_INFO");
  row("+0 read(4, ..., 10) = -1 EFAULT (Bad address)\n", "error EFAULT");
  row("+0 recv(4, ..., 10, MSG_TRUNC) = 10\n", "recv's MSG_TRUNC");
  row("+0 `ip route flush`\n", "command ip");
  row("+0 `sysctl -w net.ipv4.tcp_nonsense=1`\n", "sysctl net.ipv4.tcp_nonsense");
  row("+0 %{ assert tcpi_unacked == 1 }%\n", "congestion control (tcpi_unacked)");
  row("+0 socket(..., SOCK_DGRAM, IPPROTO_UDP) = 5\n", "UDP");
  row("+0 setsockopt(4, SOL_TCP, TCP_MD5SIG, [1], 4) = 0\n", "TCP MD5");
  row("+0 setsockopt(4, SOL_SOCKET, SO_ZEROCOPY, [1], 4) = 0\n", "zero copy");
  row("+0 < . 1:1(0) ack 1 win 9 <mss MSS>\n", "variable MSS");
  row("+0 < . 1:1(0) ack 1 win 9 <34 5>\n", "TCP option 34");
  row("+0 write(4, ..., 5000) = 4000\n", "size of the send buffer");
  row("+0...0.3 write(4, ..., 5000) = 5000\n", "size of the send buffer");
  row("+0 write(4, ..., 20000) = 20000\n",
      "congestion control (more than the initial window is to be sent)");
  row("+0 write(4, ..., 5) = 5\n+0 > P. 1:6(5) ack 1\n+0 < . 1:1(0) ack 1 win 9\n"
      "+0 < . 1:1(0) ack 1 win 9\n+0 < . 1:1(0) ack 1 win 9\n",
      "fast retransmission (congestion control)");
  row("+0 write(4, ..., 5) = 5\n+0 > P. 1:6(5) ack 1\n+0 < . 1:1(0) ack 1 win 9 <sack 3:6>\n",
      "SACK recovery");
}

void TestPacketdrillRunner::skipsWhatItDoesNotUnderstand() {
  QFETCH(QString, rest);
  QFETCH(QString, verdict);
  QCOMPARE(afterAccept(rest), verdict);
}

void TestPacketdrillRunner::readsOnlyTheChosenBranch() {
  QCOMPARE(afterAccept("#ifdef FreeBSD\n+0 fork() = 0\n#endif\n"), "PASS");
}

void TestPacketdrillRunner::notesWhatDiffersWithoutFailing() {
  const QString script = kAccepted + QString("+0 close(4) = 0\n+0 > F. 1:1(0) ack 1 win 17\n");
  const Run lenient = runText(script, {&profileOf(OsId::Rfc9293), false});
  QCOMPARE(verdictOf(lenient), "PASS");
  QCOMPARE(lenient.notes, std::vector<std::string>{"line 10: win 17 is expected, win 65535 sent"});
  QCOMPARE(verdictOf(runText(script, {&profileOf(OsId::Rfc9293), true})),
           "FAIL 10: win 17 is expected, win 65535 sent");
}

void TestPacketdrillRunner::reportsWhatIsLeftOver() {
  const Run result = runText(kAccepted + QString("+0 close(4) = 0\n"));
  QCOMPARE(verdictOf(result), "PASS");
  QCOMPARE(result.notes,
           std::vector<std::string>{"line 9: left over: > F. 1:1(0) ack 1 win 65535"});
}

void TestPacketdrillRunner::runsDemikernelsOperations() {
  const QString script =
      "+0 socket(..., SOCK_STREAM, IPPROTO_TCP) = 500\n"
      "+0 bind(500, ..., ...) = 0\n+0 listen(500, 1) = 0\n+.2 accept(500, ..., ...) = 0\n"
      "+.2 TCP < S seq 100(0) win 65535 <mss 1450,wscale 0>\n"
      "+0 TCP > S. seq 12345(0) ack 101 win 65535 <mss 1450,wscale 0>\n"
      "+.2 TCP < . seq 101(0) ack 12346 win 65535 <nop>\n+0 wait(500, ...) = 0\n"
      "+.1 read(501, ..., 1000) = 1000\n+.1 TCP < P. seq 101(1000) ack 12346 win 65535 <nop>\n"
      "+0 wait(501, ...) = 0\n+.6 TCP > . seq 12346(0) ack 1101 win 64535 <nop>\n"
      "+.1 close(501) = 0\n+0 TCP > F. seq 12346(0) ack 1101 win 65535 <nop>\n"
      "+.1 TCP < F. seq 1101(0) ack 12347 win 65535 <nop>\n"
      "+0 TCP > . seq 12347(0) ack 1102 win 65534 <nop>\n+0 wait(501, ...) = 0\n";
  QCOMPARE(verdictOf(runText(script)), "PASS");
}

QTEST_APPLESS_MAIN(TestPacketdrillRunner)
#include "tst_packetdrill_runner.moc"
