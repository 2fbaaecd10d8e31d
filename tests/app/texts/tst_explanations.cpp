#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

#include "model/capture/captured_trace.h"
#include "model/host/call_rules.h"
#include "model/host/stack.h"
#include "model/sim/path_rules.h"
#include "model/systems/verdict.h"
#include "model/tcp/endpoint_rules.h"
#include "model/tcp/transitions.h"

using namespace linger;

namespace {

const QStringList kLanguages{"en", "zh_CN"};
const QStringList kSentences{"title", "what", "why", "mistake", "fact"};

QString keyOf(const Rule& rule) {
  return QString::fromUtf8(rule.key.data(), qsizetype(rule.key.size()));
}

/// Every rule that a record of a trace can cite.
QStringList citableKeys() {
  QStringList keys;
  for (const Row& row : transitionTable()) keys << keyOf(row.rule);
  for (const Rule& rule : endpointRules()) keys << keyOf(rule);
  for (const Rule& rule : hostRules()) keys << keyOf(rule);
  for (const Rule& rule : stackRules()) keys << keyOf(rule);
  for (const Rule& rule : kPathRules) keys << keyOf(rule);
  for (const Rule& rule : callRules()) keys << keyOf(rule);
  for (const Rule& rule : capture::captureRules()) keys << keyOf(rule);
  keys.removeDuplicates();
  return keys;
}

QJsonObject explanationsIn(const QString& language) {
  QFile file(QStringLiteral(LINGER_SOURCE_DIR "/resources/explanations/%1.json").arg(language));
  if (!file.open(QIODevice::ReadOnly)) return {};
  return QJsonDocument::fromJson(file.readAll()).object();
}

}  // namespace

/// The words beside a step of the story: whole, in both languages, and never without a source.
class TestExplanations : public QObject {
  Q_OBJECT

 private slots:
  void everyRuleIsExplained_data() {
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("key");
    for (const QString& language : kLanguages) {
      for (const QString& key : citableKeys()) {
        QTest::addRow("%s %s", qPrintable(language), qPrintable(key)) << language << key;
      }
    }
  }

  void everyRuleIsExplained() {
    QFETCH(QString, language);
    QFETCH(QString, key);
    const QJsonObject all = explanationsIn(language);
    QVERIFY2(all.contains(key), qPrintable(key + " has no explanation in " + language));
  }

  void everyExplanationIsWhole_data() { languages(); }

  void everyExplanationIsWhole() {
    QFETCH(QString, language);
    const QJsonObject all = explanationsIn(language);
    QVERIFY(!all.isEmpty());
    for (const QString& key : all.keys()) {
      const QJsonObject one = all[key].toObject();
      for (const QString& field : kSentences) {
        QVERIFY2(!one[field].toString().trimmed().isEmpty(), qPrintable(key + ": no " + field));
      }
      const QJsonArray sources = one["sources"].toArray();
      QVERIFY2(!sources.isEmpty(), qPrintable(key + ": no source"));
      for (const QJsonValue& source : sources)
        QVERIFY2(isSource(source.toString()), qPrintable(key));
      QCOMPARE(one.size(), kSentences.size() + 1);
    }
  }

  /// Long enough to teach, short enough to read while a class waits.
  void sentencesAreShort() {
    const QJsonObject all = explanationsIn("en");
    for (const QString& key : all.keys()) {
      int words = 0;
      for (const QString& field : kSentences.mid(1)) {
        words += int(all[key][field].toString().split(' ').size());
      }
      QVERIFY2(words >= 20 && words <= 100,
               qPrintable(QString("%1: %2 words").arg(key).arg(words)));
    }
  }

  void languagesAgree() {
    const QJsonObject english = explanationsIn("en");
    const QJsonObject chinese = explanationsIn("zh_CN");
    QCOMPARE(chinese.keys(), english.keys());
    static const QRegularExpression han("\\p{Han}");
    for (const QString& key : english.keys()) {
      QCOMPARE(chinese[key]["sources"].toArray(), english[key]["sources"].toArray());
      for (const QString& field : kSentences) {
        QVERIFY2(chinese[key][field].toString().contains(han), qPrintable(key + ": " + field));
      }
    }
  }

  /// States keep the RFC's names, in every language: none is written with underscores.
  void stateNamesAreTheRfcs() {
    static const QRegularExpression kernels("TIME_WAIT|FIN_WAIT|CLOSE_WAIT|LAST_ACK|SYN_");
    for (const QString& language : kLanguages) {
      const QJsonObject all = explanationsIn(language);
      for (const QString& key : all.keys()) {
        for (const QString& field : kSentences) {
          QVERIFY2(!all[key][field].toString().contains(kernels), qPrintable(key));
        }
      }
    }
  }

 private:
  static void languages() {
    QTest::addColumn<QString>("language");
    for (const QString& language : kLanguages) QTest::newRow(qPrintable(language)) << language;
  }

  /// An RFC by section and never by page, or a system with the place in it.
  static bool isSource(const QString& source) {
    static const QRegularExpression rfc("^RFC (768|\\d+ §\\d+(\\.\\d+)*)$");
    static const QRegularExpression system(
        "^(Linux|BSD|FreeBSD|macOS|OpenBSD|NetBSD|illumos|Windows|Microsoft|lwIP|smoltcp|POSIX|"
        "CPython|libuv|Java|Node|Go|Rust|\\.NET) \\S.*$");
    return rfc.match(source).hasMatch() || system.match(source).hasMatch();
  }
};

QTEST_APPLESS_MAIN(TestExplanations)
#include "tst_explanations.moc"
