#pragma once

#include <QString>
#include <functional>
#include <optional>

#include "model/sim/scenario.h"
#include "model/trace/trace.h"

namespace linger {

/// Why this scenario cannot run on this machine's kernel; empty where it can, rights permitting.
QString whyNotOnKernel(const Scenario& scenario);

/// Told of the instant of the scene that has come, a few times a second.
using KernelProgress = std::function<void(SimTime now)>;

/// Runs the scenario in real time on this machine's kernel: each host is a network namespace, the
/// link between them is this process, each program is a process. The trace has what the link saw,
/// what the calls returned and what the kernel told of its sockets. No process of it outlives
/// this one, however that ends; what sockets the kernel still closes then has no link any more.
/// None, with `problem` saying why, where that cannot be done.
///
/// To be called by a process of one thread that does nothing else: it leaves this process in a
/// network namespace of its own.
std::optional<Trace> runOnKernel(const Scenario& scenario, QString& problem,
                                 const KernelProgress& progress = {});

/// From now on this process is killed when the one that started it ends, however that ends.
void dieWithParent();

/// "Linux 6.18.44".
std::string kernelName();

/// The length of the kernel's tick, by which its timers are counted.
Duration kernelTick();

}  // namespace linger
