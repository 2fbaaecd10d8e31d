#include <QTest>

#include "tests/model/capture/conversation.h"

using namespace linger;
using namespace linger::capture;

namespace {

QString text(std::string_view view) {
  return QString::fromUtf8(view.data(), qsizetype(view.size()));
}

QString stateOf(const Connection& connection, Side side) {
  const EndState end = connection.states.of(side);
  return end.state ? text(linger::nameOf(*end.state)) + (end.inferred ? "?" : "") : "unknown";
}

QString statesOf(const Connection& connection) {
  return stateOf(connection, Side::Client) + " " + stateOf(connection, Side::Server);
}

#define COMPARE_END(talk, word, letters, both)                     \
  do {                                                             \
    const Connection& ended = (talk).last();                       \
    QCOMPARE(text(ended.zeek.state()), QStringLiteral(word));      \
    QCOMPARE(text(ended.zeek.history()), QStringLiteral(letters)); \
    QCOMPARE(statesOf(ended), QStringLiteral(both));               \
  } while (false)

}  // namespace

/// What connections are and how they ended, told from their segments alone.
class TestConnections : public QObject {
  Q_OBJECT

 private slots:
  void theServerClosesFirst() {
    Talk talk = conversation();
    talk.server("FA");
    talk.client("A");
    talk.client("FA");
    talk.server("A");
    COMPARE_END(talk, "SF", "ShADdfFa", "CLOSED? TIME-WAIT");
    QCOMPARE(talk.last().teardown.closedFirst(), ClosedFirst::Server);
    QCOMPARE(int(talk.last().completeness.sum()), 31);
    QCOMPARE(findingsOf(talk.last()), QStringList{"server-closed-first"});
    QCOMPARE(talk.last().misfit, std::uint64_t{0});
  }

  void aFinIsNotTakenForReceivedBeforeAnAnswerShowsIt() {
    Talk talk = conversation();
    talk.server("FA");
    COMPARE_END(talk, "S3", "ShADdf", "unknown FIN-WAIT-1");
    talk.client("A");
    COMPARE_END(talk, "S3", "ShADdf", "CLOSE-WAIT FIN-WAIT-2?");
    QCOMPARE(findingsOf(talk.last()),
             (QStringList{"server-closed-first", "client-stays-in-close-wait"}));
  }

  void threeSegmentsAreEnough() {
    Talk talk = conversation();
    talk.client("FA");
    talk.server("FA");
    talk.client("A");
    COMPARE_END(talk, "SF", "ShADdFf", "TIME-WAIT CLOSED?");
    QCOMPARE(findingsOf(talk.last()),
             (QStringList{"client-closed-first", "server-closed-with-three-segments"}));
  }

  void bothCloseAtOnce() {
    Talk talk = conversation();
    talk.client("FA");
    talk.crossing().server("FA");
    talk.client("A");
    talk.server("A");
    COMPARE_END(talk, "SF", "ShADdFfa", "TIME-WAIT? TIME-WAIT");
    QCOMPARE(talk.last().teardown.closedFirst(), ClosedFirst::Both);
    QCOMPARE(findingsOf(talk.last()), QStringList{"closed-at-once"});
  }

  void aRepeatedFinTakesTheAcknowledgementBack() {
    Talk talk = conversation();
    talk.server("FA");
    talk.client("A");
    talk.client("FA");
    talk.server("A");
    QCOMPARE(statesOf(talk.last()), QStringLiteral("CLOSED? TIME-WAIT"));
    talk.again().client("FA");
    QCOMPARE(statesOf(talk.last()), QStringLiteral("LAST-ACK? TIME-WAIT"));
    talk.server("A");
    QCOMPARE(statesOf(talk.last()), QStringLiteral("CLOSED? TIME-WAIT"));
    QVERIFY(findingsOf(talk.last()).contains("client-repeated-fin"));
    QCOMPARE(talk.last().teardown.counts(Side::Client).fins, 2U);
  }

  void aHalfCloseLetsTheOtherSideGoOn() {
    Talk talk = conversation();
    talk.client("FA");
    talk.server("A");
    talk.server("PA", 500);
    talk.client("A");
    COMPARE_END(talk, "S2", "ShADdFa", "FIN-WAIT-2? CLOSE-WAIT");
    QVERIFY(findingsOf(talk.last()).contains("client-half-closed"));
  }

  void refusedAndUnansweredCalls() {
    Talk refused;
    refused.client("S");
    refused.server("RA");
    COMPARE_END(refused, "REJ", "Sr", "CLOSED? CLOSED");
    QCOMPARE(findingsOf(refused.last()), QStringList{"client-refused"});
    Talk unanswered;
    unanswered.client("S");
    unanswered.again().client("S");
    COMPARE_END(unanswered, "S0", "S", "SYN-SENT unknown");
    QCOMPARE(findingsOf(unanswered.last()), QStringList{"client-unanswered"});
  }

  void aCallThatIsRefusedAtFirstMayBeAcceptedLater() {
    Talk talk;
    talk.client("S");
    talk.server("RA");
    talk.after(kSecond / 2).again().client("S");
    talk.server("SA");
    talk.client("A");
    QCOMPARE(text(talk.last().zeek.state()), QStringLiteral("REJ"));  // Zeek's word stays.
    QCOMPARE(statesOf(talk.last()), QStringLiteral("ESTABLISHED ESTABLISHED?"));
    QCOMPARE(findingsOf(talk.last()), QStringList{"client-refused-first"});
    talk.client("PA", 100);
    talk.server("RA");
    QCOMPARE(findingsOf(talk.last()), (QStringList{"client-refused-first", "server-reset-unread"}));
  }

  void resetsAreToldApart() {
    Talk aborts = conversation();
    aborts.server("RA");
    COMPARE_END(aborts, "RSTR", "ShADdr", "CLOSED? CLOSED");
    QCOMPARE(findingsOf(aborts.last()), QStringList{"server-reset-aborted"});

    Talk unread = conversation();
    unread.client("PA", 100);
    unread.server("RA");
    QCOMPARE(findingsOf(unread.last()), QStringList{"server-reset-unread"});

    Talk late = conversation();
    late.server("FA");
    late.client("A");
    late.client("PA", 100);
    late.server("R");
    COMPARE_END(late, "RSTR", "ShADdfr", "CLOSED? CLOSED");
    QCOMPARE(findingsOf(late.last()),
             (QStringList{"server-closed-first", "server-reset-data-after-close"}));

    Talk elsewhere = conversation();
    elsewhere.withHopLimit(250).server("RA");
    QCOMPARE(findingsOf(elsewhere.last()), QStringList{"server-reset-by-middlebox"});
  }

  void aResetOfAnotherPlaceIsToldByItsIdentification() {
    Talk own;
    own.withIdentification(7000);
    own.handshake();
    own.client("PA", 100);
    own.server("PA", 300);
    own.client("A");
    own.server("A");
    own.server("A");
    Talk foreign = std::move(own);
    foreign.withIdentification(45'000).server("RA");
    QCOMPARE(findingsOf(foreign.last()), QStringList{"server-reset-by-middlebox"});

    Talk answer;  // Of a host whose socket is gone: its system counts such packets on their own.
    answer.withIdentification(7000);
    answer.handshake();
    for (int i = 0; i < 5; ++i) answer.client("PA", 10);
    answer.client("FA");
    answer.server("PA", 300);
    answer.withIdentification(45'000).client("R");
    QVERIFY(!findingsOf(answer.last()).contains("client-reset-by-middlebox"));
    QVERIFY(findingsOf(answer.last()).contains("client-reset-data-after-close"));

    Talk same;
    same.withIdentification(65'530);  // It wraps on the way.
    same.handshake();
    for (int i = 0; i < 6; ++i) same.server("PA", 10);
    same.client("A");
    same.server("RA");
    QCOMPARE(findingsOf(same.last()), QStringList{"server-reset-aborted"});
  }

  void aResetNeedsANumberThatIsExpected() {
    Talk exact = conversation();
    exact.server("RA");
    QVERIFY(exact.last().teardown.resetFit() == ResetFit::Exact);
    Talk refused;
    refused.client("S");
    refused.server("RA");
    QVERIFY(refused.last().teardown.resetFit() == ResetFit::AnswersSyn);
    Talk old = conversation();
    old.again(200).server("R");
    QVERIFY(old.last().teardown.resetFit() == ResetFit::Outside);
    Talk ahead = conversation();
    ahead.server("PA", 500);
    ahead.again(100).server("R");
    QVERIFY(ahead.last().teardown.resetFit() == ResetFit::InWindow);
    QVERIFY(!conversation().last().teardown.resetFit());
  }

  void findingsNameTheirFrames() {
    Talk talk = conversation();
    talk.server("FA");  // Frame 7.
    talk.client("A");
    talk.client("PA", 100);
    talk.server("R");
    const std::vector<Finding> findings = talk.last().teardown.findings();
    QCOMPARE(findings.back().kind, FindingKind::ResetDataAfterClose);
    QCOMPARE(findings.back().earlier, std::uint64_t{9});
    QCOMPARE(findings.back().frame, std::uint64_t{10});
    QCOMPARE(talk.last().teardown.finAckedIn(Side::Server), std::uint64_t{8});
  }

  void timeWaitBeginsAnewWithARepeatedFin() {
    Talk talk = conversation();
    talk.server("FA");
    talk.client("A");
    talk.client("FA");
    talk.server("A");
    const CaptureTime first = talk.last().timeWaitSince[Side::Server];
    QCOMPARE(first, talk.last().lastTime);
    talk.after(kSecond).again().client("FA");
    QCOMPARE(talk.last().timeWaitSince[Side::Server], talk.last().lastTime);
    talk.after(kSecond).server("A");
    QVERIFY(talk.last().timeWaitSince[Side::Server] < talk.last().lastTime);
  }

  void aResponseCanBeLostToAReset() {
    Talk talk;
    talk.handshake();
    talk.client("PA", 100);
    talk.client("PA", 100);
    talk.server("PA", 300);
    talk.server("RA");
    QCOMPARE(findingsOf(talk.last()),
             (QStringList{"server-reset-aborted", "server-lost-response"}));
  }

  void aKeptConnectionIsClosedAsARequestComes() {
    Talk talk = conversation();
    talk.after(60 * kSecond).server("FA");
    talk.crossing().client("PA", 100);
    talk.server("R");
    QVERIFY(findingsOf(talk.last()).contains("server-keep-alive-race"));
  }

  void joinedInTheMiddle() {
    Talk talk;
    talk.client("PA", 100);
    talk.server("A");
    COMPARE_END(talk, "OTH", "Da", "ESTABLISHED ESTABLISHED");
    talk.client("FA");
    talk.server("FA");
    talk.client("A");
    COMPARE_END(talk, "SF", "DaFfA", "TIME-WAIT CLOSED?");
  }

  void theServersPortTellsWhoCalled() {
    Talk talk(80);
    talk.server("PA", 100);
    QCOMPARE(talk.last().ends.server.port, std::uint16_t{80});
    COMPARE_END(talk, "OTH", "^d", "unknown ESTABLISHED");
  }

  void aSynAckFirstAndThenAnAckTellWhoCalled() {
    Talk talk(9999);
    talk.server("SA");
    QCOMPARE(talk.last().ends.client.port, std::uint16_t{9999});
    talk.client("A");
    QCOMPARE(talk.last().ends.client.port, std::uint16_t{51514});
    COMPARE_END(talk, "S1", "^hA", "ESTABLISHED ESTABLISHED?");
  }

  void aPortUsedAgainIsAnotherConnection() {
    Talk talk = conversation();
    talk.client("FA");
    talk.server("FA");
    talk.client("A");
    talk.renumber();
    talk.handshake();
    QCOMPARE(talk.count(), std::size_t{2});
    QCOMPARE(text(talk.connections()[0].zeek.state()), QStringLiteral("SF"));
    COMPARE_END(talk, "S1", "ShA", "ESTABLISHED ESTABLISHED?");
    QCOMPARE(findingsOf(talk.last()),
             (QStringList{"client-reused-port", "client-reused-own-time-wait"}));
  }

  void aPortUsedAgainTellsWhyTimeWaitAcceptsIt() {
    const auto serverClosed = [] {
      Talk talk = conversation();
      talk.withTimestamp(5000).client("A");
      talk.server("FA");
      talk.client("FA");
      talk.server("A");
      return talk;
    };
    Talk number = serverClosed();
    number.renumber();
    number.client("S");
    QVERIFY(findingsOf(number.last()).contains("client-reused-by-number"));
    Talk timestamp = serverClosed();
    timestamp.renumber(0x9000'0000U);
    timestamp.withTimestamp(6000).client("S");
    QVERIFY(findingsOf(timestamp.last()).contains("client-reused-by-timestamp"));
    Talk vain = serverClosed();
    vain.renumber(0x9000'0000U);
    vain.client("S");
    QVERIFY(findingsOf(vain.last()).contains("client-reused-in-vain"));
  }

  void aSynWithAnotherNumberIsAnotherConnection() {
    Talk talk;
    talk.client("S");
    talk.renumber();
    talk.client("S");
    QCOMPARE(talk.count(), std::size_t{2});
  }

  void whatZeekHasForgottenIsAnotherConnection() {
    Talk unanswered;
    unanswered.client("S");
    unanswered.after(5 * kSecond).again().client("S");
    QCOMPARE(unanswered.count(), std::size_t{2});

    Talk idle = conversation();
    idle.after(299 * kSecond).client("A");
    QCOMPARE(idle.count(), std::size_t{1});
    idle.after(300 * kSecond).client("A");
    QCOMPARE(idle.count(), std::size_t{2});

    Talk closed = conversation();
    closed.client("FA");
    closed.server("FA");
    closed.after(4 * kSecond).client("A");
    QCOMPARE(closed.count(), std::size_t{1});
    closed.after(2 * kSecond).client("A");
    QCOMPARE(closed.count(), std::size_t{2});
  }

  void retransmissionsAreToldFromNewData() {
    Talk talk = conversation();
    talk.again(100).client("PA", 100);
    const Connection& connection = talk.client("PA", 50);
    QCOMPARE(text(connection.zeek.history()), QStringLiteral("ShADdT"));
    QCOMPARE(connection.teardown.counts(Side::Client).retransmissions, 1U);
    QCOMPARE(connection.zeek.bytes(Side::Client), std::uint64_t{150});
    talk.again().client("A");
    QCOMPARE(connection.teardown.counts(Side::Client).keepAlives, 1U);
  }

  void newDataAfterTheOwnFinFitsNoState() {
    Talk talk = conversation();
    talk.client("FA");
    talk.server("A");
    QCOMPARE(talk.last().misfit, std::uint64_t{0});
    const Connection& connection = talk.client("PA", 10);
    QCOMPARE(connection.misfit, connection.lastFrame);
  }

  void tellsWhatWiresharkCallsComplete() {
    Talk talk;
    QCOMPARE(int(talk.client("S").completeness.sum()), 1);
    QCOMPARE(int(talk.server("SA").completeness.sum()), 3);
    QCOMPARE(int(talk.client("A").completeness.sum()), 7);
    QCOMPARE(int(talk.client("PA", 1).completeness.sum()), 15);
    QCOMPARE(int(talk.client("FA").completeness.sum()), 31);
    QCOMPARE(int(talk.server("R").completeness.sum()), 63);
  }
};

QTEST_GUILESS_MAIN(TestConnections)
#include "tst_connections.moc"
