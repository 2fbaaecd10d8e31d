#include "app/document/tick_text.h"

#include <QCoreApplication>
#include <QLocale>

#include "app/document/words.h"

namespace linger {

QString tickText(SimTime at) {
  const Duration since = at - kSimStart;
  if (since == 0us || since >= 1s) return durationText(since);
  const double seconds = static_cast<double>(since.count()) / 1e6;
  return QCoreApplication::translate("Words", "%1 s")
      .arg(QLocale().toString(seconds, 'f', QLocale::FloatingPointShortest));
}

}  // namespace linger
