#include <QTest>
#include <algorithm>
#include <map>

#include "model/sim/simulate.h"
#include "tests/model/sim/scene.h"

using namespace linger;
using namespace linger::scene;

namespace {

/// The results of a kind of call on a host, in order.
std::vector<Errno> resultsOf(const Trace& trace, HostIndex host, Call call) {
  std::vector<Errno> results;
  for (const CallRecord& record : trace.calls) {
    if (record.host == host && record.call == call && record.returned) {
      results.push_back(record.result);
    }
  }
  return results;
}

constexpr HostIndex kClient = 0;
constexpr HostIndex kServer = 1;

using Errors = std::vector<Errno>;

/// Two programs on one host, started by themselves; the other host only stands there.
Scenario twoListeners(OsId os, const char* host, Program first, Program second) {
  Scenario scenario = connected(os, 10ms, {}, {});
  scenario.hosts[0].programs.clear();
  scenario.hosts[1].address = *Address::parse(host);
  first.name = "first";
  second.name = "second";
  second.starts = {kSimStart + 1s};
  scenario.hosts[1].programs = {first, second};
  return scenario;
}

Step listenOn(const char* address) {
  return {.kind = StepKind::Listen, .local = SocketAddress{*Address::parse(address), 12345}};
}

}  // namespace

/// Which call fails, and with which error: people know their system by that.
class TestWhichError : public QObject {
  Q_OBJECT

 private slots:
  void acceptAfterAReset_data();
  void acceptAfterAReset();
  void dataBeforeAReset_data();
  void dataBeforeAReset();
  void noPortIsLeft_data();
  void noPortIsLeft();
  void portZeroWithReuseAddr_data();
  void portZeroWithReuseAddr();
  void abortWithoutLinger();
  void dualStack_data();
  void dualStack();
  void javaIsExclusiveOnWindows();
  void userTimeoutBoundsKeepAlive_data();
  void userTimeoutBoundsKeepAlive();
  void reusePortSharesCalls();
  void aClosedListenerResetsItsQueue();
  void aSynThatMeetsAnOldConnection();
  void tellsWhatFailedBeforeTheScene();
};

void TestWhichError::acceptAfterAReset_data() {
  QTest::addColumn<OsId>("os");
  QTest::addColumn<Errno>("error");
  // FreeBSD tcp_usr_accept(), and its like: a disconnected socket is ECONNABORTED.
  for (const OsId os : {OsId::FreeBsd, OsId::MacOs, OsId::OpenBsd, OsId::NetBsd}) {
    QTest::newRow(profileOf(os).name.data()) << os << Errno::ConnAborted;
  }
  // Linux gives the socket, whose scene::recv() fails: measured on 6.18.
  QTest::newRow("linux") << OsId::Linux << Errno::Ok;
}

void TestWhichError::acceptAfterAReset() {
  QFETCH(OsId, os);
  QFETCH(Errno, error);
  Scenario scenario =
      connected(os, 10ms, {when(0s, scene::connect()), when(300ms, scene::abort()), scene::exit()},
                {when(1s, scene::accept()), scene::recv(10), scene::exit()});
  client(scenario).programs[0].setup.clear();
  server(scenario).programs[0].setup = {scene::listen()};
  const Trace trace = simulate(scenario);
  QCOMPARE(resultsOf(trace, kServer, Call::Accept), Errors{error});
  const Errors received = error == Errno::Ok ? Errors{Errno::ConnReset} : Errors{};
  QCOMPARE(resultsOf(trace, kServer, Call::Recv), received);
}

void TestWhichError::dataBeforeAReset_data() {
  QTest::addColumn<OsId>("os");
  QTest::addColumn<Errors>("received");
  // curl issue 657, dotnet/runtime 57186: Windows throws away what was received.
  QTest::newRow("windows") << OsId::Windows << Errors{Errno::ConnReset};
  QTest::newRow("linux") << OsId::Linux << Errors{Errno::Ok, Errno::ConnReset};
}

/// An early answer, and then a RST: can it still be read?
void TestWhichError::dataBeforeAReset() {
  QFETCH(OsId, os);
  QFETCH(Errors, received);
  const Trace trace =
      simulate(connected(os, 10ms, {when(1s, scene::recv(100)), scene::recv(100), scene::exit()},
                         {scene::send(100), when(500ms, scene::abort()), scene::exit()}));
  QCOMPARE(resultsOf(trace, kClient, Call::Recv), received);
}

void TestWhichError::noPortIsLeft_data() {
  QTest::addColumn<OsId>("os");
  QTest::addColumn<int>("number");
  QTest::newRow("windows") << OsId::Windows << 10048;  // libuv 1231, nodejs/help 434
  QTest::newRow("linux") << OsId::Linux << 99;         // measured
  QTest::newRow("freebsd") << OsId::FreeBsd << 49;
}

void TestWhichError::noPortIsLeft() {
  QFETCH(OsId, os);
  QFETCH(int, number);
  const OsProfile& profile = profileOf(os);
  QCOMPARE(errnoText(profile, noPortLeft(profile, Call::Connect).result).number, number);
}

void TestWhichError::portZeroWithReuseAddr_data() {
  QTest::addColumn<OsId>("os");
  QTest::addColumn<Errno>("bind");
  QTest::addColumn<Errors>("connects");
  using enum Errno;
  // FreeBSD in_pcb_lport_dest(): with SO_REUSEADDR a port that only connections have is free.
  QTest::newRow("freebsd") << OsId::FreeBsd << Ok << Errors{Ok, Ok, AddrInUse};
  // XNU in_pcbbind().
  QTest::newRow("macos") << OsId::MacOs << AddrNotAvail << Errors{Ok, Ok};
  QTest::newRow("linux") << OsId::Linux << AddrInUse << Errors{Ok, Ok};  // measured
}

/// Two ports to choose from, and three calls to one server.
void TestWhichError::portZeroWithReuseAddr() {
  QFETCH(OsId, os);
  QFETCH(Errno, bind);
  QFETCH(Errors, connects);
  Step call = scene::connect();
  call.local = at("192.0.2.10", 0);
  const Step thrice{.kind = StepKind::Repeat, .count = 3};
  Scenario scenario = connected(os, 10ms, {call, after(100ms, scene::close()), thrice},
                                {scene::accept(), recvEof(), scene::close(), thrice});
  client(scenario).programs[0].setup.clear();
  client(scenario).programs[0].options = {{SocketOption::ReuseAddr, 1}};
  client(scenario).tuning.ports = PortRange{50000, 50001};
  server(scenario).os = OsId::Linux;
  server(scenario).programs[0].setup = {scene::listen()};
  const Trace trace = simulate(scenario, {.until = kSimStart + 20s});
  QCOMPARE(resultsOf(trace, kClient, Call::Bind), (Errors{Errno::Ok, Errno::Ok, bind}));
  QCOMPARE(resultsOf(trace, kClient, Call::Connect), connects);
}

/// lwIP as it comes has no SO_LINGER (LWIP_SO_LINGER 0): esp-idf issue 10258.
void TestWhichError::abortWithoutLinger() {
  const auto lettersFromServer = [](OsId os) {
    const Trace trace =
        simulate(connected(os, 10ms, {recvEof(), scene::close()}, {scene::abort(), scene::exit()}));
    return lettersOf(trace.segments.front().segment.flags);
  };
  QCOMPARE(lettersFromServer(OsId::Lwip), std::string("FA"));
  QCOMPARE(lettersFromServer(OsId::Linux), std::string("RA"));
}

void TestWhichError::dualStack_data() {
  QTest::addColumn<OsId>("os");
  QTest::addColumn<RuntimeId>("runtime");
  QTest::addColumn<Errno>("second");
  using enum RuntimeId;
  // KAME-derived sources: IPV6_V6ONLY is on by default. libuv, Go and the JDK clear it.
  for (const OsId os : {OsId::FreeBsd, OsId::NetBsd, OsId::OpenBsd, OsId::Windows}) {
    QTest::newRow(profileOf(os).name.data()) << os << C << Errno::Ok;
  }
  QTest::newRow("freebsd, node") << OsId::FreeBsd << Node << Errno::AddrInUse;
  QTest::newRow("openbsd, node: cannot be cleared") << OsId::OpenBsd << Node << Errno::Ok;
  QTest::newRow("linux") << OsId::Linux << C << Errno::AddrInUse;  // measured
}

/// [::] first, then 0.0.0.0 on the same port.
void TestWhichError::dualStack() {
  QFETCH(OsId, os);
  QFETCH(RuntimeId, runtime);
  QFETCH(Errno, second);
  Scenario scenario =
      twoListeners(os, "2001:db8::20", {.steps = {listenOn("::"), scene::accept()}},
                   {.options = {{SocketOption::ReuseAddr, 0}}, .steps = {listenOn("0.0.0.0")}});
  scenario.hosts[1].programs[0].options = {{SocketOption::ReuseAddr, 0}};
  scenario.runtime = runtime;
  const Trace trace = simulate(scenario, {.until = kSimStart + 5s});
  QCOMPARE(resultsOf(trace, kServer, Call::Bind), (Errors{Errno::Ok, second}));
}

/// Since 7u25 the JDK sets SO_EXCLUSIVEADDRUSE by itself: undertow 271, terracotta-core 529.
void TestWhichError::javaIsExclusiveOnWindows() {
  const auto options = [](OsId os) {
    Scenario scenario = connected(os, 10ms, {}, {scene::listen(), scene::accept()});
    scenario.runtime = RuntimeId::Java;
    server(scenario).programs[0].setup.clear();
    std::vector<std::string> set;
    for (const CallRecord& call : simulate(scenario, {.until = kSimStart + 1s}).calls) {
      if (call.call == Call::SetSockOpt) set.push_back(call.arguments);
    }
    return set;
  };
  QCOMPARE(options(OsId::Windows), std::vector<std::string>{"SO_EXCLUSIVEADDRUSE, 1"});
  QCOMPARE(options(OsId::Linux), std::vector<std::string>{"SO_REUSEADDR, 1"});
}

void TestWhichError::userTimeoutBoundsKeepAlive_data() {
  QTest::addColumn<int>("userTimeout");
  QTest::addColumn<double>("seconds");
  // Measured on 6.18: idle 1 s, interval 2 s, 9 probes.
  QTest::newRow("3 s") << 3000 << 3.0;
  QTest::newRow("none") << 0 << 19.0;
}

void TestWhichError::userTimeoutBoundsKeepAlive() {
  QFETCH(int, userTimeout);
  QFETCH(double, seconds);
  Scenario scenario = connected(OsId::Linux, 10ms, {scene::recv(10)}, {});
  client(scenario).programs[0].options = {{SocketOption::KeepAlive, 1},
                                          {SocketOption::UserTimeout, userTimeout},
                                          {SocketOption::KeepIdle, 1},
                                          {SocketOption::KeepInterval, 2},
                                          {SocketOption::KeepCount, 9}};
  server(scenario).programs[0].steps = {when(9000s, scene::exit())};
  server(scenario).events = {{.at = kSimStart + 1ms, .kind = HostEventKind::PowerOff}};
  const Trace trace = simulate(scenario);
  QCOMPARE(resultsOf(trace, kClient, Call::Recv), Errors{Errno::TimedOut});
  QCOMPARE(closedAt(trace, kClient), seconds);
}

/// Linux spreads calls over the listeners by a hash of the four-tuple (measured: 25 and 15 of 40).
void TestWhichError::reusePortSharesCalls() {
  const auto accepted = [](OsId os) {
    const Program worker{.options = {{SocketOption::ReusePort, 1}},
                         .steps = {listenOn("192.0.2.20"),
                                   scene::accept(),
                                   recvEof(),
                                   scene::close(),
                                   {.kind = StepKind::Repeat, .count = 100}}};
    Scenario scenario = twoListeners(os, "192.0.2.20", worker, worker);
    scenario.hosts[1].programs[1].starts = {kSimStart};
    for (Program& program : scenario.hosts[1].programs) {
      program.setup = {program.steps.front()};
      program.steps.erase(program.steps.begin());
    }
    const SocketAddress server{*Address::parse("192.0.2.20"), 12345};
    scenario.hosts[0].programs = {{.name = "caller",
                                   .steps = {after(1s, {.kind = StepKind::Connect, .peer = server}),
                                             scene::close(),
                                             {.kind = StepKind::Repeat, .count = 40}}}};
    std::map<int, int> calls;
    for (const CallRecord& call : simulate(scenario).calls) {
      const bool took = call.host == kServer && call.call == Call::Accept && call.returned &&
                        call.result == Errno::Ok;
      if (took) ++calls[call.process.value];
    }
    return calls;
  };
  const std::map<int, int> onLinux = accepted(OsId::Linux);
  QCOMPARE(onLinux.size(), 2U);
  for (const auto& [process, calls] : onLinux)
    QVERIFY2(calls >= 8, qPrintable(QString::number(calls)));
  QCOMPARE(accepted(OsId::FreeBsd).size(), 1U);
}

/// What waits in the queue of a listener that closes is reset (measured).
void TestWhichError::aClosedListenerResetsItsQueue() {
  Scenario scenario = connected(OsId::Linux, 10ms, {when(0s, scene::connect()), recvEof()},
                                {when(1s, {.kind = StepKind::CloseListener})});
  client(scenario).programs[0].setup.clear();
  server(scenario).programs[0].setup = {scene::listen()};
  QCOMPARE(resultsOf(simulate(scenario), kClient, Call::Recv), Errors{Errno::ConnReset});
}

/// The RST after a challenge ACK clears the way, and Linux repeats its SYN at once (measured:
/// scene::connect() takes 11.5 to 15.8 ms, tcp_rcv_synsent_state_process()).
void TestWhichError::aSynThatMeetsAnOldConnection() {
  Scenario scenario = connected(OsId::Linux, 2ms, {}, {when(1h, scene::close())});
  client(scenario).events = {{.at = kSimStart + 1s, .kind = HostEventKind::PowerOff},
                             {.at = kSimStart + 2s, .kind = HostEventKind::PowerOn}};
  client(scenario).programs[0].starts = {kSimStart, kSimStart + 3s};
  client(scenario).programs[0].steps = {recvEof()};
  const Trace trace = simulate(scenario, {.until = kSimStart + 4s});
  const std::vector<double> syns = sendTimes(trace, kClient, SegmentKind::Syn);
  QCOMPARE(syns.size(), 2U);
  QCOMPARE(syns[0], 3.0);
  QVERIFY2(syns[1] > 3.007 && syns[1] < 3.017, qPrintable(QString::number(syns[1])));
}

/// Port 80 as an ordinary user is everybody's first try: the ladder must not be empty.
void TestWhichError::tellsWhatFailedBeforeTheScene() {
  Scenario scenario = connected(OsId::Linux, 10ms, {recvEof(), scene::close()}, {scene::close()});
  server(scenario).programs[0].setup[0].local->port = 80;
  client(scenario).programs[0].setup[0].peer->port = 80;
  const Trace trace = simulate(scenario);
  QCOMPARE(resultsOf(trace, kServer, Call::Bind), Errors{Errno::Access});
  QCOMPARE(resultsOf(trace, kClient, Call::Connect), Errors{Errno::ConnRefused});
  const auto bind = std::ranges::find(trace.calls, Call::Bind, &CallRecord::call);
  QCOMPARE(std::string(bind->rule.key), std::string("bind.privileged-port"));
  QCOMPARE(bind->message, std::string("PermissionError: [Errno 13] Permission denied"));
  const auto told = [&trace](EntryKind kind) {
    return std::ranges::count(trace.eventLog, kind, &Entry::kind);
  };
  QCOMPARE(told(EntryKind::Returned), 2);
  std::vector<HostIndex> ended;
  for (const Entry& entry : trace.eventLog) {
    if (entry.kind == EntryKind::Ended) ended.push_back(trace.processes[entry.index].host);
  }
  QCOMPARE(ended, (std::vector<HostIndex>{kClient, kServer}));
  server(scenario).programs[0].uid = 0;
  QCOMPARE(resultsOf(simulate(scenario), kServer, Call::Bind), Errors{});
}

QTEST_APPLESS_MAIN(TestWhichError)
#include "tst_which_error.moc"
