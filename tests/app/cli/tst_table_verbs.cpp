#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include "tests/app/cli/program.h"

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
    QCOMPARE(
        runLinger({"bind", "x"}).error,
        QByteArray("linger: bind: \"x\" is one word too many (linger bind --help tells more)\n"));
  }

  /// The measured rows that come with the facts, all of them, through the program.
  void agreesWithTheMeasuredRows_data() {
    QTest::addColumn<QString>("verb");
    QTest::addColumn<QString>("file");
    QTest::addColumn<QStringList>("answer");
    const QStringList bind{"result", "failed_at"};
    QTest::newRow("bind") << "bind"
                          << "linux-bind-matrix.json" << bind;
    QTest::newRow("bind, IPv6") << "bind"
                                << "linux-bind-matrix-ipv6.json" << bind;
    QTest::newRow("react") << "react"
                           << "linux-segments.json"
                           << QStringList{"after", "replies", "time_wait_restarted"};
  }

  void agreesWithTheMeasuredRows() {
    QFETCH(QString, verb);
    QFETCH(QString, file);
    QFETCH(QStringList, answer);
    const QString path = QStringLiteral(LINGER_SOURCE_DIR "/../shared/facts/") + file;
    QFile data(path);
    if (!data.open(QIODevice::ReadOnly)) QSKIP("the measurements are not beside this source tree");
    const QJsonArray expected = QJsonDocument::fromJson(data.readAll()).array();
    const Outcome outcome = runLinger({verb, "--table", path});
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
