#include "app/live/port_advice.h"

#include <QCoreApplication>
#include <QStringList>
#include <algorithm>
#include <array>

#include "app/live/port_names.h"

namespace linger {
namespace {

class Text {
  Q_DECLARE_TR_FUNCTIONS(linger::PortAdvice)
};

QString text(std::string_view utf8) {
  return QString::fromUtf8(utf8.data(), qsizetype(utf8.size()));
}

/// How a program in each runtime sets SO_REUSEADDR on its listener, and closes a connection whose
/// peer has closed.
struct Idiom {
  std::string_view language;
  const char* reuseAddr;
  const char* close;
};

constexpr std::array kIdioms{
    Idiom{"", "setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &(int){1}, sizeof(int));",
          "if (recv(fd, buffer, size, 0) == 0) close(fd);"},
    Idiom{"python", "listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)",
          "if not connection.recv(4096): connection.close()"},
    Idiom{"node", "", "socket.on('end', () => socket.end());"},
    Idiom{"java", "serverSocket.setReuseAddress(true);",
          "if (input.read(buffer) < 0) socket.close();"},
    Idiom{"go", "", "if _, err := conn.Read(buffer); err != nil { conn.Close() }"},
    Idiom{"dotnet", "", "if (socket.Receive(buffer) == 0) socket.Close();"},
};

const Idiom& idiomOf(const PortAnswer& answer) {
  if (!answer.blockers.empty() && !answer.blockers.front().holders.empty()) {
    const std::string& language = answer.blockers.front().holders.front().language;
    const auto known = std::ranges::find(kIdioms, std::string_view(language), &Idiom::language);
    if (known != kIdioms.end()) return *known;
  }
  return kIdioms.front();
}

bool worksWithReuseAddr(const PortAnswer& answer) {
  constexpr std::size_t kReuseAddr = 1;  // In kAskedOptions.
  return answer.verdicts[kReuseAddr].kernel.works();
}

/// The query as it is asked on the command line: "--udp 53", "[::1]:8080".
QString operandOf(const PortQuery& query) {
  const bool isUdp = query.transport == Transport::Udp;
  return (isUdp ? QStringLiteral("--udp ") : QString()) + (query.local.address == Address::anyV4()
                                                               ? QString::number(query.local.port)
                                                               : text(query.local.toString()));
}

Remedy waitFor(const PortReading& reading) {
  return {Text::tr("wait until it is free, then start the server:"),
          QStringLiteral("linger why %1 --wait && ./server").arg(operandOf(reading.query))};
}

/// SO_REUSEADDR, where it helps now; else that it would have helped.
Remedy reuseAddr(const PortAnswer& answer) {
  const Idiom& idiom = idiomOf(answer);
  const QString line = QString::fromLatin1(idiom.reuseAddr);
  if (worksWithReuseAddr(answer)) {
    return {Text::tr("let the server set SO_REUSEADDR before bind() (servers in Node.js, Go, Rust, "
                     "Java and .NET do by themselves):"),
            line};
  }
  return {Text::tr("for the next time, let the server set SO_REUSEADDR before bind(). It does not "
                   "help now: Linux wants it on the old socket too, which did not have it."),
          line};
}

std::vector<LiveProcess> holdersIn(const PortAnswer& answer) {
  std::vector<LiveProcess> holders;
  for (const LiveSocket& socket : answer.blockers) {
    holders.insert(holders.end(), socket.holders.begin(), socket.holders.end());
  }
  return holders;
}

/// The one line that stops who has the port: the unit, the container, or the processes.
QString stopLine(const PortAnswer& answer) {
  QStringList pids;
  for (const LiveProcess& process : holdersIn(answer)) {
    const bool isService = process.unit.ends_with(".service") && !process.unit.starts_with("user@");
    const std::string& name = process.container.empty() ? process.unit : process.container;
    if (isService || !process.container.empty()) {
      return QStringLiteral("%1 stop %2").arg(text(process.manager), text(name));
    }
    const QString pid = QString::number(process.pid);
    if (!pids.contains(pid)) pids << pid;
  }
  return pids.isEmpty() ? QString() : QStringLiteral("kill ") + pids.join(u' ');
}

/// Where a process holds the port on behalf of another one: it is not the one to be stopped.
std::optional<Remedy> stopWhomItServes(const LiveProcess& process, int port) {
  if (process.program == "docker-proxy") {
    return Remedy{Text::tr("a container publishes this port. Stop the container, if it is not "
                           "wanted, or give the new server another port:"),
                  QStringLiteral("docker stop $(docker ps -q --filter publish=%1)").arg(port)};
  }
  if (process.program == "systemd" && process.unit == "init.scope") {
    return Remedy{
        Text::tr("systemd listens for a service. Find its socket unit, and stop that unit "
                 "together with its service:"),
        QStringLiteral("%1 list-sockets | grep ':%2 '").arg(text(process.manager)).arg(port)};
  }
  return std::nullopt;
}

Remedy stopHolder(const PortReading& reading, const PortAnswer& answer) {
  const bool isHidden = std::ranges::any_of(answer.blockers, &LiveSocket::holdersHidden);
  if (isHidden && reading.uid == 0) {
    return {
        Text::tr("ask who it is where /proc shows all processes: as root of the machine, outside "
                 "of a container or sandbox."),
        {}};
  }
  if (isHidden) {
    return {Text::tr("ask as root who it is:"),
            QStringLiteral("sudo linger why ") + operandOf(reading.query)};
  }
  for (const LiveProcess& process : holdersIn(answer)) {
    if (auto remedy = stopWhomItServes(process, reading.query.local.port)) return *remedy;
  }
  return {Text::tr("stop that program, if it is not wanted, or give the new server another port:"),
          stopLine(answer)};
}

QString killNothing() {
  return Text::tr("killing anything. No process has this connection, so there is nothing to kill.");
}

PortAdvice adviceForHeld(const PortReading& reading, const PortAnswer& answer) {
  PortAdvice advice;
  if (worksWithReuseAddr(answer)) advice.todo.push_back(reuseAddr(answer));
  advice.todo.push_back(stopHolder(reading, answer));
  advice.notTodo = Text::tr("waiting. Only the program that has it can end it.");
  return advice;
}

PortAdvice adviceForCloseWait(const PortReading& reading, const PortAnswer& answer) {
  PortAdvice advice = adviceForHeld(reading, answer);
  advice.todo.push_back(
      {Text::tr("fix the program: it has to close the connection once its peer has closed:"),
       QString::fromLatin1(idiomOf(answer).close)});
  return advice;
}

PortAdvice adviceForOutgoing(const PortReading& reading, const PortAnswer& answer) {
  PortAdvice advice = adviceForHeld(reading, answer);
  advice.todo.push_back(
      {Text::tr("keep the system from choosing this port for a client again:"),
       QStringLiteral("sudo sysctl -w net.ipv4.ip_local_reserved_ports=\"%1,$(sysctl "
                      "-n net.ipv4.ip_local_reserved_ports)\"")
           .arg(reading.query.local.port)});
  advice.notTodo = Text::tr("looking for a server. A client connected from this port.");
  return advice;
}

PortAdvice adviceForPrivileged(const PortReading& reading) {
  const QString port = QString::number(reading.query.local.port);
  return {{{Text::tr("allow the ports from this one on to everybody, or start the server as root:"),
            QStringLiteral("sudo sysctl -w net.ipv4.ip_unprivileged_port_start=") + port}},
          Text::tr("waiting. This has nothing to do with other sockets.")};
}

}  // namespace

PortAdvice adviceFor(const PortReading& reading, const PortAnswer& answer) {
  switch (answer.cause) {
    case PortCause::NotLocal:
      return {{{Text::tr("use an address of this machine, or 0.0.0.0 for all of them:"),
                QStringLiteral("ip -brief address")}},
              Text::tr("looking for another program. The address is not here.")};
    case PortCause::Privileged: return adviceForPrivileged(reading);
    case PortCause::Listener:
    case PortCause::Bound:
    case PortCause::Connection: return adviceForHeld(reading, answer);
    case PortCause::Outgoing: return adviceForOutgoing(reading, answer);
    case PortCause::CloseWait: return adviceForCloseWait(reading, answer);
    case PortCause::OrphanFinWait2:
    case PortCause::Orphan:
    case PortCause::TimeWait: {
      PortAdvice advice{{waitFor(reading), reuseAddr(answer)}, killNothing()};
      if (worksWithReuseAddr(answer)) std::swap(advice.todo[0], advice.todo[1]);
      return advice;
    }
    case PortCause::Refused:
      return {{{Text::tr("look for what refuses it: a security module, a BPF program, a socket of "
                         "another container."),
                {}}},
              {}};
    case PortCause::Reserved:
    case PortCause::Free: return {};
  }
  return {};
}

QString sceneFor(const PortAnswer& answer) {
  switch (answer.cause) {
    case PortCause::TimeWait:
      return worksWithReuseAddr(answer) ? QStringLiteral("reuseaddr-on-both")
                                        : QStringLiteral("reuseaddr-on-new-only");
    case PortCause::OrphanFinWait2: return QStringLiteral("orphan-fin-wait-2");
    case PortCause::Orphan: return QStringLiteral("orphan-gives-up");
    case PortCause::CloseWait: return QStringLiteral("close-wait-leak");
    case PortCause::Connection: return QStringLiteral("child-blocks");
    case PortCause::NotLocal:
    case PortCause::Privileged:
    case PortCause::Listener:
    case PortCause::Bound:
    case PortCause::Outgoing:
    case PortCause::Refused:
    case PortCause::Reserved:
    case PortCause::Free: return {};
  }
  return {};
}

}  // namespace linger
