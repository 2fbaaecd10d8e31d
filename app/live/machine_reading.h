#pragma once

#include <QString>
#include <functional>
#include <vector>

#include "app/live/port_reading.h"

namespace linger {

/// The sockets of this machine that hold a port, TCP and UDP, with who has them.
struct MachineReading {
  QString problem;  ///< Why nothing could be read; empty where it was.
  KernelKnobs knobs;
  std::vector<LiveSocket> sockets;
};

/// Reads them now, which takes a while where they are many: any thread may.
MachineReading readMachine();

/// What the view of this machine asks; a test puts another in its place.
struct MachineSource {
  std::function<MachineReading()> sockets;
  std::function<std::optional<PortReading>(const PortQuery&, QString& problem)> port;
  /// Tells when sockets go, where the kernel does: a file that can be read then, or -1; and what
  /// reads it.
  std::function<int()> news;
  std::function<void()> takeNews;
};

/// This machine's kernel.
MachineSource thisMachine();

}  // namespace linger
