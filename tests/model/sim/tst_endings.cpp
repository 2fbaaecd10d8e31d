#include <QTest>
#include <algorithm>

#include "model/host/stack.h"
#include "model/sim/simulate.h"
#include "model/trace/snapshot.h"
#include "tests/model/sim/scene.h"

using namespace linger;
using namespace linger::scene;

/// However a connection ends, nothing of it stays behind.
class TestEndings : public QObject {
  Q_OBJECT

 private slots:
  /// A child whose handshake a RST ends leaves the socket table.
  void aResetHandshakeLeavesNoSocket() {
    Scenario scenario = connected(OsId::Linux, 100ms, {}, {});
    client(scenario).programs[0].setup.clear();
    client(scenario).programs[0].steps = {scene::connect()};
    server(scenario).programs[0].setup = {scene::listen()};
    server(scenario).programs[0].steps = {accept()};
    drop(scenario, "client", SegmentKind::Ack, 40);
    scenario.injections = {{.at = kSimStart + 120ms, .to = "server", .flags = {.rst = true}}};
    scenario.until = kSimStart + 10s;
    const Trace trace = simulate(scenario);
    const Snapshot end = snapshotAt(trace, kSimStart + 10s);
    QCOMPARE(end.hosts[1].sockets.size(), std::size_t{1});
    QCOMPARE(end.hosts[1].sockets[0].state, State::Listen);
  }

  /// TCP_LINGER2 below zero: an orphan does not wait for the peer's FIN, it resets.
  void negativeLinger2ResetsAtOnce() {
    const Trace trace = simulate(connected(OsId::Linux, 100ms, {recvEof()},
                                           {setOption(SocketOption::Linger2, -1), close()}));
    QCOMPARE(segments(trace).back(), std::string("server RA seq 2 ack 1"));
    QCOMPARE(closedAt(trace, 1), 0.1);
  }

  /// Keep-alive is for an idle connection: closing ends it.
  void keepAliveEndsWithTheClose() {
    const Trace trace = simulate(
        connected(OsId::Linux, 100ms, {close()},
                  {recvEof(), setOption(SocketOption::KeepAlive, 1), after(50ms, close())}));
    for (const TimerRecord& timer : trace.timers) QVERIFY(timer.ended.has_value());
    QCOMPARE(moves(trace, 1).back(), std::string("LAST-ACK -> CLOSED"));
  }

  /// Nor does the peer's FIN start it while data still waits for its acknowledgement.
  void keepAliveDoesNotDisplaceARetransmission() {
    Scenario scenario =
        connected(OsId::Linux, 100ms,
                  {setOption(SocketOption::KeepAlive, 1), send(100), recvEof(), after(3s, close())},
                  {when(10ms, close())});
    drop(scenario, "client", SegmentKind::Data, 60);
    const Trace trace = simulate(scenario);
    for (const TimerRecord& timer : trace.timers) {
      QVERIFY(timer.kind != TimerKind::KeepAlive || timer.set < kSimStart + 10ms);
    }
    QCOMPARE(moves(trace, 0).back(), std::string("LAST-ACK -> CLOSED"));
  }

  /// A socket is connected once: the next connection needs another one. smoltcp's may be used
  /// again, and then nothing of the first connection is left in it.
  void aResetSocketIsNotConnectedAgain() {
    const Step again{.kind = StepKind::Connect, .peer = at("192.0.2.20", 8080)};
    const auto answerOn = [&](OsId os) {
      Scenario scenario = connected(os, 100ms, {when(1s, again), recvEof(), close()},
                                    {when(10ms, scene::abort()), accept(), close()});
      const Trace trace = simulate(scenario);
      const auto call = std::ranges::find_if(trace.calls, [](const CallRecord& record) {
        return record.host == 0 && record.call == Call::Connect;
      });
      return std::pair(call->result, call->returned);
    };
    QCOMPARE(answerOn(OsId::Linux).first, Errno::IsConn);
    QCOMPARE(answerOn(OsId::FreeBsd).first, Errno::IsConn);
    const auto [result, returned] = answerOn(OsId::Smoltcp);
    QCOMPARE(result, Errno::Ok);
    QVERIFY(returned == kSimStart + 1100ms);  // After a handshake, not at once.
  }

  /// On Linux connect() may take the four-tuple of a TIME-WAIT: the old connection ends by the
  /// table, and nothing of it runs on.
  void connectReplacesATimeWait() {
    Scenario scenario =
        connected(OsId::Linux, 100ms, {when(10ms, close()), scene::exit()}, {recvEof(), close()});
    client(scenario).programs[0].options = {{SocketOption::ReuseAddr, 1}};
    server(scenario).programs[0].steps.push_back(accept());
    client(scenario).programs[0].starts.push_back(kSimStart + 2s);
    const Trace trace = simulate(scenario, {.until = kSimStart + 3s});
    const auto replaced =
        std::ranges::find(trace.transitions, Event::Replaced, &TransitionRecord::event);
    QVERIFY(replaced != trace.transitions.end());
    QCOMPARE(replaced->from, State::TimeWait);
    QCOMPARE(replaced->to, State::Closed);
    QVERIFY(replaced->at == kSimStart + 2s);
  }

  /// Two programs of one machine: FreeBSD and illumos keep no TIME-WAIT for them, the others do.
  void oneMachineMayKeepNoTimeWait() {
    const auto movesOn = [](OsId os) {
      Scenario scenario = connected(os, 0ms, {recvEof(), after(100ms, close())}, {close()});
      scenario.oneMachine = true;
      client(scenario).address = server(scenario).address;
      for (Program& program : client(scenario).programs) program.setup[0].local.reset();
      return moves(simulate(scenario), 1);
    };
    QCOMPARE(movesOn(OsId::Linux)[2], std::string("FIN-WAIT-2 -> TIME-WAIT"));
    for (const OsId os : {OsId::FreeBsd, OsId::Illumos}) {
      const std::vector<std::string> moves = movesOn(os);
      QCOMPARE(moves[2], std::string("FIN-WAIT-2 -> TIME-WAIT"));
      QCOMPARE(moves[3], std::string("TIME-WAIT -> CLOSED"));
    }
  }

  /// On one machine each socket is drawn with its own program, and one power switch serves all.
  void oneMachineHasTwoLifelines() {
    Scenario scenario =
        connected(OsId::Linux, 100ms, {send(100), recvEof(), close()}, {recv(100), close()});
    scenario.oneMachine = true;
    client(scenario).address = server(scenario).address;
    client(scenario).programs[0].setup[0].local.reset();
    server(scenario).events = {{kSimStart + 10s, HostEventKind::PowerOff, {}, {}}};
    const Trace trace = simulate(scenario);
    for (const SegmentRecord& record : trace.segments) QVERIFY(record.from != record.to);
    QCOMPARE(moves(trace, 0).back(), std::string("LAST-ACK -> CLOSED"));
    const std::vector<std::string> server = moves(trace, 1);
    QCOMPARE(server[1], std::string("FIN-WAIT-1 -> TIME-WAIT"));
    QCOMPARE(server.back(), std::string("TIME-WAIT -> CLOSED"));  // Without power.
    QCOMPARE(trace.power.size(), std::size_t{2});
  }

  /// smoltcp keeps no table of ports, but two connections cannot have one four-tuple: the one
  /// that lives stays, and the newcomer is refused.
  void aLiveConnectionIsNotTakenOver() {
    Scenario scenario = connected(OsId::Smoltcp, 100ms, {recvEof(), close()}, {when(5s, close())});
    Program second{.name = "second", .steps = {scene::connect()}, .starts = {kSimStart + 1s}};
    client(scenario).programs.push_back(second);
    const Trace trace = simulate(scenario);
    const auto refused = std::ranges::find_if(trace.calls, [](const CallRecord& record) {
      return record.call == Call::Connect && record.at == kSimStart + 1s;
    });
    QVERIFY(refused != trace.calls.end());
    QCOMPARE(refused->result, Errno::AddrInUse);
    QCOMPARE(moves(trace, 0),
             (std::vector<std::string>{"ESTABLISHED -> CLOSE-WAIT", "CLOSE-WAIT -> LAST-ACK",
                                       "LAST-ACK -> CLOSED"}));
  }
};

QTEST_APPLESS_MAIN(TestEndings)
#include "tst_endings.moc"
