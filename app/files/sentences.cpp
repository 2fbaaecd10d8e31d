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

QString filledIn(const QString& sentence, const std::vector<std::string>& arguments) {
  QString filled;
  for (qsizetype i = 0; i < sentence.size(); ++i) {
    const int number =
        sentence[i] == u'%' && i + 1 < sentence.size() ? sentence[i + 1].digitValue() : -1;
    if (number < 1 || number > int(arguments.size())) {
      filled += sentence[i];
      continue;
    }
    filled += QString::fromStdString(arguments[std::size_t(number - 1)]);
    ++i;
  }
  return filled;
}

}  // namespace linger
