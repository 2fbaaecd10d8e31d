#pragma once

#include <optional>
#include <string_view>

namespace linger {

/// The results of the sockets API that Linger models: the POSIX names, which are macros and so
/// cannot be used here, without their E.
enum class Errno {
  Ok,
  Access,
  AddrInUse,
  AddrNotAvail,
  Again,
  BadF,
  ConnAborted,
  ConnRefused,
  ConnReset,
  InProgress,
  Invalid,
  IsConn,
  NotConn,
  OpNotSupp,
  Pipe,
  TimedOut,
};

/// "EADDRINUSE"; "OK" for Ok.
std::string_view nameOf(Errno error);

/// The error of that name, if there is one.
std::optional<Errno> errnoNamed(std::string_view name);

}  // namespace linger
