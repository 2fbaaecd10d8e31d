#pragma once

#include <deque>
#include <unordered_map>

#include "model/capture/connection.h"

namespace linger::capture {

/// All connections of a capture, found by their two ends.
class ConnectionTable {
 public:
  ConnectionTable() = default;
  ConnectionTable(ConnectionTable&&) = default;  // And no copies: it points into itself.

  /// Takes the capture's next segment and gives the connection that it belongs to.
  Connection& take(const WireSegment& wire);

  const std::deque<Connection>& connections() const { return connections_; }

 private:
  /// Two ends, whichever of them sends.
  struct Pair {
    WireEnd low;
    WireEnd high;
    bool operator==(const Pair&) const = default;
  };
  struct Hash {
    std::size_t operator()(const Pair& pair) const;
  };

  static Pair pairOf(const WireSegment& wire);
  static void follow(Connection& connection, const Connection& last, const WireSegment& first);

  std::deque<Connection> connections_;
  std::unordered_map<Pair, Connection*, Hash> current_;  ///< The last one of each pair.
};

}  // namespace linger::capture
