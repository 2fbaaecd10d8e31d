#pragma once

#include <array>
#include <cstdint>
#include <optional>

#include "model/capture/side.h"
#include "model/tcp/event.h"
#include "model/tcp/segment.h"
#include "model/tcp/state.h"

namespace linger::capture {

/// One end's state as far as the capture shows it.
struct EndState {
  std::optional<State> state;  ///< None: the capture does not show it.
  /// It rests on a segment that the end must have received, though nothing shows that it did.
  bool inferred = false;
};

/// Infers the states of both ends from the segments between them. What an end sends tells what
/// its program did and what it has received; each becomes an event of the transition table, which
/// decides the next state. A SYN, SYN,ACK or FIN counts as received once an answer shows it; an
/// acknowledgement and a RST, which nobody answers, when they are seen.
class EndStates {
 public:
  /// What a segment told of one end.
  struct Change {
    Side side;
    State from;
    State to;
    Event event;
    bool inferred;
  };
  /// The most that one segment can tell.
  static constexpr std::size_t kMostChanges = 6;

  /// Takes the next segment. False where it fits no state that its sender can be in.
  bool take(Side from, const Segment& segment);

  /// What the last segment changed, in order.
  const Change* begin() const { return changes_.data(); }
  const Change* end() const { return changes_.data() + changeCount_; }

  EndState of(Side side) const;

  /// Goes on with what is left of the last connection of the same ends, for the SYN of a new one:
  /// a side in TIME-WAIT is still there.
  void followTimeWait(const EndStates& last, bool sidesAreSwapped);

  void flip();

 private:
  struct End {
    std::optional<State> state;
    bool inferred = false;
    std::optional<SeqNum> finEnd;  ///< After its own FIN.
    bool finAcked = false;
    bool ackedWithFin = false;  ///< The peer's FIN acknowledged ours; not known to have arrived.
    bool peersFinShown = false;
    bool heard = false;  ///< It has sent something.
    SeqNum next;         ///< After what it sent.
    SeqNum lastAck;      ///< The last number that it acknowledged.
    bool hasAcked = false;
  };

  void happens(Side side, Event event, bool inferred);
  void takeSyn(Side from, const Segment& segment);
  void takeAck(Side from, const Segment& segment);
  void takeFin(Side from, const Segment& segment);
  void takeRst(Side from, const Segment& segment);
  void showPresent(Side from, const Segment& segment);
  void note(Side from, const Segment& segment);

  BySide<End> ends_;
  std::array<Change, kMostChanges> changes_{};
  std::uint8_t changeCount_ = 0;
  bool fits_ = true;
};

}  // namespace linger::capture
