#include <QCoreApplication>

#include "app/document/words.h"
#include "app/panes/terminal/outputs.h"
#include "app/panes/terminal/socket_table.h"
#include "model/systems/environment.h"

namespace linger {
namespace {

struct NetstatOutput {
  Q_DECLARE_TR_FUNCTIONS(NetstatOutput)
};

/// How one system's netstat looks.
struct Style {
  const char* command;
  const char* heading;
  QString (*row)(const SocketLine& line);
};

QString stateName(State state, const char* listen, const char* synReceived, const char* finWait) {
  const QString wait = QLatin1String(finWait);
  switch (state) {
    case State::Closed: return QStringLiteral("CLOSED");
    case State::Listen: return QLatin1String(listen);
    case State::SynSent: return QStringLiteral("SYN_SENT");
    case State::SynReceived: return QLatin1String(synReceived);
    case State::Established: return QStringLiteral("ESTABLISHED");
    case State::FinWait1: return wait + u'1';
    case State::FinWait2: return wait + u'2';
    case State::CloseWait: return QStringLiteral("CLOSE_WAIT");
    case State::Closing: return QStringLiteral("CLOSING");
    case State::LastAck: return QStringLiteral("LAST_ACK");
    case State::TimeWait: return QStringLiteral("TIME_WAIT");
  }
  return {};
}

bool isUdp(const SocketLine& line) {
  return line.facts.transport == Transport::Udp;
}

bool isV6(const SocketLine& line) {
  return line.facts.local.address.family() == Address::Family::V6;
}

/// "192.0.2.20.8080", "*.8080": BSD writes the port after a dot.
QString dotted(const SocketAddress& place) {
  const QString host = place.address.isAny() ? QStringLiteral("*") : text(place.address.toString());
  return QStringLiteral("%1.%2").arg(host).arg(place.port);
}

QString colons(const std::optional<SocketAddress>& place) {
  return place ? text(place->toString()) : QStringLiteral("0.0.0.0:*");
}

QString linuxRow(const SocketLine& line) {
  const QString protocol = isUdp(line) ? QStringLiteral("udp") : QStringLiteral("tcp");
  const QString state =
      isUdp(line) ? QString() : stateName(line.facts.state, "LISTEN", "SYN_RECV", "FIN_WAIT");
  return QStringLiteral("%1 %2 %3 %4 %5 %6")
      .arg(padded(isV6(line) ? protocol + u'6' : protocol, 5))
      .arg(0, 6)
      .arg(line.unsent, 6)
      .arg(padded(text(line.facts.local.toString()), 23), padded(colons(line.facts.remote), 23),
           state);
}

QString bsdRow(const SocketLine& line) {
  const QString protocol =
      (isUdp(line) ? QStringLiteral("udp") : QStringLiteral("tcp")) + (isV6(line) ? u'6' : u'4');
  const QString state =
      isUdp(line) ? QString() : stateName(line.facts.state, "LISTEN", "SYN_RCVD", "FIN_WAIT_");
  const QString peer = line.facts.remote ? dotted(*line.facts.remote) : QStringLiteral("*.*");
  return QStringLiteral("%1 %2 %3 %4 %5 %6")
      .arg(padded(protocol, 5))
      .arg(0, 6)
      .arg(line.unsent, 6)
      .arg(padded(dotted(line.facts.local), 22), padded(peer, 22), state);
}

QString illumosRow(const SocketLine& line) {
  const QString peer = line.facts.remote ? dotted(*line.facts.remote) : QStringLiteral("*.*");
  return QStringLiteral("%1 %2 %3 %4 %5 %6 %7")
      .arg(padded(dotted(line.facts.local), 20), padded(peer, 20))
      .arg(line.facts.remote ? 64240 : 0, 6)
      .arg(line.unsent, 6)
      .arg(line.facts.remote ? 64240 : 128000, 6)
      .arg(0, 6)
      .arg(stateName(line.facts.state, "LISTEN", "SYN_RCVD", "FIN_WAIT_"));
}

QString windowsRow(const SocketLine& line) {
  const QString state = isUdp(line)
                            ? QString()
                            : stateName(line.facts.state, "LISTENING", "SYN_RECEIVED", "FIN_WAIT_");
  QString peer =
      line.facts.remote ? text(line.facts.remote->toString()) : QStringLiteral("0.0.0.0:0");
  if (isUdp(line)) peer = QStringLiteral("*:*");
  const int process = line.facts.owner == ProcessId{} ? 0 : processNumber(line.facts.owner);
  return QStringLiteral("  %1  %2  %3  %4  %5")
      .arg(isUdp(line) ? QStringLiteral("UDP  ") : QStringLiteral("TCP  "),
           padded(text(line.facts.local.toString()), 21), padded(peer, 21), padded(state, 14))
      .arg(process);
}

QString plainRow(const SocketLine& line) {
  return QStringLiteral("%1 %2 %3")
      .arg(padded(text(line.facts.local.toString()), 22), padded(colons(line.facts.remote), 22),
           text(nameOf(line.facts.state)));
}

constexpr Style kLinux{"netstat -an",
                       "Active Internet connections (servers and established)\n"
                       "Proto Recv-Q Send-Q Local Address           Foreign Address         State",
                       linuxRow};
constexpr Style kBsd{"netstat -an",
                     "Active Internet connections (including servers)\n"
                     "Proto Recv-Q Send-Q Local Address          Foreign Address        (state)",
                     bsdRow};
constexpr Style kIllumos{
    "netstat -an -P tcp",
    "TCP: IPv4\n"
    "   Local Address        Remote Address    Swind  Send-Q  Rwind Recv-Q    State\n"
    "-------------------- -------------------- ------ ------ ------ ------ -----------",
    illumosRow};
constexpr Style kWindows{
    "netstat -ano",
    "\nActive Connections\n\n"
    "  Proto  Local Address          Foreign Address        State           PID",
    windowsRow};
constexpr Style kPlain{"sockets", "Local                  Remote                 State", plainRow};

const Style& styleOf(NetstatFormat format) {
  switch (format) {
    case NetstatFormat::Linux: return kLinux;
    case NetstatFormat::Bsd: return kBsd;
    case NetstatFormat::Illumos: return kIllumos;
    case NetstatFormat::Windows: return kWindows;
    case NetstatFormat::None: return kPlain;
  }
  return kPlain;
}

}  // namespace

QString netstatOutput(const Trace& trace, const Snapshot& snapshot, HostIndex host) {
  const OsProfile& profile = profileOf(trace.hosts[host]);
  const Style& style = styleOf(environmentOf(profile.id).netstat);
  QString out;
  if (&style == &kPlain) {
    out = NetstatOutput::tr("%1 has no netstat; its sockets are:").arg(text(profile.title)) + u'\n';
  } else {
    out = promptOf(profile) + QLatin1String(style.command) + u'\n';
  }
  out += QLatin1String(style.heading) + u'\n';
  for (const SocketLine& line : socketLines(trace, snapshot, host)) {
    QString row = style.row(line);
    while (row.endsWith(u' ')) row.chop(1);
    out += row + u'\n';
  }
  return out;
}

}  // namespace linger
