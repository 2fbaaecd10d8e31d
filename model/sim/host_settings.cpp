#include "model/sim/host_settings.h"

#include <array>

namespace linger {
namespace {

/// The values of tcp_tw_reuse.
constexpr std::array kReuseByNumber{TimeWaitReuse::Never, TimeWaitReuse::Always,
                                    TimeWaitReuse::LoopbackOnly};

}  // namespace

StackSettings settingsFor(const Scenario& scenario, const Host& host) {
  StackSettings settings = settingsOf(profileOf(host.os));
  const HostTuning& tuning = host.tuning;
  if (scenario.msl) settings.timeWait = 2 * *scenario.msl;
  if (tuning.finTimeout) settings.tcp.finWait2Orphan = *tuning.finTimeout;
  if (tuning.rfc1337 && *tuning.rfc1337) settings.tcp.rstInTimeWait = RstInTimeWait::Ignored;
  if (tuning.twReuse) settings.timeWaitReuse = kReuseByNumber[std::size_t(*tuning.twReuse)];
  if (tuning.maxTimeWait) settings.maxTimeWait = *tuning.maxTimeWait;
  const bool isDefault = tuning.orphanRetries == 0 && settings.tcp.giveUp == GiveUp::ModelTimeout;
  if (tuning.orphanRetries && !isDefault) settings.tcp.orphanRetries = *tuning.orphanRetries;
  if (tuning.timestamps) settings.tcp.offersTimestamps = *tuning.timestamps;
  if (tuning.sack) settings.tcp.offersSack = *tuning.sack;
  if (tuning.abortOnOverflow) settings.abortOnOverflow = *tuning.abortOnOverflow;
  if (tuning.keepAliveTime) settings.tcp.keepAliveIdle = *tuning.keepAliveTime;
  if (tuning.keepAliveInterval) settings.tcp.keepAliveInterval = *tuning.keepAliveInterval;
  if (tuning.keepAliveProbes) settings.tcp.keepAliveProbes = *tuning.keepAliveProbes;
  if (tuning.retries) settings.tcp.retries = *tuning.retries;
  if (tuning.synRetries) settings.tcp.synRetries = *tuning.synRetries;
  if (tuning.ports) settings.ports = *tuning.ports;
  if (!tuning.reservedPorts.empty()) settings.reservedPorts = tuning.reservedPorts;
  if (tuning.unprivilegedPort) {
    settings.unprivilegedPort = static_cast<std::uint16_t>(*tuning.unprivilegedPort);
  }
  if (tuning.initialWindow) settings.tcp.initialWindow = *tuning.initialWindow;
  settings.seed = scenario.seed;
  return settings;
}

}  // namespace linger
