#include "app/live/kernel_run.h"

#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>

#include <QCoreApplication>
#include <algorithm>

#include "app/live/linux/machine_limits.h"
#include "app/live/linux/rig/rig.h"
#include "app/live/trace_parcel.h"
#include "model/sim/simulate.h"
#include "model/systems/environment.h"

namespace linger {
namespace {

class Text {
  Q_DECLARE_TR_FUNCTIONS(linger::KernelRun)
};

template <typename Is>
bool hasStep(const Host& host, const Is& is) {
  return std::ranges::any_of(host.programs, [&](const Program& program) {
    return std::ranges::any_of(program.before, is) || std::ranges::any_of(program.steps, is);
  });
}

/// The rig's programs have one listener and one connection each, and no children.
bool isMoreThanRig(const Step& step) {
  const bool listensLater = step.kind == StepKind::Listen && !step.local;
  return step.kind == StepKind::Spawn || !step.connection.empty() || listensLater;
}

/// The rig's sockets are IPv4's.
bool usesV6(const Step& step) {
  const auto isV6 = [](const std::optional<SocketAddress>& end) {
    return end && end->address.family() != Address::Family::V4;
  };
  return isV6(step.local) || isV6(step.peer);
}

}  // namespace

QString whyNotOnKernel(const Scenario& scenario) {
  if (scenario.oneMachine)
    return Text::tr("its hosts are one machine, whose link cannot be observed");
  if (scenario.hosts.size() != 2) return Text::tr("it does not have two hosts");
  if (scenario.msl) return Text::tr("it sets the MSL, which Linux fixes when it is compiled");
  if (scenario.link.forgetsAfter) return Text::tr("its path forgets connections");
  if (!scenario.injections.empty()) return Text::tr("it injects segments");
  for (const Host& host : scenario.hosts) {
    if (!environmentOf(host.os).hasNetworkNamespaces)
      return Text::tr("a host of it does not run Linux");
    const bool isV6 = host.address.family() != Address::Family::V4 || hasStep(host, usesV6);
    if (isV6) return Text::tr("it uses IPv6");
    const bool isUdp = std::ranges::any_of(
        host.programs, [](const Program& program) { return program.transport == Transport::Udp; });
    if (isUdp) return Text::tr("it uses UDP");
    if (host.tuning.initialWindow) return Text::tr("it sets the initial congestion window");
    if (hasStep(host, isMoreThanRig)) {
      return Text::tr("a program has child processes, several connections, or listens after open");
    }
  }
  return {};
}

std::optional<Trace> runOnKernel(const Scenario& scenario, QString& problem,
                                 const KernelProgress& progress) {
  problem = whyNotOnKernel(scenario);
  if (!problem.isEmpty()) return std::nullopt;
  const Trace model = simulate(scenario);
  // A busy machine must not make the scene late; who may not, has to live with it.
  constexpr int kBeforeOthers = -15;
  setpriority(PRIO_PROCESS, 0, kBeforeOthers);
  Trace trace = headOf(model);
  Rig rig(scenario, trace);
  std::string failed;
  if (!enterRig(failed) || !rig.boot(failed) || !rig.playPrologue(failed)) {
    problem = QString::fromStdString(failed);
    return std::nullopt;
  }
  rig.playScene(model.end, progress);
  return trace;
}

void dieWithParent() {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
}

std::string kernelName() {
  return systemName();
}

Duration kernelTick() {
  return kernelKnobs().tick;
}

}  // namespace linger
