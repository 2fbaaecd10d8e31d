#pragma once

#include <sys/mount.h>

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include "tests/app/own_namespace.h"

namespace linger {

/// A disk of 64 kB that only this process and what it starts can see. It goes when they end.
class SmallDisk {
 public:
  /// To be called once, before the process has a second thread.
  static void prepare() {
    // What is mounted from now on is nobody else's.
    if (enterOwnNamespace(CLONE_NEWNS)) mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr);
  }

  SmallDisk() {
    isMounted_ =
        mount("none", folder_.path().toLocal8Bit().constData(), "tmpfs", 0, "size=64k") == 0;
  }
  ~SmallDisk() {
    if (isMounted_) umount2(folder_.path().toLocal8Bit().constData(), MNT_DETACH);
  }
  SmallDisk(const SmallDisk&) = delete;
  SmallDisk& operator=(const SmallDisk&) = delete;

  /// False where the machine does not let a test mount anything.
  bool isMounted() const { return isMounted_; }

  QString filePath(const QString& name) const { return folder_.filePath(name); }

  /// Writes a file that leaves room for `bytes` more, or a few less.
  void fillUpTo(qint64 bytes) {
    QFile filling(filePath(QStringLiteral("filling")));
    if (!filling.open(QIODevice::WriteOnly | QIODevice::Unbuffered)) return;
    const QByteArray page(4096, 'x');
    while (filling.write(page) > 0) {
    }
    filling.resize(filling.size() - bytes);
  }

  /// Every file, by name, the filling aside.
  QStringList files() const {
    QStringList names = QDir(folder_.path()).entryList(QDir::Files | QDir::Hidden);
    names.removeAll(QStringLiteral("filling"));
    return names;
  }

 private:
  QTemporaryDir folder_;
  bool isMounted_ = false;
};

}  // namespace linger
