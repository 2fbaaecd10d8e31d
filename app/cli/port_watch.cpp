#include "app/cli/port_watch.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QElapsedTimer>
#include <QThread>

#include "app/cli/options.h"
#include "app/cli/progress_line.h"
#include "app/cli/verb.h"
#include "app/live/port_json.h"
#include "app/live/port_words.h"
#include "app/live/this_machine.h"
#include "model/sim/duration_text.h"

namespace linger {
namespace {

class Text {
  Q_DECLARE_TR_FUNCTIONS(linger::PortWatch)
};

constexpr unsigned long kMillisecondsBetweenBinds = 50;
constexpr qint64 kMillisecondsBetweenReadings = 1000;

QString progressText(const PortQuery& query) {
  QString problem;
  const auto reading = readPort(query, problem);
  if (!reading) return problem;
  const PortAnswer answer = answerOf(*reading);
  if (answer.blockers.empty()) return Text::tr("waiting for %1").arg(describe(query));
  return Text::tr("waiting for %1: free %2; %3")
      .arg(describe(query), describe(answer.verdicts.front().worksIn),
           describe(answer.blockers.front()));
}

/// The exit code where waiting cannot help, with a complaint that says why.
std::optional<int> endOfHope(const PortQuery& query, Console& console) {
  QString problem;
  const auto reading = readPort(query, problem);
  if (!reading) {
    console.complain(problem);
    return kBadUsage;
  }
  if (answerOf(*reading).cause != PortCause::Privileged) return std::nullopt;
  console.complain(
      Text::tr("waiting does not help: this user may not bind %1").arg(describe(query)));
  return kNegative;
}

/// What makes an answer another one: everything but the time that is left.
QByteArray essenceOf(const PortAnswer& answer) {
  QByteArray essence(nameOf(answer.cause).data());
  for (const OptionVerdict& verdict : answer.verdicts) {
    essence += ' ' + QByteArray::fromStdString(verdict.kernel.result);
  }
  for (const LiveSocket& socket : answer.blockers) essence += '\n' + describe(socket).toUtf8();
  return essence;
}

}  // namespace

int waitForPort(const PortQuery& query, const Arguments& arguments, Console& console) {
  std::optional<Duration> most;
  if (!arguments.value("--wait").isEmpty()) {
    bool isGood = true;
    most = durationOption(arguments, "--wait", Duration{}, console, isGood);
    if (!isGood) return kBadUsage;
  }
  QElapsedTimer clock;
  clock.start();
  ProgressLine progress;
  qint64 nextReading = 0;
  for (bool isFirst = true; !getsPort(query); isFirst = false) {
    const auto hopeless = isFirst ? endOfHope(query, console) : std::nullopt;
    if (hopeless) return *hopeless;
    if (most && std::chrono::milliseconds(clock.elapsed()) >= *most) {
      progress.wipe();
      console.complain(Text::tr("%1 is not free after %2")
                           .arg(describe(query), QString::fromStdString(textOf(*most))));
      return kNegative;
    }
    if (progress.isTerminal() && clock.elapsed() >= nextReading) {
      progress.show(progressText(query));
      nextReading = clock.elapsed() + kMillisecondsBetweenReadings;
    }
    QThread::msleep(kMillisecondsBetweenBinds);
  }
  return kSuccess;
}

int watchPort(const PortQuery& query, bool asJson, Console& console) {
  QByteArray last;
  while (true) {
    QString problem;
    const auto reading = readPort(query, problem);
    if (!reading) {
      console.complain(problem);
      return kBadUsage;
    }
    const PortAnswer answer = answerOf(*reading);
    const QByteArray essence = essenceOf(answer);
    if (essence != last) {
      const QString time = QDateTime::currentDateTime().toString(QStringLiteral("HH:mm:ss"));
      const QByteArray written =
          asJson ? QByteArray::fromStdString(toCompactJson(portJson(*reading, answer))) + '\n'
                 : time.toUtf8() + "  " + portText(*reading, answer).toUtf8();
      if (!console.write(written)) return kBadUsage;
      last = essence;
    }
    QThread::msleep(kMillisecondsBetweenReadings);
  }
}

}  // namespace linger
