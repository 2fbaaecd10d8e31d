#include <QCoreApplication>
#include <QDirIterator>
#include <QFile>
#include <QLibraryInfo>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

#include "app/document/language.h"

using namespace linger;

namespace {

const QString kRoot = QStringLiteral(LINGER_SOURCE_DIR);
const QString kFolder = kRoot + "/resources/translations/";
const QString kChinese = kFolder + "linger_zh_CN.ts";

struct Message {
  QString context;
  QString source;
  QString translation;
  bool finished = true;
};

/// The messages of a .ts file that are still in use.
std::vector<Message> messagesOf(const QString& path) {
  QFile file(path);
  std::vector<Message> messages;
  if (!file.open(QIODevice::ReadOnly)) return messages;
  QXmlStreamReader xml(&file);
  QString context;
  while (!xml.atEnd()) {
    if (xml.readNext() != QXmlStreamReader::StartElement) continue;
    if (xml.name() == u"name") context = xml.readElementText();
    if (xml.name() == u"source") messages.push_back({context, xml.readElementText(), {}, true});
    if (xml.name() == u"translation") {
      const QString type = xml.attributes().value("type").toString();
      Message& message = messages.back();
      message.finished = type != "unfinished";
      message.translation = xml.readElementText(QXmlStreamReader::IncludeChildElements).trimmed();
      if (type == "vanished" || type == "obsolete") messages.pop_back();
    }
  }
  return messages;
}

QStringList allOf(const QRegularExpression& pattern, const QString& text) {
  QStringList found;
  for (auto it = pattern.globalMatch(text); it.hasNext();) found << it.next().captured();
  found.sort();
  return found;
}

QString lupdate() {
  const QStringList folders{"/usr/lib/qt6/bin", QLibraryInfo::path(QLibraryInfo::BinariesPath)};
  const QString known = QStandardPaths::findExecutable("lupdate", folders);
  return known.isEmpty() ? QStandardPaths::findExecutable("lupdate") : known;
}

}  // namespace

/// Chinese has every sentence of the program, with its places and without touching RFC names.
class TestTranslations : public QObject {
  Q_OBJECT

 private slots:
  void nothingIsUnfinished() {
    const auto messages = messagesOf(kChinese);
    QVERIFY(!messages.empty());
    for (const Message& message : messages) {
      QVERIFY2(message.finished && !message.translation.isEmpty(), qPrintable(message.source));
    }
  }

  void placesAgree() {
    static const QRegularExpression place("%(\\d|n)");
    for (const Message& message : messagesOf(kChinese)) {
      const QStringList expected = allOf(place, message.source);
      QVERIFY2(QSet<QString>(expected.begin(), expected.end()) == setOf(place, message.translation),
               qPrintable(message.source));
    }
  }

  void rfcNamesStay() {
    static const QRegularExpression name(
        "\\b(CLOSED|LISTEN|SYN-SENT|SYN-RECEIVED|ESTABLISHED|FIN-WAIT-[12]|CLOSE-WAIT|CLOSING|"
        "LAST-ACK|TIME-WAIT|FIN|ACK|RST|SYN|MSL|SO_REUSEADDR)\\b");
    for (const Message& message : messagesOf(kChinese)) {
      QVERIFY2(setOf(name, message.translation).contains(setOf(name, message.source)),
               qPrintable(message.source));
    }
  }

  void everySentenceOfTheSourcesIsThere_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QStringList>("options");
    QTest::newRow("Chinese") << "linger_zh_CN.ts" << QStringList();
    QTest::newRow("English plurals") << "linger_en.ts" << QStringList("-pluralonly");
  }

  /// What the sources say now is what the file translates.
  void everySentenceOfTheSourcesIsThere() {
    QFETCH(const QString, name);
    QFETCH(const QStringList, options);
    const QString program = lupdate();
    if (program.isEmpty()) QSKIP("lupdate is not installed");
    QTemporaryDir folder;
    const QString copy = folder.filePath(name);
    QVERIFY(QFile::copy(kFolder + name, copy));
    QProcess process;
    process.setWorkingDirectory(kRoot);
    process.start(program, options + QStringList{"-silent", "app", "-I", ".", "-locations", "none",
                                                 "-no-ui-lines", "-ts", copy});
    QVERIFY(process.waitForFinished(120'000));
    QCOMPARE(process.exitCode(), 0);
    QStringList missing;
    for (const Message& message : messagesOf(copy)) {
      if (!message.finished) missing << message.context + ": " + message.source;
    }
    QVERIFY2(missing.isEmpty(), qPrintable("not translated:\n" + missing.join('\n')));
  }

  /// A context that no source declares is one that the program never asks for.
  void everyContextIsDeclared() {
    QString sources;
    for (QDirIterator it(kRoot + "/app", {"*.cpp", "*.h"}, QDir::Files,
                         QDirIterator::Subdirectories);
         it.hasNext();) {
      QFile file(it.next());
      QVERIFY(file.open(QIODevice::ReadOnly));
      sources += QString::fromUtf8(file.readAll());
    }
    for (const Message& message : messagesOf(kChinese)) {
      const QString plain = message.context.section("::", -1);
      const bool isClass = message.context.startsWith("linger::") &&
                           sources.contains(QRegularExpression("class " + plain + " [^;]*\\{"));
      const bool isDeclared = sources.contains("(" + message.context + ")") ||
                              sources.contains("(\"" + message.context + "\"");
      QVERIFY2(isClass || isDeclared, qPrintable(message.context + ": " + message.source));
    }
  }

  void theProgramSpeaksTheLocale() {
    speak(QLocale("zh_CN"));
    QCOMPARE(QCoreApplication::translate("Words", "data"), QStringLiteral("数据"));
    speak(QLocale("fr_FR"));
    QCOMPARE(QCoreApplication::translate("Words", "data"), QStringLiteral("data"));
  }

  void englishHasPlurals() {
    speak(QLocale::c());
    const auto bytes = [](int n) {
      return QCoreApplication::translate("Ladder", "%n byte(s)", nullptr, n);
    };
    QCOMPARE(bytes(1), QStringLiteral("1 byte"));
    QCOMPARE(bytes(300), QStringLiteral("300 bytes"));
  }

 private:
  static QSet<QString> setOf(const QRegularExpression& pattern, const QString& text) {
    const QStringList all = allOf(pattern, text);
    return {all.begin(), all.end()};
  }
};

QTEST_GUILESS_MAIN(TestTranslations)
#include "tst_translations.moc"
