#include <QTest>
#include <algorithm>

#include "model/sim/simulate.h"
#include "model/trace/connects.h"
#include "model/trace/rebind.h"
#include "tests/model/sim/results.h"
#include "tests/model/sim/scene.h"

using namespace linger;
using namespace linger::scene;

namespace {

constexpr HostIndex kClient = 0;
constexpr HostIndex kServer = 1;

/// The ports that the client's connections begin on, in order.
std::vector<int> portsOf(const Trace& trace) {
  std::vector<int> ports;
  for (const SegmentRecord& record : trace.segments) {
    if (record.from == kClient && kindOf(record.segment) == SegmentKind::Syn) {
      ports.push_back(record.source.port);
    }
  }
  return ports;
}

/// The client calls `times`, from ports that the system chooses, and closes first.
Scenario calls(int times, std::optional<SocketAddress> from = std::nullopt) {
  Step call = connect();
  call.local = from;
  const Step again{.kind = StepKind::Repeat, .count = times};
  Scenario scenario = connected(OsId::Linux, 10ms, {call, after(100ms, scene::close()), again},
                                {scene::accept(), recvEof(), scene::close(), again});
  client(scenario).programs[0].setup.clear();
  server(scenario).programs[0].setup = {scene::listen()};
  return scenario;
}

/// A server that takes its port in the scene.
Scenario servesOn(OsId os, std::uint16_t port) {
  Scenario scenario = connected(os, 10ms, {}, {});
  scenario.hosts[0].programs.clear();
  Program& program = server(scenario).programs[0];
  program.setup.clear();
  program.steps = {{.kind = StepKind::Listen, .local = at("192.0.2.20", port)}};
  return scenario;
}

}  // namespace

/// Ports that a system does not give, or not to everybody.
class TestPortsKeptBack : public QObject {
  Q_OBJECT

 private slots:
  /// Measured on Linux 6.18: with the range 40000-40003 and 40001-40002 reserved, six bind(:0) get
  /// 40003 and 40000, and four EADDRINUSE; bind(:40001) works.
  void reservedPortsAreNotChosen() {
    Scenario scenario = calls(2);
    client(scenario).tuning.ports = PortRange{40000, 40003};
    client(scenario).tuning.reservedPorts = {{40001, 40002}};
    const Trace trace = simulate(scenario);
    QCOMPARE(portsOf(trace), (std::vector{40000, 40003}));
  }

  void whenOnlyReservedPortsAreLeftThereIsNone() {
    Scenario scenario = calls(3, at("192.0.2.10", 0));
    client(scenario).tuning.ports = PortRange{40000, 40003};
    client(scenario).tuning.reservedPorts = {{40001, 40002}};
    const Trace trace = simulate(scenario);
    QCOMPARE(portsOf(trace), (std::vector{40000, 40003}));
    QCOMPARE(lastResult(trace, kClient, Call::Bind), Errno::AddrInUse);
  }

  void bindMayAskForThemOnLinuxAndNotOnWindows() {
    for (const auto& [os, expected] :
         {std::pair{OsId::Linux, Errno::Ok}, std::pair{OsId::Windows, Errno::Access}}) {
      Scenario scenario = servesOn(os, 50005);
      server(scenario).tuning.reservedPorts = {{50000, 50059}};
      QCOMPARE(lastResult(simulate(scenario), kServer, Call::Bind), expected);
    }
  }

  /// What the lanes say of a restart is what the restart gets.
  void theVerdictKnowsThem() {
    Scenario scenario = servesOn(OsId::Windows, 50005);
    server(scenario).tuning.reservedPorts = {{50005, 50005}};
    const Trace trace = simulate(scenario);
    const auto verdict = rebindVerdictAt(trace, standardQueries(trace).front(), kSimStart).verdict;
    QCOMPARE(verdict.result, Errno::Access);
    QCOMPARE(std::string(verdict.rule.key), std::string("bind.windows.reserved-port"));
  }

  /// The third call fails, and so would any other until a port is free again.
  void theVerdictOfAConnectKnowsThem() {
    Scenario scenario = calls(3);
    client(scenario).tuning.ports = PortRange{40000, 40003};
    client(scenario).tuning.reservedPorts = {{40001, 40002}};
    const Trace trace = simulate(scenario);
    QCOMPARE(lastResult(trace, kClient, Call::Connect), Errno::AddrNotAvail);
    const std::vector<ConnectQuery> queries = connectsAtStake(trace);
    QCOMPARE(queries.size(), std::size_t(1));
    const std::vector<VerdictInterval> answers = connectVerdicts(trace, queries.front());
    QVERIFY(answers.front().verdict.works());
    QVERIFY(std::ranges::any_of(answers,
                                [](const VerdictInterval& each) { return !each.verdict.works(); }));
  }

  void theVerdictOfAConnectKnowsWhoAsks() {
    Scenario scenario = calls(1);
    ConnectQuery query;
    query.local = at("192.0.2.10", 443);
    query.remote = at("192.0.2.20", 8080);
    query.uid = 1000;
    const auto answer = [&] {
      return connectVerdicts(simulate(scenario), query).front().verdict.result;
    };
    QCOMPARE(answer(), Errno::Access);
    client(scenario).tuning.unprivilegedPort = 443;
    QCOMPARE(answer(), Errno::Ok);
  }

  void theFirstPortOfEverybodyCanBeMoved() {
    Scenario scenario = servesOn(OsId::Linux, 443);
    QCOMPARE(lastResult(simulate(scenario), kServer, Call::Bind), Errno::Access);
    server(scenario).tuning.unprivilegedPort = 443;
    QCOMPARE(lastResult(simulate(scenario), kServer, Call::Listen), Errno::Ok);
    server(scenario).tuning.unprivilegedPort = 444;
    QCOMPARE(lastResult(simulate(scenario), kServer, Call::Bind), Errno::Access);
  }

  /// bind() to a port of its own choice needs one that is free towards everybody; with
  /// IP_BIND_ADDRESS_NO_PORT connect() may use one port towards two servers.
  void aPortChosenAtConnectServesTwoServers() {
    for (const bool later : {false, true}) {
      Step first{
          .kind = StepKind::Connect, .peer = at("192.0.2.20", 8080), .local = at("192.0.2.10", 0)};
      first.connection = "first";
      Step second = first;
      second.peer = at("192.0.2.20", 8081);
      second.connection = "second";
      Scenario scenario = connected(OsId::Linux, 10ms, {first, second}, {});
      Program& caller = client(scenario).programs[0];
      caller.setup.clear();
      if (later) caller.options = {{SocketOption::NoPort, 1}};
      client(scenario).tuning.ports = PortRange{40000, 40000};
      Program other = server(scenario).programs[0];
      server(scenario).programs[0].setup = {scene::listen()};
      other.name = "other";
      other.setup = {{.kind = StepKind::Listen, .local = at("192.0.2.20", 8081)}};
      server(scenario).programs.push_back(other);
      const Trace trace = simulate(scenario, {.until = kSimStart + 2s});
      QCOMPARE(lastResult(trace, kClient, Call::Bind), later ? Errno::Ok : Errno::AddrInUse);
      QCOMPARE(portsOf(trace).size(), later ? std::size_t(2) : std::size_t(1));
    }
  }
};

QTEST_APPLESS_MAIN(TestPortsKeptBack)
#include "tst_ports_kept_back.moc"
