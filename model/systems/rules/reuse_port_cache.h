#pragma once

#include <cstdint>
#include <map>

#include "model/systems/verdict.h"

namespace linger {

/// What a Linux host remembers of the SO_REUSEPORT sockets of each TCP port: the user and the
/// address of the last one that passed the full check. Another one of that user and address (or
/// of any address, if the remembered one is a wildcard) is let in unchecked, even where the check
/// would now refuse it. Linux: sk_reuseport_match(), inet_csk_update_fastreuse().
class ReusePortCache {
 public:
  /// Whether `request` skips the check.
  bool admits(const BindRequest& request) const;

  /// A bind() or listen() as `request` describes has succeeded.
  void succeeded(const BindRequest& request);

  /// Whether anything is known of the port.
  bool remembers(std::uint16_t port) const { return ports_.contains(port); }

  /// No socket holds the port any more.
  void emptied(std::uint16_t port);

  bool operator==(const ReusePortCache&) const = default;

 private:
  struct Remembered {
    std::uint32_t uid;
    Address address;
    bool v6only;

    bool operator==(const Remembered&) const = default;
  };
  std::map<std::uint16_t, Remembered> ports_;
};

}  // namespace linger
