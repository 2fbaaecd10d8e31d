#include <array>

#include "model/systems/rules/address_scope.h"
#include "model/systems/rules/bind_rules.h"

// Windows publishes two tables of who may bind beside whom: one for two sockets of one user, one
// for two users. They are about sockets that hold the port by bind(); old connections, TIME-WAIT
// above all, do not keep a server from its port, unless one of the two is exclusive.

namespace linger {
namespace {

using namespace host_rule;

/// The answers of the published tables.
enum class Cell { Ok, InUse, Access };

constexpr Cell kOk = Cell::Ok;
constexpr Cell kUse = Cell::InUse;
constexpr Cell kAcc = Cell::Access;

// Rows: the socket that is bound. Columns: the newcomer. Both in the order default, SO_REUSEADDR,
// SO_EXCLUSIVEADDRUSE, each on the wildcard and then on a specific address.
using Table = std::array<std::array<Cell, 6>, 6>;

constexpr Table kSameUser{{
    {kUse, kOk, kAcc, kOk, kUse, kOk},     // default, wildcard
    {kOk, kUse, kOk, kAcc, kUse, kUse},    // default, specific
    {kUse, kOk, kOk, kOk, kUse, kOk},      // SO_REUSEADDR, wildcard
    {kOk, kUse, kOk, kOk, kUse, kUse},     // SO_REUSEADDR, specific
    {kUse, kAcc, kAcc, kAcc, kUse, kAcc},  // SO_EXCLUSIVEADDRUSE, wildcard
    {kOk, kUse, kOk, kAcc, kUse, kUse},    // SO_EXCLUSIVEADDRUSE, specific
}};

constexpr Table kOtherUser{{
    {kUse, kAcc, kAcc, kAcc, kUse, kAcc},  // default, wildcard
    {kOk, kUse, kOk, kAcc, kUse, kUse},    // default, specific
    {kUse, kAcc, kOk, kOk, kUse, kAcc},    // SO_REUSEADDR, wildcard
    {kOk, kUse, kOk, kOk, kUse, kUse},     // SO_REUSEADDR, specific
    {kUse, kAcc, kAcc, kAcc, kUse, kAcc},  // SO_EXCLUSIVEADDRUSE, wildcard
    {kOk, kUse, kOk, kAcc, kUse, kUse},    // SO_EXCLUSIVEADDRUSE, specific
}};

std::size_t lineOf(const ReuseOptions& options, const Address& address) {
  const std::size_t specific = address.isAny() ? 0 : 1;
  if (options.exclusive) return 4 + specific;
  return (options.reuseAddr ? 2 : 0) + specific;
}

Cell lookUp(const Table& table, const BindRequest& request, const SocketFacts& socket) {
  return table[lineOf(socket.options, socket.local.address)]
              [lineOf(request.options, request.local.address)];
}

Cell answerOf(const BindRequest& request, const SocketFacts& socket) {
  return lookUp(request.uid == socket.uid ? kSameUser : kOtherUser, request, socket);
}

bool addressesOverlap(const BindRequest& request, const SocketFacts& socket) {
  return AddressScope(request.local.address, request.v6only)
      .overlaps(AddressScope(socket.local.address, socket.v6only));
}

bool holdsByBind(const SocketFacts& socket) {
  return !socket.remote;
}

const HostRule* whyBoundBlocks(const BindRequest& request, const SocketFacts& socket) {
  const Cell answer = answerOf(request, socket);
  if (answer == Cell::Ok) return nullptr;
  if (socket.options.exclusive) return &kWindowsOldExclusive;
  if (answer != lookUp(kSameUser, request, socket)) return &kWindowsOtherUser;
  if (request.options.exclusive) return &kWindowsNewExclusive;
  return answer == Cell::Access ? &kWindowsNotShared : &kWindowsInUse;
}

const HostRule* whyConnectionBlocks(const BindRequest& request, const SocketFacts& socket) {
  const bool inTimeWait = socket.state == State::TimeWait;
  if (request.options.exclusive) {
    return inTimeWait ? &kWindowsExclusiveTimeWait : &kWindowsExclusiveConnection;
  }
  return socket.options.exclusive && !inTimeWait ? &kWindowsExclusiveConnection : nullptr;
}

const HostRule* whyBlocks(const BindRequest& request, const SocketFacts& socket) {
  if (!isOnPort(request, socket) || !addressesOverlap(request, socket)) return nullptr;
  return holdsByBind(socket) ? whyBoundBlocks(request, socket)
                             : whyConnectionBlocks(request, socket);
}

/// Why a bind() that nobody blocks works: another bound socket tells more than a connection.
const HostRule& whyFree(const BindCase& c) {
  const HostRule* why = c.request.transport == Transport::Udp ? &kUdpFree : &kFree;
  for (const SocketFacts& socket : c.sockets) {
    if (!isOnPort(c.request, socket)) continue;
    if (!addressesOverlap(c.request, socket)) {
      why = &kOtherAddress;
    } else if (holdsByBind(socket)) {
      return kWindowsShared;
    } else {
      why = socket.state == State::TimeWait ? &kWindowsTimeWait : &kWindowsConnection;
    }
  }
  return *why;
}

Errno errorOf(const BindRequest& request, const SocketFacts& socket) {
  const bool forbidden = holdsByBind(socket) && answerOf(request, socket) == Cell::Access;
  return forbidden ? Errno::Access : Errno::AddrInUse;
}

Verdict judgeWindowsBind(const BindCase& c) {
  if (c.request.local.port == 0) return allowed(kPortChosen, c.profile);
  if (isReserved(c.profile, c.request.local.port)) {
    return refused(Call::Bind, Errno::Access, kWindowsReserved);
  }
  const auto conflict = findConflict(
      c.sockets, [&c](const SocketFacts& socket) { return whyBlocks(c.request, socket); });
  if (conflict) {
    return refused(Call::Bind, errorOf(c.request, *conflict->socket), *conflict->rule,
                   conflict->socket);
  }
  const HostRule& why = whyFree(c);
  return why.evidence == Evidence::Secondary ? allowed(why) : allowed(why, c.profile);
}

Verdict judgeWindowsListen(const BindCase&) {
  return allowed(kWindowsListen);
}

Verdict judgeWindowsConnect(const BindCase& c, const SocketAddress& remote, bool) {
  const SocketFacts* old = findDuplicate(c.request, remote, c.sockets);
  if (!old) return allowed(kConnect, c.profile);
  return refused(Call::Connect, c.profile.duplicateTuple, kWindowsDuplicate, old);
}

}  // namespace

const BindRules kWindowsBindRules{judgeWindowsBind, judgeWindowsListen, judgeWindowsConnect};

}  // namespace linger
