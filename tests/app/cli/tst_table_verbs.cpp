#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include "tests/app/cli/program.h"
#include "tests/measured/bind_rows.h"

using namespace linger;

/// bind and react as scripts use them: JSON in, JSON out.
class TestTableVerbs : public QObject {
  Q_OBJECT

 private slots:
  void answersStandardInput() {
    const Outcome outcome = runLinger({"bind"}, R"([{"state":"TIME-WAIT","call":"bind"}])");
    QCOMPARE(outcome.error, QByteArray());
    QCOMPARE(outcome.exitCode, 0);
    const QJsonObject row = QJsonDocument::fromJson(outcome.out).array()[0].toObject();
    QCOMPARE(row["state"].toString(), "TIME-WAIT");
    QCOMPARE(row["result"].toString(), "EADDRINUSE");
    QCOMPARE(row["failed_at"].toString(), "bind");
    QCOMPARE(row["errno"].toInt(), 98);
  }

  void answersATable() {
    QTemporaryDir folder;
    QFile file(folder.filePath("in.json"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(R"([{"state":"ESTABLISHED","segment":{"flags":"R"}}])");
    file.close();
    const Outcome outcome =
        runLinger({"react", "--table", "in.json", "-o", "out.json"}, {}, folder.path());
    QCOMPARE(outcome.error, QByteArray());
    QCOMPARE(outcome.exitCode, 0);
    QCOMPARE(outcome.out, QByteArray());
    QFile out(folder.filePath("out.json"));
    QVERIFY(out.open(QIODevice::ReadOnly));
    const QJsonArray rows = QJsonDocument::fromJson(out.readAll()).array();
    QCOMPARE(rows[0]["after"].toString(), "CLOSED");
  }

  void aSenselessQuestionMakesTheStatusTwo() {
    const Outcome outcome = runLinger({"bind"}, R"([{"state":"NONE"},{"state":"?"}])");
    QCOMPARE(outcome.exitCode, 2);
    QCOMPARE(outcome.error, QByteArray("linger: standard input: 1 of 2 questions make no sense: "
                                       "see their \"error\"\n"));
    const QJsonArray rows = QJsonDocument::fromJson(outcome.out).array();
    QCOMPARE(rows[0]["result"].toString(), "OK");
    QVERIFY(rows[1]["error"].isString());
  }

  void refusesWhatIsNoTable() {
    const auto refused = [](const QByteArray& input, const QByteArray& message) {
      const Outcome outcome = runLinger({"react"}, input);
      QCOMPARE(outcome.error, "linger: standard input:" + message + "\n");
      QCOMPARE(outcome.out, QByteArray());
      QCOMPARE(outcome.exitCode, 2);
    };
    refused("", "1:1: found the end of the file, expected a value");
    refused("{}", "1:1: found an object, expected a list of questions");
    refused("[{]", "1:3: found ']', expected a key in double quotes");
    QCOMPARE(runLinger({"bind", "--table", "/no/such"}).exitCode, 2);
    QCOMPARE(runLinger({"bind", "x"}).error,
             QByteArray("linger: bind: unexpected argument \"x\" (see linger bind --help)\n"));
  }

  /// What was measured, all of it, through the program.
  void agreesWithTheMeasuredRows_data() {
    QTest::addColumn<QString>("verb");
    QTest::addColumn<QJsonArray>("expected");
    QTest::addColumn<QStringList>("answer");
    QTest::newRow("bind") << "bind" << measuredBindRows() << QStringList{"result", "failed_at"};
    for (const char* const name : {"linux-6.18-segments", "linux-6.18-chosen-segments"}) {
      QFile file(QStringLiteral(LINGER_SOURCE_DIR "/tests/measured/%1.json").arg(name));
      QVERIFY(file.open(QIODevice::ReadOnly));
      QTest::addRow("react, %s", name) << "react" << QJsonDocument::fromJson(file.readAll()).array()
                                       << QStringList{"after", "replies", "time_wait_restarted"};
    }
  }

  void agreesWithTheMeasuredRows() {
    QFETCH(QString, verb);
    QFETCH(QJsonArray, expected);
    QFETCH(QStringList, answer);
    QVERIFY(expected.size() > 100);
    const Outcome outcome = runLinger({verb}, QJsonDocument(expected).toJson());
    QCOMPARE(outcome.exitCode, 0);
    const QJsonArray rows = QJsonDocument::fromJson(outcome.out).array();
    QCOMPARE(rows.size(), expected.size());
    for (int i = 0; i < rows.size(); ++i) {
      for (const QString& key : answer) QCOMPARE(rows[i][key], expected[i][key]);
    }
  }
};

QTEST_GUILESS_MAIN(TestTableVerbs)
#include "tst_table_verbs.moc"
