#include "model/systems/os_profile.h"

#include <algorithm>
#include <array>

#include "model/systems/profiles/profiles.h"

namespace linger {
namespace {

constexpr std::array<const OsProfile*, 10> kAllProfiles{
    &kLinuxProfile,   &kFreeBsdProfile, &kMacOsProfile,   &kOpenBsdProfile, &kNetBsdProfile,
    &kIllumosProfile, &kWindowsProfile, &kRfc9293Profile, &kLwipProfile,    &kSmoltcpProfile};

/// Bytes of the network part: /24 inside ::ffff:0:0/96, or /64.
constexpr std::ptrdiff_t kNetworkBytesV4 = 15;
constexpr std::ptrdiff_t kNetworkBytesV6 = 8;

bool isOnSameNetwork(const Address& a, const Address& b) {
  const Address local = a.unmapped();
  const Address remote = b.unmapped();
  if (local.family() != remote.family()) return false;
  const bool isV4 = local.family() == Address::Family::V4;
  const auto end = local.bytes().begin() + (isV4 ? kNetworkBytesV4 : kNetworkBytesV6);
  return std::equal(local.bytes().begin(), end, remote.bytes().begin());
}

}  // namespace

std::span<const OsProfile* const> allProfiles() {
  return kAllProfiles;
}

const OsProfile& profileOf(OsId id) {
  switch (id) {
    case OsId::Linux: return kLinuxProfile;
    case OsId::FreeBsd: return kFreeBsdProfile;
    case OsId::MacOs: return kMacOsProfile;
    case OsId::OpenBsd: return kOpenBsdProfile;
    case OsId::NetBsd: return kNetBsdProfile;
    case OsId::Illumos: return kIllumosProfile;
    case OsId::Windows: return kWindowsProfile;
    case OsId::Rfc9293: return kRfc9293Profile;
    case OsId::Lwip: return kLwipProfile;
    case OsId::Smoltcp: return kSmoltcpProfile;
  }
  return kRfc9293Profile;
}

const OsProfile* profileNamed(std::string_view name) {
  const auto* found = std::find_if(kAllProfiles.begin(), kAllProfiles.end(),
                                   [name](const OsProfile* p) { return p->name == name; });
  return found == kAllProfiles.end() ? nullptr : *found;
}

bool isReserved(const OsProfile& profile, std::uint16_t port) {
  return std::ranges::any_of(profile.reservedPorts, [port](const PortRange& range) {
    return port >= range.first && port <= range.last;
  });
}

Duration timeWaitBetween(const OsProfile& profile, const Address& local, const Address& remote) {
  const bool sameHost = local.unmapped() == remote.unmapped() || remote.isLoopback();
  if (sameHost) return profile.timeWaitLocal.value;
  if (!isOnSameNetwork(local, remote)) return profile.timeWait.value;
  const bool asLocal =
      profile.timeWaitLocalOnV6Network && remote.unmapped().family() == Address::Family::V6;
  return asLocal ? profile.timeWaitLocal.value : profile.timeWaitNear.value;
}

ErrnoText errnoText(const OsProfile& profile, Errno error) {
  const auto found = std::find_if(profile.errnos.begin(), profile.errnos.end(),
                                  [error](const ErrnoText& text) { return text.error == error; });
  return found == profile.errnos.end() ? ErrnoText{error, 0, {}} : *found;
}

}  // namespace linger
