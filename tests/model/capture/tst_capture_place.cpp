#include <QTest>

#include "tests/model/capture/conversation.h"

using namespace linger;
using namespace linger::capture;

namespace {

/// For Talk::after(): 50 µs after the segment before.
constexpr CaptureTime kAtOnce = 50'000 - kSecond / 1000;

}  // namespace

/// What is told does not depend on where the capture was taken, and nothing is told of what it does
/// not show.
class TestCapturePlace : public QObject {
  Q_OBJECT

 private slots:
  void oneDirectionTellsNothingOfTheOther() {
    Talk client;
    client.client("S");
    client.client("A");
    client.client("PA", 100);
    client.client("FA");
    QCOMPARE(findingsOf(client.last()), QStringList{"client-seen-alone"});
    QVERIFY(!client.last().states.of(Side::Server).state);

    Talk server;
    server.server("SA");
    server.server("FA");
    QCOMPARE(findingsOf(server.last()), QStringList{"server-seen-alone"});
  }

  void aCallWithoutAnyAnswerIsNotOneDirection() {
    Talk talk;
    talk.client("S");
    talk.again().client("S");
    QCOMPARE(findingsOf(talk.last()), QStringList{"client-unanswered"});
  }

  /// Near the server the request comes after the FIN, near the client before it.
  void aRaceIsSeenFromBothEnds() {
    Talk atServer = conversation();
    atServer.after(60 * kSecond).server("FA");
    atServer.crossing().client("PA", 100);
    atServer.server("R");
    QVERIFY(findingsOf(atServer.last()).contains("server-keep-alive-race"));

    Talk atClient = conversation();
    atClient.after(60 * kSecond).client("PA", 100);
    atClient.crossing().server("FA");
    atClient.client("A");
    atClient.server("R");
    QCOMPARE(findingsOf(atClient.last()),
             (QStringList{"server-keep-alive-race", "server-closed-first",
                          "server-reset-data-after-close"}));
  }

  void whoSendsAfterItSawTheEndRacesNobody() {
    Talk talk = conversation();
    talk.after(60 * kSecond).server("FA");
    talk.client("A");
    talk.client("PA", 100);
    talk.server("R");
    QCOMPARE(findingsOf(talk.last()),
             (QStringList{"server-closed-first", "server-reset-data-after-close"}));
  }

  /// A program that aborts sends RST with ACK; a host that has no such connection answers with RST
  /// alone, and the number that was acknowledged.
  void aHostWithoutTheConnectionIsToldFromAProgramThatAborts() {
    Talk restarted = conversation();
    restarted.client("PA", 100);
    restarted.server("R");
    QCOMPARE(findingsOf(restarted.last()), QStringList{"server-reset-half-open"});

    Talk unread = conversation();
    unread.client("PA", 100);
    unread.server("RA");
    QCOMPARE(findingsOf(unread.last()), QStringList{"server-reset-unread"});

    Talk abandoned;
    abandoned.client("S");
    abandoned.server("SA");
    abandoned.client("R");
    QCOMPARE(findingsOf(abandoned.last()), QStringList{"client-reset-half-open"});

    Talk seenLate;  // The capture begins with it.
    seenLate.server("RA");
    QCOMPARE(findingsOf(seenLate.last()), QStringList());

    Talk itsOwn = conversation();
    itsOwn.client("R");
    QCOMPARE(findingsOf(itsOwn.last()), QStringList{"client-reset-unread"});
  }

  void whatIsCapturedTwiceIsNotSentAgain() {
    Talk talk;
    talk.withIdentification(100);
    talk.handshake();
    talk.client("PA", 100);
    talk.again(100).withIdentification(103).client("PA", 100);
    QCOMPARE(talk.last().teardown.counts(Side::Client).retransmissions, 0U);
    talk.client("FA");
    talk.again().withIdentification(104).client("FA");
    QVERIFY(!findingsOf(talk.last()).contains("client-repeated-fin"));
    QCOMPARE(talk.last().teardown.counts(Side::Client).fins, 2U);
    talk.again().client("FA");
    QVERIFY(findingsOf(talk.last()).contains("client-repeated-fin"));
  }

  void aCopyWithoutIdentificationIsToldByItsHopsOrItsTime() {
    Talk talk = conversation();
    const auto& counts = talk.client("PA", 100).teardown.counts(Side::Client);
    talk.after(kAtOnce).again(100).client("PA", 100);
    talk.server("A");
    talk.after(kSecond).withHopLimit(63).again(100).client("PA", 100);
    QCOMPARE(counts.retransmissions, 0U);
    talk.again(100).client("PA", 100);
    QCOMPARE(counts.retransmissions, 1U);
    talk.client("FA");
    talk.after(kAtOnce).again().client("FA");
    QVERIFY(!findingsOf(talk.last()).contains("client-repeated-fin"));
    talk.after(kSecond).again().client("FA");
    QVERIFY(findingsOf(talk.last()).contains("client-repeated-fin"));
  }

  void anAckWithoutIdentificationIsNoCopyOfTheOneBefore() {
    Talk talk = conversation();
    talk.client("PA", 100);
    talk.after(kAtOnce).server("A");
    talk.after(kAtOnce).client("A");  // Something came out of order.
    QVERIFY(!talk.last().teardown.isOld(Side::Client, talk.segments().back()));
  }

  void whatADuplicateAcknowledgmentAsksForIsSentAgainAtOnce() {
    Talk talk = conversation();
    talk.client("PA", 100);
    talk.client("PA", 100);
    talk.after(kAtOnce).crossing().server("A");  // Of the first: the second was lost.
    talk.after(kAtOnce).again(100).client("PA", 100);
    QCOMPARE(talk.last().teardown.counts(Side::Client).retransmissions, 1U);
  }

  void aFinOnItsWayIsNoLostResponse() {
    Talk talk = conversation();
    talk.server("FA");
    talk.crossing().client("PA", 100);
    talk.server("R");
    QVERIFY(!findingsOf(talk.last()).contains("server-lost-response"));
  }

  /// What a client sent before the RST reached it comes after the RST where the server is.
  void whatWasOnItsWayFitsTheStateBeforeTheReset() {
    Talk talk = conversation();
    talk.server("FA");
    talk.crossing().client("PA", 100);
    talk.server("R");
    talk.client("A");
    QCOMPARE(talk.last().misfit, std::uint64_t{0});
  }

  void anOldResetEndsNothing() {
    Talk talk = conversation();
    talk.server("FA");
    talk.client("A");
    talk.again(301).server("R");
    QCOMPARE(talk.last().states.of(Side::Client).state, std::optional(State::CloseWait));
    talk.server("R");
    QCOMPARE(talk.last().states.of(Side::Client).state, std::optional(State::Closed));
  }

  void aResetThatDoesNotFitLeavesTheStateUnknownUntilOneFits() {
    Talk talk = conversation();
    talk.again(std::uint32_t(-1000)).server("R");
    QVERIFY(!talk.last().states.of(Side::Client).state);
    talk.server("R");
    const EndState client = talk.last().states.of(Side::Client);
    QCOMPARE(client.state, std::optional(State::Closed));
    QVERIFY(client.inferred);
  }
};

QTEST_APPLESS_MAIN(TestCapturePlace)
#include "tst_capture_place.moc"
