#pragma once

#include <sched.h>
#include <unistd.h>

#include <QByteArray>
#include <QFile>

namespace linger {

inline void writeKernelFile(const char* path, const QByteArray& text) {
  QFile file(QString::fromLatin1(path));
  if (file.open(QIODevice::WriteOnly)) file.write(text);
}

/// Gives this process namespaces of its own (unshare(2): CLONE_NEWNET, CLONE_NEWNS), before it has
/// a second thread. Whoever is not root becomes root of a user namespace. False where the machine
/// does not allow it.
inline bool enterOwnNamespace(int kinds) {
  const QByteArray user = QByteArray::number(getuid());
  const QByteArray group = QByteArray::number(getgid());
  if (unshare(kinds) == 0) return true;
  if (unshare(CLONE_NEWUSER | kinds) != 0) return false;
  writeKernelFile("/proc/self/setgroups", "deny");
  writeKernelFile("/proc/self/uid_map", "0 " + user + " 1");
  writeKernelFile("/proc/self/gid_map", "0 " + group + " 1");
  return true;
}

}  // namespace linger
