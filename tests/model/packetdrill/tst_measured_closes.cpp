#include <QTest>

#include "model/packetdrill/run/runner.h"
#include "model/packetdrill/syntax/parser.h"

using namespace linger;
using namespace linger::packetdrill;

namespace {

constexpr auto kAccepted = R"(0 socket(..., SOCK_STREAM, IPPROTO_TCP) = 3
+0 bind(3, ..., ...) = 0
+0 listen(3, 1) = 0
+0 < S 0:0(0) win 32792 <mss 1460,sackOK>
+0 > S. 0:0(0) ack 1 <...>
+0 < . 1:1(0) ack 1 win 32792
+0 accept(3, ..., ...) = 4
)";

/// How a held connection came into its state, from ESTABLISHED; %1 is RCV.NXT, %2 the number after
/// the peer's FIN.
struct Way {
  const char* state;
  const char* script;
  bool sentFin;
  bool gotFin;
};

constexpr Way kWays[] = {
    {"ESTABLISHED", "", false, false},
    {"CLOSE-WAIT", "+.1 < F. %1:%1(0) ack 1 win 32792\n+0~+.05 > . 1:1(0) ack %2\n", false, true},
    {"FIN-WAIT-1", "+0 shutdown(4, SHUT_WR) = 0\n+0 > F. 1:1(0) ack %1\n", true, false},
    {"FIN-WAIT-2",
     "+0 shutdown(4, SHUT_WR) = 0\n+0 > F. 1:1(0) ack %1\n+0 < . %1:%1(0) ack 2 win 32792\n", true,
     false},
    {"CLOSING",
     "+0 shutdown(4, SHUT_WR) = 0\n+0 > F. 1:1(0) ack %1\n+0 < F. %1:%1(0) ack 1 win 32792\n"
     "+0 > . 2:2(0) ack %2\n",
     true, true},
    {"LAST-ACK",
     "+.1 < F. %1:%1(0) ack 1 win 32792\n+0~+.05 > . 1:1(0) ack %2\n+0 shutdown(4, SHUT_WR) = 0\n"
     "+0 > F. 1:1(0) ack %2\n",
     true, true},
};

QString verdictOf(const QString& text) {
  const ParseResult result = parseScript(text.toStdString());
  if (!result.script) return QString::fromStdString(describe(*result.error, "script"));
  const Run run = packetdrill::run(*result.script, {&profileOf(OsId::Linux), false, {}});
  if (run.outcome == Outcome::Passed) return QStringLiteral("PASS");
  return QStringLiteral("%1: %2").arg(run.where.line).arg(QString::fromStdString(run.reason));
}

}  // namespace

/// What close() sends, by state, SO_LINGER and unread data, and what calls answer in each state: as
/// Linux 6.18.44 did.
class TestMeasuredCloses : public QObject {
  Q_OBJECT

 private slots:
  void sendsWhatLinuxSends_data() {
    QTest::addColumn<QString>("script");
    for (const Way& way : kWays) {
      for (const QString linger : {"", "{onoff=1, linger=0}", "{onoff=0, linger=5}"}) {
        for (const bool unread : {false, true}) {
          const QString name =
              QStringLiteral("%1 %2 %3")
                  .arg(QLatin1String(way.state), linger, unread ? "unread" : "read");
          QTest::newRow(qPrintable(name)) << scriptOf(way, linger, unread);
        }
      }
    }
  }

  void sendsWhatLinuxSends() {
    QFETCH(QString, script);
    QCOMPARE(verdictOf(script), "PASS");
  }

  void answersCallsAsLinuxDoes_data() {
    QTest::addColumn<QString>("script");
    for (const Way& way : kWays) {
      const QString events = way.gotFin ? "POLLIN|POLLOUT|POLLRDHUP" : "POLLOUT";
      const QString hangUp = way.gotFin && way.sentFin ? "|POLLHUP" : "";
      QTest::newRow(way.state)
          << QString::fromLatin1(kAccepted) + "+0 fcntl(4, F_SETFL, O_RDWR|O_NONBLOCK) = 0\n" +
                 QString::fromLatin1(way.script).replace("%1", "1").replace("%2", "2") +
                 "+0 poll([{fd=4, events=POLLIN|POLLOUT|POLLRDHUP, revents=" + events + hangUp +
                 "}], 1, 0) = 1\n"
                 "+0 bind(4, ..., ...) = -1 EINVAL (Invalid argument)\n"
                 "+0 listen(4, 1) = -1 EINVAL (Invalid argument)\n"
                 "+0 accept(4, ..., ...) = -1 EINVAL (Invalid argument)\n"
                 "+0 connect(4, ..., ...) = -1 EISCONN (Transport endpoint is connected)\n" +
                 (way.gotFin ? "+0 read(4, ..., 9) = 0\n"
                             : "+0 read(4, ..., 9) = -1 EAGAIN (Again)\n") +
                 (way.sentFin ? "+0 write(4, ..., 9) = -1 EPIPE (Broken pipe)\n"
                              : "+0 write(4, ..., 9) = 9\n");
    }
    const QString opening = R"(0 socket(..., SOCK_STREAM, IPPROTO_TCP) = 3
+0 fcntl(3, F_SETFL, O_RDWR|O_NONBLOCK) = 0
+0 write(3, ..., 1) = -1 EPIPE (Broken pipe)
+0 read(3, ..., 1) = -1 ENOTCONN (Not connected)
+0 connect(3, ..., ...) = -1 EINPROGRESS (In progress)
+0 > S 0:0(0) <...>
)";
    for (const QString how : {"SHUT_RD", "SHUT_WR", "SHUT_RDWR"}) {
      QTest::newRow(qPrintable("SYN-SENT " + how))
          << opening + "+0 shutdown(3, " + how +
                 ") = 0\n"
                 "+0 read(3, ..., 1) = -1 ECONNRESET (Reset)\n"
                 "+0 write(3, ..., 1) = -1 EPIPE (Broken pipe)\n";
    }
    QTest::newRow("SYN-SENT write") << opening + R"(+0 write(3, ..., 9) = -1 EAGAIN (Again)
+0 send(3, ..., 9, 0) = -1 EAGAIN (Again)
+.1 < R. 0:0(0) ack 1 win 0
+0 write(3, ..., 9) = -1 ECONNREFUSED (Refused)
+0 write(3, ..., 9) = -1 EPIPE (Broken pipe)
)";
    QTest::newRow("SYN-SENT read") << opening + R"(+0 read(3, ..., 9) = -1 EAGAIN (Again)
+.1 < R. 0:0(0) ack 1 win 0
+0 read(3, ..., 9) = -1 ECONNREFUSED (Refused)
+0 read(3, ..., 9) = 0
)";
    const QString crossing =
        opening + "+.1 < S 0:0(0) win 9 <mss 1460>\n+0 > S. 0:0(0) ack 1 <...>\n";
    const QString complete = "+.1 < . 1:1(0) ack 1 win 9000\n";
    QTest::newRow("SYN-RECEIVED write") << crossing + "+0 write(3, ..., 9) = -1 EAGAIN (Again)\n" +
                                               complete +
                                               "+0 write(3, ..., 9) = 9\n+0 > P. 1:10(9) ack 1\n";
    QTest::newRow("SYN-RECEIVED SHUT_RD")
        << crossing + "+0 shutdown(3, SHUT_RD) = 0\n+0 read(3, ..., 9) = 0\n" + complete +
               "+.1 < P. 1:10(9) ack 1 win 9000\n+0 > . 1:1(0) ack 10\n+0 read(3, ..., 9) = 9\n";
    for (const QString call : {"connect(3, ..., ...)", "read(3, ..., 9)", "write(3, ..., 9)"}) {
      QTest::newRow(qPrintable("SYN-RECEIVED RST " + call))
          << crossing + "+.1 < R 1:1(0) win 0\n+0 " + call + " = -1 ECONNRESET (Reset)\n";
    }
    for (const QString how : {"SHUT_WR", "SHUT_RDWR"}) {
      QTest::newRow(qPrintable("SYN-RECEIVED " + how))
          << crossing + "+0 shutdown(3, " + how +
                 ") = 0\n+0 write(3, ..., 9) = -1 EAGAIN (Again)\n" + complete +
                 "+0 > F. 1:1(0) ack 1\n+0 write(3, ..., 9) = -1 EPIPE (Broken pipe)\n"
                 "+.1 < F. 1:1(0) ack 2 win 9000\n+0 > . 2:2(0) ack 2\n";
    }
    QTest::newRow("SYN-RECEIVED SHUT_WR and close()")
        << crossing + "+0 shutdown(3, SHUT_WR) = 0\n+0 close(3) = 0\n+0 > F. 1:1(0) ack 1\n";
    const QString waiting = R"(0 socket(..., SOCK_STREAM, IPPROTO_TCP) = 3
+0 fcntl(3, F_SETFL, O_RDWR|O_NONBLOCK) = 0
+0 bind(3, ..., ...) = 0
+0 listen(3, 5) = 0
+0 < S 0:0(0) win 9 <mss 1460>
+0 > S. 0:0(0) ack 1 <...>
+0 < . 1:1(0) ack 1 win 9
)";
    QTest::newRow("LISTEN SHUT_WR")
        << waiting + "+0 shutdown(3, SHUT_WR) = 0\n+0 accept(3, ..., ...) = 4\n";
    QTest::newRow("LISTEN SHUT_RD") << waiting +
                                           "+0 shutdown(3, SHUT_RD) = 0\n+0 > R. 1:1(0) ack 1\n"
                                           "+0 accept(3, ..., ...) = -1 EINVAL (Invalid argument)\n"
                                           "+0 listen(3, 1) = 0\n";
  }

  void answersCallsAsLinuxDoes() {
    QFETCH(QString, script);
    QCOMPARE(verdictOf(script), "PASS");
  }

 private:
  /// Unread data resets in every state; SO_LINGER {1, 0} does while somebody else could notice, and
  /// is silent in CLOSING and LAST-ACK. Else a FIN goes out, if none has before. Who calls again
  /// where the connection is gone is refused.
  static QString scriptOf(const Way& way, const QString& linger, bool unread) {
    const int next = unread ? 6 : 1;
    const int number = next + (way.gotFin ? 1 : 0);
    const int own = way.sentFin ? 2 : 1;
    QString script = QString::fromLatin1(kAccepted);
    if (unread) script += "+0 < P. 1:6(5) ack 1 win 32792\n+0 > . 1:1(0) ack 6\n";
    script += QString::fromLatin1(way.script)
                  .replace("%1", QString::number(next))
                  .replace("%2", QString::number(next + 1));
    if (!linger.isEmpty()) {
      script += "+0 setsockopt(4, SOL_SOCKET, SO_LINGER, " + linger + ", 8) = 0\n";
    }
    script += "+0 close(4) = 0\n";
    const bool aborts = linger.contains("onoff=1");
    const bool resets = unread || (aborts && !(way.sentFin && way.gotFin));
    if (resets) {
      script += QStringLiteral("+0 > R. %1:%1(0) ack %2\n").arg(own).arg(number);
    } else if (!aborts && !way.sentFin) {
      script += QStringLiteral("+0 > F. 1:1(0) ack %1\n").arg(number);
    }
    if (resets || aborts) {
      script +=
          QStringLiteral("+0 < . %1:%1(0) ack %2 win 9\n+0 > R %2:%2(0)\n").arg(number).arg(own);
    }
    return script;
  }
};

QTEST_APPLESS_MAIN(TestMeasuredCloses)
#include "tst_measured_closes.moc"
