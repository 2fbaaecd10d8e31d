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

}  // namespace
#endif

/// The real lwIP, where its library is installed (Debian's liblwip-dev).
class TestLwip : public QObject {
  Q_OBJECT

 private slots:
  void answersAsItDid() {
#ifdef LINGER_MEASURE_LWIP
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
    const Answer fresh = measureLwip({"5000", "--seed", "7"});
    QCOMPARE(fresh.exitCode, 0);
    const QJsonArray rows = QJsonDocument::fromJson(fresh.text).array();
    QCOMPARE(rows.size(), 5000);
    QCOMPARE(countWrong(rows), 0);
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
