#pragma once

#include <sys/types.h>

#include <optional>

#include "app/live/linux/rig/rig_channel.h"
#include "app/live/linux/rig/rig_host.h"
#include "app/live/linux/rig/rig_program.h"

namespace linger {

/// What the rig hears of a program's process.
struct RigNews {
  std::optional<RigReport> report;
  FileDescriptor child;  ///< RigReport::Kind::Spawned: the rig's end of the child's channel.
  bool isOver = false;   ///< The process has ended without saying so.
};

/// A program that runs on a host of the rig, seen from the rig: its process and the channel to it.
/// The process dies with this object, and with the rig however that dies.
class RigProcess {
 public:
  /// Forks. `begin`: when the scene began, if it has.
  RigProcess(const RigHost& host, const RigWork& work, std::optional<std::int64_t> begin);
  /// A child of such a process: it is the rig's to end.
  RigProcess(pid_t pid, FileDescriptor channel);
  ~RigProcess();
  RigProcess(const RigProcess&) = delete;
  RigProcess& operator=(const RigProcess&) = delete;

  /// Why there is no such process: the errno; 0 where there is one.
  int error() const { return error_; }

  /// What poll() waits for: news() has something to tell.
  int channel() const { return channel_.number(); }
  RigNews news();
  void order(const RigOrder& order);
  void kill();

 private:
  pid_t pid_ = -1;
  int error_ = 0;
  FileDescriptor channel_;
};

}  // namespace linger
