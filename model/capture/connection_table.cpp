#include "model/capture/connection_table.h"

#include <algorithm>
#include <cstring>
#include <tuple>

namespace linger::capture {
namespace {

std::uint64_t mixed(std::uint64_t a, std::uint64_t b) {
  std::uint64_t mix = (a ^ (b + 0x9e3779b97f4a7c15ULL)) * 0xbf58476d1ce4e5b9ULL;
  return mix ^ mix >> 29;
}

std::uint64_t hashOf(const WireEnd& end) {
  std::uint64_t halves[2];
  std::memcpy(halves, end.address.data(), sizeof halves);
  return mixed(mixed(halves[0], halves[1]), end.port);
}

bool holdsTimeWait(const Connection& connection) {
  return connection.states.of(Side::Client).state == State::TimeWait ||
         connection.states.of(Side::Server).state == State::TimeWait;
}

/// Longer than any system keeps TIME-WAIT.
constexpr CaptureTime kLongestTimeWait = 240 * kSecond;

}  // namespace

std::size_t ConnectionTable::Hash::operator()(const Pair& pair) const {
  return mixed(hashOf(pair.low), hashOf(pair.high));
}

ConnectionTable::Pair ConnectionTable::pairOf(const WireEnd& one, const WireEnd& other) {
  const auto key = [](const WireEnd& end) { return std::tie(end.isV6, end.address, end.port); };
  return key(one) < key(other) ? Pair{one, other} : Pair{other, one};
}

ConnectionTable::Pair ConnectionTable::pairOf(const Connection* connection) {
  return pairOf(connection->ends.client, connection->ends.server);
}

/// What the new connection has from the last one of the same ends: a TIME-WAIT, where it begins
/// with a SYN; else it is the same one to TCP, which does not forget as Zeek does.
void ConnectionTable::follow(Connection& connection, const Connection& last,
                             const WireSegment& first) {
  const bool sidesAreSwapped = connection.ends.client != last.ends.client;
  if (!first.segment.flags.syn) {
    connection.states = last.states;
    if (sidesAreSwapped) connection.states.flip();
  } else if (holdsTimeWait(last) && first.time - last.lastTime < kLongestTimeWait) {
    connection.states.followTimeWait(last.states, sidesAreSwapped);
    const Side caller = sidesAreSwapped ? Side::Server : Side::Client;
    connection.teardown.followsTimeWait(first, last.teardown, sidesAreSwapped,
                                        last.states.of(caller).state == State::TimeWait);
  }
}

Connection& ConnectionTable::take(const WireSegment& wire) {
  const auto found = current_.find(pairOf(wire.from, wire.to));
  const Connection* last = found == current_.end() ? nullptr : *found;
  if (last != nullptr && !last->isForgotten(wire.time) && !last->isReuse(wire.segment)) {
    (*found)->take(wire);
    return **found;
  }
  if (last != nullptr) current_.erase(found);
  Connection& made = connections_.emplace_back(connections_.size() + 1, wire);
  current_.insert(&made);
  if (last != nullptr) follow(made, *last, wire);
  made.take(wire);
  return made;
}

}  // namespace linger::capture
