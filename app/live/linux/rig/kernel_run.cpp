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

/// A child cannot become another user than its parent, unless that is root.
bool changesUser(const Host& host, const Program& parent) {
  const auto isOther = [&](const Step& step) {
    if (step.kind != StepKind::Spawn) return false;
    const auto child = std::ranges::find(host.programs, step.program, &Program::name);
    return child != host.programs.end() && child->uid != parent.uid && parent.uid != 0;
  };
  return std::ranges::any_of(parent.setup, isOther) || std::ranges::any_of(parent.steps, isOther);
}

bool isLoad(const Program& program) {
  return program.arrivals || program.answers;
}

bool isV6Loopback(const Address& address) {
  const bool isV6 = address.family() == Address::Family::V6 && !address.isV4Mapped();
  return isV6 && address.isLoopback();
}

bool callsV6Loopback(const Program& program) {
  const auto isIt = [](const Step& step) { return step.peer && isV6Loopback(step.peer->address); };
  return std::ranges::any_of(program.setup, isIt) || std::ranges::any_of(program.steps, isIt);
}

QString whyNotOnKernel(const Host& host) {
  if (!environmentOf(host.os).hasNetworkNamespaces)
    return Text::tr("one of its hosts does not run Linux");
  if (std::ranges::any_of(host.programs, isLoad)) return Text::tr("it is a load");
  if (isV6Loopback(host.address) || std::ranges::any_of(host.programs, callsV6Loopback)) {
    return Text::tr("it is about ::1, which the kernel takes from no link but its own loopback");
  }
  for (const Program& program : host.programs) {
    if (changesUser(host, program))
      return Text::tr("a child process runs as a different user than its parent");
  }
  return {};
}

}  // namespace

QString whyNotOnKernel(const Scenario& scenario) {
  if (scenario.msl) return Text::tr("it sets the MSL, which Linux fixes when it is compiled");
  for (const Host& host : scenario.hosts) {
    const QString why = whyNotOnKernel(host);
    if (!why.isEmpty()) return why;
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
  const bool isPlayed = enterRig(failed) && rig.boot(failed) && rig.playSetup(failed) &&
                        rig.playScene(model.end, progress, failed);
  if (isPlayed) return trace;
  problem = QString::fromStdString(failed);
  return std::nullopt;
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
