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
  /// What one segment told, in order.
  class Changes {
   public:
    const Change* begin() const { return list_.data(); }
    const Change* end() const { return list_.data() + count_; }
    void add(const Change& change) {
      if (count_ < list_.size()) list_[count_++] = change;
    }

   private:
    std::array<Change, 6> list_{};  ///< The most that one segment can tell.
    std::size_t count_ = 0;
  };

  /// Takes the next segment and fills `changes`, which are empty. False where it fits no state that
  /// its sender can be in.
  bool take(Side from, const Segment& segment, Changes& changes);

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
    bool maybeTimeWait = false;  ///< Where the state is not known: it was TIME-WAIT.
    bool heard = false;          ///< It has sent something.
    SeqNum next;                 ///< After what it sent.
    SeqNum lastAck;              ///< The last number that it acknowledged.
    bool hasAcked = false;
  };

  void happens(Side side, Event event, bool inferred, Changes& changes);
  void takeSyn(Side from, const Segment& segment, Changes& changes);
  void takeAck(Side from, const Segment& segment, Changes& changes);
  void takeFin(Side from, const Segment& segment, Changes& changes);
  void takeRst(Side from, const Segment& segment, Changes& changes);
  void showPresent(Side from, const Segment& segment, Changes& changes);
  void note(Side from, const Segment& segment);

  BySide<End> ends_;
  bool fits_ = true;
};

}  // namespace linger::capture
