#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>
#include <csignal>

#include <sys/types.h>

#include "app/explore/losses_survived.h"
#include "tests/app/cli/program.h"

using namespace linger;

namespace {

/// The restart story by the RFC, with an MSL of about one and a half retransmission timeouts.
QStringList ask(const QStringList& more) {
  return QStringList{"explore", "restart", "--os", "rfc9293", "--msl", "1.6s"} + more;
}

constexpr int kHolds = -1;

QJsonArray cells(const Outcome& outcome) {
  const QJsonDocument json = QJsonDocument::fromJson(outcome.out);
  return json["format"] == QStringLiteral("linger-explore/1") ? json["cells"].toArray()
                                                              : QJsonArray();
}

/// The signals that the process catches, as Linux tells; empty where it does not.
QByteArray signalsCaught(pid_t pid) {
  QFile status(QStringLiteral("/proc/%1/status").arg(pid));
  if (!status.open(QIODevice::ReadOnly)) return {};
  for (const QByteArray& line : status.readAll().split('\n')) {
    if (line.startsWith("SigCgt:")) return line.mid(7).trimmed();
  }
  return {};
}

bool catchesInterrupt(pid_t pid) {
  return (signalsCaught(pid).toULongLong(nullptr, 16) >> (SIGINT - 1) & 1U) != 0;
}

}  // namespace

/// linger explore, as scripts see it.
class TestExploreVerb : public QObject {
  Q_OBJECT

 private slots:
  /// Each sentence of its lesson, by the cell that it names.
  void theBuiltInSceneShowsWhatItsLessonSays_data() {
    QTest::addColumn<QString>("timeWait");
    QTest::addColumn<QStringList>("budget");
    QTest::addColumn<int>("faults");
    QTest::newRow("0.5 MSL, 1 late") << "0.5msl" << QStringList{"--delays", "1"} << 1;
    for (const char* one : {"--losses", "--duplicates", "--delays"}) {
      QTest::addRow("1 MSL, %s 1", one) << "1msl" << QStringList{one, "1"} << kHolds;
      QTest::addRow("1.5 MSL, %s 1", one) << "1.5msl" << QStringList{one, "1"} << kHolds;
      QTest::addRow("2 MSL, %s 2", one) << "2msl" << QStringList{one, "2"} << kHolds;
    }
    QTest::newRow("1.5 MSL, 2 late") << "1.5msl" << QStringList{"--delays", "2"} << 2;
    QTest::newRow("2 MSL, 3 lost") << "2msl" << QStringList{"--losses", "3"} << 3;
  }
  void theBuiltInSceneShowsWhatItsLessonSays() {
    QFETCH(QString, timeWait);
    QFETCH(QStringList, budget);
    QFETCH(int, faults);
    const Outcome outcome = runLinger(QStringList{"explore", "why-2msl", "--time-wait", timeWait,
                                                  "--property", "quiet", "--format", "json"} +
                                      budget);
    QCOMPARE(cells(outcome).at(0)["faults"].toInt(kHolds), faults);
    QCOMPARE(outcome.exitCode, faults == kHolds ? 0 : 1);
  }

  /// The figures of the window and of the README: with one loss more a reset or an error is
  /// possible.
  void howManyLossesALengthSurvives_data() {
    QTest::addColumn<QList<int>>("losses");
    for (const LossesSurvived& row : lossesSurvived()) {
      const std::string_view name = profileOf(row.os).name;
      QTest::addRow("%.*s", int(name.size()), name.data())
          << QList<int>(row.losses.begin(), row.losses.end());
    }
    QCOMPARE(lossesSurvived().size(), allProfiles().size());
  }
  void howManyLossesALengthSurvives() {
    QFETCH(QList<int>, losses);
    const Outcome outcome = runLinger({"explore", "restart", "--os", QTest::currentDataTag(),
                                       "--losses", "9", "--time-wait", "1s,10s,60s,2msl",
                                       "--property", "clean-close", "--format", "json"});
    QList<int> found;
    for (const QJsonValue& cell : cells(outcome)) found << cell["faults"].toInt() - 1;
    QCOMPARE(found, losses);
  }

  void theReadmeHasTheSameFigures() {
    QFile file(QStringLiteral(LINGER_SOURCE_DIR "/README.md"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray readme = file.readAll();
    for (const LossesSurvived& row : lossesSurvived()) {
      const auto& [second, ten, minute, own] = row.losses;
      const QByteArray cells = QStringLiteral("| %1 | %2 | %3 | %4 (")
                                   .arg(second)
                                   .arg(ten)
                                   .arg(minute)
                                   .arg(own)
                                   .toUtf8();
      const QByteArray title = QByteArray::fromStdString(std::string(profileOf(row.os).title));
      const bool isThere = std::ranges::any_of(readme.split('\n'), [&](const QByteArray& line) {
        return line.startsWith("| ") && line.contains(title) && line.contains(cells);
      });
      QVERIFY2(isThere, title.constData());
    }
  }

  void jsonHasACellForEachLengthAndProperty() {
    const Outcome outcome =
        runLinger(ask({"--losses", "1", "--time-wait", "0,0.5msl,2msl,60s", "--property", "quiet",
                       "--property", "clean-close", "--format", "json"}));
    QCOMPARE(outcome.exitCode, 1);
    const QJsonArray found = cells(outcome);
    QCOMPARE(found.size(), 8);
    QCOMPARE(found[0]["property"].toString(), "quiet");
    QCOMPARE(found[1]["property"].toString(), "clean-close");
    const QList<int> lengths{0, 800'000, 3'200'000, 60'000'000};
    for (int i = 0; i < 8; ++i) {
      const QJsonObject cell = found[i].toObject();
      QCOMPARE(cell["time_wait_us"].toInt(), lengths[i / 2]);
      QCOMPARE(cell["losses"].toInt(), 1);
      QCOMPARE(cell["duplicates"].toInt(), 0);
      QCOMPARE(cell["delays"].toInt(), 0);
      QCOMPARE(cell["complete"].toBool(), true);
      QVERIFY(cell["runs"].toInt() >= cell["outcomes"].toInt());
      QCOMPARE(cell["holds"].toBool(), cell["counterexample"].isNull());
      QCOMPARE(cell["holds"].toBool(), cell["faults"].isNull());
    }
    QCOMPARE(found[1]["faults"].toInt(), 1);
    QCOMPARE(found[7]["holds"].toBool(), true);
  }

  void aCounterexampleIsAScenarioThatShowsTheFault() {
    const Outcome outcome = runLinger(
        ask({"--delays", "2", "--time-wait", "2msl", "--property", "quiet", "--format", "json"}));
    const QJsonArray found = cells(outcome);
    QCOMPARE(found.size(), 1);
    QCOMPARE(found[0]["faults"].toInt(), 2);
    const QByteArray scenario = QJsonDocument(found[0]["counterexample"].toObject()).toJson();
    QCOMPARE(runLinger({"run", "-"}, scenario).exitCode, 0);
    const Outcome again = runLinger({"explore", "-", "--losses", "0", "--time-wait", "3.2s",
                                     "--property", "quiet", "--format", "json"},
                                    scenario);
    QCOMPARE(again.exitCode, 1);
    QCOMPARE(cells(again).at(0)["faults"].toInt(), 0);
  }

  void whereAllHoldsItExitsWithZero() {
    const Outcome outcome = runLinger(
        ask({"--losses", "2", "--time-wait", "2msl,4msl", "--property", "quiet,no-old-data"}));
    QCOMPARE(outcome.exitCode, 0);
    QVERIFY(outcome.out.contains("holds"));
    QVERIFY(!outcome.out.contains("broken"));
  }

  void theTextNamesTheCommandThatPlaysACounterexample() {
    const Outcome outcome =
        runLinger(ask({"--losses", "1", "--time-wait", "0", "--property", "clean-close"}));
    QCOMPARE(outcome.exitCode, 1);
    QVERIFY(outcome.out.contains("linger run restart --os rfc9293 --msl 0s --drop server:ack:1\n"));
  }

  void theNumberOfThreadsChangesNothing() {
    const auto with = [](const char* threads) {
      return runLinger(ask({"--format", "json", "--threads", threads})).out;
    };
    const QByteArray one = with("1");
    QVERIFY(!one.isEmpty());
    QVERIFY(with("2") == one);
    QVERIFY(with("8") == one);
  }

  void aSearchThatIsCutShortSaysSo() {
    const Outcome outcome = runLinger(ask({"--delays", "2", "--time-wait", "4msl", "--property",
                                           "no-old-data", "--limit", "20", "--format", "json"}));
    QCOMPARE(cells(outcome).at(0)["complete"].toBool(true), false);
  }

  void ctrlCPrintsWhatHasBeenFound() {
    QProcess process;
    process.start(QStringLiteral(LINGER_PROGRAM),
                  ask({"--delays", "9", "--time-wait", "4msl,8msl", "--property", "no-old-data",
                       "--format", "json"}));
    QVERIFY(process.waitForStarted());
    const auto pid = pid_t(process.processId());
    if (signalsCaught(pid).isEmpty()) {
      process.kill();
      QVERIFY(process.waitForFinished());
      QSKIP("/proc does not say which signals a process catches");
    }
    QTRY_VERIFY(catchesInterrupt(pid));
    QCOMPARE(kill(pid, SIGINT), 0);
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 130);
    const QJsonArray found = cells({0, process.readAllStandardOutput(), {}});
    QCOMPARE(found.size(), 2);
    for (const QJsonValue& cell : found) QCOMPARE(cell["complete"].toBool(true), false);
  }

  void propertiesAreListed() {
    const Outcome outcome = runLinger({"explore", "--property", "list"});
    QCOMPARE(outcome.exitCode, 0);
    for (const char* name : {"clean-close", "quiet", "no-old-segment", "no-old-data",
                             "no-confusion", "rebind-is-safe"}) {
      QVERIFY(outcome.out.contains(name));
    }
  }

  void itWritesAFileAsAWhole() {
    const QTemporaryDir folder;
    const QString path = folder.filePath("table.json");
    const Outcome outcome = runLinger(ask({"--losses", "0", "--format", "json", "-o", path}));
    QCOMPARE(outcome.out, QByteArray());
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(QJsonDocument::fromJson(file.readAll()).isObject());
  }

  void badUsageIsTold_data() {
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QByteArray>("told");
    QTest::newRow("no scenario") << QStringList{"explore"} << QByteArray("expected a scenario");
    QTest::newRow("unknown scenario") << QStringList{"explore", "nowhere"} << QByteArray("nowhere");
    QTest::newRow("no number") << ask({"--losses", "many"})
                               << QByteArray("--losses: found \"many\"");
    QTest::newRow("negative") << ask({"--delays", "-1"}) << QByteArray("--delays: found \"-1\"");
    QTest::newRow("too many") << ask({"--duplicates", "10"}) << QByteArray("from 0 to 9");
    QTest::newRow("no length") << ask({"--time-wait", "2ms,long"}) << QByteArray("found \"long\"");
    QTest::newRow("no MSLs") << ask({"--time-wait", "xmsl"}) << QByteArray("found \"xmsl\"");
    QTest::newRow("below 0") << ask({"--time-wait", "-1msl"}) << QByteArray("found \"-1msl\"");
    QTest::newRow("too long") << ask({"--time-wait", "1e9msl"}) << QByteArray("found \"1e9msl\"");
    QTest::newRow("property") << ask({"--property", "peace"}) << QByteArray("found \"peace\"");
    QTest::newRow("format") << ask({"--format", "xml"}) << QByteArray("found \"xml\"");
    QTest::newRow("next") << ask({"--next-iss", "best"}) << QByteArray("found \"best\"");
    QTest::newRow("limit") << ask({"--limit", "0"}) << QByteArray("--limit: found \"0\"");
    QTest::newRow("option") << ask({"--lossless"}) << QByteArray("--lossless");
  }
  void badUsageIsTold() {
    QFETCH(QStringList, words);
    QFETCH(QByteArray, told);
    const Outcome outcome = runLinger(words);
    QCOMPARE(outcome.exitCode, 2);
    QCOMPARE(outcome.out, QByteArray());
    QVERIFY2(outcome.error.contains(told), outcome.error.constData());
  }
};

QTEST_GUILESS_MAIN(TestExploreVerb)
#include "tst_explore_verb.moc"
