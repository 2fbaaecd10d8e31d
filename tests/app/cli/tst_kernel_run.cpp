#include <sched.h>
#include <signal.h>
#include <sys/mount.h>

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>

#include "tests/app/cli/program.h"

namespace {

QString networkOf(const QString& pid) {
  return QFile::symLinkTarget("/proc/" + pid + "/ns/net").section('/', -1);
}

/// The network namespaces that some process is in.
QSet<QString> networks() {
  QSet<QString> all;
  for (const QString& pid : QDir("/proc").entryList({"[0-9]*"}, QDir::Dirs)) all << networkOf(pid);
  return all;
}

QList<qint64> childrenOf(qint64 pid) {
  QList<qint64> children;
  QFile file(QStringLiteral("/proc/%1/task/%1/children").arg(pid));
  if (!file.open(QIODevice::ReadOnly)) return children;
  for (const QByteArray& child : file.readAll().simplified().split(' ')) {
    if (!child.isEmpty()) children << child.toLongLong();
  }
  return children;
}

QList<qint64> descendantsOf(qint64 pid) {
  QList<qint64> all{pid};
  for (int i = 0; i < all.size(); ++i) all << childrenOf(all[i]);
  return all;
}

QSet<QString> networksOf(const QList<qint64>& pids) {
  QSet<QString> all;
  for (const qint64 pid : pids) all << networkOf(QString::number(pid));
  all.remove(QString());
  return all;
}

/// The networks in which a process and its descendants are, and this test is not.
QSet<QString> ownNetworksOf(qint64 pid) {
  return networksOf(descendantsOf(pid)) - networksOf({QCoreApplication::applicationPid()});
}

/// In the child, before it is executed: from now on it finds no TUN devices.
void hideTun() {
  if (unshare(CLONE_NEWNS) != 0) return;
  mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr);
  mount("/dev/null", "/dev/net/tun", nullptr, MS_BIND, nullptr);
}

/// Whether the network of a process has the rig's end of a pair of Ethernet devices.
bool hasPairIn(qint64 pid) {
  QFile file(QStringLiteral("/proc/%1/net/dev").arg(pid));
  return file.open(QIODevice::ReadOnly) && file.readAll().contains("\nto40");
}

/// The child goes on with the listener when its parent has ended.
constexpr const char* kRichScene = R"({
  "format": "linger-scenario/1", "name": "rich", "title": "Rich", "until": "4s",
  "link": { "delay": "20ms" },
  "hosts": [
    { "name": "client", "os": "linux", "address": "2001:db8::10", "programs": [
      { "name": "client",
        "before": [{ "do": "connect", "to": "[2001:db8::20]:8080", "connection": "first" }],
        "steps": [
          { "do": "send", "bytes": 100, "connection": "first" },
          { "do": "recv-eof", "connection": "first" },
          { "do": "connect", "to": "[2001:db8::20]:8080", "connection": "second", "at": "1500ms" },
          { "do": "close", "connection": "second", "after": "500ms" },
          { "do": "close", "connection": "first" },
          { "do": "exit" }] }] },
    { "name": "server", "os": "linux", "address": "2001:db8::20", "programs": [
      { "name": "parent",
        "before": [{ "do": "listen", "on": "[::]:8080" }, { "do": "accept", "connection": "first" }],
        "steps": [
          { "do": "recv", "bytes": 100, "connection": "first" },
          { "do": "spawn", "program": "child" },
          { "do": "close", "connection": "first", "at": "1s" },
          { "do": "exit" }] },
      { "name": "child", "starts": [],
        "steps": [
          { "do": "close", "connection": "first", "at": "1200ms" },
          { "do": "accept", "connection": "second" },
          { "do": "recv-eof", "connection": "second" },
          { "do": "close", "connection": "second" },
          { "do": "exit" }] }] }],
  "inject": [{ "at": "500ms", "to": "server", "flags": "R", "seq": 1000000000 }]
})";

/// Both have set keep-alive before the scene, the server on its listener.
constexpr const char* kKeptAliveBefore = R"({
  "format": "linger-scenario/1", "name": "kept", "title": "Kept", "until": "1500ms",
  "link": { "delay": "5ms" },
  "hosts": [
    { "name": "client", "os": "linux", "address": "192.0.2.10", "programs": [
      { "name": "client",
        "options": { "SO_KEEPALIVE": 1, "TCP_KEEPIDLE": 1, "TCP_KEEPINTVL": 1 },
        "before": [{ "do": "connect", "to": "192.0.2.20:8080" }],
        "steps": [{ "do": "close", "at": "2s" }, { "do": "exit" }] }] },
    { "name": "server", "os": "linux", "address": "192.0.2.20", "programs": [
      { "name": "server",
        "options": { "SO_KEEPALIVE": 1, "TCP_KEEPIDLE": 1, "TCP_KEEPINTVL": 1 },
        "before": [{ "do": "listen", "on": "192.0.2.20:8080" },
                   { "do": "accept", "connection": "only" }],
        "steps": [{ "do": "close", "connection": "only", "at": "2s" }, { "do": "exit" }] }] }]
})";

/// The server is killed in the instant in which it starts its child, which has its listener then.
constexpr const char* kKilledInBirth = R"({
  "format": "linger-scenario/1", "name": "birth", "title": "Birth",
  "hosts": [
    { "name": "client", "os": "linux", "address": "192.0.2.10", "programs": [] },
    { "name": "server", "os": "linux", "address": "192.0.2.20",
      "programs": [
        { "name": "server",
          "before": [{ "do": "listen", "on": "192.0.2.20:8080" }],
          "steps": [{ "do": "spawn", "program": "child", "at": "200ms" },
                    { "do": "wait", "after": "1s" }] },
        { "name": "child", "starts": [],
          "steps": [{ "do": "wait", "after": "200ms" }, { "do": "exit" }] }],
      "events": [{ "at": "%1us", "do": "kill", "program": "server" }] }]
})";

QString written(const QTemporaryDir& folder, const QByteArray& scene) {
  QFile file(folder.filePath("scene.json"));
  if (!file.open(QIODevice::WriteOnly)) qFatal("scene.json");
  file.write(scene);
  return file.fileName();
}

}  // namespace

/// Scenes on the kernel of this machine, in network namespaces, by the program itself.
class TestKernelRun : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() {
    const Outcome outcome = runLinger({"run", "listener-closed", "--on", "kernel"});
    if (outcome.exitCode != 0) QSKIP(outcome.error);
  }

  void theTraceIsOneLikeAnyOther() {
    const Outcome outcome =
        runLinger({"run", "listener-closed", "--on", "kernel", "--format", "json"});
    QCOMPARE(outcome.exitCode, 0);
    const QJsonObject json = QJsonDocument::fromJson(outcome.out).object();
    QCOMPARE(json["format"].toString(), "linger-trace/1");
    QVERIFY(json["engine"].toString().startsWith("Linux "));
    QVERIFY(!json["segments"].toArray().isEmpty());
    QVERIFY(!json["transitions"].toArray().isEmpty());
    QVERIFY(!json["calls"].toArray().isEmpty());
    QVERIFY(!json["verdicts"].toArray().isEmpty());
  }

  void theSimulationNamesItselfToo() {
    const Outcome outcome = runLinger({"run", "restart", "--format", "json"});
    QCOMPARE(QJsonDocument::fromJson(outcome.out)["engine"].toString(), "linger");
  }

  void theLinkDropsWhatTheModelDrops() {
    const Outcome outcome = runLinger(
        {"run", "listener-closed", "--on", "kernel", "--format", "json", "--drop", "client:syn:1"});
    const QJsonArray segments = QJsonDocument::fromJson(outcome.out)["segments"].toArray();
    QCOMPARE(segments[0]["flags"].toString(), "S");
    QCOMPARE(segments[0]["fate"].toString(), "dropped");
    QCOMPARE(segments[1]["flags"].toString(), "S");
    QCOMPARE(segments[1]["try"].toInt(), 2);
  }

  void bothEnginesAgree() {
    const Outcome outcome =
        runLinger({"check", "listener-closed", "data-after-close", "--format", "json"});
    QCOMPARE(outcome.error, QByteArray());
    const QJsonArray scenarios = QJsonDocument::fromJson(outcome.out)["scenarios"].toArray();
    QCOMPARE(scenarios.size(), 2);
    for (const QJsonValue scenario : scenarios) {
      QVERIFY2(scenario["agrees"].toBool(), outcome.out);
    }
  }

  /// IPv6, a connection with a name, a child that inherits the listener, and a segment from
  /// nowhere.
  void bothEnginesAgreeOnWhateverAProgramDoes() {
    const QTemporaryDir folder;
    const QString scene = written(folder, kRichScene);
    const Outcome outcome = runLinger({"check", scene, "--format", "json"});
    QCOMPARE(outcome.error, QByteArray());
    const QJsonObject json = QJsonDocument::fromJson(outcome.out).object();
    QVERIFY2(json["scenarios"][0]["agrees"].toBool(), outcome.out);
  }

  /// The first probes follow a second after the scene's beginning, not after the setup's last
  /// segment, which was earlier.
  void keepAliveSetBeforeTheSceneCountsFromItsBeginning() {
    const QTemporaryDir folder;
    const QString scene = written(folder, kKeptAliveBefore);
    const Outcome outcome = runLinger({"run", scene, "--on", "kernel", "--format", "json"});
    QCOMPARE(outcome.exitCode, 0);
    const QJsonArray segments = QJsonDocument::fromJson(outcome.out)["segments"].toArray();
    QVERIFY(!segments.isEmpty());
    for (const QJsonValue segment : segments) {
      QVERIFY2(segment["sent_us"].toInteger() >= 990'000, outcome.out);
    }
  }

  /// Whether or not the child was born in time: who has the port is known until the end.
  void aChildWhoseParentIsKilledMeanwhileIsKnown() {
    const QTemporaryDir folder;
    for (const int killed : {200'000, 200'400, 201'000}) {
      const QString scene =
          written(folder, QByteArray(kKilledInBirth).replace("%1", QByteArray::number(killed)));
      const Outcome outcome = runLinger({"run", scene, "--on", "kernel", "--format", "json"});
      const QJsonDocument json = QJsonDocument::fromJson(outcome.out);
      const QJsonArray intervals = json["verdicts"][0]["intervals"].toArray();
      QCOMPARE(intervals.last()["result"].toString(), "OK");
      for (const QJsonValue interval : intervals) {
        const QString blocker = interval["blocked_by"].toString();
        QVERIFY2(!blocker.contains("no process"), qPrintable(blocker));
      }
    }
  }

  void nothingIsLeftWhenItIsEnded_data() {
    QTest::addColumn<int>("signal");
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<bool>("hasTun");
    const QStringList run{"run", "restart", "--on", "kernel", "-o", "trace.txt"};
    const QStringList check{"check", "restart", "abort", "-o", "trace.txt"};
    QTest::newRow("kill -9") << SIGKILL << run << true;
    QTest::newRow("Ctrl+C") << SIGINT << run << true;
    QTest::newRow("kill") << SIGTERM << run << true;
    QTest::newRow("the terminal goes") << SIGHUP << run << true;
    QTest::newRow("check, kill -9") << SIGKILL << check << true;
    QTest::newRow("check, Ctrl+C") << SIGINT << check << true;
    QTest::newRow("without TUN, kill -9") << SIGKILL << run << false;
    QTest::newRow("without TUN, Ctrl+C") << SIGINT << run << false;
    QTest::newRow("without TUN, check, kill -9") << SIGKILL << check << false;
  }

  /// Its processes, the namespaces that they are in, their devices, and what it may have written.
  void nothingIsLeftWhenItIsEnded() {
    QFETCH(int, signal);
    QFETCH(QStringList, words);
    QFETCH(bool, hasTun);
    if (!hasTun && geteuid() != 0) QSKIP("only root can hide /dev/net/tun");
    const QStringList devices = QDir("/sys/class/net").entryList();
    QTemporaryDir folder;
    QProcess running;
    running.setWorkingDirectory(folder.path());
    if (!hasTun) running.setChildProcessModifier(hideTun);
    running.start(QStringLiteral(LINGER_PROGRAM), words);
    QVERIFY(running.waitForStarted());
    QList<qint64> family;
    const auto hasBegun = [&] {
      family = descendantsOf(running.processId());
      // The link's network and one for each host.
      return ownNetworksOf(running.processId()).size() >= 3;
    };
    QVERIFY(QTest::qWaitFor(hasBegun, 10'000));
    const QSet<QString> own = ownNetworksOf(running.processId());
    QCOMPARE(std::ranges::any_of(family, hasPairIn), !hasTun);
    ::kill(pid_t(running.processId()), signal);
    running.waitForFinished();
    QVERIFY(QTest::qWaitFor([&own] { return !networks().intersects(own); }, 10'000));
    for (const qint64 pid : std::as_const(family)) {
      QVERIFY(QTest::qWaitFor([pid] { return ::kill(pid_t(pid), 0) != 0; }, 10'000));
    }
    QVERIFY(QDir(folder.path()).isEmpty());
    QCOMPARE(QDir("/sys/class/net").entryList(), devices);
  }

  void nothingIsLeftWhenTheFileCannotBeWritten() {
    QProcess running;
    running.start(QStringLiteral(LINGER_PROGRAM),
                  {"run", "listener-closed", "--on", "kernel", "-o", "/no/such/folder/trace.txt"});
    QVERIFY(running.waitForStarted());
    QSet<QString> own;
    const auto hasEnded = [&] {
      own += ownNetworksOf(running.processId());
      return running.state() == QProcess::NotRunning;
    };
    QVERIFY(QTest::qWaitFor(hasEnded, 30'000));
    QCOMPARE(running.exitCode(), 2);
    QCOMPARE(running.readAllStandardError().count('\n'), 1);
    QVERIFY(own.size() >= 3);
    QVERIFY(QTest::qWaitFor([&own] { return !networks().intersects(own); }, 10'000));
  }

  void saysWhatItCannotRun() {
    const Outcome outcome = runLinger({"run", "why-2msl", "--on", "kernel"});
    QCOMPARE(outcome.exitCode, 2);
    QCOMPARE(outcome.out, QByteArray());
    QVERIFY2(outcome.error.startsWith("linger: this scenario cannot run on the kernel: it sets the "
                                      "MSL"),
             outcome.error);
    QCOMPARE(runLinger({"run", "restart", "--on", "moon"}).exitCode, 2);
    QCOMPARE(runLinger({"check"}).exitCode, 2);
    QCOMPARE(runLinger({"check", "no-such-scene"}).exitCode, 2);
  }
};

QTEST_GUILESS_MAIN(TestKernelRun)
#include "tst_kernel_run.moc"
