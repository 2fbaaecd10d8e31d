#include <QTest>

#include "app/live/callers.h"
#include "app/live/control_group.h"
#include "app/live/port_words.h"
#include "app/live/program_language.h"

using namespace linger;

namespace {

const std::string kId(64, 'a');

LiveSocket call(State state, std::uint16_t port, Duration left = {}) {
  LiveSocket socket;
  socket.facts.state = state;
  socket.facts.local = {*Address::parse("127.0.0.1"), port};
  socket.facts.remote = SocketAddress{*Address::parse("127.0.0.1"), 443};
  socket.facts.timeWaitRecord = state == State::TimeWait;
  socket.timer = socket.facts.timeWaitRecord ? KernelTimer::TimeWait : KernelTimer::None;
  socket.left = left;
  socket.inode = socket.facts.timeWaitRecord ? 0 : 1;
  return socket;
}

CallerReading callsFrom(PortRange range, std::vector<LiveSocket> calls) {
  CallerReading reading;
  reading.remote = {*Address::parse("127.0.0.1"), 443};
  reading.local = *Address::parse("127.0.0.1");
  reading.knobs.ephemeral = range;
  reading.calls = std::move(calls);
  return reading;
}

}  // namespace

/// Who has a port, and who uses the ports for calls, from what was read. No kernel is needed.
class TestWhoHasIt : public QObject {
  Q_OBJECT

 private slots:
  void controlGroupsNameUnitsAndContainers_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("unit");
    QTest::addColumn<QByteArray>("container");
    QTest::addColumn<QByteArray>("manager");
    const QByteArray id = QByteArray::fromStdString(kId);
    const QByteArray shortId = id.left(12);
    const auto row = [](const char* name, const QByteArray& text, const char* unit,
                        const QByteArray& container, const char* manager) {
      QTest::newRow(name) << text << QByteArray(unit) << container << QByteArray(manager);
    };
    row("a service", "0::/system.slice/nginx.service\n", "nginx.service", {}, "sudo systemctl");
    row("a user's service",
        "0::/user.slice/user-1000.slice/user@1000.service/app.slice/web.service\n", "web.service",
        {}, "systemctl --user");
    row("Docker with systemd", "0::/system.slice/docker-" + id + ".scope\n", "", shortId, "docker");
    row("Docker without", "0::/docker/" + id + "\n", "", shortId, "docker");
    row("version 1", "12:pids:/docker/" + id + "\n1:name=systemd:/x.service/child\n", "x.service",
        shortId, "docker");
    row("Podman", "0::/machine.slice/libpod-" + id + ".scope/container\n", "", shortId, "podman");
    row("Kubernetes", "0::/kubepods.slice/kubepods-pod1.slice/cri-containerd-" + id + ".scope\n",
        "", shortId, "crictl");
    row("the root", "0::/\n", "", {}, "");
    row("nothing", {}, "", {}, "");
  }

  void controlGroupsNameUnitsAndContainers() {
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, unit);
    QFETCH(QByteArray, container);
    QFETCH(QByteArray, manager);
    const ControlGroup group = controlGroupFrom(text.toStdString());
    QCOMPARE(QByteArray::fromStdString(group.unit), unit);
    QCOMPARE(QByteArray::fromStdString(group.container), container);
    QCOMPARE(QByteArray::fromStdString(group.manager), manager);
  }

  void interpretersTellTheLanguage() {
    QCOMPARE(languageOf("/usr/bin/python3.11"), "python");
    QCOMPARE(languageOf("/usr/local/bin/node"), "node");
    QCOMPARE(languageOf("java"), "java");
    QCOMPARE(languageOf("/usr/sbin/nginx"), "");
    QCOMPARE(languageOf("/usr/bin/pythonista"), "");
  }

  void aProcessIsToldWithItsUnit() {
    LiveProcess process{
        .pid = 7, .program = "nginx", .command = "nginx -g daemon", .unit = "w.service"};
    QCOMPARE(describe(process), "process 7 (nginx): nginx -g daemon, in w.service");
    process.command = std::string(500, 'x');
    QVERIFY(describe(process).size() < 150);
  }

  void portsForCallsAreCounted() {
    CallerReading reading = callsFrom(
        {40000, 40009}, {call(State::Established, 40000), call(State::TimeWait, 40001, 59500ms),
                         call(State::Established, 50000)});
    reading.reserved = {40002};
    reading.bound = {call(State::Listen, 40003)};
    const CallerAnswer answer = answerOf(reading);
    QCOMPARE(answer.range, 10);
    QCOMPARE(answer.reserved, 1);
    QCOMPARE(answer.bound, 1);
    QCOMPARE(answer.calls.at("ESTABLISHED"), 1);
    QCOMPARE(answer.calls.at("TIME-WAIT"), 1);
    QCOMPARE(answer.reusable, 0);  // Too young.
    QCOMPARE(answer.left, 6);
    QCOMPARE(answer.nextIn->earliest, Duration(500ms));  // Then it is taken over.
  }

  void anOlderTimeWaitIsTakenOver() {
    CallerReading reading = callsFrom({40000, 40000}, {call(State::TimeWait, 40000, 40s)});
    QCOMPARE(answerOf(reading).left, 1);
    reading.timestamps = false;
    QCOMPARE(answerOf(reading).left, 0);
    reading.timestamps = true;
    reading.reuse = TimeWaitReuse::Never;
    QCOMPARE(answerOf(reading).left, 0);
    QCOMPARE(answerOf(reading).nextIn->earliest, Duration(40s));
  }

  void onlyAProgramFreesAHeldPort() {
    const CallerReading reading = callsFrom({40000, 40000}, {call(State::Established, 40000)});
    QCOMPARE(answerOf(reading).left, 0);
    QVERIFY(!answerOf(reading).nextIn);
  }
};

QTEST_APPLESS_MAIN(TestWhoHasIt)
#include "tst_who_has_it.moc"
