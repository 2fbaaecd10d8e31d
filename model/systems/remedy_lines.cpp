#include "model/systems/remedy_lines.h"

namespace linger {

std::string_view reuseAddrLine(RuntimeId runtime) {
  switch (runtime) {
    case RuntimeId::Python:
      return "sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)";
    case RuntimeId::C:
      return "setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &(int){1}, sizeof(int));";
    case RuntimeId::Java:
      return "serverSocket.setReuseAddress(true);";
    case RuntimeId::DotNet:
      return "socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, "
             "true);";
    case RuntimeId::Node:
    case RuntimeId::Go:
    case RuntimeId::Rust:
      return {};
  }
  return {};
}

std::string ownerCommand(OsId os, std::uint16_t port) {
  const std::string number = std::to_string(port);
  switch (os) {
    case OsId::Linux:
      return "ss -tnap 'sport = :" + number + "'";
    case OsId::Windows:
      return "netstat -ano -p tcp | findstr :" + number;
    case OsId::MacOs:
      return "lsof -nP -iTCP:" + number;
    case OsId::FreeBsd:
      return "sockstat -P tcp -p " + number;
    case OsId::OpenBsd:
    case OsId::NetBsd:
      return "fstat | grep :" + number;
    case OsId::Illumos:
      return "netstat -anu -P tcp | grep '\\." + number + " '";
    case OsId::Rfc9293:
    case OsId::Lwip:
    case OsId::Smoltcp:
      return {};
  }
  return {};
}

}  // namespace linger
