#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include "tests/app/cli/program.h"

namespace {

/// The server closes first and is started again; HOST is the address of both, ON what the server
/// listens on, MORE what else the scenario says.
constexpr const char* kScene = R"({
  "format": "linger-scenario/1", "name": "one", "title": "One machine", "until": "2s",
  "one_machine": true, "link": { "delay": "20ms" },
  "hosts": [
    { "name": "client", "os": "linux", "address": "HOST", "programs": [
      { "name": "client",
        "before": [{ "do": "connect", "to": "PEER:8080" }, { "do": "send", "bytes": 100 }],
        "steps": [{ "do": "recv-eof" }, { "do": "close", "after": "100ms" }, { "do": "exit" }] }] },
    { "name": "server", "os": "linux", "address": "HOST", EVENTS "programs": [
      { "name": "server", "starts": ["0s", "1s"],
        "before": [{ "do": "listen", "on": "ON:8080" }, { "do": "accept" },
                   { "do": "recv", "bytes": 100 }],
        "steps": [{ "do": "close", "at": "40ms" }, { "do": "exit" }] }] }]
  FATES
})";

struct Scene {
  QByteArray name;
  QByteArray host = "127.0.0.1";
  QByteArray on = "127.0.0.1";
  QByteArray events = {};
  QByteArray fates = {};
};

QByteArray textOf(const Scene& scene) {
  const bool isV6 = scene.host.contains(':');
  QByteArray text = kScene;
  return text.replace("HOST", scene.host)
      .replace("PEER", isV6 ? '[' + scene.host + ']' : scene.host)
      .replace("ON", scene.on)
      .replace("EVENTS", scene.events)
      .replace("FATES", scene.fates);
}

const QList<Scene> kScenes{
    {"loopback"},
    {"listens on all addresses", "127.0.0.1", "0.0.0.0"},
    {"own IPv4 address", "192.0.2.7", "192.0.2.7"},
    {"own IPv6 address", "2001:db8::7", "[2001:db8::7]"},
    {"killed", "127.0.0.1", "127.0.0.1",
     R"("events": [{ "at": "1ms", "do": "kill", "program": "server" }],)"},
    {"power lost and back", "127.0.0.1", "127.0.0.1",
     R"("events": [{ "at": "300ms", "do": "power-off" }, { "at": "500ms", "do": "power-on" }],)"},
    {"the FIN is lost",
     "127.0.0.1",
     "127.0.0.1",
     {},
     R"(, "fates": [{ "host": "server", "kind": "fin", "fate": "drop" }])"},
};

/// A program of the server calls the server, over the loopback and at its own address.
constexpr const char* kCallsItself = R"({
  "format": "linger-scenario/1", "name": "own", "title": "Own", "until": "2s",
  "link": { "delay": "20ms" },
  "hosts": [
    { "name": "client", "os": "linux", "address": "192.0.2.10", "programs": [] },
    { "name": "server", "os": "linux", "address": "192.0.2.20", "programs": [
      { "name": "server",
        "before": [{ "do": "listen", "on": "0.0.0.0:8080" }, { "do": "accept", "connection": "a" },
                   { "do": "accept", "connection": "b" }],
        "steps": [{ "do": "close", "connection": "a", "at": "40ms" },
                  { "do": "close", "connection": "b", "at": "500ms" }] },
      { "name": "probe",
        "before": [{ "do": "connect", "to": "127.0.0.1:8080", "connection": "a" },
                   { "do": "connect", "to": "192.0.2.20:8080", "connection": "b" }],
        "steps": [{ "do": "recv-eof", "connection": "a" },
                  { "do": "close", "connection": "a", "after": "100ms" },
                  { "do": "recv-eof", "connection": "b" },
                  { "do": "close", "connection": "b", "after": "100ms" }] }] }]
})";

/// The server sends more than a congestion window at once; WINDOW is a host's tuning.
constexpr const char* kLongAnswer = R"({
  "format": "linger-scenario/1", "name": "long", "title": "Long", "until": "1s",
  "link": { "delay": "100ms" },
  "hosts": [
    { "name": "client", "os": "linux", "address": "192.0.2.10", "programs": [
      { "name": "client", "before": [{ "do": "connect", "to": "192.0.2.20:8080" }],
        "steps": [{ "do": "send", "bytes": 100 }, { "do": "recv-eof" }, { "do": "exit" }] }] },
    { "name": "server", "os": "linux", "address": "192.0.2.20", "tuning": { WINDOW }, "programs": [
      { "name": "server",
        "before": [{ "do": "listen", "on": "192.0.2.20:8080" }, { "do": "accept" }],
        "steps": [{ "do": "recv", "bytes": 100 }, { "do": "send", "bytes": 40000 },
                  { "do": "exit" }] }] }]
})";

QString written(const QTemporaryDir& folder, const QByteArray& name, const QByteArray& text) {
  QFile file(folder.filePath(QString::fromLatin1(name) + ".json"));
  if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size()) return {};
  return file.fileName();
}

/// How many segments of data the server has sent before the first can have been acknowledged.
int sentAtOnce(const QByteArray& trace) {
  int count = 0;
  for (const QJsonValue segment : QJsonDocument::fromJson(trace)["segments"].toArray()) {
    const bool isData = segment["from"].toString() == "server" && segment["len"].toInt() > 0;
    if (isData && segment["sent_us"].toInt() < 250'000) ++count;
  }
  return count;
}

}  // namespace

/// Scenes on the kernel of this machine whose hosts are one machine, or whose routes are tuned.
class TestOneMachineRun : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() {
    const Outcome outcome = runLinger({"run", "listener-closed", "--on", "kernel"});
    if (outcome.exitCode != 0) QSKIP(outcome.error);
  }

  /// What it sends to itself passes the link, and each host has its own part of the sockets.
  void bothEnginesAgree() {
    const QTemporaryDir folder;
    QStringList words{"check"};
    for (const Scene& scene : kScenes) words << written(folder, scene.name, textOf(scene));
    words << written(folder, "calls itself", kCallsItself);
    const Outcome outcome = runLinger(words + QStringList{"--format", "json"});
    QCOMPARE(outcome.error, QByteArray());
    const QJsonArray scenarios = QJsonDocument::fromJson(outcome.out)["scenarios"].toArray();
    QCOMPARE(scenarios.size(), kScenes.size() + 1);
    for (const QJsonValue scenario : scenarios) {
      const QByteArray told = QJsonDocument(scenario.toObject()).toJson();
      QVERIFY2(scenario["agrees"].toBool(), told);
      QVERIFY2(scenario["explained"].toArray().isEmpty(), told);
    }
  }

  void theLoopbackOfIpv6CannotBeObserved() {
    const QTemporaryDir folder;
    const QString scene = written(folder, "v6", textOf({"v6", "::1", "[::1]"}));
    const Outcome outcome = runLinger({"run", scene, "--on", "kernel"});
    QCOMPARE(outcome.exitCode, 2);
    QVERIFY2(outcome.error.contains("::1"), outcome.error);
  }

  void theInitialWindowIsTheRoutes_data() {
    QTest::addColumn<QByteArray>("tuning");
    QTest::addColumn<int>("segments");
    QTest::newRow("the kernel's own") << QByteArray() << 10;
    QTest::newRow("two") << QByteArray("\"initial_window\": 2") << 2;
  }

  void theInitialWindowIsTheRoutes() {
    QFETCH(QByteArray, tuning);
    const QTemporaryDir folder;
    const QByteArray text = QByteArray(kLongAnswer).replace("WINDOW", tuning);
    const QString scene = written(folder, "long", text);
    const Outcome outcome = runLinger({"run", scene, "--on", "kernel", "--format", "json"});
    QCOMPARE(outcome.error, QByteArray());
    QTEST(sentAtOnce(outcome.out), "segments");
  }
};

QTEST_GUILESS_MAIN(TestOneMachineRun)
#include "tst_one_machine_run.moc"
