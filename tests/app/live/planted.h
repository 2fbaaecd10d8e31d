#pragma once

#include "tests/app/panes/own_network.h"
// After own_network.h, which renames the C library's structure of our namespace's name.
#include <arpa/inet.h>
#include <netinet/in.h>
#include <signal.h>
#include <sys/wait.h>

#include <QByteArray>
#include <QList>
#include <functional>

/// Real sockets in the test's own network, planted to be in somebody's way. Whatever was planted
/// goes with this object.
class Planted {
 public:
  ~Planted() {
    for (const int socket : std::as_const(sockets_)) close(socket);
    for (const pid_t child : std::as_const(children_)) {
      kill(child, SIGKILL);
      waitpid(child, nullptr, 0);
    }
  }

  /// A socket that is bound: TCP or UDP by `type`, to an IPv4 or IPv6 address.
  int bound(const char* address, quint16 port, QList<int> options = {}, int type = SOCK_STREAM) {
    const int socket = made(address, type);
    for (const int option : options) switchOn(socket, option);
    const SocketAddressBytes bytes(address, port);
    if (bind(socket, bytes.get(), bytes.size) != 0) qFatal("bind: %s", std::strerror(errno));
    return socket;
  }

  int listening(const char* address, quint16 port, QList<int> options = {}) {
    const int socket = bound(address, port, options);
    if (listen(socket, 64) != 0) qFatal("listen: %s", std::strerror(errno));
    return socket;
  }

  /// A client's socket, connected; from `localPort` unless that is 0.
  int connected(const char* address, quint16 port, quint16 localPort = 0) {
    const int socket = localPort == 0 ? made(address, SOCK_STREAM) : bound(address, localPort);
    const SocketAddressBytes bytes(address, port);
    if (connect(socket, bytes.get(), bytes.size) != 0) {
      qFatal("connect: %s", std::strerror(errno));
    }
    return socket;
  }

  int accepted(int listener) {
    const int socket = accept4(listener, nullptr, nullptr, SOCK_CLOEXEC);
    if (socket < 0) qFatal("accept: %s", std::strerror(errno));
    sockets_ << socket;
    return socket;
  }

  /// The server's and the client's socket of a connection whose listener is closed again.
  std::pair<int, int> connection(const char* address, quint16 port, QList<int> options = {},
                                 const char* listenAt = nullptr) {
    const int listener = listening(listenAt != nullptr ? listenAt : address, port, options);
    const int client = connected(address, port);
    const int server = accepted(listener);
    end(listener);
    return {server, client};
  }

  /// A connection that the server closed first: it is in TIME-WAIT there.
  void timeWait(const char* address, quint16 port, QList<int> options = {},
                const char* listenAt = nullptr) {
    const auto [server, client] = connection(address, port, options, listenAt);
    end(server);
    waitForEnd(client);
    end(client);
  }

  /// A server's end without owner that waits for a FIN which its client never sends.
  void orphanInFinWait2(const char* address, quint16 port) { end(connection(address, port).first); }

  void end(int socket) {
    sockets_.removeOne(socket);
    close(socket);
  }

  /// Reads until the peer has closed.
  static void waitForEnd(int socket) {
    char byte = 0;
    while (read(socket, &byte, 1) > 0) {
    }
  }

  /// A child process that has done `prepare` when this returns, and then waits to be killed.
  pid_t child(const std::function<void()>& prepare) {
    int ready[2];
    if (pipe(ready) != 0) qFatal("pipe: %s", std::strerror(errno));
    const pid_t pid = fork();
    if (pid == 0) {
      prepare();
      close(ready[0]);
      close(ready[1]);
      while (true) pause();
    }
    close(ready[1]);
    char byte = 0;
    (void)!read(ready[0], &byte, 1);  // The end of the file: the child has closed it.
    close(ready[0]);
    children_ << pid;
    return pid;
  }

  static bool tryBind(const char* address, quint16 port, QList<int> options,
                      int type = SOCK_STREAM) {
    const bool isV6 = std::strchr(address, ':') != nullptr;
    const int socket = ::socket(isV6 ? AF_INET6 : AF_INET, type, 0);
    for (const int option : options) switchOn(socket, option);
    const SocketAddressBytes bytes(address, port);
    const bool works = bind(socket, bytes.get(), bytes.size) == 0 &&
                       (type == SOCK_DGRAM || listen(socket, 8) == 0);
    close(socket);
    return works;
  }

  static void sysctl(const char* name, const QByteArray& value) {
    QFile file(QStringLiteral("/proc/sys/net/") + QString::fromLatin1(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(value) < 0) qFatal("%s", name);
  }

 private:
  struct SocketAddressBytes {
    sockaddr_storage storage{};
    socklen_t size = 0;

    SocketAddressBytes(const char* address, quint16 port) {
      auto* v4 = reinterpret_cast<sockaddr_in*>(&storage);
      auto* v6 = reinterpret_cast<sockaddr_in6*>(&storage);
      if (inet_pton(AF_INET, address, &v4->sin_addr) == 1) {
        v4->sin_family = AF_INET;
        v4->sin_port = htons(port);
        size = sizeof(*v4);
      } else {
        inet_pton(AF_INET6, address, &v6->sin6_addr);
        v6->sin6_family = AF_INET6;
        v6->sin6_port = htons(port);
        size = sizeof(*v6);
      }
    }
    const sockaddr* get() const { return reinterpret_cast<const sockaddr*>(&storage); }
  };

  int made(const char* address, int type) {
    const bool isV6 = std::strchr(address, ':') != nullptr;
    const int socket = ::socket(isV6 ? AF_INET6 : AF_INET, type | SOCK_CLOEXEC, 0);
    sockets_ << socket;
    return socket;
  }

  static void switchOn(int socket, int option) {
    const int on = 1;
    setsockopt(socket, SOL_SOCKET, option, &on, sizeof(on));
  }

  QList<int> sockets_;
  QList<pid_t> children_;
};
