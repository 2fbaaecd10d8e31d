#include "app/fleet/load_words.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include "app/document/words.h"
#include "model/fleet/load_figures.h"

namespace linger {
namespace {

class Text {
  Q_DECLARE_TR_FUNCTIONS(linger::LoadWords)
};

constexpr qsizetype kNamedAddresses = 3;

/// The same in every locale, so that outputs can be compared.
QLocale numbers() {
  return QLocale(QLocale::English, QLocale::UnitedStates);
}

QString destinationsText(const Arrivals& arrivals) {
  QStringList names;
  for (const SocketAddress& to : arrivals.to) names << text(to.toString());
  if (names.size() <= kNamedAddresses) return names.join(QStringLiteral(", "));
  return Text::tr("%1 destinations").arg(names.size());
}

QString sourcesText(const Host& host, const Arrivals& arrivals) {
  if (arrivals.from.empty()) return {};
  QStringList names;
  for (const Address& from : arrivals.from) names << text(from.toString());
  const QString named = names.size() <= kNamedAddresses
                            ? names.join(QStringLiteral(", "))
                            : Text::tr("%1 addresses").arg(names.size());
  return bindsForPort(host, arrivals) ? Text::tr(", from %1 by bind()").arg(named)
                                      : Text::tr(", from %1 (IP_BIND_ADDRESS_NO_PORT)").arg(named);
}

QString closerText(LoadCloser closer) {
  switch (closer) {
    case LoadCloser::Client: return Text::tr("the client closes first");
    case LoadCloser::Server: return Text::tr("the server closes first");
    case LoadCloser::Reset: return Text::tr("the client resets");
  }
  return {};
}

}  // namespace

QString loadText(const Host& host, const Arrivals& arrivals) {
  QString words = arrivals.spacing == Spacing::Even
                      ? Text::tr("%1 callers a second for %2, evenly, to %3")
                      : Text::tr("%1 callers a second for %2, at random, to %3");
  words = words.arg(rateText(arrivals.rate), durationText(arrivals.length),
                    destinationsText(arrivals)) +
          sourcesText(host, arrivals);
  words += Text::tr("; requests on each connection: %1").arg(arrivals.requests);
  if (arrivals.think > Duration{}) {
    words += Text::tr(", think time %1").arg(durationText(arrivals.think));
  }
  if (arrivals.atMost > 0) words += Text::tr("; at most %1 at once").arg(arrivals.atMost);
  return Text::tr("%1; %2").arg(words, closerText(arrivals.closer));
}

QString limitText(const PortLimit& limit) {
  const QString words =
      limit.perSource ? Text::tr(
                            "%1 ports ÷ %2 = %3 connections a second from one address, to all "
                            "destinations together")
                      : Text::tr("%1 ports ÷ %2 = %3 connections a second to one destination");
  const QString one =
      words.arg(countText(limit.ports), durationText(limit.held), rateText(limit.perSecond));
  if (limit.shares < 2) return one;
  return Text::tr("%1; × %2 = %3 in all").arg(one).arg(limit.shares).arg(rateText(limit.inAll()));
}

QString failedText(const FailedCalls& failed) {
  return QStringLiteral("%1(): %2 × %3")
      .arg(text(nameOf(failed.call)), text(nameOf(failed.error)), countText(failed.count));
}

QString cutText(FleetCut cut, const FleetLimits& limits) {
  switch (cut) {
    case FleetCut::Sockets:
      return Text::tr("more than %1 sockets at once").arg(countText(limits.sockets));
    case FleetCut::Samples: return Text::tr("more than %1 lines").arg(countText(limits.samples));
    case FleetCut::Stopped: return Text::tr("stopped");
  }
  return {};
}

QString routeText(const Route& route) {
  return QStringLiteral("%1 → %2").arg(text(route.from.toString()), text(route.to.toString()));
}

QString memoryText(std::optional<std::uint64_t> bytes) {
  if (!bytes) return QStringLiteral("–");
  constexpr double kKilo = 1000.0;
  const auto count = static_cast<double>(*bytes);
  if (count < kKilo * kKilo) {
    return QStringLiteral("%1 kB").arg(numbers().toString(count / kKilo, 'f', 1));
  }
  return QStringLiteral("%1 MB").arg(numbers().toString(count / kKilo / kKilo, 'f', 1));
}

QString countText(std::uint64_t count) {
  return numbers().toString(qulonglong(count));
}

QString rateText(double perSecond) {
  // A small rate keeps two digits that say something.
  if (perSecond > 0 && perSecond < 1) return numbers().toString(perSecond, 'g', 2);
  QString digits = numbers().toString(perSecond, 'f', 1);
  if (digits.endsWith(QStringLiteral(".0"))) digits.chop(2);
  return digits;
}

}  // namespace linger
