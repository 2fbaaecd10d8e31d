#include "app/live/port_words.h"

#include <QCoreApplication>
#include <QStringList>
#include <algorithm>

#include "app/live/port_advice.h"
#include "app/live/port_names.h"

namespace linger {
namespace {

class Text {
  Q_DECLARE_TR_FUNCTIONS(linger::PortWords)
};

constexpr std::size_t kMostSockets = 5;
constexpr int kMostCommand = 80;

QString text(std::string_view utf8) {
  return QString::fromUtf8(utf8.data(), qsizetype(utf8.size()));
}

QString seconds(Duration duration) {
  return QString::number(double(microseconds(duration)) / 1e6, 'f', 1);
}

bool isNow(const TimeRange& range) {
  return range == TimeRange{};
}

QString headline(const PortReading& reading, const PortAnswer& answer) {
  const QString port = describe(reading.query);
  if (answer.isFree()) return Text::tr("Yes: a server gets %1 now.").arg(port);
  const KernelAnswer& kernel = answer.verdicts.front().kernel;
  const auto helps = std::ranges::find_if(
      answer.verdicts, [](const OptionVerdict& verdict) { return verdict.kernel.works(); });
  const QString call = kernel.failedAt ? text(nameOf(*kernel.failedAt)) : QString();
  const QString refusal =
      QStringLiteral("%1(): %2, %3").arg(call, text(kernel.result), text(kernel.message));
  if (helps == answer.verdicts.end()) {
    return Text::tr("No: a server does not get %1 now (%2).").arg(port, refusal);
  }
  return Text::tr("No: a server without options does not get %1 now (%2). With %3 it does.")
      .arg(port, refusal, describe(helps->options));
}

QString whoLines(const PortAnswer& answer) {
  QString lines;
  for (std::size_t i = 0; i < std::min(answer.blockers.size(), kMostSockets); ++i) {
    lines += QStringLiteral("  %1\n").arg(describe(answer.blockers[i]));
  }
  if (answer.blockersInAll > kMostSockets) {
    lines += Text::tr("  and %1 more\n").arg(answer.blockersInAll - kMostSockets);
  }
  return lines.isEmpty() ? lines : Text::tr("Who holds it:\n") + lines;
}

QString untilLine(const PortAnswer& answer) {
  if (answer.blockers.empty()) return {};
  const auto& range = answer.verdicts.front().worksIn;
  if (range)
    return Text::tr("Until when: free %1, if nothing else happens.\n").arg(describe(range));
  return Text::tr("Until when: until a program gives it up; the kernel does not end it.\n");
}

QString otherTransportLine(const PortReading& reading) {
  if (reading.otherTransport == 0) return {};
  const bool isTcp = reading.query.transport == Transport::Tcp;
  const QString other = isTcp ? QStringLiteral("UDP") : QStringLiteral("TCP");
  return Text::tr("%1 port %2 is in use as well. That takes nothing from this one.\n")
      .arg(other)
      .arg(reading.query.local.port);
}

/// What the kernel said to each set of options, and Linger's rules where they say something else.
QString verdictLines(const PortAnswer& answer) {
  QString lines = Text::tr("What this kernel answers to bind() and listen():\n");
  for (const OptionVerdict& verdict : answer.verdicts) {
    QString said = text(verdict.kernel.result);
    if (!verdict.kernel.works()) said += QStringLiteral(", ") + describe(verdict.worksIn);
    if (verdict.differs()) {
      said += Text::tr(" (Linger's rules say %1)").arg(text(nameOf(verdict.model)));
    }
    lines += QStringLiteral("  %1  %2\n").arg(describe(verdict.options).leftJustified(29), said);
  }
  return lines;
}

QString remarks(const PortAnswer& answer) {
  QString lines;
  const bool isInferred = std::ranges::any_of(answer.verdicts, &OptionVerdict::inferred);
  if (isInferred && !answer.isFree()) {
    lines += Text::tr(
        "The options of sockets that cannot be queried are inferred from these answers.\n");
  }
  if (answer.differs()) {
    lines += Text::tr(
        "Here the kernel and Linger's rules differ. Please report it, with the output "
        "of the same command and --format json.\n");
  }
  return lines;
}

QString adviceLines(const PortReading& reading, const PortAnswer& answer) {
  const PortAdvice advice = adviceFor(reading, answer);
  QString lines;
  for (const Remedy& remedy : advice.todo) {
    lines += Text::tr("What to do: %1\n").arg(remedy.text);
    if (!remedy.line.isEmpty()) lines += QStringLiteral("    %1\n").arg(remedy.line);
  }
  if (!advice.notTodo.isEmpty()) lines += Text::tr("What not to do: %1\n").arg(advice.notTodo);
  return lines;
}

QString sceneLine(const PortAnswer& answer) {
  const QString scene = sceneFor(answer);
  return scene.isEmpty() ? scene : Text::tr("Why: linger %1\n").arg(scene);
}

}  // namespace

QString describe(const PortQuery& query) {
  const QString transport = text(nameOf(query.transport)).toUpper();
  return Text::tr("%1 port %2 on %3")
      .arg(transport)
      .arg(query.local.port)
      .arg(text(query.local.address.toString()));
}

QString describe(const std::optional<TimeRange>& worksIn) {
  if (!worksIn) return Text::tr("never by itself");
  if (isNow(*worksIn)) return Text::tr("now");
  return Text::tr("in %1 s to %2 s").arg(seconds(worksIn->earliest), seconds(worksIn->latest));
}

QString describe(const ReuseOptions& options) {
  QStringList names;
  for (const std::string_view name : namesOf(options)) names << text(name);
  return names.isEmpty() ? Text::tr("without options") : names.join(Text::tr(" and "));
}

QString describe(const LiveProcess& process) {
  QString line = Text::tr("process %1 (%2)").arg(process.pid).arg(text(process.program));
  QString command = text(process.command).simplified();
  if (command.size() > kMostCommand) command = command.left(kMostCommand - 1) + QChar(0x2026);
  if (!command.isEmpty()) line += QStringLiteral(": ") + command;
  if (!process.container.empty()) {
    return Text::tr("%1, in container %2").arg(line, text(process.container));
  }
  return process.unit.empty() ? line : Text::tr("%1, in %2").arg(line, text(process.unit));
}

QString describeHolders(const LiveSocket& socket) {
  if (!socket.holders.empty()) {
    QStringList all;
    for (const LiveProcess& process : socket.holders) all << describe(process);
    return all.join(QStringLiteral("; "));
  }
  if (isOrphan(socket)) return Text::tr("no process has it; the kernel keeps it");
  if (!socket.facts.accepted) return Text::tr("it waits for its server to accept it");
  if (socket.holdersHidden) {
    return Text::tr("a process of user %1 that you may not see; root of the machine may")
        .arg(socket.facts.uid);
  }
  return Text::tr("no process of this system shows it: the kernel itself, or another container");
}

QString describe(const LiveSocket& socket) {
  const SocketFacts& facts = socket.facts;
  const QString local = text(facts.local.toString());
  const QString ends =
      facts.remote ? QStringLiteral("%1 ↔ %2").arg(local, text(facts.remote->toString())) : local;
  return QStringLiteral("%1 %2, %3").arg(text(stateName(socket)), ends, describeHolders(socket));
}

QString portText(const PortReading& reading, const PortAnswer& answer) {
  return headline(reading, answer) + u'\n' + whoLines(answer) + untilLine(answer) +
         adviceLines(reading, answer) + verdictLines(answer) + remarks(answer) +
         otherTransportLine(reading) + sceneLine(answer);
}

}  // namespace linger
