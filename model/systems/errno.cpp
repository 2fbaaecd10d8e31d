#include "model/systems/errno.h"

#include <algorithm>
#include <array>

namespace linger {
namespace {

constexpr std::array kAllErrnos{
    Errno::Ok,        Errno::Access,     Errno::AddrInUse,   Errno::AddrNotAvail,
    Errno::Again,     Errno::BadF,       Errno::ConnAborted, Errno::ConnRefused,
    Errno::ConnReset, Errno::InProgress, Errno::Invalid,     Errno::IsConn,
    Errno::NotConn,   Errno::OpNotSupp,  Errno::Pipe,        Errno::TimedOut};

}  // namespace

std::string_view nameOf(Errno error) {
  switch (error) {
    case Errno::Ok:
      return "OK";
    case Errno::Access:
      return "EACCES";
    case Errno::AddrInUse:
      return "EADDRINUSE";
    case Errno::AddrNotAvail:
      return "EADDRNOTAVAIL";
    case Errno::Again:
      return "EAGAIN";
    case Errno::BadF:
      return "EBADF";
    case Errno::ConnAborted:
      return "ECONNABORTED";
    case Errno::ConnRefused:
      return "ECONNREFUSED";
    case Errno::ConnReset:
      return "ECONNRESET";
    case Errno::InProgress:
      return "EINPROGRESS";
    case Errno::Invalid:
      return "EINVAL";
    case Errno::IsConn:
      return "EISCONN";
    case Errno::NotConn:
      return "ENOTCONN";
    case Errno::OpNotSupp:
      return "EOPNOTSUPP";
    case Errno::Pipe:
      return "EPIPE";
    case Errno::TimedOut:
      return "ETIMEDOUT";
  }
  return {};
}

std::optional<Errno> errnoNamed(std::string_view name) {
  const auto* found = std::find_if(kAllErrnos.begin(), kAllErrnos.end(),
                                   [name](Errno error) { return nameOf(error) == name; });
  if (found == kAllErrnos.end()) return std::nullopt;
  return *found;
}

}  // namespace linger
