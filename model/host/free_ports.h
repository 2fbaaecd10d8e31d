#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "model/systems/os_profile.h"
#include "model/systems/socket_facts.h"

namespace linger {

class FreePorts;

/// What decides, beside the sockets on a port, whether bind(0) or connect() may have it.
struct PortWish {
  Transport transport = Transport::Tcp;
  Address local;
  SocketAddress remote;  ///< Port 0: bind() asks, towards everybody.
  std::uint32_t uid = 0;
  bool v6only = false;
  ReuseOptions options;

  bool operator==(const PortWish&) const = default;
};

/// One look for a port of a range, from `first` on and around: only those that are not known to be
/// taken. Lives for one call.
class PortSearch {
 public:
  PortSearch(FreePorts& known, const PortWish& wish, PortRange range, std::uint16_t first);

  /// The next port to look at; none when the whole range has been.
  std::optional<std::uint16_t> next();
  /// That port is taken, until something happens to a socket on it.
  void taken(std::uint16_t port);

 private:
  FreePorts& known_;
  PortWish wish_;
  PortRange range_;
  std::uint32_t offset_;     ///< Of `first` in the range.
  std::uint32_t tried_ = 0;  ///< How much of the range is behind us.
  std::vector<std::uint64_t>* open_ = nullptr;
  std::vector<std::uint16_t> found_;  ///< Taken ones, before it is worth a list.
};

/// Which ports are known to be taken for some wishes, so that a client with no port left does not
/// look at all of them again for each call. It begins to remember when a search is long: most
/// hosts never do, and are copied without it.
class FreePorts {
 public:
  PortSearch search(const PortWish& wish, PortRange range, std::uint16_t first) {
    return {*this, wish, range, first};
  }

  /// Something has happened to a socket on that port: it may be free.
  void changed(std::uint16_t port) {
    for (Known& known : known_) known.open[port / 64] |= std::uint64_t{1} << (port % 64);
  }

  bool operator==(const FreePorts&) const = default;

 private:
  friend class PortSearch;

  struct Known {
    PortWish wish;
    std::vector<std::uint64_t> open;  ///< A bit for each port that may be free.

    bool operator==(const Known&) const = default;
  };

  std::vector<std::uint64_t>* find(const PortWish& wish);
  std::vector<std::uint64_t>& remember(const PortWish& wish);

  std::vector<Known> known_;
};

}  // namespace linger
