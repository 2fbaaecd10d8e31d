#include <QTest>
#include <algorithm>

#include "model/sim/simulate.h"
#include "tests/model/sim/results.h"
#include "tests/model/sim/scene.h"

using namespace linger;
using namespace linger::scene;

namespace {

constexpr HostIndex kClient = 0;

Step shutdown(ShutdownHow how) {
  return {.kind = StepKind::Shutdown, .how = how};
}

const CallRecord* lastRecv(const Trace& trace) {
  const CallRecord* last = nullptr;
  for (const CallRecord& record : trace.calls) {
    if (record.host == kClient && record.call == Call::Recv && record.returned) last = &record;
  }
  return last;
}

std::vector<std::string> resetsOf(const Trace& trace) {
  std::vector<std::string> letters;
  for (const SegmentRecord& record : trace.segments) {
    if (record.from == kClient && record.segment.flags.rst) {
      letters.push_back(lettersOf(record.segment.flags));
    }
  }
  return letters;
}

/// The client shuts down one direction or both at 1 s; the server sends 100 bytes at 2 s, and the
/// client reads at 3 s.
Scenario shutsDown(OsId os, ShutdownHow how) {
  return connected(os, 100ms, {when(1s, shutdown(how)), when(3s, recv(100))},
                   {when(2s, send(100))});
}

}  // namespace

/// shutdown(SHUT_RD) and SHUT_RDWR: what still comes in then.
class TestShutdownHow : public QObject {
  Q_OBJECT

 private slots:
  /// Measured on Linux 6.18: recv() gives 50 queued bytes and 100 that come later, then 0; there
  /// is no RST.
  void linuxKeepsOnReceiving() {
    const Trace trace = simulate(shutsDown(OsId::Linux, ShutdownHow::Receiving));
    QCOMPARE(lastRecv(trace)->value, std::int64_t(100));
    QVERIFY(resetsOf(trace).empty());
    QVERIFY(moves(trace, kClient).empty());
  }

  /// Measured on Linux 6.18: a recv() that waits returns 0 at once.
  void nobodyWaitsAnyMore() {
    Scenario scenario =
        connected(OsId::Linux, 100ms, {when(1s, shutdown(ShutdownHow::Receiving)), recvEof()}, {});
    const Trace trace = simulate(scenario);
    QCOMPARE(lastRecv(trace)->returned, std::optional(kSimStart + 1s));
    QCOMPARE(lastRecv(trace)->value, std::int64_t(0));
  }

  /// BSD: sorflush() empties the buffer, and what comes later is acknowledged and dropped.
  void theBsdsAcknowledgeAndDrop() {
    const Trace trace = simulate(shutsDown(OsId::FreeBsd, ShutdownHow::Receiving));
    QCOMPARE(lastRecv(trace)->value, std::int64_t(0));
    QVERIFY(resetsOf(trace).empty());
    QCOMPARE(trace.segments.back().relativeAck, 101U);
  }

  /// Microsoft, shutdown(): "the connection is reset, since the data cannot be delivered".
  void windowsResets() {
    const Trace trace = simulate(shutsDown(OsId::Windows, ShutdownHow::Receiving));
    QCOMPARE(resetsOf(trace).size(), std::size_t(1));
  }

  /// The reset for the data that nobody will read ends the connection, and the call is done.
  void bothOnWindowsSucceedsWithUnreadData() {
    const Trace trace = simulate(connected(
        OsId::Windows, 100ms, {when(1s, shutdown(ShutdownHow::Both))}, {when(500ms, send(100))}));
    QCOMPARE(resetsOf(trace).size(), std::size_t(1));
    QCOMPARE(lastResult(trace, kClient, Call::Shutdown), Errno::Ok);
  }

  /// Measured on Linux 6.18: after SHUT_RDWR data is refused with a RST, and recv() is ECONNRESET.
  void bothOnLinuxIsAsAfterClose() {
    const Trace trace = simulate(shutsDown(OsId::Linux, ShutdownHow::Both));
    QCOMPARE(moves(trace, kClient),
             (std::vector<std::string>{"ESTABLISHED -> FIN-WAIT-1", "FIN-WAIT-1 -> FIN-WAIT-2",
                                       "FIN-WAIT-2 -> CLOSED"}));
    QCOMPARE(resetsOf(trace), std::vector<std::string>{"R"});
    QCOMPARE(lastRecv(trace)->result, Errno::ConnReset);
  }
};

QTEST_APPLESS_MAIN(TestShutdownHow)
#include "tst_shutdown_how.moc"
