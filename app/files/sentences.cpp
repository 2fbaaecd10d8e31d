#include "app/files/sentences.h"

#include <QCoreApplication>

namespace linger {

QString inOneText(const QStringList& sentences) {
  QString all;
  for (const QString& sentence : sentences) {
    if (sentence.isEmpty()) continue;
    all = all.isEmpty()
              ? sentence
              : QCoreApplication::translate("Words", "%1 %2", "two sentences").arg(all, sentence);
  }
  return all;
}

}  // namespace linger
