#include "app/document/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QTranslator>

namespace linger {
namespace {

/// Replaces the translator of one kind. A file that is not there leaves the source's words.
void install(const char* name, const QLocale& locale, const QString& file, const QString& folder) {
  delete qApp->findChild<QTranslator*>(QLatin1String(name), Qt::FindDirectChildrenOnly);
  auto* translator = new QTranslator(qApp);
  translator->setObjectName(QLatin1String(name));
  if (translator->load(locale, file, QStringLiteral("_"), folder)) {
    QCoreApplication::installTranslator(translator);
  }
}

}  // namespace

void speak(const QLocale& locale) {
  const QString own = QStringLiteral(":/translations");
  // Later translators are asked first: English stays behind the others, for its plurals.
  install("linger.english", QLocale(QLocale::English), QStringLiteral("linger"), own);
  install("linger.qt", locale, QStringLiteral("qtbase"),
          QLibraryInfo::path(QLibraryInfo::TranslationsPath));
  install("linger.words", locale, QStringLiteral("linger"), own);
}

}  // namespace linger
