#include "model/systems/record_sizes.h"

namespace linger {
namespace {

constexpr std::string_view kLinuxSource =
    "Linux 6.18.44, x86-64: TCP, tw_sock_TCP, request_sock_TCP in /proc/slabinfo";

}  // namespace

std::optional<RecordSizes> recordSizesOf(OsId system, Address::Family family) {
  switch (system) {
    case OsId::Linux:
      return RecordSizes{family == Address::Family::V4 ? 2368U : 2496U, 256, 320, kLinuxSource};
    case OsId::FreeBsd:
    case OsId::MacOs:
    case OsId::OpenBsd:
    case OsId::NetBsd:
    case OsId::Illumos:
    case OsId::Windows:
    case OsId::Rfc9293:
    case OsId::Lwip:
    case OsId::Smoltcp: break;
  }
  return std::nullopt;
}

}  // namespace linger
