#include "app/live/linux/rig/rig_process.h"

#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>

#include "app/live/linux/rig/rig_program.h"

namespace linger {
namespace {

/// What the rig holds open a program must not: a host's link keeps its network alive.
void closeOthers(int reports, int orders) {
  constexpr int kMostFiles = 1024;
  for (int file = STDERR_FILENO + 1; file < kMostFiles; ++file) {
    if (file != reports && file != orders) close(file);
  }
}

/// Leaves the child with its two pipes, its host's network and its user; never returns.
[[noreturn]] void become(const RigHost& host, const Program& program, bool setsReuseAddr,
                         std::optional<std::int64_t> begin, int reports, int orders, pid_t rig) {
  if (setns(host.network(), CLONE_NEWNET) != 0) _exit(1);
  closeOthers(reports, orders);
  // Whoever made a user namespace of its own has one user there only.
  if (setgid(program.uid) != 0 || setuid(program.uid) != 0) errno = 0;
  // After setuid(), which takes it back. The rig may have died before.
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (getppid() != rig) _exit(1);
  RigProgram(program, setsReuseAddr, reports, orders, begin).run();
  _exit(0);
}

}  // namespace

RigProcess::RigProcess(const RigHost& host, const Program& program, bool setsReuseAddr,
                       std::optional<std::int64_t> begin) {
  int reports[2];
  int orders[2];
  if (pipe2(reports, O_CLOEXEC) != 0) return;
  if (pipe2(orders, O_CLOEXEC) != 0) return;
  reports_ = FileDescriptor(reports[0]);
  orders_ = FileDescriptor(orders[1]);
  fcntl(reports[0], F_SETFL, O_NONBLOCK);
  const pid_t rig = getpid();
  pid_ = fork();
  if (pid_ == 0) {
    become(host, program, setsReuseAddr, begin, reports[1], orders[0], rig);
  }
  close(reports[1]);
  close(orders[0]);
}

RigProcess::~RigProcess() {
  kill();
}

std::optional<RigReport> RigProcess::next(bool& isOver) {
  RigReport report;
  const ssize_t size = read(reports_.number(), &report, sizeof(report));
  if (size == sizeof(report)) return report;
  isOver = size == 0;
  return std::nullopt;
}

void RigProcess::order(const RigOrder& order) {
  (void)!write(orders_.number(), &order, sizeof(order));
}

void RigProcess::kill() {
  if (pid_ <= 0) return;
  ::kill(pid_, SIGKILL);
  waitpid(pid_, nullptr, 0);
  pid_ = -1;
}

}  // namespace linger
