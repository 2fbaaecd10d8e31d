#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "app/live/port_reading.h"
#include "app/live/remaining_time.h"

namespace linger {

/// Why a server without options does not get the port: the first that applies.
enum class PortCause : std::uint8_t {
  NotLocal,        ///< This machine has no such address.
  Privileged,      ///< The port needs rights that this user has not.
  Listener,        ///< Somebody listens.
  Bound,           ///< Somebody has bound it and does not listen; or a UDP socket.
  Outgoing,        ///< A connection that called out from this port.
  CloseWait,       ///< A program holds a connection that its peer has closed.
  Connection,      ///< Another connection that a program holds.
  OrphanFinWait2,  ///< A closed connection whose peer has not closed yet.
  Orphan,          ///< A closed connection that still waits for acknowledgements.
  TimeWait,
  Refused,   ///< The kernel says no, and nothing that it shows explains it.
  Reserved,  ///< A server gets it, but no program that lets the system choose.
  Free,
};

/// "not-local", "time-wait", …
std::string_view nameOf(PortCause cause);

/// What a socket is to a server that wants its port.
PortCause causeOf(const LiveSocket& socket, const KernelKnobs& knobs);

/// The answer for one set of options.
struct OptionVerdict {
  ReuseOptions options;
  KernelAnswer kernel;
  Errno model = Errno::Ok;
  std::optional<Call> modelFailedAt;
  bool inferred = false;  ///< The model's answer rests on options that nobody can ask for.
  /// From when on it works if nothing else happens; nothing where a program has to do something.
  std::optional<TimeRange> worksIn;

  bool differs() const { return kernel.result != nameOf(model); }
};

/// What there is to say about a port.
struct PortAnswer {
  PortCause cause = PortCause::Free;
  /// What is in the way of a server without options, the worst first: the first hundred.
  std::vector<LiveSocket> blockers;
  std::size_t blockersInAll = 0;
  std::vector<OptionVerdict> verdicts;  ///< In the order of kAskedOptions.

  bool isFree() const { return verdicts.front().kernel.works(); }
  bool differs() const;
};

/// Applies Linger's rules to what was read. The options of sockets that nobody can ask are taken
/// to be such that the rules give the kernel's answers, if there are any such.
PortAnswer answerOf(const PortReading& reading);

}  // namespace linger
