#include "app/live/linux/rig/rig_process.h"

#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>

namespace linger {
namespace {

/// What the rig holds open a program must not: a host's link keeps its network alive.
void closeOthers(int channel) {
  constexpr int kMostFiles = 1024;
  for (int file = STDERR_FILENO + 1; file < kMostFiles; ++file) {
    if (file != channel) close(file);
  }
}

/// Leaves the child with its channel, its host's network and its user; never returns.
[[noreturn]] void become(const RigHost& host, const RigWork& work,
                         std::optional<std::int64_t> begin, int channel, pid_t rig) {
  if (setns(host.network(), CLONE_NEWNET) != 0) _exit(1);
  closeOthers(channel);
  // Whoever made a user namespace of its own has one user there only.
  const std::uint32_t user = work.program->uid;
  if (setgid(user) != 0 || setuid(user) != 0) errno = 0;
  dieWithRig(rig);
  RigProgram(work, channel, begin).run();
  _exit(0);
}

}  // namespace

void dieWithRig(pid_t rig) {
  // After setuid(), which takes it back. The rig may have died before.
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (getppid() != rig) _exit(1);
}

RigProcess::RigProcess(const RigHost& host, const RigWork& work,
                       std::optional<std::int64_t> begin) {
  RigChannel channel = RigChannel::open();
  const pid_t rig = getpid();
  pid_ = channel.rig.isOpen() ? fork() : -1;
  if (pid_ < 0) error_ = errno;
  if (pid_ == 0) become(host, work, begin, channel.program.number(), rig);
  channel_ = std::move(channel.rig);
  fcntl(channel_.number(), F_SETFL, O_NONBLOCK);
}

RigProcess::RigProcess(pid_t pid, FileDescriptor channel)
    : pid_(pid), channel_(std::move(channel)) {
  fcntl(channel_.number(), F_SETFL, O_NONBLOCK);
}

RigProcess::~RigProcess() {
  kill();
}

RigNews RigProcess::news() {
  RigNews news;
  RigReport report;
  Arrived arrived = receiveMessage(channel_.number(), report);
  if (arrived.isMessage) news.report = report;
  news.child = std::move(arrived.file);
  // A process that dies with orders unread resets its channel. There is none where too many files
  // were open to make it.
  const bool isBroken = !arrived.isMessage && (errno == ECONNRESET || !channel_.isOpen());
  news.isOver = arrived.isEnd || isBroken;
  return news;
}

void RigProcess::order(const RigOrder& order) {
  sendMessage(channel_.number(), order);
}

void RigProcess::kill() {
  if (pid_ <= 0) return;
  ::kill(pid_, SIGKILL);
  waitpid(pid_, nullptr, 0);
  pid_ = -1;
}

}  // namespace linger
