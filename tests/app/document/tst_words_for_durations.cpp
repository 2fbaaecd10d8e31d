#include <QTest>

#include "app/document/tick_text.h"
#include "app/document/words.h"

using namespace linger;
using namespace std::chrono_literals;

/// How durations are written, and read again where somebody types them.
class TestWordsForDurations : public QObject {
  Q_OBJECT

 private slots:
  void aDurationHasTheUnitsThatSuitIt_data() {
    QTest::addColumn<qint64>("micro");
    QTest::addColumn<QString>("words");
    QTest::newRow("nothing") << qint64(0) << "0 s";
    QTest::newRow("a loopback trip") << qint64(50) << "50 µs";
    QTest::newRow("a round trip") << qint64(100'000) << "100 ms";
    QTest::newRow("an instant") << qint64(60'240'000) << "60.24 s";
    QTest::newRow("2 MSL of 2 minutes") << qint64(240'000'000) << "240 s";
    QTest::newRow("a second more") << qint64(241'000'000) << "4 min 1 s";
    QTest::newRow("whole minutes") << qint64(300'000'000) << "5 min";
    QTest::newRow("part of a second") << qint64(301'500'000) << "5 min 1.5 s";
    QTest::newRow("keep-alive") << qint64(7'200'000'000) << "2 h";
    QTest::newRow("its last probe") << qint64(7'875'000'000) << "2 h 11 min 15 s";
  }

  void aDurationHasTheUnitsThatSuitIt() {
    QFETCH(qint64, micro);
    QFETCH(QString, words);
    QCOMPARE(durationText(Duration(micro)), words);
    QCOMPARE(typedDuration(words), std::optional(Duration(micro)));
  }

  void aTimeAxisIsMarkedInSeconds() {
    QCOMPARE(tickText(kSimStart), QStringLiteral("0 s"));
    QCOMPARE(tickText(kSimStart + 290ms), QStringLiteral("0.29 s"));
    QCOMPARE(tickText(kSimStart + 1500ms), QStringLiteral("1.5 s"));
    QCOMPARE(tickText(kSimStart + 241s), QStringLiteral("4 min 1 s"));
  }

  void whatIsNoDurationIsNotRead() {
    for (const char* typed : {"", "s", "1.5.2 s", "-3 s", "4 min 1", "soon", "1 s 2 s 3 s 4 s"}) {
      QVERIFY2(!typedDuration(QString::fromLatin1(typed)), typed);
    }
  }

  void aBareNumberCountsSeconds() {
    QCOMPARE(typedDuration(QStringLiteral(" 1,5 ")), std::optional<Duration>(1500ms));
  }
};

QTEST_GUILESS_MAIN(TestWordsForDurations)
#include "tst_words_for_durations.moc"
