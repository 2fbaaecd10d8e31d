#pragma once

// The C library has a structure of our namespace's name: SO_LINGER's.
#define linger SoLinger
#include <net/if.h>
#include <sys/socket.h>
#undef linger

#include <sched.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <QByteArray>
#include <QFile>
#include <cerrno>
#include <cstring>

#include "tests/app/own_namespace.h"

namespace linger {

/// A network that only the programs of this test can see: a loopback, no TIME-WAIT of anybody
/// else's, and nothing that goes anywhere. Linux lets root have one, and mostly others too.
class OwnNetwork {
 public:
  /// To be called once, before the process has a second thread.
  static void prepare() { enterOwnNamespace(CLONE_NEWNET); }

  /// This thread, and what it starts from now on, is in a new network. False where the machine
  /// does not allow it.
  static bool enter() {
    if (unshare(CLONE_NEWNET) != 0) return false;
    const int socket = ::socket(AF_INET, SOCK_DGRAM, 0);
    if (socket < 0) return false;
    ifreq loopback{};
    std::strcpy(loopback.ifr_name, "lo");
    bool isUp = ioctl(socket, SIOCGIFFLAGS, &loopback) == 0;
    loopback.ifr_flags = short(loopback.ifr_flags | IFF_UP);
    isUp = isUp && ioctl(socket, SIOCSIFFLAGS, &loopback) == 0;
    close(socket);
    return isUp;
  }

  /// Whether somebody in this thread's network listens at a TCP port, or has bound it for UDP.
  static bool hasServer(std::uint16_t port) {
    const QByteArray local = ':' + QByteArray::number(port, 16).rightJustified(4, '0').toUpper();
    const auto holds = [&](const QByteArray& table, const QByteArray& state) {
      for (const QByteArray& line : read("/proc/thread-self/net/" + table).split('\n')) {
        const QList<QByteArray> words = line.simplified().split(' ');
        if (words.size() > 3 && words[1].endsWith(local) && words[3] == state) return true;
      }
      return false;
    };
    return holds("tcp", "0A") || holds("tcp6", "0A") || holds("udp", "07") || holds("udp6", "07");
  }

 private:
  static QByteArray read(const QByteArray& path) {
    QFile file(QString::fromLatin1(path));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
  }
};

}  // namespace linger
