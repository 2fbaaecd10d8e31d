#include <QTest>
#include <vector>

#include "model/tcp/endpoint.h"

using namespace linger;

namespace {

struct Listener : EndpointObserver {
  void transmitted(const Segment& segment, int, const Rule&) override { sent.push_back(segment); }
  void moved(const Transition&) override {}
  void timerSet(TimerKind, SimTime, int) override {}
  void timerEnded(TimerKind, TimerEnd) override {}
  void judged(Event, const Rule&) override {}
  bool keepsTimeWait() override { return true; }

  std::vector<Segment> sent;
};

constexpr SeqNum kOurs{1000};    ///< Our ISS.
constexpr SeqNum kTheirs{5000};  ///< The peer's.

/// An endpoint with an open connection, and what it says. Numbers count from the two ISNs.
struct Connection {
  explicit Connection(const TcpSettings& settings) : endpoint(settings, kOurs, observer) {
    endpoint.openActive(now);
    arrives({.syn = true, .ack = true}, 0, 1);
    observer.sent.clear();
  }

  Event arrives(Flags flags, std::uint32_t seq, std::uint32_t ack) {
    Segment segment;
    segment.flags = flags;
    segment.seq = kTheirs + seq;
    if (flags.ack) segment.ack = kOurs + ack;
    segment.window = 65535;
    const Event event = endpoint.segmentArrives(segment, false, now);
    endpoint.flush(now);
    return event;
  }

  /// "FA 1 2" for a FIN, ACK with sequence number 1 and acknowledgement 2; empty for nothing.
  QString answer() {
    QStringList words;
    for (const Segment& segment : observer.sent) {
      words << QString("%1 %2 %3")
                   .arg(QString::fromStdString(lettersOf(segment.flags)))
                   .arg(segment.seq - kOurs)
                   .arg(segment.flags.ack ? segment.ack - kTheirs : 0);
    }
    observer.sent.clear();
    return words.join(", ");
  }

  void closeSending() {
    endpoint.closeSending(now);
    observer.sent.clear();
  }

  SimTime now;
  Listener observer;
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
  void anAckInClosingMayRepeatTheFinButAChallengeDoesNot();
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

void TestTcpChoices::anAckInClosingMayRepeatTheFinButAChallengeDoesNot() {
  TcpSettings settings;
  settings.ackCarriesFin = true;
  Connection connection(settings);
  connection.closeSending();
  connection.arrives({.fin = true, .ack = true}, 1, 1);
  QCOMPARE(connection.answer(), "FA 1 2");
  QCOMPARE(connection.endpoint.state(), State::Closing);
  connection.arrives({.syn = true}, 5000, 0);
  QCOMPARE(connection.answer(), "A 2 2");
  connection.arrives({.rst = true}, 5000, 0);
  QCOMPARE(connection.answer(), "A 2 2");
  connection.arrives({.fin = true, .ack = true}, 1, 1);
  QCOMPARE(connection.answer(), "FA 1 2");
}

QTEST_APPLESS_MAIN(TestTcpChoices)
#include "tst_tcp_choices.moc"
