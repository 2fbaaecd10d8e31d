#include <QProcess>
#include <QTest>

#include "tests/model/host/reaction_rows.h"

using namespace linger;

#ifdef LINGER_MEASURE_LWIP
namespace {

struct Answer {
  int exitCode = -1;
  QByteArray text;
};

Answer measureLwip(const QStringList& arguments) {
  QProcess program;
  program.start(QStringLiteral(LINGER_MEASURE_LWIP), arguments);
  program.waitForFinished();
  return {program.exitCode(), program.readAllStandardOutput()};
}

/// Newer versions answer otherwise, and the profile is of this one.
bool isTheVersionOfTheProfile() {
  return measureLwip({"--version"}).text.trimmed().endsWith(" 2.1.3");
}

}  // namespace
#endif

/// The real lwIP, where its library is installed (Debian's liblwip-dev).
class TestLwip : public QObject {
  Q_OBJECT

 private slots:
  void answersAsItDid() {
#ifdef LINGER_MEASURE_LWIP
    if (!isTheVersionOfTheProfile()) QSKIP("the profile is of lwIP 2.1.3; here is another");
    const Answer again =
        measureLwip({"--again", LINGER_SOURCE_DIR "/tests/measured/lwip-2.1.3-segments.json"});
    QVERIFY2(again.exitCode == 0, again.text);
    QCOMPARE(again.text, "500 questions, 0 answered differently\n");
#else
    QSKIP("liblwip-dev is not installed");
#endif
  }

  /// Questions that nobody has chosen.
  void theEngineAnswersFreshQuestionsAsItDoes() {
#ifdef LINGER_MEASURE_LWIP
    if (!isTheVersionOfTheProfile()) QSKIP("the profile is of lwIP 2.1.3; here is another");
    for (const QString seed : {"7", "1128"}) {
      const Answer fresh = measureLwip({"5000", "--seed", seed});
      QCOMPARE(fresh.exitCode, 0);
      const QJsonArray rows = QJsonDocument::fromJson(fresh.text).array();
      QCOMPARE(rows.size(), 5000);
      QCOMPARE(countWrong(rows), 0);
    }
#else
    QSKIP("liblwip-dev is not installed");
#endif
  }

  /// What tst_lwip_timers holds the engine to.
  void isAsPatientAsItWas() {
#ifdef LINGER_MEASURE_LWIP
    if (!isTheVersionOfTheProfile()) QSKIP("the profile is of lwIP 2.1.3; here is another");
    const QByteArray told = measureLwip({"--patience"}).text;
    const QByteArrayList expected{
        "SYN-SENT     sent at 0 2.75 5.75 8.75 11.75 14.75 17.75, gone at 18.25",
        "SYN-RECEIVED sent at 3 9, gone at 20.5",
        "FIN-WAIT-1   sent at 0 2.5 7.5 17.5 37.5 77.5 157.5 317.5 637.5 957.5 1277.5 1597.5 "
        "1917.5, gone at 1918",
        "LAST-ACK     sent at 0 2.5 7.5 17.5 37.5 77.5, gone at 120.5",
    };
    QCOMPARE(told.trimmed().split('\n'), expected);
#else
    QSKIP("liblwip-dev is not installed");
#endif
  }

  void doesNotTakeAMissingFile() {
#ifdef LINGER_MEASURE_LWIP
    QCOMPARE(measureLwip({"--again", "no-such-file.json"}).exitCode, 2);
#else
    QSKIP("liblwip-dev is not installed");
#endif
  }
};

QTEST_GUILESS_MAIN(TestLwip)
#include "tst_lwip.moc"
