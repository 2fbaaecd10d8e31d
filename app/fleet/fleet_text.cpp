#include "app/fleet/fleet_text.h"

#include <QCoreApplication>
#include <QStringList>
#include <algorithm>

#include "app/document/words.h"
#include "app/fleet/load_words.h"
#include "model/fleet/port_limit.h"

namespace linger {
namespace {

class Text {
  Q_DECLARE_TR_FUNCTIONS(linger::FleetText)
};

constexpr int kBarColumns = 32;

/// The letter that stands for a state in the bars.
QChar letterOf(State state) {
  switch (state) {
    case State::Closed: return u'.';
    case State::Listen: return u'l';
    case State::SynSent: return u's';
    case State::SynReceived: return u'r';
    case State::Established: return u'E';
    case State::FinWait1: return u'1';
    case State::FinWait2: return u'2';
    case State::CloseWait: return u'c';
    case State::Closing: return u'x';
    case State::LastAck: return u'a';
    case State::TimeWait: return u'T';
  }
  return u'?';
}

std::uint64_t socketsOf(const HostSample& sample) {
  std::uint64_t sockets = 0;
  for (const std::uint32_t count : sample.sockets) sockets += count;
  return sockets;
}

/// Each state gets its share of the bar, counted from its end, so that shares add up.
QString bar(const HostSample& sample, std::uint64_t most) {
  QString drawn;
  std::uint64_t sockets = 0;
  for (const State state : kAllStates) {
    sockets += sample.of(state);
    const auto end =
        qsizetype((sockets * kBarColumns + most / 2) / std::max<std::uint64_t>(most, 1));
    if (end > drawn.size()) drawn += QString(end - drawn.size(), letterOf(state));
  }
  return drawn;
}

std::uint32_t fewestLeft(const std::vector<PortUse>& ports) {
  return std::ranges::min(ports, {}, &PortUse::left).left;
}

/// Rows of cells, aligned: the first and the last column at the left, the others at the right.
QString inColumns(const std::vector<QStringList>& rows) {
  std::vector<qsizetype> widths(std::size_t(rows.front().size()), 0);
  for (const QStringList& row : rows) {
    for (qsizetype i = 0; i < row.size(); ++i) {
      widths[std::size_t(i)] = std::max(widths[std::size_t(i)], row[i].size());
    }
  }
  QString drawn;
  for (const QStringList& row : rows) {
    QString line;
    for (qsizetype i = 0; i + 1 < row.size(); ++i) {
      line += row[i].rightJustified(widths[std::size_t(i)]) + QStringLiteral("  ");
    }
    line += row.back();
    while (line.endsWith(u' ')) line.chop(1);
    drawn += line + QChar(u'\n');
  }
  return drawn;
}

QStringList headerOf(const FleetHost& host, const std::vector<State>& states, bool hasFailures) {
  QStringList cells{Text::tr("time")};
  for (const State state : states) cells << text(nameOf(state));
  if (!host.routes.empty()) {
    cells << Text::tr("ports left") << Text::tr("for bind()") << Text::tr("completed");
    if (hasFailures) cells << Text::tr("failed");
  }
  cells << Text::tr("memory");
  QStringList key;
  for (const State state : states) {
    key << QStringLiteral("%1 %2").arg(letterOf(state)).arg(text(nameOf(state)));
  }
  return cells << key.join(QStringLiteral(", "));
}

QStringList rowOf(const FleetHost& host, const FleetSample& sample, const HostSample& counts,
                  const std::vector<State>& states, bool hasFailures, std::uint64_t most) {
  QStringList cells{durationText(sample.at - kSimStart)};
  for (const State state : states) cells << countText(counts.of(state));
  if (!host.routes.empty()) {
    cells << countText(fewestLeft(counts.towards)) << countText(fewestLeft(counts.binding))
          << countText(sample.completed);
    if (hasFailures) cells << countText(sample.failed);
  }
  return cells << memoryText(memoryOf(host, counts)) << bar(counts, most);
}

/// The most sockets that any host ever has: all bars have one scale.
std::uint64_t mostSockets(const FleetRun& run) {
  std::uint64_t most = 0;
  for (const FleetSample& sample : run.samples) {
    for (const HostSample& host : sample.hosts) most = std::max(most, socketsOf(host));
  }
  return most;
}

QString hostTable(const FleetRun& run, std::size_t index, std::uint64_t most) {
  const FleetHost& host = run.hosts[index];
  const std::vector<State> states = statesOf(run, index);
  const bool hasFailures = run.firstFailure.has_value();
  std::vector<QStringList> rows{headerOf(host, states, hasFailures)};
  for (const FleetSample& sample : run.samples) {
    rows.push_back(rowOf(host, sample, sample.hosts[index], states, hasFailures, most));
  }
  return Text::tr("%1 (%2)\n").arg(text(host.name), text(profileOf(host.os).title)) +
         inColumns(rows);
}

/// Where the port is chosen otherwise: by bind() instead of connect(), or by connect() instead.
std::optional<PortLimit> otherLimitOf(const Scenario& scenario, FleetRun hosts, std::size_t host) {
  hosts.hosts[host].binds = !hosts.hosts[host].binds;
  return portLimitOf(scenario, hosts, host);
}

QString otherLimitText(const PortLimit& other) {
  return other.perSource ? Text::tr("if bind() chose the port: %1\n").arg(limitText(other))
                         : Text::tr("if connect() chose the port: %1\n").arg(limitText(other));
}

QString portsLeftText(const FleetHost& host, const HostSample& counts) {
  QString words;
  const std::uint64_t ports = host.ports.last - host.ports.first + 1;
  for (std::size_t i = 0; i < host.routes.size(); ++i) {
    words +=
        Text::tr("%1: %2 of %3 ports left\n")
            .arg(routeText(host.routes[i]), countText(counts.towards[i].left), countText(ports));
  }
  for (std::size_t i = 0; i < host.sources.size(); ++i) {
    words += Text::tr("for bind() on %1: %2 left\n")
                 .arg(text(host.sources[i].toString()), countText(counts.binding[i].left));
  }
  return words;
}

QString totalsText(const FleetRun& run) {
  const FleetTotals totals = totalsOf(run);
  QString words =
      Text::tr("callers: %1 came, %2 completed, %3 failed\n")
          .arg(countText(totals.come), countText(totals.completed), countText(totals.failed));
  for (const FailedCalls& failed : totals.failedCalls) {
    words += Text::tr("failed calls: %1\n").arg(failedText(failed));
  }
  if (run.firstFailure) {
    words += Text::tr("first failure: caller %1 at %2, %3(): %4 (--caller %1 tells its story)\n")
                 .arg(run.firstFailure->caller)
                 .arg(instantText(run.firstFailure->at), text(nameOf(run.firstFailure->call)),
                      text(nameOf(run.firstFailure->error)));
  }
  const auto tell = [&words](std::uint64_t count, const QString& what) {
    if (count > 0) words += what.arg(countText(count));
  };
  tell(totals.reused, Text::tr("TIME-WAITs taken over by connect(): %1\n"));
  tell(totals.reopened, Text::tr("TIME-WAITs opened again by a SYN: %1\n"));
  tell(totals.overflowed, Text::tr("TIME-WAITs for which the table had no room: %1\n"));
  return words;
}

}  // namespace

std::vector<State> statesOf(const FleetRun& run, std::size_t host) {
  std::vector<State> states;
  for (const State state : kAllStates) {
    const bool isSeen = std::ranges::any_of(
        run.samples, [&](const FleetSample& sample) { return sample.hosts[host].of(state) > 0; });
    if (isSeen) states.push_back(state);
  }
  return states;
}

QString arithmeticText(const Scenario& scenario, const FleetRun& run) {
  QString words;
  for (std::size_t i = 0; i < run.hosts.size(); ++i) {
    const auto limit = portLimitOf(scenario, run, i);
    if (!limit) continue;
    words += Text::tr("%1: %2\n").arg(text(run.hosts[i].name), limitText(*limit));
    const auto other = otherLimitOf(scenario, {.hosts = run.hosts}, i);
    if (other && other->inAll() != limit->inAll()) words += otherLimitText(*other);
    const auto rate = steadyRate(scenario, run, limit->held);
    if (!rate) continue;
    words += Text::tr("measured: %1 a second completed, once the first TIME-WAITs have ended\n")
                 .arg(rateText(*rate));
  }
  return words;
}

QString intervalText(const FleetRun& run, std::size_t sample) {
  const FleetSample& shown = run.samples[sample];
  QString words = Text::tr("At %1\n").arg(instantText(shown.at));
  for (std::size_t i = 0; i < run.hosts.size(); ++i) {
    const HostSample& counts = shown.hosts[i];
    words += QStringLiteral("\n%1\n").arg(text(run.hosts[i].name));
    for (const State state : statesOf(run, i)) {
      words += QStringLiteral("%1 %2\n").arg(text(nameOf(state)), countText(counts.of(state)));
    }
    words += portsLeftText(run.hosts[i], counts);
    for (const FailedCalls& failed : counts.failed) words += failedText(failed) + QChar(u'\n');
    words += Text::tr("memory %1\n").arg(memoryText(memoryOf(run.hosts[i], counts)));
  }
  return words +
         Text::tr("\ncallers in this interval: %1 came, %2 completed, %3 failed")
             .arg(countText(shown.come), countText(shown.completed), countText(shown.failed));
}

QString fleetText(const Scenario& scenario, const FleetRun& run, const FleetLimits& limits) {
  QString words = text(scenario.title.empty() ? scenario.name : scenario.title) + QChar(u'\n');
  for (const Host& host : scenario.hosts) {
    for (const Program& program : host.programs) {
      if (program.arrivals) {
        words += Text::tr("%1: %2\n").arg(text(host.name), loadText(host, *program.arrivals));
      }
    }
  }
  words += arithmeticText(scenario, run) + totalsText(run);
  if (run.cut) {
    words += Text::tr("cut short after %1: %2\n")
                 .arg(instantText(run.samples.back().at), cutText(*run.cut, limits));
  }
  const std::uint64_t most = mostSockets(run);
  for (std::size_t i = 0; i < run.hosts.size(); ++i) {
    words += QChar(u'\n') + hostTable(run, i, most);
  }
  return words;
}

}  // namespace linger
