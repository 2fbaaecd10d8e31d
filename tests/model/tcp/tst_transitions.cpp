#include <QTest>

#include "model/systems/os_profile.h"
#include "model/tcp/judge.h"
#include "model/tcp/transitions.h"

using namespace linger;

namespace {

constexpr SeqNum kIss{1000};
constexpr SeqNum kIrs{5000};

/// A connection in `state`, with our FIN sent where the state says so.
Tcb tcbIn(State state, bool orphan) {
  Tcb tcb;
  tcb.state = state;
  tcb.orphan = orphan;
  tcb.iss = kIss;
  tcb.sndUna = state == State::SynSent || state == State::SynReceived ? kIss : kIss + 1U;
  tcb.sndNxt = tcb.sndEnd = kIss + 1U;
  tcb.irs = kIrs;
  tcb.rcvNxt = kIrs + 1U;
  constexpr States kFinSent{State::FinWait1, State::FinWait2, State::Closing, State::LastAck,
                            State::TimeWait};
  tcb.finQueued = kFinSent.contains(state);
  if (tcb.finQueued) tcb.sndNxt += 1U;
  constexpr States kFinAcked{State::FinWait2, State::TimeWait};
  if (kFinAcked.contains(state)) tcb.sndUna = tcb.sndNxt;
  return tcb;
}

/// Every combination of flags, at every interesting place.
std::vector<Segment> segmentsFor(const Tcb& tcb) {
  std::vector<Segment> segments;
  for (unsigned bits = 0; bits < 16; ++bits) {
    for (const int place : {-1000, -1, 0, 1, 1000, 70000}) {
      for (const int acknowledged : {-1, 0, 1}) {
        for (const std::uint32_t len : {0U, 10U}) {
          Segment segment;
          segment.flags = {.syn = (bits & 1U) != 0,
                           .fin = (bits & 2U) != 0,
                           .rst = (bits & 4U) != 0,
                           .ack = (bits & 8U) != 0};
          segment.seq = tcb.rcvNxt + static_cast<std::uint32_t>(place);
          segment.ack = tcb.sndNxt + static_cast<std::uint32_t>(acknowledged);
          segment.len = len;
          segments.push_back(segment);
        }
      }
    }
  }
  return segments;
}

}  // namespace

/// The matrix of all states and events.
class TestTransitions : public QObject {
  Q_OBJECT

 private slots:
  /// A row is found in exactly the cells that it claims.
  void everyRowIsFoundWhereItSaysSo() {
    for (const State state : kAllStates) {
      for (const Event event : kAllEvents) {
        const Row* found = findRow(state, event);
        int claims = 0;
        for (const Row& row : transitionTable()) {
          if (row.on == event && row.from.contains(state)) {
            ++claims;
            QCOMPARE(found, &row);
          }
        }
        QCOMPARE(claims, found ? 1 : 0);
        if (found) QVERIFY(!found->rule.key.empty() && !found->rule.citation.empty());
      }
    }
  }

  /// What judge() says of any segment, under any system's settings, is in the table or declared
  /// to change nothing: no segment meets a cell that was called impossible.
  void noSegmentIsImpossible() {
    for (const OsProfile* profile : allProfiles()) {
      for (const State state : kAllStates) {
        for (const bool orphan : {false, true}) {
          const Tcb tcb = tcbIn(state, orphan);
          for (const Segment& segment : segmentsFor(tcb)) {
            const Event event = judge(segment, tcb, profile->tcp, true);
            const bool known = findRow(state, event) || gapAt(state, event) == Gap::Ignored;
            const QString cell = QStringLiteral("%1: %2 in %3 is %4")
                                     .arg(QString::fromUtf8(profile->name.data()),
                                          QString::fromStdString(lettersOf(segment.flags)),
                                          QString::fromUtf8(nameOf(state).data()),
                                          QString::fromUtf8(nameOf(event).data()));
            QVERIFY2(known, qPrintable(cell));
          }
        }
      }
    }
  }

  /// Every state but CLOSED can be left, and CLOSED can be reached from every one.
  void everyStateLeadsToClosed() {
    for (const State start : kAllStates) {
      std::vector<State> reached{start};
      for (std::size_t i = 0; i < reached.size(); ++i) {
        for (const Row& row : transitionTable()) {
          if (!row.from.contains(reached[i])) continue;
          const State next = row.next(reached[i]);
          if (std::find(reached.begin(), reached.end(), next) == reached.end()) {
            reached.push_back(next);
          }
        }
      }
      QVERIFY(std::find(reached.begin(), reached.end(), State::Closed) != reached.end());
    }
  }
};

QTEST_APPLESS_MAIN(TestTransitions)
#include "tst_transitions.moc"
