#pragma once

#include "model/systems/os_profile.h"

namespace linger {

// One file each. They are constants, so they may be used before main().
extern const OsProfile kLinuxProfile;
extern const OsProfile kFreeBsdProfile;
extern const OsProfile kMacOsProfile;
extern const OsProfile kOpenBsdProfile;
extern const OsProfile kNetBsdProfile;
extern const OsProfile kIllumosProfile;
extern const OsProfile kWindowsProfile;
extern const OsProfile kRfc9293Profile;
extern const OsProfile kLwipProfile;
extern const OsProfile kSmoltcpProfile;

}  // namespace linger
