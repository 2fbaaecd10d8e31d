#pragma once

#include <deque>
#include <unordered_set>

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
  static Pair pairOf(const WireEnd& one, const WireEnd& other);
  static Pair pairOf(const Connection* connection);

  // A connection is found by its own ends: a copy of them would make captures of many short
  // connections need more memory than their files.
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(const Pair& pair) const;
    std::size_t operator()(const Connection* each) const { return (*this)(pairOf(each)); }
  };
  struct SameEnds {
    using is_transparent = void;
    bool operator()(const Connection* a, const Connection* b) const {
      return pairOf(a) == pairOf(b);
    }
    bool operator()(const Pair& a, const Connection* b) const { return a == pairOf(b); }
    bool operator()(const Connection* a, const Pair& b) const { return pairOf(a) == b; }
  };

  static void follow(Connection& connection, const Connection& last, const WireSegment& first);

  std::deque<Connection> connections_;
  std::unordered_set<Connection*, Hash, SameEnds> current_;  ///< The last one of each pair.
};

}  // namespace linger::capture
