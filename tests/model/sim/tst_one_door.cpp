#include <QTest>
#include <algorithm>
#include <string>
#include <vector>

#include "model/sim/simulate.h"
#include "model/tcp/transitions.h"
#include "tests/model/sim/scene.h"
#include "tests/model/sim/untold_changes.h"

using namespace linger;
using namespace linger::scene;

/// Every change of a socket's state is a transition of the table, with its row and its rule.
class TestOneDoor : public QObject {
  Q_OBJECT

 private slots:
  void powerIsLostInEachState_data() {
    QTest::addColumn<int>("milliseconds");
    QTest::addColumn<int>("host");
    QTest::addColumn<QString>("state");
    const auto row = [](const char* state, int milliseconds, int host) {
      QTest::newRow(state) << milliseconds << host << QString(state);
    };
    row("LISTEN", 25, 1);
    row("SYN-SENT", 75, 0);
    row("SYN-RECEIVED", 125, 1);
    row("ESTABLISHED", 175, 0);
    row("FIN-WAIT-1", 225, 1);
    row("CLOSE-WAIT", 325, 0);
    row("FIN-WAIT-2", 325, 1);
    row("LAST-ACK", 425, 0);
    row("TIME-WAIT", 475, 1);
  }

  /// The server closes at 0.2 s and the client at 0.4 s, each way takes 50 ms, and one of them
  /// loses its power in between.
  void powerIsLostInEachState() {
    QFETCH(int, milliseconds);
    QFETCH(int, host);
    QFETCH(QString, state);
    Scenario scenario =
        connected(OsId::Linux, 100ms, {recvEof(), when(400ms, close())}, {when(200ms, close())});
    connectsAt(scenario, 50ms);
    scenario.hosts[std::size_t(host)].events = {
        {kSimStart + std::chrono::milliseconds(milliseconds), HostEventKind::PowerOff, {}, {}}};
    const Trace trace = simulate(scenario);

    const auto lost = std::ranges::find_if(trace.transitions, [&](const TransitionRecord& move) {
      return move.event == Event::PowerLost && QString::fromUtf8(nameOf(move.from)) == state;
    });
    QVERIFY(lost != trace.transitions.end());
    QCOMPARE(lost->to, State::Closed);
    QCOMPARE(lost->rule.key, std::string_view("host.power-lost"));
    QCOMPARE(std::size_t(host), lost->host);
    QCOMPARE(untoldChanges(trace), std::vector<std::string>());
  }

  /// CLOSING needs both to close at once.
  void powerIsLostInClosing() {
    Scenario scenario = connected(OsId::Linux, 100ms, {when(10ms, close())}, {when(10ms, close())});
    client(scenario).events = {{kSimStart + 100ms, HostEventKind::PowerOff, {}, {}}};
    const Trace trace = simulate(scenario);
    QCOMPARE(moves(trace, 0).back(), std::string("CLOSING -> CLOSED"));
    QCOMPARE(untoldChanges(trace), std::vector<std::string>());
  }

  /// Where the queue has no room at the handshake's last segment, BSD refuses it.
  void aFullQueueRefusesTheHandshake() {
    Scenario scenario = connected(OsId::FreeBsd, 100ms, {}, {after(10s, accept()), close()});
    server(scenario).programs[0].setup = {listen()};
    server(scenario).programs[0].setup[0].backlog = 0;
    Program& caller = client(scenario).programs[0];
    caller.setup.clear();
    caller.steps = {anywhere(scene::connect()), recvEof()};
    for (int i = 1; i < 4; ++i) caller.starts.push_back(kSimStart + i * 300ms);
    const Trace trace = simulate(scenario);
    expectRefusal(trace);
  }

  /// Its listener closes while the handshake is under way: what comes next is refused.
  void aClosedListenerRefusesTheHandshake() {
    Scenario scenario = connected(OsId::Linux, 100ms, {recvEof(), close()}, {});
    server(scenario).programs[0].steps = {when(120ms, {.kind = StepKind::CloseListener})};
    server(scenario).programs[0].setup = {listen()};
    connectsAt(scenario, 50ms);
    const Trace trace = simulate(scenario);
    expectRefusal(trace);
  }

  /// What these tests rest on: a state that changes without its transition is found.
  void aChangeWithoutATransitionIsFound() {
    Scenario scenario = connected(OsId::Linux, 100ms, {recvEof(), close()}, {when(10ms, close())});
    const Trace trace = simulate(scenario);
    QVERIFY(trace.transitions.size() > 5);
    for (std::size_t i = 0; i < trace.transitions.size(); ++i) {
      Trace untold = trace;
      untold.transitions.erase(untold.transitions.begin() + std::ptrdiff_t(i));
      QVERIFY(!untoldChanges(untold).empty());
    }
    QCOMPARE(untoldChanges(trace), std::vector<std::string>());
  }

 private:
  /// The client calls then, and the server waits for it, both within the scene.
  static void connectsAt(Scenario& scenario, Duration instant) {
    Program& calling = client(scenario).programs[0];
    calling.setup.clear();
    calling.steps.insert(calling.steps.begin(), when(instant, scene::connect()));
    Program& called = server(scenario).programs[0];
    called.steps.insert(called.steps.begin(), called.setup.begin(), called.setup.end());
    called.setup.clear();
  }

  static Step anywhere(Step connecting) {
    connecting.local.reset();
    return connecting;
  }

  static void expectRefusal(const Trace& trace) {
    const auto refused =
        std::ranges::find(trace.transitions, Event::HandshakeRefused, &TransitionRecord::event);
    QVERIFY(refused != trace.transitions.end());
    QCOMPARE(refused->from, State::SynReceived);
    QCOMPARE(refused->to, State::Closed);
    QCOMPARE(refused->rule.key, std::string_view("open.refused-by-listener"));
    QVERIFY(refused->cause.has_value());
    QCOMPARE(untoldChanges(trace), std::vector<std::string>());
  }
};

QTEST_APPLESS_MAIN(TestOneDoor)
#include "tst_one_door.moc"
