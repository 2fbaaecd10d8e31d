#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace linger::capture {

/// The two ends of a connection: the client is the one that called, as Zeek decides it.
enum class Side : std::uint8_t { Client, Server };

constexpr Side otherSide(Side side) {
  return side == Side::Client ? Side::Server : Side::Client;
}

/// The name for programs: "client".
constexpr std::string_view nameOf(Side side) {
  return side == Side::Client ? "client" : "server";
}

/// One value for each side.
template <typename Value>
struct BySide {
  Value client{};
  Value server{};

  constexpr Value& operator[](Side side) { return side == Side::Client ? client : server; }
  constexpr const Value& operator[](Side side) const {
    return side == Side::Client ? client : server;
  }
  constexpr void swap() {
    Value kept = client;
    client = server;
    server = kept;
  }
};

}  // namespace linger::capture
