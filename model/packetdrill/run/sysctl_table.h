#pragma once

#include <optional>
#include <string_view>

#include "model/host/stack.h"

namespace linger::packetdrill {

enum class SysctlEffect : std::uint8_t {
  Set,       ///< The settings were changed.
  NoEffect,  ///< It is about what a teardown does not depend on.
  Unknown,   ///< No such variable in the table.
  NotHere,   ///< The system has no such variable, and the value is not the usual one.
  BadValue,  ///< The variable cannot have that value, or not here.
};

/// What a script's sysctl lines change: the stack's settings, and FreeBSD's variables that only
/// together make one.
struct Tunables {
  explicit Tunables(const OsProfile& of) : profile(&of), stack(settingsOf(of)) {}

  const OsProfile* profile;
  StackSettings stack;
  bool fastFinWait2Recycle = false;  ///< net.inet.tcp.fast_finwait2_recycle
  Duration finWait2Timeout = 60s;    ///< net.inet.tcp.finwait2_timeout
  /// net.ipv4.tcp_tw_reuse_delay; none: as the profile says.
  std::optional<Duration> timeWaitReuseDelay;
};

/// Sets the system-wide variable `name` ("net.inet.tcp.msl") to `value` in `tunables`. A system
/// that has no such variable takes no notice of its usual value; the RFC's profile, which is no
/// system, takes every variable for a choice that it leaves open.
SysctlEffect applySysctl(std::string_view name, std::string_view value, Tunables& tunables);

}  // namespace linger::packetdrill
