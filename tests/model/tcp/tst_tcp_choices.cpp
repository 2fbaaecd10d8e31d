#include <QTest>
#include <vector>

#include "model/tcp/endpoint.h"

using namespace linger;

namespace {

/// What an endpoint has done.
struct Outbox {
  Turn at(SimTime now) { return {now, effects}; }
  std::vector<Segment> sent() const {
    std::vector<Segment> segments;
    for (const Effect& effect : effects) {
      if (const auto* transmit = std::get_if<effect::Transmit>(&effect))
        segments.push_back(transmit->segment);
    }
    return segments;
  }

  Effects effects;
};

constexpr SeqNum kOurs{1000};    ///< Our ISS.
constexpr SeqNum kTheirs{5000};  ///< The peer's.

/// An endpoint with an open connection, and what it says. Numbers count from the two ISNs.
struct Connection {
  explicit Connection(const TcpSettings& settings)
      : endpoint(Shared<TcpSettings>(settings), kOurs) {
    endpoint.openActive(outbox.at(now));
    arrives({.syn = true, .ack = true}, 0, 1);
    outbox.effects.clear();
  }

  Event arrives(Flags flags, std::uint32_t seq, std::uint32_t ack) {
    Segment segment;
    segment.flags = flags;
    segment.seq = kTheirs + seq;
    if (flags.ack) segment.ack = kOurs + ack;
    segment.window = 65535;
    const Event event = endpoint.segmentArrives(segment, false, outbox.at(now));
    endpoint.flush(outbox.at(now));
    return event;
  }

  void dataArrives(std::uint32_t seq, std::uint32_t len) {
    Segment segment;
    segment.flags.ack = true;
    segment.seq = kTheirs + seq;
    segment.ack = kOurs + 1U;
    segment.len = len;
    segment.window = 65535;
    endpoint.segmentArrives(segment, false, outbox.at(now));
  }

  /// An acknowledgement with a window of so many bytes.
  void windowArrives(std::uint32_t window, std::uint32_t ack) {
    Segment segment;
    segment.flags.ack = true;
    segment.seq = kTheirs + 1U;
    segment.ack = kOurs + ack;
    segment.window = window;
    endpoint.segmentArrives(segment, false, outbox.at(now));
    endpoint.flush(outbox.at(now));
  }

  /// "FA 1 2" for a FIN, ACK with sequence number 1 and acknowledgement 2; empty for nothing.
  QString answer() {
    QStringList words;
    for (const Segment& segment : outbox.sent()) {
      words << QString("%1 %2 %3")
                   .arg(QString::fromStdString(lettersOf(segment.flags)))
                   .arg(segment.seq - kOurs)
                   .arg(segment.flags.ack ? segment.ack - kTheirs : 0);
    }
    outbox.effects.clear();
    return words.join(", ");
  }

  void closeSending() {
    endpoint.closeSending(outbox.at(now));
    outbox.effects.clear();
  }

  SimTime now;
  Outbox outbox;
  Endpoint endpoint;
};

}  // namespace

/// The choices of TcpSettings, each seen by what a connection answers.
class TestTcpChoices : public QObject {
  Q_OBJECT

 private slots:
  void aSynResetsOnlyInTheWindow();
  void aSynInTheWindowResetsInTimeWaitToo();
  void timeWaitAnswersASynThatAcknowledges();
  void anAckMayRepeatTheFinUntilItIsAcknowledgedButAChallengeDoesNot();
  void aRstMayHaveNoWindow();
  void theAckOfAFinMayWaitForTheProgram();
  void connectGivesUpInTime();
  void anOrphanProbesAShutWindowNotForEver();
  void aUserTimeoutDoesNotHurryAnsweredProbes();
  void onLinuxAUserTimeoutBoundsAShutWindow();
};

/// RFC 793 §3.9 resets for a SYN in the window; left and right of it there is an ACK, also where
/// a segment at the left edge passes the sequence check.
void TestTcpChoices::aSynResetsOnlyInTheWindow() {
  for (const bool leftEdge : {false, true}) {
    TcpSettings settings;
    settings.rfc5961.syn = false;
    settings.acceptsLeftEdge = leftEdge;
    Connection before(settings);
    QCOMPARE(before.arrives({.syn = true}, 0, 0), Event::SynOnConnection);
    QCOMPARE(before.answer(), "A 1 1");
    Connection after(settings);
    QCOMPARE(after.arrives({.syn = true}, 1 + 65535, 0), Event::SynOnConnection);
    QCOMPARE(after.answer(), "A 1 1");
    Connection inside(settings);
    QCOMPARE(inside.arrives({.syn = true}, 65535, 0), Event::SynResets);
    QCOMPARE(inside.endpoint.state(), State::Closed);
  }
}

void TestTcpChoices::aSynInTheWindowResetsInTimeWaitToo() {
  TcpSettings settings;
  settings.rfc5961.syn = false;
  Connection connection(settings);
  connection.closeSending();
  connection.arrives({.fin = true, .ack = true}, 1, 2);
  connection.answer();
  connection.arrives({.syn = true}, 1, 0);
  QCOMPARE(connection.answer(), "A 2 2");
  connection.arrives({.syn = true, .ack = true}, 2, 0);
  QCOMPARE(connection.answer(), "RA 2 2");
  QCOMPARE(connection.endpoint.state(), State::Closed);
}

void TestTcpChoices::timeWaitAnswersASynThatAcknowledges() {
  TcpSettings settings;
  settings.synRefusal = SynRefusal::NothingWithoutAck;
  Connection connection(settings);
  connection.closeSending();
  connection.arrives({.fin = true, .ack = true}, 1, 2);
  QCOMPARE(connection.answer(), "A 2 2");
  QCOMPARE(connection.endpoint.state(), State::TimeWait);
  connection.arrives({.syn = true}, 2, 0);
  QCOMPARE(connection.answer(), "");
  connection.arrives({.syn = true, .ack = true}, 2, 0);
  QCOMPARE(connection.answer(), "A 2 2");
  QCOMPARE(connection.endpoint.state(), State::TimeWait);
}

void TestTcpChoices::anAckMayRepeatTheFinUntilItIsAcknowledgedButAChallengeDoesNot() {
  TcpSettings settings;
  settings.ackCarriesFin = true;
  Connection first(settings);
  first.closeSending();
  first.arrives({.ack = true}, 9000, 1);  // Not at RCV.NXT, but in the window: nothing to say.
  first.answer();
  first.arrives({.ack = true}, 70000, 1);  // Outside the window, in FIN-WAIT-1.
  QCOMPARE(first.answer(), "FA 1 1");
  first.arrives({.fin = true, .ack = true}, 1, 1);
  QCOMPARE(first.answer(), "FA 1 2");
  QCOMPARE(first.endpoint.state(), State::Closing);
  first.arrives({.syn = true}, 5000, 0);
  QCOMPARE(first.answer(), "A 2 2");
  first.arrives({.rst = true}, 5000, 0);
  QCOMPARE(first.answer(), "A 2 2");
  first.arrives({.fin = true, .ack = true}, 1, 1);
  QCOMPARE(first.answer(), "FA 1 2");

  Connection second(settings);
  second.arrives({.fin = true, .ack = true}, 1, 1);
  QCOMPARE(second.answer(), "A 1 2");
  second.closeSending();
  second.arrives({.fin = true, .ack = true}, 1, 1);
  QCOMPARE(second.answer(), "FA 1 2");
  QCOMPARE(second.endpoint.state(), State::LastAck);
}

void TestTcpChoices::aRstMayHaveNoWindow() {
  for (const bool none : {false, true}) {
    TcpSettings settings;
    settings.rstHasNoWindow = none;
    Connection connection(settings);
    connection.endpoint.abort(connection.outbox.at(connection.now));
    QCOMPARE(connection.outbox.sent().back().window == 0, none);
  }
}

/// Behind data, read or not, the FIN's ACK waits, and goes with our own FIN if the program closes
/// in time; without data it does not.
void TestTcpChoices::theAckOfAFinMayWaitForTheProgram() {
  TcpSettings settings;
  settings.delayedAck = 40ms;
  settings.delaysAckOfFin = true;
  Connection slow(settings);
  slow.dataArrives(1, 100);
  slow.endpoint.receive(100);
  slow.now += 40ms;
  slow.endpoint.fireTimers(slow.outbox.at(slow.now));
  QCOMPARE(slow.answer(), "A 1 101");
  slow.arrives({.fin = true, .ack = true}, 101, 1);
  QCOMPARE(slow.answer(), "");
  QCOMPARE(slow.endpoint.state(), State::CloseWait);
  slow.now += 40ms;
  slow.endpoint.fireTimers(slow.outbox.at(slow.now));
  QCOMPARE(slow.answer(), "A 1 102");

  Connection quick(settings);
  quick.dataArrives(1, 100);
  quick.arrives({.fin = true, .ack = true}, 101, 1);
  quick.now += 10ms;
  quick.endpoint.receive(100);
  quick.endpoint.closeSending(quick.outbox.at(quick.now));
  quick.now += 30ms;
  quick.endpoint.fireTimers(quick.outbox.at(quick.now));
  QCOMPARE(quick.answer(), "FA 1 102");

  Connection idle(settings);
  idle.arrives({.fin = true, .ack = true}, 1, 1);
  QCOMPARE(idle.answer(), "A 1 2");
}

void TestTcpChoices::connectGivesUpInTime() {
  TcpSettings settings;
  settings.synRetries = 12;
  settings.connectTimeout = 75s;
  SimTime now;
  Outbox outbox;
  Endpoint endpoint{Shared<TcpSettings>(settings), kOurs};
  endpoint.openActive(outbox.at(now));
  while (endpoint.state() == State::SynSent) {
    now = *endpoint.nextDeadline();
    endpoint.fireTimers(outbox.at(now));
  }
  QVERIFY(now == kSimStart + 75s);
  QCOMPARE(outbox.sent().size(), std::size_t{7});  // At 0, 1, 3, 7, 15, 31 and 63 s.
}

/// Measured on Linux with a longest RTO of 1 s: an orphan whose peer answers every probe with a
/// shut window is gone after 2.5 s; a program that holds the socket waits on.
void TestTcpChoices::anOrphanProbesAShutWindowNotForEver() {
  for (const bool orphan : {true, false}) {
    TcpSettings settings;
    settings.rtoMin = 200ms;
    settings.rtoMax = 1s;
    settings.retries = 15;
    settings.orphanRetries = 8;
    settings.giveUp = GiveUp::ModelTimeout;
    settings.orphanProbesToRtoMax = true;
    Connection connection(settings);
    connection.endpoint.assumeRoundTrip(Duration{});
    connection.windowArrives(0, 1);
    connection.endpoint.send(100, connection.outbox.at(connection.now));
    orphan ? connection.endpoint.close(connection.outbox.at(connection.now))
           : connection.closeSending();
    while (connection.endpoint.state() == State::FinWait1 && connection.now < kSimStart + 60s) {
      connection.now = *connection.endpoint.nextDeadline();
      connection.endpoint.fireTimers(connection.outbox.at(connection.now));
      connection.windowArrives(0, 1);
    }
    QCOMPARE(connection.endpoint.state() == State::Closed, orphan);
    if (orphan)
      QVERIFY(connection.now >= kSimStart + 2300ms && connection.now <= kSimStart + 2500ms);
  }
}

void TestTcpChoices::aUserTimeoutDoesNotHurryAnsweredProbes() {
  TcpSettings settings;
  settings.userTimeout = 1ms;
  Connection connection(settings);
  connection.windowArrives(0, 1);
  connection.endpoint.send(100, connection.outbox.at(connection.now));
  while (connection.now < kSimStart + 60s) {
    connection.now = *connection.endpoint.nextDeadline();
    connection.endpoint.fireTimers(connection.outbox.at(connection.now));
    connection.windowArrives(0, 1);
  }
  QCOMPARE(connection.endpoint.state(), State::Established);
  QVERIFY(connection.outbox.sent().size() < 20);
}

/// Measured on Linux 6.18: the first probe goes out after the RTO, and from it on the time counts,
/// whatever the peer answers.
void TestTcpChoices::onLinuxAUserTimeoutBoundsAShutWindow() {
  TcpSettings settings;
  settings.orphanProbesToRtoMax = true;
  settings.userTimeout = 1500ms;
  Connection connection(settings);
  connection.windowArrives(0, 1);
  connection.endpoint.send(100, connection.outbox.at(connection.now));
  const SimTime firstProbe = *connection.endpoint.nextDeadline();
  while (connection.endpoint.state() == State::Established && connection.now < kSimStart + 60s) {
    connection.now = *connection.endpoint.nextDeadline();
    connection.endpoint.fireTimers(connection.outbox.at(connection.now));
    connection.windowArrives(0, 1);
  }
  QCOMPARE(connection.endpoint.state(), State::Closed);
  QCOMPARE(connection.now, firstProbe + 1500ms);
}

QTEST_APPLESS_MAIN(TestTcpChoices)
#include "tst_tcp_choices.moc"
