#include <QTest>

#include "model/systems/os_profile.h"
#include "model/tcp/judge.h"
#include "model/tcp/transitions.h"

using namespace linger;

namespace {

constexpr SeqNum kIss{1000};
constexpr SeqNum kIrs{5000};
constexpr std::uint32_t kLastTimestamp = 700;
constexpr std::uint32_t kHole = 5;  ///< What arrived out of order begins so far beyond RCV.NXT.

/// What the data beyond RCV.NXT looks like.
enum class Ahead { Nothing, Hole, HoleAndFin };

/// What may be different in one state.
struct Variant {
  bool orphan = false;
  bool timeWaitRecord = false;  ///< Only a time-wait record is left: FIN-WAIT-2 and TIME-WAIT.
  bool passive = false;
  bool timestamps = false;
  bool windowShut = false;
  Ahead ahead = Ahead::Nothing;
};

/// A connection in `state`, with our FIN sent where the state says so.
Tcb tcbIn(State state, const Variant& variant) {
  Tcb tcb;
  tcb.state = state;
  tcb.orphan = variant.orphan;
  tcb.timeWaitRecord = variant.timeWaitRecord;
  tcb.passive = variant.passive;
  tcb.timestampsOn = variant.timestamps;
  tcb.tsRecent = kLastTimestamp;
  if (variant.windowShut) tcb.unread = tcb.rcvBuffer;
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
  const SeqNum ahead = tcb.rcvNxt + kHole;
  if (variant.ahead != Ahead::Nothing) tcb.outOfOrder = {{ahead, ahead + 10U}};
  if (variant.ahead == Ahead::HoleAndFin) tcb.peerFin = ahead + 10U;
  return tcb;
}

/// Every variant that a connection in `state` can be in.
std::vector<Variant> variantsOf(State state) {
  std::vector<Variant> all;
  for (unsigned bits = 0; bits < 32; ++bits) {
    Variant variant{.orphan = (bits & 1U) != 0,
                    .timeWaitRecord = (bits & 2U) != 0,
                    .passive = (bits & 4U) != 0,
                    .timestamps = (bits & 8U) != 0,
                    .windowShut = (bits & 16U) != 0};
    if (variant.timeWaitRecord && !States{State::FinWait2, State::TimeWait}.contains(state))
      continue;
    if (variant.passive && state != State::SynReceived) continue;
    all.push_back(variant);
    constexpr States kMayMissText{State::Established, State::FinWait1, State::FinWait2};
    if (!kMayMissText.contains(state)) continue;
    for (const Ahead ahead : {Ahead::Hole, Ahead::HoleAndFin}) {
      variant.ahead = ahead;
      all.push_back(variant);
    }
  }
  return all;
}

/// Every combination of flags, at every interesting place, with every interesting timestamp.
std::vector<Segment> segmentsFor(const Tcb& tcb) {
  std::vector<Segment> segments;
  const auto add = [&](unsigned bits, int place, int acknowledged, std::uint32_t len) {
    Segment segment;
    segment.flags = {.syn = (bits & 1U) != 0,
                     .fin = (bits & 2U) != 0,
                     .rst = (bits & 4U) != 0,
                     .ack = (bits & 8U) != 0};
    segment.seq = tcb.rcvNxt + static_cast<std::uint32_t>(place);
    segment.ack = tcb.sndNxt + static_cast<std::uint32_t>(acknowledged);
    segment.len = len;
    segments.push_back(segment);
    for (const int newer : {-1, 0, 1}) {
      segment.options.timestamps = {kLastTimestamp + static_cast<std::uint32_t>(newer), 0};
      segments.push_back(segment);
    }
  };
  for (unsigned bits = 0; bits < 16; ++bits) {
    for (const int place : {-70000, -1000, -10, -1, 0, 1, 5, 15, 1000, 65534, 65535, 70000}) {
      for (const int acknowledged : {-70000, -2, -1, 0, 1}) {
        for (const std::uint32_t len : {0U, 1U, 5U, 10U}) add(bits, place, acknowledged, len);
      }
    }
  }
  return segments;
}

QString cellText(const OsProfile& profile, const Segment& segment, State state, Event event) {
  return QStringLiteral("%1: %2 in %3 is %4")
      .arg(QString::fromUtf8(profile.name.data()), QString::fromStdString(lettersOf(segment.flags)),
           QString::fromUtf8(nameOf(state).data()), QString::fromUtf8(nameOf(event).data()));
}

}  // namespace

/// A walk over every state in every variant, and every segment that could meet it there.
class TestEverySegment : public QObject {
  Q_OBJECT

 private slots:
  /// What judge() says of any segment, under any system's settings, is in the table or declared
  /// to change nothing: no segment meets a cell that was called impossible.
  void isPossible() {
    qint64 cases = 0;
    for (const State state : kAllStates) {
      for (const Variant& variant : variantsOf(state)) {
        const Tcb tcb = tcbIn(state, variant);
        const std::vector<Segment> segments = segmentsFor(tcb);
        for (const OsProfile* profile : allProfiles()) {
          for (const bool listener : {false, true}) {
            for (const Segment& segment : segments) {
              const Event event = judge(segment, tcb, profile->tcp, listener);
              ++cases;
              if (findRow(state, event) || gapAt(state, event) == Gap::Ignored) continue;
              QFAIL(qPrintable(cellText(*profile, segment, state, event)));
            }
          }
        }
      }
    }
    qInfo("%lld cases", static_cast<long long>(cases));
    QVERIFY(cases > 30'000'000);
  }
};

QTEST_APPLESS_MAIN(TestEverySegment)
#include "tst_every_segment.moc"
