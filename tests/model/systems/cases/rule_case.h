#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "model/systems/os_profile.h"
#include "model/systems/rules/reuse_port_cache.h"
#include "model/systems/verdict.h"

// The words in which the cases of this folder are written: one line is one situation, one call
// and its answer, with the rule that must have decided.

namespace linger::cases {

inline constexpr ReuseOptions kPlain{};
inline constexpr ReuseOptions kReuseAddr{.reuseAddr = true};
inline constexpr ReuseOptions kReusePort{.reusePort = true};
inline constexpr ReuseOptions kExclusive{.exclusive = true};

inline constexpr std::uint32_t kRoot = 0;
inline constexpr std::uint32_t kAlice = 1001;
inline constexpr std::uint32_t kBob = 1002;

inline constexpr std::uint16_t kPort = 8080;

/// What is asked.
enum class Ask { Bind, Listen, Restart, Connect, AutoConnect, NoPortForBind, NoPortForConnect };

struct Answer {
  Errno result = Errno::Ok;
  std::optional<Call> failedAt;
  std::string rule;
};

inline Answer works(const char* rule) {
  return {Errno::Ok, std::nullopt, rule};
}
inline Answer fails(Call call, Errno error, const char* rule) {
  return {error, call, rule};
}
inline Answer inUse(const char* rule) {
  return {Errno::AddrInUse, Call::Bind, rule};
}

struct RuleCase {
  const char* name;
  OsId os;
  Ask ask;
  BindRequest request;
  std::vector<SocketFacts> sockets;
  Answer answer;
  std::optional<ReusePortCache> cache;
  std::vector<PortRange> reserved = {};  ///< Ports that the system keeps back.
};

inline RuleCase example(const char* name, OsId os, Ask ask, const BindRequest& request,
                        std::vector<SocketFacts> sockets, Answer answer,
                        std::optional<ReusePortCache> cache = {}) {
  return {name, os, ask, request, std::move(sockets), std::move(answer), std::move(cache), {}};
}

inline RuleCase reserving(PortRange ports, RuleCase one) {
  one.reserved = {ports};
  return one;
}

inline Address address(const char* text) {
  return *Address::parse(text);
}

/// The newcomer.
inline BindRequest newcomer(const char* at, ReuseOptions options = kPlain,
                            std::uint32_t uid = kAlice) {
  BindRequest request;
  request.local = {address(at), kPort};
  request.options = options;
  request.uid = uid;
  request.self = SocketId{99};
  return request;
}

inline SocketFacts bound(const char* at, ReuseOptions options = kPlain,
                         std::uint32_t uid = kAlice) {
  SocketFacts socket;
  socket.id = SocketId{1};
  socket.bound = true;
  socket.owner = ProcessId{1};
  socket.uid = uid;
  socket.local = {address(at), kPort};
  socket.options = options;
  return socket;
}

inline SocketFacts listener(const char* at, ReuseOptions options = kPlain,
                            std::uint32_t uid = kAlice) {
  SocketFacts socket = bound(at, options, uid);
  socket.state = State::Listen;
  return socket;
}

/// Where the old connection's peer is, and where cases connect to.
inline SocketAddress peer() {
  return {address("192.0.2.10"), 40000};
}

inline SocketFacts connection(State state, const char* at, ReuseOptions options = kPlain,
                              std::uint32_t uid = kAlice) {
  SocketFacts socket = bound(at, options, uid);
  socket.id = SocketId{2};
  socket.state = state;
  socket.remote = peer();
  return socket;
}

/// What is left in TIME-WAIT: a record without an owner, whose connection used timestamps.
inline SocketFacts timeWait(const char* at, ReuseOptions options = kPlain,
                            std::uint32_t uid = kAlice) {
  SocketFacts socket = connection(State::TimeWait, at, options, uid);
  socket.owner = ProcessId{};
  socket.timeWaitRecord = true;
  socket.sawTimestamps = true;
  return socket;
}

inline SocketFacts halfOpen(const char* at) {
  SocketFacts socket = connection(State::SynReceived, at);
  socket.accepted = false;
  return socket;
}

inline BindRequest asUdp(BindRequest request) {
  request.transport = Transport::Udp;
  return request;
}

inline SocketFacts asUdp(SocketFacts socket) {
  socket.transport = Transport::Udp;
  return socket;
}

inline BindRequest onPort(std::uint16_t port, BindRequest request) {
  request.local.port = port;
  return request;
}

inline SocketFacts aged(Duration age, SocketFacts socket) {
  socket.timeWaitAge = age;
  return socket;
}

inline SocketFacts withoutTimestamps(SocketFacts socket) {
  socket.sawTimestamps = false;
  return socket;
}

inline SocketFacts v6Only(SocketFacts socket) {
  socket.v6only = true;
  return socket;
}

inline BindRequest v6Only(BindRequest request) {
  request.v6only = true;
  return request;
}

}  // namespace linger::cases
