#pragma once

#include <sys/types.h>

#include <map>
#include <optional>

#include "app/live/linux/rig/rig_host.h"
#include "app/live/linux/rig/rig_report.h"
#include "model/trace/recorder.h"

namespace linger {

/// A program that runs on a host of the rig, seen from the rig: its process and the two pipes.
/// The process dies with this object, and with the rig however that dies.
class RigProcess {
 public:
  /// Forks. `begin`: when the scene began, if it has.
  RigProcess(const RigHost& host, const Program& program, bool setsReuseAddr,
             std::optional<std::int64_t> begin);
  ~RigProcess();
  RigProcess(const RigProcess&) = delete;
  RigProcess& operator=(const RigProcess&) = delete;

  int reports() const { return reports_.number(); }
  /// The next report, if there is one; `isOver` becomes true where there will be none any more.
  std::optional<RigReport> next(bool& isOver);
  void order(const RigOrder& order);
  void kill();

 private:
  pid_t pid_ = -1;
  FileDescriptor reports_;
  FileDescriptor orders_;
};

}  // namespace linger
