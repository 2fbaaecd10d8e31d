#include <QTest>
#include <algorithm>
#include <map>
#include <numeric>
#include <set>

#include "model/fleet/caller_traces.h"
#include "model/sim/simulate.h"
#include "model/trace/snapshot.h"
#include "tests/model/fleet/loads.h"

using namespace linger;

namespace {

std::string timeText(SimTime at) {
  return std::to_string(microseconds(at));
}

/// Segments, transitions and calls of some sockets and processes, each as a line.
class Lines {
 public:
  explicit Lines(const Trace& trace) : trace_(trace) {}

  /// All that is on record.
  std::vector<std::string> all() const {
    return of([](HostIndex, SocketId) { return true; }, [](HostIndex, ProcessId) { return true; },
              [](const SegmentRecord&) { return true; });
  }

  /// What is about the process and its connection, on both hosts.
  std::vector<std::string> of(const ProcessRecord& caller) const {
    std::set<std::pair<HostIndex, SocketId>> sockets;
    std::set<std::pair<HostIndex, ProcessId>> processes{{caller.host, caller.id}};
    std::optional<SocketFacts> own;
    for (const SocketRecord& record : trace_.sockets) {
      const SocketFacts& facts = record.facts;
      const bool isOwn = record.host == caller.host && facts.owner == caller.id;
      if (isOwn && facts.remote && !own) own = facts;
      if (isOwn) sockets.insert({record.host, facts.id});
    }
    SimTime reused = SimTime::max();  // Until then the four numbers are this connection's.
    for (const SocketRecord& record : trace_.sockets) {
      const bool isLater = own && record.host == caller.host && record.facts.id > own->id &&
                           record.facts.local == own->local && record.facts.remote == own->remote;
      if (isLater) reused = std::min(reused, record.at);
    }
    std::set<std::pair<HostIndex, SocketId>> before;
    for (const SocketRecord& record : trace_.sockets) {
      const SocketFacts& facts = record.facts;
      if (record.at < caller.started) before.insert({record.host, facts.id});
      const bool isOther = own && facts.remote == own->local && facts.local == *own->remote &&
                           record.at < reused && !before.contains({record.host, facts.id});
      if (!isOther) continue;
      sockets.insert({record.host, facts.id});
      const bool isAnswerer = facts.accepted && facts.owner.value != 0;
      if (isAnswerer) processes.insert({record.host, facts.owner});
    }
    return of([&](HostIndex host, SocketId id) { return sockets.contains({host, id}); },
              [&](HostIndex host, ProcessId id) { return processes.contains({host, id}); },
              [&](const SegmentRecord& segment) {
                return sockets.contains({segment.from, segment.socket});
              });
  }

 private:
  template <typename HasSocket, typename HasProcess, typename HasSegment>
  std::vector<std::string> of(HasSocket hasSocket, HasProcess hasProcess,
                              HasSegment hasSegment) const {
    std::vector<std::string> lines;
    for (const SegmentRecord& s : trace_.segments) {
      if (!hasSegment(s)) continue;
      lines.push_back("segment " + timeText(s.sent) + " " + timeText(s.arrives) + " " +
                      s.source.toString() + " " + s.destination.toString() + " " +
                      lettersOf(s.segment.flags) + " " + std::to_string(s.relativeSeq) + " " +
                      std::to_string(s.relativeAck) + " " + std::to_string(s.segment.len) + " " +
                      std::string(nameOf(s.delivery)) + " " + std::string(s.rule.key));
    }
    for (const TransitionRecord& t : trace_.transitions) {
      if (!hasSocket(t.host, t.socket)) continue;
      lines.push_back("moved " + timeText(t.at) + " " + std::to_string(t.host) + " " +
                      std::string(nameOf(t.from)) + " " + std::string(nameOf(t.to)));
    }
    for (const CallRecord& c : trace_.calls) {
      if (!hasProcess(c.host, c.process)) continue;
      lines.push_back("call " + timeText(c.at) + " " +
                      (c.returned ? timeText(*c.returned) : "waits") + " " +
                      std::string(nameOf(c.call)) + " " + c.arguments + " " +
                      std::to_string(int(c.result)) + " " + c.message);
    }
    for (const ProcessRecord& p : trace_.processes) {
      if (!hasProcess(p.host, p.id)) continue;
      lines.push_back("process " + timeText(p.started) + " " + p.name + " " +
                      (p.ended ? timeText(*p.ended) : "lives"));
    }
    std::ranges::sort(lines);
    return lines;
  }

  const Trace& trace_;
};

std::vector<const ProcessRecord*> callersOfTrace(const Trace& trace) {
  std::vector<const ProcessRecord*> callers;
  for (const ProcessRecord& process : trace.processes) {
    if (process.name == "client") callers.push_back(&process);
  }
  return callers;
}

Scenario load(LoadCloser closer, int ports, double loss) {
  Scenario scenario = loadOf(20, 20s);
  scenario.hosts[0].tuning.ports = PortRange{50000, std::uint16_t(50000 + ports - 1)};
  scenario.link.loss = loss;
  Arrivals& arrivals = arrivalsOf(scenario);
  arrivals.closer = closer;
  arrivals.requests = 2;
  arrivals.think = 100ms;
  return scenario;
}

}  // namespace

/// A run that is counted is the run that is recorded.
class TestCallerTraces : public QObject {
  Q_OBJECT

  static void loads() {
    QTest::addColumn<Scenario>("scenario");
    QTest::newRow("client closes") << load(LoadCloser::Client, 1000, 0);
    QTest::newRow("ports run out") << load(LoadCloser::Client, 150, 0);
    QTest::newRow("server closes, ports again") << load(LoadCloser::Server, 30, 0);
    QTest::newRow("resets") << load(LoadCloser::Reset, 1000, 0);
    QTest::newRow("losses") << load(LoadCloser::Client, 1000, 0.05);
    Scenario reuse = load(LoadCloser::Client, 100, 0);
    reuse.hosts[0].tuning.twReuse = 1;
    QTest::newRow("TIME-WAIT reused") << reuse;
    Scenario pool = load(LoadCloser::Client, 1000, 0);
    arrivalsOf(pool).atMost = 5;
    QTest::newRow("five at once") << pool;
  }

 private slots:
  void eachCallersTraceIsItsPartOfTheWhole_data() { loads(); }
  void eachCallersTraceIsItsPartOfTheWhole();
  void countsAreThoseOfTheWholeTrace_data() { loads(); }
  void countsAreThoseOfTheWholeTrace();
  void aLoadIsItsProgramStartedSoOften();
  void theFirstThatFailsTellsWhy();
};

void TestCallerTraces::eachCallersTraceIsItsPartOfTheWhole() {
  QFETCH(Scenario, scenario);
  const Trace whole = simulate(scenario, {std::nullopt, 10'000'000});
  const auto callers = callersOfTrace(whole);
  std::vector<std::size_t> all(callers.size());
  std::iota(all.begin(), all.end(), 0);
  const std::vector<CallerTrace> traces = tracesOf(scenario, all);
  QCOMPARE(traces.size(), callers.size());
  const Lines lines(whole);
  for (const CallerTrace& trace : traces) {
    const std::vector<std::string> expected = lines.of(*callers[trace.caller]);
    const std::vector<std::string> got = Lines(trace.trace).all();
    if (got == expected) continue;
    const auto [here, there] = std::ranges::mismatch(got, expected);
    QFAIL(qPrintable(QStringLiteral("caller %1: %2 against %3")
                         .arg(trace.caller)
                         .arg(QString::fromStdString(here == got.end() ? "" : *here),
                              QString::fromStdString(there == expected.end() ? "" : *there))));
  }
}

void TestCallerTraces::countsAreThoseOfTheWholeTrace() {
  QFETCH(Scenario, scenario);
  const Trace whole = simulate(scenario, {std::nullopt, 10'000'000});
  const FleetRun run = runFleet(scenario);
  for (const FleetSample& sample : run.samples) {
    const Snapshot snapshot = snapshotAt(whole, sample.at);
    for (HostIndex host = 0; host < whole.hosts.size(); ++host) {
      std::array<std::uint32_t, kStates> sockets{};
      for (const SocketFacts& facts : snapshot.hosts[host].sockets) {
        ++sockets[std::size_t(facts.state)];
      }
      QCOMPARE(sample.hosts[host].sockets, sockets);
    }
  }
  std::uint64_t failed = 0;
  for (const ProcessRecord* caller : callersOfTrace(whole)) {
    failed += caller->endedBy && *caller->endedBy != Call::Exit ? 1 : 0;
  }
  QCOMPARE(totalsOf(run).failed, failed);
  QCOMPARE(totalsOf(run).started, std::uint64_t(callersOfTrace(whole).size()));
}

/// The same callers as a program with a list of starts, and its answers as another load's.
void TestCallerTraces::aLoadIsItsProgramStartedSoOften() {
  Scenario scenario = load(LoadCloser::Client, 150, 0);
  arrivalsOf(scenario).requests = 1;
  const WrittenOut written = writtenOut(scenario);
  Scenario plain = scenario;
  Program& program = plain.hosts[0].programs.front();
  program = written.scenario.hosts[0].programs[written.loads.front().first];
  program.steps.insert(program.steps.begin(), program.setup.front());
  program.setup.clear();
  for (int i = 0; i < 400; ++i) program.starts.push_back(kSimStart + i * 50ms);
  // A load that begins after the run ends tells the server what to answer.
  Host other = scenario.hosts[0];
  other.name = "other";
  other.address = *Address::parse("192.0.2.99");
  other.programs.front().starts = {kSimStart + 23h};
  plain.until = kSimStart + 10min;
  plain.hosts.push_back(other);
  const Trace load = simulate(scenario, {std::nullopt, 10'000'000});
  const Trace starts = simulate(plain, {std::nullopt, 10'000'000});
  QVERIFY(Lines(load).all() == Lines(starts).all());
}

void TestCallerTraces::theFirstThatFailsTellsWhy() {
  const Scenario scenario = load(LoadCloser::Client, 150, 0);
  const FleetRun run = runFleet(scenario);
  QVERIFY(run.firstFailure);
  const std::size_t caller = run.firstFailure->caller;
  QCOMPARE(caller, std::size_t{150});
  const std::vector<CallerTrace> traces = tracesOf(scenario, std::span(&caller, 1));
  QCOMPARE(traces.size(), std::size_t{1});
  const CallRecord& last = traces.front().trace.calls.back();
  QCOMPARE(last.call, Call::Connect);
  QCOMPARE(last.result, Errno::AddrNotAvail);
  QCOMPARE(last.at, run.firstFailure->at);
}

QTEST_APPLESS_MAIN(TestCallerTraces)
#include "tst_caller_traces.moc"
