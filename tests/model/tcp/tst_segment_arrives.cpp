#include <QTest>
#include <sstream>

#include "model/host/reaction.h"

using namespace linger;

namespace {

Flags flagsFrom(const std::string& letters) {
  const auto has = [&letters](char letter) { return letters.find(letter) != std::string::npos; };
  return {.syn = has('S'), .fin = has('F'), .rst = has('R'), .psh = has('P'), .ack = has('A')};
}

/// "FA +0 -1 10": the flags, SEQ less RCV.NXT, ACK less SND.NXT ("-" for none), the length.
RelativeSegment segmentFrom(const char* text) {
  std::istringstream words(text);
  std::string flags;
  std::string ack;
  RelativeSegment segment;
  words >> flags >> segment.seqMinusRcvNxt >> ack >> segment.len;
  segment.flags = flagsFrom(flags);
  if (ack != "-") segment.ackMinusSndNxt = std::stoll(ack);
  return segment;
}

std::string textOf(const std::vector<Reply>& replies) {
  std::string text;
  for (const Reply& reply : replies) {
    if (!text.empty()) text += "; ";
    text += lettersOf(reply.flags);
    text += reply.seqMinusSndNxt ? " " + std::to_string(*reply.seqMinusSndNxt) : " zero";
    if (reply.ackMinusRcvNxt) text += " " + std::to_string(*reply.ackMinusRcvNxt);
  }
  return text;
}

struct Case {
  State state;
  Holder holder;
  const char* segment;
  State after;
  const char* replies;
  const char* rule;
};

using enum State;
constexpr Holder kHeld = Holder::Held;
constexpr Holder kOrphan = Holder::Orphan;

// clang-format off: a table reads by its columns
constexpr Case kCases[] = {
    // LISTEN (§3.10.7.2)
    {Listen, kHeld, "S 0 - 0", SynReceived, "SA zero 1", "open.syn"},
    {Listen, kHeld, "A 0 0 0", Listen, "R zero", "reset.bad-ack"},
    {Listen, kHeld, "R 0 - 0", Listen, "", "host.no-connection"},
    {Listen, kHeld, "F 0 - 0", Listen, "", "host.no-connection"},

    // SYN-RECEIVED: left edge, inside, outside
    {SynReceived, kHeld, "A 0 0 0", Established, "", "open.ack"},
    {SynReceived, kHeld, "FA 0 0 0", CloseWait, "A 0 1", "open.ack"},
    {SynReceived, kHeld, "A 0 1 0", SynReceived, "R 1", "reset.bad-ack"},
    {SynReceived, kHeld, "R 0 - 0", Closed, "", "reset.opening"},
    {SynReceived, kHeld, "R 1 - 0", SynReceived, "A 0 0", "challenge.rst"},

    // ESTABLISHED
    {Established, kHeld, "A 0 0 0", Established, "", "segment.accepted"},
    {Established, kHeld, "FA 0 0 0", CloseWait, "A 0 1", "close.peer-first"},
    {Established, kHeld, "FPA 0 0 10", CloseWait, "A 0 11", "close.peer-first"},
    {Established, kHeld, "FA 10 0 0", Established, "A 0 0", "segment.accepted"},
    {Established, kHeld, "FA -1 0 0", Established, "A 0 0", "unacceptable.ack"},
    {Established, kHeld, "PA 70000 0 10", Established, "A 0 0", "unacceptable.ack"},
    {Established, kHeld, "A 0 1 0", Established, "A 0 0", "unacceptable.ack-of-unsent"},
    {Established, kHeld, "F 0 - 0", Established, "", "segment.ignored"},
    {Established, kHeld, "R 0 - 0", Closed, "", "reset.connection"},
    {Established, kHeld, "R 1 - 0", Established, "A 0 0", "challenge.rst"},
    {Established, kHeld, "R -1 - 0", Established, "", "segment.ignored"},
    {Established, kHeld, "R 70000 - 0", Established, "", "segment.ignored"},
    {Established, kHeld, "S 0 - 0", Established, "A 0 0", "challenge.syn"},
    {Established, kHeld, "S -1000 - 0", Established, "A 0 0", "challenge.syn"},

    // FIN-WAIT-1: FIN, the acknowledgement of ours, and both at once
    {FinWait1, kHeld, "A 0 0 0", FinWait2, "", "close.fin-acked"},
    {FinWait1, kHeld, "A 0 -1 0", FinWait1, "", "segment.accepted"},
    {FinWait1, kHeld, "FA 0 -1 0", Closing, "A 0 1", "close.crossing"},
    {FinWait1, kHeld, "FA 0 0 0", TimeWait, "A 0 1", "close.fin-with-ack"},
    {FinWait1, kHeld, "FPA 0 0 10", TimeWait, "A 0 11", "close.fin-with-ack"},
    {FinWait1, kHeld, "FA 5 0 0", FinWait2, "A 0 0", "close.fin-acked"},
    {FinWait1, kOrphan, "PA 0 -1 10", Closed, "R -1", "abort.data-after-close"},
    {FinWait1, kHeld, "R 0 - 0", Closed, "", "reset.connection"},
    {FinWait1, kHeld, "S 0 - 0", FinWait1, "A 0 0", "challenge.syn"},

    // FIN-WAIT-2
    {FinWait2, kHeld, "FA 0 0 0", TimeWait, "A 0 1", "close.second-fin"},
    {FinWait2, kHeld, "PA 0 0 10", FinWait2, "A 0 10", "segment.accepted"},
    {FinWait2, kOrphan, "PA 0 0 10", Closed, "R 0", "abort.data-after-close"},
    {FinWait2, kHeld, "R 0 - 0", Closed, "", "reset.connection"},
    {FinWait2, kHeld, "R 1 - 0", FinWait2, "A 0 0", "challenge.rst"},

    // CLOSE-WAIT
    {CloseWait, kHeld, "A 0 0 0", CloseWait, "", "segment.accepted"},
    {CloseWait, kHeld, "FA -1 0 0", CloseWait, "A 0 0", "unacceptable.ack"},
    {CloseWait, kHeld, "PA -1 0 10", CloseWait, "", "segment.accepted"},
    {CloseWait, kHeld, "R 0 - 0", Closed, "", "reset.connection"},
    {CloseWait, kHeld, "S 0 - 0", CloseWait, "A 0 0", "challenge.syn"},

    // CLOSING
    {Closing, kHeld, "A 0 0 0", TimeWait, "", "close.crossing-acked"},
    {Closing, kHeld, "A 0 -1 0", Closing, "", "segment.accepted"},
    {Closing, kHeld, "FA -1 -1 0", Closing, "A 0 0", "unacceptable.ack"},
    {Closing, kHeld, "R 0 - 0", Closed, "", "reset.connection"},

    // LAST-ACK
    {LastAck, kOrphan, "A 0 0 0", Closed, "", "close.last-ack"},
    {LastAck, kOrphan, "A 0 -1 0", LastAck, "", "segment.accepted"},
    {LastAck, kOrphan, "FA -1 -1 0", LastAck, "A 0 0", "unacceptable.ack"},
    {LastAck, kOrphan, "R 0 - 0", Closed, "", "reset.connection"},
    {LastAck, kOrphan, "S 1 - 0", LastAck, "A 0 0", "challenge.syn"},

    // TIME-WAIT
    {TimeWait, kOrphan, "FA -1 0 0", TimeWait, "A 0 0", "time-wait.fin-again"},
    {TimeWait, kOrphan, "A 0 0 0", TimeWait, "", "segment.accepted"},
    {TimeWait, kOrphan, "PA -10 0 10", TimeWait, "A 0 0", "unacceptable.ack"},
    {TimeWait, kOrphan, "R 0 - 0", Closed, "", "time-wait.assassinated"},
    {TimeWait, kOrphan, "R 1 - 0", TimeWait, "A 0 0", "challenge.rst"},
    {TimeWait, kOrphan, "R -1 - 0", TimeWait, "", "segment.ignored"},
    {TimeWait, kOrphan, "S 1000 - 0", SynReceived, "SA 65537 1001", "open.syn"},
    {TimeWait, kOrphan, "S -1000 - 0", TimeWait, "A 0 0", "time-wait.syn-refused"},
};
// clang-format on

}  // namespace

/// SEGMENT ARRIVES, state by state, under RFC 9293 (§3.10.7).
class TestSegmentArrives : public QObject {
  Q_OBJECT

 private slots:
  void followsTheRfc_data() {
    QTest::addColumn<int>("index");
    int index = 0;
    for (const Case& row : kCases) {
      const QString name = QString::fromUtf8(nameOf(row.state).data()) + ", " + row.segment +
                           (row.holder == kOrphan ? ", orphan" : "");
      QTest::newRow(qPrintable(name)) << index++;
    }
  }

  void followsTheRfc() {
    QFETCH(int, index);
    const Case& row = kCases[index];
    ReactionQuery query;
    query.os = OsId::Rfc9293;
    query.state = row.state;
    query.holder = row.holder;
    query.peerTimestamps = false;
    query.segment = segmentFrom(row.segment);
    const std::optional<Reaction> reaction = react(query);
    QVERIFY(reaction.has_value());
    QCOMPARE(std::string(nameOf(reaction->after)), std::string(nameOf(row.after)));
    QCOMPARE(textOf(withoutAbsoluteNumbers(reaction->replies, row.state)),
             std::string(row.replies));
    QCOMPARE(std::string(reaction->rule.key), std::string(row.rule));
  }

 private:
  /// In LISTEN there is no SND.NXT to count from.
  static std::vector<Reply> withoutAbsoluteNumbers(std::vector<Reply> replies, State state) {
    for (Reply& reply : replies) {
      if (state == Listen) reply.seqMinusSndNxt.reset();
    }
    return replies;
  }
};

QTEST_APPLESS_MAIN(TestSegmentArrives)
#include "tst_segment_arrives.moc"
