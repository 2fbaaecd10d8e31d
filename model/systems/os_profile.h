#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "model/net/address.h"
#include "model/systems/errno.h"
#include "model/systems/evidence.h"
#include "model/tcp/settings.h"

namespace linger {

enum class OsId {
  Linux,
  FreeBsd,
  MacOs,
  OpenBsd,
  NetBsd,
  Illumos,
  Windows,
  Rfc9293,
  Lwip,
  Smoltcp,
};

/// Whose rule decides bind(), listen() and connect().
enum class BindFamily { Linux, Bsd, Illumos, Windows, Lwip, Smoltcp, None };

/// What a system calls an error: its number and its text.
struct ErrnoText {
  Errno error;
  int number;
  std::string_view text;
};

/// One value of a profile that people may want to look up.
struct ProfileFact {
  std::string_view name;   ///< "TIME_WAIT", "net.inet.tcp.msl"
  std::string_view value;  ///< "60 s, fixed when the kernel is compiled"
  Evidence evidence;
  std::string_view source;
};

/// The ports that connect() and bind(0) choose from.
struct PortRange {
  std::uint16_t first;
  std::uint16_t last;

  constexpr bool operator==(const PortRange&) const = default;
};

/// Whether connect() from a port that the system chooses may take over a 4-tuple in TIME-WAIT
/// (Linux: net.ipv4.tcp_tw_reuse 0, 1, 2). The old connection must have used timestamps.
enum class TimeWaitReuse : std::uint8_t { Never, Always, LoopbackOnly };

/// What comes of data that arrives after shutdown(SHUT_RD).
enum class DataAfterShutRd : std::uint8_t {
  Readable,   ///< As before: only a recv() that would wait gets end of file (Linux).
  Discarded,  ///< With what was there: it is acknowledged, and nobody gets it.
  Resets,     ///< It resets the connection.
};

/// How many connections a listener keeps for accept(), and what a call meets when it has so many.
struct ListenQueue {
  enum class WhenFull : std::uint8_t {
    DropsSyn,     ///< The SYN is dropped; the ACK of one that was let in before, too.
    RefusesAtAck  ///< The SYN is answered, and the ACK that completes the handshake refused.
  };

  WhenFull whenFull = WhenFull::DropsSyn;
  int factorInHalves = 2;  ///< Of the backlog.
  int beyond = 0;          ///< And so many more.

  /// For a program that asked for `backlog`; at least one.
  constexpr int capacity(int backlog) const {
    const int most = backlog * factorInHalves / 2 + beyond;
    return most > 1 ? most : 1;
  }
};

/// An operating system as data: what its TCP does, who may bind, and its words.
struct OsProfile {
  OsId id;
  std::string_view name;     ///< On the command line and in files: "freebsd".
  std::string_view title;    ///< For people: "FreeBSD".
  std::string_view version;  ///< What the facts were found on: "6.18", "15-CURRENT".
  TcpSettings tcp;
  Sourced<Duration> timeWait;             ///< Equal to tcp.timeWait, with its evidence.
  Sourced<Duration> timeWaitNear;         ///< With a peer on the same network.
  Sourced<Duration> timeWaitLocal;        ///< Between two sockets of one host; 0: none is kept.
  bool timeWaitLocalOnV6Network = false;  ///< That holds for any IPv6 peer on the same network.
  BindFamily bindFamily = BindFamily::None;
  Evidence bindEvidence = Evidence::Disputed;
  std::string_view bindSource;
  bool timeWaitBlocksBind = true;
  bool v6onlyByDefault = false;  ///< An IPv6 wildcard does not take IPv4 unless it is asked to.
  bool v6onlyAlways = false;     ///< Not even then.
  Errno duplicateTuple = Errno::AddrNotAvail;  ///< connect() onto a 4-tuple that exists.
  Errno noPortLeft = Errno::AddrNotAvail;      ///< connect() when all ports are taken.
  Errno noPortToBind = Errno::AddrInUse;       ///< bind() to port 0 then.
  /// bind() to port 0 with SO_REUSEADDR gives ports that connections have.
  bool portZeroShares = false;
  bool reusePortSpreads = false;  ///< SO_REUSEPORT listeners share new connections evenly.
  ListenQueue listenQueue;
  Errno givenUp = Errno::TimedOut;         ///< Of a connection that its host has given up.
  Errno refused = Errno::ConnRefused;      ///< connect() that a RST has answered.
  Errno sendUnconnected = Errno::NotConn;  ///< send() where there is no connection.
  Errno sendAfterShut = Errno::Pipe;       ///< send() after shutdown(SHUT_WR).
  Errno acceptAfterReset = Errno::Ok;      ///< accept() of a connection that is over already.
  bool resetDiscardsReceived = false;  ///< What was received before a RST cannot be read any more.
  bool hasLinger = true;               ///< SO_LINGER is built in.
  TimeWaitReuse timeWaitReuse = TimeWaitReuse::Never;
  Duration timeWaitReuseDelay = 1s;  ///< How old the TIME-WAIT must be for that.
  Errno resetInCloseWait =
      Errno::ConnReset;  ///< What a program gets for a RST after the peer's FIN.
  DataAfterShutRd dataAfterShutRd = DataAfterShutRd::Discarded;
  bool maxSegWithoutOptions = false;  ///< TCP_MAXSEG tells what of a segment options leave.
  bool doublesSendBuffer = false;     ///< SO_SNDBUF gives twice what was asked for.
  PortRange ephemeral{32768, 60999};
  /// What the clock of initial sequence numbers counts in a second; RFC 9293 §3.4.1 counts 4 µs.
  std::uint32_t numbersPerSecond = 250'000;
  std::uint16_t unprivilegedPort = 1024;  ///< The first that every user may bind; see bindFamily.
  std::vector<PortRange> reservedPorts;   ///< Never chosen by bind(0) or connect().
  int maxTimeWait = 0;                    ///< Sockets in TIME-WAIT at once; 0: no limit here.
  std::span<const ErrnoText> errnos;
  std::span<const ProfileFact> facts;
};

/// Every profile, in the order that people are shown.
std::span<const OsProfile* const> allProfiles();

const OsProfile& profileOf(OsId id);

/// The profile called `name` ("linux"), or null.
const OsProfile* profileNamed(std::string_view name);

/// Whether the port is one that the system keeps back from bind(0) and connect().
bool isReserved(const OsProfile& profile, std::uint16_t port);

/// How long TIME-WAIT lasts for a connection of these two addresses. Addresses of one /24
/// (IPv6: one /64) count as the same network.
Duration timeWaitBetween(const OsProfile& profile, const Address& local, const Address& remote);

/// The number and the words of `error` on that system; number 0 and empty text where the
/// system has none.
ErrnoText errnoText(const OsProfile& profile, Errno error);

}  // namespace linger
