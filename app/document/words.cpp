#include "app/document/words.h"

#include <QCoreApplication>
#include <QLocale>
#include <QRegularExpression>
#include <algorithm>
#include <array>
#include <cmath>

namespace linger {
namespace {

struct Words {
  Q_DECLARE_TR_FUNCTIONS(Words)
};

/// At most three decimals, none that are zero.
QString shortNumber(double value) {
  QString digits = QLocale().toString(value, 'f', 3);
  const QString point = QLocale().decimalPoint();
  if (!digits.contains(point)) return digits;
  while (digits.endsWith(u'0')) digits.chop(1);
  if (digits.endsWith(point)) digits.chop(point.size());
  return digits;
}

/// "4 min", "4 min 55 s", "2 h 5 min": parts that are zero are left out.
QString longText(double micro) {
  const double minutes = std::trunc(micro / 60e6);
  const double seconds = std::abs(micro - minutes * 60e6) / 1e6;
  QStringList parts;
  if (std::abs(minutes) >= 60) parts << Words::tr("%1 h").arg(std::trunc(minutes / 60));
  if (const double rest = std::fmod(minutes, 60); rest != 0) {
    parts << Words::tr("%1 min").arg(rest);
  }
  if (seconds != 0) parts << Words::tr("%1 s").arg(shortNumber(seconds));
  return parts.join(u' ');
}

}  // namespace

QString text(std::string_view utf8) {
  return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

QString durationText(Duration duration) {
  const double micro = static_cast<double>(microseconds(duration));
  const double size = std::abs(micro);
  if (size == 0) return Words::tr("0 s");
  if (size < 1e3) return Words::tr("%1 µs").arg(shortNumber(micro));
  if (size < 1e6) return Words::tr("%1 ms").arg(shortNumber(micro / 1e3));
  if (size <= 240e6) return Words::tr("%1 s").arg(shortNumber(micro / 1e6));
  return longText(micro);
}

QString clockText(SimTime at) {
  const qint64 milli = microseconds(at) / 1000;
  const qint64 seconds = milli / 1000;
  const QString tail = QStringLiteral("%1:%2.%3")
                           .arg(seconds / 60 % 60, 2, 10, QLatin1Char('0'))
                           .arg(seconds % 60, 2, 10, QLatin1Char('0'))
                           .arg(milli % 1000, 3, 10, QLatin1Char('0'));
  return seconds < 3600 ? tail : QStringLiteral("%1:%2").arg(seconds / 3600).arg(tail);
}

QString instantText(SimTime at) {
  return Words::tr("%1 s").arg(
      QLocale().toString(static_cast<double>(microseconds(at)) / 1e6, 'f', 3));
}

std::optional<Duration> typedDuration(const QString& typed) {
  static const QRegularExpression kForm(QStringLiteral(
      R"(^(?:\s*\d+(?:[.,]\d+)?\s*(?:us|µs|ms|s|min|m|h)){1,3}\s*$|^\s*\d+(?:[.,]\d+)?\s*$)"));
  static const QRegularExpression kPart(QStringLiteral(R"((\d+(?:[.,]\d+)?)\s*([a-zµ]*))"));
  static const std::array<std::pair<QStringView, double>, 8> kUnits{{{u"us", 1},
                                                                     {u"µs", 1},
                                                                     {u"ms", 1e3},
                                                                     {u"s", 1e6},
                                                                     {u"", 1e6},
                                                                     {u"min", 60e6},
                                                                     {u"m", 60e6},
                                                                     {u"h", 3600e6}}};
  if (!kForm.match(typed).hasMatch()) return std::nullopt;
  double sum = 0;
  auto parts = kPart.globalMatch(typed);
  while (parts.hasNext()) {
    const QRegularExpressionMatch part = parts.next();
    const auto unit =
        std::ranges::find(kUnits, part.capturedView(2), &std::pair<QStringView, double>::first);
    sum += part.captured(1).replace(u',', u'.').toDouble() * unit->second;
  }
  if (sum > 1e15) return std::nullopt;
  return Duration(std::llround(sum));
}

QString nameOf(SegmentKind kind) {
  switch (kind) {
    case SegmentKind::Syn: return QStringLiteral("SYN");
    case SegmentKind::Ack: return QStringLiteral("ACK");
    case SegmentKind::Data: return Words::tr("data");
    case SegmentKind::Fin: return QStringLiteral("FIN");
    case SegmentKind::Rst: return QStringLiteral("RST");
  }
  return {};
}

}  // namespace linger
