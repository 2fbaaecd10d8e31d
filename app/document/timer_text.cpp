#include "app/document/timer_text.h"

#include <QCoreApplication>

#include "app/document/host_words.h"
#include "app/document/words.h"
#include "app/files/sentences.h"
#include "model/sim/host_settings.h"
#include "model/systems/environment.h"
#include "model/systems/timer_knobs.h"

namespace linger {
namespace {

struct Words {
  Q_DECLARE_TR_FUNCTIONS(TimerText)
};

/// What is asked of one timer: whose it is, and how its host is set.
struct Asked {
  const TimerRecord& timer;
  const OsProfile& os;
  StackSettings settings;

  Duration whole() const { return timer.due - timer.set; }
};

QString nameOfTimer(const Asked& asked) {
  switch (asked.timer.kind) {
    case TimerKind::TimeWait: return QStringLiteral("TIME-WAIT");
    case TimerKind::FinWait2: return Words::tr("FIN-WAIT-2 without a process, not TIME-WAIT");
    case TimerKind::Retransmit:
      return Words::tr("retransmission, try %1").arg(asked.timer.attempt + 1);
    case TimerKind::Probe: return Words::tr("tail loss probe");
    case TimerKind::DelayedAck: return Words::tr("delayed ACK");
    case TimerKind::KeepAlive: return Words::tr("keep-alive");
  }
  return {};
}

QString knobText(const OsProfile& os, const TimerKnob& knob) {
  const QString system = text(os.title);
  const QString name = text(knob.name);
  switch (knob.kind) {
    case KnobKind::System: return Words::tr("On %1, %2 sets it.").arg(system, name);
    case KnobKind::SocketOption:
      return Words::tr("The option %1 sets it for one socket.").arg(name);
    case KnobKind::BuildTime:
      return Words::tr("It is fixed when %1 is compiled (%2): no setting changes it.")
          .arg(system, name);
  }
  return {};
}

QString knobsText(const Asked& asked) {
  QStringList sentences;
  for (const TimerKnob& knob : knobsOf(asked.os.id, asked.timer.kind)) {
    sentences << knobText(asked.os, knob);
  }
  return inOneText(sentences);
}

/// The scene's own value goes before the system's.
QString setByText(const Asked& asked) {
  switch (asked.timer.kind) {
    case TimerKind::TimeWait:
      if (asked.settings.timeWait) {
        return Words::tr("The MSL that is chosen here sets it: 2 × %1.")
            .arg(durationText(*asked.settings.timeWait / 2));
      }
      if (environmentOf(asked.os.id).isStandard) {
        return Words::tr(
            "RFC 9293 sets the MSL to 2 minutes, “an engineering choice”; the timer lasts twice "
            "that.");
      }
      break;
    case TimerKind::FinWait2:
      if (asked.settings.tcp.finWait2Orphan != asked.os.tcp.finWait2Orphan) {
        return Words::tr("The scene sets it: fin_timeout is %1.")
            .arg(durationText(asked.settings.tcp.finWait2Orphan.value_or(Duration{})));
      }
      break;
    case TimerKind::Retransmit:
      return Words::tr(
                 "It follows the measured round trip and how much that varies (RFC 6298), "
                 "with a floor of %1 on %2, and doubles with each try.")
          .arg(durationText(asked.settings.tcp.rtoMin), text(asked.os.title));
    case TimerKind::Probe:
      return Words::tr(
          "It is twice the measured round trip, plus the longest delayed ACK where one segment is "
          "in flight (RFC 8985), and never later than a retransmission.");
    case TimerKind::DelayedAck:
      return Words::tr("%1 waits this long for data or a FIN that can carry the ACK.")
          .arg(text(asked.os.title));
    case TimerKind::KeepAlive: break;
  }
  return knobsText(asked);
}

QString restartText(TimeWaitRestart restart) {
  switch (restart) {
    case TimeWaitRestart::Never:
      return Words::tr("Nothing restarts it: a retransmitted FIN is only acknowledged.");
    case TimeWaitRestart::OnFin: return Words::tr("A FIN that the peer retransmits restarts it.");
    case TimeWaitRestart::OnAnyAck:
      return Words::tr("A FIN that the peer retransmits restarts it, and so does any late ACK.");
  }
  return {};
}

QString timeWaitChanges(const TcpSettings& tcp) {
  const QString rst = tcp.rstInTimeWait == RstInTimeWait::Ignored
                          ? Words::tr("No RST ends it.")
                          : Words::tr("A RST with the right sequence number ends it early.");
  return Words::tr(
             "%1 %2 No option on the new socket shortens it: at most, SO_REUSEADDR lets bind() "
             "succeed beside it.")
      .arg(restartText(tcp.timeWaitRestart), rst);
}

QString changesText(const Asked& asked) {
  switch (asked.timer.kind) {
    case TimerKind::TimeWait: return timeWaitChanges(asked.settings.tcp);
    case TimerKind::FinWait2:
      return Words::tr(
          "The peer's FIN ends it, and TIME-WAIT begins. As long as a process holds the "
          "socket it does not run, and FIN-WAIT-2 has no limit.");
    case TimerKind::Retransmit:
    case TimerKind::Probe:
      return Words::tr("The expected ACK stops it. A longer round trip makes it longer.");
    case TimerKind::DelayedAck:
      return Words::tr("Any segment that is sent carries the ACK and stops it.");
    case TimerKind::KeepAlive:
      return Words::tr(
          "Any segment from the peer restarts it. It runs only if the program set SO_KEEPALIVE.");
  }
  return {};
}

}  // namespace

TimerText timerText(const Trace& trace, const TimerRecord& timer) {
  const TraceHost& host = trace.hosts[timer.host];
  const OsProfile& os = profileOf(host);
  const Asked asked{timer, os, host.settings.value_or(settingsOf(os))};
  return {Words::tr("%1: %2, %3", "a host, its timer and how long it runs")
              .arg(hostText(host.name), nameOfTimer(asked), durationText(asked.whole())),
          setByText(asked), changesText(asked)};
}

bool isWorthTelling(const TimerRecord& timer) {
  const bool mattered = !timer.ended || timer.ended == TimerEnd::Fired;
  switch (timer.kind) {
    case TimerKind::TimeWait:
    case TimerKind::FinWait2: return true;
    case TimerKind::Retransmit:
    case TimerKind::Probe:
    case TimerKind::KeepAlive: return mattered;
    case TimerKind::DelayedAck: return false;
  }
  return false;
}

}  // namespace linger
