#include <QTest>
#include <algorithm>

#include "model/sim/simulate.h"
#include "tests/model/sim/scene.h"

using namespace linger;
using namespace linger::scene;

namespace {

constexpr HostIndex kClient = 0;
constexpr HostIndex kRelay = 1;
constexpr HostIndex kOrigin = 2;

Step on(const char* connection, Step step) {
  step.connection = connection;
  return step;
}

Step callOrigin() {
  return on("origin", {.kind = StepKind::Connect, .peer = at("192.0.2.30", 9090)});
}

/// A client, a relay and the origin that the relay calls.
Scenario relayed(std::vector<Step> relay, std::vector<Step> origin) {
  Scenario scenario = connected(
      OsId::Linux, 100ms, {send(100), scene::shutdown(), recv(300), recvEof(), scene::close()},
      std::move(relay));
  server(scenario).name = "relay";
  server(scenario).programs[0].setup = {scene::listen(), on("client", scene::accept()),
                                        callOrigin()};
  Program answering{.name = "origin", .steps = std::move(origin)};
  answering.setup = {{.kind = StepKind::Listen, .local = at("192.0.2.30", 9090)}, scene::accept()};
  scenario.hosts.push_back(
      {.name = "origin", .address = *Address::parse("192.0.2.30"), .programs = {answering}});
  return scenario;
}

std::vector<Step> answersAtEof() {
  return {recvEof(), send(300), scene::close(), scene::exit()};
}

}  // namespace

/// Programs with several connections, whose steps say which they mean.
class TestNamedConnections : public QObject {
  Q_OBJECT

 private slots:
  void aRelayPassesOnBothDirections() {
    const Trace trace = simulate(
        relayed({on("client", recvEof()), on("origin", send(100)), on("origin", scene::shutdown()),
                 on("origin", recvEof()), on("client", send(300)), on("client", scene::close()),
                 on("origin", scene::close()), scene::exit()},
                answersAtEof()));
    QCOMPARE(moves(trace, kClient),
             (std::vector<std::string>{"ESTABLISHED -> FIN-WAIT-1", "FIN-WAIT-1 -> FIN-WAIT-2",
                                       "FIN-WAIT-2 -> TIME-WAIT", "TIME-WAIT -> CLOSED"}));
    const auto answered = std::ranges::find_if(trace.calls, [](const CallRecord& record) {
      return record.host == kClient && record.call == Call::Recv && record.value == 300;
    });
    QVERIFY(answered != trace.calls.end());
  }

  /// A relay that takes end of file on one side for the end of both loses the answer.
  void aRelayThatForgetsHalfCloseLosesTheAnswer() {
    const Trace trace = simulate(
        relayed({on("client", recvEof()), on("origin", send(100)), on("origin", scene::close()),
                 on("client", scene::close()), scene::exit()},
                answersAtEof()));
    const bool resets = std::ranges::any_of(trace.segments, [](const SegmentRecord& record) {
      return record.from == kRelay && record.to == kOrigin && record.segment.flags.rst;
    });
    QVERIFY(resets);
    for (const CallRecord& record : trace.calls) {
      const bool isRecv = record.host == kClient && record.call == Call::Recv && record.returned;
      if (isRecv) QCOMPARE(record.value, std::int64_t(0));
    }
  }

  void eachNameNeedsItsOwnConnection() {
    Scenario scenario = relayed({on("upstream", send(1))}, {});
    const auto problems = problemsOf(scenario);
    QCOMPARE(problems.size(), std::size_t(1));
    QCOMPARE(problems[0].where, std::string("hosts[1].programs[0].steps[0]"));
    QVERIFY(problems[0].kind == ProblemKind::NeedsConnection);
    scenario =
        relayed({on("two words", {.kind = StepKind::Connect, .peer = at("192.0.2.30", 9090)})}, {});
    QVERIFY(problemsOf(scenario)[0].kind == ProblemKind::BadName);
    QCOMPARE(problemsOf(scenario)[0].where,
             std::string("hosts[1].programs[0].steps[0].connection"));
  }

  /// bind(), a pause, listen(): a call in between is refused.
  void aSocketCanListenLater() {
    Step call = scene::connect();
    call.local.reset();
    for (const bool early : {true, false}) {
      Scenario scenario = connected(OsId::Linux, 10ms, {when(early ? 500ms : 2s, call)}, {});
      client(scenario).programs[0].setup.clear();
      Program& program = server(scenario).programs[0];
      program.setup = {{.kind = StepKind::Open, .local = at("192.0.2.20", 8080)}};
      program.steps = {when(1s, {.kind = StepKind::Listen}), scene::accept()};
      const Trace trace = simulate(scenario, {.until = kSimStart + 5s});
      const auto connected = std::ranges::find_if(trace.calls, [](const CallRecord& record) {
        return record.host == kClient && record.call == Call::Connect;
      });
      QCOMPARE(connected->result, early ? Errno::ConnRefused : Errno::Ok);
    }
  }

  void listenWithoutAnAddressNeedsAnOpen() {
    Scenario scenario = connected(OsId::Linux, 10ms, {}, {{.kind = StepKind::Listen}});
    QVERIFY(problemsOf(scenario)[0].kind == ProblemKind::NeedsOpen);
  }
};

QTEST_APPLESS_MAIN(TestNamedConnections)
#include "tst_named_connections.moc"
