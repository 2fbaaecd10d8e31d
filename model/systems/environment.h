#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "model/systems/os_profile.h"
#include "model/tcp/settings.h"

namespace linger {

/// How `netstat -an` prints a system's sockets. None: the system has no such command.
enum class NetstatFormat : std::uint8_t { Linux, Bsd, Illumos, Windows, None };

/// Whose conventions the command line follows: the prompt, and how a program is started.
enum class Shell : std::uint8_t { Posix, Windows };

/// The names of the variables that sysctl sets.
enum class Sysctls : std::uint8_t {
  Linux,  ///< net.ipv4.* and net.core.*
  Bsd,    ///< net.inet.* and all the others
  None,
  Any,  ///< A stack without variables of its own takes those of every system.
};

/// What a program, a shell and a script meet on a system beside its TCP and its rules of bind().
/// Whoever would ask which system it is asks one of these instead.
struct Environment {
  // The sockets API.
  std::int64_t nonBlocking = 0x4;  ///< The value of O_NONBLOCK.
  bool acceptInheritsNonBlocking = false;
  bool pollTellsOfError = true;   ///< poll() reports POLLERR while SO_ERROR has something to give.
  bool canBindAtConnect = false;  ///< IP_BIND_ADDRESS_NO_PORT leaves the port to connect().
  /// connect() that a RST has answered after the SYNs have crossed fails as a reset connection
  /// does, not as a refused one (RFC 9293 §3.10.7.4 asks for the latter).
  bool resetsCrossing = false;
  bool reconnectsClosed = false;  ///< A socket whose connection is over may connect() again.
  bool countsPortsByAddress = false;  ///< A port is taken only for the address that it is bound to.

  // Commands.
  Shell shell = Shell::Posix;
  NetstatFormat netstat = NetstatFormat::None;
  bool hasSs = false;

  // packetdrill.
  std::span<const std::string_view> symbols;  ///< Those that #ifdef knows.
  Sysctls sysctls = Sysctls::None;
  /// What drop_synfin does: LISTEN is free to drop such a segment, the other states are not
  /// (RFC 9293 §3.10.7).
  SynFin dropSynFin = SynFin::DroppedInListen;

  // What kind of thing it is.
  bool isStandard = false;            ///< A document, whose constants nobody can set.
  bool hasNetworkNamespaces = false;  ///< Scenarios can be played on its kernel (ip-netns(8)).
};

/// Of every system; the reference is valid for the whole run of the program.
const Environment& environmentOf(OsId os);

}  // namespace linger
