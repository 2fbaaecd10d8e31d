#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include "tests/app/cli/program.h"
#include "tests/app/cli/why_answer.h"
#include "tests/app/live/planted.h"

using linger::OwnNetwork;

namespace {

constexpr quint16 kPort = 8080;
constexpr quint16 kOther = 9090;

/// Where a cause was planted: whose process has the port, if anybody's.
struct Culprit {
  pid_t pid = 0;  ///< 0: nobody.
  QString operand = QString::number(kPort);
  bool udp = false;
};

using Plant = std::function<Culprit(Planted&)>;

Culprit mine(const QString& operand = QString::number(kPort)) {
  return {getpid(), operand, false};
}

struct Case {
  const char* name;
  const char* cause;
  Plant plant;
};

const Case kCases[] = {
    {"nothing", "free", [](Planted&) { return Culprit{}; }},
    {"a bound socket on another port", "free",
     [](Planted& p) {
       p.bound("127.0.0.1", kOther);
       return Culprit{};
     }},
    {"a listener", "listener",
     [](Planted& p) {
       p.listening("127.0.0.1", kPort);
       return mine();
     }},
    {"two listeners", "listener",
     [](Planted& p) {
       p.listening("127.0.0.1", kPort, {SO_REUSEPORT});
       p.listening("127.0.0.1", kPort, {SO_REUSEPORT});
       return mine();
     }},
    {"TIME-WAIT without the option", "time-wait",
     [](Planted& p) {
       p.timeWait("127.0.0.1", kPort);
       return Culprit{};
     }},
    {"TIME-WAIT with the option", "time-wait",
     [](Planted& p) {
       p.timeWait("127.0.0.1", kPort, {SO_REUSEADDR});
       return Culprit{};
     }},
    {"TIME-WAIT of SO_REUSEPORT", "time-wait",
     [](Planted& p) {
       p.timeWait("127.0.0.1", kPort, {SO_REUSEPORT});
       return Culprit{};
     }},
    {"an orphan in FIN-WAIT-2", "fin-wait-2-orphan",
     [](Planted& p) {
       p.orphanInFinWait2("127.0.0.1", kPort);
       return Culprit{};
     }},
    {"CLOSE-WAIT that is held", "close-wait",
     [](Planted& p) {
       const auto [server, client] = p.connection("127.0.0.1", kPort);
       (void)server;
       p.end(client);
       return mine();
     }},
    {"a child whose listener is gone", "connection",
     [](Planted& p) {
       p.connection("127.0.0.1", kPort);
       return mine();
     }},
    {"one that nobody has accepted", "listener",
     [](Planted& p) {
       p.listening("127.0.0.1", kPort);
       p.connected("127.0.0.1", kPort);
       return mine();
     }},
    {"bound and no more", "bound",
     [](Planted& p) {
       p.bound("127.0.0.1", kPort);
       return mine();
     }},
    {"bound with the option", "bound",
     [](Planted& p) {
       p.bound("127.0.0.1", kPort, {SO_REUSEADDR});
       return mine();
     }},
    {"an outgoing connection", "outgoing",
     [](Planted& p) {
       p.listening("127.0.0.1", kOther);
       p.connected("127.0.0.1", kOther, kPort);
       return mine();
     }},
    {"a dual-stack listener", "listener",
     [](Planted& p) {
       p.listening("::", kPort);
       return mine();
     }},
    {"a dual-stack listener's IPv6 child", "connection",
     [](Planted& p) {
       p.connection("::1", kPort, {}, "::");
       return mine();
     }},
    {"its record in TIME-WAIT", "time-wait",
     [](Planted& p) {
       p.timeWait("::1", kPort, {SO_REUSEADDR}, "::");
       return Culprit{};
     }},
    {"IPv6 only", "free",
     [](Planted& p) {
       p.listening("::1", kPort);
       return Culprit{};
     }},
    {"a wildcard, asked for an address", "listener",
     [](Planted& p) {
       p.listening("0.0.0.0", kPort);
       return mine("127.0.0.2:8080");
     }},
    {"another address", "free",
     [](Planted& p) {
       p.listening("127.0.0.1", kPort);
       return Culprit{0, "127.0.0.2:8080", false};
     }},
    {"IPv6 asked, IPv4 taken", "listener",
     [](Planted& p) {
       p.listening("0.0.0.0", kPort);
       return mine("[::]:8080");
     }},
    {"not local", "not-local",
     [](Planted&) {
       return Culprit{0, "192.0.2.1:8080", false};
     }},
    {"not local, IPv6", "not-local",
     [](Planted&) {
       return Culprit{0, "[2001:db8::1]:8080", false};
     }},
    {"reserved", "reserved",
     [](Planted&) {
       Planted::sysctl("ipv4/ip_local_reserved_ports", "8000,8079-8081");
       return Culprit{};
     }},
    {"reserved, and taken", "listener",
     [](Planted& p) {
       Planted::sysctl("ipv4/ip_local_reserved_ports", "8000,8079-8081");
       p.listening("127.0.0.1", kPort);
       return mine();
     }},
    {"inherited by a child", "listener",
     [](Planted& p) {
       const int listener = p.listening("127.0.0.1", kPort);
       const pid_t child = p.child([] {});
       p.end(listener);
       return Culprit{child, QString::number(kPort), false};
     }},
    {"another user's SO_REUSEPORT", "listener",
     [](Planted& p) {
       const pid_t child = p.child([] {
         if (setuid(65534) != 0) _exit(1);
         Planted* const leaked = new Planted;
         leaked->listening("127.0.0.1", kPort, {SO_REUSEPORT});
       });
       return Culprit{child, QString::number(kPort), false};
     }},
    {"UDP beside it", "free",
     [](Planted& p) {
       p.bound("127.0.0.1", kPort, {}, SOCK_DGRAM);
       return Culprit{};
     }},
    {"UDP taken", "bound",
     [](Planted& p) {
       p.bound("127.0.0.1", kPort, {}, SOCK_DGRAM);
       return Culprit{getpid(), QString::number(kPort), true};
     }},
    {"UDP that may be shared", "bound",
     [](Planted& p) {
       p.bound("0.0.0.0", kPort, {SO_REUSEADDR}, SOCK_DGRAM);
       return Culprit{getpid(), QString::number(kPort), true};
     }},
    {"UDP on a multicast address", "bound",
     [](Planted& p) {
       p.bound("224.0.0.1", kPort, {}, SOCK_DGRAM);
       return Culprit{getpid(), "224.0.0.1:8080", true};
     }},
    {"two records with different options", "time-wait",
     [](Planted& p) {
       p.timeWait("127.0.0.1", kPort, {SO_REUSEPORT});
       p.timeWait("127.0.0.2", kPort, {SO_REUSEADDR});
       return Culprit{};
     }},
    {"several at once", "listener",
     [](Planted& p) {
       p.timeWait("127.0.0.1", kPort, {SO_REUSEADDR});
       p.orphanInFinWait2("127.0.0.2", kPort);
       p.listening("127.0.0.3", kPort, {SO_REUSEADDR});
       return mine();
     }},
    {"a record, and a connection that is held", "connection",
     [](Planted& p) {
       p.timeWait("127.0.0.1", kPort);
       p.connection("127.0.0.2", kPort);
       return mine();
     }},
};

QJsonObject answerFrom(const Culprit& culprit) {
  return whyAnswer(culprit.udp ? QStringList{culprit.operand, "--udp"}
                               : QStringList{culprit.operand});
}

}  // namespace

/// What linger why says of causes that were planted in a network of the test's own, with real
/// sockets: cause, process, and the answers of the kernel and of Linger's rules.
class TestWhyCauses : public QObject {
  Q_OBJECT

 private slots:
  void init() {
    if (runLinger({"why", "1"}).exitCode == 2) QSKIP("linger can't look at this machine's sockets");
    if (!OwnNetwork::enter()) QSKIP("a network of its own needs rights that this user lacks");
  }

  void tellsTheCause_data() {
    QTest::addColumn<int>("index");
    for (int i = 0; i < int(std::size(kCases)); ++i) QTest::newRow(kCases[i].name) << i;
  }

  void tellsTheCause() {
    QFETCH(int, index);
    Planted planted;
    const Culprit culprit = kCases[index].plant(planted);
    const QJsonObject answer = answerFrom(culprit);
    QCOMPARE(answer["cause"].toString(), kCases[index].cause);
    const QJsonObject blocker = answer["blockers"][0].toObject();
    QCOMPARE(blocker["pid"].toInt(0), culprit.pid);
    for (const QJsonValue verdict : answer["verdicts"].toArray()) {
      QCOMPARE(verdict["model"].toString(), verdict["kernel"].toString());
    }
  }

  void theKernelsAnswersAreReal() {
    Planted planted;
    planted.timeWait("127.0.0.1", kPort, {SO_REUSEADDR});
    const QJsonObject answer = answerFrom({});
    const QList<QList<int>> sets{{}, {SO_REUSEADDR}, {SO_REUSEPORT}, {SO_REUSEADDR, SO_REUSEPORT}};
    for (int i = 0; i < sets.size(); ++i) {
      const bool works = Planted::tryBind("0.0.0.0", kPort, sets[i]);
      QCOMPARE(answer["verdicts"][i]["kernel"].toString() == "OK", works);
    }
  }

  void whatTheKernelAnswersToOthersStaysAsItWas_data() {
    QTest::addColumn<QList<int>>("options");
    QTest::newRow("without options") << QList<int>{};
    QTest::newRow("SO_REUSEADDR") << QList<int>{SO_REUSEADDR};
    QTest::newRow("SO_REUSEPORT") << QList<int>{SO_REUSEPORT};
    QTest::newRow("both") << QList<int>{SO_REUSEADDR, SO_REUSEPORT};
  }

  /// A bind() that succeeds with SO_REUSEPORT lets others like it in unchecked from then on.
  void whatTheKernelAnswersToOthersStaysAsItWas() {
    QFETCH(QList<int>, options);
    const QList<int> sharing{SO_REUSEPORT};
    Planted untouched;
    untouched.timeWait("127.0.0.1", kOther, options);
    const bool shares = Planted::tryBind("0.0.0.0", kOther, sharing);
    Planted planted;
    planted.timeWait("127.0.0.1", kPort, options);
    QVERIFY(!answerFrom({}).isEmpty());
    QCOMPARE(Planted::tryBind("0.0.0.0", kPort, sharing), shares);
  }

  /// Only both options together get in beside these two.
  void twoSocketsThatShareDifferentlyStayInTheWay() {
    Planted planted;
    planted.listening("127.0.0.1", kPort, {SO_REUSEPORT});
    planted.timeWait("127.0.0.2", kPort, {SO_REUSEADDR});
    QCOMPARE(answerFrom({})["verdicts"][3]["kernel"].toString(), "OK");
    QVERIFY(!Planted::tryBind("0.0.0.0", kPort, {SO_REUSEPORT}));
  }

  void whatTheKernelRemembersOfAPortIsSeenAndKept() {
    Planted planted;
    planted.timeWait("127.0.0.1", kPort, {SO_REUSEADDR});
    QVERIFY(Planted::tryBind("0.0.0.0", kPort, {SO_REUSEADDR, SO_REUSEPORT}));
    for (int i = 0; i < 2; ++i) {
      const QJsonArray verdicts = answerFrom({})["verdicts"].toArray();
      QCOMPARE(verdicts[2]["kernel"].toString(), "OK");
      QCOMPARE(verdicts[2]["model"].toString(), "OK");
    }
    QVERIFY(Planted::tryBind("0.0.0.0", kPort, {SO_REUSEPORT}));
  }

  void bothHoldersAreNamed() {
    Planted planted;
    planted.listening("127.0.0.1", kPort);
    const pid_t child = planted.child([] {});
    const QJsonArray holders = answerFrom({})["blockers"][0]["holders"].toArray();
    QCOMPARE(holders.size(), 2);
    QCOMPARE(QSet<int>({holders[0]["pid"].toInt(), holders[1]["pid"].toInt()}),
             QSet<int>({int(getpid()), int(child)}));
    QCOMPARE(holders[0]["program"].toString(), "tst_why_causes");
  }

  void aPrivilegedPortNeedsRights() {
    if (geteuid() != 0) QSKIP("only root can become somebody else");
    Planted planted;
    const pid_t child = planted.child([] {});
    (void)child;
    // The folder of the build may be closed to others; so may what a sanitizer reads there.
    QTemporaryDir open;
    QFile::setPermissions(open.path(), QFile::Permissions(0x7055));
    const QString program = open.filePath("linger");
    QVERIFY(QFile::copy(QStringLiteral(LINGER_PROGRAM), program));
    const auto asNobody = [&program](const QByteArray& port) {
      QProcess process;
      QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
      environment.remove("LSAN_OPTIONS");
      environment.insert("ASAN_OPTIONS", "detect_leaks=0");
      process.setProcessEnvironment(environment);
      process.setWorkingDirectory("/");
      process.setChildProcessModifier([] { (void)!setuid(65534); });
      process.start(program, {"why", port, "--format", "json"});
      process.waitForFinished();
      return QJsonDocument::fromJson(process.readAllStandardOutput()).object();
    };
    QCOMPARE(asNobody("80")["cause"].toString(), "privileged");
    QCOMPARE(asNobody("80")["verdicts"][0]["model"].toString(), "EACCES");
    Planted::sysctl("ipv4/ip_unprivileged_port_start", "80");
    QCOMPARE(asNobody("80")["cause"].toString(), "free");
    planted.listening("127.0.0.1", kPort);
    const QJsonObject hidden = asNobody("8080");
    QCOMPARE(hidden["cause"].toString(), "listener");
    QCOMPARE(hidden["blockers"][0]["hidden"].toBool(), true);
    QVERIFY(hidden["blockers"][0]["pid"].isNull());
    QCOMPARE(hidden["verdicts"][1]["model"].toString(), "EADDRINUSE");
  }
};

int main(int argc, char** argv) {
  OwnNetwork::prepare();
  QCoreApplication application(argc, argv);
  TestWhyCauses test;
  return QTest::qExec(&test, argc, argv);
}

#include "tst_why_causes.moc"
