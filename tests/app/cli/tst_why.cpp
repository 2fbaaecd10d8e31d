#include <pty.h>

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>
#include <utility>

#include "tests/app/cli/program.h"
#include "tests/app/cli/why_answer.h"
#include "tests/app/live/planted.h"

using linger::OwnNetwork;

namespace {

constexpr quint16 kPort = 8080;
constexpr quint16 kOther = 9090;

/// A terminal of `columns`, whose end for the program is a standard error.
class Terminal {
 public:
  explicit Terminal(unsigned short columns) {
    const winsize size{24, columns, 0, 0};
    if (openpty(&own_, &programs_, nullptr, nullptr, &size) != 0) qFatal("openpty");
  }
  ~Terminal() {
    close(own_);
    if (programs_ >= 0) close(programs_);
  }

  void startOn(QProcess& process, const QStringList& words) const {
    const int end = programs_;
    process.setChildProcessModifier([end] { dup2(end, STDERR_FILENO); });
    process.start(QStringLiteral(LINGER_PROGRAM), words);
  }

  /// All that was written by the program, which has ended.
  QString text() {
    close(std::exchange(programs_, -1));  // Else the kernel waits for more where nothing comes.
    QByteArray all;
    QByteArray part(4096, '\0');
    for (ssize_t size = 0; (size = read(own_, part.data(), size_t(part.size()))) > 0;) {
      all += part.left(size);
    }
    return QString::fromUtf8(all);
  }

 private:
  int own_ = -1;
  int programs_ = -1;
};

QJsonObject answerFrom() {
  return whyAnswer({"8080"});
}

}  // namespace

/// linger why on causes that were planted in a network of the test's own, with real sockets.
class TestWhy : public QObject {
  Q_OBJECT

 private slots:
  void init() {
    if (runLinger({"why", "1"}).exitCode == 2) QSKIP("linger can't look at this machine's sockets");
    if (!OwnNetwork::enter()) QSKIP("a network of its own needs rights that this user lacks");
  }

  void anOrphanInFinWait2EndsWhenItWasSaid() {
    Planted::sysctl("ipv4/tcp_fin_timeout", "2");
    Planted planted;
    planted.orphanInFinWait2("127.0.0.1", kPort);
    QElapsedTimer clock;
    clock.start();
    const QJsonArray range = answerFrom()["verdicts"][0]["works_in_us"].toArray();
    QCOMPARE(range.size(), 2);
    const qint64 readAfter = clock.nsecsElapsed() / 1000;
    QVERIFY(QTest::qWaitFor([] { return Planted::tryBind("0.0.0.0", kPort, {}); }, 10'000));
    const qint64 freeAfter = clock.nsecsElapsed() / 1000;
    // The range counts from when the kernel was asked: between the start and the end of linger.
    QVERIFY(freeAfter >= range[0].toInteger());
    constexpr qint64 kBetweenTries = 50'000;
    QVERIFY(freeAfter <= readAfter + range[1].toInteger() + kBetweenTries);
  }

  void anOrphanWhosePeerIsSilentEndsWhenItWasSaid() {
    Planted::sysctl("ipv4/tcp_orphan_retries", "2");
    Planted planted;
    const auto [server, client] = planted.connection("127.0.0.1", kPort);
    (void)client;
    // Nothing arrives any more: the FIN is not acknowledged.
    QCOMPARE(QProcess::execute("ip", {"link", "set", "lo", "down"}), 0);
    planted.end(server);
    QCOMPARE(QProcess::execute("ip", {"link", "set", "lo", "up"}), 0);
    const QJsonObject answer = answerFrom();
    if (answer["cause"].toString() != "orphan") QSKIP("the FIN was acknowledged all the same");
    QVERIFY(answer["verdicts"][0]["works_in_us"][1].toInteger() > 0);
  }

  void waitReturnsWhenThePortIsFree() {
    Planted::sysctl("ipv4/tcp_fin_timeout", "1");
    Planted planted;
    planted.orphanInFinWait2("127.0.0.1", kPort);
    const Outcome outcome = runLinger({"why", "8080", "--wait=10s"});
    QCOMPARE(outcome.exitCode, 0);
    QCOMPARE(outcome.out + outcome.error, QByteArray());  // No terminal: no progress line.
    QVERIFY(Planted::tryBind("0.0.0.0", kPort, {}));
  }

  void waitGivesUp() {
    Planted planted;
    planted.listening("127.0.0.1", kPort);
    const Outcome outcome = runLinger({"why", "8080", "--wait=100ms"});
    QCOMPARE(outcome.exitCode, 1);
    QCOMPARE(outcome.error,
             QByteArray("linger: TCP port 8080 on 0.0.0.0 is not free after 100ms\n"));
  }

  void waitTellsOnATerminalInOneLine() {
    Planted planted;
    planted.timeWait("127.0.0.1", kPort);
    constexpr int kColumns = 60;
    Terminal terminal(kColumns);
    QProcess waiting;
    terminal.startOn(waiting, {"why", "8080", "--wait=100ms"});
    QVERIFY(waiting.waitForFinished());
    QStringList lines = terminal.text().split("\r\x1b[K");
    QVERIFY(lines.size() >= 3);
    QCOMPARE(lines.takeLast().trimmed(),
             "linger: TCP port 8080 on 0.0.0.0 is not free after 100ms");
    QVERIFY(lines.takeFirst().isEmpty());
    for (const QString& line : std::as_const(lines)) {
      QVERIFY2(line.startsWith("waiting for TCP port 8080"), qPrintable(line));
      QVERIFY2(line.size() < kColumns, qPrintable(line));
    }
  }

  void watchTellsEachChange() {
    Planted planted;
    const int listener = planted.listening("127.0.0.1", kPort);
    QProcess watching;
    watching.start(QStringLiteral(LINGER_PROGRAM), {"why", "8080", "--watch", "--format", "json"});
    QVERIFY(watching.waitForReadyRead());
    const QByteArray first = watching.readLine();
    QCOMPARE(QJsonDocument::fromJson(first)["cause"].toString(), "listener");
    planted.end(listener);
    QVERIFY(watching.waitForReadyRead());
    QCOMPARE(QJsonDocument::fromJson(watching.readLine())["cause"].toString(), "free");
    watching.kill();
    watching.waitForFinished();
  }

  void nothingIsLeftBehind() {
    Planted planted;
    planted.timeWait("127.0.0.1", kPort);
    const QJsonObject first = answerFrom();
    QCOMPARE(answerFrom()["blockers"].toArray().size(), first["blockers"].toArray().size());
    QVERIFY(!Planted::tryBind("0.0.0.0", kPort, {}));
    QVERIFY(Planted::tryBind("127.0.0.2", kPort, {}));
  }

  void countsThePortsForCalls() {
    Planted::sysctl("ipv4/ip_local_port_range", "40000 40009");
    Planted planted;
    planted.listening("127.0.0.1", kOther);
    planted.connected("127.0.0.1", kOther);
    planted.connected("127.0.0.1", kOther);
    const Outcome outcome = runLinger({"why", "--to", "127.0.0.1:9090", "--format", "json"});
    QCOMPARE(outcome.exitCode, 0);
    const QJsonObject answer = QJsonDocument::fromJson(outcome.out).object();
    QCOMPARE(answer["left"].toInt(), 8);
    QCOMPARE(answer["used"]["ESTABLISHED"].toInt(), 2);
    for (int i = 0; i < 8; ++i) planted.connected("127.0.0.1", kOther);
    QCOMPARE(runLinger({"why", "--to", "127.0.0.1:9090"}).exitCode, 1);
  }

  void saysItForPeople() {
    Planted planted;
    planted.timeWait("127.0.0.1", kPort, {SO_REUSEADDR});
    const QByteArray text = runLinger({"why", "8080"}).out;
    QVERIFY(text.startsWith("No: a server without options does not get TCP port 8080 on 0.0.0.0"));
    for (const char* part : {"With SO_REUSEADDR it does", "no process has it",
                             "Until when: free in", "linger why 8080 --wait && ./server",
                             "killing anything. No process has this connection"}) {
      QVERIFY2(text.contains(part), part + text);
    }
  }

  void refusesWhatIsNoPort_data() {
    QTest::addColumn<QStringList>("words");
    for (const char* word : {"x", "0", "65536", "-1", "::1", "1.2.3:80", ":80", "127.0.0.1:"}) {
      QTest::newRow(word) << QStringList{"--", word};
    }
    QTest::newRow("an address within a link") << QStringList{"[fe80::1]:80"};
    QTest::newRow("a group within an interface") << QStringList{"[ff01::1]:80"};
    QTest::newRow("a group, which TCP has not") << QStringList{"[ff0e::1]:80"};
    QTest::newRow("waiting for such") << QStringList{"[fe80::1]:80", "--wait"};
    QTest::newRow("nothing") << QStringList{};
    QTest::newRow("format") << QStringList{"80", "--format", "xml"};
    QTest::newRow("two waits") << QStringList{"80", "--wait", "--watch"};
    QTest::newRow("duration") << QStringList{"80", "--wait=soon"};
    QTest::newRow("to and port") << QStringList{"80", "--to", "127.0.0.1:80"};
    QTest::newRow("to nowhere") << QStringList{"--to", "80"};
  }

  void refusesWhatIsNoPort() {
    QFETCH(QStringList, words);
    const Outcome outcome = runLinger(QStringList{"why"} + words);
    QCOMPARE(outcome.exitCode, 2);
    QVERIFY(outcome.out.isEmpty());
    QVERIFY(outcome.error.startsWith("linger: "));
  }
};

int main(int argc, char** argv) {
  OwnNetwork::prepare();
  QCoreApplication application(argc, argv);
  TestWhy test;
  return QTest::qExec(&test, argc, argv);
}

#include "tst_why.moc"
