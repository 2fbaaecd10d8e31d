#include "app/files/capture/capture_time_words.h"

#include <QDateTime>
#include <QTimeZone>

namespace linger {

QString instantWords(capture::CaptureTime time) {
  using capture::kSecond;
  const std::int64_t seconds = time / kSecond - (time % kSecond < 0 ? 1 : 0);
  const std::int64_t microseconds = (time - seconds * kSecond) / 1000;
  const QDateTime second = QDateTime::fromSecsSinceEpoch(seconds, QTimeZone::utc());
  return QStringLiteral("%1.%2 UTC")
      .arg(second.toString(QStringLiteral("yyyy-MM-dd HH:mm:ss")))
      .arg(microseconds, 6, 10, QLatin1Char('0'));
}

}  // namespace linger
