#include <fcntl.h>
#include <linux/sched.h>
#include <signal.h>
#include <sys/syscall.h>

#include <algorithm>
#include <cerrno>

#include "app/live/linux/rig/rig_channel.h"
#include "app/live/linux/rig/rig_process.h"
#include "app/live/linux/rig/rig_program.h"

// How a program gets a child.

namespace linger {

/// Forks, as the rig's child: it ends with the rig, and not with this process. The child itself
/// tells of its birth, so that one whose parent is killed meanwhile is known, too.
RigProgram::Outcome RigProgram::spawn(const Step& step) {
  const std::vector<Program>& programs = work_.host->programs;
  const auto program = std::ranges::find(programs, step.program, &Program::name);
  if (program == programs.end()) return Outcome::Done;
  const RigChannel channel = RigChannel::open();
  int told[2] = {-1, -1};
  const bool isOpen = channel.rig.isOpen() && pipe2(told, O_CLOEXEC) == 0;
  const pid_t rig = getppid();
  const long pid = isOpen ? syscall(SYS_clone, CLONE_PARENT | SIGCHLD, 0, 0, 0, 0) : -1;
  if (pid == 0) {
    RigReport spawned{.kind = RigReport::Kind::Spawned, .pid = getpid()};
    spawned.program = std::uint32_t(program - programs.begin());
    spawned.inherits = step.inherits;
    report(spawned, channel.rig.number());
    for (const int end : told) close(end);
    becomeChild(*program, step.inherits, channel, rig);
  }
  const int refused = errno;
  close(told[1]);
  char byte = 0;
  (void)!read(told[0], &byte, 1);  // The end of the file: the child has told.
  close(told[0]);
  if (pid > 0) return Outcome::Done;
  report({.kind = RigReport::Kind::NotSpawned, .error = refused});
  return Outcome::Ended;
}

/// In the child: without execve(), what has close-on-exec is closed by hand.
void RigProgram::becomeChild(const Program& program, bool inherits, const RigChannel& channel,
                             pid_t rig) {
  close(channel_);
  close(channel.rig.number());
  if (program.uid != program_.uid && (setgid(program.uid) != 0 || setuid(program.uid) != 0)) {
    errno = 0;  // Only root can become somebody else, and the parent may be no longer.
  }
  dieWithRig(rig);
  RigProgram child({work_.host, &program, work_.runtime}, channel.program.number(), begin_);
  if (inherits) {
    child.listener_ = listener_;
    child.connection_ = connection_;
    child.named_ = named_;
    child.options_ = options_;
  } else {
    for (const auto& [socket, options] : options_) close(socket);
  }
  child.run();
  _exit(0);
}

}  // namespace linger
