#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "model/systems/os_profile.h"
#include "model/systems/socket_facts.h"
#include "model/systems/verdict.h"

namespace linger {

/// What is left of the old server when the new one asks.
enum class OldSocket : std::uint8_t {
  None,     ///< Nothing.
  Bound,    ///< A socket that is bound and does neither listen nor connect.
  InState,  ///< A listener or a connection in some state; CLOSED is a child that was reset.
};

/// What the new socket does.
enum class BindCall : std::uint8_t {
  Bind,
  BindListen,
  BindConnectSame,   ///< To the old connection's peer.
  BindConnectOther,  ///< To some other peer.
};

/// "bind", "bind+listen", "bind+connect_same", "bind+connect_other".
std::string_view nameOf(BindCall call);
std::optional<BindCall> bindCallNamed(std::string_view name);

/// What one of the two sockets asked for.
struct BindParty {
  Address address;
  ReuseOptions options;
  std::uint32_t uid = 0;
  std::optional<bool> v6only;  ///< None: the system's default.
};

/// "May a new socket have this port, while the old one is in that state?" What is missing in a
/// query is what the system would make of it.
struct BindQuery {
  OsId os = OsId::Linux;
  Transport transport = Transport::Tcp;
  OldSocket presence = OldSocket::InState;
  State state = State::TimeWait;
  std::optional<bool> orphaned;         ///< No process holds the old connection.
  std::optional<bool> timeWaitRecord;   ///< Only a time-wait record is left of it.
  std::optional<bool> listenerOpen;     ///< The old listener still listens.
  bool timestamps = true;               ///< The old connection used them.
  BindParty older;                      ///< The old listener, whose child the connection is.
  std::optional<Address> childAddress;  ///< Where the old connection's peer had called.
  BindParty newer;
  BindCall call = BindCall::BindListen;
};

/// Why a query makes no sense.
enum class BindProblem : std::uint8_t {
  RecordInOtherState,  ///< Only FIN-WAIT-2 and TIME-WAIT can be kept as a time-wait record.
  OrphanedListener,    ///< A listener has an owner.
  ClosedListener,      ///< A listener that is in LISTEN is open.
  StateOfUdp,          ///< A UDP socket has none.
};

/// None where the query makes sense.
std::optional<BindProblem> problemOf(const BindQuery& query);

/// The socket table of a host in that situation.
std::vector<SocketFacts> socketTableOf(const BindQuery& query);

/// The answer to the whole call: of the first part of it that fails, or of the last.
Verdict answerOf(const BindQuery& query);

}  // namespace linger
