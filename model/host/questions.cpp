#include "model/host/questions.h"

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

bool isOrphaned(const BindQuestion& question) {
  return question.orphaned.value_or(question.state == State::TimeWait);
}

bool isTimeWaitRecord(const BindQuestion& question, const OsProfile& profile) {
  if (question.timeWaitRecord) return *question.timeWaitRecord;
  const bool keepsRecords = profile.tcp.finWait2Record && kRecordStates.contains(question.state);
  return keepsRecords && (question.state == State::TimeWait || isOrphaned(question));
}

bool listenerIsOpen(const BindQuestion& question) {
  return question.presence == OldSocket::InState &&
         (question.state == State::Listen || question.listenerOpen.value_or(false));
}

SocketFacts boundSocket(const BindQuestion& question, const OsProfile& profile) {
  SocketFacts socket;
  socket.id = SocketId{1};
  socket.transport = question.transport;
  socket.bound = true;
  socket.owner = ProcessId{1};
  socket.uid = question.older.uid;
  socket.local = {question.older.address, kPort};
  socket.options = question.older.options;
  socket.v6only = isV6Only(question.older, profile);
  return socket;
}

SocketFacts connection(const BindQuestion& question, const OsProfile& profile) {
  SocketFacts child = boundSocket(question, profile);
  child.id = SocketId{2};
  child.state = question.state;
  child.bound = question.state != State::Closed;
  child.timeWaitRecord = isTimeWaitRecord(question, profile);
  child.accepted = question.state != State::SynReceived;
  if (isOrphaned(question)) child.owner = ProcessId{};
  child.local.address = question.childAddress.value_or(loopbackFor(question.older.address));
  child.remote = SocketAddress{child.local.address, kPeerPort};
  child.sawTimestamps = question.timestamps;
  return child;
}

BindRequest requestOf(const BindQuestion& question, const OsProfile& profile) {
  const BindParty& newer = question.newer;
  return {question.transport, {newer.address, kPort},
          newer.options,      isV6Only(newer, profile),
          newer.uid,          SocketId{3}};
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

std::optional<BindProblem> problemOf(const BindQuestion& question) {
  const bool inState = question.presence == OldSocket::InState;
  if (question.timeWaitRecord.value_or(false) &&
      !(inState && kRecordStates.contains(question.state))) {
    return BindProblem::RecordInOtherState;
  }
  if (inState && question.state == State::Listen && question.orphaned.value_or(false)) {
    return BindProblem::OrphanedListener;
  }
  if (inState && question.state == State::Listen && !question.listenerOpen.value_or(true)) {
    return BindProblem::ClosedListener;
  }
  const bool isUdp = question.transport == Transport::Udp;
  return isUdp && inState ? std::optional(BindProblem::StateOfUdp) : std::nullopt;
}

std::vector<SocketFacts> socketTableOf(const BindQuestion& question) {
  const OsProfile& profile = profileOf(question.os);
  std::vector<SocketFacts> sockets;
  if (question.presence == OldSocket::Bound) sockets.push_back(boundSocket(question, profile));
  if (question.presence != OldSocket::InState) return sockets;
  if (listenerIsOpen(question)) {
    sockets.push_back(boundSocket(question, profile));
    sockets.back().state = State::Listen;
  }
  if (question.state != State::Listen) sockets.push_back(connection(question, profile));
  return sockets;
}

Verdict answerOf(const BindQuestion& question) {
  const OsProfile& profile = profileOf(question.os);
  const BindRequest request = requestOf(question, profile);
  const std::vector<SocketFacts> sockets = socketTableOf(question);
  const Address peer = question.childAddress.value_or(loopbackFor(question.older.address));
  switch (question.call) {
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
