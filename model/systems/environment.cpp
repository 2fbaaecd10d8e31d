#include "model/systems/environment.h"

namespace linger {
namespace {

constexpr std::string_view kLinuxSymbols[] = {"Linux", "STANDARD"};
constexpr std::string_view kFreeBsdSymbols[] = {"FreeBSD"};
constexpr std::string_view kMacOsSymbols[] = {"Darwin", "STANDARD"};
constexpr std::string_view kOpenBsdSymbols[] = {"OpenBSD", "STANDARD"};
constexpr std::string_view kNetBsdSymbols[] = {"NetBSD", "STANDARD"};
constexpr std::string_view kIllumosSymbols[] = {"SunOS", "STANDARD"};
constexpr std::string_view kOtherSymbols[] = {"STANDARD"};

constexpr Environment kLinux{
    .nonBlocking = 0x800,
    .canBindAtConnect = true,
    .resetsCrossing = true,  // tcp_reset(); measured on 6.18.44
    .countsPortsByAddress = true,
    .netstat = NetstatFormat::Linux,
    .hasSs = true,
    .symbols = kLinuxSymbols,
    .sysctls = Sysctls::Linux,
    .hasNetworkNamespaces = true,
};

/// What the four have in common, of which macOS is one here.
constexpr Environment bsdWith(std::span<const std::string_view> symbols) {
  return {
      .acceptInheritsNonBlocking = true,
      .pollTellsOfError = false,
      .netstat = NetstatFormat::Bsd,
      .symbols = symbols,
      .sysctls = Sysctls::Bsd,
  };
}

constexpr Environment kFreeBsd = [] {
  Environment environment = bsdWith(kFreeBsdSymbols);
  environment.dropSynFin = SynFin::DroppedEverywhere;  // sys/netinet/tcp_input.c
  return environment;
}();

constexpr Environment kMacOs = bsdWith(kMacOsSymbols);
constexpr Environment kOpenBsd = bsdWith(kOpenBsdSymbols);
constexpr Environment kNetBsd = bsdWith(kNetBsdSymbols);

constexpr Environment kIllumos{.netstat = NetstatFormat::Illumos, .symbols = kIllumosSymbols};

constexpr Environment kWindows{
    .shell = Shell::Windows,
    .netstat = NetstatFormat::Windows,
    .symbols = kOtherSymbols,
};

constexpr Environment kRfc9293{
    .symbols = kOtherSymbols,
    .sysctls = Sysctls::Any,
    .isStandard = true,
};

constexpr Environment kLwip{.symbols = kOtherSymbols, .sysctls = Sysctls::Any};

constexpr Environment kSmoltcp{
    .reconnectsClosed = true,
    .symbols = kOtherSymbols,
    .sysctls = Sysctls::Any,
};

}  // namespace

const Environment& environmentOf(OsId os) {
  switch (os) {
    case OsId::Linux: return kLinux;
    case OsId::FreeBsd: return kFreeBsd;
    case OsId::MacOs: return kMacOs;
    case OsId::OpenBsd: return kOpenBsd;
    case OsId::NetBsd: return kNetBsd;
    case OsId::Illumos: return kIllumos;
    case OsId::Windows: return kWindows;
    case OsId::Rfc9293: return kRfc9293;
    case OsId::Lwip: return kLwip;
    case OsId::Smoltcp: return kSmoltcp;
  }
  return kRfc9293;
}

}  // namespace linger
