#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include "tests/app/cli/explained.h"

namespace {

void writeFile(const QString& path, const QByteArray& contents) {
  QFile file(path);
  QVERIFY(file.open(QIODevice::WriteOnly));
  QCOMPARE(file.write(contents), contents.size());
}

/// One line that names the file and says `words`; nothing on standard output; exit 2.
void refuses(const QStringList& words, const QString& named, const QString& said,
             const QByteArray& input = {}) {
  const Outcome outcome = runLinger(QStringList{"explain"} + words, input);
  QCOMPARE(outcome.exitCode, 2);
  QCOMPARE(outcome.out, QByteArray());
  QCOMPARE(outcome.error.count('\n'), 1);
  const QString error = QString::fromUtf8(outcome.error);
  QVERIFY2(error.startsWith("linger: " + named) && error.contains(said), qPrintable(error));
}

}  // namespace

/// `linger explain`, as scripts and people use it.
class TestExplain : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() {
    QVERIFY(folder_.isValid());
    capture_ = folder_.filePath("restart.pcapng");
    QCOMPARE(runLinger({"run", "restart", "--format", "pcapng", "-o", capture_}).exitCode, 0);
  }

  void tellsHowAConnectionEnded() {
    const QJsonArray connections = connectionsOf(capture_);
    QCOMPARE(connections.size(), 1);
    const QJsonObject connection = connections[0].toObject();
    const QJsonObject expected{
        {"client", "192.0.2.10:32768"},
        {"server", "192.0.2.20:8080"},
        {"conn_state", "SF"},
        {"history", "ShADdfFa"},
        {"closed_first", "server"},
        {"fins", QJsonObject{{"client", 1}, {"server", 1}}},
        {"reset_by", "none"},
        {"states", QJsonObject{{"client", "CLOSED"}, {"server", "TIME-WAIT"}}},
        {"inferred", QJsonArray{"client"}},
        {"first_frame", 1},
        {"last_frame", 10},
        {"completeness", 31},
        {"findings", QJsonArray{"server-closed-first"}},
        {"bytes", QJsonObject{{"client", 100}, {"server", 300}}},
    };
    for (auto member = expected.begin(); member != expected.end(); ++member) {
      QVERIFY2(connection[member.key()] == member.value(), qPrintable(member.key()));
    }
  }

  void tellsWhatShowsItAndWhatItMeans() {
    const Outcome outcome = runLinger({"explain", capture_, "--format", "json", "--os", "linux"});
    const QJsonObject whole = QJsonDocument::fromJson(outcome.out).object();
    const QJsonObject connection = whole["connections"].toArray()[0].toObject();
    QCOMPARE(connection["handshake"].toString(), QStringLiteral("seen"));
    const QJsonObject evidence = connection["evidence"].toArray()[0].toObject();
    QCOMPARE(evidence["finding"].toString(), QStringLiteral("server-closed-first"));
    QCOMPARE(evidence["frames"].toArray(), (QJsonArray{connection["fin_frames"]["server"][0]}));
    const QJsonObject wait = connection["time_wait"].toArray()[0].toObject();
    QCOMPARE(wait["side"].toString(), QStringLiteral("server"));
    QCOMPARE(wait["until"].toDouble() - wait["since"].toDouble(), 60.0);
    QVERIFY(whole["explanations"]["server-closed-first"].toString().contains("TIME-WAIT"));
    const QJsonObject again = connectionsOf(capture_)[0].toObject();
    const QJsonObject unknown = again["time_wait"].toArray()[0].toObject();
    QVERIFY(unknown["until"].isNull());
  }

  void readsStandardInput() {
    QFile file(capture_);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(connectionsOf("-", file.readAll()).size(), 1);
  }

  void drawsOneConnectionAsALadder() {
    const Outcome outcome = runLinger({"explain", capture_, "--connection", "1", "--os", "linux"});
    QCOMPARE(outcome.exitCode, 0);
    const QString text = QString::fromUtf8(outcome.out);
    for (const char* words : {"The server closed first.", "until 61.240 s (Linux: 60 s)",
                              "FA seq=301 ack=101", "FIN-WAIT-1", "CLOSED?"}) {
      QVERIFY2(text.contains(words), words);
    }
  }

  void makesASceneOfAConnection() {
    const QString path = folder_.filePath("scene.json");
    const Outcome outcome =
        runLinger({"explain", capture_, "--connection", "1", "--format", "scenario", "-o", path});
    QCOMPARE(outcome.exitCode, 0);
    QCOMPARE(outcome.error, QByteArray());
    const Outcome run = runLinger({"run", path, "--format", "json"});
    QCOMPARE(run.exitCode, 0);
    QVERIFY(run.out.contains("TIME-WAIT"));
  }

  void drawsOneConnectionAsAPicture() {
    const QString path = folder_.filePath("ladder.svg");
    const QStringList words{"render", capture_, "-o", path, "--connection"};
    const Outcome outcome = runLinger(words + QStringList{"1", "--os", "linux"});
    QCOMPARE(outcome.exitCode, 0);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().contains("<svg"));
    QVERIFY(runLinger(words + QStringList{"2"}).error.contains("expected a number up to 1"));
    const Outcome edited = runLinger(words + QStringList{"1", "--msl", "9s"});
    QCOMPARE(edited.exitCode, 2);
    QVERIFY(edited.error.contains("--msl: a capture cannot be edited"));
  }

  void listsConnectionsForPeople() {
    const Outcome outcome = runLinger({"explain", capture_});
    QCOMPARE(outcome.exitCode, 0);
    QVERIFY(outcome.out.contains("192.0.2.20:8080"));
    QVERIFY(outcome.out.contains("10 frames, 1 connection\n"));
  }

  void writesAFileWholeOrNotAtAll() {
    const QString path = folder_.filePath("out.json");
    QCOMPARE(runLinger({"explain", capture_, "--format", "json", "-o", path}).exitCode, 0);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(QJsonDocument::fromJson(file.readAll()).isObject());
  }

  void saysWhatCannotBeRead() {
    const QString empty = folder_.filePath("empty");
    writeFile(empty, {});
    refuses({empty}, empty, "found an empty file");
    const QString noCapture = folder_.filePath("page.html");
    writeFile(noCapture, "<html>");
    refuses({noCapture}, noCapture, "found no capture, expected pcap or pcapng");
    const QString cut = folder_.filePath("cut.pcap");
    writeFile(cut, QByteArray::fromHex("d4c3b2a102000400"));
    refuses({cut}, cut, "ends within the header");
    refuses({folder_.path()}, folder_.path(), "found a folder");
    refuses({"/dev/null"}, "/dev/null", "found a device or pipe");
    refuses({folder_.filePath("none")}, folder_.filePath("none"), "there is no such file");
    refuses({"-"}, "standard input", "found an empty file");
  }

  void saysWhatIsWrongWithItsOptions() {
    refuses({capture_, "--format", "xml"}, "--format", "expected text, json or scenario");
    refuses({capture_, "--format", "scenario"}, "--format scenario", "expected --connection");
    refuses({capture_, "--connection", "0"}, "--connection", "expected a number from 1");
    refuses({capture_, "--connection", "2"}, "--connection", "expected at most 1");
    refuses({capture_, "--os", "multics"}, "explain", "no system is called");
    refuses({}, "explain", "FILE is missing");
  }

  void showsWhatIsThereOfACutFile() {
    QFile file(capture_);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QString path = folder_.filePath("half.pcapng");
    writeFile(path, file.readAll().left(900));
    const Outcome outcome = runLinger({"explain", path, "--format", "json"});
    QCOMPARE(outcome.exitCode, 0);
    QVERIFY(outcome.error.contains("ends in the middle of a packet, at byte"));
    const QJsonObject whole = QJsonDocument::fromJson(outcome.out).object();
    QCOMPARE(whole["damage"].toObject()["kind"].toString(), QStringLiteral("cut-record"));
    QCOMPARE(whole["connections"].toArray().size(), 1);
  }

  void tellsAVerbOfScenariosThatItIsACapture() {
    const QString path = folder_.filePath("without-a-name");
    QVERIFY(QFile::copy(capture_, path));
    for (const QString& verb : {QStringLiteral("run"), QStringLiteral("render")}) {
      const Outcome outcome = runLinger({verb, path, "-o", folder_.filePath("never.svg")});
      QCOMPARE(outcome.exitCode, 2);
      QVERIFY2(outcome.error.contains("found a capture, expected a scenario"), outcome.error);
    }
    QVERIFY(!QFile::exists(folder_.filePath("never.svg")));
  }

 private:
  QTemporaryDir folder_;
  QString capture_;
};

QTEST_GUILESS_MAIN(TestExplain)
#include "tst_explain.moc"
