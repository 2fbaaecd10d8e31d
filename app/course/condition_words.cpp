#include "app/course/condition_words.h"

#include <QCoreApplication>

#include "app/document/host_words.h"
#include "app/document/words.h"
#include "app/ladder/ladder_words.h"

namespace linger {
namespace {

struct Text {
  Q_DECLARE_TR_FUNCTIONS(linger::ConditionWords)
};

QString withTime(const QString& what, const std::optional<SimTime>& from,
                 const std::optional<SimTime>& to) {
  if (from && to && *from == *to) return Text::tr("%1, at %2").arg(what, axisText(*from));
  if (from && to) return Text::tr("%1, from %2 to %3").arg(what, axisText(*from), axisText(*to));
  if (from) return Text::tr("%1, from %2 on").arg(what, axisText(*from));
  if (to) return Text::tr("%1, up to %2").arg(what, axisText(*to));
  return what;
}

/// "at least 3", "at most 14 s": empty without bounds.
QString boundsText(const QString& least, const QString& most) {
  if (!least.isEmpty() && least == most) return Text::tr("exactly %1").arg(least);
  if (!least.isEmpty() && !most.isEmpty()) return Text::tr("%1 to %2").arg(least, most);
  if (!least.isEmpty()) return Text::tr("at least %1").arg(least);
  return most.isEmpty() ? QString() : Text::tr("at most %1").arg(most);
}

QString optionsText(const ReuseOptions& options) {
  QStringList names;
  if (options.reuseAddr) names << QStringLiteral("SO_REUSEADDR");
  if (options.reusePort) names << QStringLiteral("SO_REUSEPORT");
  if (options.exclusive) names << QStringLiteral("SO_EXCLUSIVEADDRUSE");
  return names.join(QStringLiteral(", "));
}

/// One condition in words, and its opposite.
struct Words {
  bool negated;

  QString operator()(const condition::InState& asked) const {
    const QString host = hostText(asked.host), state = text(nameOf(asked.state));
    if (!asked.at) {
      return negated ? Text::tr("the %1 never enters %2").arg(host, state)
                     : Text::tr("the %1 enters %2").arg(host, state);
    }
    const QString at = axisText(*asked.at);
    return negated ? Text::tr("the %1 is not in %2 at %3").arg(host, state, at)
                   : Text::tr("the %1 is in %2 at %3").arg(host, state, at);
  }

  QString operator()(const condition::CallReturned& asked) const {
    const QString host = hostText(asked.host), call = text(nameOf(asked.call));
    const bool isOk = asked.result == Errno::Ok;
    const QString result = text(nameOf(asked.result));
    QString what = negated ? isOk
                                 ? Text::tr("on the %1, no %2() succeeds").arg(host, call)
                                 : Text::tr("on the %1, no %2() returns %3").arg(host, call, result)
                   : isOk ? Text::tr("on the %1, %2() succeeds").arg(host, call)
                           : Text::tr("on the %1, %2() returns %3").arg(host, call, result);
    if (asked.leastValue > 0) {
      what = Text::tr("%1, with %n byte(s) or more", nullptr, int(asked.leastValue)).arg(what);
    }
    return withTime(what, asked.from, asked.to);
  }

  QString operator()(const condition::Rebind& asked) const {
    const QString at = axisText(asked.at);
    QString what =
        asked.result == Errno::Ok
            ? Text::tr("a server started at %1 gets its port").arg(at)
            : Text::tr("a server started at %1 gets %2").arg(at, text(nameOf(asked.result)));
    const QString options = optionsText(asked.options);
    if (!options.isEmpty()) what = Text::tr("%1, with %2").arg(what, options);
    if (asked.blockedBy) {
      what = Text::tr("%1, because of a socket in %2").arg(what, text(nameOf(*asked.blockedBy)));
    }
    if (asked.owned) {
      what = (*asked.owned ? Text::tr("%1, which a process owns")
                           : Text::tr("%1, which no process owns"))
                 .arg(what);
    }
    return opposite(what);
  }

  QString operator()(const condition::SegmentsSent& asked) const {
    const QString kind = asked.kind ? nameOf(*asked.kind) : Text::tr("any segment");
    const QString least = asked.least > 0 ? QString::number(asked.least) : QString();
    const QString most = asked.most ? QString::number(*asked.most) : QString();
    const QString count = asked.most == 0 ? Text::tr("none") : boundsText(least, most);
    const QString what =
        asked.host ? Text::tr("%1 from the %2: %3").arg(kind, hostText(*asked.host), count)
                   : Text::tr("%1 from either host: %2").arg(kind, count);
    return opposite(withTime(what, asked.from, std::nullopt));
  }

  QString operator()(const condition::TimerLasts& asked) const {
    const QString least = asked.least ? durationText(*asked.least) : QString();
    const QString most = asked.most ? durationText(*asked.most) : QString();
    const QString host = hostText(asked.host), timer = timerName(asked.kind);
    const QString bounds = boundsText(least, most);
    return opposite(bounds.isEmpty()
                        ? Text::tr("the %1 sets its %2 timer").arg(host, timer)
                        : Text::tr("the %1's %2 timer lasts %3").arg(host, timer, bounds));
  }

 private:
  QString opposite(const QString& what) const {
    return negated ? Text::tr("not so: %1").arg(what) : what;
  }
};

}  // namespace

QString wordsOf(const Condition& condition) {
  return std::visit(Words{condition.negated}, condition.what);
}

}  // namespace linger
