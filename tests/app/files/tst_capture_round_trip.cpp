#include <QTest>

#include "app/files/capture/captured_scene.h"
#include "app/files/scenario/scenario_library.h"
#include "app/files/trace/pcapng_writer.h"
#include "model/capture/capture_file.h"
#include "model/sim/edit.h"
#include "model/sim/simulate.h"
#include "model/trace/snapshot.h"

using namespace linger;

namespace {

constexpr std::int64_t kZero = 946'684'800'000'000;  ///< The scene's zero, in microseconds of 1970.

SimTime sceneTime(capture::CaptureTime time) {
  return std::max(kSimStart, kSimStart + Duration(time / 1000 - kZero));
}

/// The state at `at` of the host's end of a connection; CLOSED where it has none.
State stateAt(const Trace& trace, HostIndex host, const SocketAddress& local,
              const SocketAddress& remote, SimTime at) {
  State state = State::Closed;
  for (const SocketRecord& record : trace.sockets) {
    if (record.at > at || record.host != host) continue;
    if (record.facts.local != local || record.facts.remote != remote) continue;
    state = record.gone ? State::Closed : record.facts.state;
  }
  return state;
}

capture::ByteView bytesOf(const QByteArray& file) {
  return {reinterpret_cast<const std::uint8_t*>(file.constData()), std::size_t(file.size())};
}

QString wordsFor(State state) {
  const std::string_view name = nameOf(state);
  return QString::fromLatin1(name.data(), qsizetype(name.size()));
}

}  // namespace

/// What a capture of a run tells is what happened in it.
class TestCaptureRoundTrip : public QObject {
  Q_OBJECT

 private slots:
  void statesAreThoseOfTheRun_data() {
    QTest::addColumn<QString>("name");
    const ScenarioLibrary library;
    for (const Scenario& scenario : library.list()) {
      QTest::newRow(scenario.name.c_str()) << QString::fromStdString(scenario.name);
    }
  }
  void statesAreThoseOfTheRun() {
    QFETCH(QString, name);
    const Trace trace = simulate(*ScenarioLibrary().find(name));
    const auto& hosts = trace.hosts;
    for (HostIndex host = 0; host < hosts.size(); ++host) {
      const QByteArray file = captureFile(trace, host);
      capture::MemorySource source(bytesOf(file));
      capture::CaptureFile capture(source);
      capture.readAll();
      QCOMPARE(capture.damage(), capture::Damage::None);
      QCOMPARE(capture.badChecksums(), std::uint64_t{0});
      for (const capture::Connection& connection : capture.connections()) {
        compare(connection, trace, host);
      }
    }
  }

  void aSceneMadeOfACaptureEndsLikeIt_data() {
    QTest::addColumn<QString>("name");
    for (const char* name : {"restart", "client-closes-first", "three-segment-close", "half-close",
                             "both-close-at-once", "abort", "unread-data", "data-after-close",
                             "killed-idle", "syn-ack-lost", "impatient-client", "refused"}) {
      QTest::newRow(name) << QString::fromLatin1(name);
    }
  }
  void aSceneMadeOfACaptureEndsLikeIt() {
    QFETCH(QString, name);
    const Trace trace = simulate(*ScenarioLibrary().find(name));
    for (HostIndex host = 0; host < trace.hosts.size(); ++host) {
      const QByteArray file = captureFile(trace, host);
      capture::MemorySource source(bytesOf(file));
      capture::CaptureFile capture(source);
      std::vector<capture::WireSegment> segments;
      capture.readAll([&](const capture::WireSegment& wire, const capture::Connection& each) {
        if (each.number == 1) segments.push_back(wire);
      });
      const CapturedScene scene =
          capturedScene(capture.connections().front(), segments, OsId::Linux, name);
      QVERIFY(problemsOf(scene.scenario).empty());
      QVERIFY2(scene.differences.isEmpty(), qPrintable(scene.differences.join('\n')));
    }
  }

  void aSceneMayUsePortsThatOnlyRootMayUse_data() {
    QTest::addColumn<bool>("oneMachine");
    QTest::newRow("between two machines") << false;
    QTest::newRow("on one machine") << true;
  }
  void aSceneMayUsePortsThatOnlyRootMayUse() {
    QFETCH(bool, oneMachine);
    std::vector<capture::WireSegment> segments =
        segmentsOf(captureFile(simulate(*ScenarioLibrary().find("restart")), 0));
    capture::ConnectionTable table;
    for (capture::WireSegment& wire : segments) {
      const bool isServers = wire.from.port == 8080;
      capture::WireEnd& server = isServers ? wire.from : wire.to;
      server.port = 443;
      if (oneMachine) server.address = (isServers ? wire.to : wire.from).address;
      table.take(wire);
    }
    const CapturedScene scene =
        capturedScene(table.connections().front(), segments, OsId::Linux, "https");
    QVERIFY(problemsOf(scene.scenario).empty());
    QVERIFY2(scene.differences.isEmpty(), qPrintable(scene.differences.join('\n')));
  }

  void aCaptureAtBothEndsTellsTheSame_data() { aSceneMadeOfACaptureEndsLikeIt_data(); }
  void aCaptureAtBothEndsTellsTheSame() {
    QFETCH(QString, name);
    const Trace trace = simulate(*ScenarioLibrary().find(name));
    std::vector<capture::WireSegment> both = segmentsOf(captureFile(trace, 0));
    for (const capture::WireSegment& wire : segmentsOf(captureFile(trace, 1))) both.push_back(wire);
    std::stable_sort(both.begin(), both.end(),
                     [](const auto& a, const auto& b) { return a.time < b.time; });
    for (std::size_t i = 0; i < both.size(); ++i) both[i].frame = i + 1;
    const capture::ConnectionTable table = tableOf(both);
    // The server sees nothing of calls while its machine is down.
    const capture::ConnectionTable atClient = tableOf(segmentsOf(captureFile(trace, 0)));
    const capture::ConnectionTable atServer = tableOf(segmentsOf(captureFile(trace, 1)));
    const bool clientSeesMore = atClient.connections().size() > atServer.connections().size();
    const auto& seen = (clientSeesMore ? atClient : atServer).connections();
    QCOMPARE(table.connections().size(), seen.size());
    for (std::size_t i = 0; i < seen.size(); ++i) {
      const capture::Connection& connection = table.connections()[i];
      const capture::Connection& other = seen[i];
      QCOMPARE(connection.misfit, std::uint64_t{0});
      QCOMPARE(namesOf(connection), namesOf(other));
      for (HostIndex host : {0U, 1U}) compare(connection, trace, host);
    }
  }

  void whoClosedFirstIsWhoSentTheFirstFin_data() { statesAreThoseOfTheRun_data(); }
  void whoClosedFirstIsWhoSentTheFirstFin() {
    QFETCH(QString, name);
    const Trace trace = simulate(*ScenarioLibrary().find(name));
    for (HostIndex host = 0; host < trace.hosts.size(); ++host) {
      const QByteArray file = captureFile(trace, host);
      capture::MemorySource source(bytesOf(file));
      capture::CaptureFile capture(source);
      capture.readAll();
      for (const capture::Connection& connection : capture.connections()) {
        const auto first = connection.teardown.closedFirst();
        if (first != capture::ClosedFirst::Client && first != capture::ClosedFirst::Server)
          continue;
        const capture::Side side =
            first == capture::ClosedFirst::Client ? capture::Side::Client : capture::Side::Server;
        const SocketAddress closer = toSocketAddress(connection.ends[side]);
        const SocketAddress other = toSocketAddress(connection.ends[otherSide(side)]);
        const auto sentFin = [&](const SegmentRecord& record) {
          const SimTime begin = sceneTime(connection.firstTime);
          const bool isOfThese = (record.source == closer && record.destination == other) ||
                                 (record.source == other && record.destination == closer);
          return isOfThese && record.segment.flags.fin && record.arrives >= begin;
        };
        const auto fin = std::find_if(trace.segments.begin(), trace.segments.end(), sentFin);
        QVERIFY(fin != trace.segments.end());
        QCOMPARE(fin->source, closer);
      }
    }
  }

 private:
  static std::vector<capture::WireSegment> segmentsOf(const QByteArray& file) {
    capture::MemorySource source(bytesOf(file));
    capture::CaptureFile capture(source);
    std::vector<capture::WireSegment> segments;
    capture.readAll([&](const capture::WireSegment& wire, const capture::Connection&) {
      segments.push_back(wire);
    });
    return segments;
  }

  static capture::ConnectionTable tableOf(const std::vector<capture::WireSegment>& segments) {
    capture::ConnectionTable table;
    for (const capture::WireSegment& wire : segments) table.take(wire);
    return table;
  }

  static QStringList namesOf(const capture::Connection& connection) {
    QStringList names;
    for (const capture::Finding& finding : connection.teardown.findings()) {
      names << QString::fromStdString(nameOf(finding));
    }
    names.sort();
    return names;
  }

  /// The end at the host itself must be as the run has it. What a capture cannot show is unknown
  /// (whether a RST was heeded), or is not in it: a system that keeps no TIME-WAIT.
  static void compare(const capture::Connection& connection, const Trace& trace, HostIndex host) {
    for (capture::Side side : {capture::Side::Client, capture::Side::Server}) {
      const SocketAddress local = toSocketAddress(connection.ends[side]);
      const SocketAddress remote = toSocketAddress(connection.ends[otherSide(side)]);
      if (local.address != trace.hosts[host].address) continue;
      if (local == remote) continue;  // One socket is both ends: the capture shows two in one.
      const State expected = stateAt(trace, host, local, remote, sceneTime(connection.lastTime));
      const capture::EndState end = connection.states.of(side);
      if (!end.state) {
        const auto resets = connection.teardown.counts(capture::Side::Client).resets +
                            connection.teardown.counts(capture::Side::Server).resets;
        // Nor can it show that an end gave up in silence.
        QVERIFY2(resets > 0 || expected == State::Closed, qPrintable(wordsFor(expected)));
        continue;
      }
      const bool skips = std::any_of(
          trace.transitions.begin(), trace.transitions.end(),
          [](const TransitionRecord& each) { return each.event == Event::TimeWaitSkipped; });
      if (skips && *end.state == State::TimeWait) continue;
      QCOMPARE(wordsFor(*end.state), wordsFor(expected));
    }
  }
};

QTEST_GUILESS_MAIN(TestCaptureRoundTrip)
#include "tst_capture_round_trip.moc"
