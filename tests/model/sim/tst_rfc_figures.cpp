#include <QTest>

#include "model/sim/simulate.h"
#include "tests/model/sim/scene.h"

using namespace linger;
using namespace linger::scene;
using Lines = std::vector<std::string>;

/// The closing sequences that RFC 9293 draws, segment for segment.
class TestRfcFigures : public QObject {
  Q_OBJECT

 private slots:
  /// Figure 12: normal close sequence.
  void normalClose() {
    const Trace trace = simulate(
        connected(OsId::Rfc9293, 100ms, {when(40ms, close())}, {recvEof(), after(100ms, close())}));
    QCOMPARE(segments(trace), (Lines{"client FA seq 1 ack 1", "server A seq 1 ack 2",
                                     "server FA seq 1 ack 2", "client A seq 2 ack 2"}));
    QCOMPARE(moves(trace, 0), (Lines{"ESTABLISHED -> FIN-WAIT-1", "FIN-WAIT-1 -> FIN-WAIT-2",
                                     "FIN-WAIT-2 -> TIME-WAIT", "TIME-WAIT -> CLOSED"}));
    QCOMPARE(moves(trace, 1),
             (Lines{"ESTABLISHED -> CLOSE-WAIT", "CLOSE-WAIT -> LAST-ACK", "LAST-ACK -> CLOSED"}));
    QCOMPARE(closedAt(trace, 0), 0.24 + 240.0);
  }

  /// Figure 13: simultaneous close sequence.
  void simultaneousClose() {
    const Trace trace =
        simulate(connected(OsId::Rfc9293, 100ms, {when(40ms, close())}, {when(40ms, close())}));
    QCOMPARE(segments(trace), (Lines{"client FA seq 1 ack 1", "server FA seq 1 ack 1",
                                     "client A seq 2 ack 2", "server A seq 2 ack 2"}));
    const Lines both{"ESTABLISHED -> FIN-WAIT-1", "FIN-WAIT-1 -> CLOSING", "CLOSING -> TIME-WAIT",
                     "TIME-WAIT -> CLOSED"};
    QCOMPARE(moves(trace, 0), both);
    QCOMPARE(moves(trace, 1), both);
  }

  /// Figure 5's note 2: the FIN that carries the acknowledgement of ours leads past FIN-WAIT-2.
  void threeSegmentClose() {
    const Trace trace =
        simulate(connected(OsId::Rfc9293, 100ms, {when(40ms, close())}, {recvEof(), close()}));
    QCOMPARE(segments(trace),
             (Lines{"client FA seq 1 ack 1", "server FA seq 1 ack 2", "client A seq 2 ack 2"}));
    QCOMPARE(moves(trace, 0), (Lines{"ESTABLISHED -> FIN-WAIT-1", "FIN-WAIT-1 -> TIME-WAIT",
                                     "TIME-WAIT -> CLOSED"}));
  }
};

QTEST_APPLESS_MAIN(TestRfcFigures)
#include "tst_rfc_figures.moc"
