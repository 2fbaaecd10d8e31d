#include "model/host/bind_query.h"

#include <algorithm>
#include <array>

namespace linger {
namespace {

constexpr std::uint16_t kPort = 8080;
constexpr std::uint16_t kPeerPort = 40000;
constexpr std::uint16_t kOtherPeerPort = 40001;

constexpr std::array kAllCalls{BindCall::Bind, BindCall::BindListen, BindCall::BindConnectSame,
                               BindCall::BindConnectOther};

/// The states of a connection of which a system may keep only a record.
constexpr States kRecordStates{State::FinWait2, State::TimeWait};

/// Where a peer on the same host calls a listener of that address.
Address loopbackFor(const Address& address) {
  if (!address.isAny()) return address;
  if (address.isV4Mapped()) return *Address::parse("::ffff:127.0.0.1");
  return *Address::parse(address.family() == Address::Family::V4 ? "127.0.0.1" : "::1");
}

/// bind() to one native IPv6 address leaves no IPv4 to serve.
bool isV6Only(const BindParty& party, const OsProfile& profile) {
  const Address& address = party.address;
  const bool isNative = address.family() == Address::Family::V6 && !address.isV4Mapped();
  if (isNative && !address.isAny()) return true;
  return party.v6only.value_or(profile.v6onlyByDefault && isNative);
}

bool isOrphaned(const BindQuery& query) {
  return query.orphaned.value_or(query.state == State::TimeWait);
}

bool isTimeWaitRecord(const BindQuery& query, const OsProfile& profile) {
  if (query.timeWaitRecord) return *query.timeWaitRecord;
  const bool keepsRecords = profile.tcp.finWait2Record && kRecordStates.contains(query.state);
  return keepsRecords && (query.state == State::TimeWait || isOrphaned(query));
}

bool listenerIsOpen(const BindQuery& query) {
  return query.presence == OldSocket::InState &&
         (query.state == State::Listen || query.listenerOpen.value_or(false));
}

SocketFacts boundSocket(const BindQuery& query, const OsProfile& profile) {
  SocketFacts socket;
  socket.id = SocketId{1};
  socket.transport = query.transport;
  socket.bound = true;
  socket.owner = ProcessId{1};
  socket.uid = query.older.uid;
  socket.local = {query.older.address, kPort};
  socket.options = query.older.options;
  socket.v6only = isV6Only(query.older, profile);
  return socket;
}

SocketFacts connection(const BindQuery& query, const OsProfile& profile) {
  SocketFacts child = boundSocket(query, profile);
  child.id = SocketId{2};
  child.state = query.state;
  child.bound = query.state != State::Closed;
  child.timeWaitRecord = isTimeWaitRecord(query, profile);
  child.accepted = query.state != State::SynReceived;
  if (isOrphaned(query)) child.owner = ProcessId{};
  child.local.address = query.childAddress.value_or(loopbackFor(query.older.address));
  child.remote = SocketAddress{child.local.address, kPeerPort};
  child.sawTimestamps = query.timestamps;
  return child;
}

BindRequest requestOf(const BindQuery& query, const OsProfile& profile) {
  const BindParty& newer = query.newer;
  return {query.transport, {newer.address, kPort},
          newer.options,   isV6Only(newer, profile),
          newer.uid,       SocketId{3}};
}

Verdict answerConnect(const OsProfile& profile, const BindRequest& request,
                      const std::vector<SocketFacts>& sockets, const SocketAddress& remote) {
  const Verdict bound = judgeBind(profile, request, sockets);
  if (!bound.works()) return bound;
  return judgeConnect(profile, request, remote, sockets, true);
}

}  // namespace

std::string_view nameOf(BindCall call) {
  switch (call) {
    case BindCall::Bind: return "bind";
    case BindCall::BindListen: return "bind+listen";
    case BindCall::BindConnectSame: return "bind+connect_same";
    case BindCall::BindConnectOther: return "bind+connect_other";
  }
  return {};
}

std::optional<BindCall> bindCallNamed(std::string_view name) {
  const auto* found = std::find_if(kAllCalls.begin(), kAllCalls.end(),
                                   [name](BindCall call) { return nameOf(call) == name; });
  if (found == kAllCalls.end()) return std::nullopt;
  return *found;
}

std::optional<BindProblem> problemOf(const BindQuery& query) {
  const bool inState = query.presence == OldSocket::InState;
  if (query.timeWaitRecord.value_or(false) && !(inState && kRecordStates.contains(query.state))) {
    return BindProblem::RecordInOtherState;
  }
  if (inState && query.state == State::Listen && query.orphaned.value_or(false)) {
    return BindProblem::OrphanedListener;
  }
  if (inState && query.state == State::Listen && !query.listenerOpen.value_or(true)) {
    return BindProblem::ClosedListener;
  }
  const bool isUdp = query.transport == Transport::Udp;
  return isUdp && inState ? std::optional(BindProblem::StateOfUdp) : std::nullopt;
}

std::vector<SocketFacts> socketTableOf(const BindQuery& query) {
  const OsProfile& profile = profileOf(query.os);
  std::vector<SocketFacts> sockets;
  if (query.presence == OldSocket::Bound) sockets.push_back(boundSocket(query, profile));
  if (query.presence != OldSocket::InState) return sockets;
  if (listenerIsOpen(query)) {
    sockets.push_back(boundSocket(query, profile));
    sockets.back().state = State::Listen;
  }
  if (query.state != State::Listen) sockets.push_back(connection(query, profile));
  return sockets;
}

Verdict answerOf(const BindQuery& query) {
  const OsProfile& profile = profileOf(query.os);
  const BindRequest request = requestOf(query, profile);
  const std::vector<SocketFacts> sockets = socketTableOf(query);
  const Address peer = query.childAddress.value_or(loopbackFor(query.older.address));
  switch (query.call) {
    case BindCall::Bind: return judgeBind(profile, request, sockets);
    case BindCall::BindListen: return judgeRestart(profile, request, sockets);
    case BindCall::BindConnectSame:
      return answerConnect(profile, request, sockets, {peer, kPeerPort});
    case BindCall::BindConnectOther:
      return answerConnect(profile, request, sockets, {peer, kOtherPeerPort});
  }
  return {};
}

}  // namespace linger
