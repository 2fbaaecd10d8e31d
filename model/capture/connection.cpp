#include "model/capture/connection.h"

namespace linger::capture {
namespace {

bool isFlipped(const WireSegment& first) {
  return ZeekConnection::takesSenderForServer(first.segment.flags, first.from.port, first.to.port);
}

}  // namespace

Connection::Connection(std::uint64_t itsNumber, const WireSegment& first)
    : number(itsNumber),
      ends{first.from, first.to},
      zeek(first.time, isFlipped(first)),
      firstFrame(first.frame),
      lastFrame(first.frame),
      firstTime(first.time),
      lastTime(first.time) {
  if (isFlipped(first)) ends.swap();
}

void Connection::take(const WireSegment& wire) {
  const bool isFirst = wire.frame == firstFrame;
  lastFrame = wire.frame;
  lastTime = wire.time;
  if (wire.badChecksum) ++badChecksums;
  if (zeek.showsServerBegan(wire.segment)) {
    zeek.flip();
    flip();
  }
  completeness.take(wire.segment, isFirst);
  const Side from = sideOf(wire.from);
  const bool isOld = teardown.isOld(from, wire);
  teardown.take(from, wire);
  if (!isOld) {
    EndStates::Changes changes;
    if (!states.take(from, wire.segment, changes) && misfit == 0) misfit = wire.frame;
    noteTimeWait(from, wire, changes);
  }
  zeek.take(from, wire.segment, wire.time, {ends.client.port, ends.server.port});
  if (zeek.wasFlipped()) flip();
}

/// A FIN that comes again restarts TIME-WAIT (RFC 9293 §3.10.7.4).
void Connection::noteTimeWait(Side from, const WireSegment& wire,
                              const EndStates::Changes& changes) {
  for (const EndStates::Change& change : changes) {
    if (change.to == State::TimeWait) timeWaitSince[change.side] = wire.time;
  }
  const Side other = otherSide(from);
  if (wire.segment.flags.fin && states.of(other).state == State::TimeWait) {
    timeWaitSince[other] = wire.time;
  }
}

void Connection::flip() {
  ends.swap();
  timeWaitSince.swap();
  teardown.flip();
  states.flip();
}

}  // namespace linger::capture
